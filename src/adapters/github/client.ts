import { z } from 'zod';
import { messageOf, ToolError } from '../../core/errors.ts';
import type { Clock, Http, HttpResponse } from '../../core/ports.ts';
import { explained, notDone, waitOf } from './answers.ts';

/** What GitHub said, without the difference between 401, 403 and 404 that the caller may not act on. */
export type Answer<T> =
  | { readonly kind: 'found'; readonly value: T }
  /** 404: not there, or the token may not know that it is. */
  | { readonly kind: 'absent' }
  /** 401 or 403: the token lacks a permission, or its limit is used up; the message says which. */
  | { readonly kind: 'denied'; readonly message: string };

/** 409, 410, 422: understood and not done. */
export type Written<T> = Answer<T> | { readonly kind: 'refused'; readonly status: number; readonly message: string };

export interface GitHubOptions {
  readonly http: Http;
  readonly clock: Clock;
  readonly apiUrl: string;
  readonly token: string;
  readonly signal?: AbortSignal;
  /** For one request. */
  readonly timeoutMs?: number;
}

interface Call {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly path: string;
  readonly body?: object;
}

const attempts = 3;
const perPage = 100;

const named = ({ method, path }: Call): string => `${method} ${path}`;

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
    const call: Call = { method: 'GET', path };
    return read(call, await this.repeated(call), schema);
  }

  /**
   * The items of up to `pages` pages. `path` holds its own query.
   * @throws ToolError `github-unexpected`, `http-failed`
   */
  async list<T>(path: string, item: z.ZodType<T>, pages = 3): Promise<Answer<readonly T[]>> {
    const all: T[] = [];
    for (let page = 1; page <= pages; page += 1) {
      const sign = path.includes('?') ? '&' : '?';
      const answer = await this.get(`${path}${sign}per_page=${perPage}&page=${page}`, z.array(item));
      if (answer.kind !== 'found') return answer;
      all.push(...answer.value);
      if (answer.value.length < perPage) break;
    }
    return { kind: 'found', value: all };
  }

  /** One PATCH; the same one twice leaves what one leaves, so it is simply repeated. */
  async patch<T>(path: string, body: object, schema: z.ZodType<T>): Promise<Written<T>> {
    const call: Call = { method: 'PATCH', path, body };
    return written(call, await this.repeated(call), schema);
  }

  /**
   * One POST. Where nobody knows whether it was done (no answer, 5xx), `done` looks first; only what is not there is
   * asked for again.
   * @throws ToolError `github-unexpected`, `http-failed`
   */
  async post<T>(
    path: string,
    body: object,
    schema: z.ZodType<T>,
    done: () => Promise<T | undefined>,
  ): Promise<Written<T>> {
    const call: Call = { method: 'POST', path, body };
    for (let attempt = 0; ; attempt += 1) {
      const response = await this.once(call).catch(unlessAborted(this.options.signal));
      if (response !== undefined && response.status < 500 && !notDone(response)) return written(call, response, schema);
      const unknown = response === undefined || response.status >= 500;
      const there = unknown ? await done() : undefined;
      if (there !== undefined) return { kind: 'found', value: there };
      const wait = response === undefined ? 500 * 2 ** attempt : waitOf(response, attempt, this.options.clock.now());
      if (attempt + 1 >= attempts || wait === undefined) {
        if (response !== undefined) return written(call, response, schema);
        throw unexpected(call, `no answer after ${attempts} tries, and it was not done`);
      }
      await this.options.clock.sleep(wait, this.options.signal);
    }
  }

  private async repeated(call: Call, attempt = 0): Promise<HttpResponse> {
    const { clock, signal } = this.options;
    const response = await this.once(call);
    const wait = response.status < 400 || attempt + 1 >= attempts ? undefined : waitOf(response, attempt, clock.now());
    if (wait === undefined) return response;
    await clock.sleep(wait, signal);
    return await this.repeated(call, attempt + 1);
  }

  private async once({ method, path, body }: Call): Promise<HttpResponse> {
    const { http, apiUrl, token, signal, timeoutMs } = this.options;
    return await http.request({
      method,
      url: `${apiUrl}${path}`,
      headers: {
        accept: 'application/vnd.github+json',
        'x-github-api-version': '2022-11-28',
        'user-agent': 'prod-actions',
        ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
      ...(signal === undefined ? {} : { signal }),
    });
  }
}

/** Cancelled is cancelled; anything else is an outcome that nobody knows. */
const unlessAborted =
  (signal: AbortSignal | undefined) =>
  (thrown: unknown): undefined => {
    if (signal?.aborted === true || !(thrown instanceof ToolError)) throw thrown;
    return undefined;
  };

const read = <T>(call: Call, response: HttpResponse, schema: z.ZodType<T>): Answer<T> => {
  if (response.status === 404) return { kind: 'absent' };
  if (response.status === 401 || response.status === 403) return { kind: 'denied', message: explained(response) };
  if (response.status !== 200) throw unexpected(call, explained(response));
  return { kind: 'found', value: decode(call, response, schema) };
};

const written = <T>(call: Call, response: HttpResponse, schema: z.ZodType<T>): Written<T> => {
  const { status } = response;
  if (status === 429) return { kind: 'denied', message: explained(response) };
  if (status === 409 || status === 410 || status === 422)
    return { kind: 'refused', status, message: explained(response) };
  if (status === 200 || status === 201) return { kind: 'found', value: decode(call, response, schema) };
  return read(call, response, schema);
};

const unexpected = (call: Call, why: string): ToolError =>
  new ToolError('github-unexpected', 'github', `${named(call)}: ${why}`);

const decode = <T>(call: Call, response: HttpResponse, schema: z.ZodType<T>): T => {
  try {
    return schema.parse(JSON.parse(response.text()));
  } catch (cause) {
    throw unexpected(call, `the answer does not fit its description: ${messageOf(cause).slice(0, 300)}`);
  }
};
