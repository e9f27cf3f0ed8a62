import { code, details, headline, plain, table } from '../../core/markdown.ts';
import { formatBudget } from '../../domain/measurements/budgets.ts';
import type { Comparison } from '../../domain/measurements/compare.ts';
import { formatValue, metricNames } from '../../domain/measurements/metrics.ts';
import type { MeasuredRun } from '../../domain/measurements/runs.ts';
import {
  formatConfidence,
  formatDetectable,
  formatInterval,
  formatSlowdown,
} from '../../domain/measurements/wording.ts';
import { chart } from './chart.ts';
import type { PerformanceOutcome } from './outcome.ts';
import type { Report } from './report.ts';

const finding = { regression: '❌ regression', pass: '✅ excluded', inconclusive: '⚠️ inconclusive' } as const;

const comparisonRow = (comparison: Comparison, primary: boolean): string[] => [
  primary ? `**${comparison.metric}**` : comparison.metric,
  formatValue(comparison.metric, comparison.typical.base),
  formatValue(comparison.metric, comparison.typical.candidate),
  formatSlowdown(comparison, comparison.shift),
  formatInterval(comparison),
  formatSlowdown(comparison, comparison.allowed),
  formatDetectable(comparison),
  primary ? finding[comparison.finding] : '(not decisive)',
];

const comparisonTable = ({ comparisons, policy }: Report): string =>
  table(
    ['metric', 'base', 'candidate', 'slowdown', 'interval', 'allowed', 'detectable from', 'finding'],
    comparisons.map((comparison, i) => comparisonRow(comparison, i < policy.primary.length)),
  );

const method = ({ comparisons, looks, policy, runs }: Report): string => {
  const first = comparisons[0];
  if (first === undefined) return '';
  const test = first.test === 'signed-rank' ? 'signed-rank test on the pairs' : 'Mann–Whitney test on the runs';
  const counts = `${first.runs.base} base and ${first.runs.candidate} candidate runs`;
  const seen = runs.reduce((all, { run }) => all + (run.kind === 'measured' ? run.requests : 0), 0);
  return [
    `${counts} (${seen} requests); one value per run and metric. Exact ${test}, Hodges–Lehmann shift, bounds at`,
    `${formatConfidence(first)} (lower / upper, look ${looks.length} of a plan that spends α = ${policy.alpha}, β = ${policy.beta} in all).`,
    'A slowdown is positive when worse; "detectable from" is the smallest true slowdown that this noise and this many',
    'runs would have shown with 80 % probability.',
  ].join(' ');
};

const budgetTable = ({ budgets }: Report): string =>
  table(
    ['budget', 'median over runs', ''],
    budgets.map(budget => [
      formatBudget(budget),
      formatValue(budget.metric, budget.value),
      budget.met ? '✅ met' : '❌ not met',
    ]),
  );

const runRow = (run: MeasuredRun): string[] => metricNames.map(name => formatValue(name, run.values[name]));

const runTable = ({ runs }: Report): string =>
  table(
    ['pair', 'side', ...metricNames, 'requests'],
    runs.map(({ pair, side, run }) =>
      run.kind === 'measured'
        ? [String(pair), side, ...runRow(run), String(run.requests)]
        : [String(pair), side, plain(run.reason.message.split('\n')[0] ?? ''), ...metricNames.map(() => '')],
    ),
  );

const facts = ({ base, candidate, tool, comparability, noise, policy, seed, baseline }: Report): string => {
  const metric = policy.primary[0] ?? 'p50';
  const share = (value: number | null): string => (value === null ? 'unknown' : `${(value * 100).toFixed(1)} %`);
  return [
    `- base: ${base === '' ? 'none' : code(base)}; candidate: ${code(candidate)}`,
    `- load: ${tool.name} ${tool.version} (${tool.source}), scenario ${code(comparability.scenario)}, order seed ${seed}`,
    `- machine: ${plain(comparability.cpu)}, ${comparability.cores} cores, ${comparability.memoryGiB} GiB, ${comparability.architecture}, kernel ${comparability.kernel}, Node.js ${comparability.node}`,
    `- run-to-run noise of ${metric}: base ${share(noise.base[metric])}, candidate ${share(noise.candidate[metric])}`,
    ...(baseline === null
      ? []
      : [
          `- baseline ${code(baseline.file)}: ${baseline.sessions.length} comparable sessions${baseline.updated ? ', this one appended' : ''}`,
        ]),
  ].join('\n');
};

export const render = ({ verdict, effect, reasons, report }: PerformanceOutcome): string =>
  [
    headline({ gate: 'Performance', verdict, effect, reasons }),
    ...(report.comparisons.length === 0 ? [] : [comparisonTable(report), method(report)]),
    ...(report.budgets.length === 0 ? [] : [budgetTable(report)]),
    ...(report.runs.length === 0 ? [] : [chart(report), details('Every run', runTable(report))]),
    facts(report),
    '',
  ].join('\n\n');
