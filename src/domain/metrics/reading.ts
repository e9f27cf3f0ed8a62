import type { codes } from './codes.ts';

/** What a provider can answer, and what that makes of a metric. The set is closed and only `value` can pass. Pure. */

export interface Point {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly value: number;
}

export const faultKinds = ['provider-error', 'time-out', 'denied', 'unparsable'] as const;
export type FaultKind = (typeof faultKinds)[number];

/** The provider did not answer as it should; in its own words, without secrets. */
export interface Fault {
  readonly kind: FaultKind;
  readonly detail: string;
}

/** What came back for one query. */
export interface Answer {
  readonly kind: 'series';
  /** One list per series, oldest point first; no list: nothing matched. */
  readonly series: readonly (readonly Point[])[];
  /** When the newest data behind the answer were taken; null: as new as its newest point. */
  readonly newestAt: number | null;
  /** The provider’s clock when it answered; null: it did not say. */
  readonly serverNow: number | null;
  /** What the provider remarked. */
  readonly notes: readonly string[];
}

export type Read = Answer | Fault;

export const reducers = ['last', 'avg', 'min', 'max', 'sum'] as const;
export type Reducer = (typeof reducers)[number];

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

export const reduced = (points: readonly Point[], reducer: Reducer): number => {
  const values = points.map(point => point.value);
  switch (reducer) {
    case 'last':
      return values.at(-1) ?? Number.NaN;
    case 'avg':
      return values.length === 0 ? Number.NaN : sum(values) / values.length;
    case 'min':
      return values.length === 0 ? Number.NaN : Math.min(...values);
    case 'max':
      return values.length === 0 ? Number.NaN : Math.max(...values);
    case 'sum':
      return sum(values);
  }
};

export interface Value {
  readonly kind: 'value';
  readonly value: number;
  readonly samples: number;
  readonly notes: readonly string[];
}

export const doubtKinds = ['nan', 'empty', 'stale', 'too-few-samples'] as const;

/** It answered, and that says too little. */
export interface Doubt {
  readonly kind: (typeof doubtKinds)[number];
  readonly detail: string;
}

export type Outcome = Value | Doubt | Fault;

/** Everything a metric can come to. */
export const outcomeKinds = ['value', ...doubtKinds, ...faultKinds] as const;

export interface Rules {
  readonly reducer: Reducer;
  /** The newest data must be younger than this. */
  readonly maxAgeMs: number;
  /** Age is reckoned from the end of the window: so long before now. */
  readonly agoMs?: number;
  /** Our own clock, where the provider does not tell its own. */
  readonly now: number;
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`;

/** One number with its samples, or which way it is none. */
export const outcomeOf = (read: Read, { reducer, maxAgeMs, agoMs = 0, now }: Rules): Outcome => {
  if (read.kind !== 'series') return read;
  const [points, ...others] = read.series.filter(series => series.length > 0);
  if (points === undefined) return { kind: 'empty', detail: 'the query matched nothing' };
  if (others.length > 0)
    return { kind: 'unparsable', detail: `${others.length + 1} series came back, one number is needed` };
  const newest = read.newestAt ?? Math.max(...points.map(point => point.at));
  // A window of the past was asked for by our own clock.
  const age = (agoMs > 0 ? now - agoMs : (read.serverNow ?? now)) - newest;
  if (age > maxAgeMs)
    return {
      kind: 'stale',
      detail: `the newest data are ${seconds(age)} old, at most ${seconds(maxAgeMs)} are allowed`,
    };
  const value = reduced(points, reducer);
  if (!Number.isFinite(value))
    return { kind: 'nan', detail: Number.isNaN(value) ? 'the value is not a number (NaN)' : `the value is ${value}` };
  return { kind: 'value', value, samples: points.length, notes: read.notes };
};

/** Too few samples behind a value make it none. */
export const enough = (outcome: Outcome, samples: number | null, minSamples: number | null): Outcome => {
  if (outcome.kind !== 'value') return outcome;
  const counted = samples ?? outcome.samples;
  if (minSamples !== null && counted < minSamples)
    return { kind: 'too-few-samples', detail: `${Math.floor(counted)} samples, ${minSamples} are needed` };
  return { ...outcome, samples: counted };
};

type Code = keyof typeof codes.docs;

const codeOf: Readonly<Record<Exclude<Outcome['kind'], 'value'>, Code>> = {
  nan: 'metric-nan',
  empty: 'metric-empty',
  stale: 'metric-stale',
  'too-few-samples': 'metric-too-few-samples',
  'provider-error': 'metric-provider-error',
  'time-out': 'metric-timed-out',
  denied: 'metric-denied',
  unparsable: 'metric-unparsable',
};

export interface Verdict {
  readonly verdict: 'pass' | 'fail' | 'inconclusive' | 'error';
  readonly code: Code | null;
  readonly what: string;
}

/** That no failure was counted by a counter that does not exist says nothing. */
export const neverSeen = (errors: string): Doubt => ({
  kind: 'empty',
  detail: `a counter of failures of the name in ${errors} was never seen`,
});

const isFault = (kind: string): kind is FaultKind => faultKinds.some(one => one === kind);

/** The verdict of anything that is no value: never a pass, never a fail. */
export const verdictWithoutValue = (outcome: Doubt | Fault): Verdict => ({
  verdict: isFault(outcome.kind) ? 'error' : 'inconclusive',
  code: codeOf[outcome.kind],
  what: `${outcome.detail}.`,
});
