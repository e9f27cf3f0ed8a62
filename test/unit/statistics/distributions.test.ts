import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  binomialLowerTail,
  binomialUpperTail,
  clopperPearson,
  normalCdf,
  normalQuantile,
  studentCdf,
  studentQuantile,
} from '../../../src/domain/statistics/distributions.ts';
import { incompleteBeta, logGamma } from '../../../src/domain/statistics/special.ts';

/** P(X ≤ k) by summing the terms with exact integers. */
const binomialSum = (k: number, n: number, p: number): number => {
  let [total, ways] = [0, 1n];
  for (let i = 0; i <= k; i += 1) {
    total += Number(ways) * p ** i * (1 - p) ** (n - i);
    ways = (ways * BigInt(n - i)) / BigInt(i + 1);
  }
  return total;
};

/** Area under a density by Simpson's rule. */
const area = (density: (x: number) => number, from: number, to: number): number => {
  const steps = 20_000;
  const h = (to - from) / steps;
  let total = density(from) + density(to);
  for (let i = 1; i < steps; i += 1) total += density(from + i * h) * (i % 2 === 0 ? 2 : 4);
  return (total * h) / 3;
};

describe('binomial tails', () => {
  it('equal the sum of the terms', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 0, max: 60 }),
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        (n, wanted, p) => {
          const k = Math.min(wanted, n);
          expect(binomialLowerTail(k, n, p)).toBeCloseTo(binomialSum(k, n, p), 10);
          expect(binomialUpperTail(k + 1, n, p)).toBeCloseTo(1 - binomialSum(k, n, p), 10);
        },
      ),
    );
  });

  it('keep their precision far out: one failure or more in a thousand at 1e-6', () => {
    expect(binomialUpperTail(1, 1000, 1e-6)).toBeCloseTo(-Math.expm1(1000 * Math.log1p(-1e-6)), 14);
  });
});

describe('Clopper–Pearson bounds', () => {
  it('leave exactly the level in the tail', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 0, max: 200 }), (n, wanted) => {
        const k = Math.min(wanted, n);
        const { lower, upper } = clopperPearson(k, n, 0.05);
        if (k > 0) expect(binomialUpperTail(k, n, lower)).toBeCloseTo(0.05, 9);
        if (k < n) expect(binomialLowerTail(k, n, upper)).toBeCloseTo(0.05, 9);
        expect(lower).toBeLessThanOrEqual(k / n);
        expect(upper).toBeGreaterThanOrEqual(k / n);
      }),
    );
  });

  it('give the rule of three: no failure in 300 bounds the rate near 1 %', () => {
    expect(clopperPearson(0, 300, 0.05).upper).toBeCloseTo(1 - 0.05 ** (1 / 300), 12);
  });
});

describe('normal and Student', () => {
  it('agree with the area under the density', () => {
    const density = (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
    for (const z of [-6, -3.3, -1, -0.2, 0, 0.7, 2.4, 3.6, 5])
      expect(normalCdf(z)).toBeCloseTo(area(density, -12, z), 11);
    for (const df of [1, 4, 8, 30]) {
      const scale = Math.exp(logGamma((df + 1) / 2) - logGamma(df / 2)) / Math.sqrt(df * Math.PI);
      for (const t of [0.5, 1.8, 4])
        expect(studentCdf(t, df)).toBeCloseTo(0.5 + area(x => scale * (1 + (x * x) / df) ** (-(df + 1) / 2), 0, t), 10);
    }
  });

  it('quantiles invert the distribution functions', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }), fc.integer({ min: 1, max: 60 }), (p, df) => {
        expect(normalCdf(normalQuantile(p))).toBeCloseTo(p, 10);
        expect(studentCdf(studentQuantile(p, df), df)).toBeCloseTo(p, 9);
      }),
    );
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 10);
    expect(studentQuantile(0.99, 8)).toBeCloseTo(2.896459, 5);
  });

  it('the incomplete beta function is symmetric', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        fc.double({ min: 0.2, max: 80, noNaN: true }),
        fc.double({ min: 0.2, max: 80, noNaN: true }),
        (x, a, b) => {
          expect(incompleteBeta(x, a, b)).toBeCloseTo(1 - incompleteBeta(1 - x, b, a), 10);
        },
      ),
    );
  });
});
