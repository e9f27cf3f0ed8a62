import { createHash, createHmac } from 'node:crypto';

/** AWS Signature Version 4, as "Signing AWS API requests" of the IAM User Guide describes it. */

export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string | undefined;
}

export interface AwsRequest {
  readonly method: string;
  readonly url: string;
  /** Every one is signed; `host` and `x-amz-date` are added. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface AwsScope {
  readonly region: string;
  readonly service: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** RFC 3986: everything but letters, digits and `-._~`. */
const encoded = (text: string): string =>
  encodeURIComponent(text).replaceAll(/[!'()*]/g, one => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);

const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const canonicalQuery = (url: URL): string =>
  [...url.searchParams]
    .map(([name, value]) => [encoded(name), encoded(value)] as const)
    .sort(([a, x], [b, y]) => byCode(a, b) || byCode(x, y))
    .map(pair => pair.join('='))
    .join('&');

/** `20150830T123600Z` */
const stamp = (now: number): string => new Date(now).toISOString().replaceAll(/[-:]|\.\d{3}/g, '');

/** The headers to send: the given ones, and those that prove who sends. */
export const signed = (
  request: AwsRequest,
  credentials: AwsCredentials,
  { region, service, now }: AwsScope,
): Readonly<Record<string, string>> => {
  const url = new URL(request.url);
  const time = stamp(now);
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  const token = sessionToken === undefined ? {} : { 'x-amz-security-token': sessionToken };
  const sent: Readonly<Record<string, string>> = { ...request.headers, 'x-amz-date': time, ...token };
  const all = Object.entries({ ...sent, host: url.host })
    .map(([name, value]) => [name.toLowerCase(), value.trim().replaceAll(/\s+/g, ' ')] as const)
    .sort(([a], [b]) => byCode(a, b));
  const names = all.map(([name]) => name).join(';');
  const headers = all.map(([name, value]) => `${name}:${value}\n`).join('');
  const canonical = [request.method, url.pathname, canonicalQuery(url), headers, names, sha256(request.body)].join(
    '\n',
  );
  const day = time.slice(0, 8);
  const scope = `${day}/${region}/${service}/aws4_request`;
  const key = [day, region, service, 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${secretAccessKey}`);
  const signature = hmac(key, ['AWS4-HMAC-SHA256', time, scope, sha256(canonical)].join('\n')).toString('hex');
  const authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}`;
  return { ...sent, authorization };
};
