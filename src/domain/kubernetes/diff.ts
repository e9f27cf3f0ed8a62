import { identityOf } from './decision.ts';
import { fieldsOf, isFields, listOf } from './dig.ts';
import { type K8sObject, nameOf, type ObjectRef, refOf } from './objects.ts';

/** What differs between two sets of objects, for people. No value of a Secret is ever in it. Pure. */

export interface FieldChange {
  /** `spec.template.spec.containers[web].image` */
  readonly path: string;
  /** As shown to people; secret values are never in it. */
  readonly before: string;
  readonly after: string;
}

export interface ObjectChange {
  readonly ref: ObjectRef;
  readonly change: 'added' | 'removed' | 'changed';
  readonly fields: readonly FieldChange[];
}

export interface DiffOptions {
  /** `before` is live: fields that only it has were set by others (defaults, controllers) and are no change. */
  readonly beforeIsLive?: boolean;
}

/** Written by servers and tools; no part of what was asked for. */
const ignored = new Set([
  'status',
  'metadata.uid',
  'metadata.resourceVersion',
  'metadata.generation',
  'metadata.creationTimestamp',
  'metadata.managedFields',
  'metadata.selfLink',
  'metadata.annotations.kubectl.kubernetes.io/last-applied-configuration',
  'metadata.annotations.deployment.kubernetes.io/revision',
]);

const secretName = /pass(?:word|wd|phrase)?|secret|token|credential|private|api[-_]?key|auth|dsn/i;
const longest = 120;

type Show = (value: unknown) => string;

/** Passwords within a text: in addresses, and behind options named for them. */
const censored = (text: string): string =>
  text
    .replaceAll(/\/\/[^/@\s:]*:[^/@\s]+@/g, '//***@')
    .replaceAll(/((?:pass(?:word|wd)?|secret|token|api[-_]?key)["']?\s*[=:]\s*)[^\s,;&]+/gi, '$1***');

const isPlain = (value: unknown): boolean => typeof value !== 'object' || value === null;

/** Whole objects are only shown when they are small and flat; deeper ones could hold anything. */
const shown: Show = value => {
  if (value === undefined) return '(unset)';
  if (!isPlain(value) && !Object.values(Array.isArray(value) ? value : fieldsOf(value)).every(isPlain)) return '{…}';
  const text = censored(typeof value === 'string' ? value : JSON.stringify(value));
  if (text.includes('\n')) return `(${text.trimEnd().split('\n').length} lines)`;
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
};

/** Says that there is something, and nothing of what. */
const hidden: Show = value => (value === undefined ? '(unset)' : '(hidden)');

interface Walk {
  readonly path: string;
  readonly show: Show;
  readonly live: boolean;
}

const below = (walk: Walk, key: string): Walk => ({ ...walk, path: walk.path === '' ? key : `${walk.path}.${key}` });

/** What names an item among its siblings; lists whose items have no such name are compared by position. */
const keyOf = (item: unknown): string | undefined => {
  const { name, containerPort, port, mountPath } = fieldsOf(item);
  const key = mountPath ?? name ?? containerPort ?? port;
  return typeof key === 'string' || typeof key === 'number' ? String(key) : undefined;
};

const keyed = (list: readonly unknown[]): ReadonlyMap<string, unknown> | undefined => {
  const pairs = list.map(item => [keyOf(item), item] as const);
  const names = pairs.map(([key]) => key);
  if (names.some(key => key === undefined) || new Set(names).size !== names.length) return undefined;
  return new Map(pairs.map(([key, item]) => [key ?? '', item]));
};

const byPosition = (list: readonly unknown[]): ReadonlyMap<string, unknown> =>
  new Map(list.map((item, index) => [String(index), item]));

const listChanges = (walk: Walk, before: readonly unknown[], after: readonly unknown[]): readonly FieldChange[] => {
  const [old, now] = [keyed(before), keyed(after)];
  const [left, right] = old === undefined || now === undefined ? [byPosition(before), byPosition(after)] : [old, now];
  return [...new Set([...left.keys(), ...right.keys()])].flatMap(key =>
    // An item that is gone is a change even against live: lists of names belong to whoever wrote them.
    changes(
      { ...walk, path: `${walk.path}[${key}]`, live: walk.live && right.has(key) },
      left.get(key),
      right.get(key),
    ),
  );
};

const freeKeys = new Set(['data', 'metadata.annotations', 'spec.template.metadata.annotations']);

/** Values of variables and of configuration that sound secret are hidden wherever they stand. */
const showOf = (walk: Walk, holder: unknown, key: string): Show => {
  const name = key === 'value' ? String(fieldsOf(holder)['name'] ?? '') : freeKeys.has(walk.path) ? key : '';
  return secretName.test(name) ? hidden : walk.show;
};

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const changes = (walk: Walk, before: unknown, after: unknown): readonly FieldChange[] => {
  if (ignored.has(walk.path)) return [];
  if (after === undefined && walk.live) return [];
  if (isFields(before) && isFields(after))
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap(key =>
      changes({ ...below(walk, key), show: showOf(walk, after, key) }, before[key], after[key]),
    );
  if (Array.isArray(before) && Array.isArray(after)) return listChanges(walk, listOf(before), listOf(after));
  if (isSame(before, after)) return [];
  const whole = isFields(after) ? fieldsOf(after) : isFields(before) ? fieldsOf(before) : undefined;
  const show = whole !== undefined && secretName.test(String(whole['name'] ?? '')) ? hidden : walk.show;
  return [{ path: walk.path, before: show(before), after: show(after) }];
};

const objectChanges = (before: K8sObject, after: K8sObject, live: boolean): readonly FieldChange[] => {
  if (after.kind !== 'Secret') return changes({ path: '', show: shown, live }, before, after);
  const parts = ['data', 'stringData'].flatMap(key =>
    changes({ path: key, show: hidden, live }, fieldsOf(before[key]), fieldsOf(after[key])),
  );
  const rest = ({ data: _data, stringData: _stringData, ...others }: K8sObject): K8sObject => others;
  return [...parts, ...changes({ path: '', show: shown, live }, rest(before), rest(after))];
};

export const diffObjects = (
  before: readonly K8sObject[],
  after: readonly K8sObject[],
  { beforeIsLive = false }: DiffOptions = {},
): readonly ObjectChange[] => {
  const old = new Map(before.map(one => [identityOf(one), one]));
  const now = new Set(after.map(identityOf));
  const kept = after.flatMap((object): readonly ObjectChange[] => {
    const previous = old.get(identityOf(object));
    if (previous === undefined) return [{ ref: refOf(object), change: 'added', fields: [] }];
    const fields = objectChanges(previous, object, beforeIsLive);
    return fields.length === 0 ? [] : [{ ref: refOf(object), change: 'changed', fields }];
  });
  const gone = before
    .filter(object => !now.has(identityOf(object)))
    .map((object): ObjectChange => ({ ref: refOf(object), change: 'removed', fields: [] }));
  return [...kept, ...gone];
};

/** One line a change, for the plan. */
export const describeChanges = (all: readonly ObjectChange[]): readonly string[] =>
  all.flatMap(({ ref, change, fields }) =>
    change === 'changed'
      ? fields.map(({ path, before, after }) =>
          before === '(hidden)' && after === '(hidden)'
            ? `${nameOf(ref)}: ${path}: changed (hidden)`
            : `${nameOf(ref)}: ${path}: ${before} → ${after}`,
        )
      : [`${nameOf(ref)}: ${change}`],
  );
