/** A `ship` that was killed, cancelled or never verified, left behind on the process target, and the janitor after it. */
import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createFileJournalStore } from '../../src/adapters/journal/store.ts';
import { quick, type RolloutBed, reasonCodes, rolloutBed } from '../support/rollout-bed.ts';
import type { ActionCall, ActionRun } from '../support/runner.ts';

let bed: RolloutBed;
beforeEach(async () => {
  bed = await rolloutBed();
});
afterEach(async () => await bed.end());

const ship = async (name: string, more: Record<string, string> = {}, send?: ActionCall['send']): Promise<ActionRun> =>
  await bed.run('ship', { ...bed.inputs(name), ...more }, send === undefined ? {} : { send });

/** The janitor verifies, and takes all other times from the operation it finds. */
const verifying = {
  probes: quick.probes,
  'verify-duration': quick['verify-duration'],
  'min-samples': quick['min-samples'],
  'probe-rate': quick['probe-rate'],
};

const janitor = async (more: Record<string, string> = {}, send?: ActionCall['send']): Promise<ActionRun> =>
  await bed.run('janitor', { ...verifying, ...more }, send === undefined ? {} : { send });

const verdictOf = (run: ActionRun): (string | number | null)[] => [
  run.exitCode,
  run.outputs['verdict'] ?? '',
  ...reasonCodes(run),
];

const killed = (when: RegExp) => ({ signal: 'SIGKILL' as const, when });

/** Nothing is open, nobody holds the lease, and what has traffic was verified. */
const atRest = async (answer: string): Promise<void> => {
  const journal = await bed.journal();
  expect(journal).toMatchObject({ operation: null, lease: null });
  const live = journal.live === null ? null : journal.colours[journal.live];
  expect(journal.verified?.release.id).toBe(live?.id);
  expect(await bed.answer()).toBe(answer);
  const { traffic, ...colours } = await bed.observed();
  expect([traffic, [colours.blue.state, colours.green.state].toSorted()]).toEqual([journal.live, ['absent', 'ready']]);
};

describe('the janitor after a ship that was killed', { timeout: 120_000 }, () => {
  it.each([
    ['preparing', {}],
    ['warming', { 'warm-up': '20s' }],
  ])('at %s: withdrawn, red, and the next janitor is green', async (step, more) => {
    await ship('one');
    const cut = await ship('two', more, killed(new RegExp(`deploy: ${step}`)));
    expect(cut.signal).toBe('SIGKILL');
    const run = await janitor();
    expect(verdictOf(run), run.stdout).toEqual([1, 'rolled-back', 'deploy-withdrawn']);
    expect(run.summary).toMatch(/^## ❌ janitor: rolled-back/);
    await atRest('one\n');
    expect(verdictOf(await janitor())).toEqual([0, 'clean']);
  });

  it.each([
    ['the verification', /Verifying/, { 'verify-duration': '60s' }],
    ['the bake', /deploy: baking/, { bake: '30s' }],
  ])('during %s: ended, the good release is live and verified', async (_what, when, more) => {
    await ship('one');
    expect((await ship('two', more, killed(when))).signal).toBe('SIGKILL');
    expect(await bed.answer()).toBe('two\n');
    const run = await janitor();
    // What was baking goes on baking as long as it was to.
    expect(verdictOf(run), run.stdout).toEqual([0, 'finished', 'operation-finished']);
    await atRest('two\n');
  });

  it('during the verification of a bad release: traffic is taken back', async () => {
    await ship('one');
    const bad = {
      ...bed.inputs('two', { APP_ERROR_RATE: '1', APP_HEALTH_LIES: '1' }),
      'verify-duration': '60s',
      'max-error-rate': '50%',
    };
    await bed.run('ship', { ...bad, 'min-samples': '5000' }, { send: killed(/Verifying/) });
    const run = await janitor();
    expect(verdictOf(run).slice(0, 2), run.stdout).toEqual([1, 'rolled-back']);
    await atRest('one\n');
    expect((await bed.journal()).quarantine).toHaveLength(1);
  });

  it('whose verification was skipped: the hand-over is waited for, then verified and settled', async () => {
    await ship('one');
    await bed.run('blue-green-deploy', { ...bed.inputs('two'), phase: 'switch' });
    expect(verdictOf(await janitor())).toEqual([0, 'busy', 'operation-at-work']);
    // As if the time given for the next step were over.
    const store = createFileJournalStore({ stateDir: bed.stateDir, app: 'shop', environment: 'test' });
    const stored = await store.read();
    if (stored?.journal.lease == null) throw new Error('no lease');
    const lease = { ...stored.journal.lease, renewedAt: Date.now() - 11 * 60_000 };
    await store.write({ ...stored.journal, lease }, stored.version);
    expect(verdictOf(await janitor())).toEqual([0, 'finished', 'operation-finished']);
    await atRest('two\n');
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('cancelled by %s during the verification: ended', async signal => {
    await ship('one');
    await ship('two', { 'verify-duration': '60s' }, { signal, when: /Verifying/ });
    expect(verdictOf(await janitor())).toEqual([0, 'finished', 'operation-finished']);
    await atRest('two\n');
  });
});

describe('the janitor', { timeout: 120_000 }, () => {
  it('is never green where it finds nothing to look at', async () => {
    expect(verdictOf(await janitor())).toEqual([1, 'needs-a-person', 'no-journal']);
    expect(verdictOf(await janitor({ 'allow-empty': 'true' }))).toEqual([0, 'clean', 'no-journal']);
  });

  it('says in its report what was found, and what is left for a person', async () => {
    await ship('one');
    const run = await janitor();
    const report = z
      .object({ schema: z.literal('prod-actions/janitor/v1'), tidied: z.array(z.object({ found: z.string() })) })
      .parse(JSON.parse(await readFile(run.outputs['report-file'] ?? '', 'utf8')));
    expect(report.tidied).toEqual([expect.objectContaining({ found: 'nothing left open' })]);
    await bed.run('ship', { ...bed.inputs('two'), 'probe-rate': '1', 'min-samples': '500' });
    const unsure = await janitor({ 'min-samples': '500' });
    expect(verdictOf(unsure)).toEqual([1, 'needs-a-person', 'verification-unsure']);
    expect(await bed.answer()).toBe('two\n');
  });

  it('killed itself in the middle: the next one ends it', async () => {
    await ship('one');
    await ship('two', { 'verify-duration': '60s' }, killed(/Verifying/));
    const cut = await janitor({ 'verify-duration': '60s' }, killed(/deploy: switched-unverified/));
    expect(cut.signal, cut.stdout).toBe('SIGKILL');
    expect(verdictOf(await janitor())).toEqual([0, 'finished', 'operation-finished']);
    await atRest('two\n');
  });

  it('refuses wrong inputs by name', async () => {
    const run = await janitor({ 'on-unswitched': 'shrug', app: '../up' });
    expect(verdictOf(run)).toEqual([1, 'failed', 'invalid-inputs']);
    expect(run.stdout).toContain('on-unswitched: ');
  });
});
