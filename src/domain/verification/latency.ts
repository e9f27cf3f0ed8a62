import { clopperPearson } from '../statistics/distributions.ts';
import { quantile as quantileOf } from '../statistics/quantiles.ts';
import { type BettingTest, bettingTest } from './betting.ts';
import { falsePass, minBlocks } from './objectives.ts';

/**
 * Latency is judged on blocks of time: neighbouring requests share a garbage collection, a lock, a noisy neighbour,
 * so a thousand slow requests in one second are one finding, not a thousand. "p99 is at most L" is the same as "at
 * most 1 % of requests are slower than L"; each block gives one value, its share of slower requests.
 */
export interface LatencyReport {
  readonly quantile: number;
  readonly objectiveMs: number;
  /** Of all requests together, for orientation; the verdict rests on the blocks. */
  readonly measuredMs: number | null;
  readonly samples: number;
  /** Slower than the objective even without the time our own machine lost. */
  readonly slower: number;
  /** Slower only with it. They count for nobody: not against the release, and not for a pass. */
  readonly unclear: number;
  readonly blocks: number;
  readonly blockMs: number;
  /** How many times more the share varies than if requests were independent (never below 1). */
  readonly designEffect: number;
  readonly upperShare: number;
  readonly above: boolean;
  readonly within: boolean;
  /** It would be within, but for our own machine. */
  readonly overloaded: boolean;
}

export interface LatencyWatch {
  /** @param lateMs time that our own machine may have added. */
  add(at: number, latencyMs: number, lateMs: number): void;
  /** No request meant to be sent before `time` is still under way: blocks that ended before it are judged. */
  completeUntil(time: number): void;
  above(): boolean;
  report(): LatencyReport;
}

interface Block {
  readonly samples: number;
  readonly slower: number;
  readonly unclear: number;
}

const sum = (blocks: readonly Block[], of: (block: Block) => number): number =>
  blocks.reduce((total, block) => total + of(block), 0);

/** Kish's design effect of a share, from how it varies between blocks. */
const designEffect = (blocks: readonly Block[], of: (block: Block) => number): number => {
  const [samples, hits] = [sum(blocks, block => block.samples), sum(blocks, of)];
  if (hits === 0 || hits === samples || blocks.length < 2) return 1;
  const share = hits / samples;
  const between = sum(blocks, block => (of(block) - share * block.samples) ** 2);
  const variance = ((blocks.length / (blocks.length - 1)) * between) / samples ** 2;
  return Math.max(1, variance / ((share * (1 - share)) / samples));
};

/** Successes and trials on the effective number of samples. */
const effective = (blocks: readonly Block[], of: (block: Block) => number): readonly [number, number] => {
  const effect = designEffect(blocks, of);
  return [sum(blocks, of) / effect, sum(blocks, block => block.samples) / effect];
};

const slowerOf = (block: Block): number => block.slower;
const notClearlyFast = (block: Block): number => block.slower + block.unclear;

const upperShareOf = (blocks: readonly Block[], of: (block: Block) => number): number =>
  blocks.length === 0 ? 1 : clopperPearson(...effective(blocks, of), falsePass).upper;

/**
 * @param alpha false-alarm share of this watch, as in rateWatch.
 *
 * The last look uses exact binomial bounds on the effective number of samples: E. Korn, B. Graubard, "Confidence
 * intervals for proportions with small expected number of positive counts estimated from survey data", Survey
 * Methodology 24(2), 1998, 193–201 (without its t factor, which is near 1 for the thirty blocks of a run).
 */
export const latencyWatch = (
  quantile: number,
  objectiveMs: number,
  blockLength: number,
  alpha: number,
): LatencyWatch => {
  const allowed = 1 - quantile;
  const test: BettingTest = bettingTest(allowed);
  const open = new Map<number, Block>();
  const closed: Block[] = [];
  const latencies: number[] = [];
  const above = (): boolean => test.peakLogWealth() >= Math.log(2 / alpha);
  return {
    add: (at, latencyMs, lateMs) => {
      const index = Math.floor(at / blockLength);
      const block = open.get(index) ?? { samples: 0, slower: 0, unclear: 0 };
      const slower = latencyMs - lateMs > objectiveMs;
      const unclear = !slower && latencyMs > objectiveMs;
      open.set(index, {
        samples: block.samples + 1,
        slower: block.slower + (slower ? 1 : 0),
        unclear: block.unclear + (unclear ? 1 : 0),
      });
      latencies.push(latencyMs);
    },
    completeUntil: time => {
      for (const [index, block] of [...open].sort(([a], [b]) => a - b)) {
        if ((index + 1) * blockLength > time) continue;
        open.delete(index);
        closed.push(block);
        test.observe(block.slower / block.samples);
      }
    },
    above,
    report: () => {
      const enough = closed.length >= minBlocks;
      const isAbove = above() || (enough && clopperPearson(...effective(closed, slowerOf), alpha / 2).lower > allowed);
      const upperShare = upperShareOf(closed, notClearlyFast);
      const within = enough && upperShare <= allowed;
      return {
        quantile,
        objectiveMs,
        measuredMs: latencies.length === 0 ? null : quantileOf(latencies, quantile),
        samples: sum(closed, block => block.samples),
        slower: sum(closed, slowerOf),
        unclear: sum(closed, block => block.unclear),
        blocks: closed.length,
        blockMs: blockLength,
        designEffect: designEffect(closed, slowerOf),
        upperShare,
        above: isAbove,
        within,
        overloaded: enough && !isAbove && !within && upperShareOf(closed, slowerOf) <= allowed,
      };
    },
  };
};
