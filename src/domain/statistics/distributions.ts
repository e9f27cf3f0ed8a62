import { incompleteBeta, inverseIncompleteBeta, solveIncreasing } from './special.ts';

/** erfc for x ≥ 0: series near zero, continued fraction in the tail. */
const erfcPositive = (x: number): number => {
  if (x < 2.5) {
    let term = x;
    let sum = x;
    for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum) && n < 200; n += 1) {
      term *= (2 * x * x) / (2 * n + 1);
      sum += term;
    }
    return 1 - (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
  }
  let fraction = 0;
  for (let k = 120; k >= 1; k -= 1) fraction = k / 2 / (x + fraction);
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * (x + fraction));
};

/** Distribution function of the standard normal. */
export const normalCdf = (z: number): number => {
  const tail = 0.5 * erfcPositive(Math.abs(z) / Math.SQRT2);
  return z > 0 ? 1 - tail : tail;
};

export const normalQuantile = (p: number): number => {
  if (p <= 0) return -Infinity;
  if (p >= 1) return Infinity;
  // The lower tail is the precise one, so the upper half is mirrored.
  return p > 0.5 ? -normalQuantile(1 - p) : solveIncreasing(normalCdf, p, -40, 0);
};

/** Distribution function of Student's t. */
export const studentCdf = (t: number, df: number): number => {
  const tail = 0.5 * incompleteBeta(df / (df + t * t), df / 2, 0.5);
  return t > 0 ? 1 - tail : tail;
};

export const studentQuantile = (p: number, df: number): number => {
  if (p <= 0) return -Infinity;
  if (p >= 1) return Infinity;
  if (p === 0.5) return 0;
  if (p > 0.5) return -studentQuantile(1 - p, df);
  const x = inverseIncompleteBeta(2 * p, df / 2, 0.5);
  return -Math.sqrt((df * (1 - x)) / x);
};

/** P(X ≤ k) for X ~ Binomial(n, p), exact. */
export const binomialLowerTail = (k: number, n: number, p: number): number =>
  k < 0 ? 0 : k >= n ? 1 : incompleteBeta(1 - p, n - k, k + 1);

/** P(X ≥ k) for X ~ Binomial(n, p), exact. */
export const binomialUpperTail = (k: number, n: number, p: number): number =>
  k <= 0 ? 1 : k > n ? 0 : incompleteBeta(p, k, n - k + 1);

/**
 * One-sided exact bounds of a proportion, each missed with probability at most `level` (C. Clopper, E. Pearson,
 * Biometrika 26, 1934, 404–413). `k` and `n` need not be whole: effective samples of a clustered count are allowed.
 */
export const clopperPearson = (k: number, n: number, level: number): { lower: number; upper: number } => ({
  lower: k <= 0 ? 0 : inverseIncompleteBeta(level, k, n - k + 1),
  upper: k >= n ? 1 : inverseIncompleteBeta(1 - level, k + 1, n - k),
});
