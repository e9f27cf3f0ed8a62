import { ascending } from '../statistics/descriptive.ts';
import { harrellDavisOfSorted } from '../statistics/quantiles.ts';
import type { Reason } from '../verdicts/verdicts.ts';
import { codes } from './codes.ts';
import type { RunValues } from './metrics.ts';

/** What a load tool saw in the measured part of one run (after the warm-up cut). */
export interface RequestSamples {
  /** Milliseconds, of requests that were answered as they should be (2xx, 3xx). */
  readonly latencies: readonly number[];
  /** Requests answered otherwise, or not at all. */
  readonly failed: number;
  readonly seconds: number;
}

export interface MeasuredRun {
  readonly kind: 'measured';
  readonly values: RunValues;
  readonly requests: number;
  readonly failed: number;
  readonly seconds: number;
  /** Which of the k6 script's own thresholds were crossed. */
  readonly thresholdsCrossed: readonly string[];
}

export interface InvalidRun {
  readonly kind: 'invalid';
  readonly reason: Reason;
}

export type Run = MeasuredRun | InvalidRun;

export type Side = 'base' | 'candidate';

/** A run in its place: the order is kept, because it is part of the evidence. */
export interface PlacedRun {
  readonly side: Side;
  /** 1-based number of the pair (or of the run, where there are no pairs). */
  readonly pair: number;
  readonly run: Run;
}

/** A quantile from fewer answers than this says nothing about a run. */
export const fewestAnswers = 20;

export const invalid = (reason: Reason): InvalidRun => ({ kind: 'invalid', reason });

/** Reduces a run to one value per metric: the run, not the request, is the unit of observation. */
export const reduceRun = (samples: RequestSamples, thresholdsCrossed: readonly string[] = []): Run => {
  const answered = samples.latencies.length;
  const requests = answered + samples.failed;
  if (answered < fewestAnswers) {
    return invalid(
      codes.reason(
        'run-without-answers',
        `Only ${answered} of ${requests} requests were answered well in ${samples.seconds.toFixed(1)} s; a run needs at least ${fewestAnswers}.`,
      ),
    );
  }
  const sorted = ascending(samples.latencies);
  const values: RunValues = {
    p50: harrellDavisOfSorted(sorted, 0.5),
    p90: harrellDavisOfSorted(sorted, 0.9),
    p95: harrellDavisOfSorted(sorted, 0.95),
    p99: harrellDavisOfSorted(sorted, 0.99),
    throughput: answered / samples.seconds,
    'error-rate': samples.failed / requests,
  };
  return { kind: 'measured', values, requests, failed: samples.failed, seconds: samples.seconds, thresholdsCrossed };
};

export const measured = (runs: readonly PlacedRun[], side: Side): MeasuredRun[] =>
  runs.flatMap(({ run, ...placed }) => (placed.side === side && run.kind === 'measured' ? [run] : []));
