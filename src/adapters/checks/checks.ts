import type { Check } from '../../domain/verification/check.ts';
import type { CheckInputs } from './inputs.ts';
import type { CheckParts, Subject } from './subject.ts';

/** Every check that the caller asked for, beside our own probes. */
export const createChecks = async (
  inputs: CheckInputs,
  subject: Subject,
  parts: CheckParts,
): Promise<readonly Check[]> => [
  ...(inputs.smoke.length + inputs.e2e.length + inputs['critical-paths'].length === 0
    ? []
    : (await import('./commands/create.ts')).createCommandChecks(inputs, subject, parts)),
  ...(inputs.signals === 'off'
    ? []
    : await (await import('./signals/checks.ts')).createSignalChecks(inputs, subject, parts)),
  ...(inputs.metrics.length === 0
    ? []
    : await (await import('./metrics/create.ts')).createMetricChecks(inputs, subject, parts)),
];
