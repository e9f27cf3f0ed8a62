/** Independent, slow reference implementations: plain enumeration, no dynamic programming, no recursion formulas. */

/** All subsets of `size` of the indexes 0 … n − 1. */
export const subsets = (n: number, size: number): number[][] => {
  const found: number[][] = [];
  for (let mask = 0; mask < 2 ** n; mask += 1) {
    const chosen = Array.from({ length: n }, (_, i) => i).filter(i => (mask >> i) & 1);
    if (chosen.length === size) found.push(chosen);
  }
  return found;
};

/** Pairs won by the candidate, ties counted half. */
const wins = (base: readonly number[], candidate: readonly number[]): number =>
  candidate.reduce((all, c) => all + base.reduce((won, b) => won + (c > b ? 1 : c === b ? 0.5 : 0), 0), 0);

/** Exact P(U ≥ observed) over every relabelling of the pooled values. */
export const mannWhitneyGreater = (base: readonly number[], candidate: readonly number[]): number => {
  const pooled = [...candidate, ...base];
  const observed = wins(base, candidate);
  const all = subsets(pooled.length, candidate.length);
  const asLarge = all.filter(chosen => {
    const c = pooled.filter((_, i) => chosen.includes(i));
    const b = pooled.filter((_, i) => !chosen.includes(i));
    return wins(b, c) >= observed - 1e-9;
  });
  return asLarge.length / all.length;
};

/** W+ by counting positive Walsh averages (zero averages half), not by ranks. */
const positiveWalsh = (d: readonly number[]): number =>
  d.reduce((all, a, i) => all + d.slice(i).reduce((won, b) => won + (a + b > 0 ? 1 : a + b === 0 ? 0.5 : 0), 0), 0);

/** Exact P(W ≥ observed) over every flip of signs of the non-zero differences. */
export const signedRankGreater = (differences: readonly number[]): number => {
  const d = differences.filter(value => value !== 0);
  const observed = positiveWalsh(d);
  let asLarge = 0;
  for (let mask = 0; mask < 2 ** d.length; mask += 1) {
    const flipped = d.map((value, i) => ((mask >> i) & 1 ? Math.abs(value) : -Math.abs(value)));
    if (positiveWalsh(flipped) >= observed - 1e-9) asLarge += 1;
  }
  return asLarge / 2 ** d.length;
};
