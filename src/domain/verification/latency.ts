import { quantile as quantileOf } from '../statistics/quantiles.ts';
import { type BettingTest, bettingTest } from './betting.ts';
import { lowerBound, upperBound } from './binomial.ts';
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
  readonly slower: number;
  readonly blocks: number;
  readonly blockMs: number;
  /** How many times more the share varies than if requests were independent (never below 1). */
  readonly designEffect: number;
  readonly upperShare: number;
  readonly above: boolean;
  readonly within: boolean;
}

export interface LatencyWatch {
  add(at: number, latencyMs: number): void;
  /** No request meant to be sent before `time` is still under way: blocks that ended before it are judged. */
  completeUntil(time: number): void;
  above(): boolean;
  report(): LatencyReport;
}

interface Block {
  readonly samples: number;
  readonly slower: number;
}

/** Kish's design effect of the share of slower requests, from its variation between blocks. */
const designEffect = (blocks: readonly Block[], samples: number, slower: number): number => {
  const share = slower / samples;
  if (slower === 0 || slower === samples || blocks.length < 2) return 1;
  const between = blocks.reduce((sum, block) => sum + (block.slower - share * block.samples) ** 2, 0);
  const variance = ((blocks.length / (blocks.length - 1)) * between) / samples ** 2;
  return Math.max(1, variance / ((share * (1 - share)) / samples));
};

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
    add: (at, latencyMs) => {
      const index = Math.floor(at / blockLength);
      const { samples, slower } = open.get(index) ?? { samples: 0, slower: 0 };
      open.set(index, { samples: samples + 1, slower: slower + (latencyMs > objectiveMs ? 1 : 0) });
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
      const samples = closed.reduce((sum, block) => sum + block.samples, 0);
      const slower = closed.reduce((sum, block) => sum + block.slower, 0);
      const effect = samples === 0 ? 1 : designEffect(closed, samples, slower);
      const [n, k] = [samples / effect, slower / effect];
      const enough = closed.length >= minBlocks;
      const upperShare = samples === 0 ? 1 : upperBound(k, n, falsePass);
      return {
        quantile,
        objectiveMs,
        measuredMs: latencies.length === 0 ? null : quantileOf(latencies, quantile),
        samples,
        slower,
        blocks: closed.length,
        blockMs: blockLength,
        designEffect: effect,
        upperShare,
        above: above() || (enough && lowerBound(k, n, alpha / 2) > allowed),
        within: enough && upperShare <= allowed,
      };
    },
  };
};
