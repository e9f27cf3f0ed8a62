/** The built bundle, as the runner starts it, against small real servers and with the embedded load generator. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { encodeSettings } from '../../src/core/inputs.ts';
import { FakeRegistry } from '../support/registry.ts';
import { type ActionCall, type ActionRun, cleanUp, runBundle } from '../support/runner.ts';

/**
 * Answers after DELAY ms: a timer, not work, so that the tests hold on a busy machine. Ends by itself after DIE answers;
 * with FAIL, that share of answers is a 500. Leaves its pid in PIDS.
 */
const server = `
import { createServer } from 'node:http';
import { writeFileSync } from 'node:fs';
const { PORT, DELAY = '20', DIE = '0', FAIL = '0', PIDS } = process.env;
if (PIDS) writeFileSync(PIDS + '/' + process.pid, '');
let count = 0;
createServer((request, response) => {
  if (request.url !== '/') return response.end('ok');
  count += 1;
  if (DIE !== '0' && count > Number(DIE)) { console.error('out of memory, said the server'); process.exit(3); }
  setTimeout(() => {
    response.statusCode = (count * Number(FAIL)) % 1 > 1 - Number(FAIL) - 1e-9 && FAIL !== '0' ? 500 : 200;
    response.end('hello');
  }, Number(DELAY));
}).listen(Number(PORT), '127.0.0.1');
`;

const reportSchema = z.object({
  schema: z.literal('prod-actions/performance-regression/v1'),
  verdict: z.string(),
  seed: z.number(),
  looks: z.array(z.number()),
  noise: z.object({ base: z.object({ p50: z.number().nullable() }) }),
  comparisons: z.array(z.object({ metric: z.string(), shift: z.number(), minimumDetectable: z.number().nullable() })),
  runs: z.array(z.object({ side: z.enum(['base', 'candidate']), pair: z.number() })),
});

let folder = '';
const runs: ActionRun[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'performance-'));
  await writeFile(join(folder, 'server.mjs'), server);
});
afterAll(async () => {
  await Promise.all(runs.map(cleanUp));
  await rm(folder, { recursive: true, force: true });
});

const app = (env: string): string => `${env} exec "${process.execPath}" "${join(folder, 'server.mjs')}"`;

const small = {
  tool: 'autocannon',
  'health-path': '/healthz',
  connections: '20',
  'warm-up': '50ms',
  duration: '500ms',
  'max-pairs': '5',
};

/** On a busy machine five pairs may not be enough to be sure; more are then added. */
const decided = { 'max-pairs': '15' };

const start = async (inputs: Record<string, string>, call: Partial<ActionCall> = {}): Promise<ActionRun> => {
  const run = await runBundle('performance-regression', { cwd: folder, ...call, inputs: { ...small, ...inputs } });
  runs.push(run);
  return run;
};

const reasonsOf = (run: ActionRun): string[] =>
  z
    .array(z.object({ code: z.string() }))
    .parse(JSON.parse(run.outputs['reasons'] ?? '[]'))
    .map(reason => reason.code);

const reportOf = async (run: ActionRun) =>
  reportSchema.parse(JSON.parse(await readFile(run.outputs['report-file'] ?? '', 'utf8')));

const alive = async (pids: string): Promise<string[]> => {
  const names = await readdir(pids);
  return names.filter(name => {
    try {
      return process.kill(Number(name), 0);
    } catch {
      return false;
    }
  });
};

describe('performance-regression, paired', { timeout: 60_000 }, () => {
  it('a candidate 40 % slower is a regression, with its size, bounds and limits in outputs, report and summary', async () => {
    const run = await start({ ...decided, 'base-command': app('DELAY=60'), 'candidate-command': app('DELAY=90') });
    expect(run.outputs).toMatchObject({ verdict: 'regression', metric: 'p50' });
    expect(run.exitCode).toBe(1);
    expect(reasonsOf(run)).toEqual(['slower-than-margin']);
    expect(Number(run.outputs['shift'])).toBeGreaterThan(20);
    expect(Number(run.outputs['shift-lower'])).toBeGreaterThan(5);
    expect(Number(run.outputs['minimum-detectable'])).toBeGreaterThan(5);
    expect(run.summary).toContain('❌ Performance: regression');
    expect(run.summary).toContain('detectable from');
    const report = await reportOf(run);
    expect(report.runs.length).toBe(2 * Number(run.outputs['pairs']));
    // ABBA: each side goes first once in a block of two pairs.
    expect([report.runs[0]?.side, report.runs[2]?.side].sort()).toEqual(['base', 'candidate']);
    expect(report.comparisons[0]?.minimumDetectable).toBeGreaterThan(0);
  });

  it('the same release on both sides is never a regression', async () => {
    const run = await start({ 'base-command': app('DELAY=20'), 'candidate-command': app('DELAY=20') });
    expect(['pass', 'inconclusive']).toContain(run.outputs['verdict']);
    expect(run.exitCode).toBe(0);
  });

  it('three runs only are inconclusive, and the number needed is named', async () => {
    const run = await start({
      'base-command': app('DELAY=20'),
      'candidate-command': app('DELAY=60'),
      pairs: '3',
      'max-pairs': '3',
    });
    expect(run.outputs['verdict']).toBe('inconclusive');
    expect(reasonsOf(run)).toEqual(['too-few-runs']);
    expect(run.stdout).toContain('at least 5 are needed');
    expect(run.exitCode).toBe(0);
  });

  it('inconclusive blocks under strict', async () => {
    const apps = { 'base-command': app('DELAY=10'), 'candidate-command': app('DELAY=10') };
    const run = await start({ ...apps, pairs: '1', 'max-pairs': '1', strict: 'true' });
    expect(run.outputs['verdict']).toBe('inconclusive');
    expect(run.exitCode).toBe(1);
  });

  it('a candidate that dies while it is measured makes the run invalid, with its last words', async () => {
    const run = await start({ 'base-command': app('DELAY=5'), 'candidate-command': app('DELAY=5 DIE=60') });
    expect(run.outputs['verdict']).toBe('invalid-run');
    expect(reasonsOf(run)).toEqual(['app-died']);
    expect(run.stdout).toContain('out of memory, said the server');
    expect(run.exitCode).toBe(1);
  });

  it('an app that never listens is named at once when it ends, and after its time when it does not', async () => {
    const ended = await start({ 'candidate-command': 'echo no such database; exit 7' });
    expect(reasonsOf(ended)).toEqual(['app-not-started']);
    expect(ended.stdout).toContain('exit code 7; its last output:%0Ano such database');
    const silent = await start({ 'candidate-command': 'exec sleep 60', 'start-timeout': '300ms' });
    expect(reasonsOf(silent)).toEqual(['app-not-started']);
    expect(silent.outputs['verdict']).toBe('invalid-run');
  });

  it('failed answers make a run invalid instead of fast', async () => {
    const run = await start({ 'base-command': app('DELAY=5'), 'candidate-command': app('DELAY=5 FAIL=0.5') });
    expect(run.outputs['verdict']).toBe('invalid-run');
    expect(reasonsOf(run)).toContain('run-with-errors');
  });
});

describe('performance-regression on images', { timeout: 60_000 }, () => {
  const registry = new FakeRegistry();
  beforeAll(async () => await registry.start());
  afterAll(async () => await registry.stop());

  it('an image that needs a root file system of its own is refused with its own code', async () => {
    const entries = [{ name: 'app', content: '#!/bin/sh\nexec sleep 60\n', mode: 0o755 }];
    const architecture = process.arch === 'x64' ? 'amd64' : process.arch;
    const image = { platform: { os: 'linux', architecture }, layers: [{ entries }], config: { Entrypoint: ['/app'] } };
    const reference = `${registry.host}/shop/web@${registry.putImage('shop/web', [image])}`;
    const run = await start({ 'candidate-image': reference });
    expect(run.outputs['verdict']).toBe('invalid-run');
    expect(reasonsOf(run)).toEqual(['image-needs-root-fs']);
  });

  it('an image that is not there is an error with its own code, not a measurement', async () => {
    const run = await start({ 'candidate-image': `${registry.host}/shop/web@sha256:${'0'.repeat(64)}` });
    expect(run.outputs['verdict']).toBe('invalid-run');
    expect(reasonsOf(run)).toEqual(['image-not-found']);
  });
});

describe('performance-regression without a base', { timeout: 60_000 }, () => {
  it('no base is its own verdict, said loudly and never green by silence', async () => {
    const run = await start({ 'candidate-command': app('DELAY=5'), pairs: '2' });
    expect(run.outputs['verdict']).toBe('no-baseline');
    expect(run.outputs['reasons']).toContain('"code":"nothing-to-compare-with"');
    expect(run.stdout).toContain('::warning::Verdict: no-baseline');
    expect(run.stdout).toContain('NOT checked');
    expect(run.exitCode).toBe(0);
  });

  it('stored: the first session is recorded, the next is compared with it, another scenario is incomparable', async () => {
    const stored = { compare: 'stored', 'baseline-file': 'perf/baseline.json', 'update-baseline': 'true' };
    const first = await start({ ...stored, 'candidate-command': app('DELAY=60') });
    expect(first.outputs).toMatchObject({ verdict: 'no-baseline', 'baseline-updated': 'true' });
    const slow = await start({ ...stored, 'candidate-command': app('DELAY=120') });
    expect(slow.outputs).toMatchObject({ verdict: 'regression', 'baseline-updated': 'false' });
    const other = await start({ ...stored, 'candidate-command': app('DELAY=20'), connections: '8', pairs: '1' });
    expect(other.outputs['verdict']).toBe('incomparable');
    expect(other.stdout).toContain('load scenario');
  });

  it('budgets alone: met passes, not met blocks', async () => {
    const budgets = { compare: 'budget-only', pairs: '2', 'candidate-command': app('DELAY=20') };
    const met = await start({ ...budgets, budgets: 'p95 < 5s, error-rate < 1%' });
    expect(met.outputs['verdict']).toBe('pass');
    const crossed = await start({ ...budgets, budgets: 'p50 < 10ms' });
    expect(crossed.outputs['verdict']).toBe('budget-exceeded');
    expect(crossed.exitCode).toBe(1);
  });

  it('a baseline file that is cut in half is an error, not an empty baseline', async () => {
    await writeFile(join(folder, 'half.json'), '{"schema":"prod-actions/perf');
    const run = await start({ compare: 'stored', 'baseline-file': 'half.json', 'candidate-command': app('') });
    expect(run.outputs['verdict']).toBe('invalid-run');
    expect(reasonsOf(run)).toEqual(['baseline-unreadable']);
  });
});

describe('performance-regression in a chain', { timeout: 60_000 }, () => {
  it('takes the image name from the settings of plan; without a live digest there is no baseline', async () => {
    const settings = encodeSettings({
      'candidate-image': '127.0.0.1:1/shop/web@',
      'base-image': '127.0.0.1:1/shop/web@',
    });
    const run = await start({ settings, 'candidate-command': app('DELAY=5'), pairs: '1' });
    expect(run.outputs['verdict']).toBe('no-baseline');
  });

  it('without k6 on the machine, auto says so and measures with the embedded generator', async () => {
    const call = { env: { PATH: '/usr/bin:/bin' } };
    const run = await start({ tool: 'auto', 'candidate-command': app('DELAY=5'), pairs: '1' }, call);
    expect(run.outputs['verdict']).toBe('no-baseline');
    expect(run.stdout).toMatch(/::notice::k6 is not used/);
    expect(run.summary).toContain('autocannon');
  });
});

describe('performance-regression, bad input and cancellation', { timeout: 60_000 }, () => {
  it('reports every bad input at once, with what is allowed', async () => {
    const run = await start({
      compare: 'budget-only',
      'base-image': 'registry.example/web:latest',
      'base-url': 'http://127.0.0.1:1',
      pairs: '0',
      paths: 'items',
      budgets: 'p42 < 3',
    });
    expect(run.exitCode).toBe(1);
    expect(run.outputs['verdict']).toBe('invalid-run');
    for (const name of ['base-image', 'pairs', 'paths', 'budgets', 'candidate-command'])
      expect(run.stdout).toMatch(new RegExp(`${name}: .*allowed: `));
  });

  it('a secret of the job does not reach the app', async () => {
    const spy = `env > "${join(folder, 'env.txt')}"; exit 1`;
    await start(
      { 'candidate-command': spy },
      { env: { GITHUB_TOKEN: 'hidden-token', AWS_SECRET_ACCESS_KEY: 'hidden' } },
    );
    const seen = await readFile(join(folder, 'env.txt'), 'utf8');
    expect(seen).toMatch(/^PORT=\d+$/m);
    expect(seen).not.toMatch(/hidden|INPUT_|ACTIONS_|GITHUB_/);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('%s ends it soon, and leaves no server behind', async signal => {
    const pids = await mkdtemp(join(folder, 'pids-'));
    const command = app(`PIDS="${pids}" DELAY=5`);
    const began = performance.now();
    const run = await start(
      { 'base-command': command, 'candidate-command': command, duration: '5s' },
      { send: { signal, when: /run 1: p50/ } },
    );
    expect(reasonsOf(run)).toEqual(['cancelled']);
    expect(run.outputs['verdict']).toBe('invalid-run');
    expect(run.exitCode).toBe(1);
    expect(performance.now() - began).toBeLessThan(20_000);
    expect((await readdir(pids)).length).toBeGreaterThan(0);
    expect(await alive(pids)).toEqual([]);
  });
});
