import { createSign } from 'node:crypto';
import { z } from 'zod';
import { prometheus } from './prometheus.ts';
import { ask, type Credentials, jsonOf, type Provider, type ProviderParts, unparsable } from './provider.ts';

/** Google Cloud Monitoring through its PromQL endpoint, which answers as Prometheus does. */

const account = z.object({
  client_email: z.string(),
  private_key: z.string(),
  private_key_id: z.string().optional(),
  token_uri: z.string().default('https://oauth2.googleapis.com/token'),
});
export type ServiceAccount = z.output<typeof account>;

/** The key file of a service account, as JSON or its base64; undefined: it is neither. */
export const parseServiceAccount = (text: string): ServiceAccount | undefined => {
  const json = text.trimStart().startsWith('{') ? text : Buffer.from(text, 'base64').toString('utf8');
  try {
    return account.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
};

const scope = 'https://www.googleapis.com/auth/monitoring.read';
const lifeSeconds = 3600;

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** "Using OAuth 2.0 for Server to Server Applications": a signed claim that is changed for an access token. */
export const assertion = (
  { client_email, private_key, private_key_id, token_uri }: ServiceAccount,
  now: number,
): string => {
  const iat = Math.floor(now / 1000);
  const header = { alg: 'RS256', typ: 'JWT', ...(private_key_id === undefined ? {} : { kid: private_key_id }) };
  const claims = { iss: client_email, scope, aud: token_uri, iat, exp: iat + lifeSeconds };
  const signing = `${part(header)}.${part(claims)}`;
  return `${signing}.${createSign('RSA-SHA256').update(signing).sign(private_key).toString('base64url')}`;
};

const granted = z.object({ access_token: z.string(), expires_in: z.number().default(lifeSeconds) });

const tokenTimeoutMs = 10_000;

/** Keeps the token until a minute before it ends. */
const exchanging = (parts: ProviderParts, key: ServiceAccount): ((signal: AbortSignal) => Promise<Credentials>) => {
  let kept: { readonly token: string; readonly until: number } | undefined;
  return async signal => {
    const now = parts.clock.now();
    if (kept === undefined || kept.until <= now) {
      const grant = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
      const body = new URLSearchParams({ grant_type: grant, assertion: assertion(key, now) }).toString();
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const request = { method: 'POST', url: key.token_uri, headers, body, timeoutMs: tokenTimeoutMs, signal } as const;
      const answered = await ask(parts, request, [body]);
      if (answered.kind !== 'answered')
        return answered.detail.startsWith('HTTP 400') ? { ...answered, kind: 'denied' } : answered;
      const json = jsonOf(answered);
      if (!('value' in json)) return json;
      const parsed = granted.safeParse(json.value);
      if (!parsed.success) return unparsable('no access token came back');
      kept = { token: parsed.data.access_token, until: now + (parsed.data.expires_in - 60) * 1000 };
    }
    return { kind: 'headers', headers: { authorization: `Bearer ${kept.token}` } };
  };
};

export interface GoogleParts extends ProviderParts {
  readonly project: string;
  readonly url: string;
  /** A token of its own, or the key to get one. */
  readonly access: { readonly token: string } | { readonly account: ServiceAccount };
}

export const google = (parts: GoogleParts): Provider => {
  const { access, project } = parts;
  const url = `${parts.url.replace(/\/+$/, '')}/v1/projects/${encodeURIComponent(project)}/location/global/prometheus`;
  const fixed = 'token' in access ? { authorization: `Bearer ${access.token}` } : {};
  const credentials =
    'token' in access
      ? async (): Promise<Credentials> => ({ kind: 'headers', headers: fixed })
      : exchanging(parts, access.account);
  const secrets = 'token' in access ? [access.token] : [access.account.private_key];
  const provider = prometheus({ http: parts.http, clock: parts.clock, url, name: 'google', credentials, secrets });
  // Its metrics arrive up to some minutes late.
  return { ...provider, usualDelayMs: 300_000 };
};
