/** Stores of several processes over one fake cluster, in which a process can be killed at any call. */

import { clusterOver } from '../../../src/adapters/kubernetes/api.ts';
import { type Cluster, ClusterError } from '../../../src/adapters/kubernetes/cluster.ts';
import { createKubernetesJournalStore } from '../../../src/adapters/kubernetes/journal/store.ts';
import type { Evidence, Journal, Operation } from '../../../src/domain/rollout/journal.ts';
import { emptyJournal } from '../../../src/domain/rollout/journal.ts';
import type { JournalStore } from '../../../src/domain/rollout/ports.ts';
import { conclude } from '../../../src/domain/rollout/transitions.ts';
import { FakeCluster } from '../../support/fake-kubernetes/cluster.ts';
import { FakeClock } from '../../support/fakes.ts';

export const owner = { app: 'shop', environment: 'production' };
export const clock = new FakeClock();

export const evidence = (pid: number): Evidence => ({
  host: 'here',
  pid,
  pidStartTime: `boot:${pid}`,
  run: '1',
  attempt: '1',
});

export class Killed extends Error {}

export type Fault = 'kill-before' | 'kill-after' | 'lost-before' | 'lost-after' | 'busy' | 'refused';

/** Every call of a process goes through here; the n-th write meets a fault. */
export class Process {
  writes = 0;
  calls = 0;
  readonly store: JournalStore;
  private dead = false;

  constructor(cluster: Cluster, faults: ReadonlyMap<number, Fault> = new Map()) {
    const guarded = async <T>(write: boolean, body: () => Promise<T>): Promise<T> => {
      if (this.dead) throw new Killed();
      this.calls += 1;
      if (!write) return await body();
      this.writes += 1;
      const fault = faults.get(this.writes);
      if (fault === 'refused') throw new ClusterError(409, 'Conflict', 'try again');
      if (fault === 'busy') throw new ClusterError(429, 'TooManyRequests', 'slow down');
      if (fault === 'lost-before') throw new ClusterError(0, 'Unknown', 'timed out');
      if (fault === 'kill-before') this.dead = true;
      if (this.dead) throw new Killed();
      const result = await body();
      if (fault === 'kill-after') this.dead = true;
      if (this.dead) throw new Killed();
      if (fault === 'lost-after') throw new ClusterError(0, 'Unknown', 'timed out');
      return result;
    };
    const way: Cluster = {
      ...unused(cluster),
      get: async ref => await guarded(false, async () => await cluster.get(ref)),
      create: async (object, options) => await guarded(true, async () => await cluster.create(object, options)),
      replace: async object => await guarded(true, async () => await cluster.replace(object)),
      patch: async (ref, operations) => await guarded(true, async () => await cluster.patch(ref, operations)),
    };
    this.store = createKubernetesJournalStore(way, owner, clock);
  }
}

const not = async (): Promise<never> => {
  throw new Error('the store has no need of this');
};

const unused = ({ namespace }: Cluster): Cluster => ({
  namespace,
  get: not,
  list: not,
  create: not,
  replace: not,
  patch: not,
  apply: not,
  delete: not,
  watch: () => {
    throw new Error('the store has no need of this');
  },
  logs: not,
  raw: not,
});

export interface Bed {
  readonly fake: FakeCluster;
  readonly cluster: Cluster;
  process(faults?: ReadonlyMap<number, Fault>): Process;
  end(): Promise<void>;
}

export const bed = async (): Promise<Bed> => {
  const fake = await new FakeCluster({ now: () => clock.now(), namespaces: ['shop'] }).start(0);
  const cluster = clusterOver(fake.socketPath, { namespace: 'shop', clock });
  return {
    fake,
    cluster,
    process: faults => new Process(cluster, faults),
    end: async () => {
      cluster.close();
      await fake.stop();
    },
  };
};

export const empty: Journal = emptyJournal(owner.app, owner.environment);

export const operation = (id: string): Operation => ({
  id,
  kind: 'deploy',
  step: 'preparing',
  release: { id: `release-of-${id}`, revision: 'r', digest: null, oneWay: false, spec: { name: id } },
  from: null,
  to: 'blue',
  timing: { startMs: 1, warmMs: 1, switchMs: 1, drainMs: 1, bakeMs: 1 },
  startedAt: 1,
  by: { run: '1', attempt: '1', host: 'here', pid: 1 },
});

export const concluded = (journal: Journal): Journal => conclude(journal, 'deployed', clock.now());
