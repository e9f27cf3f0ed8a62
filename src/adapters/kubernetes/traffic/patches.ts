/** Writes that are refused once a newer holder has raised the fence. */
import { keys } from '../../../domain/kubernetes/names.ts';
import { annotationsOf, type K8sObject, labelsOf, refOf } from '../../../domain/kubernetes/objects.ts';
import { FencedOut } from '../../../domain/rollout/ports.ts';
import { isConflict, type PatchOperation } from '../cluster.ts';
import type { TargetContext } from '../context.ts';

export type Writing = Pick<TargetContext, 'cluster' | 'mirror'>;

export const fenceOf = (object: K8sObject): number => {
  const fence = Number(annotationsOf(object)[keys.fence] ?? 0);
  return Number.isSafeInteger(fence) && fence > 0 ? fence : 0;
};

const pointer = (...path: readonly string[]): string =>
  path.map(part => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

type Changes = Readonly<Record<string, string | null>>;

const entries = (
  kind: 'labels' | 'annotations',
  now: Readonly<Record<string, string>>,
  missing: boolean,
  changes: Changes,
): readonly PatchOperation[] => {
  const operations = Object.entries(changes).flatMap(([key, value]): readonly PatchOperation[] => {
    const path = pointer('metadata', kind, key);
    if (value !== null) return now[key] === value ? [] : [{ op: 'add', path, value }];
    return now[key] === undefined ? [] : [{ op: 'remove', path }];
  });
  const first: PatchOperation = { op: 'add', path: pointer('metadata', kind), value: {} };
  return missing && operations.length > 0 ? [first, ...operations] : operations;
};

/** null takes a key away. */
export const annotate = (object: K8sObject, changes: Changes): readonly PatchOperation[] =>
  entries('annotations', annotationsOf(object), (object.metadata.annotations ?? null) === null, changes);

/** null takes a key away. */
export const label = (object: K8sObject, changes: Changes): readonly PatchOperation[] =>
  entries('labels', labelsOf(object), (object.metadata.labels ?? null) === null, changes);

/** Tests what nobody else may have changed since we looked: the fence, or, before there is one, the whole object. */
const guard = (object: K8sObject, token: number): readonly PatchOperation[] => {
  const seen = annotationsOf(object)[keys.fence];
  if (seen === undefined)
    return [{ op: 'test', path: '/metadata/resourceVersion', value: object.metadata.resourceVersion ?? '' }];
  const path = pointer('metadata', 'annotations', keys.fence);
  const raise: PatchOperation = { op: 'replace', path, value: String(token) };
  return [{ op: 'test', path, value: seen }, ...(fenceOf(object) < token ? [raise] : [])];
};

export type Patched =
  | { readonly done: true; readonly object: K8sObject }
  /** A test failed; `object` is what is there now, undefined: nothing. */
  | { readonly done: false; readonly object: K8sObject | undefined };

/**
 * One JSON patch, whose first operation tests the fence that was seen.
 * @throws FencedOut when a newer holder has been there, ClusterError
 */
export const patchFenced = async (
  { cluster, mirror }: Writing,
  object: K8sObject,
  token: number,
  operations: readonly PatchOperation[],
): Promise<Patched> => {
  if (fenceOf(object) > token) throw new FencedOut(token, fenceOf(object));
  const ref = refOf(object, cluster.namespace);
  try {
    const written = await cluster.patch(ref, [...guard(object, token), ...operations]);
    mirror.put(written);
    return { done: true, object: written };
  } catch (error) {
    if (!isConflict(error)) throw error;
  }
  const now = await cluster.get(ref);
  if (now === undefined) mirror.drop(ref);
  else mirror.put(now);
  if (now !== undefined && fenceOf(now) > token) throw new FencedOut(token, fenceOf(now));
  return { done: false, object: now };
};

const maxTries = 5;

/** As patchFenced, but made anew from what is there whenever somebody changed the object; no operations: nothing to do. */
export const patchUntilDone = async (
  ctx: Writing,
  object: K8sObject,
  token: number,
  operationsFor: (now: K8sObject) => readonly PatchOperation[],
): Promise<K8sObject | undefined> => {
  let now: K8sObject | undefined = object;
  for (let tries = 1; now !== undefined; tries += 1) {
    const operations = operationsFor(now);
    if (operations.length === 0 && fenceOf(now) >= token) return now;
    const patched: Patched = await patchFenced(ctx, now, token, operations);
    if (patched.done) return patched.object;
    if (tries >= maxTries)
      throw new Error(`${object.kind}/${object.metadata.name} changes faster than it can be written`);
    now = patched.object;
  }
  return undefined;
};
