import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { harrellDavis, harrellDavisOfSorted, median, quantile } from '../../../src/domain/statistics/quantiles.ts';
import { normalSource, randomSource } from '../../../src/domain/statistics/random.ts';
import { logGamma } from '../../../src/domain/statistics/special.ts';

/** Harrell–Davis with weights by numeric integration of the beta density over each 1/n slice. */
const slowHarrellDavis = (values: readonly number[], p: number): number => {
  const sorted = [...values].sort((x, y) => x - y);
  const n = sorted.length;
  const [a, b] = [(n + 1) * p, (n + 1) * (1 - p)];
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b));
  const steps = 4000;
  return sorted.reduce((total, value, i) => {
    let weight = 0;
    for (let s = 0; s < steps; s += 1) {
      const x = (i + (s + 0.5) / steps) / n;
      weight += (front * x ** (a - 1) * (1 - x) ** (b - 1)) / (n * steps);
    }
    return total + weight * value;
  }, 0);
};

const numbers = fc.array(fc.double({ min: 0.1, max: 1000, noNaN: true }), { minLength: 1, maxLength: 40 });

describe('harrellDavis', () => {
  it.each([0.3, 0.5, 0.8])('equals the weighted sum by numeric integration at p = %f', p => {
    const values = [3.1, 0.4, 7.7, 2.2, 5, 5, 9.1, 1.5];
    expect(harrellDavis(values, p)).toBeCloseTo(slowHarrellDavis(values, p), 5);
  });

  it('lies within the sample, rises with p, and scales with the values', () => {
    fc.assert(
      fc.property(numbers, fc.double({ min: 0, max: 1, noNaN: true }), (values, p) => {
        const at = harrellDavis(values, p);
        const slack = 1e-9 * Math.max(...values);
        expect(at).toBeGreaterThanOrEqual(Math.min(...values) - slack);
        expect(at).toBeLessThanOrEqual(Math.max(...values) + slack);
        expect(harrellDavis(values, Math.min(1, p + 0.1))).toBeGreaterThanOrEqual(at - slack);
        expect(
          harrellDavis(
            values.map(value => 3 * value),
            p,
          ),
        ).toBeCloseTo(3 * at, 6);
      }),
    );
  });

  it('is exact for a constant sample and fast for a large one', () => {
    expect(harrellDavis([4, 4, 4, 4], 0.99)).toBeCloseTo(4, 12);
    const normal = normalSource(randomSource(1));
    const many = Float64Array.from({ length: 300_000 }, normal).sort();
    const from = performance.now();
    expect(harrellDavisOfSorted(many, 0.95)).toBeCloseTo(1.645, 1);
    expect(performance.now() - from).toBeLessThan(2000);
  });

  it('refuses an empty sample', () => {
    expect(() => harrellDavis([], 0.5)).toThrow(RangeError);
  });
});

describe('quantile', () => {
  it('interpolates between order statistics', () => {
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(quantile([10, 20, 30, 40, 50], 0.9)).toBeCloseTo(46, 12);
  });
});
