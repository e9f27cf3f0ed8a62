import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mannWhitney, mannWhitneyNull, signedRank, signedRankNull } from '../../../src/domain/statistics/rank-tests.ts';
import { mannWhitneyGreater, signedRankGreater } from './brute-force.ts';

const small = (max: number) => fc.array(fc.integer({ min: 0, max }), { minLength: 1, maxLength: 5 });

describe('mannWhitney', () => {
  it('equals the enumeration of every relabelling, ties and all', () => {
    fc.assert(
      fc.property(small(6), small(6), (base, candidate) => {
        expect(mannWhitney(base, candidate).pGreater).toBeCloseTo(mannWhitneyGreater(base, candidate), 12);
      }),
    );
  });

  it('mirrors when the samples change places', () => {
    fc.assert(
      fc.property(small(9), small(9), (a, b) => {
        const [one, other] = [mannWhitney(a, b), mannWhitney(b, a)];
        expect(one.pGreater).toBeCloseTo(other.pLess, 12);
        expect(one.statistic + other.statistic).toBe(a.length * b.length);
      }),
    );
  });

  it('depends on order only: a monotone change of scale leaves p as it is', () => {
    fc.assert(
      fc.property(small(9), small(9), (a, b) => {
        const curve = (values: number[]) => values.map(value => Math.exp(value / 3) - 7);
        expect(mannWhitney(curve(a), curve(b)).p).toBe(mannWhitney(a, b).p);
      }),
    );
  });

  it.each([
    [3, 1 / 20],
    [4, 1 / 70],
    [5, 1 / 252],
    [6, 1 / 924],
    [7, 1 / 3432],
    [10, 1 / 184_756],
  ])('reaches no smaller p than 1 / C(2n, n) with %i runs a side', (n, smallest) => {
    const base = Array.from({ length: n }, (_, i) => i);
    expect(
      mannWhitney(
        base,
        base.map(value => value + 100),
      ).pGreater,
    ).toBeCloseTo(smallest, 14);
    expect(mannWhitneyNull(n, n)[0]).toBeCloseTo(smallest, 14);
  });

  it('says nothing when every value is the same', () => {
    expect(mannWhitney([1, 1, 1, 1, 1], [1, 1, 1, 1, 1])).toMatchObject({ pGreater: 1, pLess: 1, p: 1 });
  });

  it('stays exact, not approximated, at fifty a side', () => {
    const base = Array.from({ length: 50 }, (_, i) => i);
    const apart = mannWhitney(
      base,
      base.map(value => value + 1000),
    ).pGreater;
    // 1 / C(100, 50)
    expect(apart * 1.0089134454556417e29).toBeCloseTo(1, 9);
  });

  it('holds its level: P(p ≤ α) ≤ α over all orders of six against four', () => {
    const nullCdf = mannWhitneyNull(6, 4);
    for (const alpha of [0.01, 0.05, 0.1]) {
      const attained = Math.max(0, ...[...nullCdf].filter(p => p <= alpha));
      expect(attained).toBeLessThanOrEqual(alpha);
    }
    expect(nullCdf.at(-1)).toBe(1);
    expect(nullCdf).toHaveLength(25);
  });
});

describe('signedRank', () => {
  it('equals the enumeration of every flip of signs, ties and zeros and all', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5, max: 5 }), { maxLength: 9 }), differences => {
        expect(signedRank(differences).pGreater).toBeCloseTo(signedRankGreater(differences), 12);
      }),
    );
  });

  it('mirrors when the signs do', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 12 }), differences => {
        const mirrored = differences.map(value => -value);
        expect(signedRank(differences).pGreater).toBeCloseTo(signedRank(mirrored).pLess, 12);
      }),
    );
  });

  it.each([3, 5, 7, 10])('reaches no smaller p than 2^-n with %i pairs', n => {
    expect(signedRank(Array.from({ length: n }, (_, i) => i + 1)).pGreater).toBeCloseTo(2 ** -n, 14);
    expect(signedRankNull(n)[0]).toBeCloseTo(2 ** -n, 14);
  });

  it('says nothing when no pair differs', () => {
    expect(signedRank([0, 0, 0]).p).toBe(1);
  });
});
