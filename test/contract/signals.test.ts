/** What pods and processes tell, through the bundle of post-deploy-verify. */
import { readFile } from 'node:fs/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { appRelease, startReady, type TestBed, testBed } from '../support/app.ts';
import { type KubernetesBed, kubernetesBed } from '../support/kubernetes-bed.ts';
import { reasonCodes } from '../support/rollout-bed.ts';
import { type ActionRun, cleanUp, runBundle } from '../support/runner.ts';
import { web } from '../support/web.ts';

const runs: ActionRun[] = [];
const beds: (TestBed | KubernetesBed)[] = [];
afterEach(async () => {
  for (const bed of beds.splice(0)) await bed.end();
  await Promise.all(runs.splice(0).map(cleanUp));
});

const quick = { 'probe-rate': '20', 'verify-duration': '3s', 'min-samples': '5' };

const verify = async (inputs: Record<string, string>): Promise<ActionRun> => {
  const run = await runBundle('post-deploy-verify', { inputs: { ...quick, ...inputs } });
  runs.push(run);
  return run;
};

const reportSchema = z.looseObject({
  checks: z.array(z.looseObject({ name: z.string(), verdict: z.string(), required: z.boolean(), what: z.string() })),
});

const checksOf = async (run: ActionRun): Promise<z.output<typeof reportSchema>['checks']> =>
  reportSchema.parse(JSON.parse(await readFile(run.outputs['report-file'] ?? '', 'utf8'))).checks;

const live = async (env: Record<string, string>): Promise<Record<string, string>> => {
  const bed = await testBed();
  beds.push(bed);
  await startReady(bed.target, 'blue', appRelease('new', env));
  await bed.target.switchTraffic(null, 'blue', 1);
  return { 'state-dir': bed.stateDir, app: 'shop', environment: 'test' };
};

describe('signals of the process target', { timeout: 60_000 }, () => {
  test('a good release passes with them needed, and the summary shows them', async () => {
    const run = await verify({ ...(await live({})), signals: 'on' });
    expect([run.outputs['verdict'], run.exitCode], run.stdout).toEqual(['pass', 0]);
    const said = (await checksOf(run)).map(one => [one.name, one.verdict, one.required]);
    expect(said).toEqual([
      ['restarts', 'pass', true],
      ['readiness', 'pass', true],
      ['error lines', 'pass', true],
    ]);
    expect(run.summary).toContain('| restarts | processes | 0 ends |');
  });

  test('a release whose process ends fails, with its last lines', async () => {
    const place = await live({ APP_DIE_AFTER: '5000' });
    const run = await verify({ ...place, 'probe-rate': '1', 'verify-duration': '20s', 'min-samples': '1' });
    expect([run.outputs['verdict'], run.exitCode], run.stdout).toEqual(['fail', 1]);
    expect(reasonCodes(run)).toContain('instance-restarted');
    expect(run.stdout).toContain('fatal: out of luck');
  });

  test('a release that writes error lines fails, and what looks like a secret is not shown', async () => {
    const place = await live({ APP_ERROR_LINES: '20' });
    const run = await verify({ ...place, 'verify-duration': '20s', 'max-error-logs': '20/min' });
    expect([run.outputs['verdict'], ...reasonCodes(run)], run.stdout).toEqual(['fail', 'error-log-rate']);
    expect(`${run.stdout}${run.summary}`).not.toContain('hunter2');
  });

  test('`signals: off` watches nothing', async () => {
    const run = await verify({ ...(await live({})), signals: 'off' });
    expect(run.outputs['verdict'], run.stdout).toBe('pass');
    expect(await checksOf(run)).toEqual([]);
  });
});

describe('where there are none', { timeout: 60_000 }, () => {
  test('with `on`, an address alone is no pass', async () => {
    const { url, close } = await web((_req, res) => res.end('ok'));
    const run = await verify({ url, signals: 'on' });
    await close();
    expect([run.outputs['verdict'], run.exitCode], run.stdout).toEqual(['error', 1]);
    expect(reasonCodes(run)).toContain('signals-unavailable');
  });

  test('inputs that are none are named, all at once', async () => {
    const run = await verify({
      url: 'http://127.0.0.1:1',
      'max-error-logs': 'lots',
      'error-log-patterns': '(',
      'memory-limit': 'much',
    });
    expect(reasonCodes(run)).toEqual(['invalid-inputs']);
    for (const name of ['max-error-logs', 'error-log-patterns', 'memory-limit'])
      expect(run.stdout).toMatch(new RegExp(`\\b${name}: `));
  });
});

describe('signals of a cluster', { timeout: 120_000 }, () => {
  test('are asked for through the cluster, also where users’ way in is known; no access is said and stops nothing', async () => {
    const bed = await kubernetesBed();
    beds.push(bed);
    const deployed = await bed.run('blue-green-deploy', { image: 'registry.example/web:1' });
    expect(deployed.outputs['verdict'], deployed.stdout).toBe('deployed');
    const inside = await bed.run('post-deploy-verify', null, quick);
    expect(inside.outputs['verdict'], inside.stdout).toBe('pass');
    expect((await checksOf(inside)).map(one => [one.name, one.verdict])).toEqual([
      ['restarts', 'pass'],
      ['readiness', 'pass'],
      ['each instance', 'pass'],
      ['error lines', 'pass'],
    ]);
    const { url, close } = await web((_req, res) => res.end('ok'));
    const beside = await bed.run('post-deploy-verify', null, { ...quick, url });
    expect((await checksOf(beside)).length, beside.stdout).toBe(4);
    const blind = await bed.run('post-deploy-verify', null, { ...quick, url }, { env: { PATH: '/nowhere' } });
    await close();
    expect([blind.outputs['verdict'], blind.exitCode], blind.stdout).toEqual(['pass', 0]);
    expect(reasonCodes(blind)).toContain('signals-unavailable');
  });
});
