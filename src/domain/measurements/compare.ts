import { standardDeviation, sum } from '../statistics/descriptive.ts';
import { type Design, minimumDetectableEffect } from '../statistics/detectable.ts';
import { holmLevels } from '../statistics/multiplicity.ts';
import { median } from '../statistics/quantiles.ts';
import { mannWhitney, signedRank } from '../statistics/rank-tests.ts';
import {
  hodgesLehmann,
  independentShift,
  lowerBound,
  pAbove,
  pairedShift,
  type ShiftSample,
  upperBound,
} from '../statistics/shift.ts';
import { type MetricName, metrics } from './metrics.ts';

/** Values of one metric, one per run. `paired`: base[i] and candidate[i] ran next to each other. */
export interface TwoSides {
  readonly base: readonly number[];
  readonly candidate: readonly number[];
  readonly paired: boolean;
}

export interface Tolerance {
  /** Allowed slowdown as a share: 0.05. */
  readonly margin: number;
  /** Replaces the metric's own floor. */
  readonly floor?: number;
}

export interface Levels {
  /** Chance of calling an allowed slowdown a regression, over all metrics together. */
  readonly alpha: number;
  /** Chance of letting a slowdown above the margin pass, for each metric. */
  readonly beta: number;
  /** Fewer runs a side than this never pass, whatever their bounds (see `fewestRuns`). */
  readonly fewest: number;
}

export type Finding = 'regression' | 'pass' | 'inconclusive';

/**
 * One metric of base against candidate. All shifts are oriented: positive is worse. On the ratio scale 0.1 means 10 %
 * worse (for throughput: the base does 10 % more); on the difference scale it is in the metric's unit.
 */
export interface Comparison {
  readonly metric: MetricName;
  readonly finding: Finding;
  readonly scale: 'ratio' | 'difference';
  readonly test: ShiftSample['test'];
  readonly runs: { readonly base: number; readonly candidate: number };
  readonly typical: { readonly base: number; readonly candidate: number };
  /** Hodges–Lehmann estimate. */
  readonly shift: number;
  /** Exact one-sided bounds; null where the sample is too small to have one. */
  readonly lower: number | null;
  readonly upper: number | null;
  /** What is allowed, on the same scale: the larger of the margin and the floor. */
  readonly allowed: number;
  /** Exact p of "no worse than allowed". */
  readonly pAllowed: number;
  /** Exact two-sided p of "the same", by permutation with ties. */
  readonly pSame: number;
  readonly alpha: number;
  readonly beta: number;
  /** Smallest true slowdown that these runs and this noise would show as a regression with 80 % probability; null: none. */
  readonly minimumDetectable: number | null;
  /** Run-to-run standard deviation on the scale of the test (≈ coefficient of variation on the ratio scale). */
  readonly noise: number;
}

const power = 0.8;

interface Prepared {
  readonly metric: MetricName;
  readonly sides: TwoSides;
  readonly scale: Comparison['scale'];
  readonly sample: ShiftSample;
  readonly allowed: number;
  readonly noise: number;
  readonly pSame: number;
}

const scaleOf = (metric: MetricName, sides: TwoSides): Comparison['scale'] =>
  metrics[metric].scale === 'ratio' && [...sides.base, ...sides.candidate].every(value => value > 0)
    ? 'ratio'
    : 'difference';

/** Onto the scale of the test: logarithms for ratios, turned so that larger is worse. */
export const onScale = (metric: MetricName, scale: Comparison['scale'], values: readonly number[]): number[] => {
  const sign = metrics[metric].worse === 'higher' ? 1 : -1;
  return values.map(value => sign * (scale === 'ratio' ? Math.log(value) : value));
};

const allowedOf = (metric: MetricName, scale: Comparison['scale'], base: number, tolerance: Tolerance): number => {
  const floor = tolerance.floor ?? metrics[metric].floor;
  return scale === 'difference' ? floor : Math.log1p(Math.max(tolerance.margin, floor / base));
};

const pooledDeviation = (...groups: readonly (readonly number[])[]): number => {
  const freedom = sum(groups.map(group => group.length - 1));
  if (freedom <= 0) return 0;
  return Math.sqrt(sum(groups.map(group => (group.length - 1) * standardDeviation(group) ** 2)) / freedom);
};

/**
 * Which exact test a design gets, fixed by its size and level before any value is seen: the signed-rank test on pairs
 * as soon as it can reach the level (2^-n), which cancels drift; before that Mann–Whitney on the interleaved runs,
 * which reaches 1/C(2n, n) and which interleaving makes conservative under drift.
 */
export const usesPairs = (pairs: number, level: number): boolean => 2 ** -pairs <= level;

const prepare = (metric: MetricName, sides: TwoSides, tolerance: Tolerance, strictest: number): Prepared => {
  const scale = scaleOf(metric, sides);
  const base = onScale(metric, scale, sides.base);
  const candidate = onScale(metric, scale, sides.candidate);
  const allowed = allowedOf(metric, scale, median(sides.base), tolerance);
  if (!sides.paired || !usesPairs(sides.base.length, strictest)) {
    const sample = independentShift(base, candidate);
    const noise = pooledDeviation(base, candidate);
    return { metric, sides, scale, sample, allowed, noise, pSame: mannWhitney(base, candidate).p };
  }
  const differences = candidate.map((value, i) => value - (base[i] ?? Number.NaN));
  const sample = pairedShift(differences);
  const noise = standardDeviation(differences);
  return { metric, sides, scale, sample, allowed, noise, pSame: signedRank(differences).p };
};

/** From the scale of the test to shares (ratio) or the metric's unit (difference). */
const shown = (scale: Comparison['scale'], value: number): number | null =>
  Number.isFinite(value) ? (scale === 'ratio' ? Math.expm1(value) : value) : null;

const designOf = ({ sample, sides }: Prepared): Design =>
  sample.test === 'signed-rank'
    ? { kind: 'paired', pairs: sides.base.length }
    : { kind: 'independent', base: sides.base.length, candidate: sides.candidate.length };

const conclude = (prepared: Prepared, alpha: number, { beta, fewest }: Levels): Comparison => {
  const { metric, sides, scale, sample, allowed, noise, pSame } = prepared;
  const [lower, upper] = [lowerBound(sample, alpha), upperBound(sample, beta)];
  const tooFew = Math.min(sides.base.length, sides.candidate.length) < fewest;
  const finding = lower > allowed ? 'regression' : upper < allowed && !tooFew ? 'pass' : 'inconclusive';
  const detectable = minimumDetectableEffect(designOf(prepared), allowed, noise, alpha, power);
  return {
    metric,
    finding,
    scale,
    test: sample.test,
    runs: { base: sides.base.length, candidate: sides.candidate.length },
    typical: { base: median(sides.base), candidate: median(sides.candidate) },
    shift: shown(scale, hodgesLehmann(sample)) ?? 0,
    lower: shown(scale, lower),
    upper: shown(scale, upper),
    allowed: shown(scale, allowed) ?? 0,
    pAllowed: pAbove(sample, allowed),
    pSame,
    alpha,
    beta,
    minimumDetectable: shown(scale, detectable),
    noise,
  };
};

/**
 * Compares every metric given. The regressions are called by Holm's procedure over them, so `alpha` holds for all
 * together; a pass needs every metric to pass, so `beta` needs no correction.
 */
export const compareMetrics = (
  sides: ReadonlyMap<MetricName, TwoSides>,
  tolerances: (metric: MetricName) => Tolerance,
  levels: Levels,
): Comparison[] => {
  const strictest = levels.alpha / Math.max(1, sides.size);
  const prepared = [...sides].map(([metric, values]) => prepare(metric, values, tolerances(metric), strictest));
  const alphas = holmLevels(
    prepared.map(one => pAbove(one.sample, one.allowed)),
    levels.alpha,
  );
  return prepared.map((one, i) => conclude(one, alphas[i] ?? strictest, levels));
};

/** The fewest runs a side with which any data can reach `alpha` for each of `count` metrics under Holm. */
export const fewestRuns = (alpha: number, count: number): number => {
  // 1 / C(2n, n), the smallest p of Mann–Whitney at n a side.
  let [n, smallest] = [0, 1];
  while (smallest > alpha / Math.max(1, count) && n < 1000) {
    n += 1;
    smallest *= n / (2 * (2 * n - 1));
  }
  return n;
};
