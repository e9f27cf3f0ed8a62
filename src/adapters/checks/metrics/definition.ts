import type { Objective } from '../../../domain/metrics/objective.ts';
import type { InstanceAddress } from '../../../domain/metrics/placeholders.ts';
import type { Reducer } from '../../../domain/metrics/reading.ts';

/** A metric as the caller wants it. */

export const providerNames = [
  'prometheus',
  'scrape',
  'datadog',
  'cloudwatch',
  'newrelic',
  'google',
  'sentry',
  'json',
] as const;
export type ProviderName = (typeof providerNames)[number];

export interface Common {
  readonly name: string;
  readonly provider: ProviderName;
  readonly windowMs: number | null;
  readonly maxAgeMs: number | null;
  readonly intervalMs: number | null;
  readonly timeoutMs: number;
  readonly minSamples: number | null;
  readonly required: boolean;
}

/** One number held to an objective, or to what it was before. */
export interface QueryDefinition extends Common {
  readonly kind: 'query';
  readonly query: string;
  readonly path: string | null;
  readonly objective: Objective | null;
  readonly compare: {
    readonly offsetMs: number | null;
    readonly baseline: boolean;
    readonly maxRatio: number | null;
    readonly maxDifference: number | null;
    /** As the difference was written. */
    readonly unit: string;
  } | null;
  readonly reduce: Reducer | null;
  readonly samples: string | null;
}

/** Requests and failures as they are counted, for the sequential test. '' as counters: those a known program shows. */
export interface CounterDefinition extends Common {
  readonly kind: 'counters';
  readonly errors: string;
  readonly requests: string;
  /** Addresses of `scrape`. */
  readonly urls: readonly string[];
  /** Instead of them: each instance of the release. */
  readonly instances: InstanceAddress | null;
  /** Share of requests that may fail. */
  readonly maxErrorRate: number;
}

/** How fast an error budget burns. */
export interface BurnDefinition extends Common {
  readonly kind: 'burn';
  readonly errors: string;
  readonly requests: string;
  readonly slo: number;
  /** Over how long the objective holds. */
  readonly periodMs: number;
}

export type MetricDefinition = QueryDefinition | CounterDefinition | BurnDefinition;
