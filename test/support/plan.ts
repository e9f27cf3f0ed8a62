/** Plans of a verification, for tests that care about a part of it. */
import type { Objectives, Plan } from '../../src/domain/verification/objectives.ts';
import { parseProbes } from '../../src/domain/verification/probes.ts';

export const objectives: Objectives = {
  maxErrorRate: 0.01,
  maxP50Ms: null,
  maxP95Ms: null,
  maxP99Ms: null,
  minSamples: null,
  releaseId: null,
  releaseHeaderRequired: false,
  strict: false,
};

export const probesOf = (lines: readonly string[]): Plan['probes'] => {
  const parsed = parseProbes(lines);
  if ('problem' in parsed) throw new Error(parsed.problem);
  return parsed.probes;
};
