/** Whether memory grows towards its limit. Pure. */
import { ascending } from '../statistics/descriptive.ts';
import type { MemoryUse } from './source.ts';

/** Fewer samples say too little about growth. */
export const minMemorySamples = 12;
export const minMemorySpanMs = 10_000;
/** Growth that would reach the limit only later is none of a verification's business. */
const horizonMs = 5 * 60_000;
/** Under so much of the limit, growth may still be caches and heaps that fill. */
const alarmingShare = 0.75;
/** A release that needs about what the one before it needed is no leak. */
const beyondBaseline = 1.2;
/** Share of the pairs of samples, apart in time, of which the later one is higher less those where it is lower. */
const steady = 0.8;
/** More are thinned out evenly: pairs grow with the square. */
const maxSamples = 120;

export interface Growth {
  readonly id: string;
  readonly name: string;
  readonly samples: number;
  readonly usedBytes: number;
  readonly limitBytes: number | null;
  /** Median slope of all pairs in the later half (Theil–Sen): growth that levels off is not carried on. */
  readonly bytesPerMs: number;
  /** Kendall's rank correlation with time: 1 when it only ever grows. */
  readonly steadiness: number;
  /** null: it does not grow, or there is no limit. */
  readonly msToLimit: number | null;
}

const median = (values: readonly number[]): number => {
  const sorted = ascending(values);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
};

interface Point {
  readonly at: number;
  readonly used: number;
}

const pairs = (points: readonly Point[]): readonly (readonly [Point, Point])[] =>
  points.flatMap((a, index) => points.slice(index + 1).flatMap(b => (b.at > a.at ? [[a, b] as const] : [])));

const slopeOf = (points: readonly Point[]): number => {
  const slopes = pairs(points).map(([a, b]) => (b.used - a.used) / (b.at - a.at));
  return slopes.length === 0 ? 0 : median(slopes);
};

const steadinessOf = (points: readonly Point[]): number => {
  const all = pairs(points);
  return all.length === 0 ? 0 : all.reduce((sum, [a, b]) => sum + Math.sign(b.used - a.used), 0) / all.length;
};

const thinned = (points: readonly Point[]): readonly Point[] => {
  const step = Math.ceil(points.length / maxSamples);
  return points.filter((_, index) => (points.length - 1 - index) % step === 0);
};

const growthOf = (uses: readonly MemoryUse[]): Growth | undefined => {
  const last = uses.at(-1);
  const first = uses[0];
  if (last === undefined || first === undefined) return undefined;
  if (uses.length < minMemorySamples || last.at - first.at < minMemorySpanMs) return undefined;
  const points = thinned(uses.map(({ at, usedBytes }) => ({ at, used: usedBytes })));
  const later = points.slice(Math.floor(points.length / 2));
  const bytesPerMs = slopeOf(later);
  const { id, name, usedBytes, limitBytes } = last;
  const left = limitBytes === null ? null : Math.max(0, limitBytes - usedBytes);
  return {
    id,
    name,
    samples: uses.length,
    usedBytes,
    limitBytes,
    bytesPerMs,
    steadiness: steadinessOf(points),
    msToLimit: left === null || bytesPerMs <= 0 ? null : left / bytesPerMs,
  };
};

/** Samples of several instances in any order; an instance with too few is left out. */
export const growths = (uses: readonly MemoryUse[]): readonly Growth[] => {
  const byInstance = Map.groupBy(
    uses.toSorted((a, b) => a.at - b.at),
    ({ id }) => id,
  );
  return [...byInstance.values()].flatMap(one => growthOf(one) ?? []);
};

const heading = ({ steadiness, msToLimit }: Growth): boolean =>
  steadiness >= steady && msToLimit !== null && msToLimit <= horizonMs;

/**
 * `leaking`: it grows steadily, will reach the limit within minutes, is near it already and beyond what the release
 * before used. `growing`: only the first two. null: neither.
 */
export const leakOf = (growth: Growth, baselineBytes: number | null): 'leaking' | 'growing' | null => {
  if (!heading(growth)) return null;
  const near = growth.usedBytes >= alarmingShare * (growth.limitBytes ?? Number.POSITIVE_INFINITY);
  const beyond = baselineBytes === null || growth.usedBytes > beyondBaseline * baselineBytes;
  return near && beyond ? 'leaking' : 'growing';
};
