import { z } from 'zod';
import { UserError } from '../../core/errors.ts';
import type { Clock, HttpRequest, HttpStream, HttpStreams } from '../../core/ports.ts';
import { isLoopback, nameOf, type Reference } from '../../domain/images/reference.ts';
import { collectText } from './bytes.ts';
import { type Challenge, parseChallenge } from './challenge.ts';
import type { Credential, Credentials } from './credentials.ts';
import { retryAfter, Transient } from './retry.ts';

export type Access = 'pull' | 'pull,push';

const tokenAnswer = z.object({ token: z.string().optional(), access_token: z.string().optional() });
const maxTokenAnswer = 1024 * 1024;

const basic = (credential: Credential): string | undefined =>
  credential.kind === 'basic'
    ? `Basic ${Buffer.from(`${credential.username}:${credential.password}`).toString('base64')}`
    : undefined;

export const unauthorized = (reference: Reference, why: string): UserError =>
  new UserError(
    'registry-unauthorized',
    `${reference.registry} refused access to ${nameOf(reference)}: ${why}`,
    'Log in to the registry first, or pass its user name and password; check that they may read (and push to) this repository.',
  );

/** Credentials of an HTTPS registry never travel over plain HTTP, wherever the registry sends us for a token. */
const checkRealm = (reference: Reference, realm: string, insecure: readonly string[]): URL => {
  const url = URL.canParse(realm) ? new URL(realm) : undefined;
  const mayBePlain = isLoopback(reference.registry) || insecure.includes(reference.registry);
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && mayBePlain)) return url;
  throw new UserError(
    'registry-insecure',
    `${reference.registry} wants its token fetched from "${realm}", which is not HTTPS`,
    'Use a registry whose token service speaks HTTPS.',
  );
};

const tokenRequest = (
  url: URL,
  challenge: Extract<Challenge, { scheme: 'bearer' }>,
  scope: string,
  credential: Credential | undefined,
): HttpRequest => {
  const query = { ...(challenge.service === '' ? {} : { service: challenge.service }), scope };
  if (credential?.kind === 'identity') {
    const form = { ...query, grant_type: 'refresh_token', client_id: 'prod-actions', refresh_token: credential.token };
    return {
      method: 'POST',
      url: url.href,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString(),
    };
  }
  const address = new URL(url);
  for (const [name, value] of Object.entries(query)) address.searchParams.append(name, value);
  const authorization = credential === undefined ? undefined : basic(credential);
  return {
    method: 'GET',
    url: address.href,
    ...(authorization === undefined ? {} : { headers: { authorization } }),
  };
};

const readToken = (reference: Reference, text: string): string => {
  try {
    const answer = tokenAnswer.parse(JSON.parse(text));
    const token = answer.token ?? answer.access_token;
    if (token !== undefined && token !== '') return token;
  } catch {
    // Falls through: an answer without a token, whatever it is, lets nobody in.
  }
  throw unauthorized(reference, 'its token service answered without a token');
};

export interface AuthorizeDeps {
  readonly http: HttpStreams;
  readonly clock: Clock;
  readonly credentials: Credentials;
  readonly insecure: readonly string[];
}

const fetchToken = async (
  deps: AuthorizeDeps,
  reference: Reference,
  challenge: Extract<Challenge, { scheme: 'bearer' }>,
  access: Access,
  signal: AbortSignal | undefined,
): Promise<string> => {
  const url = checkRealm(reference, challenge.realm, deps.insecure);
  const scope = challenge.scope === '' ? `repository:${reference.repository}:${access}` : challenge.scope;
  const credential = await deps.credentials.find(reference.registry);
  const request = tokenRequest(url, challenge, scope, credential);
  const answer: HttpStream = await deps.http.open(signal === undefined ? request : { ...request, signal });
  const text = await collectText(answer.body, maxTokenAnswer);
  if (answer.status === 429 || answer.status >= 500) {
    throw new Transient(`the token service of ${reference.registry} answered ${answer.status}`, {
      retryAfterMs: retryAfter(answer.headers['retry-after'], deps.clock.now()),
    });
  }
  if (answer.status !== 200) throw unauthorized(reference, `its token service answered ${answer.status}`);
  return readToken(reference, text);
};

/** The `Authorization` header that answers a 401. */
export const authorize = async (
  deps: AuthorizeDeps,
  reference: Reference,
  header: string,
  access: Access,
  signal: AbortSignal | undefined,
): Promise<string> => {
  const challenge = parseChallenge(header);
  if (challenge === undefined) throw unauthorized(reference, `it asks for a login we do not know ("${header}")`);
  if (challenge.scheme === 'bearer') {
    return `Bearer ${await fetchToken(deps, reference, challenge, access, signal)}`;
  }
  const credential = await deps.credentials.find(reference.registry);
  const value = credential === undefined ? undefined : basic(credential);
  if (value === undefined) throw unauthorized(reference, 'it asks for a user name and a password, and there are none');
  return value;
};
