import { UserError } from '../../../core/errors.ts';
import { codes } from '../../../domain/metrics/codes.ts';
import { type Check, unaskedReport } from '../../../domain/verification/check.ts';
import type { CheckParts, Subject } from '../subject.ts';
import { connect, connectCounters } from './connect.ts';
import type { MetricDefinition } from './definition.ts';
import { asksBefore, parseMetrics } from './definitions.ts';
import type { MetricInputs } from './inputs.ts';

/** The verification goes on with what can be asked; this one says why it cannot, and nothing passes without it. */
const unconnected = (metric: MetricDefinition, { code, message, fix }: UserError): Check => {
  const { name, provider: source, required } = metric;
  const report = unaskedReport({ name, source, required }, { verdict: 'error', code, what: message, next: fix });
  return { name, source, required, factual: true, patienceMs: 1000, look: async () => report };
};

const checkOf = async (
  definition: MetricDefinition,
  inputs: MetricInputs,
  subject: Subject,
  parts: CheckParts,
): Promise<Check> => {
  if (definition.kind === 'counters') {
    const { CounterCheck } = await import('./counter-check.ts');
    return new CounterCheck(definition, await connectCounters(definition, inputs, subject, parts), parts.clock);
  }
  const basis = { subject, clock: parts.clock, provider: await connect(definition, inputs, subject, parts) };
  if (definition.kind === 'burn') return new (await import('./burn-check.ts')).BurnCheck(definition, basis);
  return new (await import('./query-check.ts')).QueryCheck(definition, basis);
};

/** Held to its objective alone, a metric can pass; that it was to be compared as well must not get lost. */
const uncompared = (metric: MetricDefinition, { baselineId }: Subject): readonly Check[] => {
  if (baselineId !== null || !asksBefore(metric) || metric.objective === null) return [];
  const about = { name: `${metric.name}, compared`, source: metric.provider, required: false };
  const code = 'metric-no-baseline';
  const { means: what, next } = codes.docs[code];
  const report = unaskedReport(about, { verdict: 'inconclusive', code, what, next });
  return [{ ...about, factual: true, patienceMs: 1000, look: async () => report }];
};

/** One check for each metric, and a remark for each comparison that cannot be made. The lines were found good when the inputs were read. */
export const createMetricChecks = async (
  inputs: MetricInputs,
  subject: Subject,
  parts: CheckParts,
): Promise<readonly Check[]> => {
  const parsed = parseMetrics(inputs.metrics);
  const metrics = 'metrics' in parsed ? parsed.metrics : [];
  const checks = await Promise.all(
    metrics.map(async one => {
      try {
        return [await checkOf(one, inputs, subject, parts), ...uncompared(one, subject)];
      } catch (error) {
        if (error instanceof UserError) return [unconnected(one, error)];
        throw error;
      }
    }),
  );
  return checks.flat();
};
