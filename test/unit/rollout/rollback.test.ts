import { describe, expect, it } from 'vitest';
import type { DeployOutcome } from '../../../src/domain/rollout/deploy.ts';
import type { Operation } from '../../../src/domain/rollout/journal.ts';
import { liftQuarantine, unlock } from '../../../src/domain/rollout/maintenance.ts';
import { resume } from '../../../src/domain/rollout/resume.ts';
import type { RollbackOutcome } from '../../../src/domain/rollout/rollback.ts';
import { status } from '../../../src/domain/rollout/status.ts';
import { runDeploy, runOnce, runRollback } from '../../support/rollout-commands.ts';
import { release, SimulatedProcess, SimulatedWorld } from '../../support/simulated-target.ts';

const one = release('release-1');
const two = release('release-2');
const three = release('release-3');

const worldWith = async (...releases: ReturnType<typeof release>[]): Promise<SimulatedWorld> => {
  const world = new SimulatedWorld();
  for (const next of releases) await runOnce(world, async process => await runDeploy(process, next));
  return world;
};

const switchedTo = async (world: SimulatedWorld, next: ReturnType<typeof release>): Promise<string> => {
  const { outcome } = await runOnce(world, async process => await runDeploy(process, next, { until: 'switched' }));
  if (typeof outcome === 'string') throw new Error(outcome);
  return outcome.operation?.id ?? '';
};

/** A command was killed where it had this open. */
const leftWith = async (
  is: (open: Operation) => boolean,
  prepare: () => Promise<SimulatedWorld>,
  body: (process: SimulatedProcess, world: SimulatedWorld) => Promise<DeployOutcome | RollbackOutcome>,
): Promise<SimulatedWorld> => {
  for (let at = 1; at < 80; at += 1) {
    const world = await prepare();
    await runOnce(world, async process => await body(process, world), { at, how: 'kill' });
    const open = world.journal().operation;
    if (open !== null && is(open)) return world;
  }
  throw new Error('was never left like that');
};

const leftWarming = async (next: ReturnType<typeof release>, ...live: ReturnType<typeof release>[]) =>
  await leftWith(
    ({ step }) => step === 'warming',
    async () => await worldWith(...live),
    async process => await runDeploy(process, next),
  );

const resumeIn = async (world: SimulatedWorld) => {
  const { ports, evidence } = new SimulatedProcess(world);
  const by = { run: '', attempt: '', host: 'here', pid: 9 };
  const place = { app: 'web', environment: 'production', evidence };
  return await resume(ports, { ...place, newId: 'r', onUnverified: 'hold', by });
};

const liveIn = (world: SimulatedWorld): string | undefined =>
  world.traffic === null ? undefined : world.journal().colours[world.traffic]?.id;

const summary = (outcome: { verdict: string; reasons: readonly { code: string }[] }): string[] => [
  outcome.verdict,
  ...outcome.reasons.map(reason => reason.code),
];

describe('a rollback', () => {
  it('moves traffic first, then takes the bad release down, then verifies', async () => {
    const world = await worldWith(one);
    const id = await switchedTo(world, two);
    const at = world.effects.length;
    const outcome = await runRollback(new SimulatedProcess(world), { operation: id, automatic: true });
    expect(summary(outcome)).toEqual(['rolled-back', 'rolled-back']);
    expect(world.effects.slice(at).filter(line => !line.startsWith('journal'))).toEqual([
      'switch blue',
      'retire green',
    ]);
    expect(outcome.trail?.verifications).toMatchObject([{ of: 'rollback', verification: { verdict: 'pass' } }]);
    expect(outcome.operation?.undo?.switchedAt).toBeTypeOf('number');
    expect(world.wrong).toEqual([]);
  });

  it('rebuilds a kept release that is no longer warm, by hand', async () => {
    const world = await worldWith(one, two, three);
    const outcome = await runRollback(new SimulatedProcess(world), { to: one.id });
    expect(outcome.verdict).toBe('rolled-back');
    const journal = world.journal();
    expect(journal.verified?.release.id).toBe(one.id);
    expect(journal.bundles.map(bundle => bundle.release.id)).toEqual([two.id, one.id]);
    expect(world.wrong).toEqual([]);
  });

  it('goes to the last verified release, never to the previous one', async () => {
    const world = await worldWith(one, release('unsure', { verify: 'inconclusive' }));
    world.allowed = { coldRollback: true };
    await runOnce(
      world,
      async process => await runDeploy(process, two, { until: 'switched', allowColdRollback: true }),
    );
    const outcome = await runRollback(new SimulatedProcess(world), { automatic: true });
    expect(outcome.verdict).toBe('rolled-back');
    expect(world.journal().verified?.release.id).toBe(one.id);
    expect(world.observed()).toMatchObject({ traffic: 'green', blue: { state: 'absent' } });
  });

  it('is not needed when the live release is verified', async () => {
    const world = await worldWith(one, two);
    const outcome = await runRollback(new SimulatedProcess(world), { automatic: true });
    expect(summary(outcome)).toEqual(['not-needed', 'live-is-verified']);
  });

  it('withdraws a deploy that never got traffic', async () => {
    const world = await worldWith(one);
    await runOnce(world, async process => await runDeploy(process, two), { at: 20, how: 'kill' });
    const id = world.journal().operation?.id ?? '';
    const outcome = await runRollback(new SimulatedProcess(world), { operation: id, automatic: true });
    expect(summary(outcome)).toEqual(['not-needed', 'deploy-withdrawn']);
    expect(world.observed()).toMatchObject({ traffic: 'blue', green: { state: 'absent' } });
  });

  it('says already-rolled-back when it is asked twice', async () => {
    const world = await worldWith(one);
    const operation = await switchedTo(world, two);
    await runRollback(new SimulatedProcess(world), { operation, automatic: true });
    expect((await runRollback(new SimulatedProcess(world), { operation, automatic: true })).verdict).toBe(
      'already-rolled-back',
    );
    expect((await runRollback(new SimulatedProcess(world))).verdict).toBe('already-rolled-back');
    expect((await runRollback(new SimulatedProcess(world), { automatic: true })).verdict).toBe('already-rolled-back');
  });

  it('never takes back a newer operation', async () => {
    const world = await worldWith(one);
    const operation = await switchedTo(world, two);
    await runOnce(world, async process => await runDeploy(process, two));
    await runOnce(world, async process => await runDeploy(process, three));
    const outcome = await runRollback(new SimulatedProcess(world), { operation, automatic: true });
    expect(summary(outcome)).toEqual(['superseded', 'newer-operation']);
  });

  it('runs at most once an hour by itself', async () => {
    const world = await worldWith(one);
    const first = await switchedTo(world, two);
    await runOnce(world, async process => await runRollback(process, { operation: first, automatic: true }));
    const second = await switchedTo(world, three);
    const held = await runOnce(
      world,
      async process => await runRollback(process, { operation: second, automatic: true }),
    );
    expect(held.outcome).toMatchObject({ verdict: 'held', reasons: [{ code: 'rollback-too-soon' }] });
    expect(world.observed().traffic).toBe('green');
    const byHand = await runOnce(world, async process => await runRollback(process, { operation: '' }));
    expect(byHand.outcome).toMatchObject({ verdict: 'rolled-back' });
    expect(world.wrong).toEqual([]);
  });

  it('is held when the release to go back to cannot be made fit, and leaves traffic where it is', async () => {
    const world = await worldWith(one);
    const id = await switchedTo(world, two);
    world.running.blue = { release: release(one.id, { start: 'exits' }), since: world.clock.now(), hadTraffic: true };
    world.clock.advance(500);
    const journal = structuredClone(world.journal());
    const broken = release(one.id, { start: 'exits' });
    if (world.stored !== undefined)
      world.stored = { ...world.stored, journal: { ...journal, bundles: [{ release: broken, verifiedAt: 0 }] } };
    const outcome = await runRollback(new SimulatedProcess(world), { operation: id, automatic: true });
    expect(summary(outcome)).toEqual(['held', 'rollback-target-unfit']);
    expect(world.observed()).toMatchObject({ traffic: 'green', green: { state: 'ready' }, blue: { state: 'absent' } });
  });

  it('refuses a release that is not kept and names those that are', async () => {
    const world = await worldWith(one, two);
    const outcome = await runRollback(new SimulatedProcess(world), { to: 'ffffffffffff' });
    expect(summary(outcome)).toEqual(['refused', 'rollback-target-unknown']);
    expect(outcome.reasons[0]?.message).toContain('release-1');
  });

  it('is red when what came back does not pass its verification either', async () => {
    const flaky = release('flaky-1');
    const world = await worldWith(flaky);
    const operation = await switchedTo(world, two);
    const blue = world.running.blue;
    if (blue !== null) world.running.blue = { ...blue, release: release('flaky-1', { verify: 'fail' }) };
    const outcome = await runRollback(new SimulatedProcess(world), { operation, automatic: true });
    expect(summary(outcome)).toEqual(['failed', 'rollback-unverified']);
    expect(world.observed().traffic).toBe('blue');
  });
});

describe('by hand', () => {
  it('unlock refuses while the holder lives, and leaves the operation open', async () => {
    const world = await worldWith(one);
    const holder = new SimulatedProcess(world);
    await runDeploy(holder, two, { until: 'switched' });
    const { ports } = new SimulatedProcess(world);
    expect(await unlock(ports, 'stuck')).toMatchObject({ done: false, reason: { code: 'holder-alive' } });
    holder.exit();
    expect(await unlock(ports, 'stuck')).toMatchObject({ done: true });
    expect(world.journal()).toMatchObject({ lease: null, operation: { step: 'switched-unverified' } });
    expect(world.journal().history[0]).toMatchObject({ kind: 'unlock', result: 'stuck' });
    expect(await unlock(ports, 'again')).toMatchObject({ done: false, reason: { code: 'not-locked' } });
  });

  it('lift-quarantine lets the release be deployed again', async () => {
    const bad = release('flaky-2', { verify: 'fail' });
    const world = await worldWith(one, bad);
    const { ports } = new SimulatedProcess(world);
    expect(await liftQuarantine(ports, 'nothing!', 'why')).toMatchObject({ done: false });
    expect(await liftQuarantine(ports, 'flaky-20', 'it was the network')).toMatchObject({ done: true });
    expect((await runDeploy(new SimulatedProcess(world), bad)).reasons[0]?.code).not.toBe('quarantined');
  });

  it('resume ends what a dead process left, and says so when nothing is open', async () => {
    const world = await worldWith(one);
    await switchedTo(world, two);
    expect(await resumeIn(world)).toMatchObject({ kind: 'deploy', outcome: { verdict: 'deployed' } });
    expect(await resumeIn(world)).toMatchObject({ kind: 'nothing' });
  });

  it('resume takes away what was being withdrawn, and does not deploy it after all', async () => {
    const world = await leftWith(
      ({ step }) => step === 'withdrawing',
      async () => await leftWarming(two, one),
      async process => await runRollback(process, { reason: 'do not ship this' }),
    );
    expect(await resumeIn(world)).toMatchObject({ outcome: { verdict: 'failed', end: { result: 'withdrawn' } } });
    expect([liveIn(world), world.journal().operation]).toEqual([one.id, null]);
  });

  it('goes to the release that a person named, also when another operation had to be ended first', async () => {
    const preparing = await leftWarming(three, one, two);
    const named = await runRollback(new SimulatedProcess(preparing), { to: one.id });
    expect([named.verdict, liveIn(preparing)]).toEqual(['rolled-back', one.id]);

    const world = await leftWith(
      ({ kind }) => kind === 'rollback',
      async () => {
        const switched = await worldWith(one, two);
        await switchedTo(switched, three);
        return switched;
      },
      async (process, switched) => await runRollback(process, { operation: switched.journal().operation?.id ?? '' }),
    );
    const other = await runRollback(new SimulatedProcess(world), { to: one.id });
    // Nobody has anything against the release where the open rollback went: a person decides again.
    expect([...summary(other), liveIn(world)]).toEqual(['rolled-back', 'rolled-back', 'rollback-elsewhere', two.id]);
    expect(world.journal().quarantine.map(({ releaseId }) => releaseId)).toEqual([three.id]);
    const again = await runRollback(new SimulatedProcess(world), { to: one.id });
    expect([again.verdict, liveIn(world)]).toEqual(['rolled-back', one.id]);
    expect(world.wrong).toEqual([]);
  });

  it('to a release that is not kept is refused before anything is ended for it', async () => {
    const world = await leftWarming(three, one, two);
    const outcome = await runRollback(new SimulatedProcess(world), { to: 'ffffffff' });
    expect(summary(outcome)).toEqual(['refused', 'rollback-target-unknown']);
    expect(world.journal().operation?.step).toBe('warming');
  });

  it('that only withdrew what was open says that traffic stayed where it is', async () => {
    const world = await leftWarming(three, one, two);
    const outcome = await runRollback(new SimulatedProcess(world));
    expect([outcome.verdict, liveIn(world)]).toEqual(['not-needed', two.id]);
    expect(outcome.reasons.map(({ message }) => message).join()).toContain(
      `Traffic stays on ${two.id.slice(0, 12)}; to go back from that one, run the rollback again.`,
    );
  });

  it('status names the next thing to do, and drift', async () => {
    const world = await worldWith(one);
    expect(status(world.journal(), world.observed())).toMatchObject({
      liveVerified: true,
      drift: [],
      next: 'Nothing to do.',
    });
    await switchedTo(world, two);
    expect(status(world.journal(), world.observed()).next).toContain('resume');
    world.running.green = null;
    expect(status(world.journal(), world.observed()).drift).toEqual(['The live colour green is absent.']);
  });
});
