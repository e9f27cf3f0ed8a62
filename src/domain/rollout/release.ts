/** What is to run, and the two places it can run in. Pure. */

export type Colour = 'blue' | 'green';

export const otherColour = (colour: Colour): Colour => (colour === 'blue' ? 'green' : 'blue');

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * A release. `id` is the hex SHA-256 of the canonical JSON of everything else, so two releases with one id are the
 * same thing to run. `spec` belongs to the target (for `process`: see process-spec.ts).
 */
export interface Release {
  readonly id: string;
  /** Git commit, 40 hex digits, or '' when unknown. */
  readonly revision: string;
  /** Image index digest `sha256:…`, or null for a release that is not bound to one. */
  readonly digest: string | null;
  /** A one-way release cannot be taken back (its migration is destructive). */
  readonly oneWay: boolean;
  readonly spec: Json;
}

const isObject = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** JSON with sorted keys and no white space: equal values give equal text. */
export const canonicalJson = (value: Json): string => {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonicalJson(one)}`).join(',')}}`;
};

const hex = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map(byte => byte.toString(16).padStart(2, '0')).join('');

/** Hex SHA-256 of the canonical JSON. Web Crypto is a global of the language's hosts, so the domain stays free of Node. */
export const contentHash = async (value: Json): Promise<string> =>
  hex(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(canonicalJson(value))));

/** Gives a release its identity. */
export const identify = async (parts: Omit<Release, 'id'>): Promise<Release> => {
  const { revision, digest, oneWay, spec } = parts;
  return { id: await contentHash({ revision, digest, oneWay, spec }), ...parts };
};

/** Short form for people. */
export const shortId = (id: string): string => id.slice(0, 12);

/** Path that answers 2xx when the release is well; every target's spec may carry it. */
export const healthPathOf = (release: Release): string => {
  const path = isObject(release.spec) ? release.spec['healthPath'] : undefined;
  return typeof path === 'string' ? path : '/';
};

const hookOf = (release: Release, name: string): Json => {
  const hooks = isObject(release.spec) ? release.spec['hooks'] : undefined;
  return (hooks !== undefined && isObject(hooks) ? hooks[name] : undefined) ?? null;
};

/** Whether a release has a hook to run once the old colour is gone. */
export const hasContract = (release: Release): boolean => hookOf(release, 'contract') !== null;

/** How long a hook of the release may take; 0 without hooks. */
export const longestHookMs = (release: Release): number =>
  Math.max(
    0,
    ...['expand', 'contract'].map(name => {
      const hook = hookOf(release, name);
      const limit = isObject(hook) ? hook['timeoutMs'] : 0;
      return typeof limit === 'number' ? limit : 0;
    }),
  );
