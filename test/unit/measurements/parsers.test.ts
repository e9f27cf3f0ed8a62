import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkBudgets, formatBudget, parseBudget } from '../../../src/domain/measurements/budgets.ts';
import { K6Samples, k6ExitMeaning, k6Measured } from '../../../src/domain/measurements/k6.ts';
import { readK6Summary } from '../../../src/domain/measurements/k6-summary.ts';
import { reduceRun } from '../../../src/domain/measurements/runs.ts';
import { k6Script } from '../../../src/domain/measurements/scenario.ts';
import { measuredRun } from './runs.ts';

const point = (metric: string, at: number, value: number, group = ''): string =>
  JSON.stringify({
    metric,
    type: 'Point',
    data: { time: new Date(at).toISOString(), value, tags: { group, status: '200', expected_response: 'true' } },
  });

const request = (at: number, ms: number, failed = 0, group = ''): string[] => [
  point('http_reqs', at, 1, group),
  point('http_req_duration', at, ms, group),
  point('http_req_failed', at, failed, group),
];

const read = (lines: readonly string[]): K6Samples => {
  const samples = new K6Samples();
  for (const line of lines) samples.push(line);
  return samples;
};

describe('K6Samples', () => {
  const start = Date.UTC(2026, 10, 1);

  it('cuts the warm-up, counts failures apart and keeps them out of the latencies', () => {
    const lines = [
      '{"type":"Metric","data":{"name":"http_req_duration","type":"trend"},"metric":"http_req_duration"}',
      ...request(start, 90),
      ...request(start + 500, 80),
      ...request(start + 1000, 10),
      ...request(start + 2000, 1, 1),
      ...request(start + 3000, 12),
    ];
    expect(read(lines).samples(1000)).toEqual({ latencies: [10, 12], failed: 1, seconds: 2 });
  });

  it('leaves the requests of setup() and teardown() out', () => {
    const lines = [...request(start - 9000, 500, 0, '::setup'), ...request(start, 5), ...request(start + 1000, 6)];
    expect(read(lines).samples(0)).toEqual({ latencies: [5, 6], failed: 0, seconds: 1 });
  });

  it('counts a line that is cut off, as a full disk leaves it', () => {
    const half = point('http_req_duration', start, 5).slice(0, 70);
    expect(read([...request(start, 5), half]).unreadable).toBe(1);
  });

  it('survives any line', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.json())), lines => {
        expect(read(lines).samples(0).latencies).toEqual([]);
      }),
    );
  });

  it('gives nothing for an empty file', () => {
    expect(read([]).samples(1000)).toEqual({ latencies: [], failed: 0, seconds: 0 });
  });
});

describe('k6 exit codes', () => {
  it.each([
    [0, true, 'an exit code k6 does not document'],
    [99, true, 'thresholds were crossed'],
    [107, false, 'the script threw an exception'],
    [105, false, 'the run was aborted from outside (a signal)'],
    [110, false, 'the script marked the test as failed'],
    [1, false, 'an exit code k6 does not document'],
    [null, false, 'a signal ended it'],
  ])('%s: a measurement is %s', (code, measured, meaning) => {
    expect(k6Measured(code)).toBe(measured);
    expect(k6ExitMeaning(code)).toBe(meaning);
  });
});

describe('readK6Summary', () => {
  it('reads the export shape, in which a threshold is true when it was crossed', () => {
    const summary = readK6Summary({
      root_group: { name: '', path: '', id: 'x', groups: {}, checks: {} },
      metrics: {
        http_req_duration: { avg: 5, 'p(95)': 12.5, thresholds: { 'p(95)<10': true, 'avg<9': false } },
        http_req_failed: { passes: 0, fails: 100, value: 0 },
      },
    });
    expect(summary?.shape).toBe('summary-export');
    expect(summary?.metrics['http_req_duration']).toEqual({ avg: 5, 'p(95)': 12.5 });
    expect(summary?.crossed).toEqual(['http_req_duration: p(95)<10']);
  });

  it('reads the handleSummary shape, in which ok means passed', () => {
    const summary = readK6Summary({
      root_group: {},
      options: {},
      state: { testRunDurationMs: 1000, isStdOutTTY: false },
      metrics: {
        http_req_duration: {
          type: 'trend',
          contains: 'time',
          values: { 'p(95)': 12.5 },
          thresholds: { 'p(95)<10': { ok: false }, 'p(95)<20': { ok: true } },
        },
      },
    });
    expect(summary).toEqual({
      shape: 'handle-summary',
      metrics: { http_req_duration: { 'p(95)': 12.5 } },
      crossed: ['http_req_duration: p(95)<10'],
    });
  });

  it('reads the machine-readable shape', () => {
    const summary = readK6Summary({
      version: '1.0.0',
      metadata: {},
      config: { duration: 1, execution: 'local' },
      results: { metrics: [{ name: 'http_req_duration', type: 'trend', contains: 'time', values: { med: 4 } }] },
    });
    expect(summary).toEqual({ shape: 'machine-readable', metrics: { http_req_duration: { med: 4 } }, crossed: [] });
  });

  it('knows what it does not know', () => {
    expect(readK6Summary({ version: '2.0.0', results: { metrics: [] } })).toBeUndefined();
    expect(readK6Summary(null)).toBeUndefined();
  });
});

describe('reduceRun', () => {
  it('reduces the samples to one value per metric', () => {
    const latencies = Array.from({ length: 99 }, (_, i) => i + 1);
    const run = reduceRun({ latencies, failed: 1, seconds: 10 });
    expect(run).toMatchObject({ kind: 'measured', requests: 100, failed: 1 });
    if (run.kind !== 'measured') return;
    expect(run.values.p50).toBeCloseTo(50, 9);
    expect(run.values.throughput).toBeCloseTo(9.9, 12);
    expect(run.values['error-rate']).toBe(0.01);
  });

  it('a run with hardly an answer is no run', () => {
    const run = reduceRun({ latencies: [1, 2, 3], failed: 500, seconds: 10 });
    expect(run).toMatchObject({ kind: 'invalid', reason: { code: 'run-without-answers' } });
  });
});

describe('budgets', () => {
  it.each([
    ['p95 < 300ms', { metric: 'p95', bound: 'below', limit: 300 }],
    ['p99<1.5s', { metric: 'p99', bound: 'below', limit: 1500 }],
    ['p50 < 20', { metric: 'p50', bound: 'below', limit: 20 }],
    ['error-rate < 1%', { metric: 'error-rate', bound: 'below', limit: 0.01 }],
    ['throughput > 100', { metric: 'throughput', bound: 'above', limit: 100 }],
    ['throughput > 100req/s', { metric: 'throughput', bound: 'above', limit: 100 }],
  ])('reads %s', (text, budget) => {
    expect(parseBudget(text)).toEqual(budget);
    expect(parseBudget(formatBudget(parseBudget(text) ?? { metric: 'p50', bound: 'below', limit: 0 }))).toEqual(budget);
  });

  it.each(['p95', 'p95 <', 'p42 < 3', 'p95 = 3', 'error-rate < 5ms', 'throughput > 3s', ''])('refuses "%s"', text => {
    expect(parseBudget(text)).toBeUndefined();
  });

  it('is held against the median over the runs', () => {
    const budget = { metric: 'p50', bound: 'below', limit: 12 } as const;
    const [result] = checkBudgets(
      [budget],
      [9, 11, 40].map(value => measuredRun(value)),
    );
    expect(result).toEqual({ ...budget, value: 11, met: true });
  });
});

describe('k6Script', () => {
  const scenario = {
    paths: ['/', "/it's"],
    connections: 4,
    rate: undefined,
    warmUpMs: 1000,
    durationMs: 5000,
    timeoutMs: 10_000,
    script: undefined,
  };
  it('keeps a fixed number of users, or a fixed rate where one is asked for', () => {
    expect(k6Script(scenario)).toContain('"executor":"constant-vus","vus":4,"duration":"6000ms"');
    expect(k6Script({ ...scenario, rate: 50 })).toContain('"executor":"constant-arrival-rate","rate":50');
  });
});
