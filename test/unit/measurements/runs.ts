/** Runs and sessions made up for the tests of the judge. */
import type { PerformancePolicy } from '../../../src/domain/measurements/judge.ts';
import type { RunValues } from '../../../src/domain/measurements/metrics.ts';
import type { MeasuredRun, PlacedRun, Side } from '../../../src/domain/measurements/runs.ts';
import { normalSource, randomSource } from '../../../src/domain/statistics/random.ts';

export const valuesAt = (p50: number, errorRate = 0): RunValues => ({
  p50,
  p90: p50 * 1.5,
  p95: p50 * 2,
  p99: p50 * 3,
  throughput: 4000 / p50,
  'error-rate': errorRate,
});

export const measuredRun = (p50: number, over: Partial<MeasuredRun> = {}): MeasuredRun => ({
  kind: 'measured',
  values: valuesAt(p50),
  requests: 1000,
  failed: 0,
  seconds: 5,
  thresholdsCrossed: [],
  ...over,
});

export const placedRuns = (side: Side, runs: readonly MeasuredRun[]): PlacedRun[] =>
  runs.map((run, i) => ({ side, pair: i + 1, run }));

/** `count` runs around `p50` with a little log-normal noise. */
export const noisyRuns = (p50: number, count: number, noise: number, seed: number): MeasuredRun[] => {
  const normal = normalSource(randomSource(seed));
  return Array.from({ length: count }, () => measuredRun(p50 * Math.exp(noise * normal())));
};

/** Base at 10 ms, candidate `ratio` times as slow. */
export const session = (ratio: number, count: number, noise = 0.01): PlacedRun[] => [
  ...placedRuns('base', noisyRuns(10, count, noise, 1)),
  ...placedRuns('candidate', noisyRuns(10 * ratio, count, noise, 12)),
];

export const policy: PerformancePolicy = {
  primary: ['p50'],
  margin: 0.05,
  floor: undefined,
  alpha: 0.01,
  beta: 0.05,
  budgets: [],
  maxErrorRate: 0.01,
};

export const fullLook = { alpha: 0.01, beta: 0.05 };
