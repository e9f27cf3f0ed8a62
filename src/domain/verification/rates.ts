import { clopperPearson } from '../statistics/distributions.ts';
import { type BettingTest, bettingTest } from './betting.ts';
import { visibleRate } from './binomial.ts';
import { falsePass } from './objectives.ts';

/** What is known of one error rate; part of the report. */
export interface RateReport {
  readonly what: string;
  /** Who counted. */
  readonly source: string;
  readonly objective: number;
  readonly samples: number;
  readonly failed: number;
  readonly rate: number | null;
  /** One-sided exact bounds, each holding with the confidence beside it. */
  readonly lower: number;
  readonly lowerConfidence: number;
  readonly upper: number;
  readonly upperConfidence: number;
  /** The smallest true rate that would very likely (95 %) have been called too high with so many samples. */
  readonly visibleRate: number;
  readonly above: boolean;
  readonly within: boolean;
}

/** Counts failures against an objective and tests, at any moment, whether the rate is above it. */
export interface RateWatch {
  observe(samples: number, failed: number): void;
  /**
   * True once the rate is shown to be above the objective; stays true.
   * @param pending requests under way: where errors are quicker than answers, they must not count as all there is.
   */
  above(pending?: number): boolean;
  readonly samples: () => number;
  readonly failed: () => number;
  report(pending?: number): RateReport;
}

/** @param alpha false-alarm share of this watch: half for looking all along, half for the exact look at the end. */
export const rateWatch = (what: string, source: string, objective: number, alpha: number): RateWatch => {
  const test: BettingTest = bettingTest(objective);
  let [samples, failed, shown] = [0, 0, false];
  const above = (pending = 0): boolean => {
    shown ||= failed > 0 && test.logWealth(pending) >= Math.log(2 / alpha);
    return shown;
  };
  return {
    observe: (more, bad) => {
      samples += more;
      failed += bad;
      if (more > bad) test.observe(0, more - bad);
      if (bad > 0) test.observe(1, bad);
    },
    above,
    samples: () => samples,
    failed: () => failed,
    report: (pending = 0) => {
      const lower = samples === 0 ? 0 : clopperPearson(failed, samples + pending, alpha / 2).lower;
      const upper = samples === 0 ? 1 : clopperPearson(failed, samples, falsePass).upper;
      return {
        what,
        source,
        objective,
        samples,
        failed,
        rate: samples === 0 ? null : failed / samples,
        lower,
        lowerConfidence: 1 - alpha / 2,
        upper,
        upperConfidence: 1 - falsePass,
        visibleRate: visibleRate(samples, objective, alpha / 2),
        above: above(pending) || lower > objective,
        within: upper <= objective,
      };
    },
  };
};
