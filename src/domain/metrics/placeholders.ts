/** Placeholders of a query: `{{release}}`, `{{app}}`, `{{environment}}`, `{{baseline}}`, `{{window}}`. Pure. */

export const placeholderNames = ['release', 'app', 'environment', 'baseline', 'window'] as const;
export type PlaceholderName = (typeof placeholderNames)[number];

export type Known = Readonly<Record<PlaceholderName, string | null>>;

const pattern = /\{\{\s*([a-z-]+)\s*\}\}/g;

const isName = (text: string): text is PlaceholderName => placeholderNames.some(name => name === text);

export const unknownPlaceholders = (query: string): readonly string[] =>
  [...query.matchAll(pattern)].map(match => match[1] ?? '').filter(name => !isName(name));

export const names = (query: string, name: PlaceholderName): boolean =>
  [...query.matchAll(pattern)].some(match => match[1] === name);

/** Values stand inside quoted strings of query languages. */
const escaped = (value: string): string => value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll("'", "\\'");

/** The query to send, or which names have no value. */
export const fill = (
  query: string,
  known: Known,
): { readonly query: string } | { readonly missing: readonly PlaceholderName[] } => {
  const used = [...query.matchAll(pattern)].flatMap(match => (isName(match[1] ?? '') ? [match[1] ?? ''] : []));
  const missing = placeholderNames.filter(name => used.includes(name) && (known[name] ?? '') === '');
  if (missing.length > 0) return { missing };
  return {
    query: query.replaceAll(pattern, (whole, name: string) => (isName(name) ? escaped(known[name] ?? '') : whole)),
  };
};

/** Milliseconds as query languages write a duration: `60s`, `500ms`. */
export const windowText = (ms: number): string => (ms % 1000 === 0 ? `${ms / 1000}s` : `${Math.round(ms)}ms`);
