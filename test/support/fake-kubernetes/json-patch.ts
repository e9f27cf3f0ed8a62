/** JSON patch (RFC 6902) and merge patch (RFC 7386). */
import { isTree, same, type Tree } from './tree.ts';

/** A test that failed, or a path that is not there. */
export class PatchFailed extends Error {}

interface Step {
  readonly op: string;
  readonly path: readonly string[];
  readonly from: readonly string[];
  readonly value: unknown;
}

const pointer = (value: unknown): readonly string[] => {
  const text = typeof value === 'string' ? value : '';
  if (text === '') return [];
  if (!text.startsWith('/')) throw new PatchFailed(`"${text}" is not a pointer`);
  return text
    .slice(1)
    .split('/')
    .map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'));
};

const stepsOf = (patch: unknown): readonly Step[] => {
  if (!Array.isArray(patch)) throw new PatchFailed('a JSON patch is a list');
  return patch.map((one: unknown) => {
    if (!isTree(one)) throw new PatchFailed('an operation is an object');
    return { op: String(one['op']), path: pointer(one['path']), from: pointer(one['from']), value: one['value'] };
  });
};

const index = (list: readonly unknown[], key: string, limit: number): number => {
  const number = /^(0|[1-9]\d*)$/.test(key) ? Number(key) : -1;
  if (number < 0 || number > limit || list.length < 0) throw new PatchFailed(`no element ${key}`);
  return number;
};

const read = (value: unknown, path: readonly string[]): unknown => {
  let here = value;
  for (const key of path) {
    if (Array.isArray(here)) here = here[index(here, key, here.length - 1)];
    else if (isTree(here) && Object.hasOwn(here, key)) here = here[key];
    else throw new PatchFailed(`no ${key}`);
  }
  return here;
};

const removeAt = (root: unknown, path: readonly string[]): void => {
  const key = path.at(-1) ?? '';
  const parent = read(root, path.slice(0, -1));
  read(parent, [key]);
  if (Array.isArray(parent)) parent.splice(index(parent, key, parent.length - 1), 1);
  else if (isTree(parent)) delete parent[key];
};

const addAt = (root: unknown, path: readonly string[], value: unknown): unknown => {
  const key = path.at(-1);
  if (key === undefined) return value;
  const parent = read(root, path.slice(0, -1));
  if (Array.isArray(parent)) parent.splice(key === '-' ? parent.length : index(parent, key, parent.length), 0, value);
  else if (isTree(parent)) parent[key] = value;
  else throw new PatchFailed(`no place for ${key}`);
  return root;
};

/** A failing `test` compares values; what is not there is equal to null, as in the library the API server uses. */
const testAt = (root: unknown, { path, value }: Step): void => {
  let found: unknown = null;
  try {
    found = read(root, path);
  } catch (error) {
    if (value !== null && value !== undefined) throw error;
  }
  if (!same(found, value ?? null)) throw new PatchFailed(`/${path.join('/')} differs`);
};

const applied = (root: unknown, step: Step): unknown => {
  const value = structuredClone(step.value);
  switch (step.op) {
    case 'test':
      testAt(root, step);
      return root;
    case 'add':
      return addAt(root, step.path, value);
    case 'replace':
      // The API server's library adds a member that is not there.
      if (step.path.length > 0 && Array.isArray(read(root, step.path.slice(0, -1)))) removeAt(root, step.path);
      return addAt(root, step.path, value);
    case 'remove':
      removeAt(root, step.path);
      return root;
    case 'move': {
      const moved = read(root, step.from);
      removeAt(root, step.from);
      return addAt(root, step.path, moved);
    }
    case 'copy':
      return addAt(root, step.path, structuredClone(read(root, step.from)));
    default:
      throw new PatchFailed(`unknown operation ${step.op}`);
  }
};

/** @throws PatchFailed; `value` is not changed */
export const jsonPatch = (value: unknown, patch: unknown): unknown => {
  let root: unknown = structuredClone(value);
  for (const step of stepsOf(patch)) root = applied(root, step);
  return root;
};

export const mergePatch = (value: unknown, patch: unknown): unknown => {
  if (!isTree(patch)) return structuredClone(patch);
  const result: Tree = isTree(value) ? { ...value } : {};
  for (const [key, one] of Object.entries(patch))
    if (one === null) delete result[key];
    else result[key] = mergePatch(result[key], one);
  return result;
};
