import type { ErrorComparison, LatencyComparison } from '../../../domain/verification/comparison.ts';
import type { VerificationVerdict } from '../../../domain/verification/report.ts';
import { percent } from '../../../domain/verification/verdict.ts';
import type { codes } from './codes.ts';

export type Kind = 'errors' | 'latency';

export const titles: Readonly<Record<Kind, string>> = {
  errors: 'errors beside the old release',
  latency: 'latency beside the old release',
};

/** How one comparison stands, in words. */
export interface Judged {
  readonly verdict: VerificationVerdict;
  readonly code: keyof typeof codes.docs | null;
  readonly what: string;
  readonly samples: number;
  readonly value: number | null;
}

/** A share as percentage points. */
const points = (share: number): string => `${Number((share * 100).toPrecision(2))} points`;

export const objectiveOf = (kind: Kind, tolerance: number): string =>
  kind === 'errors'
    ? `at most ${points(tolerance)} more fail`
    : `at most ${Number((tolerance * 100).toPrecision(3))} % slower`;

/** Half of its pairs failing, the old release is no measure; fewer pairs than this show nothing of the kind. */
const minPairs = 20;

const isUnwell = ({ pairs, baselineFailed }: ErrorComparison): boolean =>
  pairs >= minPairs && baselineFailed > pairs / 2;

export const judgedErrors = (seen: ErrorComparison): Judged => {
  const { pairs, failed, baselineFailed, increase, tolerance, upper, visibleIncrease, worse } = seen;
  const rate = (count: number): string => (pairs === 0 ? 'none' : percent(count / pairs));
  const numbers = `${failed} of ${pairs} requests failed straight at the new release (${rate(failed)}), ${baselineFailed} of ${pairs} at the old one beside it (${rate(baselineFailed)})`;
  const value = pairs === 0 ? null : increase * 100;
  const told = { samples: pairs, value };
  if (worse)
    return {
      ...told,
      verdict: 'fail',
      code: 'more-errors-than-before',
      what: `${numbers}; ${points(tolerance)} more are allowed.`,
    };
  if (isUnwell(seen)) return { ...told, verdict: 'inconclusive', code: 'baseline-unwell', what: `${numbers}.` };
  if (upper <= tolerance) return { ...told, verdict: 'pass', code: null, what: `${numbers}.` };
  const unseen = `With ${pairs} requests to each a rise under ${points(visibleIncrease)} is invisible; ${numbers}.`;
  return { ...told, verdict: 'inconclusive', code: 'increase-unseen', what: unseen };
};

const ms = (value: number | null): string => (value === null ? 'none' : `${Number(value.toPrecision(3))} ms`);

export const judgedLatency = (seen: LatencyComparison): Judged => {
  const { medianMs, baselineMedianMs, p95Ms, baselineP95Ms, blocks, blocksNeeded, tolerance, pairs, worse } = seen;
  const numbers = `median ${ms(medianMs)} straight at the new release, ${ms(baselineMedianMs)} at the old one beside it; 95th percentile ${ms(p95Ms)} and ${ms(baselineP95Ms)}; ${blocks} blocks of ${seen.blockMs} ms`;
  const value = medianMs === null || !baselineMedianMs ? null : (medianMs / baselineMedianMs - 1) * 100;
  const told = { samples: pairs, value };
  const allowed = `${Number((tolerance * 100).toPrecision(3))} %`;
  if (worse)
    return { ...told, verdict: 'fail', code: 'slower-than-before', what: `${numbers}; ${allowed} more is allowed.` };
  if (blocks >= blocksNeeded) return { ...told, verdict: 'pass', code: null, what: `${numbers}.` };
  const unseen = `With ${blocks} time blocks no slowdown of any size is visible, ${blocksNeeded} are needed; ${numbers}.`;
  return { ...told, verdict: 'inconclusive', code: 'increase-unseen', what: unseen };
};
