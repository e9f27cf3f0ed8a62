import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type JanitorOutcome, type JanitorPolicy, tidyUp } from '../../../src/domain/rollout/janitor.ts';
import { handOverMs } from '../../../src/domain/rollout/lease.ts';
import type { Release } from '../../../src/domain/rollout/release.ts';
import { runDeploy, runOnce, runRollback } from '../../support/rollout-commands.ts';
import { type Fault, release, SimulatedProcess, SimulatedWorld } from '../../support/simulated-target.ts';

const one = release('release-1');
const two = release('release-2');

const policy: JanitorPolicy = {
  onUnswitched: 'withdraw',
  onUnverified: 'hold',
  busyMs: 2 * 60 * 60_000,
  allowEmpty: false,
};

let ids = 0;
const tidy = async (
  world: SimulatedWorld,
  over: Partial<JanitorPolicy> = {},
  concluded?: boolean,
  fault?: Fault,
): Promise<JanitorOutcome> => {
  const process = new SimulatedProcess(world, fault);
  const liveness = { ...process.ports.liveness, ...(concluded && { concluded: async () => true }) };
  try {
    return await tidyUp(
      { ...process.ports, liveness },
      {
        app: 'web',
        environment: 'production',
        evidence: process.evidence,
        by: { run: '9', attempt: '1', host: 'here', pid: process.evidence.pid },
        policy: { ...policy, ...over },
        newId: () => {
          ids += 1;
          return `janitor-${ids}`;
        },
      },
    );
  } finally {
    process.exit();
  }
};

const worldWith = async (...releases: readonly Release[]): Promise<SimulatedWorld> => {
  const world = new SimulatedWorld();
  for (const next of releases) await runOnce(world, async process => await runDeploy(process, next));
  return world;
};

/** A deploy that is killed as soon as the journal says that it is at `step`. */
const killedAt = async (world: SimulatedWorld, next: Release, step: string): Promise<void> => {
  for (let at = 1; at < 400; at += 1) {
    const copy = structuredClone({ stored: world.stored, running: world.running });
    const was = { traffic: world.traffic, fence: world.fence };
    await runOnce(world, async process => await runDeploy(process, next), { at, how: 'kill' });
    if (world.journal().operation?.step === step) return;
    world.stored = copy.stored;
    Object.assign(world.running, copy.running);
    Object.assign(world, was);
  }
  throw new Error(`never at ${step}`);
};

const said = (outcome: JanitorOutcome): string[] => [outcome.verdict, ...outcome.reasons.map(({ code }) => code)];

describe('the janitor finds', () => {
  it('nothing to do where nothing is left', async () => {
    expect(said(await tidy(await worldWith(one)))).toEqual(['clean']);
  });

  it('no journal, which is clean only where that was said', async () => {
    expect(said(await tidy(new SimulatedWorld()))).toEqual(['needs-a-person', 'no-journal']);
    expect(said(await tidy(new SimulatedWorld(), { allowEmpty: true }))).toEqual(['clean', 'no-journal']);
  });

  it.each(['preparing', 'warming'])(
    'a deploy killed at %s: withdrawn, or finished where that is wanted',
    async step => {
      const world = await worldWith(one);
      await killedAt(world, two, step);
      expect(said(await tidy(world))).toEqual(['rolled-back', 'deploy-withdrawn']);
      expect(world.observed()).toMatchObject({ traffic: 'blue', green: { state: 'absent' } });
      expect(world.journal()).toMatchObject({ operation: null, lease: null });
      await killedAt(world, two, step);
      expect(said(await tidy(world, { onUnswitched: 'finish' }))).toEqual(['finished', 'operation-finished']);
      expect(world.journal().verified?.release.id).toBe(two.id);
      expect(world.wrong).toEqual([]);
    },
  );

  it.each(['switched-unverified', 'baking', 'retiring'])('a deploy killed at %s: brought to its end', async step => {
    const world = await worldWith(one);
    await killedAt(world, two, step);
    expect(said(await tidy(world))).toEqual(['finished', 'operation-finished']);
    expect(world.journal()).toMatchObject({ operation: null, lease: null, verified: { release: { id: two.id } } });
    expect(world.observed()).toMatchObject({ traffic: 'green', blue: { state: 'absent' } });
    expect(said(await tidy(world))).toEqual(['clean']);
    expect(world.wrong).toEqual([]);
  });

  it('a bad release that nobody verified: taken back', async () => {
    const world = await worldWith(one);
    await killedAt(world, release('bad', { verify: 'fail' }), 'switched-unverified');
    expect(said(await tidy(world))).toEqual(['rolled-back', 'rolled-back']);
    expect(world.observed()).toMatchObject({ traffic: 'blue', green: { state: 'absent' } });
    expect(world.journal().quarantine).toHaveLength(1);
  });

  it('a release that cannot be judged: a person is called each time, traffic stays', async () => {
    const world = await worldWith(one);
    await killedAt(world, release('thin', { verify: 'inconclusive' }), 'switched-unverified');
    expect(said(await tidy(world))).toEqual(['needs-a-person', 'verification-unsure']);
    expect(said(await tidy(world))).toEqual(['needs-a-person', 'verification-unsure']);
    expect(world.traffic).toBe('green');
    expect(said(await tidy(world, { onUnverified: 'rollback' }))[0]).toBe('rolled-back');
  });

  it('a rollback that was begun: brought to its end', async () => {
    const world = await worldWith(one);
    await runOnce(world, async process => await runDeploy(process, two, { until: 'switched' }));
    const open = (): boolean => world.journal().operation?.kind === 'rollback';
    for (let at = 1; at < 60 && !open(); at += 1)
      await runOnce(world, async process => await runRollback(process, { automatic: true }), { at, how: 'kill' });
    expect(open()).toBe(true);
    expect(said(await tidy(world))).toEqual(['rolled-back', 'rolled-back']);
    expect(world.traffic).toBe('blue');
  });

  it('a holder that lives: left alone, and a person is called when it takes too long', async () => {
    const world = await worldWith(one);
    const holder = new SimulatedProcess(world);
    await runDeploy(holder, two, { until: 'switched' });
    expect(said(await tidy(world))).toEqual(['busy', 'operation-at-work']);
    expect(said(await tidy(world, { busyMs: 1 }))).toEqual(['needs-a-person', 'operation-stuck']);
    expect(world.journal().operation?.step).toBe('switched-unverified');
  });

  it('a hand-over between two steps: waits for the next step, until the time is over or the run is', async () => {
    const world = await worldWith(one);
    const handedOver = async (): Promise<void> => {
      await runOnce(world, async process => await runDeploy(process, two, { until: 'switched' }));
    };
    await handedOver();
    expect(said(await tidy(world))).toEqual(['busy', 'operation-at-work']);
    expect(said(await tidy(world, {}, true))).toEqual(['finished', 'operation-finished']);
    const later = await worldWith(one);
    await runOnce(later, async process => await runDeploy(process, two, { until: 'switched' }));
    later.clock.advance(handOverMs + 1000);
    expect(said(await tidy(later))).toEqual(['finished', 'operation-finished']);
  });

  it('a lease without an operation: given back once its holder is gone', async () => {
    const world = await worldWith(one);
    const before = world.stored?.journal;
    if (before === undefined || world.stored === undefined) throw new Error('no journal');
    const evidence = { host: 'here', pid: 99, pidStartTime: 'x', run: '', attempt: '' };
    const lease = { holder: 'x', token: before.token, renewedAt: world.clock.now(), durationMs: 60_000, evidence };
    world.stored = { ...world.stored, journal: { ...before, lease } };
    expect(said(await tidy(world))[0]).toBe('busy');
    world.deadPids.add(99);
    expect(said(await tidy(world))).toEqual(['finished', 'lease-released']);
    expect(world.journal().lease).toBeNull();
  });

  it('a colour warm beyond its time: retired', async () => {
    const world = await worldWith(one);
    const long = { startMs: 2000, warmMs: 500, switchMs: 1000, drainMs: 1000, bakeMs: 600_000 };
    await runOnce(world, async process => await runDeploy(process, two, { timing: long }));
    expect(said(await tidy(world))).toEqual(['clean']);
    expect(world.observed().blue.state).toBe('ready');
    world.clock.advance(600_000);
    expect(said(await tidy(world))).toEqual(['finished', 'colour-retired']);
    expect(world.observed().blue.state).toBe('absent');
    expect(world.wrong).toEqual([]);
  });

  it('what no command of ours can explain: a person', async () => {
    const world = await worldWith(one);
    world.running.blue = null;
    expect(said(await tidy(world))).toEqual(['needs-a-person', 'drift']);
  });

  it('a live release that nobody verified and nobody will: a person', async () => {
    const world = await worldWith(one);
    await runOnce(
      world,
      async process => await runDeploy(process, release('bad', { verify: 'fail' }, { oneWay: true })),
    );
    expect(said(await tidy(world))).toEqual(['needs-a-person', 'live-unverified']);
  });
});

const anyFault: fc.Arbitrary<Fault> = fc.record({
  at: fc.integer({ min: 1, max: 120 }),
  how: fc.constantFrom('kill', 'cancel', 'fail'),
});

describe('whatever was killed wherever', () => {
  it('is at its end after the janitor, which keeps the invariants and is killed itself at will', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('pass', 'fail', 'inconclusive'),
        anyFault,
        fc.boolean(),
        fc.constantFrom('withdraw', 'finish'),
        anyFault,
        async (verify, fault, bad, onUnswitched, itsOwn) => {
          const world = await worldWith(one);
          const next = release('the-next', { verify, ...(bad ? { start: 'exits' } : {}) });
          await runOnce(world, async process => await runDeploy(process, next), fault);
          const asked = { onUnswitched, onUnverified: 'rollback' } as const;
          await tidy(world, asked, undefined, itsOwn).catch(() => undefined);
          const outcome = await tidy(world, asked);
          expect(outcome.verdict).not.toBe('failed');
          expect(world.journal()).toMatchObject({ operation: null, lease: null });
          expect(world.traffic === null ? '' : world.observed()[world.traffic].state).toBe('ready');
          const verified = world.journal().verified?.release.id;
          expect(world.traffic === null ? '' : world.running[world.traffic]?.release.id).toBe(verified);
          expect(world.wrong).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });
});
