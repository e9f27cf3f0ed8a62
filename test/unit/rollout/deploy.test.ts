import { describe, expect, it } from 'vitest';
import { runDeploy, runOnce, runRollback, runSettle, timing } from '../../support/rollout-commands.ts';
import { release, SimulatedProcess, SimulatedWorld } from '../../support/simulated-target.ts';

const good = release('good-1');
const better = release('good-2');
const bad = release('bad', { verify: 'fail' });

const worldWith = async (...releases: ReturnType<typeof release>[]): Promise<SimulatedWorld> => {
  const world = new SimulatedWorld();
  for (const one of releases) {
    const { outcome } = await runOnce(world, async process => await runDeploy(process, one));
    expect(outcome).toMatchObject({ verdict: 'deployed' });
  }
  return world;
};

const codesOf = (outcome: { reasons: readonly { code: string }[] }): string[] =>
  outcome.reasons.map(reason => reason.code);

describe('a deploy', () => {
  it('takes the first release live, verified, with nothing left open', async () => {
    const world = await worldWith(good);
    const journal = world.journal();
    expect(world.observed()).toMatchObject({ traffic: 'blue', green: { state: 'absent' } });
    expect(journal).toMatchObject({ live: 'blue', operation: null, lease: null, verified: { colour: 'blue' } });
    expect(journal.history.map(entry => entry.result)).toEqual(['deployed']);
    expect(world.wrong).toEqual([]);
  });

  it('replaces the live release and retires it only after the bake', async () => {
    const world = await worldWith(good, better);
    expect(world.observed()).toMatchObject({ traffic: 'green', blue: { state: 'absent' } });
    expect(world.journal().bundles.map(bundle => bundle.release.id)).toEqual([better.id, good.id]);
    expect(world.wrong).toEqual([]);
  });

  it('records each intent before its effect', async () => {
    const world = await worldWith(good, better);
    const second = world.effects.slice(world.effects.lastIndexOf('journal deploy preparing'));
    expect(second.filter((line, at) => line !== second[at - 1])).toEqual([
      'journal deploy preparing',
      'start green',
      'journal deploy warming',
      'journal deploy switching',
      'switch green',
      'journal deploy switched-unverified',
      'journal deploy baking',
      'journal deploy retiring',
      'retire blue',
      'journal - closed',
    ]);
  });

  it('names what a release waits for at once, and as the cause when time runs out', async () => {
    const process = new SimulatedProcess(new SimulatedWorld());
    const outcome = await runDeploy(process, release('big', { start: 'waits' }));
    expect(process.lines.filter(line => line.startsWith('waiting'))).toEqual(['waiting: no node has room']);
    expect(outcome).toMatchObject({ verdict: 'failed', reasons: [{ code: 'no-node' }] });
  });

  it('is unchanged when the release is live and verified', async () => {
    const world = await worldWith(good);
    const before = world.stored?.version;
    const outcome = await runDeploy(new SimulatedProcess(world), good);
    expect(outcome.verdict).toBe('unchanged');
    expect(world.stored?.version).toBe(before);
  });

  it('starts a verified release again when its process is gone', async () => {
    const world = await worldWith(good);
    world.running.blue = null;
    const outcome = await runDeploy(new SimulatedProcess(world), good);
    expect(outcome.verdict).toBe('deployed');
    expect(world.observed()).toMatchObject({ traffic: 'green', green: { state: 'ready' } });
  });

  it('goes back when the verification fails, and quarantines the release', async () => {
    const world = await worldWith(good);
    const outcome = await runDeploy(new SimulatedProcess(world), bad);
    expect(outcome.verdict).toBe('reverted');
    expect(outcome.trail?.badLogs).toBe('log of green');
    expect(world.observed()).toMatchObject({ traffic: 'blue', green: { state: 'absent' } });
    expect(world.journal().quarantine.map(entry => entry.releaseId)).toEqual([bad.id]);
    const again = await runDeploy(new SimulatedProcess(world), bad);
    expect([again.verdict, ...codesOf(again)]).toEqual(['refused', 'quarantined']);
    expect(world.wrong).toEqual([]);
  });

  it('holds a first release that fails, for there is nothing to go back to', async () => {
    const world = new SimulatedWorld();
    const outcome = await runDeploy(new SimulatedProcess(world), bad);
    expect([outcome.verdict, ...codesOf(outcome)]).toEqual(['failed', 'verification-failed', 'nothing-to-go-back-to']);
    expect(world.observed().traffic).toBe('blue');
  });

  it('holds a one-way release that fails', async () => {
    const world = await worldWith(good);
    const outcome = await runDeploy(new SimulatedProcess(world), { ...bad, oneWay: true });
    expect([outcome.verdict, ...codesOf(outcome)]).toEqual(['failed', 'verification-failed', 'one-way-release']);
    expect(world.observed()).toMatchObject({ traffic: 'green', blue: { state: 'ready' } });
  });

  it('keeps both colours and says so when the verification is unsure, and verifies again on the next run', async () => {
    const world = await worldWith(good);
    const unsure = release('unsure', { verify: 'inconclusive' });
    const { outcome } = await runOnce(world, async process => await runDeploy(process, unsure));
    expect(outcome).toMatchObject({ verdict: 'failed', reasons: [{ code: 'verification-unsure' }] });
    expect(world.observed()).toMatchObject({ traffic: 'green', blue: { state: 'ready' } });
    expect(world.journal().operation?.step).toBe('switched-unverified');
    const back = await runOnce(world, async process => await runDeploy(process, unsure, { onUnverified: 'rollback' }));
    expect(back.outcome).toMatchObject({ verdict: 'reverted' });
    expect(world.wrong).toEqual([]);
  });

  it('goes back when the release dies after it had traffic', async () => {
    const world = await worldWith(good);
    const outcome = await runDeploy(new SimulatedProcess(world), release('mayfly', { dies: 'after-switch' }));
    expect(outcome.verdict).toBe('reverted');
    expect(outcome.operation?.undo?.cause.code).toBe('died-after-switch');
    expect(codesOf(outcome)).toEqual(['died-after-switch', 'rolled-back']);
  });

  it.each([
    ['exits', { start: 'exits' }, 'app-exited', 500],
    ['cannot be started', { start: 'cannot-start' }, 'effect-failed', 100],
    ['never listens', { start: 'never-listens' }, 'app-never-listened', timing.startMs + 500],
    ['answers badly', { health: 'bad' }, 'warm-up-failed', timing.startMs + timing.warmMs + 500],
  ] as const)(
    'withdraws a release that %s, at once, and leaves traffic alone',
    async (_what, behaviour, code, within) => {
      const world = await worldWith(good);
      const before = world.clock.now();
      const outcome = await runDeploy(new SimulatedProcess(world), release('broken', behaviour));
      expect([outcome.verdict, ...codesOf(outcome)]).toEqual(['failed', code]);
      expect(world.clock.now() - before).toBeLessThan(within);
      expect(world.observed()).toMatchObject({ traffic: 'blue', green: { state: 'absent' } });
      expect(world.journal()).toMatchObject({ operation: null, lease: null, quarantine: [] });
      expect(world.wrong).toEqual([]);
    },
  );

  it('shows the last output of a release that does not come up', async () => {
    const world = await worldWith(good);
    const outcome = await runDeploy(new SimulatedProcess(world), release('mute', { start: 'never-listens' }));
    expect(outcome.reasons[0]?.message).toContain('log of green');
  });

  it('goes back when the entrance never answers with the new release', async () => {
    const world = await worldWith(good);
    world.silentDataPlane = true;
    const outcome = await runDeploy(new SimulatedProcess(world), better);
    expect(outcome.operation?.undo?.cause.code).toBe('switch-not-observed');
    expect(codesOf(outcome)).toEqual(['switch-not-observed', 'rolled-back']);
  });

  it('refuses to overwrite the only verified colour while the live one is unverified', async () => {
    const world = await worldWith(good);
    await runOnce(world, async process => await runDeploy(process, better, { until: 'switched' }));
    const third = release('good-3');
    const refused = await runOnce(world, async process => await runDeploy(process, third));
    expect(refused.outcome).toMatchObject({ verdict: 'refused', reasons: [{ code: 'would-lose-verified' }] });
    world.allowed = { coldRollback: true };
    const allowed = await runOnce(world, async process => await runDeploy(process, third, { allowColdRollback: true }));
    expect(allowed.outcome).toMatchObject({ verdict: 'deployed' });
    expect(world.journal().history.map(entry => entry.result)).toEqual(['deployed', 'superseded', 'deployed']);
    expect(world.wrong).toEqual([]);
  });

  it.each([
    ['behind', false, 'refused', 'commit-behind-live'],
    ['behind', true, 'deployed', 'commit-behind-live'],
    ['unknown', false, 'refused', 'ancestry-unknown'],
    ['diverged', false, 'deployed', 'commit-diverged'],
    ['ahead', false, 'deployed', undefined],
  ] as const)('with a commit %s the live one (allow-older: %s) is %s', async (relation, allowOlder, verdict, code) => {
    const world = await worldWith({ ...good, revision: 'a'.repeat(40) });
    const next = { ...better, revision: 'b'.repeat(40) };
    const options = { allowOlder, relation: async () => relation };
    const outcome = await runDeploy(new SimulatedProcess(world), next, options);
    expect([outcome.verdict, outcome.reasons[0]?.code]).toEqual([verdict, code]);
  });

  it('leaves a bake longer than the job to the next run', async () => {
    const world = await worldWith(good);
    const long = { ...timing, bakeMs: 3_600_000 };
    await runOnce(world, async process => await runDeploy(process, better, { timing: long }));
    expect(world.journal().retireAfter).toMatchObject({ colour: 'blue' });
    expect(world.observed().blue.state).toBe('ready');
    world.clock.advance(3_600_000);
    const { outcome } = await runOnce(world, async process => await runDeploy(process, better));
    expect(outcome).toMatchObject({ verdict: 'unchanged' });
    expect(world.observed().blue.state).toBe('absent');
    expect(world.journal()).toMatchObject({ retireAfter: null, lease: null });
    expect(world.wrong).toEqual([]);
  });
});

describe('two deploys', () => {
  it('are kept apart: the second is refused while the holder of the lease lives', async () => {
    const world = await worldWith(good);
    const first = new SimulatedProcess(world);
    await runDeploy(first, better, { until: 'switched' });
    const second = await runDeploy(new SimulatedProcess(world), release('good-3'));
    expect([second.verdict, ...codesOf(second)]).toEqual(['refused', 'locked']);
    expect(second.reasons[0]?.message).toContain('process');
  });

  it('a lease silent for two durations is taken over, and the old holder is fenced out', async () => {
    const world = await worldWith(good);
    const first = new SimulatedProcess(world);
    const begun = await runDeploy(first, better, { until: 'switched' });
    world.clock.advance(60 * 60_000);
    const taken = await runDeploy(new SimulatedProcess(world), better);
    expect(taken.verdict).toBe('deployed');
    const late = await runSettle(first, begun.operation?.id ?? '');
    expect(late.verdict).toBe('deployed');
    await expect(first.ports.target.switchTraffic('green', 'blue', begun.journal.token)).rejects.toThrow('fence');
    expect(world.wrong).toEqual([]);
  });

  it('a new run of the same release goes on with the operation a dead one left', async () => {
    const world = await worldWith(good);
    await runOnce(world, async process => await runDeploy(process, better), { at: 30, how: 'kill' });
    const left = world.journal().operation?.id;
    const { outcome } = await runOnce(world, async process => await runDeploy(process, better));
    expect(outcome).toMatchObject({ verdict: 'deployed', operation: { id: left } });
  });
});

describe('after a restart of the machine', () => {
  it.each([
    ['while it warmed up', 'warming'],
    ['right before the switch', 'switching'],
  ] as const)('a release that went away with it %s is started once more', async (_when, step) => {
    for (let at = 1; ; at += 1) {
      const world = await worldWith(good);
      await runOnce(world, async process => await runDeploy(process, better), { at, how: 'kill' });
      if (world.journal().operation?.step !== step || world.traffic === 'green') continue;
      world.running.green = null;
      const { outcome } = await runOnce(world, async process => await runDeploy(process, better));
      expect(outcome).toMatchObject({ verdict: 'deployed' });
      expect(world.wrong).toEqual([]);
      return;
    }
  });
});

describe('phases', () => {
  it('switch, then settle with a passing verification of the same operation', async () => {
    const world = await worldWith(good);
    const begun = await runDeploy(new SimulatedProcess(world), better, { until: 'switched' });
    expect([begun.verdict, ...codesOf(begun)]).toEqual(['deployed', 'switched-unverified']);
    const id = begun.operation?.id ?? '';
    const unverified = await runSettle(new SimulatedProcess(world), id, 'inconclusive');
    expect([unverified.verdict, ...codesOf(unverified)]).toEqual(['refused', 'verification-missing']);
    const done = await runSettle(new SimulatedProcess(world), id);
    expect(done.verdict).toBe('deployed');
    expect(world.observed()).toMatchObject({ traffic: 'green', blue: { state: 'absent' } });
    expect((await runSettle(new SimulatedProcess(world), id)).verdict).toBe('deployed');
    expect((await runSettle(new SimulatedProcess(world), 'nobody')).verdict).toBe('refused');
    expect(world.wrong).toEqual([]);
  });

  it('switch, then roll back the same operation, then settle is superseded', async () => {
    const world = await worldWith(good);
    const begun = await runDeploy(new SimulatedProcess(world), better, { until: 'switched' });
    const id = begun.operation?.id ?? '';
    const back = await runRollback(new SimulatedProcess(world), { operation: id, automatic: true });
    expect(back.verdict).toBe('rolled-back');
    expect((await runSettle(new SimulatedProcess(world), id)).verdict).toBe('superseded');
    expect(world.wrong).toEqual([]);
  });
});
