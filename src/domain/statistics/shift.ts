import { ascending } from './descriptive.ts';
import { quantileOfSorted } from './quantiles.ts';
import { mannWhitneyNull, signedRankNull } from './rank-tests.ts';

/**
 * Two samples as the sorted estimates of the shift they imply, with the exact distribution of how many of these fall
 * below the true shift: all that Hodges–Lehmann estimates, their exact bounds and tests against a margin need.
 */
export interface ShiftSample {
  readonly test: 'mann-whitney' | 'signed-rank';
  /** Sorted: all candidate − base differences, or all Walsh averages of the pair differences. */
  readonly estimates: readonly number[];
  /** `null[k]` = P(at most k estimates lie below the true shift). */
  readonly null: Float64Array;
}

/** Two independent samples: every candidate − base difference. */
export const independentShift = (base: readonly number[], candidate: readonly number[]): ShiftSample => ({
  test: 'mann-whitney',
  estimates: ascending(candidate.flatMap(c => base.map(b => c - b))),
  null: mannWhitneyNull(base.length, candidate.length),
});

/** Pairs: every average of two pair differences, each with itself as well. */
export const pairedShift = (differences: readonly number[]): ShiftSample => ({
  test: 'signed-rank',
  estimates: ascending(differences.flatMap((a, i) => differences.slice(i).map(b => (a + b) / 2))),
  null: signedRankNull(differences.length),
});

/** The Hodges–Lehmann estimate: the median of the estimates. */
export const hodgesLehmann = (sample: ShiftSample): number => quantileOfSorted(sample.estimates, 0.5);

/** Largest k with P(at most k − 1 estimates below the true shift) ≤ level; 0 when the sample is too small for it. */
export const boundIndex = (nullCdf: Float64Array, level: number): number => {
  let k = 0;
  while (k < nullCdf.length && (nullCdf[k] ?? 1) <= level) k += 1;
  return k;
};

/** Exact one-sided lower bound: above the true shift with probability at most `level`. Conservative under ties. */
export const lowerBound = (sample: ShiftSample, level: number): number => {
  const k = boundIndex(sample.null, level);
  return k === 0 ? -Infinity : (sample.estimates[k - 1] ?? -Infinity);
};

/** Exact one-sided upper bound: below the true shift with probability at most `level`. Conservative under ties. */
export const upperBound = (sample: ShiftSample, level: number): number => {
  const k = boundIndex(sample.null, level);
  return k === 0 ? Infinity : (sample.estimates[sample.estimates.length - k] ?? Infinity);
};

const probability = (sample: ShiftSample, count: number): number => sample.null[count] ?? 1;

/** Exact p of "the true shift is at most `margin`"; it is ≤ level exactly when `lowerBound` at that level exceeds the margin. */
export const pAbove = (sample: ShiftSample, margin: number): number =>
  probability(sample, sample.estimates.filter(estimate => estimate <= margin).length);

/** Exact p of "the true shift is at least `margin`"; dual to `upperBound`. */
export const pBelow = (sample: ShiftSample, margin: number): number =>
  probability(sample, sample.estimates.filter(estimate => estimate >= margin).length);

/** The smallest p these sizes can give: below it no data decide anything. */
export const smallestP = (sample: ShiftSample): number => sample.null[0] ?? 1;
