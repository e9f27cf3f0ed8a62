/** Reading JSON whose shape is not known. */
import { isDeepStrictEqual } from 'node:util';

export type Tree = { [key: string]: unknown };

export const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const at = (value: unknown, ...path: readonly string[]): unknown => {
  let here = value;
  for (const key of path) here = isTree(here) ? here[key] : undefined;
  return here;
};

export const treeAt = (value: unknown, ...path: readonly string[]): Tree => {
  const found = at(value, ...path);
  return isTree(found) ? found : {};
};

export const listAt = (value: unknown, ...path: readonly string[]): readonly unknown[] => {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : [];
};

export const textAt = (value: unknown, ...path: readonly string[]): string => {
  const found = at(value, ...path);
  return typeof found === 'string' ? found : '';
};

export const numberAt = (value: unknown, ...path: readonly string[]): number | undefined => {
  const found = at(value, ...path);
  return typeof found === 'number' ? found : undefined;
};

export const stringsAt = (value: unknown, ...path: readonly string[]): Record<string, string> =>
  Object.fromEntries(Object.entries(treeAt(value, ...path)).map(([key, one]) => [key, String(one)]));

/** Sets a value in place, making the objects on the way. */
export const put = (tree: Tree, path: readonly string[], value: unknown): void => {
  const [key, ...rest] = path;
  if (key === undefined) return;
  if (rest.length === 0) {
    tree[key] = value;
    return;
  }
  const inner = tree[key];
  const next = isTree(inner) ? inner : {};
  tree[key] = next;
  put(next, rest, value);
};

/** The same text for the same value, whatever the order of its keys. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) =>
    isTree(one) ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1))) : one,
  ) ?? 'null';

export const same = (a: unknown, b: unknown): boolean => a === b || isDeepStrictEqual(a, b);
