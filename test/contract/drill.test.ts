/** `ship` with `mode: drill`, and an environment that demands one. */
import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type RolloutBed, reasonCodes, rolloutBed } from '../support/rollout-bed.ts';
import type { ActionCall, ActionRun } from '../support/runner.ts';

let bed: RolloutBed;
beforeEach(async () => {
  bed = await rolloutBed();
});
afterEach(async () => await bed.end());

const ship = async (name: string, more: Record<string, string> = {}, send?: ActionCall['send']): Promise<ActionRun> =>
  await bed.run('ship', { ...bed.inputs(name), ...more }, send === undefined ? {} : { send });

const drilling = { mode: 'drill', 'allow-drill': 'test', 'drill-hold': '1s', 'drill-max-recovery': '10s' };

const verdictOf = (run: ActionRun): (string | number | null)[] => [
  run.exitCode,
  run.outputs['verdict'] ?? '',
  ...reasonCodes(run),
];

const client = z.object({ requests: z.number(), failed: z.number(), p99Ms: z.number().nullable() });
const certificate = z.object({
  schema: z.literal('prod-actions/drill-certificate/v1'),
  old: z.object({ id: z.string() }),
  new: z.object({ id: z.string() }),
  phases: z.array(
    z.object({
      name: z.string(),
      fresh: client,
      kept: client,
      lastAnswerMs: z.object({ fresh: z.number().nullable(), kept: z.number().nullable() }),
    }),
  ),
  total: z.object({ fresh: client, kept: client }),
  recovery: z.object({ freshMs: z.number(), keptMs: z.number().nullable() }),
  passed: z.boolean(),
});

describe('a drill', { timeout: 180_000 }, () => {
  it('goes old → new → old → new under load, and its certificate opens the way for exactly that pair', async () => {
    const one = await ship('one');
    const run = await ship('two', drilling);
    expect([run.exitCode, run.outputs['verdict']], run.stdout).toEqual([0, 'deployed']);
    expect(reasonCodes(run)).toContain('drill-passed');
    const text = await readFile(run.outputs['drill-certificate-file'] ?? '', 'utf8');
    expect(Buffer.from(run.outputs['drill-certificate'] ?? '', 'base64').toString()).toBe(text);
    const proof = certificate.parse(JSON.parse(text));
    expect([proof.old.id, proof.new.id]).toEqual([one.outputs['release-id'], run.outputs['release-id']]);
    expect(proof.phases.map(({ name }) => name)).toEqual(['before', 'to-new', 'back-to-old', 'to-new-again']);
    for (const { fresh, kept } of proof.phases) expect(Math.min(fresh.requests, kept.requests)).toBeGreaterThan(0);
    expect(proof.total).toMatchObject({ fresh: { failed: 0 }, kept: { failed: 0 } });
    expect(proof.recovery.keptMs).not.toBeNull();
    expect(await bed.answer()).toBe('two\n');
    const { quarantine, history, verified } = await bed.journal();
    expect(quarantine).toEqual([]);
    expect(history.map(({ kind, result }) => `${kind} ${result}`).slice(0, 2)).toEqual([
      'deploy deployed',
      'rollback rolled-back',
    ]);
    expect(verified?.release.id).toBe(proof.new.id);

    // Back to one: the pair one → two may go, with the certificate and not without it.
    await bed.run('auto-rollback', {
      automatic: 'false',
      to: proof.old.id,
      'verify-duration': '1s',
      'min-samples': '5',
    });
    await bed.run('auto-rollback', { 'lift-quarantine': proof.new.id, reason: 'part of the test' });
    const demanding = { 'require-drill': 'true' };
    expect(verdictOf(await ship('two', demanding))).toEqual([1, 'refused', 'drill-certificate-missing']);
    const given = { ...demanding, 'drill-certificate': run.outputs['drill-certificate'] ?? '' };
    expect(verdictOf(await ship('three', given))).toEqual([1, 'refused', 'drill-certificate-other-pair']);
    const changed = Buffer.from(text.replace('"failed":0', '"failed":1')).toString('base64');
    expect(verdictOf(await ship('two', { ...demanding, 'drill-certificate': changed }))).toEqual([
      1,
      'refused',
      'drill-certificate-tampered',
    ]);
    expect(verdictOf(await ship('two', { ...given, 'drill-max-age': '1ms' }))).toEqual([
      1,
      'refused',
      'drill-certificate-expired',
    ]);
    expect(await bed.answer()).toBe('one\n');
    expect(verdictOf(await ship('two', given))[1]).toBe('deployed');
  });

  it('runs in no environment that does not name itself, and never with what cannot be taken back', async () => {
    await ship('one');
    for (const more of [
      { mode: 'drill' },
      { ...drilling, 'allow-drill': 'staging' },
      { ...drilling, 'one-way': 'true' },
    ])
      expect(verdictOf(await ship('two', more))).toEqual([1, 'failed', 'invalid-inputs']);
    expect(await bed.answer()).toBe('one\n');
  });

  it('is no success where there is no pair', async () => {
    const first = await ship('one', drilling);
    expect(first.exitCode).toBe(1);
    expect(reasonCodes(first)).toContain('drill-broken-off');
    expect(first.outputs['drill-certificate']).toBe('');
  });

  it('does not pass with a release that fails its requests', async () => {
    await ship('one');
    const failing = bed.inputs('two', { APP_ERROR_RATE: '0.2', APP_HEALTH_LIES: '1' });
    // Taken for good by what it is held to, and yet requests were lost under the eyes of the drill.
    const run = await bed.run('ship', { ...failing, ...drilling, 'max-error-rate': '50%', 'min-samples': '50' });
    expect([run.exitCode, run.outputs['verdict']], run.stdout).toEqual([1, 'failed']);
    expect(reasonCodes(run)).toContain('drill-failed');
  });

  it('is broken off when the release is found bad on the way', async () => {
    await ship('one');
    const bad = bed.inputs('two', { APP_ERROR_RATE: '0.5', APP_HEALTH_LIES: '1' });
    const run = await bed.run('ship', { ...bad, ...drilling });
    expect([run.exitCode, run.outputs['verdict']], run.stdout).toEqual([1, 'rolled-back']);
    expect(reasonCodes(run)).toContain('drill-broken-off');
    expect(run.outputs['drill-certificate']).toBe('');
    expect(await bed.answer()).toBe('one\n');
  });

  it('killed on the way: the janitor ends it, and nothing is quarantined', async () => {
    await ship('one');
    const cut = await ship('two', drilling, { signal: 'SIGKILL', when: /rollback: switched-unverified/ });
    expect(cut.signal).toBe('SIGKILL');
    const tidied = await bed.run('janitor', { probes: 'GET / 2xx', 'verify-duration': '1s', 'min-samples': '5' });
    expect(verdictOf(tidied), tidied.stdout).toEqual([1, 'rolled-back', 'rolled-back']);
    expect(await bed.answer()).toBe('one\n');
    expect((await bed.journal()).quarantine).toEqual([]);
  });
});
