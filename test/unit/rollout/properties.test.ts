import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Release } from '../../../src/domain/rollout/release.ts';
import { type Command, runDeploy, runOnce, runRollback, runSettle } from '../../support/rollout-commands.ts';
import {
  type Behaviour,
  type Fault,
  release,
  SimulatedProcess,
  SimulatedWorld,
} from '../../support/simulated-target.ts';

const behaviours: readonly Behaviour[] = [
  {},
  {},
  {},
  { start: 'exits' },
  { start: 'never-listens' },
  { start: 'cannot-start' },
  { health: 'bad' },
  { dies: 'after-switch' },
  { verify: 'fail' },
  { verify: 'inconclusive' },
  { verify: 'error' },
];

const anyRelease = fc
  .record({ number: fc.integer({ min: 0, max: behaviours.length - 1 }), oneWay: fc.boolean() })
  .map(({ number, oneWay }) =>
    release(`release-${number}-${oneWay ? 'w' : 'n'}`, behaviours[number] ?? {}, {
      oneWay: oneWay && number % 4 === 0,
    }),
  );

const anyFault: fc.Arbitrary<Fault | undefined> = fc.option(
  fc.record({
    at: fc.integer({ min: 1, max: 120 }),
    how: fc.constantFrom('kill' as const, 'cancel' as const, 'fail' as const),
  }),
  { nil: undefined },
);

const openId = (world: SimulatedWorld): string =>
  world.journal().operation?.id ?? world.journal().history[0]?.operation ?? '';

interface Choice {
  readonly next: Release;
  readonly eager: boolean;
}

const deployed = async (process: SimulatedProcess, { next, eager }: Choice, until: 'switched' | 'settled') =>
  await runDeploy(process, next, { until, onUnverified: eager ? 'rollback' : 'hold' });

const moves: Readonly<Record<string, (process: SimulatedProcess, choice: Choice) => ReturnType<Command>>> = {
  deploy: async (process, choice) => await deployed(process, choice, 'settled'),
  switch: async (process, choice) => await deployed(process, choice, 'switched'),
  settle: async process => await runSettle(process, openId(process.world)),
  rollback: async process => await runRollback(process),
  auto: async process => await runRollback(process, { operation: openId(process.world), automatic: true }),
  later: async (process, choice) => {
    process.world.clock.advance(choice.eager ? 60_000 : 2 * 60 * 60_000);
    return await deployed(process, choice, 'settled');
  },
  // An app dies outside of any operation.
  crash: async (process, choice) => {
    const { world } = process;
    if (world.traffic !== null) world.running[world.traffic] = null;
    return await deployed(process, choice, 'settled');
  },
};

const anyMove = fc.record({
  move: fc.constantFrom(...Object.keys(moves)),
  next: anyRelease,
  fault: anyFault,
  eager: fc.boolean(),
});

type Move = typeof anyMove extends fc.Arbitrary<infer M> ? M : never;

const play = async (world: SimulatedWorld, one: Move): Promise<void> => {
  const move = moves[one.move];
  if (move !== undefined) await runOnce(world, async process => await move(process, one), one.fault);
};

describe('whatever is asked, in whatever order, killed wherever', () => {
  it('keeps the invariants at every write and at every end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyMove, { minLength: 1, maxLength: 12 }), async played => {
        const world = new SimulatedWorld();
        for (const one of played) await play(world, one);
        expect(world.wrong).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('always has a good release live after one good deploy that nobody disturbs', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyMove, { maxLength: 10 }), async played => {
        const world = new SimulatedWorld();
        for (const one of played) await play(world, one);
        world.allowed = { coldRollback: true };
        const last = release('the-last-one');
        const { outcome } = await runOnce(
          world,
          async process => await runDeploy(process, last, { allowColdRollback: true }),
        );
        expect(outcome).toMatchObject({ verdict: 'deployed' });
        expect(world.journal()).toMatchObject({ operation: null, lease: null, verified: { release: { id: last.id } } });
        expect(world.wrong).toEqual([]);
      }),
      { numRuns: 250 },
    );
  });

  it('lets one of two win where both work at once and the lease is taken from a living holder', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyRelease,
        anyRelease,
        fc.scheduler(),
        fc.integer({ min: 1, max: 60 }),
        async (a, b, s, silent) => {
          const world = new SimulatedWorld();
          await runOnce(world, async process => await runDeploy(process, release('the-first')));
          world.allowed = { coldRollback: true };
          const work = async (next: typeof a, steals: boolean): Promise<string> => {
            const process = new SimulatedProcess(world, undefined, async () => await s.schedule(Promise.resolve()));
            if (steals) {
              for (let turn = 0; turn < silent; turn += 1) await s.schedule(Promise.resolve());
              // As if the other had been silent for long, though it lives.
              const lease = world.journal().lease;
              if (lease !== null) world.deadPids.add(lease.evidence.pid);
            }
            return (await runDeploy(process, next, { allowColdRollback: true })).verdict;
          };
          const both = Promise.all([work(a, false), work(b, true)]);
          await s.waitFor(both);
          const verdicts = await both;
          expect({ verdicts, wrong: world.wrong }).toEqual({ verdicts, wrong: [] });
        },
      ),
      { numRuns: 250 },
    );
  });
});
