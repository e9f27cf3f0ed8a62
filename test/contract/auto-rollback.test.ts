import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { quick, type RolloutBed, reasonCodes, rolloutBed } from '../support/rollout-bed.ts';
import type { ActionRun } from '../support/runner.ts';

let bed: RolloutBed;
beforeEach(async () => {
  bed = await rolloutBed();
});
afterEach(async () => await bed.end());

const deploy = async (name: string, more: Record<string, string> = {}): Promise<ActionRun> =>
  await bed.run('blue-green-deploy', { ...bed.inputs(name), ...more });

const rollback = async (more: Record<string, string> = {}, send?: { signal: NodeJS.Signals; when: RegExp }) =>
  await bed.run('auto-rollback', { ...quick, ...more }, send === undefined ? {} : { send });

const verdictOf = (run: ActionRun): (string | number | null)[] => [
  run.exitCode,
  run.outputs['verdict'] ?? '',
  ...reasonCodes(run),
];

describe('auto-rollback', { timeout: 120_000 }, () => {
  it('takes an unverified release back, quarantines it, and says so when asked again', async () => {
    await deploy('one');
    const bad = await deploy('two', { phase: 'switch' });
    const operation = { 'operation-id': bad.outputs['operation-id'] ?? '' };
    const run = await rollback({ ...operation, reason: 'p99 doubled' });
    expect(verdictOf(run), run.stdout).toEqual([1, 'rolled-back', 'rolled-back']);
    expect(run.outputs['bad-release-id']).toBe(bad.outputs['release-id']);
    expect(Number(run.outputs['recovery-ms'])).toBeLessThan(5000);
    expect(run.summary).toMatch(/^## ❌ auto-rollback: rolled-back/);
    expect(await bed.answer()).toBe('one\n');
    expect((await bed.journal()).quarantine[0]).toMatchObject({ reason: 'p99 doubled' });
    expect(verdictOf(await rollback(operation))).toEqual([1, 'already-rolled-back', 'rolled-back']);
  });

  it('is not needed where the live release is verified, and goes to a kept one by hand', async () => {
    const one = await deploy('one');
    await deploy('two');
    expect(verdictOf(await rollback())).toEqual([0, 'not-needed', 'live-is-verified']);
    const run = await rollback({ automatic: 'false', to: (one.outputs['release-id'] ?? '').slice(0, 12) });
    expect(verdictOf(run)).toEqual([1, 'rolled-back', 'rolled-back']);
    expect(await bed.answer()).toBe('one\n');
  });

  it('leaves in its record how long users met the bad release, and how badly', async () => {
    await deploy('one');
    await deploy('two', { phase: 'switch' });
    for (let asked = 0; asked < 20; asked += 1) await bed.answer();
    const run = await rollback();
    const [entry] = (await bed.journal()).history;
    expect(entry?.exposure, run.stdout).toMatchObject({ failed: 0, source: expect.stringContaining('proxy') });
    expect(entry?.exposure?.requests).toBeGreaterThanOrEqual(20);
    expect(entry?.times?.recoverMs).toBe(Number(run.outputs['recovery-ms']));
    expect(run.outputs['requests-failed']).toBe('0');
    expect(run.summary).toContain('requests served badly');
  });

  it('lifts a quarantine with a reason, and touches no traffic', async () => {
    await deploy('one');
    const bad = await deploy('two', { phase: 'switch' });
    await rollback();
    const release = { 'lift-quarantine': (bad.outputs['release-id'] ?? '').slice(0, 12) };
    expect(verdictOf(await rollback(release))).toEqual([1, 'failed', 'invalid-inputs']);
    const lifted = await rollback({ ...release, reason: 'it was the network' });
    expect(verdictOf(lifted), lifted.stdout).toEqual([0, 'not-needed', 'quarantine-lifted']);
    const { quarantine, history } = await bed.journal();
    expect(quarantine).toEqual([]);
    expect(history[0]).toMatchObject({ kind: 'lift-quarantine', result: 'it was the network' });
    expect(await bed.answer()).toBe('one\n');
    const again = await rollback({ ...release, reason: 'it was the network' });
    expect(verdictOf(again)).toEqual([1, 'refused', 'not-quarantined']);
  });

  it('is held where nothing verified is kept', async () => {
    await deploy('one', { phase: 'switch' });
    expect(verdictOf(await rollback())).toEqual([1, 'held', 'nothing-to-go-back-to']);
    expect(await bed.answer()).toBe('one\n');
  });

  it('refuses wrong inputs by name', async () => {
    const run = await rollback({ to: 'yesterday', app: '../up' });
    expect(verdictOf(run)).toEqual([1, 'failed', 'invalid-inputs']);
    expect(run.stdout).toContain('to: ');
    expect(run.stdout).toContain('app: ');
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)(
    '%s in the middle: run again, it ends where it must',
    async signal => {
      await deploy('one');
      const bad = await deploy('two', { phase: 'switch' });
      const operation = { 'operation-id': bad.outputs['operation-id'] ?? '' };
      await rollback({ ...operation, 'verify-duration': '60s' }, { signal, when: /rollback: switched-unverified/ });
      expect(await bed.answer()).toBe('one\n');
      expect(verdictOf(await rollback(operation))).toEqual([1, 'rolled-back', 'rolled-back']);
      expect(await bed.observed()).toMatchObject({ traffic: 'blue', green: { state: 'absent' } });
    },
  );
});
