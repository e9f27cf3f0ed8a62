import { clopperPearson } from '../statistics/distributions.ts';
import { quantile } from '../statistics/quantiles.ts';
import { type BettingTest, bettingTest } from './betting.ts';

/**
 * The new release beside the old one, asked the same at the same moment: whatever hits both (a database, the machine,
 * the hour) cancels out. Each pair gives one difference d in [−1, 1]; "the mean of d, given the past, is at most δ" is
 * tested by betting (see betting.ts) on (d + 1) / 2. That holds however often one looks, for rates that change all the
 * time, and needs no independence between or within pairs.
 *
 * For two Bernoulli streams an E-variable that grows fastest is known: R. Turner, A. Ly, P. Grünwald, "Generic
 * E-variables for exact sequential k-sample tests that allow for optional stopping", J. Stat. Plan. Inference 230,
 * 2024, 106116. With equal blocks and rare failures betting on differences grows within a few percent of it (either
 * way a failure of one side alone is worth at most ln 2), and asks less: only that mean.
 */
export interface Answered {
  readonly bad: boolean;
  /** null: refused or cut, which is an error and no latency. */
  readonly latencyMs: number | null;
  /** How much of that may be our own machine's. */
  readonly lateMs: number;
}

export interface Pair {
  /** When it was meant to be sent, milliseconds since the comparison began. */
  readonly at: number;
  readonly release: Answered;
  readonly baseline: Answered;
}

const differenceTest = (tolerance: number): BettingTest => bettingTest((1 + tolerance) / 2);
const observe = (test: BettingTest, difference: number): void => test.observe((1 + difference) / 2);

export interface ErrorComparison {
  readonly pairs: number;
  readonly failed: number;
  readonly baselineFailed: number;
  /** Share of requests by which more of the new release's fail; negative: fewer. */
  readonly increase: number;
  /** The most it may be, with 95 % confidence (exact bounds of both rates, half of the doubt each). */
  readonly upper: number;
  readonly tolerance: number;
  /** A rise smaller than this would most likely (95 %) not have been seen. */
  readonly visibleIncrease: number;
  readonly worse: boolean;
}

export interface ErrorWatch {
  /** In the order in which they were sent. */
  add(pair: Pair): void;
  worse(): boolean;
  report(): ErrorComparison;
}

/**
 * The smallest rise over the old release's rate that n pairs show with about 95 %: where the best stake's wealth, less
 * 1.645 of its standard deviations, reaches 1/α. The old rate is smoothed (one more failure in two more requests).
 */
export const visibleIncrease = (pairs: number, baselineFailed: number, tolerance: number, alpha: number): number => {
  const old = (baselineFailed + 0.5) / (pairs + 1);
  const needed = Math.log(1 / alpha) + Math.log(4);
  const seen = (rise: number): boolean =>
    [0.1, 0.2, 0.35, 0.5, 0.7, 0.85, 0.95].some(stake => {
      const rate = Math.min(1, old + rise);
      const [up, down] = [rate * (1 - old), old * (1 - rate)];
      const gains = [1 - tolerance, -1 - tolerance, -tolerance].map(one => Math.log1p((stake / (1 + tolerance)) * one));
      const [plus = 0, minus = 0, same = 0] = gains;
      const mean = up * plus + down * minus + (1 - up - down) * same;
      const square = up * plus ** 2 + down * minus ** 2 + (1 - up - down) * same ** 2;
      return pairs * mean - 1.645 * Math.sqrt(pairs * Math.max(0, square - mean ** 2)) >= needed;
    });
  if (!seen(1 - old)) return 1;
  let [low, high] = [tolerance, 1 - old];
  while (high - low > 0.0005) {
    const middle = (low + high) / 2;
    if (seen(middle)) high = middle;
    else low = middle;
  }
  return high;
};

/** @param tolerance share of requests that more may fail than of the old release's. */
export const errorWatch = (tolerance: number, alpha: number): ErrorWatch => {
  const test = differenceTest(tolerance);
  let [pairs, failed, baselineFailed] = [0, 0, 0];
  const worse = (): boolean => test.peakLogWealth() >= Math.log(1 / alpha);
  return {
    worse,
    add: ({ release, baseline }) => {
      pairs += 1;
      failed += release.bad ? 1 : 0;
      baselineFailed += baseline.bad ? 1 : 0;
      observe(test, (release.bad ? 1 : 0) - (baseline.bad ? 1 : 0));
    },
    report: () => ({
      pairs,
      failed,
      baselineFailed,
      increase: pairs === 0 ? 0 : (failed - baselineFailed) / pairs,
      upper:
        pairs === 0
          ? 1
          : clopperPearson(failed, pairs, 0.025).upper - clopperPearson(baselineFailed, pairs, 0.025).lower,
      tolerance,
      visibleIncrease: visibleIncrease(pairs, baselineFailed, tolerance, alpha),
      worse: worse(),
    }),
  };
};

export interface LatencyComparison {
  readonly pairs: number;
  readonly blocks: number;
  readonly blockMs: number;
  readonly medianMs: number | null;
  readonly baselineMedianMs: number | null;
  readonly p95Ms: number | null;
  readonly baselineP95Ms: number | null;
  /** Share by which it may be slower. */
  readonly tolerance: number;
  /** Blocks that a release slower in every one of them would need to be found out. */
  readonly blocksNeeded: number;
  readonly worse: boolean;
}

export interface LatencyBesideWatch {
  add(pair: Pair): void;
  /** No pair meant to be sent before `time` is still under way. */
  completeUntil(time: number): void;
  worse(): boolean;
  report(): LatencyComparison;
}

/** Differences this small are no finding, whatever their share. */
const floorMs = 1;
/** Fewer latencies of the old release do not tell where its slowest twentieth begins. */
const minForTail = 40;
/** As many of its latest do; older ones are of another moment. */
const maxForTail = 500;

interface Taken {
  readonly release: number;
  readonly baseline: number;
}

const vote = (slower: number, faster: number): number => (1 + Math.sign(slower - faster)) / 2;

/** How many blocks in a row must speak against the new release to reach 1/α. */
const blocksNeeded = (alpha: number): number => {
  const test = bettingTest(0.5);
  let blocks = 0;
  // Its half of the stake, see below.
  while (test.logWealth() - Math.LN2 < Math.log(1 / alpha)) {
    test.observe(1);
    blocks += 1;
  }
  return blocks;
};

const quantileOrNull = (values: readonly number[], p: number): number | null =>
  values.length === 0 ? null : quantile(values, p);

/**
 * Each time block gives one vote, however many requests it holds (ADR 0009): which release was slower more often,
 * pair by pair; and which was beyond the old one's 95th percentile of the blocks before more often. The new release's
 * latencies are first divided by 1 + tolerance. "Given the past, a block speaks against the new release no more
 * likely than against the old one" is tested by betting, half of the stake on each kind of vote.
 */
export const latencyBesideWatch = (tolerance: number, blockMs: number, alpha: number): LatencyBesideWatch => {
  const tests = { typical: bettingTest(0.5), tail: bettingTest(0.5) };
  const open = new Map<number, Taken[]>();
  const release: number[] = [];
  const baseline: number[] = [];
  let [blocks, worse] = [0, false];

  const close = (pairs: readonly Taken[]): void => {
    const allowed = pairs.map(pair => ({ ...pair, release: (pair.release - floorMs) / (1 + tolerance) }));
    const count = (has: (pair: Taken) => boolean): number => allowed.filter(has).length;
    tests.typical.observe(
      vote(
        count(pair => pair.release > pair.baseline),
        count(pair => pair.release < pair.baseline),
      ),
    );
    if (baseline.length >= minForTail) {
      const tail = quantile(baseline.slice(-maxForTail), 0.95);
      tests.tail.observe(
        vote(
          count(pair => pair.release > tail),
          count(pair => pair.baseline > tail),
        ),
      );
    }
    release.push(...pairs.map(pair => pair.release));
    baseline.push(...pairs.map(pair => pair.baseline));
    blocks += 1;
    const wealth = (Math.exp(tests.typical.logWealth()) + Math.exp(tests.tail.logWealth())) / 2;
    worse ||= wealth >= 1 / alpha;
  };

  return {
    worse: () => worse,
    add: pair => {
      const [mine, theirs] = [pair.release.latencyMs, pair.baseline.latencyMs];
      if (mine === null || theirs === null) return;
      const index = Math.floor(pair.at / blockMs);
      const block = open.get(index) ?? [];
      // What our own machine may have added is not held against the new release.
      block.push({ release: mine - pair.release.lateMs, baseline: theirs });
      open.set(index, block);
    },
    completeUntil: time => {
      for (const [index, pairs] of [...open].sort(([a], [b]) => a - b)) {
        if ((index + 1) * blockMs > time) continue;
        open.delete(index);
        close(pairs);
      }
    },
    report: () => ({
      pairs: release.length,
      blocks,
      blockMs,
      medianMs: quantileOrNull(release, 0.5),
      baselineMedianMs: quantileOrNull(baseline, 0.5),
      p95Ms: quantileOrNull(release, 0.95),
      baselineP95Ms: quantileOrNull(baseline, 0.95),
      tolerance,
      blocksNeeded: blocksNeeded(alpha),
      worse,
    }),
  };
};
