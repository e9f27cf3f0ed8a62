import { clopperPearson } from '../statistics/distributions.ts';
import { type BettingTest, bettingTest, lowerBoundAnytime } from './betting.ts';
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
  /** One-sided bounds, each holding with the confidence beside it: the lower one at every look together. */
  readonly lower: number;
  readonly lowerConfidence: number;
  readonly upper: number;
  readonly upperConfidence: number;
  /** The smallest true rate that would very likely (95 %) have been called too high with so many samples. */
  readonly visibleRate: number;
  readonly above: boolean;
  readonly within: boolean;
  /** Hardly within (99 %), though not shown to be above: nothing to roll back for, and nothing to pass. */
  readonly suspect: boolean;
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
  /** What is known so far; may be asked as often as one likes. */
  soFar(pending?: number): RateReport;
  /** The last word: it takes the exact look at the end as well, and that may be taken only once. */
  report(pending?: number): RateReport;
}

const hardly = 0.01;

/** Of a watch's false alarms: for looking all along, so that a fault is found early; the rest is for the exact look at the end. */
const early = 0.8;

/** @param alpha false-alarm share of this watch */
export const rateWatch = (what: string, source: string, objective: number, alpha: number): RateWatch => {
  const test: BettingTest = bettingTest(objective);
  const atTheEnd = (1 - early) * alpha;
  let [samples, failed, shown] = [0, 0, false];
  const above = (pending = 0): boolean => {
    shown ||= failed > 0 && test.logWealth(pending) >= Math.log(1 / (early * alpha));
    return shown;
  };
  const known = (pending: number, exact: number): RateReport => {
    const shownNow = above(pending);
    const upper = samples === 0 ? 1 : clopperPearson(failed, samples, falsePass).upper;
    return {
      what,
      source,
      objective,
      samples,
      failed,
      rate: samples === 0 ? null : failed / samples,
      // Once the objective is shown to be missed it stays so, whatever comes later.
      lower: shownNow
        ? Math.max(objective, lowerBoundAnytime(failed, samples - failed + pending, early * alpha))
        : exact,
      lowerConfidence: 1 - alpha,
      upper,
      upperConfidence: 1 - falsePass,
      visibleRate: visibleRate(samples, objective, atTheEnd),
      above: shownNow || exact > objective,
      within: upper <= objective,
      // A single failure among a few requests happens to any release.
      suspect: failed > 1 && samples * objective >= 1 && clopperPearson(failed, samples, hardly).lower > objective,
    };
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
    soFar: (pending = 0) => known(pending, 0),
    report: (pending = 0) =>
      known(pending, samples === 0 ? 0 : clopperPearson(failed, samples + pending, atTheEnd).lower),
  };
};
