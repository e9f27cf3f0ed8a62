/**
 * How often the performance gate is wrong, beside the rules in common use, in the same run: recorded A/A noise of real
 * benchmarks (no real difference) with slowdowns of known size put in. The recordings are not part of the package.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from '../../scripts/actions.ts';
import { table } from '../../src/core/markdown.ts';
import { compareMetrics, type Finding, fewestRuns } from '../../src/domain/measurements/compare.ts';
import { looksOf } from '../../src/domain/measurements/plan.ts';
import { coefficientOfVariation } from '../../src/domain/statistics/descriptive.ts';
import { clopperPearson, normalCdf } from '../../src/domain/statistics/distributions.ts';
import { spentAt } from '../../src/domain/statistics/multiplicity.ts';
import { doubledMidranks } from '../../src/domain/statistics/permutation.ts';
import { median } from '../../src/domain/statistics/quantiles.ts';
import { normalSource, randomSource, shuffled } from '../../src/domain/statistics/random.ts';
import { writeBenchPage } from './report.ts';

const recordings = join(root, '../shared/data/perf/jmh-forks-aa.1.jsonl');
const lineSchema = z.object({ id: z.string(), forks: z.array(z.array(z.number())) });
const slowdowns = [0, 0.05, 0.1, 0.25] as const;

type Iterations = readonly (readonly number[])[];
interface Split {
  readonly base: Iterations;
  readonly candidate: Iterations;
}

/** True: the rule would fail the build. */
type Rule = (split: Split) => Finding | boolean;

const values = (side: Iterations): number[] => side.map(median);
const ratio = ({ base, candidate }: Split): number => median(values(candidate)) / median(values(base));
const firstOf = ({ base, candidate }: Split): Split => ({ base: base.slice(0, 1), candidate: candidate.slice(0, 1) });

/** One-sided Mann–Whitney on pooled iterations, by the normal approximation that such samples are large enough for. */
const pooledP = ({ base, candidate }: Split): number => {
  const [x, y] = [candidate.flat(), base.flat()];
  const ranks = doubledMidranks([...x, ...y]);
  const sum = ranks.slice(0, x.length).reduce((a, b) => a + b, 0) / 2;
  const u = sum - (x.length * (x.length + 1)) / 2;
  const sd = Math.sqrt((x.length * y.length * (x.length + y.length + 1)) / 12);
  return 1 - normalCdf((u - (x.length * y.length) / 2) / sd);
};

const gate =
  (margin: number): Rule =>
  ({ base, candidate }) => {
    const sides = new Map([['p50' as const, { base: values(base), candidate: values(candidate), paired: true }]]);
    const levels = { alpha: 0.01, beta: 0.05, fewest: fewestRuns(0.01, 1) };
    return compareMetrics(sides, () => ({ margin, floor: 0 }), levels)[0]?.finding ?? 'inconclusive';
  };

const rules: readonly (readonly [string, Rule])[] = [
  ['one run a side, ratio > 2 (github-action-benchmark’s default)', split => ratio(firstOf(split)) > 2],
  ['one run a side, ratio > 1.1', split => ratio(firstOf(split)) > 1.1],
  ['one run a side, Mann–Whitney on its iterations, p < 0.01', split => pooledP(firstOf(split)) < 0.01],
  ['five a side, ratio of medians > 1.05', split => ratio(split) > 1.05],
  ['five a side, Mann–Whitney on pooled iterations, p < 0.01', split => pooledP(split) < 0.01],
  ['**this gate**, five a side, margin 0 %', gate(0)],
  ['**this gate**, five a side, margin 2 %', gate(0.02)],
  ['**this gate**, five a side, margin 5 % (default)', gate(0.05)],
];

const splitsOf = (forks: Iterations, count: number, random: () => number): Split[] =>
  Array.from({ length: count }, () => {
    const mixed = shuffled(forks, random);
    return { base: mixed.slice(0, 5), candidate: mixed.slice(5, 10) };
  });

const slowed = (split: Split, by: number): Split => ({
  ...split,
  candidate: split.candidate.map(run => run.map(value => value * (1 + by))),
});

const share = (count: number, all: number): string => `${((100 * count) / all).toFixed(1)} %`;
const withBounds = (count: number, all: number): string => {
  const { lower, upper } = clopperPearson(count, all, 0.025);
  return `${share(count, all)} (${(100 * lower).toFixed(1)}–${(100 * upper).toFixed(1)})`;
};

const ruleRow = (name: string, rule: Rule, splits: readonly Split[]): string[] => [
  name,
  ...slowdowns.map(by => {
    const found = splits.map(split => rule(slowed(split, by)));
    return withBounds(found.filter(one => one === true || one === 'regression').length, splits.length);
  }),
];

const verdictRow = (margin: number, splits: readonly Split[]): string[] => [
  `${margin * 100} %`,
  ...slowdowns.map(by => {
    const found = splits.map(split => gate(margin)(slowed(split, by)));
    const count = (finding: Finding): number => found.filter(one => one === finding).length;
    return (['regression', 'pass', 'inconclusive'] as const).map(one => share(count(one), splits.length)).join(' / ');
  }),
];

const noiseClasses = [
  ['≤ 1 %', 0, 0.01],
  ['1–2 %', 0.01, 0.02],
  ['2–5 %', 0.02, 0.05],
  ['> 5 %', 0.05, Infinity],
] as const;

const noiseRow = (name: string, splits: readonly Split[], benchmarks: number): string[] => [
  `${name} (${benchmarks})`,
  ...slowdowns.map(by => {
    const caught = splits.filter(split => gate(0.02)(slowed(split, by)) === 'regression').length;
    return share(caught, splits.length);
  }),
];

interface Walk {
  readonly finding: Finding;
  readonly pairs: number;
}

/** The group-sequential gate as the action runs it, on simulated runs: log-normal noise and a drifting machine. */
const sequential = (shift: number, noise: number, random: () => number): Walk => {
  const normal = normalSource(random);
  const looks = looksOf(5, 15);
  const [alphas, betas] = [spentAt(looks, 0.01), spentAt(looks, 0.05)];
  let drift = 0;
  const run = (slower: number): number => {
    drift += (normal() * noise) / 4;
    return (1 + slower) * Math.exp(drift + noise * normal());
  };
  const [base, candidate]: [number[], number[]] = [[], []];
  for (const [at, pairs] of looks.entries()) {
    while (base.length < pairs) {
      // ABBA: the candidate goes first in every second pair.
      if (base.length % 2 === 1) candidate.push(run(shift));
      base.push(run(0));
      if (candidate.length < base.length) candidate.push(run(shift));
    }
    const levels = { alpha: alphas[at] ?? 0, beta: betas[at] ?? 0, fewest: 5 };
    const sides = new Map([['p50' as const, { base, candidate, paired: true }]]);
    const finding = compareMetrics(sides, () => ({ margin: 0.05, floor: 0 }), levels)[0]?.finding ?? 'inconclusive';
    if (finding !== 'inconclusive' || at === looks.length - 1) return { finding, pairs };
  }
  throw new Error('a plan has at least one look');
};

const sequentialRow = (noise: number, random: () => number): string[] => [
  `${noise * 100} %`,
  ...[0, 0.05, 0.1, 0.25, 0.4].map(shift => {
    const rounds = 1000;
    const walks = Array.from({ length: rounds }, () => sequential(shift, noise, random));
    const count = (finding: Finding): string =>
      ((100 * walks.filter(one => one.finding === finding).length) / rounds).toFixed(1);
    const pairs = walks.reduce((all, one) => all + one.pairs, 0) / rounds;
    return `${count('regression')} / ${count('pass')} / ${count('inconclusive')}; ${pairs.toFixed(1)} pairs`;
  }),
];

const head = slowdowns.map(by => (by === 0 ? 'false alarms (+0 %)' : `found at +${by * 100} %`));

const recorded = async (text: string, perBenchmark: number): Promise<string> => {
  const random = randomSource(1);
  const benchmarks = text
    .trim()
    .split('\n')
    .map(line => lineSchema.parse(JSON.parse(line)).forks)
    .map(forks => ({
      splits: splitsOf(forks, perBenchmark, random),
      noise: coefficientOfVariation(values(forks)) ?? 0,
    }));
  const splits = benchmarks.flatMap(one => one.splits);
  const byNoise = noiseClasses.map(([name, from, to]) => {
    const within = benchmarks.filter(one => one.noise > from && one.noise <= to);
    return noiseRow(
      name,
      within.flatMap(one => one.splits),
      within.length,
    );
  });
  return [
    '## On recorded noise',
    `${benchmarks.length} JMH benchmarks, ten forks each of identical code (SEALABQualityGroup/steady-state, the part kept for development), ` +
      `${perBenchmark} random splits of the forks into five against five: ${splits.length} comparisons a cell. ` +
      'In brackets the 95 % Clopper–Pearson interval (it treats the splits of one benchmark as independent, so it is somewhat too narrow).',
    table(
      ['rule: how often it fails the build', ...head],
      rules.map(([name, rule]) => ruleRow(name, rule, splits)),
    ),
    'A slowdown equal to the margin is allowed: there the default gate has nothing to find, and may fail the build in 1 % of the comparisons. What each verdict of the gate became, `regression / pass / inconclusive`:',
    table(
      ['margin', ...slowdowns.map(by => `+${by * 100} %`)],
      [0.02, 0.05].map(margin => verdictRow(margin, splits)),
    ),
    'A `pass` at a slowdown above the margin is the gate’s miss; it promises at most 5 %. Detection by run-to-run noise of the benchmark (margin 2 %):',
    table(['noise (benchmarks)', ...head], byNoise),
  ].join('\n\n');
};

const simulated = (): string => {
  const random = randomSource(2);
  return [
    '## The paired sequence as the action runs it',
    'Simulated runs (log-normal noise of the size named, a random-walk drift of a quarter of it per run), 5 pairs and up to 15 while inconclusive, margin 5 %, α = 0.01, β = 0.05, 1000 sessions a cell. `regression / pass / inconclusive` in percent; mean number of pairs.',
    table(
      ['noise', '+0 %', '+5 % (the margin)', '+10 %', '+25 %', '+40 %'],
      [0.01, 0.03, 0.1, 0.2].map(noise => sequentialRow(noise, random)),
    ),
  ].join('\n\n');
};

export const main = async (args: readonly string[]): Promise<void> => {
  const perBenchmark = Number(args[0] ?? 6);
  const text = await readFile(recordings, 'utf8').catch(() => undefined);
  if (text === undefined) {
    console.log(`skipped: the recordings are not here (${recordings}); docs/bench/perf-gate.md stays as it is`);
    return;
  }
  const body = [await recorded(text, perBenchmark), simulated()].join('\n\n');
  console.log(body);
  await writeBenchPage(
    'bench/perf-gate.md',
    'How often the performance gate is wrong',
    'npm run bench -- perf-gate',
    body,
  );
};
