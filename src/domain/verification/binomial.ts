import { binomialUpperTail } from '../statistics/distributions.ts';
import { solveIncreasing } from '../statistics/special.ts';

/** What samples of a failure rate can show at all. Pure; the bounds themselves are in statistics/distributions.ts. */

/** Samples without a single failure that show a rate below `objective` with confidence 1 − alpha. */
export const samplesNeeded = (objective: number, alpha: number): number =>
  Math.ceil(Math.log(alpha) / Math.log1p(-objective));

/** The smallest number of failures that is evidence for a rate above `objective`; above n when there is none. */
const failuresToReject = (n: number, objective: number, alpha: number): number => {
  let [low, high] = [0, n + 1];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (binomialUpperTail(middle, n, objective) <= alpha) high = middle;
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
  return needed > n ? 1 : solveIncreasing(p => binomialUpperTail(needed, n, p), power, 0, 1);
};
