/** Placeholders of a query: `{{release}}`, `{{app}}`, `{{environment}}`, `{{baseline}}`, `{{window}}`. Pure. */
import type { Entry } from '../signals/source.ts';

export const placeholderNames = ['release', 'app', 'environment', 'baseline', 'window'] as const;
export type PlaceholderName = (typeof placeholderNames)[number];

export type Known = Readonly<Record<PlaceholderName, string | null>>;

const instance = '{{instance}}';
const pattern = /\{\{\s*([a-z-]+)\s*\}\}/g;

const isName = (text: string): text is PlaceholderName => placeholderNames.some(name => name === text);

export const unknownPlaceholders = (query: string): readonly string[] =>
  [...query.replaceAll(instance, '').matchAll(pattern)].map(match => match[1] ?? '').filter(name => !isName(name));

export const names = (query: string, name: PlaceholderName): boolean =>
  [...query.matchAll(pattern)].some(match => match[1] === name);

/** `http://{{instance}}/metrics`, `https://{{instance}}:9090/metrics`: each instance of the release, straight. */
export interface InstanceAddress {
  /** null: where users reach it. */
  readonly entry: Entry | null;
  readonly path: string;
}

export const namesInstance = (address: string): boolean => address.includes(instance);

export const parseInstanceAddress = (address: string): InstanceAddress | undefined => {
  const match = /^(https?):\/\/\{\{instance\}\}(?::(\d{1,5}))?(\/\S*)?$/.exec(address);
  if (match === null) return undefined;
  const [, scheme = 'http', port, path = '/'] = match;
  return { entry: port === undefined ? null : { scheme, port: Number(port) }, path };
};

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

/** A length of time in its largest whole unit: `7 d`, `90 s`. */
export const spanText = (ms: number): string => {
  const units = [
    ['d', 86_400_000],
    ['h', 3_600_000],
    ['min', 60_000],
  ] as const;
  const [unit, size] = units.find(([, one]) => ms >= one && ms % one === 0) ?? ['s', 1000];
  return `${ms / size} ${unit}`;
};

/** Milliseconds as query languages write a duration: `60s`, `500ms`. */
export const windowText = (ms: number): string => (ms % 1000 === 0 ? `${ms / 1000}s` : `${Math.round(ms)}ms`);
