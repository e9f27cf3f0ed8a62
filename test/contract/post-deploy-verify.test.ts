import { readFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { appRelease, startReady, testBed } from '../support/app.ts';
import { type ActionRun, cleanUp, runBundle } from '../support/runner.ts';
import { type Web, web } from '../support/web.ts';

const header = 'x-prod-actions-release';
const started: Web[] = [];
const runs: ActionRun[] = [];

const serve = async (listener: RequestListener): Promise<Web> => {
  const one = await web(listener);
  started.push(one);
  return one;
};

const verify = async (inputs: Record<string, string>, send?: { signal: NodeJS.Signals; when: RegExp }) => {
  const quick = { 'probe-rate': '200', 'verify-duration': '2s', 'probe-timeout': '500ms' };
  const run = await runBundle('post-deploy-verify', { inputs: { ...quick, ...inputs }, ...(send && { send }) });
  runs.push(run);
  return run;
};

const reasonCodes = (run: ActionRun): readonly string[] =>
  z
    .array(z.object({ code: z.string() }))
    .parse(JSON.parse(run.outputs['reasons'] ?? '[]'))
    .map(reason => reason.code);

afterEach(async () => {
  await Promise.all([...started.splice(0).map(async one => await one.close()), ...runs.splice(0).map(cleanUp)]);
});

describe('post-deploy-verify', () => {
  test('a good release: pass, exit 0, numbers in outputs, report and summary', async () => {
    const { url, requests } = await serve((_req, res) => res.setHeader(header, 'r1').end('ok'));
    const run = await verify({ url, release: 'r1', 'max-p99': '2s', probes: 'GET / 200' });
    expect(run.outputs).toMatchObject({ verdict: 'pass', 'error-rate': '0', samples: '400', 'detection-ms': '' });
    expect(run.exitCode).toBe(0);
    expect(run.summary).toContain('## ✅ post-deploy-verify: pass');
    expect(requests()).toBe(400);
    const report: unknown = JSON.parse(await readFile(run.outputs['report-file'] ?? '', 'utf8'));
    expect(report).toMatchObject({
      schema: 'prod-actions/verification/v1',
      verdict: 'pass',
      identity: { checked: true, right: 400, wrong: {} },
      load: { sent: 400, notSent: 0 },
    });
  });

  test('3 % errors against 1 %: fail, exit 1, found before the time is over', async () => {
    let served = 0;
    const { url } = await serve((_req, res) => {
      served += 1;
      res.statusCode = served % 33 === 0 ? 500 : 200;
      res.end('x');
    });
    const run = await verify({ url, 'verify-duration': '20s' });
    expect(run.outputs['verdict']).toBe('fail');
    expect(reasonCodes(run)).toEqual(['error-rate-above-objective']);
    expect(Number(run.outputs['detection-ms'])).toBeLessThan(15_000);
    expect(run.exitCode).toBe(1);
    expect(run.summary).toContain('❌ post-deploy-verify: fail');
  });

  test('a health check that lies: the other probe tells', async () => {
    const { url } = await serve((req, res) => {
      res.statusCode = req.url === '/healthz' ? 200 : 503;
      res.end('no database');
    });
    const run = await verify({ url, probes: 'GET /healthz 200\nGET / 200' });
    expect(run.outputs['verdict']).toBe('fail');
    expect(reasonCodes(run)).toContain('probe-failing');
    expect(run.summary).toContain('no database');
  });

  test('a slow release: fail on the latency objective', async () => {
    const { url } = await serve((_req, res) => setTimeout(() => res.end('ok'), 120));
    const run = await verify({ url, 'max-p95': '60ms' });
    expect(run.outputs['verdict']).toBe('fail');
    expect(reasonCodes(run)).toEqual(['latency-above-objective']);
  });

  test('another release answers: fail, and which one is said', async () => {
    const { url } = await serve((_req, res) => res.setHeader(header, 'the-old-one').end('ok'));
    const run = await verify({ url, release: 'the-new-one' });
    expect(run.outputs['verdict']).toBe('fail');
    expect(reasonCodes(run)).toEqual(['wrong-release']);
    expect(run.stdout).toContain('the-old-one');
  });

  test('observe reports the failure and does not block', async () => {
    const { url } = await serve((_req, res) => res.setHeader(header, 'r0').end('ok'));
    const run = await verify({ url, release: 'r1', mode: 'observe' });
    expect(run.outputs['verdict']).toBe('fail');
    expect(run.exitCode).toBe(0);
    expect(run.summary).toContain('⚠️');
  });

  test('too few answers to tell: inconclusive, exit 1', async () => {
    const { url } = await serve((_req, res) => res.end('ok'));
    const run = await verify({ url, 'probe-rate': '20' });
    expect(run.outputs['verdict']).toBe('inconclusive');
    expect(reasonCodes(run)).toContain('too-few-samples');
    expect(run.exitCode).toBe(1);
  });

  test('nothing listens: error, not a failure of the release', async () => {
    const { url, close } = await web((_req, res) => res.end());
    await close();
    const run = await verify({ url });
    expect(run.outputs['verdict']).toBe('error');
    expect(reasonCodes(run)).toEqual(['nothing-answered', 'connection-refused']);
    expect(run.exitCode).toBe(1);
  });

  test('nothing answers in time: error by time-out', async () => {
    const { url } = await serve(() => undefined);
    const run = await verify({ url, 'probe-rate': '20' });
    expect(run.outputs['verdict']).toBe('error');
    expect(reasonCodes(run)).toEqual(['nothing-answered', 'probe-timeout']);
  });

  test('all problems of the inputs at once, by name', async () => {
    const run = await verify({
      url: 'example.org',
      probes: 'DELETE /everything 200',
      'probe-rate': '100000',
      'max-error-rate': '90%',
    });
    expect(run.outputs['verdict']).toBe('error');
    expect(run.exitCode).toBe(1);
    for (const name of ['url', 'probes', 'probe-rate', 'max-error-rate'])
      expect(run.stdout).toMatch(new RegExp(`\\b${name}: `));
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('%s ends it within two seconds, with the verdict error', async signal => {
    const { url } = await serve((_req, res) => res.end('ok'));
    const began = performance.now();
    const run = await verify({ url, 'verify-duration': '60s' }, { signal, when: /Verifying/ });
    expect(run.outputs['verdict']).toBe('error');
    expect(reasonCodes(run)).toEqual(['cancelled']);
    expect(run.exitCode).toBe(1);
    expect(performance.now() - began).toBeLessThan(2000);
  });
});

describe('post-deploy-verify on the process target', () => {
  test('finds the entrance, and fails on what only other clients meet', async () => {
    const bed = await testBed();
    try {
      const release = appRelease('bad', { APP_ERROR_RATE: '0.2' });
      await startReady(bed.target, 'blue', release);
      await bed.target.switchTraffic(null, 'blue', 1);
      const users = setInterval(() => void fetch(`http://127.0.0.1:${bed.port}/`).catch(() => undefined), 5);
      const place = { 'state-dir': bed.stateDir, app: 'shop', environment: 'test' };
      const run = await verify({
        ...place,
        release: release.id,
        probes: 'GET /healthz 200',
        'verify-duration': '10s',
      }).finally(() => clearInterval(users));
      expect(run.outputs['verdict']).toBe('fail');
      expect(run.stdout).toContain('counted by the proxy of the process target');
      expect(run.outputs['error-rate']).toBe('0');
    } finally {
      await bed.end();
    }
  });

  test('says where it looked when nothing was deployed there', async () => {
    const run = await verify({ 'state-dir': '/nonexistent', app: 'shop', environment: 'test' });
    expect(reasonCodes(run)).toEqual(['entrance-unknown']);
    expect(run.stdout).toContain('/nonexistent/shop/test/proxy.json');
  });
});
