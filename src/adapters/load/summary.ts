/** Numbers of a load for reports. */
import { quantile } from '../../domain/statistics/quantiles.ts';
import type { Connection, LoadRecord } from './generator.ts';

export interface LoadSummary {
  readonly requests: number;
  /** No whole answer came: refused, reset, cut, timed out. */
  readonly lost: number;
  /** Whole answers with a status of 500 and above. */
  readonly errors: number;
  /** Of whole answers; null without any. */
  readonly p50Ms: number | null;
  readonly p99Ms: number | null;
  readonly maxMs: number | null;
  /** What the lost ones ran into, by name. */
  readonly faults: Readonly<Record<string, number>>;
}

export const summarize = (records: readonly LoadRecord[], connection?: Connection): LoadSummary => {
  const chosen = records.filter(record => connection === undefined || record.connection === connection);
  const latencies = chosen.flatMap(record => (record.fault === null ? [record.latencyMs] : []));
  const at = (p: number): number | null => (latencies.length === 0 ? null : quantile(latencies, p));
  const faults: Record<string, number> = {};
  for (const { fault } of chosen) if (fault !== null) faults[fault] = (faults[fault] ?? 0) + 1;
  return {
    requests: chosen.length,
    lost: chosen.length - latencies.length,
    errors: chosen.filter(record => record.fault === null && (record.status ?? 0) >= 500).length,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    maxMs: at(1),
    faults,
  };
};
