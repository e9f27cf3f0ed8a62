import { ToolError } from '../../core/errors.ts';
import type { Log } from '../../core/ports.ts';
import { codes } from '../../domain/measurements/codes.ts';
import type { Assessment, Look } from '../../domain/measurements/judge.ts';
import { formatValue, type MetricName } from '../../domain/measurements/metrics.ts';
import { looksOf, pairOrders } from '../../domain/measurements/plan.ts';
import type { App, LoadTool } from '../../domain/measurements/ports.ts';
import { invalid, type PlacedRun, type Run, type Side } from '../../domain/measurements/runs.ts';
import type { Scenario } from '../../domain/measurements/scenario.ts';
import { spentAt } from '../../domain/statistics/multiplicity.ts';

export interface Rig {
  readonly tool: LoadTool;
  readonly scenario: Scenario;
  readonly apps: Readonly<Partial<Record<Side, App>>>;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** Shown as the runs come in. */
  readonly metric: MetricName;
  /** A run that makes every other number worthless: nothing more is measured after it. */
  readonly worthless: (run: PlacedRun) => boolean;
}

export interface Session {
  readonly runs: readonly PlacedRun[];
  readonly assessment: Assessment;
  /** Pairs at each look that was taken. */
  readonly looks: readonly number[];
}

export interface Sequence {
  readonly pairs: number;
  readonly maxPairs: number;
  /** A look before this many pairs would spend error where no data can decide. */
  readonly fewest: number;
  readonly alpha: number;
  readonly beta: number;
  readonly random: () => number;
}

type Assess = (runs: readonly PlacedRun[], look: Look) => Assessment;

/** A fresh process for every run: what differs between two starts of one release is noise that has to be seen. */
const runOnce = async (rig: Rig, app: App): Promise<Run> => {
  try {
    const running = await app.start(rig.signal);
    try {
      const run = await rig.tool.run({ baseUrl: running.url, scenario: rig.scenario, signal: rig.signal });
      const died = running.ended();
      return died === undefined ? run : invalid(codes.reason('app-died', `While it was measured, ${died}`));
    } finally {
      await running.stop();
    }
  } catch (error) {
    if (error instanceof ToolError && error.code === 'app-not-started')
      return invalid(codes.reason('app-not-started', error.message));
    throw error;
  }
};

const placed = async (rig: Rig, side: Side, pair: number): Promise<PlacedRun> => {
  const app = rig.apps[side];
  if (app === undefined) throw new Error(`no ${side} to run`);
  const run = await runOnce(rig, app);
  const shown =
    run.kind === 'invalid' ? `invalid: ${run.reason.message}` : formatValue(rig.metric, run.values[rig.metric]);
  rig.log.info(`${side} run ${pair}: ${rig.metric} ${shown}`);
  return { side, pair, run };
};

interface Slot {
  readonly side: Side;
  readonly pair: number;
}

/** Adds a run for each slot, up to a worthless one. */
const fill = async (rig: Rig, runs: PlacedRun[], slots: readonly Slot[]): Promise<void> => {
  for (const { side, pair } of slots) {
    const next = await placed(rig, side, pair);
    runs.push(next);
    if (rig.worthless(next)) return;
  }
};

/** Base and candidate in turn. After each look it stops as soon as the verdict is more than "inconclusive". */
export const measurePairs = async (rig: Rig, sequence: Sequence, assess: Assess): Promise<Session> => {
  const looks = looksOf(Math.max(sequence.pairs, Math.min(sequence.fewest, sequence.maxPairs)), sequence.maxPairs);
  const alphas = spentAt(looks, sequence.alpha);
  const betas = spentAt(looks, sequence.beta);
  const orders = pairOrders(looks.at(-1) ?? sequence.pairs, sequence.random);
  const slots = orders.flatMap((order, index) => order.map(side => ({ side, pair: index + 1 })));
  const runs: PlacedRun[] = [];
  for (const [at, pairs] of looks.entries()) {
    await fill(rig, runs, slots.slice(runs.length, 2 * pairs));
    const assessment = assess(runs, { alpha: alphas[at] ?? 0, beta: betas[at] ?? 0 });
    if (assessment.verdict !== 'inconclusive' || at === looks.length - 1)
      return { runs, assessment, looks: looks.slice(0, at + 1) };
    rig.log.info(`Inconclusive after ${pairs} pairs; going on to ${looks[at + 1]}.`);
  }
  throw new Error('a plan has at least one look');
};

/** The candidate alone, a fixed number of times. */
export const measureCandidate = async (rig: Rig, sequence: Sequence, assess: Assess): Promise<Session> => {
  const runs: PlacedRun[] = [];
  const slots = Array.from({ length: sequence.pairs }, (_, index) => ({ side: 'candidate' as const, pair: index + 1 }));
  await fill(rig, runs, slots);
  return { runs, assessment: assess(runs, sequence), looks: [sequence.pairs] };
};
