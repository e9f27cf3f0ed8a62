/** Reading and rewriting inside objects whose shape is not known. Pure. */

export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {});

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The value at a path, or undefined. */
export const dig = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((inner, key) => fieldsOf(inner)[key], value);

/** A copy with `change` made at a path; untouched where the path does not lead to anything. */
export const mend = (value: unknown, path: readonly string[], change: (found: unknown) => unknown): unknown => {
  const [first, ...rest] = path;
  if (first === undefined) return change(value);
  if (!isFields(value) || value[first] === undefined || value[first] === null) return value;
  return { ...value, [first]: mend(value[first], rest, change) };
};

/** A copy with `change` made to every item of the list at a path. */
export const mendEach = (value: unknown, path: readonly string[], change: (item: unknown) => unknown): unknown =>
  mend(value, path, found => (Array.isArray(found) ? found.map(change) : found));
