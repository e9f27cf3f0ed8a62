import { describe, expect, it } from 'vitest';
import { keepingLease } from '../../../src/domain/rollout/keeping.ts';
import { handOverMs, leaseMs } from '../../../src/domain/rollout/lease.ts';
import { FencedOut, type JournalStore } from '../../../src/domain/rollout/ports.ts';
import { runDeploy, runOnce } from '../../support/rollout-commands.ts';
import { release, SimulatedProcess, SimulatedWorld } from '../../support/simulated-target.ts';

const never = new AbortController().signal;

const switched = async (): Promise<{ world: SimulatedWorld; operation: string }> => {
  const world = new SimulatedWorld();
  await runOnce(world, async process => await runDeploy(process, release('release-1')));
  const holder = new SimulatedProcess(world);
  const { operation } = await runDeploy(holder, release('release-2'), { until: 'switched' });
  return { world, operation: operation?.id ?? '' };
};

/** Sleeps in small steps, so that what runs beside it gets its turns. */
const waits = async (world: SimulatedWorld, ms: number, signal: AbortSignal = never): Promise<void> => {
  for (let spent = 0; spent < ms; spent += 1000) {
    signal.throwIfAborted();
    world.clock.advance(1000);
    for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
  }
};

/** A timer whose sleeps end when the world's clock, moved by `waits`, is there. */
const timerOf = (world: SimulatedWorld) => ({
  now: () => world.clock.now(),
  sleep: async (ms: number, signal: AbortSignal = never) => {
    const until = world.clock.now() + ms;
    while (world.clock.now() < until) {
      signal.throwIfAborted();
      await Promise.resolve();
    }
  },
});

const keepingIn = (world: SimulatedWorld, operation: string, fails: () => boolean = () => false) => {
  const { store } = new SimulatedProcess(world).ports;
  const shaky: JournalStore = {
    read: async () => {
      if (fails()) throw new Error('no way to the journal');
      return await store.read();
    },
    write: async (journal, expected) => {
      if (fails()) throw new Error('no way to the journal');
      return await store.write(journal, expected);
    },
  };
  return { operation, timer: timerOf(world), withStore: async <T>(use: (s: JournalStore) => Promise<T>) => use(shaky) };
};

describe('the lease while something long goes on', () => {
  it('is renewed, as short as while somebody works, so that a killed holder is found out soon', async () => {
    const { world, operation } = await switched();
    expect(world.journal().lease?.durationMs).toBe(handOverMs);
    const result = await keepingLease(keepingIn(world, operation), never, async signal => {
      await waits(world, 60 * 60_000, signal);
      return 'verified';
    });
    expect(result).toBe('verified');
    const { lease } = world.journal();
    expect(lease).toMatchObject({ holder: operation, durationMs: leaseMs });
    expect(world.clock.now() - (lease?.renewedAt ?? 0)).toBeLessThan(leaseMs / 2);
  });

  it('stops what goes on when somebody else took it, and says so', async () => {
    const { world, operation } = await switched();
    let stoppedAfter = 0;
    const kept = keepingLease(keepingIn(world, operation), never, async signal => {
      await waits(world, 20_000, signal);
      const { stored } = world;
      if (stored === undefined) throw new Error('no journal');
      const lease = { ...stored.journal.lease, holder: 'newer', token: stored.journal.token + 1 };
      const journal = { ...stored.journal, token: stored.journal.token + 1, lease };
      world.write(journal as typeof stored.journal, stored.version);
      const from = world.clock.now();
      await waits(world, 600_000, signal).finally(() => {
        stoppedAfter = world.clock.now() - from;
      });
    });
    await expect(kept).rejects.toBeInstanceOf(FencedOut);
    expect(stoppedAfter).toBeLessThan(leaseMs);
    expect(world.journal().lease?.holder).toBe('newer');
  });

  it('does not count what came to an end after it was lost', async () => {
    const { world } = await switched();
    await expect(
      keepingLease(keepingIn(world, 'somebody-else'), never, async () => {
        await waits(world, 5000);
        return 'pass';
      }),
    ).rejects.toBeInstanceOf(FencedOut);
  });

  it('sits out a journal that is out of reach, and gives up before anybody may take the lease', async () => {
    const { world, operation } = await switched();
    const from = world.clock.now();
    const away = (for_: number) => () => world.clock.now() - from > 60_000 && world.clock.now() - from < 60_000 + for_;
    await keepingLease(keepingIn(world, operation, away(90_000)), never, async signal => {
      await waits(world, 300_000, signal);
    });
    const gone = () => world.clock.now() - from > 330_000;
    await expect(
      keepingLease(keepingIn(world, operation, gone), never, async signal => await waits(world, 3_600_000, signal)),
    ).rejects.toThrow('no way to the journal');
    expect(world.clock.now() - (world.journal().lease?.renewedAt ?? 0)).toBeLessThan(3 * leaseMs);
  });

  it('passes on a cancellation, and what the body throws', async () => {
    const { world, operation } = await switched();
    const cancelled = AbortSignal.abort(new Error('cancelled'));
    const keeping = keepingIn(world, operation);
    await expect(keepingLease(keeping, cancelled, async signal => signal.throwIfAborted())).rejects.toThrow(
      'cancelled',
    );
    await expect(keepingLease(keeping, never, async () => Promise.reject(new TypeError('oops')))).rejects.toThrow(
      'oops',
    );
  });
});
