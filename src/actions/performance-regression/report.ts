import type { BudgetResult } from '../../domain/measurements/budgets.ts';
import type { Comparability } from '../../domain/measurements/comparability.ts';
import type { Comparison } from '../../domain/measurements/compare.ts';
import type { PerformancePolicy, PerformanceVerdict } from '../../domain/measurements/judge.ts';
import type { MetricName } from '../../domain/measurements/metrics.ts';
import type { PlacedRun } from '../../domain/measurements/runs.ts';
import type { Reason } from '../../domain/verdicts/verdicts.ts';

export const reportSchemaName = 'prod-actions/performance-regression/v1';

export interface Report {
  readonly schema: typeof reportSchemaName;
  readonly verdict: PerformanceVerdict;
  readonly reasons: readonly Reason[];
  readonly measuredAt: string;
  readonly commit: string;
  readonly compare: 'paired' | 'stored' | 'budget-only';
  readonly base: string;
  readonly candidate: string;
  readonly tool: { readonly name: string; readonly version: string; readonly source: string };
  readonly comparability: Comparability;
  readonly policy: PerformancePolicy;
  /** Decides who goes first in each block of two pairs. */
  readonly seed: number;
  /** Pairs (or runs) at each look that was taken. */
  readonly looks: readonly number[];
  /** Run-to-run variation as a share of the mean, by side and metric; null where there are fewer than two runs. */
  readonly noise: Readonly<Record<'base' | 'candidate', Readonly<Record<MetricName, number | null>>>>;
  /** Primary metrics first; all shifts positive when worse. */
  readonly comparisons: readonly Comparison[];
  readonly budgets: readonly BudgetResult[];
  readonly runs: readonly PlacedRun[];
  readonly baseline: {
    readonly file: string;
    readonly sessions: readonly { readonly commit: string; readonly recordedAt: string }[];
    readonly updated: boolean;
  } | null;
}
