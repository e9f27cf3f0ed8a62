import { z } from 'zod';
import type { Clock, Log } from '../../core/ports.ts';
import type { Json } from '../../domain/rollout/release.ts';
import type { Verifier, VerifyRequest } from '../../domain/rollout/verifier.ts';
import type { Check } from '../../domain/verification/check.ts';
import type { VerificationReport } from '../../domain/verification/report.ts';
import type { Subject } from '../checks/subject.ts';
import { comparisonChecks } from './comparison/checks.ts';
import type { Side } from './comparison/sides.ts';
import type { CounterSource } from './counters.ts';
import { freshProbe } from './fresh-probe.ts';
import { planOf, type VerificationInputs } from './inputs.ts';
import { measure } from './measure.ts';
import type { Prober } from './prober.ts';

export interface VerifierDeps {
  readonly prober: Prober;
  readonly clock: Clock;
  readonly log: Log;
  /** The target's own counters of a release, where it has some. */
  counters(releaseId: string): CounterSource | null;
  /** What else is asked about the release. */
  checks?(subject: Subject): Promise<readonly Check[]>;
  /** The target itself puts the release header on every answer at the entrance (the process target does). */
  readonly headerFromTarget: boolean;
  /** Where users' traffic enters, when the caller knows better than the target; empty or unset: the target's. */
  readonly entranceUrl?: string;
  /** Called with the full report before the verdict is handed over. */
  onReport?(report: VerificationReport): void;
}

const asJson = (value: unknown): Json => z.json().parse(JSON.parse(JSON.stringify(value)));

/** Whether the release says its name when it is asked straight: then its silence at the entrance is a finding. */
export const namesItself = async (
  request: Pick<VerifyRequest, 'healthPath' | 'directUrl' | 'signal'>,
  prober: Prober,
  timeoutMs: number,
): Promise<boolean> => {
  const url = new URL(request.healthPath, request.directUrl).href;
  const { releaseId } = await freshProbe(prober, timeoutMs).probe(url, request.signal);
  return releaseId !== undefined;
};

const asSide = ({ releaseId, directUrl }: NonNullable<VerifyRequest['baseline']>): Side => ({
  releaseId,
  url: directUrl,
});

/** The verification that a rollout runs in its own process: the same measurement as post-deploy-verify. */
export const createVerifier = (
  inputs: VerificationInputs & { readonly strict: boolean },
  deps: VerifierDeps,
): Verifier => ({
  verify: async request => {
    const required = deps.headerFromTarget || (await namesItself(request, deps.prober, inputs['probe-timeout']));
    const { releaseId, revision } = request.expected;
    const about = { releaseId, revision, releaseHeaderRequired: required, strict: inputs.strict };
    const plan = planOf(inputs, about, [`GET ${request.healthPath} 2xx`]);
    const { clock, log, prober } = deps;
    const url = deps.entranceUrl || request.entranceUrl;
    const { app, environment, switchedAt } = request;
    const baselineId = request.baseline?.releaseId ?? null;
    const { baseline, directUrl, signal } = request;
    const sides = baseline === null ? null : { release: { releaseId, url: directUrl }, baseline: asSide(baseline) };
    const checks = [
      ...comparisonChecks(plan, sides, { prober, clock, signal }),
      ...((await deps.checks?.({ app, environment, releaseId, url, switchedAt, baselineId, plan })) ?? []),
    ];
    const measuring = { clock, log, prober, checks, counters: deps.counters(releaseId), signal };
    const report = await measure(url, plan, measuring);
    deps.onReport?.(report);
    return { verdict: report.verdict, reasons: report.reasons, evidence: asJson(report) };
  },
});
