import { z } from 'zod';
import { type Comparability, comparabilitySchema, incomparabilities } from './comparability.ts';
import { type MetricName, metricNames, type RunValues } from './metrics.ts';

export const baselineSchemaName = 'prod-actions/performance-baseline/v1';

const valuesSchema: z.ZodType<RunValues> = z.record(z.enum(metricNames), z.number());

const entrySchema = z.strictObject({
  /** The release these runs measured. */
  commit: z.string(),
  recordedAt: z.string(),
  comparability: comparabilitySchema,
  runs: z.array(valuesSchema).min(1),
});
export type BaselineEntry = z.output<typeof entrySchema>;

export const baselineSchema = z.strictObject({
  schema: z.literal(baselineSchemaName),
  /** Oldest first; sessions are only ever appended, and the oldest fall off. */
  entries: z.array(entrySchema),
});
export type Baseline = z.output<typeof baselineSchema>;

export const emptyBaseline: Baseline = { schema: baselineSchemaName, entries: [] };

const kept = 50;
/** How many of the latest comparable sessions a candidate is compared with. */
const window = 5;

export const appendEntry = (baseline: Baseline, entry: BaselineEntry): Baseline => ({
  ...baseline,
  entries: [...baseline.entries, entry].slice(-kept),
});

export type BaselineChoice =
  | { readonly kind: 'none' }
  | { readonly kind: 'incomparable'; readonly differences: readonly string[] }
  | { readonly kind: 'found'; readonly sessions: readonly BaselineEntry[] };

/** The latest comparable sessions; where there are none, what differs from the latest of all. */
export const chooseBaseline = (baseline: Baseline, now: Comparability): BaselineChoice => {
  const latest = baseline.entries.at(-1);
  if (latest === undefined) return { kind: 'none' };
  const sessions = baseline.entries.filter(entry => incomparabilities(entry.comparability, now).length === 0);
  return sessions.length === 0
    ? { kind: 'incomparable', differences: incomparabilities(latest.comparability, now) }
    : { kind: 'found', sessions: sessions.slice(-window) };
};

export const sessionValues = (session: BaselineEntry, metric: MetricName): number[] =>
  session.runs.map(run => run[metric]);
