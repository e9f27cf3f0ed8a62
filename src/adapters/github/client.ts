import { z } from 'zod';
import { ToolError } from '../../core/errors.ts';
import type { Clock, Http, HttpResponse } from '../../core/ports.ts';

/** What GitHub said, without the difference between 401, 403 and 404 that the caller may not act on. */
export type Answer<T> =
  | { readonly kind: 'found'; readonly value: T }
  /** 404: not there, or the token may not know that it is. */
  | { readonly kind: 'absent' }
  /** 401 or 403: the token lacks a permission. */
  | { readonly kind: 'denied'; readonly message: string };

export interface GitHubOptions {
  readonly http: Http;
  readonly clock: Clock;
  readonly apiUrl: string;
  readonly token: string;
  readonly signal?: AbortSignal;
}

const attempts = 3;
const maxWaitMs = 20_000;
const problem = z.object({ message: z.string() });

/** 429, a secondary limit (403 with retry-after) and 5xx pass by themselves. */
const waitOf = (response: HttpResponse, attempt: number): number | undefined => {
  const asked = Number(response.headers['retry-after']);
  if (Number.isFinite(asked) && asked >= 0) return asked * 1000 <= maxWaitMs ? asked * 1000 : undefined;
  return response.status >= 500 || response.status === 429 ? 500 * 2 ** attempt : undefined;
};

const messageIn = (response: HttpResponse): string => {
  try {
    return problem.parse(JSON.parse(response.text())).message;
  } catch {
    return `status ${response.status}`;
  }
};

export class GitHub {
  private readonly options: GitHubOptions;
  constructor(options: GitHubOptions) {
    this.options = options;
  }

  /**
   * One GET. `path` begins with `/`; its parts are already encoded.
   * @throws ToolError `github-unexpected`, `http-failed`
   */
  async get<T>(path: string, schema: z.ZodType<T>): Promise<Answer<T>> {
    const response = await this.send(path);
    if (response.status === 404) return { kind: 'absent' };
    if (response.status === 401 || response.status === 403) return { kind: 'denied', message: messageIn(response) };
    if (response.status !== 200) throw unexpected(path, messageIn(response));
    return { kind: 'found', value: decode(path, response, schema) };
  }

  private async send(path: string, attempt = 0): Promise<HttpResponse> {
    const { http, clock, apiUrl, token, signal } = this.options;
    const response = await http.request({
      method: 'GET',
      url: `${apiUrl}${path}`,
      headers: {
        accept: 'application/vnd.github+json',
        'x-github-api-version': '2022-11-28',
        'user-agent': 'prod-actions',
        ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(signal === undefined ? {} : { signal }),
    });
    const wait = response.status < 400 || attempt + 1 >= attempts ? undefined : waitOf(response, attempt);
    if (wait === undefined) return response;
    await clock.sleep(wait, signal);
    return await this.send(path, attempt + 1);
  }
}

const unexpected = (path: string, why: string): ToolError =>
  new ToolError('github-unexpected', 'github', `GET ${path}: ${why}`);

const decode = <T>(path: string, response: HttpResponse, schema: z.ZodType<T>): T => {
  try {
    return schema.parse(JSON.parse(response.text()));
  } catch (cause) {
    throw unexpected(path, `the answer does not fit its description: ${String(cause).slice(0, 300)}`);
  }
};
