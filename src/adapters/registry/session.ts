import { z } from 'zod';
import { ToolError, UserError } from '../../core/errors.ts';
import type { HttpRequest, HttpStream } from '../../core/ports.ts';
import { formatReference, isLoopback, type Reference } from '../../domain/images/reference.ts';
import { type Access, type AuthorizeDeps, authorize, unauthorized } from './authorize.ts';
import { collectText } from './bytes.ts';
import { retryAfter, Transient } from './retry.ts';

export interface RegistryRequest {
  readonly method: 'GET' | 'PUT';
  readonly reference: Reference;
  /** Under `/v2/<repository>/`. */
  readonly path: string;
  readonly access: Access;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  readonly signal?: AbortSignal | undefined;
}

export interface Session {
  /** One try, logged in where the registry asks for it; the answer is 2xx. @throws Transient for what may pass. */
  send(request: RegistryRequest): Promise<HttpStream>;
}

const apiHost = (registry: string): string => (registry === 'docker.io' ? 'registry-1.docker.io' : registry);

const addressOf = (request: RegistryRequest, insecure: readonly string[]): string => {
  const { registry, repository } = request.reference;
  const scheme = isLoopback(registry) || insecure.includes(registry) ? 'http' : 'https';
  return `${scheme}://${apiHost(registry)}/v2/${repository}/${request.path}`;
};

const redirects = [301, 302, 303, 307, 308];
const maxRedirects = 5;

const withoutAuthorization = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'authorization'));

/** Where a blob really lies. The login stays behind when the host changes; HTTPS never becomes HTTP. */
const redirected = (request: HttpRequest, answer: HttpStream): HttpRequest => {
  const from = new URL(request.url);
  const location = answer.headers['location'] ?? '';
  const to = URL.canParse(location, from.href) ? new URL(location, from.href) : undefined;
  if (to === undefined || (to.protocol !== 'https:' && to.protocol !== 'http:')) {
    throw new ToolError('registry-protocol', 'registry', `${from.host} redirects to nowhere ("${location}")`);
  }
  if (from.protocol === 'https:' && to.protocol === 'http:') {
    throw new UserError(
      'registry-insecure',
      `${from.host} redirects from HTTPS to plain HTTP (${to.host})`,
      'Use a registry that serves its blobs over HTTPS.',
    );
  }
  const headers = request.headers ?? {};
  return { ...request, url: to.href, headers: to.origin === from.origin ? headers : withoutAuthorization(headers) };
};

const errorsBody = z.object({ errors: z.array(z.object({ code: z.string(), message: z.string().optional() })) });

const said = (text: string): string => {
  try {
    const { errors } = errorsBody.parse(JSON.parse(text));
    return errors.map(({ code, message }) => (message === undefined ? code : `${code}: ${message}`)).join('; ');
  } catch {
    return text.replaceAll(/\s+/g, ' ').trim().slice(0, 200);
  }
};

const failureOf = async (request: RegistryRequest, answer: HttpStream, now: number): Promise<Error> => {
  const text = await collectText(answer.body, 64 * 1024).catch(() => '');
  const why = `${answer.status}${text === '' ? '' : ` ${said(text)}`}`;
  const { reference } = request;
  if (answer.status === 408 || answer.status === 429 || answer.status >= 500) {
    return new Transient(`${reference.registry} answered ${why}`, {
      retryAfterMs: retryAfter(answer.headers['retry-after'], now),
    });
  }
  if (answer.status === 401 || answer.status === 403) return unauthorized(reference, why);
  if (answer.status === 404) {
    return new UserError(
      'image-not-found',
      `${reference.registry} does not have ${formatReference(reference)} (${why})`,
      'Check the name and that the image was pushed; private images need credentials.',
    );
  }
  return new ToolError('registry-protocol', 'registry', `${reference.registry} answered ${why} to ${request.method}`);
};

export const createSession = (deps: AuthorizeDeps): Session => {
  /** `Authorization` per repository and access, as learned from the last 401. */
  const known = new Map<string, string>();

  const follow = async (request: RegistryRequest, authorization: string | undefined): Promise<HttpStream> => {
    let next: HttpRequest = {
      method: request.method,
      url: addressOf(request, deps.insecure),
      headers: { ...request.headers, ...(authorization === undefined ? {} : { authorization }) },
      ...(request.body === undefined ? {} : { body: request.body }),
      ...(request.signal === undefined ? {} : { signal: request.signal }),
    };
    for (let hop = 0; hop <= maxRedirects; hop += 1) {
      const answer = await deps.http.open(next);
      if (!redirects.includes(answer.status)) return answer;
      await answer.cancel();
      next = redirected(next, answer);
    }
    throw new ToolError('registry-protocol', 'registry', `${request.reference.registry} redirects without end`);
  };

  return {
    send: async request => {
      const { reference, access } = request;
      const key = `${reference.registry}/${reference.repository} ${access}`;
      let answer = await follow(request, known.get(key));
      if (answer.status === 401) {
        known.delete(key);
        await answer.cancel();
        const header = answer.headers['www-authenticate'] ?? '';
        const authorization = await authorize(deps, reference, header, access, request.signal);
        answer = await follow(request, authorization);
        if (answer.status !== 401) known.set(key, authorization);
      }
      if (answer.status >= 200 && answer.status < 300) return answer;
      throw await failureOf(request, answer, deps.clock.now());
    },
  };
};
