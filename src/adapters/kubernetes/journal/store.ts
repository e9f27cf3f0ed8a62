/**
 * The journal in the cluster: a ConfigMap for what is recorded, a Lease of the same name for who may write. Neither can
 * be written together with the other, so their order is what counts (merge.ts reads every state in between):
 * taking the lease writes the Lease first, everything else the ConfigMap first. See docs/adr/0012.
 */
import { isDeepStrictEqual } from 'node:util';
import { nodeClock } from '../../../core/clock.ts';
import { UserError } from '../../../core/errors.ts';
import type { Clock } from '../../../core/ports.ts';
import { journalName, keys } from '../../../domain/kubernetes/names.ts';
import { annotationsOf, type K8sObject, nameOf, type ObjectRef } from '../../../domain/kubernetes/objects.ts';
import type { Journal, Lease } from '../../../domain/rollout/journal.ts';
import { renewalDue } from '../../../domain/rollout/lease.ts';
import type { JournalStore, StoredJournal } from '../../../domain/rollout/ports.ts';
import { type Cluster, ClusterError, type PatchOperation } from '../cluster.ts';
import { confirmed } from './confirm.ts';
import { fitted } from './fit.ts';
import { type LeaseState, leaseObjectOf, leaseStateOf } from './lease.ts';
import { type JournalOwner, journalKey, merged, NotAJournal, type Pair, versionOf } from './merge.ts';

const dataPath = `/data/${journalKey}`;
const fencePath = `/metadata/annotations/${keys.fence.replace('/', '~1')}`;

/** What stays the same when a lease is only renewed. */
const withoutTimes = (journal: Journal): unknown => ({
  ...journal,
  lease: journal.lease && { ...journal.lease, renewedAt: 0, durationMs: 0 },
});

const onlyRenews = (before: Journal, next: Journal): boolean =>
  isDeepStrictEqual(withoutTimes(before), withoutTimes(next));

const sameHolder = (a: Lease | null, b: Lease | null): boolean =>
  a === null || b === null ? a === b : a.holder === b.holder && isDeepStrictEqual(a.evidence, b.evidence);

interface Known extends Pair {
  readonly journal: Journal;
}

class KubernetesJournalStore implements JournalStore {
  private readonly cluster: Cluster;
  private readonly owner: JournalOwner;
  private readonly clock: Pick<Clock, 'sleep'>;
  private readonly name: string;
  /** As last read or written, so that a write need not read first. */
  private known: Known | undefined;

  constructor(cluster: Cluster, owner: JournalOwner, clock: Pick<Clock, 'sleep'>) {
    this.cluster = cluster;
    this.owner = owner;
    this.clock = clock;
    this.name = journalName(owner.app, owner.environment);
  }

  async read(): Promise<StoredJournal | undefined> {
    return await this.clearly(async () => {
      const [config, lease] = await Promise.all([this.cluster.get(this.ref('v1', 'ConfigMap')), this.lookAtLease()]);
      return this.keep({ config, lease });
    });
  }

  async write(journal: Journal, expected: string | undefined): Promise<StoredJournal | 'conflict'> {
    return await this.clearly(async () => {
      if (this.knownVersion() !== expected) await this.read();
      if (this.knownVersion() !== expected) return 'conflict';
      const next = fitted(journal);
      const pair = await this.swapped(this.known, next);
      return pair === 'conflict' ? pair : (this.keep(pair) ?? 'conflict');
    });
  }

  private knownVersion(): string | undefined {
    return this.known === undefined ? undefined : versionOf(this.known);
  }

  private keep(pair: Pair): StoredJournal | undefined {
    const journal = merged(pair, this.owner);
    this.known = journal && { ...pair, journal };
    return journal && { journal, version: versionOf(pair) };
  }

  private async swapped(known: Known | undefined, next: Journal): Promise<Pair | 'conflict'> {
    const { config, lease, journal } = known ?? { config: undefined, lease: undefined, journal: undefined };
    if (journal === undefined || next.token > journal.token) return await this.taken({ config, lease }, next);
    if (onlyRenews(journal, next)) return await this.renewed({ config, lease }, next);
    return await this.recorded({ config, lease }, next);
  }

  /** The Lease first: whoever loses that race has changed nothing. Then the ConfigMap, which shuts out older tokens. */
  private async taken(pair: Pair, next: Journal): Promise<Pair | 'conflict'> {
    const lease = await this.writeLease(pair.lease, next);
    if (lease === 'conflict') return lease;
    const config = await this.writeConfig(pair.config, next);
    return config === 'conflict' ? config : { config, lease };
  }

  private async renewed(pair: Pair, next: Journal): Promise<Pair | 'conflict'> {
    const lease = await this.writeLease(pair.lease, next);
    return lease === 'conflict' ? lease : { ...pair, lease };
  }

  private async recorded(pair: Pair, next: Journal): Promise<Pair | 'conflict'> {
    const config = await this.writeConfig(pair.config, next);
    if (config === 'conflict') return config;
    const written = { config, lease: pair.lease };
    if (!this.leaseIsBehind(pair.lease, next)) return written;
    const lease = await this.writeLease(pair.lease, next);
    if (lease !== 'conflict') return { config, lease };
    // The ConfigMap says that it was given back; a new holder has it already.
    return next.lease === null ? written : 'conflict';
  }

  /** Every record also renews the lease; it is worth a call only when a renewal is due. */
  private leaseIsBehind(object: K8sObject | undefined, { lease }: Journal): boolean {
    const held = (object && leaseStateOf(object)?.held) ?? null;
    if (lease === null || held === null || !sameHolder(held, lease)) return held !== lease;
    return held.durationMs !== lease.durationMs || renewalDue(held, lease.renewedAt);
  }

  private async writeLease(before: K8sObject | undefined, { token, lease }: Journal): Promise<K8sObject | 'conflict'> {
    const wanted: LeaseState = { token, held: lease };
    const object = leaseObjectOf({ metadata: this.metadata({}) }, before, wanted);
    return await confirmed(
      {
        before,
        write: async () => await (before === undefined ? this.cluster.create(object) : this.cluster.replace(object)),
        look: async () => await this.lookAtLease(),
        isOurs: found => isDeepStrictEqual(leaseStateOf(found), leaseStateOf(object)),
      },
      this.clock,
    );
  }

  private async writeConfig(before: K8sObject | undefined, journal: Journal): Promise<K8sObject | 'conflict'> {
    const text = JSON.stringify(journal);
    const ref = this.ref('v1', 'ConfigMap');
    const annotations = { [keys.fence]: String(journal.token) };
    const fresh = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: this.metadata(annotations),
      data: { [journalKey]: text },
    };
    return await confirmed(
      {
        before,
        write: async () =>
          await (before === undefined
            ? this.cluster.create(fresh)
            : this.cluster.patch(ref, recordPatch(before, journal, text))),
        look: async () => await this.cluster.get(ref),
        isOurs: found => isDeepStrictEqual(found['data'], fresh.data),
      },
      this.clock,
    );
  }

  private async lookAtLease(): Promise<K8sObject | undefined> {
    return await this.cluster.get(this.ref('coordination.k8s.io/v1', 'Lease'));
  }

  private ref(apiVersion: string, kind: string): ObjectRef {
    return { apiVersion, kind, namespace: this.cluster.namespace, name: this.name };
  }

  private metadata(annotations: Readonly<Record<string, string>>): K8sObject['metadata'] {
    const labels = { [keys.app]: this.owner.app, [keys.environment]: this.owner.environment };
    return { name: this.name, namespace: this.cluster.namespace, labels, annotations: { ...annotations } };
  }

  private async clearly<T>(body: () => Promise<T>): Promise<T> {
    try {
      return await body();
    } catch (error) {
      throw error instanceof NotAJournal ? this.unreadable(error) : withRule(error);
    }
  }

  private unreadable({ object, message }: NotAJournal): UserError {
    const what = nameOf({ kind: object.kind, name: object.metadata.name });
    const where = `-n ${this.cluster.namespace}`;
    return new UserError(
      'journal-unreadable',
      `${what} in namespace ${this.cluster.namespace}: ${message}.`,
      `Look at it: kubectl get ${what} ${where} -o yaml. To start anew, keep that output and delete it ` +
        `(kubectl delete ${what} ${where}); the live app is not touched by that.`,
    );
  }
}

/** Whoever writes has seen this very version and this fence; a newer holder has changed both. */
const recordPatch = (before: K8sObject, journal: Journal, text: string): readonly PatchOperation[] => {
  const fence = annotationsOf(before)[keys.fence];
  const bare = before.metadata.annotations == null;
  const raise: PatchOperation = { op: 'add', path: fencePath, value: String(journal.token) };
  return [
    ...(fence === undefined ? [] : [{ op: 'test', path: fencePath, value: fence } as const]),
    { op: 'test', path: '/metadata/resourceVersion', value: before.metadata.resourceVersion ?? '' },
    ...(bare ? [{ op: 'add', path: '/metadata/annotations', value: {} } as const] : []),
    ...(fence === String(journal.token) ? [] : [raise]),
    { op: 'replace', path: dataPath, value: text },
  ];
};

const withRule = (error: unknown): unknown =>
  error instanceof ClusterError && error.status === 403
    ? new UserError(
        'permission-missing',
        `The journal cannot be reached: ${error.message}`,
        'Allow get, create, update and patch of configmaps and leases in this namespace; docs/rbac.yaml holds the whole Role.',
        { cause: error },
      )
    : error;

export const createKubernetesJournalStore = (
  cluster: Cluster,
  owner: JournalOwner,
  clock: Pick<Clock, 'sleep'> = nodeClock,
): JournalStore => new KubernetesJournalStore(cluster, owner, clock);
