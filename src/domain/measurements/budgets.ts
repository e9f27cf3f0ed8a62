import { median } from '../statistics/quantiles.ts';
import { formatValue, type MetricName, metricNames } from './metrics.ts';
import type { MeasuredRun } from './runs.ts';

/** An absolute promise: `p95 < 300ms`, `error-rate < 1%`, `throughput > 100`. */
export interface Budget {
  readonly metric: MetricName;
  readonly bound: 'below' | 'above';
  readonly limit: number;
}

export interface BudgetResult extends Budget {
  /** Median over the candidate's runs. */
  readonly value: number;
  readonly met: boolean;
}

const perUnit: Readonly<Record<string, number>> = { '': 1, ms: 1, s: 1000, '%': 0.01, 'req/s': 1 };

/** Undefined when the text is not a budget. */
export const parseBudget = (text: string): Budget | undefined => {
  const match = /^([a-z0-9-]+)\s*([<>])\s*(\d+(?:\.\d+)?)\s*(ms|s|%|req\/s)?$/.exec(text.trim());
  const metric = metricNames.find(name => name === match?.[1]);
  if (match === null || metric === undefined) return undefined;
  const unit = match[4] ?? '';
  const fits = { throughput: ['', 'req/s'], 'error-rate': ['', '%'] }[metric as string] ?? ['', 'ms', 's'];
  if (!fits.includes(unit)) return undefined;
  return { metric, bound: match[2] === '<' ? 'below' : 'above', limit: Number(match[3]) * (perUnit[unit] ?? 1) };
};

export const formatBudget = (budget: Budget): string =>
  `${budget.metric} ${budget.bound === 'below' ? '<' : '>'} ${formatValue(budget.metric, budget.limit)}`;

export const checkBudgets = (budgets: readonly Budget[], runs: readonly MeasuredRun[]): BudgetResult[] =>
  budgets.map(budget => {
    const value = median(runs.map(run => run.values[budget.metric]));
    return { ...budget, value, met: budget.bound === 'below' ? value < budget.limit : value > budget.limit };
  });
