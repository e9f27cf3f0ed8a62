import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Growth, growths, leakOf, minMemorySamples } from '../../../src/domain/signals/memory.ts';
import type { MemoryUse } from '../../../src/domain/signals/source.ts';

const MiB = 1024 * 1024;

const uses = (count: number, usedAt: (second: number) => number, limit: number | null = 256): MemoryUse[] =>
  Array.from({ length: count }, (_, second) => ({
    id: 'a',
    name: 'pod a',
    at: second * 1000,
    usedBytes: usedAt(second) * MiB,
    limitBytes: limit === null ? null : limit * MiB,
  }));

const only = (samples: readonly MemoryUse[]): Growth => {
  const [growth] = growths(samples);
  if (growth === undefined) throw new Error('too few');
  return growth;
};

describe('memory', () => {
  it('says nothing of too few samples, or of too short a time', () => {
    expect(growths(uses(minMemorySamples - 1, s => s))).toEqual([]);
    expect(growths(uses(60, s => s).map(one => ({ ...one, at: one.at / 100 })))).toEqual([]);
  });

  it('projects the time to the limit', () => {
    const growth = only(uses(60, s => 150 + s));
    expect(growth.msToLimit).toBeCloseTo((256 - 209) * 1000, -2);
    expect(growth.steadiness).toBe(1);
  });

  it('calls a leak what grows steadily, is near its limit, and uses more than the release before', () => {
    const growth = only(uses(60, s => 150 + s));
    expect(leakOf(growth, 100 * MiB)).toBe('leaking');
    expect(leakOf(growth, null)).toBe('leaking');
    expect(leakOf(growth, 200 * MiB)).toBe('growing');
  });

  it('only tells of growth far from the limit', () => {
    expect(leakOf(only(uses(60, s => 50 + s)), null)).toBe('growing');
  });

  it('lets caches fill: growth that levels off is no leak', () => {
    expect(leakOf(only(uses(60, s => 120 + 100 * (1 - Math.exp(-s / 8)))), null)).toBeNull();
  });

  it('lets a heap be that is swept again and again', () => {
    expect(leakOf(only(uses(60, s => 180 + 5 * (s % 10))), null)).toBeNull();
  });

  it('judges nothing without a limit', () => {
    expect(leakOf(only(uses(60, s => 150 + s, null)), null)).toBeNull();
  });

  it('noise around a constant is never a leak', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 20, noNaN: true }), { minLength: 40, maxLength: 80 }), noise => {
        const growth = only(uses(noise.length, s => 200 + (noise[s] ?? 0)));
        // A run that only ever rises is growth by any account.
        fc.pre(growth.steadiness < 0.8);
        expect(leakOf(growth, null)).toBeNull();
      }),
    );
  });
});
