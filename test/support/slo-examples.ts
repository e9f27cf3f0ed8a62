/** For each SLO preset a service that keeps it and some that break one promise each, as they would be measured. */
import type { MetricName } from '../../src/domain/measurements/metrics.ts';
import type { SloPresetName } from '../../src/domain/slo/presets.ts';

export interface Service {
  /** Share of requests that fail. */
  readonly errors: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly throughput: number;
}

export interface Broken {
  readonly what: string;
  readonly service: Service;
  /** Reason code of the verification; null: what is broken shows only under load. */
  readonly code: string | null;
  /** The budget of the performance gate that is exceeded. */
  readonly budget: MetricName;
}

export interface Examples {
  readonly keeps: Service;
  readonly breaks: readonly Broken[];
}

const slow = 'latency-above-objective';
const failing = 'error-rate-above-objective';

const atScale: Service = { errors: 0.0001, p50: 40, p95: 110, p99: 160, throughput: 12_000 };
const atScaleBroken: readonly Broken[] = [
  { what: '1 % errors', service: { ...atScale, errors: 0.01 }, code: failing, budget: 'error-rate' },
  { what: 'p99 of 600 ms', service: { ...atScale, p95: 190, p99: 600 }, code: slow, budget: 'p99' },
  { what: '9,000 requests/s', service: { ...atScale, throughput: 9000 }, code: null, budget: 'throughput' },
];
const interactive: Service = { errors: 0.001, p50: 120, p95: 350, p99: 700, throughput: 800 };
const platform: Service = { errors: 0.00005, p50: 11, p95: 32, p99: 70, throughput: 11_000 };
const underLoad: Service = { errors: 0.001, p50: 180, p95: 600, p99: 1500, throughput: 1400 };

export const sloExamples: Readonly<Record<SloPresetName, Examples>> = {
  s0: { keeps: atScale, breaks: atScaleBroken },
  s1: { keeps: { ...atScale, p50: 55 }, breaks: atScaleBroken },
  s2: {
    keeps: interactive,
    breaks: [
      { what: '6 % errors', service: { ...interactive, errors: 0.06 }, code: failing, budget: 'error-rate' },
      { what: 'p95 of 900 ms', service: { ...interactive, p95: 900, p99: 980 }, code: slow, budget: 'p95' },
      { what: 'p99 of 3 s', service: { ...interactive, p95: 490, p99: 3000 }, code: slow, budget: 'p99' },
    ],
  },
  s3: {
    keeps: platform,
    breaks: [
      { what: '5 % errors', service: { ...platform, errors: 0.05 }, code: failing, budget: 'error-rate' },
      { what: 'p50 of 25 ms', service: { ...platform, p50: 25 }, code: slow, budget: 'p50' },
      { what: 'p99 of 400 ms', service: { ...platform, p95: 44, p99: 400 }, code: slow, budget: 'p99' },
    ],
  },
  s4: {
    keeps: underLoad,
    breaks: [
      { what: 'p95 of 2 s', service: { ...underLoad, p95: 2000, p99: 3000 }, code: slow, budget: 'p95' },
      { what: '700 requests/s', service: { ...underLoad, throughput: 700 }, code: null, budget: 'throughput' },
    ],
  },
};
