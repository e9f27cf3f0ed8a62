import { describe, expect, test } from 'vitest';
import { BurnCheck } from '../../../src/adapters/checks/metrics/burn-check.ts';
import { CounterCheck } from '../../../src/adapters/checks/metrics/counter-check.ts';
import type {
  BurnDefinition,
  CounterDefinition,
  MetricDefinition,
  QueryDefinition,
} from '../../../src/adapters/checks/metrics/definition.ts';
import { parseMetrics } from '../../../src/adapters/checks/metrics/definitions.ts';
import { instanceTargets } from '../../../src/adapters/checks/metrics/instances.ts';
import { fixedTargets, prometheusCounters, scrape } from '../../../src/adapters/checks/metrics/providers/counters.ts';
import { prometheus } from '../../../src/adapters/checks/metrics/providers/prometheus.ts';
import type { Ask, Provider } from '../../../src/adapters/checks/metrics/providers/provider.ts';
import { QueryCheck } from '../../../src/adapters/checks/metrics/query-check.ts';
import type { Subject } from '../../../src/adapters/checks/subject.ts';
import type { HttpRequest } from '../../../src/core/ports.ts';
import type { Read } from '../../../src/domain/metrics/reading.ts';
import type { Followed, SignalSource } from '../../../src/domain/signals/source.ts';
import type { Check, CheckReport } from '../../../src/domain/verification/check.ts';
import { FakeClock, FakeHttp, httpResponse } from '../../support/fakes.ts';

const define = (line: string | object): MetricDefinition => {
  const parsed = parseMetrics([typeof line === 'string' ? line : JSON.stringify(line)]);
  const [one] = 'metrics' in parsed ? parsed.metrics : [];
  if (one === undefined) throw new Error(JSON.stringify(parsed));
  return one;
};
const queryOf = (line: string | object): QueryDefinition => {
  const one = define(line);
  if (one.kind !== 'query') throw new Error(one.kind);
  return one;
};
const burnOf = (line: string | object): BurnDefinition => {
  const one = define(line);
  if (one.kind !== 'burn') throw new Error(one.kind);
  return one;
};
const countersOf = (line: string | object): CounterDefinition => {
  const one = define(line);
  if (one.kind !== 'counters') throw new Error(one.kind);
  return one;
};

const start = Date.UTC(2026, 10, 1);

const value = (at: number, number: number): Read => ({
  kind: 'series',
  series: [[{ at, value: number }]],
  newestAt: null,
  serverNow: null,
  notes: [],
});

interface Asked extends Ask {
  readonly now: number;
}

/** A provider that answers as told, with the clock it is asked by. */
const provider = (clock: FakeClock, answer: (ask: Asked) => Read): Provider & { readonly asked: Asked[] } => {
  const asked: Asked[] = [];
  return {
    name: 'prometheus',
    address: 'http://prometheus',
    usualDelayMs: 90_000,
    reducer: 'last',
    momentary: true,
    asked,
    read: async ask => {
      asked.push({ ...ask, now: clock.now() });
      return answer({ ...ask, now: clock.now() });
    },
  };
};

const subject: Subject = {
  app: 'web',
  environment: 'production',
  releaseId: 'new',
  baselineId: 'old',
  url: '',
  switchedAt: null,
};

/** Looks every second until a check fails or the time is over. */
const watch = async (
  check: Check,
  clock: FakeClock,
  seconds: number,
  alpha = 0.0005,
): Promise<{ readonly report: CheckReport; readonly seconds: number }> => {
  await check.begin?.({ startedAt: clock.now(), durationMs: seconds * 1000, alpha });
  const { signal } = new AbortController();
  for (let second = 1; ; second += 1) {
    clock.advance(1000);
    const last = second >= seconds;
    const report = await check.look({ now: clock.now(), elapsedMs: second * 1000, last, signal });
    if (last || report.verdict === 'fail') return { report, seconds: second };
  }
};

describe('a metric held to an objective', () => {
  const line = 'prometheus: sum(rate(e[10s])) / sum(rate(r[10s])) <= 1%';
  const judged = async (
    rateAt: (second: number) => number,
    {
      definition = line,
      seconds = 60,
      about = subject,
    }: { definition?: string | object; seconds?: number; about?: Subject } = {},
  ) => {
    const clock = new FakeClock(start);
    const source = provider(clock, ({ now, agoMs }) => value(now, rateAt((now - agoMs - start) / 1000)));
    const check = new QueryCheck(queryOf(definition), { provider: source, subject: about, clock });
    return { ...(await watch(check, clock, seconds)), asked: source.asked };
  };

  test('passes when it is within, and tells its numbers', async () => {
    const { report } = await judged(() => 0.002);
    expect(report).toMatchObject({
      verdict: 'pass',
      value: 0.2,
      unit: '%',
      objective: '≤ 1 %',
      what: '0.2 %, objective ≤ 1 %.',
    });
    expect(report.window).toEqual({ from: start + 50_000, to: start + 60_000 });
  });
  test('is not asked before its window lies behind the moment the release got traffic', async () => {
    const { asked } = await judged(() => 0);
    expect(asked[0]?.now).toBeGreaterThanOrEqual(start + 8000);
  });
  test('ends a verification only after three misses in a row', async () => {
    const { report, seconds } = await judged(second => (second > 20 ? 0.5 : 0));
    expect(report).toMatchObject({ verdict: 'fail', code: 'metric-objective-missed' });
    expect(seconds).toBeGreaterThan(30);
    expect(seconds).toBeLessThan(40);
  });
  test('one bad reading among good ones is told and fails nothing', async () => {
    const { report } = await judged(second => (second > 20 && second < 26 ? 0.5 : 0));
    expect(report).toMatchObject({ verdict: 'pass' });
    expect(report.what).toMatch(/missed in 1 of \d+ looks/);
  });
  test('the last look stands alone', async () => {
    const { report } = await judged(second => (second > 58 ? 0.5 : 0));
    expect(report.verdict).toBe('fail');
  });
  test('a window that reaches behind the switch is inconclusive, good or bad', async () => {
    for (const rate of [0, 0.5]) {
      const { report } = await judged(() => rate, { definition: line.replaceAll('10s', '5m'), seconds: 30 });
      expect(report).toMatchObject({ verdict: 'inconclusive', code: 'metric-window-too-long' });
    }
  });
  test('a query that names the release needs no such care', async () => {
    const { report, asked } = await judged(() => 0, {
      definition: 'prometheus: sum(rate(e{release="{{release}}"}[5m])) <= 1',
      seconds: 30,
    });
    expect(report.verdict).toBe('pass');
    expect(asked[0]?.query).toBe('sum(rate(e{release="new"}[5m]))');
    expect(report.query).toBe('sum(rate(e{release="new"}[5m]))');
  });
  test('a placeholder without a value is never sent', async () => {
    const { report, asked } = await judged(() => 0, {
      definition: 'prometheus: e{release="{{release}}"} <= 1',
      about: { ...subject, releaseId: '' },
    });
    expect(report).toMatchObject({ verdict: 'error' });
    expect(report.what).toContain('{{release}}');
    expect(asked).toEqual([]);
  });
  test('samples are counted by a query of their own', async () => {
    const clock = new FakeClock(start);
    const source = provider(clock, ({ now, query }) => value(now, query === 'count' ? 30 : 0));
    const definition = { provider: 'prometheus', query: 'e', objective: '<= 1%', samples: 'count', 'min-samples': 50 };
    const check = new QueryCheck(queryOf(definition), { provider: source, subject, clock });
    const { report } = await watch(check, clock, 20);
    expect(report).toMatchObject({
      verdict: 'inconclusive',
      code: 'metric-too-few-samples',
      what: '30 samples, 50 are needed.',
    });
  });

  describe('samples', () => {
    const counting = { provider: 'prometheus', query: 'e', objective: '<= 1%', samples: 'count', 'min-samples': 50 };
    const counted = async (answer: (now: number) => Read, more: object = {}, about = subject) => {
      const clock = new FakeClock(start);
      const source = provider(clock, ({ now, query }) => (query === 'e' ? value(now, 0) : answer(now)));
      const definition = queryOf({ ...counting, ...more });
      const check = new QueryCheck(definition, { provider: source, subject: about, clock });
      return { ...(await watch(check, clock, 20)), asked: source.asked };
    };
    test('whose query names what is not known are an error, and nothing is asked', async () => {
      const samples = 'sum(increase(r{release="{{release}}"}[1m]))';
      const about = { ...subject, releaseId: null };
      const { report, asked } = await counted(now => value(now, 500), { samples }, about);
      expect(report).toMatchObject({ verdict: 'error', code: 'metric-unparsable' });
      expect(report.what).toContain('`samples` names {{release}}');
      expect(asked).toEqual([]);
    });
    test('of which there is no series are none', async () => {
      const { report } = await counted(() => ({
        kind: 'series',
        series: [],
        newestAt: null,
        serverNow: null,
        notes: [],
      }));
      expect(report).toMatchObject({ code: 'metric-too-few-samples', what: '0 samples, 50 are needed.' });
    });
    test.each<[string, (now: number) => Read, string, string]>([
      ['denied', () => ({ kind: 'denied', detail: 'HTTP 401' }), 'error', 'metric-denied'],
      ['late', () => ({ kind: 'time-out', detail: 'no answer' }), 'error', 'metric-timed-out'],
      ['no number', now => value(now, Number.NaN), 'inconclusive', 'metric-nan'],
      ['old', now => value(now - 600_000, 500), 'inconclusive', 'metric-stale'],
    ])('whose count is %s are told as that, not as none', async (_, answer, verdict, code) => {
      for (const more of [{}, { 'min-samples': 1 }]) {
        const { report } = await counted(answer, more);
        expect(report).toMatchObject({ verdict, code });
        expect(report.what).toMatch(/^`samples`: /);
      }
    });
  });

  describe('beside what it was before', () => {
    const compared = (compare: object, objective?: string) => ({
      provider: 'prometheus',
      query: 'p99{release="{{release}}"}',
      compare,
      ...(objective === undefined ? {} : { objective }),
    });
    test('worse than a day ago by more than is allowed fails', async () => {
      const definition = compared({ offset: '1d', 'max-ratio': 1.5 });
      const { report, asked } = await judged(second => (second < 0 ? 0.1 : 0.2), { definition });
      expect(report).toMatchObject({ verdict: 'fail', code: 'metric-worse-than-before' });
      expect(report.what).toContain('1 d earlier 0.1 (1.5 times allowed)');
      expect(asked.find(one => one.agoMs > 0)?.query).toBe('p99{release="old"}');
    });
    /** A Prometheus that tells when the newest data were taken as seen at a time; the query is 3 now and 0 before. */
    const aged = async (dataAt: (second: number) => number | null) => {
      const clock = new FakeClock(start);
      const http = new FakeHttp(({ body }) => {
        const asked = new URLSearchParams(String(body));
        const at = Number(asked.get('time') ?? clock.now() / 1000);
        const newest = dataAt(at - start / 1000);
        const isTime = asked.get('query')?.startsWith('label_replace') === true;
        const number = isTime ? newest : asked.has('time') ? 0 : 3;
        const result = number === null ? [] : [{ metric: {}, value: [at, `${number}`] }];
        return httpResponse(200, { status: 'success', data: { resultType: 'vector', result } });
      });
      const credentials = async () => ({ kind: 'headers', headers: {} }) as const;
      const source = prometheus({ http, clock, url: 'http://prometheus', credentials, secrets: [] });
      const definition = queryOf({
        provider: 'prometheus',
        query: 'sum(increase(errs_total[10s])) or vector(0)',
        objective: '<= 50',
        compare: { offset: '7d', 'max-ratio': 1.5 },
      });
      return (await watch(new QueryCheck(definition, { provider: source, subject, clock }), clock, 20)).report;
    };
    const atThatTime = (second: number): number => start / 1000 + second;
    test('a zero of a time when nothing was measured is nothing to compare with', async () => {
      const report = await aged(second => (second < 0 ? null : atThatTime(second)));
      expect(report).toMatchObject({ verdict: 'inconclusive', code: 'metric-empty' });
      expect(report.what).toContain('7 d earlier: the query matched nothing');
    });
    test('nor is one whose data had ended by then', async () => {
      const report = await aged(second => atThatTime(second < 0 ? second - 1200 : second));
      expect(report).toMatchObject({ verdict: 'inconclusive', code: 'metric-stale' });
      expect(report.what).toContain('7 d earlier: the newest data are 1200 s old');
    });
    test('a zero that was measured is', async () => {
      const report = await aged(atThatTime);
      expect(report).toMatchObject({ verdict: 'fail', code: 'metric-worse-than-before' });
      expect(report.what).toContain('7 d earlier 0 ');
    });
    test('the release before is asked for its last window', async () => {
      const definition = compared({ baseline: true, 'max-difference': '20ms' }, '<= 1s');
      const { report, asked } = await judged(() => 0.2, { definition });
      expect(report.verdict).toBe('pass');
      const before = asked.filter(one => one.agoMs > 0);
      expect(before).toHaveLength(1);
      expect((before[0]?.now ?? 0) - (before[0]?.agoMs ?? 0)).toBe(start);
    });
    test('without a release before, only an objective of its own can pass', async () => {
      const about = { ...subject, baselineId: null };
      const alone = await judged(() => 0.2, { definition: compared({ baseline: true, 'max-ratio': 2 }), about });
      expect(alone.report).toMatchObject({ verdict: 'inconclusive', code: 'metric-no-baseline' });
      const held = await judged(() => 0.2, {
        definition: compared({ baseline: true, 'max-ratio': 2 }, '<= 1s'),
        about,
      });
      expect(held.report).toMatchObject({ verdict: 'pass' });
      expect(held.report.what).toContain('no release before this one is known');
    });
  });
});

/** Answers `[range]` queries with the counters of one instance, scraped every second. */
const prometheusOf = (
  clock: FakeClock,
  counts: (second: number) => { requests: number; errors: number | null },
  until = 1000,
) => {
  const answer = ({ body }: HttpRequest) => {
    const query = new URLSearchParams(String(body)).get('query') ?? '';
    const now = Math.min(until, Math.floor((clock.now() - start) / 1000));
    const values = Array.from({ length: 31 }, (_, index) => now - 30 + index).flatMap(second => {
      const { requests, errors } = counts(second);
      const count = query.startsWith('bad') ? errors : requests;
      return count === null ? [] : [[start / 1000 + second, `${count}`]];
    });
    const result = values.length === 0 ? [] : [{ metric: { instance: 'a', job: 'web' }, values }];
    const date = new Date(clock.now()).toUTCString();
    return httpResponse(200, { status: 'success', data: { resultType: 'matrix', result } }, { date });
  };
  const credentials = async () => ({ kind: 'headers', headers: {} }) as const;
  const parts = { http: new FakeHttp(answer), clock, url: 'http://prometheus', credentials, secrets: [] };
  return prometheusCounters({ prometheus: parts, requests: 'all', errors: 'bad' });
};

interface World {
  /** Until when each target is scraped. */
  readonly until?: Readonly<Record<string, number>>;
  /** Targets whose scrapes fail at the end. */
  readonly down?: readonly string[];
  /** Names of metrics that there are, whatever their labels. */
  readonly names?: readonly string[];
}
const vector = (found: readonly object[]) => {
  const result = found.map(metric => ({ metric, value: [start / 1000, '1'] }));
  return httpResponse(200, { status: 'success', data: { resultType: 'vector', result } });
};
const counted = (instance: string, now: number, until = now) => ({
  metric: { job: 'web', instance, pod: instance },
  values: Array.from({ length: 31 }, (_, index) => now - 30 + index)
    .filter(second => second <= until)
    .map(second => [start / 1000 + second, `${second * 100}`]),
});
/** Two targets that Prometheus scrapes every second, 100 requests a second each. */
const world = async (
  errors: string,
  { until = {}, down = [], names = [] }: World,
  refuses: Pick<RegExp, 'test'> = /^$/,
) => {
  const clock = new FakeClock(start);
  const asked: string[] = [];
  const answer = ({ body }: HttpRequest) => {
    const query = new URLSearchParams(String(body)).get('query') ?? '';
    asked.push(query);
    if (refuses.test(query)) return httpResponse(503, 'away');
    const second = Math.floor((clock.now() - start) / 1000);
    if (query === 'up == 0') return vector(down.map(instance => ({ job: 'web', instance })));
    const name = /^count\(count_over_time\((\w+)\[/.exec(query)?.[1];
    if (name !== undefined) return vector(names.includes(name) ? [{}] : []);
    const instances = query.startsWith('all[') ? ['a', 'b'] : [];
    const result = instances.map(instance => counted(instance, second, until[instance]));
    const date = new Date(clock.now()).toUTCString();
    return httpResponse(200, { status: 'success', data: { resultType: 'matrix', result } }, { date });
  };
  const credentials = async () => ({ kind: 'headers', headers: {} }) as const;
  const parts = { http: new FakeHttp(answer), clock, url: 'http://prometheus', credentials, secrets: [] };
  const source = prometheusCounters({ prometheus: parts, requests: 'all', errors });
  const check = new CounterCheck(countersOf(`prometheus: ${errors} of all <= 1%`), source, clock);
  return { ...(await watch(check, clock, 30)), asked };
};

describe('counters of all clients', () => {
  const definition = countersOf('prometheus: bad of all <= 1%');
  const judged = async (
    counts: (second: number) => { requests: number; errors: number | null },
    { seconds = 60, until = 1000, more = definition } = {},
  ) => {
    const clock = new FakeClock(start);
    const check = new CounterCheck(more, prometheusOf(clock, counts, until), clock);
    return { ...(await watch(check, clock, seconds)), check };
  };

  test('5 % errors at 100 requests a second are certain in less than 10 s', async () => {
    const { report, seconds } = await judged(second => ({ requests: 1e6 + second * 100, errors: 4e5 + second * 5 }));
    expect(report).toMatchObject({ verdict: 'fail', code: 'metric-objective-missed', unit: '%' });
    expect(report.source).toBe('prometheus, 1 s scrape, at http://prometheus');
    expect(seconds).toBeLessThan(10);
  });
  test('none in 6000 requests passes, and the first failure may open its series', async () => {
    const { report } = await judged(second => ({ requests: 7 + second * 100, errors: second < 30 ? null : 1 }));
    expect(report).toMatchObject({ verdict: 'pass', samples: 6000 });
    expect(report.what).toContain('1 of 6000 requests');
  });
  test('a restart of the program is no negative count', async () => {
    const { report } = await judged(second => ({
      requests: second < 30 ? 5000 + second * 100 : (second - 30) * 100,
      errors: 0,
    }));
    expect(report.verdict).toBe('pass');
    expect(report.samples).toBeGreaterThan(5800);
  });
  test('too few requests are inconclusive, unless fewer are said to be enough', async () => {
    const few = (second: number) => ({ requests: second, errors: 0 });
    expect((await judged(few)).report).toMatchObject({ verdict: 'inconclusive', code: 'metric-too-few-samples' });
    const enough = countersOf({
      provider: 'prometheus',
      errors: 'bad',
      requests: 'all',
      objective: '<= 1%',
      'min-samples': 50,
    });
    const { report } = await judged(few, { more: enough });
    expect(report.verdict).toBe('pass');
    expect(report.what).toContain('could have gone unseen');
  });
  test('a target that is no longer scraped is stale, never a pass', async () => {
    const { report } = await judged(second => ({ requests: second * 100, errors: 0 }), { until: 50 });
    expect(report).toMatchObject({ verdict: 'inconclusive', code: 'metric-stale' });
  });
  test('counters that do not exist are empty, never a pass', async () => {
    const { report } = await judged(() => ({ requests: Number.NaN, errors: null }), { seconds: 3 });
    expect(report.verdict).toBe('inconclusive');
    const clock = new FakeClock(start);
    const nothing = new FakeHttp(() =>
      httpResponse(200, { status: 'success', data: { resultType: 'matrix', result: [] } }),
    );
    const credentials = async () => ({ kind: 'headers', headers: {} }) as const;
    const prometheus = { http: nothing, clock, url: 'http://p', credentials, secrets: [] };
    const check = new CounterCheck(
      definition,
      prometheusCounters({ prometheus, requests: 'all', errors: 'bad' }),
      clock,
    );
    expect((await watch(check, clock, 3)).report).toMatchObject({ verdict: 'inconclusive', code: 'metric-empty' });
  });

  describe('of several targets, and of names', () => {
    test('a target that stopped and is still to be scraped is an error', async () => {
      const { report } = await world('all{status="500"}', { until: { b: 20 }, down: ['b'] });
      expect(report).toMatchObject({ verdict: 'error', code: 'metric-provider-error' });
      expect(report.what).toContain('only a part was counted, not web/b/b: no new values, its scrapes fail');
    });
    test('one that went with its pod is told, and the others are judged', async () => {
      const { report } = await world('all{status="500"}', { until: { b: 20 }, down: ['other'] });
      expect(report.verdict).toBe('pass');
      expect(report.what).toContain('Not counted: web/b/b: no new values.');
    });
    test('failures under a name that does not exist are no pass', async () => {
      const { report, asked } = await world('bad', {});
      expect(report).toMatchObject({ verdict: 'inconclusive', code: 'metric-empty' });
      expect(report.what).toContain('the name in bad was never seen');
      expect(asked.filter(query => query.startsWith('count('))).toHaveLength(1);
    });
    test('a name that exists, or is that of the requests, may have no such failure yet', async () => {
      expect((await world('bad{kind="fatal"}', { names: ['bad'] })).report.verdict).toBe('pass');
      const { report, asked } = await world('all{status="500"}', {});
      expect(report.verdict).toBe('pass');
      expect(asked.filter(query => query.startsWith('count('))).toEqual([]);
    });
    test('what could not be asked at first is asked again, and no count is lost by it', async () => {
      let refusals = 1;
      const once = { test: (query: string) => query.startsWith('count') && refusals-- > 0 };
      const { report } = await world('bad', { names: ['bad'] }, once);
      // Two targets, 100 requests a second each, for 30 s and what came until the second try.
      expect(report).toMatchObject({ verdict: 'pass', samples: 6000 });
    });
    test('what could not be asked of targets and names is an error', async () => {
      const broken = { verdict: 'error', code: 'metric-provider-error' };
      expect((await world('bad', {}, /^count/)).report).toMatchObject(broken);
      expect((await world('all{status="500"}', { until: { b: 20 } }, /^up/)).report).toMatchObject(broken);
    });
  });

  describe('straight from programs', () => {
    const credentials = async () => ({ kind: 'headers', headers: {} }) as const;
    const exposed = (second: number, share: number): string =>
      [
        `haproxy_frontend_http_responses_total{proxy="web",code="2xx"} ${Math.round(second * 100 * (1 - share))}`,
        `haproxy_frontend_http_responses_total{proxy="web",code="5xx"} ${Math.round(second * 100 * share)}`,
      ].join('\n');
    const judgedBy = async (
      answer: (url: string, second: number) => ReturnType<typeof httpResponse>,
      urls: readonly string[],
    ) => {
      const clock = new FakeClock(start);
      const http = new FakeHttp(({ url }) => answer(url, (clock.now() - start) / 1000));
      const one = countersOf(`scrape: ${urls[0]} <= 1%`);
      const targets = fixedTargets(urls);
      const source = scrape({ http, clock, targets, requests: '', errors: '', credentials, secrets: [] });
      return await watch(new CounterCheck(one, source, clock), clock, 30);
    };
    test('a known program needs no names', async () => {
      const { report, seconds } = await judgedBy(
        (_, second) => httpResponse(200, exposed(second, 0.05)),
        ['http://lb/metrics'],
      );
      expect(report).toMatchObject({ verdict: 'fail' });
      expect(report.query).toBe(
        'haproxy_frontend_http_responses_total{code=~"5xx"} of haproxy_frontend_http_responses_total',
      );
      expect(seconds).toBeLessThan(10);
    });
    const both = ['http://one/metrics', 'http://two/metrics'];
    const secondOf = (broken: (second: number) => ReturnType<typeof httpResponse> | null) =>
      judgedBy((url, second) => {
        const answer = url.includes('two') ? broken(second) : null;
        return answer ?? httpResponse(200, exposed(second, 0));
      }, both);
    test('one instance that does not answer to the last is no pass of the others', async () => {
      const { report } = await secondOf(() => httpResponse(503, 'down'));
      expect(report).toMatchObject({ verdict: 'error', code: 'metric-provider-error' });
      expect(report.what).toContain('only a part was counted, not http://two/metrics: HTTP 503: down');
    });
    test('nor is one that shows no such counter', async () => {
      const { report } = await secondOf(() => httpResponse(200, 'up 1\n'));
      expect(report).toMatchObject({ verdict: 'inconclusive', code: 'metric-empty' });
      expect(report.what).toContain('not http://two/metrics: it shows no counter');
    });
    test.each([
      ['only describes it', '# TYPE all counter\n'],
      ['does not know it before its first request', 'up 1\n'],
    ])('one that %s has met no request', async (_what, idle) => {
      const clock = new FakeClock(start);
      const http = new FakeHttp(({ url }) => {
        const seconds = (clock.now() - start) / 1000;
        return httpResponse(
          200,
          url.includes('two') ? idle : `# HELP bad Failures.\nall ${Math.round(seconds * 100)}\n`,
        );
      });
      const names = { requests: 'all', errors: 'bad' };
      const source = scrape({ http, clock, targets: fixedTargets(both), ...names, credentials, secrets: [] });
      const { report } = await watch(
        new CounterCheck(countersOf('scrape: http://one bad of all <= 1%'), source, clock),
        clock,
        30,
      );
      // That the page describes the counter of failures shows that its name is right.
      expect(report).toMatchObject({ verdict: 'pass', samples: 3000 });
    });
    test('one that answers again at the last look, or right after it, is no gap', async () => {
      const { report } = await secondOf(second => (second < 30.4 ? httpResponse(503, 'down') : null));
      expect(report.verdict).toBe('pass');
    });
    test('the failures of the others are a fault, whoever else is missing', async () => {
      const { report } = await judgedBy(
        (url, second) => (url.includes('two') ? httpResponse(503, 'down') : httpResponse(200, exposed(second, 0.05))),
        both,
      );
      expect(report).toMatchObject({ verdict: 'fail', code: 'metric-objective-missed' });
      expect(report.what).toContain('Not counted: http://two/metrics: HTTP 503: down');
    });
    describe('the counter of failures', () => {
      const named = async (errors: string, page: (second: number) => string) => {
        const clock = new FakeClock(start);
        const http = new FakeHttp(() => httpResponse(200, page((clock.now() - start) / 1000)));
        const one = countersOf(`scrape: http://app/metrics ${errors} of requests_total <= 1%`);
        const { requests } = one;
        const source = scrape({
          http,
          clock,
          targets: fixedTargets(one.urls),
          requests,
          errors,
          credentials,
          secrets: [],
        });
        return (await watch(new CounterCheck(one, source, clock), clock, 30)).report;
      };
      const served = (second: number) => `requests_total{status="200"} ${second * 100}\n`;
      test('that no page shows under any label is no pass', async () => {
        const report = await named('eror_total', second => `${served(second)}error_total ${second * 50}\n`);
        expect(report).toMatchObject({ verdict: 'inconclusive', code: 'metric-empty' });
        expect(report.what).toContain('a counter of failures of the name in eror_total was never seen');
        expect(report.what).toContain('0 of 3000 requests');
      });
      test.each([
        ['at zero', 'error_total', 'error_total 0\n'],
        ['with other labels', 'error_total{kind="fatal"}', 'error_total{kind="warning"} 7\n'],
        ['as the requests, with a label of which there is none yet', 'requests_total{status=~"5.."}', ''],
      ])('may be shown %s', async (_, errors, shown) => {
        expect((await named(errors, second => served(second) + shown)).verdict).toBe('pass');
      });
      test('was shown once, and is gone since a restart', async () => {
        const report = await named('error_total', second => served(second) + (second < 5 ? 'error_total 0\n' : ''));
        expect(report.verdict).toBe('pass');
      });
    });
    test('each instance is asked at every look: those that come are counted, those that go are not missed', async () => {
      const clock = new FakeClock(start);
      const asked: string[] = [];
      const http = new FakeHttp(({ url }) => {
        asked.push(url);
        return httpResponse(200, exposed((clock.now() - start) / 1000, 0));
      });
      const [a, b, c] = ['a', 'b', 'c'].map(name => ({ id: name, name: `pod ${name}`, url: `http://${name}` }));
      let [followed, closed] = [0, 0];
      const source: SignalSource = {
        name: 'pods',
        replicated: true,
        memoryEveryMs: 1000,
        other: async () => null,
        follow: async () => {
          followed += 1;
          if (followed === 1) return null;
          const straight = async () =>
            (clock.now() - start < 10_000 ? [a, b] : [b, c]).filter(one => one !== undefined);
          const close = async () => {
            closed += 1;
          };
          return { straight, close } as unknown as Followed;
        },
      };
      const targets = instanceTargets(
        { entry: null, path: '/metrics' },
        'http://{{instance}}/metrics',
        source,
        subject,
      );
      const counters = scrape({ http, clock, targets, requests: '', errors: '', credentials, secrets: [] });
      const check = new CounterCheck(countersOf('scrape: http://{{instance}}/metrics <= 1%'), counters, clock);
      const { report } = await watch(check, clock, 30);
      expect(report).toMatchObject({ verdict: 'pass', source: 'scrape, 1 s scrape, at http://{{instance}}/metrics' });
      expect(report.what).not.toContain('Not counted');
      expect(new Set(asked)).toEqual(new Set(['http://a/metrics', 'http://b/metrics', 'http://c/metrics']));
      // Two at a time, 100 requests a second each, but for what each had counted before it was first seen.
      expect(report.samples).toBeGreaterThan(5000);
      expect(report.samples).toBeLessThan(6000);
      expect(report.counted).toEqual({ failed: 0, requests: report.samples });
      await check.close();
      expect(closed).toBe(1);
    });
    test('instances that cannot be looked up are an error, and none is no pass', async () => {
      const judgedOver = async (follow: SignalSource['follow']) => {
        const clock = new FakeClock(start);
        const http = new FakeHttp(() => httpResponse(200, ''));
        const source: SignalSource = { name: 'pods', replicated: true, memoryEveryMs: 1, follow, other: follow };
        const targets = instanceTargets({ entry: null, path: '/' }, 'http://{{instance}}/', source, subject);
        const counters = scrape({ http, clock, targets, requests: '', errors: '', credentials, secrets: [] });
        const check = new CounterCheck(countersOf('scrape: http://{{instance}}/ <= 1%'), counters, clock);
        return (await watch(check, clock, 5)).report;
      };
      expect(await judgedOver(async () => null)).toMatchObject({ verdict: 'inconclusive', code: 'metric-empty' });
      const broken = await judgedOver(async () => await Promise.reject(new Error('the API server does not answer')));
      expect(broken).toMatchObject({ verdict: 'error', code: 'metric-provider-error' });
      expect(broken.what).toContain('the API server does not answer');
    });
    test.each([
      ['a program without such counters', httpResponse(200, 'up 1\n'), 'metric-empty', 'inconclusive'],
      ['a page that is none', httpResponse(200, '<html>'), 'metric-unparsable', 'error'],
      ['a refusal', httpResponse(403, 'no'), 'metric-denied', 'error'],
      ['an error', httpResponse(500, 'oops'), 'metric-provider-error', 'error'],
    ])('%s is no pass', async (_, answer, code, verdict) => {
      const { report } = await judgedBy(() => answer, ['http://lb/metrics']);
      expect(report).toMatchObject({ code, verdict });
    });
  });
});

describe('burn rates', () => {
  const burning = { provider: 'prometheus', errors: 'bad', requests: 'all', slo: '99.9%' };
  const judged = async (
    shareAt: (second: number) => number | null,
    {
      historyMs,
      requests = () => 1000,
      more = {},
      shown,
    }: { historyMs?: number; requests?: (query: string) => number; more?: object; shown?: boolean } = {},
  ) => {
    const clock = new FakeClock(start);
    const source = provider(clock, ({ now, agoMs, query }) => {
      const share = shareAt((now - agoMs - start) / 1000);
      if (share === null) return { kind: 'series', series: [], newestAt: null, serverNow: null, notes: [] };
      if (query.includes('none')) return { kind: 'series', series: [], newestAt: null, serverNow: null, notes: [] };
      return value(now, query.includes('bad') ? requests(query) * share : requests(query));
    });
    const history = historyMs === undefined ? {} : { history: async () => historyMs };
    const increase = (counter: string, windowMs: number): string => `sum(increase(${counter}[${windowMs / 1000}s]))`;
    const shows = shown === undefined ? {} : { shows: async () => shown };
    const basis = { provider: { ...source, ...history, ...shows, increase }, subject, clock };
    const check = new BurnCheck(burnOf({ ...burning, ...more }), basis);
    return { ...(await watch(check, clock, 40)), asked: source.asked };
  };
  test('within the budget passes', async () => {
    const { report, asked } = await judged(() => 0.001);
    expect(report.verdict).toBe('pass');
    expect(report.value).toBeCloseTo(1);
    expect(asked.map(one => one.query)).toContain('sum(increase(bad[3600s]))');
  });
  test('what burns since the release is its fault', async () => {
    const { report } = await judged(second => (second > 0 ? 0.05 : 0));
    expect(report).toMatchObject({ verdict: 'fail', code: 'burn-rate-too-high' });
  });
  test('what burnt before the release as well is inconclusive', async () => {
    const { report } = await judged(() => 0.05);
    expect(report).toMatchObject({ verdict: 'inconclusive', code: 'burn-rate-high-before' });
  });
  test('a short history is told', async () => {
    const { report } = await judged(() => 0, { historyMs: 600_000 });
    expect(report.what).toContain('only 10 min of the 6 h');
  });
  test('a failure or two among a handful of requests are no fault, nor are a handful of successes a pass', async () => {
    for (const share of [0.25, 0]) {
      const { report } = await judged(second => (second > 0 ? share : 0), { requests: () => 8 });
      expect(report).toMatchObject({ verdict: 'inconclusive', code: 'metric-too-few-samples' });
      expect(report.what).toContain('8 requests in 5 min, 100 are needed; 8 requests in 30 min, 167 are needed.');
    }
  });
  test('so many requests are needed that one failure does not burn, unless others are said to be enough', async () => {
    const burns = (requests: number, more: object) =>
      judged(second => (second > 0 ? 1 / requests : 0), { requests: () => requests, more });
    expect((await burns(694, { slo: '99.99%' })).report.code).toBe('metric-too-few-samples');
    expect((await burns(1667, { slo: '99.99%' })).report.verdict).toBe('pass');
    expect((await burns(50, { 'min-samples': 50 })).report.code).toBe('burn-rate-too-high');
    expect((await burns(50, { 'min-samples': 51 })).report.code).toBe('metric-too-few-samples');
  });
  test('enough in one short window are enough for its fault', async () => {
    const { report } = await judged(second => (second > 0 ? 0.05 : 0), {
      requests: query => (query.includes('[1800s]') ? 150 : 120),
    });
    expect(report).toMatchObject({ verdict: 'fail', code: 'burn-rate-too-high' });
  });
  test('failures without a series pass where their name is known, or nobody can tell', async () => {
    const judgedBy = (errors: string, shown?: boolean) =>
      judged(() => 0, { more: { errors }, ...(shown === undefined ? {} : { shown }) });
    expect((await judgedBy('none_total')).report.verdict).toBe('pass');
    expect((await judgedBy('none_total', true)).report.verdict).toBe('pass');
    expect((await judgedBy('all{status="none"}', false)).report.verdict).toBe('pass');
    const { report } = await judgedBy('none_total', false);
    expect(report).toMatchObject({ verdict: 'inconclusive', code: 'metric-empty' });
    expect(report.what).toContain('the name in none_total was never seen');
  });
  test('no counters at all are no pass', async () => {
    const { report } = await judged(() => null);
    expect(report).toMatchObject({ verdict: 'inconclusive', code: 'metric-empty' });
  });
});
