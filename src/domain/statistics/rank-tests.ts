import { anySubsetSums, cumulative, doubledMidranks, subsetSums, upperTail } from './permutation.ts';

export interface RankTest {
  /** Mann–Whitney U (pairs won, ties half) or Wilcoxon's W+ (sum of positive ranks). */
  readonly statistic: number;
  /** Exact one-sided p: the candidate is larger. */
  readonly pGreater: number;
  /** Exact one-sided p: the candidate is smaller. */
  readonly pLess: number;
  /** Exact two-sided p: twice the smaller tail. */
  readonly p: number;
}

const rankTest = (ways: Float64Array, doubledSum: number, offset: number): RankTest => {
  const pGreater = upperTail(ways, doubledSum);
  const pLess = cumulative(ways)[doubledSum] ?? 1;
  return { statistic: doubledSum / 2 - offset, pGreater, pLess, p: Math.min(1, 2 * Math.min(pGreater, pLess)) };
};

/**
 * Exact Mann–Whitney test of two independent samples. With ties the distribution is the conditional permutation
 * distribution of the midranks seen, so the p-value is exact then too.
 */
export const mannWhitney = (base: readonly number[], candidate: readonly number[]): RankTest => {
  const ranks = doubledMidranks([...candidate, ...base]);
  const observed = ranks.slice(0, candidate.length).reduce((total, rank) => total + rank, 0);
  const offset = (candidate.length * (candidate.length + 1)) / 2;
  return rankTest(subsetSums(ranks, candidate.length), observed, offset);
};

/**
 * Exact Wilcoxon signed-rank test of paired differences (candidate − base). Zeros carry no sign and are dropped;
 * tied sizes share midranks and the distribution is over all sign flips of those ranks.
 */
export const signedRank = (differences: readonly number[]): RankTest => {
  const signed = differences.filter(difference => difference !== 0);
  const ranks = doubledMidranks(signed.map(Math.abs));
  const observed = ranks.reduce((total, rank, i) => total + ((signed[i] ?? 0) > 0 ? rank : 0), 0);
  return rankTest(anySubsetSums(ranks), observed, 0);
};

const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1);

const remembered = (compute: (...sizes: number[]) => Float64Array) => {
  const known = new Map<string, Float64Array>();
  return (...sizes: number[]): Float64Array => {
    const key = sizes.join(':');
    const found = known.get(key) ?? compute(...sizes);
    known.set(key, found);
    return found;
  };
};

/** P(U ≤ u), u = 0 … nm, of the Mann–Whitney statistic without ties. */
export const mannWhitneyNull = remembered((n = 0, m = 0) => {
  const small = Math.min(n, m);
  return cumulative(subsetSums(upTo(n + m), small).slice((small * (small + 1)) / 2));
});

/** P(W ≤ w), w = 0 … n(n+1)/2, of the signed-rank statistic without ties. */
export const signedRankNull = remembered((n = 0) => cumulative(anySubsetSums(upTo(n))));
