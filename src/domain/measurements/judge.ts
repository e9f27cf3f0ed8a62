import { mean, standardDeviation } from '../statistics/descriptive.ts';
import { studentQuantile } from '../statistics/distributions.ts';
import { median } from '../statistics/quantiles.ts';
import type { Reason, VerdictOf } from '../verdicts/verdicts.ts';
import type { BaselineEntry } from './baseline.ts';
import { sessionValues } from './baseline.ts';
import { type Budget, type BudgetResult, checkBudgets, formatBudget } from './budgets.ts';
import { codes } from './codes.ts';
import { type Comparison, compareMetrics, fewestRuns, onScale, type TwoSides } from './compare.ts';
import { formatValue, type MetricName, metricNames, type RunValues } from './metrics.ts';
import { type MeasuredRun, measured, type PlacedRun, type Side } from './runs.ts';
import { formatShift } from './wording.ts';

export type PerformanceVerdict = VerdictOf<'performance-regression'>;

export interface PerformancePolicy {
  /** The metrics that decide; all others are only reported. */
  readonly primary: readonly MetricName[];
  readonly margin: number;
  /** Overrides the metrics' own floors, in the metric's unit. */
  readonly floor: number | undefined;
  readonly alpha: number;
  readonly beta: number;
  readonly budgets: readonly Budget[];
  /** Share of failed requests above which a run means nothing. */
  readonly maxErrorRate: number;
}

/** What the candidate is held against. */
export type Against =
  | { readonly kind: 'pairs' }
  | { readonly kind: 'baseline'; readonly sessions: readonly BaselineEntry[] }
  | { readonly kind: 'nothing-asked' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'incomparable'; readonly differences: readonly string[] };

/** The error this look may spend; with a fixed number of runs that is all of it. */
export interface Look {
  readonly alpha: number;
  readonly beta: number;
}

export interface Assessment {
  readonly verdict: PerformanceVerdict;
  readonly reasons: readonly Reason[];
  /** Primary metrics first. */
  readonly comparisons: readonly Comparison[];
  readonly budgets: readonly BudgetResult[];
}

/** Why these runs are no measurement; empty when they are. */
export const invalidReasons = (runs: readonly PlacedRun[], policy: PerformancePolicy): Reason[] => {
  const judgesErrors = policy.budgets.some(budget => budget.metric === 'error-rate');
  return runs.flatMap(({ side, pair, run }) => {
    const where = `${side} run ${pair}`;
    if (run.kind === 'invalid') return [{ ...run.reason, message: `${where}: ${run.reason.message}` }];
    const rate = run.values['error-rate'];
    if (rate <= policy.maxErrorRate || (judgesErrors && side === 'candidate')) return [];
    const share = `${formatValue('error-rate', rate)} of ${run.requests} requests failed`;
    return [codes.reason('run-with-errors', `${where}: ${share}; at most ${policy.maxErrorRate * 100} % may.`)];
  });
};

const budgetReasons = (results: readonly BudgetResult[], candidate: readonly MeasuredRun[]): Reason[] => {
  const crossed = results
    .filter(result => !result.met)
    .map(result =>
      codes.reason(
        'budget-crossed',
        `${formatBudget(result)} is not met: the median over ${candidate.length} runs is ${formatValue(result.metric, result.value)}.`,
      ),
    );
  const runs = candidate.filter(run => run.thresholdsCrossed.length > 0);
  if (runs.length * 2 <= candidate.length) return crossed;
  const names = [...new Set(runs.flatMap(run => run.thresholdsCrossed))].join(', ');
  return [
    ...crossed,
    codes.reason('k6-thresholds-crossed', `${runs.length} of ${candidate.length} candidate runs crossed ${names}.`),
  ];
};

const twoSides = (runs: readonly PlacedRun[], against: Against): ((metric: MetricName) => TwoSides) => {
  const values = (side: Side, metric: MetricName): number[] => measured(runs, side).map(run => run.values[metric]);
  return metric =>
    against.kind === 'baseline'
      ? {
          base: against.sessions.flatMap(session => sessionValues(session, metric)),
          candidate: values('candidate', metric),
          paired: false,
        }
      : { base: values('base', metric), candidate: values('candidate', metric), paired: true };
};

/** With fewer sessions than this their spread is not known, and the runs alone decide. */
const sessionsForDrift = 3;

/**
 * Sessions differ from one another by more than their runs do: the machine, its neighbours, the time of day. A
 * regression against stored sessions must therefore also lie outside what one more session may differ by: the Student
 * prediction bound of a new session, from the spread of those recorded.
 */
const withinDrift = (comparison: Comparison, against: Against): boolean => {
  if (against.kind !== 'baseline' || comparison.finding !== 'regression') return false;
  const { metric, scale, typical, allowed, alpha } = comparison;
  const count = against.sessions.length;
  if (count < sessionsForDrift) return false;
  const medians = against.sessions.map(session => median(sessionValues(session, metric)));
  const [known, candidate] = [onScale(metric, scale, medians), onScale(metric, scale, [typical.candidate])];
  const reach = studentQuantile(1 - alpha, count - 1) * standardDeviation(known) * Math.sqrt(1 + 1 / count);
  return mean(candidate) - mean(known) - reach <= (scale === 'ratio' ? Math.log1p(allowed) : allowed);
};

const compareAll = (
  runs: readonly PlacedRun[],
  against: Against,
  policy: PerformancePolicy,
  look: Look,
): { primary: Comparison[]; secondary: Comparison[]; drifted: Comparison[] } => {
  const sides = twoSides(runs, against);
  const of = (names: readonly MetricName[]): Comparison[] =>
    compareMetrics(
      new Map(names.map(name => [name, sides(name)])),
      () => ({ margin: policy.margin, ...(policy.floor === undefined ? {} : { floor: policy.floor }) }),
      { ...look, fewest: fewestRuns(policy.alpha, policy.primary.length) },
    );
  const found = of(policy.primary);
  const drifted = found.filter(comparison => withinDrift(comparison, against));
  const primary = found.map(
    (comparison): Comparison =>
      drifted.includes(comparison) ? { ...comparison, finding: 'inconclusive' } : comparison,
  );
  // Each alone and for information: they decide nothing, so they take nothing from the error of the primary ones.
  const secondary = metricNames.filter(name => !policy.primary.includes(name)).flatMap(name => of([name]));
  return { primary, secondary, drifted };
};

const comparisonReason = (comparison: Comparison, policy: PerformancePolicy, drifted: boolean): Reason => {
  const text = formatShift(comparison);
  if (comparison.finding === 'regression') return codes.reason('slower-than-margin', text);
  if (comparison.finding === 'pass') return codes.reason('slowdown-excluded', text);
  if (drifted) return codes.reason('within-session-drift', text);
  const fewest = fewestRuns(policy.alpha, policy.primary.length);
  const runs = Math.min(comparison.runs.base, comparison.runs.candidate);
  if (runs >= fewest) return codes.reason('shift-uncertain', text);
  return codes.reason(
    'too-few-runs',
    `${runs} runs a side can't decide at alpha = ${policy.alpha} over ${policy.primary.length} primary metric(s): at least ${fewest} are needed. ${text}`,
  );
};

const relative = (
  against: Against,
  comparisons: readonly Comparison[],
): Exclude<PerformanceVerdict, 'invalid-run' | 'budget-exceeded'> => {
  if (against.kind === 'missing') return 'no-baseline';
  if (against.kind === 'incomparable') return 'incomparable';
  if (comparisons.some(comparison => comparison.finding === 'regression')) return 'regression';
  return comparisons.every(comparison => comparison.finding === 'pass') ? 'pass' : 'inconclusive';
};

const withoutComparison = (against: Against, budgets: readonly BudgetResult[]): Reason[] => {
  if (against.kind === 'missing')
    return [
      codes.reason('nothing-to-compare-with', 'There is no base to compare with: slower or not was NOT checked.'),
    ];
  if (against.kind === 'incomparable')
    return [
      codes.reason('baseline-from-another-machine', `No comparable baseline: ${against.differences.join('; ')}.`),
    ];
  if (against.kind === 'nothing-asked' && budgets.every(budget => budget.met))
    return [codes.reason('budgets-met', `All ${budgets.length} budgets are met; nothing was compared.`)];
  return [];
};

/**
 * The verdict over all runs. What blocks comes first: an invalid run makes every other number meaningless; a regression
 * (evidence against the base on this very machine) outranks a budget; a pass needs everything to be in order.
 */
export const assess = (
  runs: readonly PlacedRun[],
  against: Against,
  policy: PerformancePolicy,
  look: Look,
): Assessment => {
  const invalid = invalidReasons(runs, policy);
  if (invalid.length > 0) return { verdict: 'invalid-run', reasons: invalid, comparisons: [], budgets: [] };
  const candidate = measured(runs, 'candidate');
  const budgets = checkBudgets(policy.budgets, candidate);
  const crossed = budgetReasons(budgets, candidate);
  const compared = against.kind === 'pairs' || against.kind === 'baseline';
  const { primary, secondary, drifted } = compared
    ? compareAll(runs, against, policy, look)
    : { primary: [], secondary: [], drifted: [] };
  const found = relative(against, primary);
  const verdict = found !== 'regression' && crossed.length > 0 ? 'budget-exceeded' : found;
  const reasons = [
    ...primary
      .map(one => ({
        one,
        reason: comparisonReason(
          one,
          policy,
          drifted.some(d => d.metric === one.metric),
        ),
      }))
      .sort((a, b) => rank(a.one) - rank(b.one))
      .map(({ reason }) => reason),
    ...crossed,
    ...withoutComparison(against, budgets),
  ];
  return { verdict, reasons, comparisons: [...primary, ...secondary], budgets };
};

const order = { regression: 0, inconclusive: 1, pass: 2 } as const;
const rank = (comparison: Comparison): number => order[comparison.finding];

/** The values of valid runs, for the baseline. */
export const runValues = (runs: readonly PlacedRun[], side: Side): RunValues[] =>
  measured(runs, side).map(run => run.values);
