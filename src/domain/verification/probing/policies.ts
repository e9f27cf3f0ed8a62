import { clipped } from './patterns.ts';

/** Short words for what good answers have in common. */
export const policies = ['security-headers', 'https-redirect', 'compressed', 'cached', 'not-cached'] as const;
export type Policy = (typeof policies)[number];

/** A directive of cache-control and, for those with a number, what that must be. */
export interface CacheRule {
  readonly name: string;
  readonly compare: '=' | '>=' | '<=' | null;
  readonly seconds: number;
}

/** `public`, `max-age>=600`, `s-maxage=60`; undefined for anything else. */
export const parseCacheRule = (text: string): CacheRule | undefined => {
  const found = /^([a-z][a-z-]*)(?:(>=|<=|=)(\d+))?$/.exec(text.trim().toLowerCase());
  if (found?.[1] === undefined) return undefined;
  const compare = found[2] === '=' || found[2] === '>=' || found[2] === '<=' ? found[2] : null;
  return { name: found[1], compare, seconds: Number(found[3] ?? 0) };
};

export interface Response {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Half a year: below it, browsers and the preload lists do not count the site as https only. */
const minHstsSeconds = 15_768_000;

/** Accepted names of content codings (RFC 9110, 8.4.1; RFC 8878 for zstd). */
const codings = ['br', 'gzip', 'zstd'];
export const acceptEncoding = codings.join(', ');

const directives = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text
      .toLowerCase()
      .split(',')
      .map(part => part.trim().split('='))
      .map(([name = '', value = '']) => [name.trim(), value.trim().replaceAll('"', '')]),
  );

const seconds = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;

const hsts = ({ url, headers }: Response): readonly string[] => {
  if (!url.startsWith('https:')) return [];
  const value = headers['strict-transport-security'];
  if (value === undefined) return ['strict-transport-security is missing'];
  const age = seconds(directives(value.replaceAll(';', ',')).get('max-age')) ?? 0;
  return age >= minHstsSeconds
    ? []
    : [`strict-transport-security has max-age ${age}, expected ${minHstsSeconds} or more`];
};

const framing = ({ headers }: Response): readonly string[] => {
  const policy = headers['content-security-policy'] ?? '';
  const option = (headers['x-frame-options'] ?? '').toLowerCase();
  return /(^|[;,])\s*frame-ancestors\s/i.test(policy) || option === 'deny' || option === 'sameorigin'
    ? []
    : ['neither frame-ancestors in content-security-policy nor x-frame-options DENY or SAMEORIGIN'];
};

const securityHeaders = (response: Response): readonly string[] => {
  const { headers } = response;
  const referrer = headers['referrer-policy'];
  return [
    ...hsts(response),
    ...(headers['content-security-policy'] === undefined ? ['content-security-policy is missing'] : []),
    ...(headers['x-content-type-options']?.toLowerCase() === 'nosniff'
      ? []
      : ['x-content-type-options is not nosniff']),
    ...framing(response),
    ...(referrer === undefined ? ['referrer-policy is missing'] : []),
    ...(referrer?.toLowerCase().split(',').at(-1)?.trim() === 'unsafe-url' ? ['referrer-policy is unsafe-url'] : []),
  ];
};

/** The status is judged apart; here only where it leads. */
const httpsRedirect = ({ url, headers }: Response): readonly string[] => {
  const { location } = headers;
  if (location === undefined) return ['no location header leads to https'];
  const from = new URL(url);
  const to = URL.canParse(location, url) ? new URL(location, url) : null;
  if (to?.protocol !== 'https:') return [`location leads to ${clipped(location)}, not to https`];
  return to.hostname === from.hostname
    ? []
    : [`location leads to the host ${clipped(to.hostname)}, expected ${from.hostname}`];
};

const compressed = ({ headers }: Response): readonly string[] => {
  const coding = (headers['content-encoding'] ?? '').toLowerCase();
  const vary = (headers['vary'] ?? '').toLowerCase();
  return [
    ...(codings.includes(coding)
      ? []
      : [`content-encoding is ${coding === '' ? 'missing' : `"${clipped(coding)}"`}, expected ${codings.join(', ')}`]),
    ...(vary.includes('accept-encoding') || vary === '*'
      ? []
      : ['vary does not name accept-encoding: a shared cache would mix codings']),
  ];
};

const cached = ({ headers }: Response): readonly string[] => {
  const control = directives(headers['cache-control'] ?? '');
  if (headers['cache-control'] === undefined) return ['cache-control is missing'];
  if (control.has('no-store')) return ['cache-control says no-store'];
  const fresh = Math.max(seconds(control.get('max-age')) ?? 0, seconds(control.get('s-maxage')) ?? 0) > 0;
  const checked = headers['etag'] !== undefined || headers['last-modified'] !== undefined;
  return fresh || checked ? [] : ['neither a max-age above 0, nor an etag or last-modified to ask with'];
};

const notCached = ({ headers }: Response): readonly string[] =>
  directives(headers['cache-control'] ?? '').has('no-store') ? [] : ['cache-control does not say no-store'];

const problems: Readonly<Record<Policy, (response: Response) => readonly string[]>> = {
  'security-headers': securityHeaders,
  'https-redirect': httpsRedirect,
  compressed,
  cached,
  'not-cached': notCached,
};

/** What an answer lacks under a policy, in words; empty: nothing. */
export const policyProblems = (policy: Policy, response: Response): readonly string[] =>
  problems[policy](response).map(problem => `${policy}: ${problem}`);

const compares = {
  '=': (a: number, b: number): boolean => a === b,
  '>=': (a: number, b: number): boolean => a >= b,
  '<=': (a: number, b: number): boolean => a <= b,
} as const;

export const cacheProblem = (
  { name, compare, seconds: want }: CacheRule,
  headers: Response['headers'],
): string | undefined => {
  const given = directives(headers['cache-control'] ?? '').get(name);
  if (given === undefined) return `cache-control does not say ${name}`;
  if (compare === null) return undefined;
  const value = seconds(given);
  return value !== undefined && compares[compare](value, want)
    ? undefined
    : `cache-control says ${name}=${clipped(given)}, expected ${compare} ${want}`;
};
