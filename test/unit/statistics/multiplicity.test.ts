import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectableInDeviations, minimumDetectableEffect } from '../../../src/domain/statistics/detectable.ts';
import { holmLevels, holmRejects, spentAt } from '../../../src/domain/statistics/multiplicity.ts';
import { normalSource, randomSource, seedOf, shuffled } from '../../../src/domain/statistics/random.ts';
import { independentShift, lowerBound } from '../../../src/domain/statistics/shift.ts';

const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 8 });

/** Holm as the closure of Bonferroni: a hypothesis falls when every set that contains it falls. */
const closedBonferroni = (p: readonly number[], alpha: number): boolean[] =>
  p.map((_, i) => {
    for (let mask = 1; mask < 2 ** p.length; mask += 1) {
      const set = p.filter((_value, j) => (mask >> j) & 1);
      if ((mask >> i) & 1 && Math.min(...set) > alpha / set.length) return false;
    }
    return true;
  });

describe('Holm', () => {
  it('rejects exactly what the closed Bonferroni procedure rejects', () => {
    fc.assert(
      fc.property(pValues, fc.double({ min: 0.001, max: 0.5, noNaN: true }), (p, alpha) => {
        expect(holmRejects(p, alpha)).toEqual(closedBonferroni(p, alpha));
      }),
    );
  });

  it('tests a single hypothesis at the whole level, and never more strictly than Bonferroni', () => {
    expect(holmLevels([0.2], 0.01)).toEqual([0.01]);
    fc.assert(
      fc.property(pValues, p => {
        for (const level of holmLevels(p, 0.05)) expect(level).toBeGreaterThanOrEqual(0.05 / p.length - 1e-15);
      }),
    );
  });

  it('goes from the smallest p and stops at the first that stays', () => {
    expect(holmRejects([0.04, 0.001, 0.03], 0.05)).toEqual([false, true, false]);
    expect(holmLevels([0.04, 0.001, 0.03], 0.06)).toEqual([0.06, 0.02, 0.03]);
  });
});

describe('spending over looks', () => {
  it('adds up to the whole level, and a single look spends it all', () => {
    expect(spentAt([5], 0.01)).toEqual([0.01]);
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 2, max: 50 }), { minLength: 1, maxLength: 5 }), raw => {
        const looks = raw.sort((a, b) => a - b);
        const spent = spentAt(looks, 0.01);
        expect(spent.reduce((a, b) => a + b, 0)).toBeCloseTo(0.01, 14);
        for (const level of spent) expect(level).toBeGreaterThan(0);
      }),
    );
  });

  it('leaves the first look of 5, 10, 15 pairs enough for five against five (1/252)', () => {
    expect(spentAt([5, 10, 15], 0.01)[0]).toBeGreaterThan(1 / 252);
  });
});

describe('minimum detectable effect', () => {
  it('is what simulation finds: a shift of that size is seen with the power stated', () => {
    const design = { kind: 'independent', base: 6, candidate: 6 } as const;
    const effect = minimumDetectableEffect(design, 0.05, 0.02, 0.01, 0.8);
    const normal = normalSource(randomSource(99));
    const rounds = 3000;
    const side = (shift: number): number[] => Array.from({ length: 6 }, () => 0.02 * normal() + shift);
    const seen = Array.from({ length: rounds }, () => lowerBound(independentShift(side(0), side(effect)), 0.01) > 0.05);
    expect(seen.filter(Boolean).length / rounds).toBeCloseTo(0.8, 1);
  });

  it('shrinks with more pairs and grows with the noise; without noise it is the margin', () => {
    const paired = (pairs: number) => detectableInDeviations({ kind: 'paired', pairs }, 0.01, 0.8);
    expect(paired(10)).toBeGreaterThan(paired(15));
    expect(minimumDetectableEffect({ kind: 'paired', pairs: 10 }, 0.05, 0, 0.01, 0.8)).toBe(0.05);
  });

  it('is infinite where the sample is too small for the level', () => {
    expect(minimumDetectableEffect({ kind: 'paired', pairs: 5 }, 0.05, 0.02, 0.01, 0.8)).toBe(Infinity);
  });
});

describe('random', () => {
  it('repeats itself for a seed and shuffles without losing anything', () => {
    const draw = (seed: number) => Array.from({ length: 5 }, randomSource(seed));
    expect(draw(seedOf('a'))).toEqual(draw(seedOf('a')));
    expect(draw(seedOf('a'))).not.toEqual(draw(seedOf('b')));
    expect(shuffled([1, 2, 3, 4], randomSource(3)).sort()).toEqual([1, 2, 3, 4]);
  });
});
