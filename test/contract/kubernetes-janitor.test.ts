/** A `ship` killed on the kubernetes target, and the janitor after it, on the fake API server. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type KubernetesBed, kubernetesBed } from '../support/kubernetes-bed.ts';
import { reasonCodes } from '../support/rollout-bed.ts';
import type { ActionCall, ActionRun } from '../support/runner.ts';

let bed: KubernetesBed;
beforeEach(async () => {
  bed = await kubernetesBed();
});
afterEach(async () => await bed.end());

const ship = async (image: string, more: Record<string, string> = {}, send?: ActionCall['send']): Promise<ActionRun> =>
  await bed.run('ship', { image: `registry.example/${image}` }, more, send === undefined ? {} : { send });

const janitor = async (): Promise<ActionRun> =>
  await bed.run('janitor', null, { 'verify-duration': '1s', 'min-samples': '5', probes: 'GET / 2xx' });

const verdictOf = (run: ActionRun): (string | number | null)[] => [
  run.exitCode,
  run.outputs['verdict'] ?? '',
  ...reasonCodes(run),
];

const killed = (when: RegExp) => ({ signal: 'SIGKILL' as const, when });

describe('the janitor on kubernetes', { timeout: 120_000 }, () => {
  it('withdraws what was killed before the switch', async () => {
    await ship('web:1');
    expect((await ship('web:2', { 'warm-up': '20s' }, killed(/deploy: warming/))).signal).toBe('SIGKILL');
    const run = await janitor();
    expect(verdictOf(run), run.stdout).toEqual([1, 'rolled-back', 'deploy-withdrawn']);
    expect([bed.traffic(), bed.scales()]).toEqual(['blue', { 'web-blue': 2, 'web-green': 0 }]);
    expect(bed.journal()).toMatchObject({ operation: null, lease: null });
    expect(verdictOf(await janitor())).toEqual([0, 'clean']);
  });

  it('verifies and settles what was killed after it', async () => {
    await ship('web:1');
    expect((await ship('web:2', { 'verify-duration': '60s' }, killed(/Verifying/))).signal).toBe('SIGKILL');
    const run = await janitor();
    expect(verdictOf(run), run.stdout).toEqual([0, 'finished', 'operation-finished']);
    expect([bed.traffic(), bed.scales()]).toEqual(['green', { 'web-blue': 0, 'web-green': 2 }]);
    expect(bed.cluster.traffic.empty).toEqual([]);
  });

  it('takes back what is bad', async () => {
    await ship('web:1');
    await ship('web:2', { 'verify-duration': '60s' }, killed(/Verifying/));
    bed.cluster.server.app = ({ pod }) => (JSON.stringify(pod).includes('web:2') ? { status: 500 } : { status: 200 });
    const run = await janitor();
    expect(verdictOf(run).slice(0, 2), run.stdout).toEqual([1, 'rolled-back']);
    expect(bed.traffic()).toBe('blue');
    expect(bed.cluster.traffic.empty).toEqual([]);
  });

  it('is red without a journal', async () => {
    expect(verdictOf(await janitor())).toEqual([1, 'needs-a-person', 'no-journal']);
  });
});
