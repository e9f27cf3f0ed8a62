import type { K8sObject } from '../../../domain/kubernetes/objects.ts';
import type { WatchEvent } from '../cluster.ts';

/**
 * The objects of one kind in one namespace, out of lists, watch events and the answers to our own writes, which come in
 * any order between them. Pure. It leans on what the API promises: versions of a kind are ordered, a watch brings every
 * change behind the version it began at, in order, and a uid never comes back.
 */
export class KindStore {
  private readonly objects = new Map<string, K8sObject>();
  /** uids we deleted, until the server's word of it arrives. */
  private readonly dropped = new Set<string>();
  /** Lists and events up to here have been taken. */
  private version = 0n;

  all(): readonly K8sObject[] {
    return [...this.objects.values()];
  }

  /** Where a watch goes on. */
  get resourceVersion(): string {
    return String(this.version);
  }

  list(items: readonly K8sObject[], resourceVersion: string): void {
    const version = numberOf(resourceVersion);
    const listed = new Set(items.map(one => one.metadata.name));
    // What we wrote behind the list's version is not in it yet.
    for (const [name, held] of this.objects)
      if (!listed.has(name) && versionOf(held) <= version) this.objects.delete(name);
    const uids = new Set(items.map(one => one.metadata.uid));
    for (const uid of this.dropped) if (!uids.has(uid)) this.dropped.delete(uid);
    for (const item of items) this.take(item);
    this.reached(version);
  }

  event(event: Exclude<WatchEvent, { type: 'EXPIRED' }>): void {
    if (event.type === 'DELETED') this.gone(event.object);
    else if (event.type !== 'BOOKMARK') this.take(event.object);
    this.reached(versionOf(event.object));
  }

  /** The answer to a write of ours. What is not newer than the last event is known already, or deleted since. */
  put(object: K8sObject): void {
    if (versionOf(object) > this.version) this.take(object);
  }

  /** We deleted it. Its name may be taken again by now: `uid` says which one is meant. */
  drop(name: string, uid = this.objects.get(name)?.metadata.uid): void {
    if (uid !== undefined) this.dropped.add(uid);
    const held = this.objects.get(name);
    // One that is marked already was marked by this delete or before it, and may stay for long: a finalizer holds it.
    if (held?.metadata.uid === uid && !held?.metadata.deletionTimestamp) this.objects.delete(name);
  }

  private take(object: K8sObject): void {
    const { name, uid, deletionTimestamp } = object.metadata;
    // After a delete an object is gone or marked, so an unmarked one is from before.
    if (uid !== undefined && this.dropped.has(uid) && !deletionTimestamp) return;
    const held = this.objects.get(name);
    if (held === undefined || versionOf(object) > versionOf(held)) this.objects.set(name, object);
  }

  private gone(object: K8sObject): void {
    const { name, uid } = object.metadata;
    if (uid !== undefined) this.dropped.delete(uid);
    const held = this.objects.get(name);
    if (held !== undefined && versionOf(held) <= versionOf(object)) this.objects.delete(name);
  }

  private reached(version: bigint): void {
    if (version > this.version) this.version = version;
  }
}

const numberOf = (resourceVersion: string | undefined): bigint =>
  /^\d+$/.test(resourceVersion ?? '') ? BigInt(resourceVersion ?? '') : 0n;

const versionOf = (object: K8sObject): bigint => numberOf(object.metadata.resourceVersion);
