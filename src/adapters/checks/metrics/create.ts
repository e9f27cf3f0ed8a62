import { UserError } from '../../../core/errors.ts';
import { type Check, unaskedReport } from '../../../domain/verification/check.ts';
import type { CheckParts, Subject } from '../subject.ts';
import { connect, connectCounters } from './connect.ts';
import type { MetricDefinition } from './definition.ts';
import { parseMetrics } from './definitions.ts';
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
    return new CounterCheck(definition, await connectCounters(definition, inputs, subject, parts));
  }
  const basis = { subject, clock: parts.clock, provider: await connect(definition, inputs, subject, parts) };
  if (definition.kind === 'burn') return new (await import('./burn-check.ts')).BurnCheck(definition, basis);
  return new (await import('./query-check.ts')).QueryCheck(definition, basis);
};

/** One check for each metric. The lines were found good when the inputs were read. */
export const createMetricChecks = async (
  inputs: MetricInputs,
  subject: Subject,
  parts: CheckParts,
): Promise<readonly Check[]> => {
  const parsed = parseMetrics(inputs.metrics);
  const metrics = 'metrics' in parsed ? parsed.metrics : [];
  return await Promise.all(
    metrics.map(async one => {
      try {
        return await checkOf(one, inputs, subject, parts);
      } catch (error) {
        if (error instanceof UserError) return unconnected(one, error);
        throw error;
      }
    }),
  );
};
