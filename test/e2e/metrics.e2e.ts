/** Metric checks of post-deploy-verify against a real Prometheus server that scrapes a real app every second. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { type CountingApp, countingApp, otherClients } from '../support/metrics/counting-app.ts';
import { type PrometheusServer, startPrometheus } from '../support/metrics/prometheus-server.ts';
import { testPlace } from '../support/place.ts';
import { type ActionRun, cleanUp, runBundle } from '../support/runner.ts';
import { web } from '../support/web.ts';
import type { E2eContext, Suite } from './suite.ts';

const reportSchema = z.object({
  verdict: z.string(),
  ranMs: z.number(),
  reasons: z.array(z.object({ code: z.string(), message: z.string() })),
  checks: z.array(
    z.object({
      name: z.string(),
      source: z.string(),
      query: z.string().nullable(),
      samples: z.number().nullable(),
      value: z.number().nullable(),
      verdict: z.string(),
      code: z.string().nullable(),
      what: z.string(),
    }),
  ),
});
type Report = z.output<typeof reportSchema>;

interface Bed {
  readonly app: CountingApp;
  readonly prometheus: PrometheusServer;
  /** A second app that can be taken away. */
  readonly gone: { close(): Promise<void> };
}

/** Runs the body with an app under 100 requests a second and a Prometheus that has seen it for a while. */
const withBed = async (context: E2eContext, body: (bed: Bed) => Promise<void>): Promise<void> => {
  const app = await countingApp();
  const gone = await web((_, res) => {
    res.setHeader('content-type', 'text/plain; version=0.0.4');
    res.end('gone_total 5\n');
  });
  const host = (url: string): string => new URL(url).host;
  const targets = { app: host(app.url), gone: host(gone.url) };
  const prometheus = await startPrometheus(context.tool('prometheus'), join(context.temp, 'prometheus'), targets);
  const clients = otherClients(app.url, 100);
  try {
    await delay(4000);
    await body({ app, prometheus, gone });
  } finally {
    clients.stop();
    await prometheus.stop();
    await app.close();
    await gone.close();
  }
};

const verify = async (
  { log }: E2eContext,
  { app, prometheus }: Bed,
  metrics: readonly (string | object)[],
  more: Readonly<Record<string, string>> = {},
): Promise<{ readonly run: ActionRun; readonly report: Report; readonly ms: number }> => {
  const started = performance.now();
  const run = await runBundle('post-deploy-verify', {
    inputs: {
      url: app.url,
      probes: 'GET / 200',
      'probe-rate': '10',
      'verify-duration': '12s',
      'min-samples': '50',
      'prometheus-url': prometheus.url,
      metrics: metrics.map(one => (typeof one === 'string' ? one : JSON.stringify(one))).join('\n'),
      ...more,
    },
  });
  const ms = performance.now() - started;
  const file = run.outputs['report-file'];
  assert.ok(file !== undefined, run.stdout);
  const report = reportSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  for (const check of report.checks) log(`${check.name}: ${check.verdict} ${check.code ?? ''} ${check.what}`);
  await cleanUp(run);
  return { run, report, ms };
};

const rate = (selector: string): string => `sum(rate(${selector}[10s]))`;
const errors = 'http_requests_total{status=~"5.."}';
const requests = 'http_requests_total';
const ratio = `(${rate(errors)} or vector(0)) / ${rate(requests)}`;

const codesOf = (report: Report): readonly (string | null)[] => report.checks.map(check => check.code);

const good = async (context: E2eContext): Promise<void> =>
  await withBed(context, async bed => {
    const { run, report } = await verify(context, bed, [
      `prometheus: ${ratio} <= 1%  # error ratio`,
      `prometheus: ${errors} of ${requests} <= 1%  # counters`,
      `prometheus: ${errors} of ${requests} slo 99.9%  # budget`,
      `scrape: ${bed.app.url}/metrics <= 1%  # straight from the app`,
      {
        name: 'averaged',
        provider: 'prometheus',
        query: 'temperature',
        objective: '< 30',
        window: '8s',
        reduce: 'avg',
        'min-samples': 3,
      },
    ]);
    assert.deepEqual(
      report.checks.map(({ name, verdict }) => `${name}: ${verdict}`),
      ['error ratio: pass', 'counters: pass', 'budget: pass', 'straight from the app: pass', 'averaged: pass'],
    );
    assert.match(report.checks[1]?.source ?? '', /^prometheus, 1 s scrape, at http:\/\/127/);
    assert.match(report.checks[2]?.what ?? '', /only less than a minute of the 5 min.* of the 6 h/);
    assert.ok((report.checks[1]?.samples ?? 0) > 700, 'the requests of the other clients are counted');
    assert.equal(run.outputs['verdict'], 'pass', run.stdout);
  });

const noValue = async (context: E2eContext): Promise<void> =>
  await withBed(context, async bed => {
    await delay(6000);
    await bed.gone.close();
    const { run, report } = await verify(context, bed, [
      `prometheus: ${rate('idle_total')} / ${rate('idle_total')} <= 1%  # nan`,
      'prometheus: no_such_metric <= 1%  # empty',
      'prometheus: (sum(rate(no_such_metric[10s])) or vector(0)) <= 1%  # zero of nothing',
      {
        name: 'stale',
        provider: 'prometheus',
        query: 'sum(sum_over_time(gone_total[1m]))',
        objective: '>= 0',
        window: '8s',
        'max-age': '5s',
      },
      'prometheus: sum(rate(oops[10s]) <= 1%  # broken query',
      'prometheus: up >= 0  # several series',
    ]);
    assert.equal(run.outputs['verdict'], 'error', run.stdout);
    assert.deepEqual(codesOf(report), [
      'metric-nan',
      'metric-empty',
      'metric-empty',
      'metric-stale',
      'metric-provider-error',
      'metric-unparsable',
    ]);
    assert.match(report.checks[4]?.what ?? '', /bad_data: .*parse error/);
  });

const stalled = async (context: E2eContext): Promise<void> =>
  await withBed(context, async bed => {
    bed.prometheus.pause();
    const metric = { name: 'late', provider: 'prometheus', query: 'temperature', objective: '< 30', timeout: '1s' };
    const stopped = await verify(context, bed, [metric], { 'verify-duration': '3s', 'min-samples': '10' });
    assert.equal(stopped.report.checks[0]?.code, 'metric-timed-out');
    assert.equal(stopped.run.outputs['verdict'], 'error');
    await bed.prometheus.stop();
    const away = await verify(context, bed, [metric], { 'verify-duration': '3s', 'min-samples': '10' });
    assert.equal(away.report.checks[0]?.code, 'metric-provider-error');
    assert.match(away.report.checks[0]?.what ?? '', /ECONNREFUSED/);
    assert.equal(away.run.outputs['verdict'], 'error');
  });

/** The probes see nothing: only other clients meet the failures. */
const caughtBy = (metric: (bed: Bed) => string) => async (context: E2eContext) =>
  await withBed(context, async bed => {
    bed.app.fail(0.05);
    const { run, report } = await verify(context, bed, [metric(bed)], { 'verify-duration': '60s' });
    assert.equal(run.outputs['verdict'], 'fail', run.stdout);
    assert.deepEqual(codesOf(report), ['metric-objective-missed']);
    context.log(`5 % of 100 requests a second: certain after ${(report.ranMs / 1000).toFixed(1)} s`);
    assert.ok(report.ranMs < 10_000, `certain after ${report.ranMs} ms`);
  });

const burns = async (context: E2eContext): Promise<void> =>
  await withBed(context, async bed => {
    bed.app.fail(0.2);
    const { report } = await verify(context, bed, [`prometheus: ${errors} of ${requests} slo 99.9%`], {
      'verify-duration': '40s',
    });
    assert.deepEqual(codesOf(report), ['burn-rate-too-high']);
    assert.match(report.checks[0]?.what ?? '', /over 1 h and .* over 5 min/);
  });

const before = async (context: E2eContext): Promise<void> =>
  await withBed(context, async bed => {
    await delay(6000);
    bed.app.fail(0.1);
    const metric = {
      name: 'twice as bad',
      provider: 'prometheus',
      query: `${rate(requests)} * 0 + ${ratio}`,
      compare: { offset: '15s', 'max-difference': '2%' },
    };
    const { report } = await verify(context, bed, [metric]);
    assert.deepEqual(codesOf(report), ['metric-worse-than-before']);
    assert.match(report.checks[0]?.what ?? '', /15 s earlier 0 % \(2 % beyond allowed\)/);
  });

/** A page of counters as HAProxy shows them: 100 requests a second, of which 5 % fail while `bad` says so. */
const loadBalancer = async (bad: () => Promise<boolean>) => {
  let [good, failed] = [0, 0];
  const timer = setInterval(async () => {
    const isBad = await bad().catch(() => false);
    good += isBad ? 19 : 20;
    failed += isBad ? 1 : 0;
  }, 200);
  const page = await web((_, res) => {
    res.setHeader('content-type', 'text/plain; version=0.0.4');
    const name = 'haproxy_frontend_http_responses_total';
    res.end(`${name}{proxy="web",code="2xx"} ${good}\n${name}{proxy="web",code="5xx"} ${failed}\n`);
  });
  return {
    url: `${page.url}/metrics`,
    close: async () => {
      clearInterval(timer);
      await page.close();
    },
  };
};

const shipsBack = async ({ log }: E2eContext): Promise<void> => {
  const place = await testPlace();
  const answers = async (): Promise<string> => (await (await fetch(`${place.url}/`)).text()).trim();
  const balancer = await loadBalancer(async () => (await answers()) === 'v2');
  const ship = async (name: string): Promise<ActionRun> => {
    const run = await runBundle('ship', {
      // The command's folder is part of the release, so every run works in the same one.
      cwd: import.meta.dirname,
      inputs: {
        ...place.inputs,
        ...place.release(name),
        'warm-up': '300ms',
        bake: '200ms',
        drain: '1s',
        'probe-rate': '50',
        'verify-duration': '12s',
        metrics: `scrape: ${balancer.url} <= 1%  # the balancer`,
      },
    });
    log(
      `${name}: ${run.outputs['verdict']}, ${run.outputs['verification']}, detected in ${run.outputs['detection-ms']} ms, back in ${run.outputs['recovery-ms']} ms`,
    );
    await cleanUp(run);
    return run;
  };
  try {
    assert.equal((await ship('v1')).outputs['verdict'], 'deployed');
    const run = await ship('v2');
    assert.equal(run.outputs['verdict'], 'rolled-back', run.stdout);
    assert.match(run.outputs['reasons'] ?? '', /metric-objective-missed/);
    assert.match(run.summary, /haproxy_frontend_http_responses_total/);
    assert.ok(Number(run.outputs['detection-ms']) < 10_000);
    assert.equal(await answers(), 'v1');
  } finally {
    await balancer.close();
    await place.end();
  }
};

export const suite: Suite = {
  name: 'metrics',
  seconds: 140,
  needs: ['prometheus'],
  scenarios: [
    { name: 'a good release passes on a query, counters, a burn rate, a scrape and a range', run: good },
    { name: 'NaN, empty, stale, an error and several series are told apart, and none passes', run: noValue },
    { name: 'a Prometheus that hangs or is gone is an error, never a pass', run: stalled },
    {
      name: 'failures of other clients are certain within 10 s from counters that Prometheus scrapes every second',
      run: caughtBy(() => `prometheus: ${errors} of ${requests} <= 1%`),
    },
    {
      name: 'failures of other clients are certain within 10 s from the app’s own counters',
      run: caughtBy(({ app }) => `scrape: ${app.url}/metrics <= 1%`),
    },
    { name: 'ship goes back on the counters of a balancer that its own probes do not see', run: shipsBack },
    { name: 'a budget that burns in both windows since the release is a fault', run: burns },
    { name: 'worse than at an earlier time by more than is allowed is a fault', run: before },
  ],
};
