import { coefficientOfVariation } from '../statistics/descriptive.ts';
import type { Comparison } from './compare.ts';
import type { MetricName } from './metrics.ts';
import { measured, type PlacedRun, type Side } from './runs.ts';

type NoiseOfSide = Readonly<Record<MetricName, number | null>>;

const noiseOfSide = (runs: readonly PlacedRun[], side: Side): NoiseOfSide => {
  const of = (name: MetricName): number | null =>
    coefficientOfVariation(measured(runs, side).map(run => run.values[name])) ?? null;
  return {
    p50: of('p50'),
    p90: of('p90'),
    p95: of('p95'),
    p99: of('p99'),
    throughput: of('throughput'),
    'error-rate': of('error-rate'),
  };
};

/** Run-to-run coefficient of variation of every metric, by side. */
export const noiseTable = (runs: readonly PlacedRun[]): Readonly<Record<Side, NoiseOfSide>> => ({
  base: noiseOfSide(runs, 'base'),
  candidate: noiseOfSide(runs, 'candidate'),
});

const order = { regression: 2, inconclusive: 1, pass: 0 } as const;

/** The comparison that decides: the worst finding, and among equals the largest shift. */
export const decisive = (comparisons: readonly Comparison[]): Comparison | undefined =>
  comparisons.toSorted((a, b) => order[b.finding] - order[a.finding] || b.shift - a.shift)[0];

export interface NoiseOpinion {
  /** Whether a slowdown of the given share would have shown with 80 % probability. */
  readonly quietEnough: boolean;
  readonly sentence: string;
}

/** Whether this machine, with these runs, could show a slowdown of `slowdown` (0.4 = 40 %) at all. */
export const quietEnoughFor = (
  comparison: Pick<Comparison, 'metric' | 'minimumDetectable' | 'noise' | 'runs'>,
  slowdown: number,
): NoiseOpinion => {
  const { metric, minimumDetectable, noise, runs } = comparison;
  const share = (value: number): string => `${(value * 100).toFixed(0)} %`;
  const quietEnough = minimumDetectable !== null && minimumDetectable <= slowdown;
  const from = minimumDetectable === null ? 'nothing' : `slowdowns from ${share(minimumDetectable)}`;
  const sentence =
    `With ${runs.candidate} runs a side and a run-to-run noise of ${share(noise)} in ${metric}, this machine shows ${from}` +
    (quietEnough ? '.' : `: it is too noisy to show one of ${share(slowdown)}.`);
  return { quietEnough, sentence };
};
