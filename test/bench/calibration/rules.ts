/** Rules in common use, on the same series as the judge: looked at as their makers do. */
import { clopperPearson, normalQuantile } from '../../../src/domain/statistics/distributions.ts';
import { quantile } from '../../../src/domain/statistics/quantiles.ts';

export interface Seen {
  readonly at: number;
  readonly bad: boolean;
  readonly latencyMs: number;
}

/** Milliseconds after which the rule calls the release bad; null: it does not. */
export type Rule = (run: {
  /** The new release's, in the order of their answers. */
  readonly requests: readonly Seen[];
  /** Straight to the new and to the old one. */
  readonly release: readonly Seen[];
  readonly baseline: readonly Seen[];
  readonly durationMs: number;
  readonly errorRate: number;
  readonly p99Ms: number;
}) => number | null;

const blocksOf = (seen: readonly Seen[], blockMs: number, durationMs: number): Seen[][] => {
  const blocks = Array.from({ length: Math.floor(durationMs / blockMs) }, (): Seen[] => []);
  for (const one of seen) blocks[Math.floor(one.at / blockMs)]?.push(one);
  return blocks;
};

const errorRate = (block: readonly Seen[]): number => block.filter(one => one.bad).length / block.length;
const p99 = (block: readonly Seen[]): number =>
  quantile(
    block.map(one => one.latencyMs),
    0.99,
  );

const intervalMs = 10_000;

/** Each interval's error rate and p99 against the limits; bad at the `failures`-th interval beyond one of them. */
const threshold =
  (failures: number): Rule =>
  ({ requests, durationMs, errorRate: limit, p99Ms }) => {
    let failed = 0;
    for (const [index, block] of blocksOf(requests, intervalMs, durationMs).entries()) {
      if (block.length > 0 && (errorRate(block) > limit || p99(block) > p99Ms)) failed += 1;
      if (failed === failures) return (index + 1) * intervalMs;
    }
    return null;
  };

/** A test made for one look, used after every second: what "significant" becomes when one keeps looking. */
const peeking: Rule = ({ requests, durationMs, errorRate: limit }) => {
  let [samples, failed] = [0, 0];
  for (const [index, block] of blocksOf(requests, 1000, durationMs).entries()) {
    samples += block.length;
    failed += block.filter(one => one.bad).length;
    if (samples > 0 && clopperPearson(failed, samples, 0.001).lower > limit) return (index + 1) * 1000;
  }
  return null;
};

const stepMs = 2000;

/**
 * Bounds of the Hodges–Lehmann shift by the order statistics of all differences, with the normal approximation that
 * wilcox.test takes for such sizes and ties.
 */
const shiftAbove = (base: readonly number[], candidate: readonly number[]): boolean => {
  const differences = candidate.flatMap(value => base.map(other => value - other)).sort((a, b) => a - b);
  const [n, m] = [base.length, candidate.length];
  const z = normalQuantile(0.99);
  const rank = Math.floor((n * m) / 2 - z * Math.sqrt((n * m * (n + m + 1)) / 12));
  const lower = differences[Math.max(0, rank)] ?? 0;
  const estimate = quantile(differences, 0.5);
  // Kayenta: "high" when the interval at confidence 0.98 lies above tolerance × estimate.
  return lower > 0.25 * estimate && lower > 0;
};

/** Two metrics in steps of two seconds, new against old, judged once at the end; either one "high" is a failure. */
const kayenta: Rule = ({ release, baseline, durationMs }) => {
  const of = (seen: readonly Seen[], metric: (block: readonly Seen[]) => number): number[] =>
    blocksOf(seen, stepMs, durationMs).map(block => (block.length === 0 ? 0 : metric(block)));
  const high = [errorRate, p99].some(metric => shiftAbove(of(baseline, metric), of(release, metric)));
  return high ? durationMs : null;
};

export const rules = {
  'a 10 s interval above a limit, once (Argo’s default `failureLimit: 0`)': threshold(1),
  'the same, three such intervals (Flagger’s `threshold: 3`)': threshold(3),
  'exact test at 0.1 %, looked at every second': peeking,
  'Mann–Whitney as Kayenta has it (0.98, 0.25 × shift), once at the end': kayenta,
} as const satisfies Record<string, Rule>;

export type RuleName = keyof typeof rules;
export const ruleNames = Object.keys(rules) as readonly RuleName[];
