import { z } from 'zod';

/**
 * The end-of-test summary of k6 in its three shapes, read into one. A summary holds quantiles only as configured and no
 * samples, so it serves budgets and reports; the gate itself reads the samples.
 */
export interface K6Summary {
  readonly shape: 'summary-export' | 'handle-summary' | 'machine-readable';
  /** Metric → statistic → value: `http_req_duration` → `p(95)` → 12.3. */
  readonly metrics: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** `metric: expression` of every threshold that was crossed. The machine-readable shape has none. */
  readonly crossed: readonly string[];
}

const numbers = z
  .record(z.string(), z.unknown())
  .transform(values =>
    Object.fromEntries(
      Object.entries(values).flatMap(([key, value]) => (typeof value === 'number' ? [[key, value]] : [])),
    ),
  );

const handleSummary = z.object({
  state: z.object({ testRunDurationMs: z.number() }),
  metrics: z.record(
    z.string(),
    z.object({ values: numbers, thresholds: z.record(z.string(), z.object({ ok: z.boolean() })).optional() }),
  ),
});

/** Here a threshold is `true` when it was crossed. */
const summaryExport = z.object({
  root_group: z.object({ path: z.string() }),
  metrics: z.record(z.string(), z.looseObject({ thresholds: z.record(z.string(), z.boolean()).optional() })),
});

const machineReadable = z.object({
  version: z.string().regex(/^1\./),
  results: z.object({ metrics: z.array(z.object({ name: z.string(), values: numbers })) }),
});

type Thresholds = Readonly<Record<string, unknown>> | undefined;

const crossedOf = (metric: string, thresholds: Thresholds, crossed: (value: unknown) => boolean): string[] =>
  Object.entries(thresholds ?? {}).flatMap(([expression, value]) =>
    crossed(value) ? [`${metric}: ${expression}`] : [],
  );

const fromHandleSummary = (data: z.output<typeof handleSummary>): K6Summary => ({
  shape: 'handle-summary',
  metrics: Object.fromEntries(Object.entries(data.metrics).map(([name, metric]) => [name, metric.values])),
  crossed: Object.entries(data.metrics).flatMap(([name, metric]) =>
    crossedOf(
      name,
      metric.thresholds,
      value => typeof value === 'object' && value !== null && 'ok' in value && !value.ok,
    ),
  ),
});

const fromSummaryExport = (data: z.output<typeof summaryExport>): K6Summary => ({
  shape: 'summary-export',
  metrics: Object.fromEntries(Object.entries(data.metrics).map(([name, metric]) => [name, numbers.parse(metric)])),
  crossed: Object.entries(data.metrics).flatMap(([name, metric]) =>
    crossedOf(name, metric.thresholds, value => value === true),
  ),
});

/** Undefined when the value is none of the three shapes. */
export const readK6Summary = (value: unknown): K6Summary | undefined => {
  // The default export shape also has metrics; `state` and `version` tell the others apart.
  const handled = handleSummary.safeParse(value);
  if (handled.success) return fromHandleSummary(handled.data);
  const machine = machineReadable.safeParse(value);
  if (machine.success) {
    const metrics = Object.fromEntries(machine.data.results.metrics.map(metric => [metric.name, metric.values]));
    return { shape: 'machine-readable', metrics, crossed: [] };
  }
  const exported = summaryExport.safeParse(value);
  return exported.success ? fromSummaryExport(exported.data) : undefined;
};
