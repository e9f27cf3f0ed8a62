import { generateKeyPairSync } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { createMetricChecks } from '../../../src/adapters/checks/metrics/create.ts';
import { nodeClock } from '../../../src/core/clock.ts';
import { nodeHttp } from '../../../src/core/http.ts';
import type { CheckReport } from '../../../src/domain/verification/check.ts';
import { fakeRuntime } from '../../support/fakes.ts';
import {
  cloudwatchStub,
  datadogStub,
  googleStub,
  jsonStub,
  newrelicStub,
  type Points,
  sentryStub,
  type Told,
} from '../../support/metrics/services.ts';
import { type Stub, stub } from '../../support/metrics/stub.ts';

const keys = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

interface Service {
  readonly name: string;
  stub(told: () => Told): Promise<Stub>;
  readonly query: string;
  settings(url: string): readonly string[];
  secrets(url: string): readonly string[];
}

const serviceAccount = (url: string): string =>
  JSON.stringify({ client_email: 'verifier@acme.iam', private_key: keys.privateKey, token_uri: `${url}/token` });

const services: readonly Service[] = [
  {
    name: 'datadog',
    stub: told => datadogStub(told)(),
    query: 'sum:trace.http.request.errors{*}.as_count()',
    settings: url => [`datadog-url=${url}`],
    secrets: () => ['datadog-api-key=api-key-123', 'datadog-app-key=app-key-456'],
  },
  {
    name: 'cloudwatch',
    stub: told => cloudwatchStub(told)(),
    query: 'SELECT AVG(TargetResponseTime) FROM "AWS/ApplicationELB"',
    settings: url => [`cloudwatch-url=${url}/`, 'aws-region=eu-west-1'],
    secrets: () => ['aws-access-key-id=AKIDEXAMPLE', 'aws-secret-access-key=wJalrXUtnFEMI/secret'],
  },
  {
    name: 'newrelic',
    stub: told => newrelicStub(told)(),
    query: 'SELECT percentage(count(*), WHERE error IS true) FROM Transaction',
    settings: url => [`newrelic-url=${url}/graphql`, 'newrelic-account=42'],
    secrets: () => ['newrelic-key=NRAK-secret'],
  },
  {
    name: 'google',
    stub: told => googleStub(told, keys.publicKey)(),
    query: 'sum(rate(requests_total{code="500"}[1m]))',
    settings: url => [`google-url=${url}`, 'google-project=acme'],
    secrets: url => [`google-service-account=${Buffer.from(serviceAccount(url)).toString('base64')}`],
  },
  {
    name: 'sentry',
    stub: told => sentryStub(told)(),
    query: 'new-issues',
    settings: url => [`sentry-url=${url}`, 'sentry-organization=acme', 'sentry-project=web'],
    secrets: () => ['sentry-token=sntrys-secret'],
  },
  {
    name: 'json',
    stub: told => jsonStub(told)(),
    query: '',
    settings: () => [],
    secrets: () => ['json-token=json-secret'],
  },
];

const open: Stub[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map(async one => await one.close()));
});

const subject = {
  app: 'web',
  environment: 'production',
  releaseId: 'new',
  baselineId: 'old',
  url: '',
  switchedAt: Date.now() - 100_000,
};

const askOnce = async (
  service: Service,
  told: Told | (() => Told),
  more: Readonly<Record<string, unknown>> = {},
): Promise<{ readonly report: CheckReport; readonly stub: Stub }> => {
  const stub = await service.stub(typeof told === 'function' ? told : () => told);
  open.push(stub);
  const target = service.name === 'json' ? { query: `${stub.url}/stats?key=hidden`, path: '$.stats.rate' } : {};
  const metric = {
    provider: service.name,
    query: service.query,
    objective: '<= 5',
    timeout: told === 'hang' ? '300ms' : '5s',
    ...target,
    ...more,
  };
  const inputs = {
    metrics: [JSON.stringify(metric)],
    'prometheus-url': '',
    'metrics-settings': service.settings(stub.url),
    'metrics-secrets': service.secrets(stub.url),
  };
  const parts = fakeRuntime({ http: nodeHttp, clock: nodeClock });
  const [check] = await createMetricChecks(inputs, subject, parts);
  if (check === undefined) throw new Error('no check');
  await check.begin?.({ startedAt: Date.now() - 90_000, durationMs: 90_000, alpha: 0.001 });
  const at = { now: Date.now(), elapsedMs: 90_000, last: true, signal: new AbortController().signal };
  return { report: await check.look(at), stub };
};

const fresh = (...values: readonly (number | null)[]): Points =>
  values.map((value, index) => [(values.length - index) * 10, value] as const);

const has = (...without: readonly string[]): readonly Service[] => services.filter(one => !without.includes(one.name));

describe.each(services)('$name', service => {
  test('a value within its objective passes, and the report says what was asked and where', async () => {
    const { report, stub } = await askOnce(service, { series: [fresh(3)] });
    expect(report).toMatchObject({ verdict: 'pass', code: null, value: 3, objective: '≤ 5', samples: 1 });
    expect(report.source).toContain(`${service.name} at ${stub.url}`);
    expect(report.query).not.toBe('');
  });
  test('a value beyond its objective fails', async () => {
    const { report } = await askOnce(service, { series: [fresh(9)] });
    expect(report).toMatchObject({ verdict: 'fail', code: 'metric-objective-missed', value: 9 });
  });
  test('a refusal of the credentials is its own outcome', async () => {
    const { report } = await askOnce(service, 'denied');
    expect(report).toMatchObject({ verdict: 'error', code: 'metric-denied' });
  });
  test('an error of the service is its own outcome, in its words', async () => {
    const { report } = await askOnce(service, 'broken');
    expect(report).toMatchObject({ verdict: 'error', code: 'metric-provider-error' });
    expect(report.what).toMatch(/pars|yntax|expression|database|invalid/);
  });
  test('no answer in time is its own outcome', async () => {
    const { report } = await askOnce(service, 'hang');
    expect(report).toMatchObject({ verdict: 'error', code: 'metric-timed-out' });
  });
  test('an answer that is no JSON is its own outcome', async () => {
    const { report } = await askOnce(service, 'garbage');
    expect(report).toMatchObject({ verdict: 'error', code: 'metric-unparsable' });
  });
  test('no secret is in what it reports', async () => {
    for (const told of ['denied', 'broken', 'garbage', { series: [fresh(3)] }] as const) {
      const { report } = await askOnce(service, told);
      expect(JSON.stringify(report)).not.toMatch(
        /api-key-123|app-key-456|wJalr|NRAK|PRIVATE|granted|sntrys-|json-secret|hidden/,
      );
    }
  });
});

describe('outcomes that are no value', () => {
  test.each(has('sentry'))('$name: nothing matched is empty, never a pass', async service => {
    const { report } = await askOnce(service, { series: [] }, service.name === 'json' ? { path: '$.stats.none' } : {});
    expect(report).toMatchObject({ verdict: 'inconclusive', code: 'metric-empty' });
  });
  test.each(has('datadog', 'cloudwatch', 'sentry'))('$name: not a number is told apart', async service => {
    const { report } = await askOnce(service, { series: [fresh(null)] });
    expect(report).toMatchObject({ verdict: 'inconclusive', code: 'metric-nan' });
  });
  test('datadog: intervals without reports hold no value', async () => {
    const { report } = await askOnce(has()[0] ?? fail(), { series: [fresh(null, null)] });
    expect(report).toMatchObject({ verdict: 'inconclusive', code: 'metric-empty' });
  });
  test.each(has('json', 'sentry'))('$name: old data are stale', async service => {
    // Points of CloudWatch carry the start of their minute: these end 20 s ago.
    const { report } = await askOnce(
      service,
      { series: [[[80, 1]]] },
      { 'max-age': service.name === 'cloudwatch' ? '15s' : '60s' },
    );
    expect(report).toMatchObject({ verdict: 'inconclusive', code: 'metric-stale' });
  });
  test.each(has('json', 'sentry'))(
    '$name: data from before the release are stale, whatever age is allowed',
    async service => {
      const { report } = await askOnce(service, { series: [[[500, 1]]] }, { 'max-age': '1h' });
      expect(report).toMatchObject({ verdict: 'inconclusive', code: 'metric-stale' });
    },
  );
  test.each(has('google', 'sentry', 'json'))('$name: fewer points than asked for are too few', async service => {
    const { report } = await askOnce(service, { series: [fresh(1, 2)] }, { 'min-samples': 5 });
    expect(report).toMatchObject({ verdict: 'inconclusive', code: 'metric-too-few-samples' });
  });
  test.each(has('sentry'))('$name: several series are not one number', async service => {
    const { report } = await askOnce(
      service,
      { series: [fresh(1), fresh(2)] },
      service.name === 'json' ? { path: '$.stats.all[*]' } : {},
    );
    expect(report).toMatchObject({ verdict: 'error', code: 'metric-unparsable' });
  });
  test.each(services.filter(({ name }) => name === 'cloudwatch' || name === 'google'))(
    '$name: a part of the answer is an error of the provider',
    async service => {
      const { report } = await askOnce(service, { series: [fresh(1)], partial: true });
      expect(report).toMatchObject({ verdict: 'error', code: 'metric-provider-error' });
      expect(report.what).toContain('only a part');
    },
  );
  test('sentry: an answer without a count is no zero', async () => {
    const service = services.find(({ name }) => name === 'sentry') ?? fail();
    const { report } = await askOnce(service, { series: [] }, { query: 'errors' });
    expect(report).toMatchObject({ verdict: 'error', code: 'metric-unparsable' });
  });
});

const fail = (): never => {
  throw new Error('no such service');
};

describe('what is special of each', () => {
  const named = (name: string): Service => services.find(one => one.name === name) ?? fail();

  test('cloudwatch: all pages of a series count', async () => {
    const { report, stub } = await askOnce(named('cloudwatch'), { series: [fresh(1, 2, 3, 4)] }, { reduce: 'sum' });
    expect(report).toMatchObject({ value: 10, samples: 4 });
    expect(stub.received).toHaveLength(2);
  });
  test('cloudwatch: a point is as new as the end of its minute', async () => {
    const { report } = await askOnce(named('cloudwatch'), { series: [[[80, 1]]] }, { 'max-age': '30s' });
    expect(report).toMatchObject({ verdict: 'pass', value: 1 });
  });
  test('cloudwatch: a minute that began before the release got traffic says nothing of it', async () => {
    // The release has had traffic for 100 s.
    const alone = await askOnce(named('cloudwatch'), { series: [[[130, 1]]] });
    expect(alone.report).toMatchObject({ verdict: 'inconclusive', code: 'metric-stale' });
    const beside = [[130, 9] as const, [70, 1] as const];
    const { report } = await askOnce(named('cloudwatch'), { series: [beside] });
    expect(report).toMatchObject({ verdict: 'pass', value: 1, samples: 1 });
  });
  test.each([
    ['one percentile is the number', { '95': 0.12 }, { verdict: 'pass', value: 0.12 }],
    ['one without data is no number', { '95': null }, { verdict: 'inconclusive', code: 'metric-nan' }],
    ['several are not one number', { '50': 0.1, '95': 0.12 }, { verdict: 'error', code: 'metric-unparsable' }],
    ['a list is none', ['a'], { verdict: 'error', code: 'metric-unparsable' }],
  ])('newrelic: %s', async (_, percentile, expected) => {
    const service = {
      ...named('newrelic'),
      stub: async () =>
        await stub(() => ({
          body: { data: { actor: { account: { nrql: { results: [{ 'percentile.duration': percentile }] } } } } },
        })),
    };
    const { report } = await askOnce(service, { series: [] });
    expect(report).toMatchObject(expected);
  });
  test('datadog: points become one number as asked for', async () => {
    const { report } = await askOnce(named('datadog'), { series: [fresh(1, null, 8)] }, { reduce: 'max' });
    expect(report).toMatchObject({ verdict: 'fail', value: 8, samples: 2 });
  });
  test('newrelic: the window is that of the release', async () => {
    const { stub } = await askOnce(named('newrelic'), { series: [fresh(1)] });
    const [, since = '0', until = '0'] = /SINCE (\d+) UNTIL (\d+)/.exec(stub.received[0]?.body ?? '') ?? [];
    expect(Number(until) - Number(since)).toBeGreaterThan(99_000);
    expect(Number(until) - Number(since)).toBeLessThan(300_000);
  });
  test('google: the signed claim is changed for a token once', async () => {
    const { stub } = await askOnce(named('google'), { series: [fresh(1)] });
    expect(stub.received.filter(({ url }) => url.pathname === '/token')).toHaveLength(1);
  });
  test('sentry: every page of new issues counts, since the release got traffic', async () => {
    const { report, stub } = await askOnce(named('sentry'), { series: [fresh(230)] });
    expect(report).toMatchObject({ verdict: 'fail', value: 230 });
    const [, since = ''] = /firstSeen:>=(\S+)/.exec(stub.received[0]?.url.searchParams.get('query') ?? '') ?? [];
    expect(Math.abs(Date.parse(`${since}Z`) - subject.switchedAt)).toBeLessThan(5000);
  });
  test('sentry: errors are counted with the search that follows', async () => {
    const { report, stub } = await askOnce(
      named('sentry'),
      { series: [fresh(2)] },
      { query: 'errors release:{{release}}' },
    );
    expect(report).toMatchObject({ verdict: 'pass', value: 2 });
    expect(stub.received[0]?.url.searchParams.get('query')).toBe('project:web event.type:error release:new');
  });
  test('without its secret a check says so, and is no pass', async () => {
    const service = { ...named('datadog'), secrets: () => ['datadog-api-key=api-key-123'] };
    const { report } = await askOnce(service, { series: [fresh(1)] });
    expect(report).toMatchObject({ verdict: 'error', code: 'metric-connection-missing' });
    expect(report.what).toContain('datadog-app-key');
  });
  test('a comparison that was asked for and cannot be made is a remark with its code', async () => {
    const metric = {
      provider: 'datadog',
      query: 'sum:errors{version:{{release}}}',
      objective: '<= 5',
      compare: { baseline: true, 'max-ratio': 2 },
    };
    const inputs = {
      metrics: [JSON.stringify({ ...metric, name: 'errors' }), JSON.stringify({ ...metric, objective: undefined })],
      'prometheus-url': '',
      'metrics-settings': [],
      'metrics-secrets': has()[0]?.secrets('') ?? [],
    };
    const named = async (baselineId: string | null) =>
      await createMetricChecks(inputs, { ...subject, baselineId }, fakeRuntime({}));
    const at = { now: 0, elapsedMs: 0, last: true, signal: new AbortController().signal };
    const [, remark, ...others] = await named(null);
    expect(await remark?.look(at)).toMatchObject({
      name: 'errors, compared',
      verdict: 'inconclusive',
      code: 'metric-no-baseline',
      required: false,
    });
    // Without an objective the check itself says so.
    expect(others).toHaveLength(1);
    expect(await named('old')).toHaveLength(2);
  });
  test('a broken way is tried once more at the end', async () => {
    let asked = 0;
    const { report } = await askOnce(named('json'), () => {
      asked += 1;
      return asked === 1 ? 'broken' : { series: [fresh(1)] };
    });
    expect(report.verdict).toBe('pass');
  });
});
