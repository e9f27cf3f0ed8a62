/** What is measured of a run: one value per metric. */

export const metricNames = ['p50', 'p90', 'p95', 'p99', 'throughput', 'error-rate'] as const;
export type MetricName = (typeof metricNames)[number];
export type RunValues = Readonly<Record<MetricName, number>>;

export interface Metric {
  readonly title: string;
  readonly unit: 'ms' | 'req/s' | 'share';
  /** Which way is worse. */
  readonly worse: 'higher' | 'lower';
  /** Differences up to this size never count, however sure: in the metric's own unit. */
  readonly floor: number;
  /** Compared by ratio, or (where 0 is a normal value) by difference against the floor alone. */
  readonly scale: 'ratio' | 'difference';
}

const latency = (title: string): Metric => ({ title, unit: 'ms', worse: 'higher', floor: 0.05, scale: 'ratio' });

export const metrics: Readonly<Record<MetricName, Metric>> = {
  p50: latency('median latency'),
  p90: latency('90th percentile of latency'),
  p95: latency('95th percentile of latency'),
  p99: latency('99th percentile of latency'),
  throughput: { title: 'throughput', unit: 'req/s', worse: 'lower', floor: 1, scale: 'ratio' },
  'error-rate': { title: 'error rate', unit: 'share', worse: 'higher', floor: 0.005, scale: 'difference' },
};

/** Three significant digits, no exponent. */
const digits = (value: number): string =>
  value === 0 ? '0' : value.toFixed(Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value)))));

export const formatValue = (name: MetricName, value: number): string => {
  const { unit } = metrics[name];
  return unit === 'share' ? `${digits(value * 100)} %` : `${digits(value)} ${unit}`;
};
