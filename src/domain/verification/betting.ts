import { solveIncreasing } from '../statistics/special.ts';

/**
 * A sequential test of "the mean is at most m" for values in [0, 1] that may be looked at after every value.
 *
 * A bettor who stakes the fraction λ on each value x has wealth Π (1 + λ (x − m)). While every value's mean, given
 * the past, is at most m, that wealth is a nonnegative supermartingale, and so is a weighted mean over several λ; Ville's
 * inequality then says that it ever reaches 1/α with probability at most α: no matter how often or when one looks,
 * and without assuming that values are independent or alike. For values 0 and 1 this is the mixture likelihood ratio.
 *
 * I. Waudby-Smith, A. Ramdas, "Estimating means of bounded random variables by betting", J. R. Stat. Soc. B 86(1),
 * 2024, 1–27; J. Ville, "Étude critique de la notion de collectif", 1939.
 */
export interface BettingTest {
  /** Takes `count` values equal to `value`. */
  observe(value: number, count?: number): void;
  /**
   * Natural logarithm of the wealth: the evidence against "the mean is at most m".
   * @param pending values not known yet; each is taken for a 0, the least it can be, so the wealth is at most what it
   * will be once they are known. Without it, values that become known sooner because they are high would seem frequent.
   */
  logWealth(pending?: number): number;
  /** The highest it ever was: what the false-alarm bound speaks about. */
  peakLogWealth(): number;
}

const gridSize = 16;

/** Stakes that would be best if the true mean were p, for p between m and 1, evenly spread in log-odds. */
const stakes = (mean: number): readonly number[] => {
  const logit = (p: number): number => Math.log(p / (1 - p));
  const [from, to] = [logit(mean) + 0.25, Math.max(logit(0.99), logit(mean) + 3)];
  return Array.from({ length: gridSize }, (_, index) => {
    const p = 1 / (1 + Math.exp(-(from + ((to - from) * index) / (gridSize - 1))));
    return (p - mean) / (mean * (1 - mean));
  });
};

/**
 * What each stake begins with, as a logarithm; together one. A mean far above m is found after a few values whatever its
 * stake has; one near m takes hundreds, and there the beginning tells.
 */
const beginnings: readonly number[] = (() => {
  const shares = Array.from({ length: gridSize }, (_, index) => 0.8 ** index);
  const whole = shares.reduce((sum, share) => sum + share, 0);
  return shares.map(share => Math.log(share / whole));
})();

const logSumExp = (values: readonly number[]): number => {
  const max = Math.max(...values);
  return max + Math.log(values.reduce((sum, value) => sum + Math.exp(value - max), 0));
};

/** @param mean the objective m, strictly between 0 and 1. */
export const bettingTest = (mean: number): BettingTest => {
  const fractions = stakes(mean);
  const factors = (value: number): readonly number[] => fractions.map(stake => Math.log1p(stake * (value - mean)));
  // Nearly every value is one of these two.
  const [ofZero, ofOne] = [factors(0), factors(1)];
  const logs = [...beginnings];
  let peak = 0;
  return {
    observe: (value, count = 1) => {
      const gains = value === 0 ? ofZero : value === 1 ? ofOne : factors(value);
      for (const [index, gain] of gains.entries()) logs[index] = (logs[index] ?? 0) + count * gain;
      // A value below the mean only loses.
      if (value > mean) peak = Math.max(peak, logSumExp(logs));
    },
    logWealth: (pending = 0) => logSumExp(logs.map((log, index) => log + pending * (ofZero[index] ?? 0))),
    peakLogWealth: () => peak,
  };
};

/**
 * A lower bound of the mean of values 0 and 1 that holds at every look together, with confidence 1 − alpha: what the
 * test of every lower m has rejected by now (a confidence sequence).
 */
export const lowerBoundAnytime = (ones: number, zeros: number, alpha: number): number => {
  if (ones === 0) return 0;
  const logWealth = (mean: number): number => {
    const test = bettingTest(mean);
    test.observe(1, ones);
    test.observe(0, zeros);
    return test.logWealth();
  };
  return -solveIncreasing(minus => logWealth(-minus), -Math.log(alpha), -ones / (ones + zeros), -1e-12);
};
