/** The level at which each hypothesis is tested by Holm's step-down procedure, in the order given. */
export const holmLevels = (pValues: readonly number[], alpha: number): number[] => {
  const order = pValues.map((p, index) => ({ p, index })).sort((a, b) => a.p - b.p);
  const levels = new Array<number>(pValues.length).fill(0);
  let [rank, open] = [0, true];
  for (const { p, index } of order) {
    const level = alpha / (pValues.length - rank);
    levels[index] = level;
    open = open && p <= level;
    // Once one is kept, all larger p-values are kept: they stay at the level of the step that stopped.
    if (open) rank += 1;
  }
  return levels;
};

/** Which hypotheses Holm rejects at family-wise level `alpha`. */
export const holmRejects = (pValues: readonly number[], alpha: number): boolean[] => {
  const levels = holmLevels(pValues, alpha);
  return pValues.map((p, i) => p <= (levels[i] ?? 0));
};

/**
 * The error spent at each look of a group-sequential test: the increments of the Pocock-type spending function
 * α·ln(1 + (e − 1)t) at t = n_k / n_K. They add up to `alpha`, so by the union bound the whole sequence of exact tests
 * errs with probability at most `alpha`, whatever the dependence between looks.
 */
export const spentAt = (looks: readonly number[], alpha: number): number[] => {
  const last = looks[looks.length - 1] ?? 1;
  const spent = looks.map(n => alpha * Math.log1p((Math.E - 1) * (n / last)));
  return spent.map((upTo, i) => upTo - (spent[i - 1] ?? 0));
};
