import { describe, expect, it } from 'vitest';
import { runDeploy, runOnce } from '../../support/rollout-commands.ts';
import { release, SimulatedProcess, SimulatedWorld } from '../../support/simulated-target.ts';

const next = release('next');

const worldOver = (found: ReturnType<typeof release>): SimulatedWorld => {
  const world = new SimulatedWorld();
  world.find(found);
  return world;
};

describe('a first deploy over an app that ran before', () => {
  it('records that app as verified, so that there is something to go back to', async () => {
    const found = release('found');
    const world = worldOver(found);
    const { outcome } = await runOnce(
      world,
      async process => await runDeploy(process, release('bad', { verify: 'fail' })),
    );
    expect(outcome).toMatchObject({ verdict: 'reverted' });
    expect(world.observed()).toMatchObject({ traffic: 'blue', green: { state: 'absent' } });
    expect(world.journal().verified?.release.id).toBe(found.id);
  });

  it('runs in the other colour', async () => {
    const world = worldOver(release('found'));
    const { outcome } = await runOnce(world, async process => await runDeploy(process, next));
    expect(outcome).toMatchObject({ verdict: 'deployed' });
    expect(world.observed()).toMatchObject({ traffic: 'green', blue: { state: 'absent' } });
  });

  it('begins nothing when the verification of that app could not be made', async () => {
    const world = worldOver(release('found', { verify: 'error' }));
    const outcome = await runDeploy(new SimulatedProcess(world), next);
    expect(outcome).toMatchObject({ verdict: 'refused', reasons: [{ code: 'adopted-unverified' }] });
    expect(world.observed()).toMatchObject({ traffic: 'blue', green: { state: 'absent' } });
    expect(world.journal().lease).toBeNull();
  });

  it('never goes back to an app that does not pass the verification itself', async () => {
    const world = worldOver(release('found', { verify: 'fail' }));
    const bad = release('bad', { verify: 'fail' });
    const outcome = await runDeploy(new SimulatedProcess(world), bad);
    expect(outcome).toMatchObject({ verdict: 'failed' });
    expect(outcome.reasons.map(reason => reason.code)).toEqual(
      expect.arrayContaining(['nothing-to-go-back-to', 'adopted-unverified']),
    );
    expect(world.observed().traffic).toBe('green');
  });
});

describe('what the target has against a release', () => {
  it('refuses it before anything is written', async () => {
    const world = worldOver(release('found'));
    world.objection = { code: 'no-quota', message: 'two colours do not fit', next: 'raise the quota' };
    const outcome = await runDeploy(new SimulatedProcess(world), next);
    expect(outcome).toMatchObject({ verdict: 'refused', reasons: [{ code: 'no-quota' }] });
    expect(world.effects).toEqual([]);
  });
});

describe('the last hook', () => {
  it('runs once the old colour is gone', async () => {
    const world = new SimulatedWorld();
    await runOnce(world, async process => await runDeploy(process, release('first')));
    await runOnce(world, async process => await runDeploy(process, release('migrates', { contract: 'well' })));
    expect(world.effects.slice(-4)).toEqual([
      'retire blue',
      'journal deploy contracting',
      'contract migrates0000',
      'journal - closed',
    ]);
  });

  it('makes the run red when it fails, and leaves the release live and verified', async () => {
    const world = new SimulatedWorld();
    const one = release('migrates', { contract: 'fails' });
    const { outcome } = await runOnce(world, async process => await runDeploy(process, one));
    expect(outcome).toMatchObject({ verdict: 'failed', reasons: [{ code: 'contract-failed' }] });
    expect(world.journal()).toMatchObject({ operation: null, verified: { release: { id: one.id } } });
  });
});
