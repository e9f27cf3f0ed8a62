import { lowerIsBetter, type Objective, shown } from './objective.ts';

/** How much worse than before a metric may be. Where both are given, one of them is enough. Pure. */
export interface Allowance {
  /** 1.5: half as much again. */
  readonly maxRatio: number | null;
  /** In base units, such as 0.005 for half a percentage point. */
  readonly maxDifference: number | null;
}

/** The worst value that is still allowed. Never better than the value before. */
export const worstAllowed = (before: number, { maxRatio, maxDifference }: Allowance, lowerBetter: boolean): number => {
  const size = Math.abs(before);
  const byRatio = maxRatio === null ? 0 : lowerBetter ? size * (maxRatio - 1) : size * (1 - 1 / maxRatio);
  const slack = Math.max(byRatio, maxDifference ?? 0);
  return lowerBetter ? before + slack : before - slack;
};

export const isWorse = (now: number, before: number, allowance: Allowance, lowerBetter: boolean): boolean => {
  const worst = worstAllowed(before, allowance, lowerBetter);
  return lowerBetter ? now > worst : now < worst;
};

/** Without an objective higher is worse, as with errors and times. */
export const direction = (objective: Objective | null): boolean => objective === null || lowerIsBetter(objective);

export const allowanceText = ({ maxRatio, maxDifference }: Allowance, unit: string): string =>
  [
    ...(maxRatio === null ? [] : [`${maxRatio} times`]),
    ...(maxDifference === null ? [] : [`${shown(maxDifference, unit)} beyond`]),
  ].join(' or ');
