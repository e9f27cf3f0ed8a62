import { incompleteBeta, inverseIncompleteBeta, solveIncreasing } from '../statistics/special.ts';

/** Exact binomial bounds. Pure. */

/** P(X ≥ k) of n trials with rate p. */
export const atLeast = (k: number, n: number, p: number): number => (k <= 0 ? 1 : incompleteBeta(p, k, n - k + 1));

/**
 * One-sided exact bounds of a binomial rate (C. Clopper, E. Pearson, Biometrika 26, 1934, 404–413): each holds with
 * probability at least 1 − alpha. `n` and `failed` need not be whole: see the effective samples of latency.ts.
 */
export const lowerBound = (failed: number, n: number, alpha: number): number =>
  failed <= 0 ? 0 : inverseIncompleteBeta(alpha, failed, n - failed + 1);

export const upperBound = (failed: number, n: number, alpha: number): number =>
  failed >= n ? 1 : inverseIncompleteBeta(1 - alpha, failed + 1, n - failed);

/** Samples without a single failure that show a rate below `objective` with confidence 1 − alpha. */
export const samplesNeeded = (objective: number, alpha: number): number =>
  Math.ceil(Math.log(alpha) / Math.log1p(-objective));

/** The smallest number of failures that is evidence for a rate above `objective`; above n when there is none. */
const failuresToReject = (n: number, objective: number, alpha: number): number => {
  let [low, high] = [0, n + 1];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (atLeast(middle, n, objective) <= alpha) high = middle;
    else low = middle;
  }
  return high;
};

/**
 * The smallest true rate that n samples would have exposed as above `objective` with probability `power`; 1 when even
 * a total failure would not be enough evidence.
 */
export const visibleRate = (n: number, objective: number, alpha: number, power = 0.95): number => {
  const needed = failuresToReject(n, objective, alpha);
  return needed > n ? 1 : solveIncreasing(p => atLeast(needed, n, p), power, 0, 1);
};
