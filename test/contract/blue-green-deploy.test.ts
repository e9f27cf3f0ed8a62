import { readFile, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type RolloutBed, reasonCodes, rolloutBed } from '../support/rollout-bed.ts';
import type { ActionCall, ActionRun } from '../support/runner.ts';

let bed: RolloutBed;
beforeEach(async () => {
  bed = await rolloutBed();
});
afterEach(async () => await bed.end());

const deploy = async (
  name: string,
  behaviour: Record<string, string> = {},
  more: Record<string, string> = {},
  call: Omit<ActionCall, 'inputs'> = {},
): Promise<ActionRun> => await bed.run('blue-green-deploy', { ...bed.inputs(name, behaviour), ...more }, call);

const verdictOf = (run: ActionRun): string[] => [run.outputs['verdict'] ?? '', ...reasonCodes(run)];

describe('blue-green-deploy', { timeout: 120_000 }, () => {
  it('takes a release live, replaces it by the next, and is unchanged the third time', async () => {
    const first = await deploy('one');
    expect([first.exitCode, ...verdictOf(first)], first.stdout).toEqual([0, 'deployed']);
    expect(first.outputs).toMatchObject({ 'live-colour': 'blue', url: `http://127.0.0.1:${bed.port}` });
    expect(await bed.answer()).toBe('one\n');
    const second = await deploy('two');
    expect(second.outputs).toMatchObject({
      verdict: 'deployed',
      'live-colour': 'green',
      'previous-release-id': first.outputs['release-id'],
    });
    expect(Number(second.outputs['switch-ms'])).toBeLessThan(5000);
    expect(second.summary).toMatch(/^## ✅ blue-green-deploy: deployed/);
    expect(await bed.answer()).toBe('two\n');
    expect(await bed.observed()).toMatchObject({ traffic: 'green', blue: { state: 'absent' } });
    const third = await deploy('two');
    expect(verdictOf(third)).toEqual(['unchanged', 'live-unchanged']);
  });

  it('says what it would do on a dry run, and writes nothing', async () => {
    const run = await deploy('one', {}, { 'dry-run': 'true' });
    expect([run.exitCode, ...verdictOf(run)]).toEqual([0, 'unchanged', 'dry-run']);
    expect(run.summary).toContain('Move traffic from no colour to blue');
    await expect(bed.journal()).rejects.toThrow('no journal');
  });

  it('goes back when the release fails its verification, and refuses it from then on', async () => {
    await deploy('good');
    const bad = await deploy('bad', { APP_ERROR_RATE: '0.5' });
    expect([bad.exitCode, ...verdictOf(bad)]).toEqual([1, 'reverted', 'rolled-back']);
    expect(Number(bad.outputs['recovery-ms'])).toBeLessThan(5000);
    expect(bad.summary).toContain('Last output of the bad release');
    expect(await bed.answer()).toBe('good\n');
    const again = await deploy('bad', { APP_ERROR_RATE: '0.5' });
    expect([again.exitCode, ...verdictOf(again)]).toEqual([1, 'refused', 'quarantined']);
  });

  it.each([
    ['ends at its start', { NODE_OPTIONS: '--no-such-option' }, 'app-exited'],
    ['is healthy and then dies', { APP_DIE_AFTER: '300' }, 'app-exited'],
    ['is not well', { APP_ERROR_RATE: '1' }, 'warm-up-failed'],
    ['never listens', { APP_LISTEN: 'never' }, 'app-never-listened'],
  ] as const)(
    'names a release that %s, with its last output, and leaves traffic alone',
    async (_what, behaviour, code) => {
      await deploy('good');
      const times = code === 'app-exited' ? { 'warm-up': '20s' } : { 'start-timeout': '1s' };
      const began = performance.now();
      const run = await deploy('broken', behaviour, times);
      expect([run.exitCode, ...verdictOf(run)], run.stdout).toEqual([1, 'failed', code]);
      expect(run.stdout).toMatch(/broken starts|no-such-option/);
      expect(performance.now() - began).toBeLessThan(15_000);
      expect(await bed.answer()).toBe('good\n');
      expect(await bed.observed()).toMatchObject({ traffic: 'blue', green: { state: 'absent' } });
      expect(await bed.journal()).toMatchObject({ operation: null, lease: null });
    },
  );

  it('switches, and settles in a step of its own with a passing verification', async () => {
    await deploy('one');
    const switched = await deploy('two', {}, { phase: 'switch' });
    expect([switched.exitCode, ...verdictOf(switched)]).toEqual([0, 'deployed', 'switched-unverified']);
    const id = switched.outputs['operation-id'] ?? '';
    const unsettled = await bed.run('blue-green-deploy', { phase: 'settle', 'operation-id': id });
    expect(verdictOf(unsettled)).toEqual(['refused', 'verification-missing']);
    const settled = await bed.run('blue-green-deploy', { phase: 'settle', 'operation-id': id, verification: 'pass' });
    expect([settled.exitCode, ...verdictOf(settled)]).toEqual([0, 'deployed']);
    expect(await bed.observed()).toMatchObject({ traffic: 'green', blue: { state: 'absent' } });
  });

  it('names every wrong input at once, and the fix for a tag', async () => {
    const run = await bed.run('blue-green-deploy', { image: 'web:latest', env: 'NOT A PAIR', target: 'kubernetes' });
    expect(verdictOf(run)).toEqual(['failed', 'invalid-inputs']);
    for (const part of ['image: must name the image by digest', 'imagetools inspect', 'env: has lines', 'target: '])
      expect(run.stdout).toContain(part);
  });

  it('refuses a journal cut in half, names the repair, and leaves traffic alone', async () => {
    await deploy('one');
    await truncate(join(bed.folder, 'journal.json'), 100);
    const run = await deploy('two');
    expect([run.exitCode, ...verdictOf(run)]).toEqual([1, 'refused', 'journal-unreadable']);
    expect(run.stdout).toContain('The last good version is');
    expect(await bed.answer()).toBe('one\n');
  });

  it('refuses before any change where the state cannot be written', async () => {
    await writeFile(join(bed.stateDir, 'shop'), 'a file where a folder should be');
    const run = await deploy('one');
    expect(verdictOf(run)[0]).toBe('refused');
  });

  it('names a port in use', async () => {
    const other = createServer().listen(bed.port, '127.0.0.1');
    const run = await deploy('one');
    other.close();
    expect(verdictOf(run)).toEqual(['refused', 'entrance-port-in-use']);
    expect(await bed.journal()).toMatchObject({ operation: null, lease: null });
  });

  it('refuses a second deploy while the first one works, by name', async () => {
    await deploy('one');
    const first = deploy('two', {}, { 'warm-up': '5s' });
    await expect.poll(async () => (await bed.journal()).operation?.step, { timeout: 30_000 }).toBe('warming');
    const second = await deploy('three');
    expect(verdictOf(second)).toEqual(['refused', 'locked']);
    expect((await first).outputs['verdict']).toBe('deployed');
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('%s before the switch withdraws the new release', async signal => {
    await deploy('one');
    const run = await deploy('two', {}, { 'warm-up': '60s' }, { send: { signal, when: /deploy: warming/ } });
    expect([run.exitCode, ...verdictOf(run)]).toEqual([1, 'interrupted', 'interrupted-before-switch']);
    expect(await bed.answer()).toBe('one\n');
    expect(await bed.observed()).toMatchObject({ traffic: 'blue', green: { state: 'absent' } });
  });

  it('SIGINT after the switch keeps what is recorded; the next run goes on', async () => {
    await deploy('one');
    const send = { signal: 'SIGINT' as const, when: /deploy: switched-unverified/ };
    const run = await deploy('two', {}, { 'verify-duration': '60s' }, { send });
    expect([run.exitCode, ...verdictOf(run)]).toEqual([1, 'interrupted', 'interrupted-after-switch']);
    expect((await bed.journal()).operation?.step).toBe('switched-unverified');
    expect((await deploy('two')).outputs['verdict']).toBe('deployed');
  });

  it('killed outright in the middle: the same command goes on and ends well', async () => {
    await deploy('one');
    const killed = await deploy(
      'two',
      {},
      { 'warm-up': '4s' },
      { send: { signal: 'SIGKILL', when: /deploy: warming/ } },
    );
    expect(killed.signal).toBe('SIGKILL');
    expect(await bed.answer()).toBe('one\n');
    const again = await deploy('two');
    expect([again.exitCode, ...verdictOf(again)], again.stdout).toEqual([0, 'deployed']);
    expect(again.outputs['operation-id']).toBe(killed.outputs['operation-id']);
    const report: { steps: unknown[] } = JSON.parse(await readFile(again.outputs['report-file'] ?? '', 'utf8'));
    expect(report.steps.length).toBeGreaterThan(2);
  });
});
