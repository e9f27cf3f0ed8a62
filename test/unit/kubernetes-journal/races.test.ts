import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cluster } from '../../../src/adapters/kubernetes/cluster.ts';
import { createKubernetesJournalStore } from '../../../src/adapters/kubernetes/journal/store.ts';
import { journalName } from '../../../src/domain/kubernetes/names.ts';
import type { Journal } from '../../../src/domain/rollout/journal.ts';
import { claim, leaseMs, take } from '../../../src/domain/rollout/lease.ts';
import { Ledger } from '../../../src/domain/rollout/ledger.ts';
import { FencedOut, type JournalStore } from '../../../src/domain/rollout/ports.ts';
import { advance } from '../../../src/domain/rollout/transitions.ts';
import type { Change } from '../../support/fake-kubernetes/store.ts';
import { at, numberAt, textAt } from '../../support/fake-kubernetes/tree.ts';
import {
  type Bed,
  bed,
  clock,
  concluded,
  empty,
  evidence,
  type Fault,
  Killed,
  operation,
  owner,
  Process,
} from './bed.ts';

const name = journalName(owner.app, owner.environment);

let place: Bed;
beforeAll(async () => {
  place = await bed();
});
afterAll(async () => await place.end());

const clear = (): void => {
  for (const kind of ['ConfigMap', 'Lease']) place.fake.store.remove(place.fake.store.resource(kind), 'shop', name);
};

/** Takes the lease as `lock` does; `gone`: whoever had it is known to be gone. */
const lock = async (store: JournalStore, holder: string, pid: number, gone: boolean): Promise<Ledger | undefined> => {
  for (;;) {
    const seen = await store.read();
    const journal = seen?.journal ?? empty;
    if (!claim(journal.lease, holder, clock.now(), gone).granted) return undefined;
    const stored = await store.write(take(journal, holder, evidence(pid), clock.now()), seen?.version);
    if (stored !== 'conflict') return new Ledger(store, clock, stored);
  }
};

/** A whole operation: lease, intent, a step, a renewal, the end. Goes on with one that is open. */
const operate = async (store: JournalStore, id: string, pid: number, gone: boolean): Promise<boolean> => {
  const ledger = await lock(store, id, pid, gone);
  if (ledger === undefined) return false;
  if (ledger.journal.history.some(entry => entry.operation === id)) {
    await ledger.write({ ...ledger.journal, lease: null });
    return true;
  }
  if (ledger.operation === null) await ledger.write({ ...ledger.journal, operation: operation(id) });
  await ledger.write(advance(ledger.journal, 'switching'));
  await ledger.renewFor(leaseMs);
  await ledger.write(concluded(ledger.journal));
  return true;
};

const endOf = ({ operation: open, lease, history }: Journal): unknown => ({
  open,
  lease,
  history: history.map(entry => `${entry.operation} ${entry.result}`),
});

/** One operation, undisturbed, makes so many writes. */
const writesOfOne = async (): Promise<number> => {
  clear();
  const one = place.process();
  await operate(one.store, 'op-1', 1, false);
  return one.writes;
};

describe('a journal whose writers die or lose their answers', () => {
  it('is gone on from after a kill before or after every write', async () => {
    const writes = await writesOfOne();
    expect(writes).toBeGreaterThanOrEqual(7);
    for (let at = 1; at <= writes; at += 1)
      for (const fault of ['kill-before', 'kill-after'] as const) {
        clear();
        await expect(operate(place.process(new Map([[at, fault]])).store, 'op-1', 1, false)).rejects.toThrow(Killed);
        const { store } = place.process();
        expect(await operate(store, 'op-1', 2, true), `${fault} ${at}`).toBe(true);
        const read = await store.read();
        expect(endOf(read?.journal ?? empty), `${fault} ${at}`).toEqual({
          open: null,
          lease: null,
          history: ['op-1 deployed'],
        });
      }
  });

  it.each<Fault>(['lost-before', 'lost-after', 'busy', 'refused'])(
    'comes to the same end when any one write is %s',
    async fault => {
      const writes = await writesOfOne();
      for (let at = 1; at <= writes; at += 1) {
        clear();
        const one = place.process(new Map([[at, fault]]));
        expect(await operate(one.store, 'op-1', 1, false), `${fault} ${at}`).toBe(true);
        const read = await place.process().store.read();
        expect(endOf(read?.journal ?? empty)).toEqual({ open: null, lease: null, history: ['op-1 deployed'] });
      }
    },
  );

  it('does not say that the lease is free before the holder gave it back', async () => {
    const writes = await writesOfOne();
    // Killed before the last write, which is the Lease; before the one before it, the journal still says who holds it.
    for (const [at, free] of [
      [writes, true],
      [writes - 1, false],
    ] as const) {
      clear();
      await operate(place.process(new Map([[at, 'kill-before']])).store, 'op-1', 1, false).catch(() => undefined);
      expect((await place.process().store.read())?.journal.lease === null).toBe(free);
    }
  });
});

interface Watched {
  readonly problems: readonly string[];
  stop(): void;
}

/** I3 on the objects themselves: neither the token of the Lease nor that of any record ever goes back. */
const watchTokens = (): Watched => {
  const problems: string[] = [];
  let [token, recorded] = [0, 0];
  const look = ({ type, object }: Change): void => {
    if (type === 'DELETED') return;
    if (object.kind === 'Lease') {
      const next = numberAt(object, 'spec', 'leaseTransitions') ?? 0;
      if (next < token) problems.push(`the Lease went from ${token} to ${next}`);
      token = next;
      return;
    }
    if (object.kind !== 'ConfigMap') return;
    const journal: unknown = JSON.parse(textAt(object, 'data', 'journal.json'));
    const next = numberAt(journal, 'token') ?? 0;
    const fence = Number(at(object, 'metadata', 'annotations', 'prod-actions/fence'));
    if (next < recorded) problems.push(`a writer with ${next} wrote behind ${recorded}`);
    if (fence !== next) problems.push(`the fence ${fence} is not that of the record ${next}`);
    recorded = next;
  };
  const stop = place.fake.store.subscribe(look);
  return { problems, stop };
};

/** Every call waits for its turn, so that the scheduler interleaves processes between any two of them. */
const scheduled = (cluster: Cluster, s: fc.Scheduler, label: string): Cluster => {
  const turn = async <T>(what: string, body: () => Promise<T>): Promise<T> => {
    await s.schedule(Promise.resolve(), `${label} ${what}`);
    return await body();
  };
  return {
    namespace: cluster.namespace,
    get: async ref => await turn('get', async () => await cluster.get(ref)),
    create: async object => await turn('create', async () => await cluster.create(object)),
    replace: async object => await turn('replace', async () => await cluster.replace(object)),
    patch: async (ref, operations) => await turn('patch', async () => await cluster.patch(ref, operations)),
    list: cluster.list,
    apply: cluster.apply,
    delete: cluster.delete,
    watch: cluster.watch,
    logs: cluster.logs,
    raw: cluster.raw,
  };
};

describe('several holders at once', () => {
  it('never both write: of two that take over from each other, the older is fenced out', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.integer({ min: 2, max: 3 }), async (s, holders) => {
        clear();
        const watched = watchTokens();
        const ends: string[] = [];
        const run = async (pid: number): Promise<void> => {
          const store = createKubernetesJournalStore(scheduled(place.cluster, s, `p${pid}`), owner, clock);
          try {
            // Each believes that the others are gone: the worst case.
            await operate(store, `op-${pid}`, pid, true);
            ends.push(`op-${pid} done`);
          } catch (error) {
            if (!(error instanceof FencedOut)) throw error;
            ends.push(`op-${pid} fenced out`);
          }
        };
        await s.waitFor(Promise.all(Array.from({ length: holders }, async (_, n) => await run(n + 1))));
        watched.stop();
        expect(watched.problems).toEqual([]);
        const read = await new Process(place.cluster).store.read();
        const done = ends.filter(end => end.endsWith('done'));
        // The last to take the lease is never fenced out; who is done stands in the history.
        expect(done.length).toBeGreaterThan(0);
        expect(read?.journal.lease).toBeNull();
      }),
      { numRuns: 25 },
    );
  });

  it('give each token once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async s => {
        clear();
        const tokens: number[] = [];
        const run = async (pid: number): Promise<void> => {
          const store = createKubernetesJournalStore(scheduled(place.cluster, s, `p${pid}`), owner, clock);
          const ledger = await lock(store, `op-${pid}`, pid, true);
          tokens.push(ledger?.fence ?? 0);
        };
        await s.waitFor(Promise.all([run(1), run(2), run(3)]));
        expect(new Set(tokens).size).toBe(3);
        expect(tokens).not.toContain(0);
      }),
      { numRuns: 25 },
    );
  });
});
