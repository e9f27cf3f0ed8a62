import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { definition as performance } from '../../../src/actions/performance-regression/inputs.ts';
import { definition as verify } from '../../../src/actions/post-deploy-verify/inputs.ts';
import { definition as ship } from '../../../src/actions/ship/inputs.ts';
import { parseSlo, sloShape } from '../../../src/adapters/slo/inputs.ts';
import { input, parseInputs } from '../../../src/core/inputs.ts';
import { factorsFor, pairBurns, usualPeriodMs } from '../../../src/domain/metrics/burn.ts';
import { sloPresetNames } from '../../../src/domain/slo/presets.ts';
import { budgetsOf, errorBudgetMs, type Slo, verificationOf } from '../../../src/domain/slo/slo.ts';

const slo = (...lines: readonly string[]): Slo => {
  const parsed = parseSlo(lines);
  if (!('slo' in parsed)) throw new Error(parsed.problem);
  return parsed.slo;
};

const verifyWith = (given: Record<string, string>) => {
  const all: Record<string, string> = { url: 'http://127.0.0.1:1', ...given };
  return parseInputs(verify.inputs, verify.rules, name => all[name] ?? '');
};

const performanceWith = (given: Record<string, string>) => {
  const all: Record<string, string> = { 'candidate-command': './run', ...given };
  return parseInputs(performance.inputs, performance.rules, name => all[name] ?? '');
};

describe('one SLO', () => {
  test('gives every action its objectives', () => {
    const text = 'availability: 99.9%\nerror-rate: 0.2%\np50: 20ms\np95: 150ms\np99: 0.3s\nthroughput: 500';
    expect(verifyWith({ slo: text })).toMatchObject({
      'max-error-rate': '0.2%',
      'max-p50': 20,
      'max-p95': 150,
      'max-p99': 300,
    });
    expect(performanceWith({ slo: text }).budgets).toEqual([
      'p50 < 20ms',
      'p95 < 150ms',
      'p99 < 300ms',
      'throughput > 500 req/s',
      'error-rate < 0.2%',
    ]);
    const shipped = parseInputs(
      ship.inputs,
      ship.rules,
      name => ({ app: 'a', environment: 'e', command: './run', slo: text })[name] ?? '',
    );
    expect(shipped).toMatchObject({ 'max-error-rate': '0.2%', 'max-p99': 300 });
  });

  test('without an error rate the availability is the objective', () => {
    expect(verificationOf(slo('availability: 99.95%'))).toEqual({ 'max-error-rate': '0.05%' });
    expect(verificationOf(slo('availability: 99.9%', 'error-rate: 1%'))).toEqual({ 'max-error-rate': '1%' });
  });

  test('says how much may fail: 99.9 % of 30 days are 43 minutes', () => {
    expect((errorBudgetMs(slo('availability: 99.9%')) ?? 0) / 60_000).toBeCloseTo(43.2, 6);
  });

  test('burn rates become metrics beside those of the caller', () => {
    const given = verifyWith({
      slo: 'availability: 99.9%\nwindow: 28d\nburn-rate: prometheus: errors_total of requests_total',
      metrics: 'prometheus: up >= 1',
      'prometheus-url': 'http://127.0.0.1:9090',
    });
    expect(given.metrics).toEqual([
      'prometheus: up >= 1',
      'prometheus: errors_total of requests_total slo 99.9% over 28d',
    ]);
  });

  test('texts that follow from any SLO are taken by the actions as they were meant', () => {
    const share = fc.integer({ min: 1, max: 5000 }).map(of => of / 10_000);
    const latency = fc.option(fc.integer({ min: 1, max: 60_000 }), { nil: null });
    fc.assert(
      fc.property(share, latency, (errorRate, p99Ms) => {
        const lines = [`error-rate: ${errorRate * 100}%`, ...(p99Ms === null ? [] : [`p99: ${p99Ms}ms`])];
        const given = verifyWith({ slo: lines.join('\n') });
        expect(Number(given['max-error-rate'].replace('%', '')) / 100).toBeCloseTo(errorRate, 9);
        expect(given['max-p99']).toBe(p99Ms ?? 0);
        expect(performanceWith({ slo: lines.join('\n') }).budgets).toHaveLength(lines.length);
      }),
      { seed: 3, numRuns: 50 },
    );
  });
});

describe('what is written out wins', () => {
  test('over the SLO, input by input', () => {
    expect(verifyWith({ slo: 's0', 'max-p99': '50ms' })).toMatchObject({ 'max-error-rate': '0.1%', 'max-p99': 50 });
  });

  test('over a preset, key by key', () => {
    expect(verifyWith({ slo: 's0\nerror-rate: 2%' })).toMatchObject({ 'max-error-rate': '2%', 'max-p99': 200 });
  });

  test('over a promised budget of the same metric; the others stand beside it', () => {
    expect(performanceWith({ slo: 's4', budgets: 'p95 < 20ms' }).budgets).toEqual([
      'p95 < 20ms',
      'throughput > 1000 req/s',
    ]);
    expect(budgetsOf(slo('s4'))).toEqual(['p95 < 1000ms', 'throughput > 1000 req/s']);
  });

  test('a default that the runner fills in is not written out', () => {
    expect(verifyWith({ slo: 's0', 'max-error-rate': '1%', 'max-p99': '0' })).toMatchObject({
      'max-error-rate': '0.1%',
      'max-p99': 200,
    });
  });

  test('an input that gives nothing changes nothing', () => {
    const schema = z.object({
      a: input.text({ doc: 'A.', gives: () => ({}) }),
      b: input.text({ doc: 'B.', default: 'x' }),
    });
    expect(parseInputs(schema, [], name => (name === 'a' ? 'set' : ''))).toEqual({ a: 'set', b: 'x' });
  });
});

describe('a wrong SLO is refused by name', () => {
  test.each([
    ['s9', 'slo: does not know "s9"; did you mean s0?'],
    ['p999: 3ms', 'did you mean p99?'],
    ['p99: soon', 'p99 is not a duration'],
    ['availability: 100', 'availability has the wrong form'],
    ['p95: 300ms\np99: 200ms', 'p99 is below a lower percentile'],
    ['availability: 100%', 'availability means an error rate of 0%'],
    ['error-rate: 60%', 'error-rate means an error rate of 60%'],
    ['availability: 99%\nwindow: 1d\nburn-rate: prometheus: a of b', 'window is too short for burn-rate'],
    ['burn-rate: prometheus: a of b', 'availability is needed by burn-rate'],
  ])('%j', (text, problem) => {
    expect(() => verifyWith({ slo: text })).toThrow(problem);
    expect(() => performanceWith({ slo: text })).toThrow(/slo: /);
  });

  test('every preset is a right one', () => {
    for (const name of sloPresetNames) expect(parseSlo([name])).toHaveProperty('slo');
    expect(Object.keys(sloShape)).toContain('availability');
  });
});

describe('burn rates over another window', () => {
  test('use the same share of the budget: half the window, half the factor', () => {
    expect(factorsFor(usualPeriodMs).map(pair => pair.factor)).toEqual([14.4, 6]);
    expect(factorsFor(usualPeriodMs / 2).map(pair => pair.factor)).toEqual([7.2, 3]);
    const counts = [
      { windowMs: 300_000, errors: 10, requests: 1000, coveredMs: 300_000 },
      { windowMs: 3_600_000, errors: 100, requests: 10_000, coveredMs: 3_600_000 },
    ];
    expect(pairBurns(counts, 0.999).map(pair => pair.burns)).toEqual([false, false]);
    expect(pairBurns(counts, 0.999, usualPeriodMs / 2).map(pair => pair.burns)).toEqual([true, false]);
  });
});
