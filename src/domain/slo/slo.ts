import { parseBudget } from '../measurements/budgets.ts';
import { shortestPeriodMs } from '../metrics/burn.ts';

/** What a service promises, said once; from it come the objectives of the performance gate and of verification. */
export interface Slo {
  /** Share of requests answered well, over the long run; null: not promised. */
  readonly availability: number | null;
  /** Share of requests that may fail under test. */
  readonly errorRate: number | null;
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
  readonly p99Ms: number | null;
  /** Requests a second that must be reached. */
  readonly throughput: number | null;
  /** Over how long the availability is promised. */
  readonly windowMs: number;
  /** Where failures and requests are counted: `prometheus: <errors> of <requests>`. */
  readonly burnRate: readonly string[];
}

/** Percent without the noise of binary fractions. */
export const percentText = (share: number): string => `${Number((share * 100).toPrecision(8))}%`;

/** An availability without an error rate of its own allows what it leaves. */
export const maxErrorRate = ({ errorRate, availability }: Slo): number | null =>
  errorRate ?? (availability === null ? null : 1 - availability);

/** How long the service may be down within the window. */
export const errorBudgetMs = ({ availability, windowMs }: Slo): number | null =>
  availability === null ? null : (1 - availability) * windowMs;

const known = (entries: readonly (readonly [string, string | null])[]): Readonly<Record<string, string>> =>
  Object.fromEntries(entries.flatMap(([name, text]) => (text === null ? [] : [[name, text]])));

const ms = (value: number | null): string | null => (value === null ? null : `${value}ms`);
const percentOrNull = (share: number | null): string | null => (share === null ? null : percentText(share));

/** Inputs of verification, by name, as texts: what post-deploy-verify, ship and auto-rollback hold a release to. */
export const verificationOf = (slo: Slo): Readonly<Record<string, string>> =>
  known([
    ['max-error-rate', percentOrNull(maxErrorRate(slo))],
    ['max-p50', ms(slo.p50Ms)],
    ['max-p95', ms(slo.p95Ms)],
    ['max-p99', ms(slo.p99Ms)],
  ]);

/** Lines for `metrics`: how fast the error budget burns, wherever it is counted. */
export const metricsOf = ({ availability, burnRate, windowMs }: Slo): readonly string[] =>
  availability === null
    ? []
    : burnRate.map(counts => `${counts} slo ${percentText(availability)} over ${windowMs / 86_400_000}d`);

const budget = (metric: string, sign: '<' | '>', text: string | null): readonly string[] =>
  text === null ? [] : [`${metric} ${sign} ${text}`];

/** Lines for `budgets` of performance-regression. */
export const budgetsOf = (slo: Slo): readonly string[] => [
  ...budget('p50', '<', ms(slo.p50Ms)),
  ...budget('p95', '<', ms(slo.p95Ms)),
  ...budget('p99', '<', ms(slo.p99Ms)),
  ...budget('throughput', '>', slo.throughput === null ? null : `${slo.throughput} req/s`),
  ...budget('error-rate', '<', percentOrNull(maxErrorRate(slo))),
];

/** A budget that is written out wins over the promise of the same metric; the other promises stand beside it. */
export const withBudgets = (written: readonly string[], slo: Slo): readonly string[] => {
  const named = new Set(written.map(text => parseBudget(text)?.metric));
  return [...written, ...budgetsOf(slo).filter(text => !named.has(parseBudget(text)?.metric))];
};

export interface SloProblem {
  readonly key: string;
  readonly problem: string;
  readonly allowed: string;
}

/** What can't be promised together. */
export const problemOf = (slo: Slo): SloProblem | undefined => {
  const latencies = [slo.p50Ms, slo.p95Ms, slo.p99Ms].filter(one => one !== null);
  if (latencies.some((one, at) => one < (latencies[at - 1] ?? 0)))
    return { key: 'p99', problem: 'is below a lower percentile', allowed: 'p50 ≤ p95 ≤ p99' };
  if (slo.burnRate.length > 0 && slo.availability === null)
    return { key: 'availability', problem: 'is needed by burn-rate', allowed: 'a percentage such as 99.9%' };
  if (slo.burnRate.length > 0 && slo.windowMs < shortestPeriodMs)
    return { key: 'window', problem: 'is too short for burn-rate', allowed: '7d or longer' };
  const rate = maxErrorRate(slo);
  if (rate !== null && (rate < 0.0001 - 1e-12 || rate > 0.5)) {
    const key = slo.errorRate === null ? 'availability' : 'error-rate';
    return {
      key,
      problem: `means an error rate of ${percentText(rate)}, which verification can't hold a release to`,
      allowed: 'an error rate from 0.01% to 50%',
    };
  }
  return undefined;
};
