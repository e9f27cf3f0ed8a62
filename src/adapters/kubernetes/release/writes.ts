import type { Clock } from '../../../core/ports.ts';
import { keys } from '../../../domain/kubernetes/names.ts';
import { annotationsOf, type K8sObject, type ObjectRef, refOf } from '../../../domain/kubernetes/objects.ts';
import { FencedOut } from '../../../domain/rollout/ports.ts';
import { ClusterError, isConflict, isUnknown, type PatchOperation } from '../cluster.ts';
import type { TargetContext } from '../context.ts';

/** Writes that a newer holder of the lease refuses, and that may be repeated. */

/** Who writes: what every write of one effect shares. */
export interface Writer extends Pick<TargetContext, 'cluster' | 'mirror' | 'clock'> {
  readonly token: number;
}

export const fenceOf = (object: K8sObject): number => Number(annotationsOf(object)[keys.fence] ?? 0) || 0;

export const checkFence = (object: K8sObject, token: number): void => {
  const fence = fenceOf(object);
  if (fence > token) throw new FencedOut(token, fence);
};

const tries = 6;

/**
 * Repeats an attempt that met another version, or whose fate is not known. Every attempt looks first, so a write that
 * did arrive is seen and not made twice.
 */
export const settling = async <T>(clock: Clock, attempt: (tried: number) => Promise<T>): Promise<T> => {
  for (let tried = 1; ; tried += 1) {
    try {
      return await attempt(tried);
    } catch (error) {
      if (tried === tries || !(isConflict(error) || isUnknown(error))) throw error;
      await clock.sleep(25 * 2 ** tried);
    }
  }
};

const isTaken = (error: unknown): boolean => error instanceof ClusterError && error.status === 409;

export const refTo = (object: K8sObject): ObjectRef => refOf(object);

export interface Made {
  /** False: it was there already. */
  readonly made: boolean;
  readonly object: K8sObject;
}

/** Creates an object; or finds the one of that name, whose fence is then known not to be newer. */
export const create = async (writer: Writer, object: K8sObject): Promise<Made> =>
  await settling(writer.clock, async () => {
    const made = await writer.cluster.create(object).catch(error => {
      if (isTaken(error)) return undefined;
      throw error;
    });
    if (made !== undefined) {
      writer.mirror.put(made);
      return { made: true, object: made };
    }
    const live = await writer.cluster.get(refTo(object));
    // Gone again in between: as if the name had never been taken.
    if (live === undefined)
      throw new ClusterError(409, 'Conflict', `${object.kind}/${object.metadata.name} comes and goes`);
    checkFence(live, writer.token);
    return { made: false, object: live };
  });

const pointer = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

export const annotationPath = (key: string): string => `/metadata/annotations/${pointer(key)}`;

/** Operations that set annotations (null: remove), whatever is there. */
export const annotating = (
  object: K8sObject,
  wanted: Readonly<Record<string, string | null>>,
): readonly PatchOperation[] => {
  const present = annotationsOf(object);
  const changes = Object.entries(wanted).flatMap(([key, value]): PatchOperation[] => {
    const path = annotationPath(key);
    if (value === null) return present[key] === undefined ? [] : [{ op: 'remove', path }];
    return present[key] === value ? [] : [{ op: 'add', path, value }];
  });
  const bare = object.metadata.annotations == null && changes.length > 0;
  return bare ? [{ op: 'add', path: '/metadata/annotations', value: {} }, ...changes] : changes;
};

/** What must still hold: our fence where the object has one, else the very version that was seen. */
const guards = (object: K8sObject): readonly PatchOperation[] => {
  const fence = annotationsOf(object)[keys.fence];
  return fence === undefined
    ? [{ op: 'test', path: '/metadata/resourceVersion', value: object.metadata.resourceVersion }]
    : [{ op: 'test', path: annotationPath(keys.fence), value: fence }];
};

/**
 * One fenced JSON patch. `change` gets the object as it is and says what to do to it; nothing: it is left alone.
 * The mirror is believed once; after a refusal the server is asked.
 */
export const patch = async (
  writer: Writer,
  seen: K8sObject,
  change: (live: K8sObject) => readonly PatchOperation[],
): Promise<K8sObject | undefined> =>
  await settling(writer.clock, async tried => {
    const live = tried === 1 ? seen : await writer.cluster.get(refTo(seen));
    if (live === undefined) return undefined;
    checkFence(live, writer.token);
    const operations = change(live);
    if (operations.length === 0) return live;
    const raised = annotating(live, { [keys.fence]: String(writer.token) });
    const patched = await writer.cluster.patch(refTo(seen), [...guards(live), ...raised, ...operations]);
    writer.mirror.put(patched);
    return patched;
  });

/** Creates an object that is all ours, or makes the one that is there the same. */
export const put = async (writer: Writer, object: K8sObject): Promise<K8sObject> =>
  await settling(writer.clock, async () => {
    const { made, object: live } = await create(writer, object);
    if (made) return live;
    const { resourceVersion, uid } = live.metadata;
    const metadata = { ...object.metadata, resourceVersion, uid };
    const replaced = await writer.cluster.replace({ ...object, metadata });
    writer.mirror.put(replaced);
    return replaced;
  });

/** Deletes exactly what was seen; what somebody wrote to in between is looked at again. */
export const remove = async (
  writer: Writer,
  seen: K8sObject,
  still: (live: K8sObject) => boolean = () => true,
): Promise<void> =>
  await settling(writer.clock, async tried => {
    const live = tried === 1 ? seen : await writer.cluster.get(refTo(seen));
    if (live === undefined || !still(live)) return;
    checkFence(live, writer.token);
    const { uid = '', resourceVersion = '' } = live.metadata;
    await writer.cluster.delete(refTo(seen), { uid, resourceVersion });
    writer.mirror.drop(refTo(seen), uid);
  });
