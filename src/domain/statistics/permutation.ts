/**
 * Exact null distributions by counting, with no normal approximation at any size. Counts are sums of positive doubles,
 * so nothing cancels and the relative error stays near 1e-15 even where a count exceeds 2^53.
 */

/** `ways[s]` = number of subsets of exactly `size` of the `weights` (non-negative integers) that sum to s. */
export const subsetSums = (weights: readonly number[], size: number): Float64Array => {
  const largest = [...weights].sort((a, b) => b - a).slice(0, size);
  const max = largest.reduce((total, weight) => total + weight, 0);
  const ways = Array.from({ length: size + 1 }, () => new Float64Array(max + 1));
  const none = ways[0];
  if (none !== undefined) none[0] = 1;
  weights.forEach((weight, index) => {
    for (let chosen = Math.min(size, index + 1); chosen >= 1; chosen -= 1) {
      const [into, from] = [ways[chosen], ways[chosen - 1]];
      if (into === undefined || from === undefined) continue;
      for (let s = max; s >= weight; s -= 1) into[s] = (into[s] ?? 0) + (from[s - weight] ?? 0);
    }
  });
  return ways[size] ?? new Float64Array(1);
};

/** `ways[s]` = number of subsets of any size of the `weights` that sum to s. */
export const anySubsetSums = (weights: readonly number[]): Float64Array => {
  const max = weights.reduce((total, weight) => total + weight, 0);
  const ways = new Float64Array(max + 1);
  ways[0] = 1;
  for (const weight of weights)
    for (let s = max; s >= weight; s -= 1) ways[s] = (ways[s] ?? 0) + (ways[s - weight] ?? 0);
  return ways;
};

/** P(S ≤ s) for every s, from counts. */
export const cumulative = (ways: Float64Array): Float64Array => {
  const total = ways.reduce((all, count) => all + count, 0);
  let below = 0;
  return ways.map(count => {
    below += count;
    return Math.min(1, below / total);
  });
};

/** P(S ≥ s), summed from its own end so that small tails keep their precision. */
export const upperTail = (ways: Float64Array, s: number): number => {
  const total = ways.reduce((all, count) => all + count, 0);
  let above = 0;
  for (let at = ways.length - 1; at >= Math.max(0, s); at -= 1) above += ways[at] ?? 0;
  return above / total;
};

/** Twice the midranks (so that ties stay whole numbers), in the order of `values`. */
export const doubledMidranks = (values: readonly number[]): number[] => {
  const sorted = [...values].sort((a, b) => a - b);
  const ranks = new Map<number, number>();
  for (let from = 0; from < sorted.length; ) {
    const value = sorted[from] ?? Number.NaN;
    let to = from;
    while (to < sorted.length && sorted[to] === value) to += 1;
    ranks.set(value, from + 1 + to);
    from = to;
  }
  return values.map(value => ranks.get(value) ?? Number.NaN);
};
