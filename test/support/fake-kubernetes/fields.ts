/**
 * Who set which field. An object is taken apart into leaves with paths, in which the elements of keyed lists
 * (containers by name, ports by number) are named by their keys; server-side apply is then arithmetic on sets of paths.
 * Simpler than the real thing, the same where we use it.
 */
import { isTree, same, type Tree } from './tree.ts';

/** Keyed lists by the name of their field; every other list is one value. */
const listKeys: Readonly<Record<string, readonly string[]>> = {
  containers: ['name'],
  initContainers: ['name'],
  env: ['name'],
  volumes: ['name'],
  volumeMounts: ['mountPath'],
  imagePullSecrets: ['name'],
  ownerReferences: ['uid'],
};

/** Maps that have one owner as a whole. */
const atomic = (path: readonly string[]): boolean =>
  path.at(-1) === 'selector' || path.at(-1) === 'nodeSelector' || path.at(-1) === 'scaleTargetRef';

const keyOf = (field: string, element: unknown): string | undefined => {
  if (!isTree(element)) return undefined;
  if (field === 'ports') {
    const number = element['containerPort'] === undefined ? 'port' : 'containerPort';
    return `k:${JSON.stringify({ [number]: element[number], protocol: element['protocol'] ?? 'TCP' })}`;
  }
  const keys = listKeys[field];
  return keys === undefined
    ? undefined
    : `k:${JSON.stringify(Object.fromEntries(keys.map(key => [key, element[key]])))}`;
};

/** JSON text of a path → its value. */
export type Leaves = Map<string, unknown>;

const ignored = new Set([
  'managedFields',
  'resourceVersion',
  'uid',
  'generation',
  'creationTimestamp',
  'namespace',
  'name',
]);

const collect = (value: unknown, path: readonly string[], leaves: Leaves): void => {
  const field = path.at(-1) ?? '';
  if (isTree(value) && Object.keys(value).length > 0 && !atomic(path)) {
    for (const [key, one] of Object.entries(value)) collect(one, [...path, key], leaves);
    return;
  }
  if (Array.isArray(value) && value.length > 0 && value.every(one => keyOf(field, one) !== undefined)) {
    for (const one of value) collect(one, [...path, keyOf(field, one) ?? ''], leaves);
    return;
  }
  leaves.set(JSON.stringify(path), value);
};

export const leavesOf = (object: Tree): Leaves => {
  const leaves: Leaves = new Map();
  for (const [key, value] of Object.entries(object)) {
    if (key === 'apiVersion' || key === 'kind' || key === 'status') continue;
    if (key !== 'metadata' || !isTree(value)) collect(value, [key], leaves);
    else
      for (const [name, one] of Object.entries(value)) if (!ignored.has(name)) collect(one, ['metadata', name], leaves);
  }
  return leaves;
};

const pathOf = (text: string): readonly string[] => {
  const path: unknown = JSON.parse(text);
  return Array.isArray(path) ? path.map(String) : [];
};

const place = (root: Tree, path: readonly string[], value: unknown): void => {
  let here: Tree = root;
  for (const key of path.slice(0, -1)) {
    const next = here[key];
    const inner = isTree(next) ? next : {};
    here[key] = inner;
    here = inner;
  }
  const last = path.at(-1) ?? '';
  // An empty map says only that the map is there.
  if (!(isTree(value) && Object.keys(value).length === 0 && isTree(here[last]))) here[last] = value;
};

/** Puts keyed lists together again. */
const assembled = (value: unknown): unknown => {
  if (!isTree(value)) return value;
  const entries = Object.entries(value);
  return entries.length > 0 && entries.every(([key]) => key.startsWith('k:'))
    ? entries.map(([, one]) => assembled(one))
    : Object.fromEntries(entries.map(([key, one]) => [key, assembled(one)]));
};

export const fromLeaves = (leaves: Leaves): Tree => {
  const root: Tree = {};
  for (const [path, value] of leaves) place(root, pathOf(path), value);
  const whole = assembled(root);
  return isTree(whole) ? whole : {};
};

/** For people and for `details.causes`: `.spec.template.spec.containers[name="web"].image`. */
export const shown = (text: string): string =>
  pathOf(text)
    .map(key =>
      key.startsWith('k:')
        ? `[${Object.entries(JSON.parse(key.slice(2)))
            .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
            .join(',')}]`
        : `.${key}`,
    )
    .join('');

/** Manager → paths. A manager that applied and one of the same name that updated are two. */
export type Owners = Map<string, Set<string>>;

export interface FieldConflict {
  readonly manager: string;
  readonly path: string;
}

/** What `manager` would take from others by applying `wanted`. */
export const conflictsOf = (owners: Owners, live: Leaves, wanted: Leaves, manager: string): readonly FieldConflict[] =>
  [...owners].flatMap(([other, paths]) =>
    other === manager
      ? []
      : [...wanted.keys()]
          .filter(path => paths.has(path) && !same(live.get(path), wanted.get(path)))
          .map(path => ({ manager: other, path })),
  );

/** Live leaves after an apply: `wanted` laid over them, without what `manager` had and no longer names. */
export const mergedLeaves = (owners: Owners, live: Leaves, wanted: Leaves, manager: string): Leaves => {
  const mine = owners.get(manager) ?? new Set<string>();
  const others = [...owners].filter(([name]) => name !== manager).map(([, paths]) => paths);
  const result: Leaves = new Map(live);
  for (const path of mine) if (!wanted.has(path) && !others.some(paths => paths.has(path))) result.delete(path);
  for (const [path, value] of wanted) result.set(path, value);
  return result;
};

/** Owners after `manager` set the leaves `paths`; whoever had another value there has lost it. */
export const withOwner = (
  owners: Owners,
  manager: string,
  paths: ReadonlySet<string>,
  changed: ReadonlySet<string>,
): Owners => {
  const result: Owners = new Map();
  for (const [name, had] of owners)
    if (name !== manager) result.set(name, new Set([...had].filter(path => !changed.has(path))));
  result.set(manager, new Set(paths));
  for (const [name, had] of result) if (had.size === 0) result.delete(name);
  return result;
};

export const changedLeaves = (before: Leaves, after: Leaves): ReadonlySet<string> =>
  new Set(
    [...new Set([...before.keys(), ...after.keys()])].filter(
      path => before.has(path) !== after.has(path) || !same(before.get(path), after.get(path)),
    ),
  );
