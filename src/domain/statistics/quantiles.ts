import { ascending } from './descriptive.ts';
import { incompleteBeta } from './special.ts';

const checked = (values: ArrayLike<number>, p: number): void => {
  if (values.length === 0) throw new RangeError('a quantile needs at least one value');
  if (!(p >= 0 && p <= 1)) throw new RangeError(`p must be in [0, 1], got ${p}`);
};

/** Linear interpolation between order statistics (Hyndman–Fan type 7) of sorted values. */
export const quantileOfSorted = (sorted: ArrayLike<number>, p: number): number => {
  checked(sorted, p);
  const at = (sorted.length - 1) * p;
  const low = Math.floor(at);
  const a = sorted[low] ?? Number.NaN;
  const b = sorted[Math.min(low + 1, sorted.length - 1)] ?? Number.NaN;
  return a + (b - a) * (at - low);
};

export const quantile = (values: readonly number[], p: number): number => quantileOfSorted(ascending(values), p);

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/**
 * Harrell–Davis estimate of a quantile: a weighted mean of the order statistics, smoother than any one of them.
 * Beta weights fall off as a normal of sd √(p(1−p)/n), so those further than ten sd away (< 1e-20) are not summed.
 */
export const harrellDavisOfSorted = (sorted: ArrayLike<number>, p: number): number => {
  checked(sorted, p);
  const n = sorted.length;
  if (p === 0 || p === 1 || n === 1) return sorted[p === 1 ? n - 1 : 0] ?? Number.NaN;
  const [a, b] = [(n + 1) * p, (n + 1) * (1 - p)];
  const reach = 10 * Math.sqrt((p * (1 - p)) / (n + 2)) + 40 / n;
  const from = Math.max(0, Math.floor((p - reach) * n));
  const to = Math.min(n, Math.ceil((p + reach) * n));
  let [total, weights, below] = [0, 0, incompleteBeta(from / n, a, b)];
  for (let i = from; i < to; i += 1) {
    const upTo = incompleteBeta((i + 1) / n, a, b);
    total += (upTo - below) * (sorted[i] ?? Number.NaN);
    weights += upTo - below;
    below = upTo;
  }
  return total / weights;
};

export const harrellDavis = (values: readonly number[], p: number): number =>
  harrellDavisOfSorted(ascending(values), p);
