import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalSource, randomSource } from '../../../src/domain/statistics/random.ts';
import {
  hodgesLehmann,
  independentShift,
  lowerBound,
  pAbove,
  pairedShift,
  pBelow,
  type ShiftSample,
  smallestP,
  upperBound,
} from '../../../src/domain/statistics/shift.ts';
import { mannWhitneyGreater, signedRankGreater } from './brute-force.ts';

const values = (minLength: number) => fc.array(fc.integer({ min: -40, max: 40 }), { minLength, maxLength: 6 });
/** Distinct by construction, also after shifting by an irrational margin. */
const untied = fc.uniqueArray(fc.integer({ min: -1000, max: 1000 }), { minLength: 8, maxLength: 8 });

describe('shift of two samples', () => {
  it('its test against a margin is the brute-force Mann–Whitney test of the shifted sample where nothing is tied', () => {
    fc.assert(
      fc.property(untied, fc.integer({ min: -50, max: 50 }), (all, whole) => {
        const [base, candidate] = [all.slice(0, 4), all.slice(4)];
        const margin = whole + Math.SQRT1_2;
        const expected = mannWhitneyGreater(
          base,
          candidate.map(value => value - margin),
        );
        expect(pAbove(independentShift(base, candidate), margin)).toBeCloseTo(expected, 12);
      }),
    );
  });

  it('bound and test agree: the lower bound exceeds the margin exactly when p is within the level', () => {
    fc.assert(
      fc.property(values(2), values(2), fc.integer({ min: -40, max: 40 }), (base, candidate, margin) => {
        for (const level of [0.004, 0.01, 0.05, 0.2]) {
          const sample = independentShift(base, candidate);
          expect(lowerBound(sample, level) > margin).toBe(pAbove(sample, margin) <= level);
          expect(upperBound(sample, level) < margin).toBe(pBelow(sample, margin) <= level);
        }
      }),
    );
  });

  it('moves with the candidate and turns round when the samples change places', () => {
    fc.assert(
      fc.property(values(5), values(5), fc.integer({ min: -20, max: 20 }), (base, candidate, by) => {
        const at = independentShift(base, candidate);
        const moved = independentShift(
          base,
          candidate.map(value => value + by),
        );
        expect(hodgesLehmann(moved)).toBeCloseTo(hodgesLehmann(at) + by, 9);
        expect(lowerBound(moved, 0.05)).toBe(lowerBound(at, 0.05) + by);
        expect(upperBound(independentShift(candidate, base), 0.05)).toBe(-lowerBound(at, 0.05) + 0);
      }),
    );
  });

  it('has no bound where the sample is too small for the level: three against three at 1 %', () => {
    const sample = independentShift([1, 2, 3], [11, 12, 13]);
    expect(smallestP(sample)).toBeCloseTo(1 / 20, 14);
    expect(lowerBound(sample, 0.01)).toBe(-Infinity);
    expect(upperBound(sample, 0.01)).toBe(Infinity);
    expect(lowerBound(sample, 0.05)).toBe(8);
  });
});

describe('shift of pairs', () => {
  it('its test against a margin is the brute-force signed-rank test where nothing is tied', () => {
    fc.assert(
      fc.property(untied, fc.integer({ min: -50, max: 50 }), (differences, whole) => {
        const margin = whole + Math.SQRT1_2 / 3;
        const expected = signedRankGreater(differences.map(value => value - margin));
        expect(pAbove(pairedShift(differences), margin)).toBeCloseTo(expected, 12);
      }),
    );
  });

  it('estimates the median of the Walsh averages, by hand', () => {
    // Walsh averages of 1, 3, 8: 1, 2, 4.5, 3, 5.5, 8.
    expect(hodgesLehmann(pairedShift([1, 3, 8]))).toBe(3.75);
  });

  it('five pairs bound at 1/32 and not at 1 %', () => {
    const sample = pairedShift([0.4, 0.5, 0.3, 0.45, 0.35]);
    expect(lowerBound(sample, 0.032)).toBeCloseTo(0.3, 12);
    expect(lowerBound(sample, 0.01)).toBe(-Infinity);
  });
});

const coverage = (draw: (normal: () => number) => ShiftSample, level: number): { low: number; high: number } => {
  const normal = normalSource(randomSource(7));
  const rounds = 4000;
  const samples = Array.from({ length: rounds }, () => draw(normal));
  return {
    low: samples.filter(sample => lowerBound(sample, level) > 0).length / rounds,
    high: samples.filter(sample => upperBound(sample, level) < 0).length / rounds,
  };
};

describe('coverage of the exact bounds', () => {
  const several = (n: number, normal: () => number): number[] => Array.from({ length: n }, normal);
  it.each([
    ['five against five', (normal: () => number) => independentShift(several(5, normal), several(5, normal))],
    ['ten pairs', (normal: () => number) => pairedShift(several(10, normal))],
    [
      'five against five, heavy tails and rounding (ties)',
      (normal: () => number) => {
        const heavy = (): number => Math.round(2 * (normal() / Math.abs(normal())));
        return independentShift(several(5, heavy), several(5, heavy));
      },
    ],
  ])('errs on each side no more often than stated: %s', (_name, draw) => {
    const { low, high } = coverage(draw, 0.05);
    // Three standard errors of 4000 draws are 1 point.
    expect(low).toBeLessThanOrEqual(0.06);
    expect(high).toBeLessThanOrEqual(0.06);
  });
});
