/**
 * Burn rate: how many times faster than allowed an error budget is used up. 1 uses it up exactly over the period of
 * the objective. A pair of windows burns when both are above its factor: the long one says that it matters, the short
 * one that it goes on. Factors for a budget of 30 days: 2 % of it in an hour, 5 % in six.
 *
 * The Site Reliability Workbook, chapter 5, "Multiwindow, Multi-Burn-Rate Alerts". Pure.
 */

export interface WindowPair {
  readonly factor: number;
  readonly longMs: number;
  readonly shortMs: number;
}

const minute = 60_000;
const hour = 60 * minute;

export const windowPairs: readonly WindowPair[] = [
  { factor: 14.4, longMs: hour, shortMs: 5 * minute },
  { factor: 6, longMs: 6 * hour, shortMs: 30 * minute },
];

export const burnWindows: readonly number[] = [...new Set(windowPairs.flatMap(one => [one.shortMs, one.longMs]))];

/** Failures and requests of one window. */
export interface WindowCount {
  readonly windowMs: number;
  readonly errors: number;
  readonly requests: number;
  /** How much of the window there are data for. */
  readonly coveredMs: number;
}

/** undefined: there were no requests. */
export const burnRate = ({ errors, requests }: WindowCount, slo: number): number | undefined =>
  requests > 0 ? errors / requests / (1 - slo) : undefined;

export interface PairBurn extends WindowPair {
  readonly long: number | undefined;
  readonly short: number | undefined;
  readonly burns: boolean;
  /** In the short window. */
  readonly requests: number;
}

/** What a share is worth anything of, however generous the objective. */
const fewestRequests = 100;

/** So many requests in the short window that a single failure among them does not burn. */
export const requestsNeeded = ({ factor }: Pick<WindowPair, 'factor'>, slo: number): number =>
  // Rounded, as 1 - 0.999 is a little more than 0.001.
  Math.max(fewestRequests, Math.floor(Number((1 / (factor * (1 - slo))).toPrecision(9))) + 1);

/** The period that the factors are made for. */
export const usualPeriodMs = 30 * 24 * hour;

/** In a shorter one hours would be so large a part that the factors come near to 1. */
export const shortestPeriodMs = 7 * 24 * hour;

/** The same shares of the budget in the same windows, for an objective over another period. */
export const factorsFor = (periodMs: number): readonly WindowPair[] =>
  windowPairs.map(pair => ({ ...pair, factor: Number(((pair.factor * periodMs) / usualPeriodMs).toPrecision(3)) }));

export const pairBurns = (
  counts: readonly WindowCount[],
  slo: number,
  periodMs: number = usualPeriodMs,
): readonly PairBurn[] => {
  const countOf = (windowMs: number): WindowCount | undefined => counts.find(one => one.windowMs === windowMs);
  const rateOf = (count: WindowCount | undefined): number | undefined =>
    count === undefined ? undefined : burnRate(count, slo);
  return factorsFor(periodMs).map(pair => {
    const counted = countOf(pair.shortMs);
    const [long, short] = [rateOf(countOf(pair.longMs)), rateOf(counted)];
    const burns = long !== undefined && short !== undefined && long >= pair.factor && short >= pair.factor;
    return { ...pair, long, short, burns, requests: counted?.requests ?? 0 };
  });
};

const windowName = (ms: number): string => (ms >= hour ? `${ms / hour} h` : `${ms / minute} min`);
const rateText = (rate: number | undefined): string => (rate === undefined ? 'no requests' : `${rate.toFixed(1)}×`);

export const limitText = ({ factor, longMs, shortMs }: WindowPair): string =>
  `not over ${factor}× in ${windowName(longMs)} and ${windowName(shortMs)}`;

export const pairText = ({ factor, longMs, shortMs, long, short }: PairBurn): string =>
  `${rateText(long)} over ${windowName(longMs)} and ${rateText(short)} over ${windowName(shortMs)} (limit ${factor}×)`;

export const tooFewText = ({ requests, shortMs }: PairBurn, needed: number): string =>
  `${Math.floor(requests)} requests in ${windowName(shortMs)}, ${needed} are needed`;

/** Windows for which there is less history than they are long; data may begin a scrape late. */
export const shortHistories = (counts: readonly WindowCount[]): readonly string[] =>
  counts
    .filter(({ windowMs, coveredMs }) => coveredMs < windowMs * 0.9)
    .map(
      ({ windowMs, coveredMs }) =>
        `only ${coveredMs < minute ? 'less than a minute' : `${Math.round(coveredMs / minute)} min`} of the ${windowName(windowMs)}`,
    );
