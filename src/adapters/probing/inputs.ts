import type { z } from 'zod';
import { UserError } from '../../core/errors.ts';
import { input, type Rule } from '../../core/inputs.ts';
import type { Plan } from '../../domain/verification/objectives.ts';
import { defaultProbe, parseProbes } from '../../domain/verification/probes.ts';
import { withRevision } from '../../domain/verification/probing/revision.ts';
import { checkInputs, checkRules } from '../checks/inputs.ts';
import { sloRule, verificationSlo } from '../slo/inputs.ts';

/** Inputs of every action that verifies a release. Spread them into the action's own schema. */
export const verificationInputs = {
  slo: verificationSlo,
  probes: input.lines({
    doc: `What to ask and what to expect, one probe a line: \`GET /healthz 200 compressed\`, \`TLS example.org days>=14\`, \`WS /socket\`, \`GRPC host:port service\`, \`TCP host:port\`, \`DNS name A\`, or a JSON object; every form is in docs/probes.md. \`{{revision}}\` stands for the commit of the release that is asked, after a rollback of the old one. Unset: \`${defaultProbe}\`, and the health path where it is known.`,
    allowed: 'lines such as `GET /path STATUS` (docs/probes.md), or JSON',
  }),
  'probe-rate': input.integer({
    doc: 'Requests a second of our own, so that there is something to judge where traffic is thin.',
    default: '50',
    min: 1,
    max: 1000,
  }),
  'verify-duration': input.duration({
    doc: 'How long to verify. It ends earlier only when a fault is certain.',
    default: '60s',
    maxMs: 3_600_000,
  }),
  'probe-timeout': input.duration({
    doc: 'How long a probe waits for its full answer.',
    default: '5s',
    maxMs: 60_000,
  }),
  'max-error-rate': input.text({
    doc: 'Objective: share of requests that may fail, in percent.',
    default: '1%',
    pattern: /^\d+(\.\d+)?\s*%$/,
    allowed: 'a percentage from 0.01% to 50%',
  }),
  'max-p50': input.duration({
    doc: 'Objective: half of the answers are faster than this. `0`: not judged.',
    default: '0',
  }),
  'max-p95': input.duration({ doc: 'Objective: 95 % of answers are faster than this. `0`: not judged.', default: '0' }),
  'max-p99': input.duration({ doc: 'Objective: 99 % of answers are faster than this. `0`: not judged.', default: '0' }),
  'max-error-increase': input.text({
    doc: 'Beside the old release, while it is warm: how many percentage points more of the requests may fail than of the old one’s at the same moment. Unset: not compared.',
    pattern: /^\d+(\.\d+)?\s*%$/,
    allowed: 'percentage points from 0% to 50%, such as 0.5%',
  }),
  'max-latency-increase': input.text({
    doc: 'Beside the old release, while it is warm: by how much the new one may be slower at the same moment. Unset: not compared.',
    pattern: /^\d+(\.\d+)?\s*%$/,
    allowed: 'a percentage from 0% to 1000%, such as 20%',
  }),
  'min-samples': input.number({
    doc: 'Unset: a pass needs enough samples to show that the error rate is within the objective (299 without a failure for 1 %). Set: so many are enough as long as the rate is not above it, and the report says which rise could not have been seen.',
    min: 1,
    max: 1_000_000,
  }),
  ...checkInputs,
};

type Shape = typeof verificationInputs;
export type VerificationInputs = { readonly [K in keyof Shape]: z.output<Shape[K]> };

const share = (text: string): number => Number(text.replace('%', '')) / 100;
const shareOrNull = (text: string): number | null => (text === '' ? null : share(text));

const atMost = <K extends 'max-error-increase' | 'max-latency-increase'>(name: K, most: number, allowed: string) => ({
  needs: [name] as const,
  check: (values: Readonly<Record<K, string>>) =>
    (shareOrNull(values[name]) ?? 0) <= most ? undefined : { problem: 'is out of range', allowed },
});

/** Which one is known only when a probe is asked. */
const anyRevision = '0'.repeat(40);

/** Rules over those inputs; add them to the action's own. */
export const verificationRules: readonly Rule<VerificationInputs>[] = [
  sloRule,
  ...checkRules,
  {
    needs: ['probes'],
    check: ({ probes }) => {
      const parsed = parseProbes(withRevision(probes, anyRevision) ?? probes);
      return 'probes' in parsed ? undefined : parsed;
    },
  },
  {
    needs: ['max-error-rate'],
    check: values => {
      const rate = share(values['max-error-rate']);
      return rate >= 0.0001 && rate <= 0.5
        ? undefined
        : { problem: 'is out of range', allowed: 'a percentage from 0.01% to 50%' };
    },
  },
  atMost('max-error-increase', 0.5, 'percentage points from 0% to 50%'),
  atMost('max-latency-increase', 10, 'a percentage from 0% to 1000%'),
  {
    needs: ['verify-duration'],
    check: values => (values['verify-duration'] >= 1000 ? undefined : { problem: 'is too short', allowed: '1s to 1h' }),
  },
  {
    needs: ['probe-timeout'],
    check: values => (values['probe-timeout'] >= 10 ? undefined : { problem: 'is too short', allowed: '10ms to 60s' }),
  },
];

/** More requests than this at the same time are never under way. */
const maxInFlight = 256;

export interface About {
  readonly releaseId: string | null;
  readonly releaseHeaderRequired: boolean;
  readonly strict: boolean;
  /** Commit of the release; unset or empty: not known. */
  readonly revision?: string;
}

/** @throws UserError `probe-definition` where the rules were not asked before. */
export const planOf = (
  inputs: VerificationInputs,
  { revision = '', ...about }: About,
  moreProbes: readonly string[] = [],
): Plan => {
  const lines = withRevision(inputs.probes.length > 0 ? inputs.probes : [defaultProbe, ...moreProbes], revision);
  if (lines === undefined)
    throw new UserError('probe-definition', 'probes: {{revision}} has no value here', 'Set `revision`.');
  const parsed = parseProbes(lines);
  if (!('probes' in parsed)) throw new UserError('probe-definition', `probes: ${parsed.problem}`, parsed.allowed);
  return {
    probes: parsed.probes,
    objectives: {
      ...about,
      maxErrorRate: share(inputs['max-error-rate']),
      maxP50Ms: inputs['max-p50'] || null,
      maxP95Ms: inputs['max-p95'] || null,
      maxP99Ms: inputs['max-p99'] || null,
      minSamples: inputs['min-samples'] ?? null,
    },
    comparison: {
      errorIncrease: shareOrNull(inputs['max-error-increase']),
      latencyIncrease: shareOrNull(inputs['max-latency-increase']),
    },
    rate: inputs['probe-rate'],
    durationMs: inputs['verify-duration'],
    probeTimeoutMs: inputs['probe-timeout'],
    maxInFlight,
  };
};
