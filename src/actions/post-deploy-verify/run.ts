import { needsBaseline } from '../../adapters/checks/metrics/definitions.ts';
import type { Subject } from '../../adapters/checks/subject.ts';
import { compares, comparisonChecks } from '../../adapters/probing/comparison/checks.ts';
import type { Sides } from '../../adapters/probing/comparison/sides.ts';
import type { CounterSource } from '../../adapters/probing/counters.ts';
import { planOf } from '../../adapters/probing/inputs.ts';
import { measure } from '../../adapters/probing/measure.ts';
import type { Prober } from '../../adapters/probing/prober.ts';
import type { Outcome } from '../../core/action.ts';
import { messageOf } from '../../core/errors.ts';
import type { Clock, Log } from '../../core/ports.ts';
import { effectOf } from '../../domain/verdicts/verdicts.ts';
import type { Check } from '../../domain/verification/check.ts';
import type { VerificationReport } from '../../domain/verification/report.ts';
import type { Inputs } from './inputs.ts';

/** An app in an environment, as the deploy had it. */
export interface Place {
  readonly stateDir: string;
  readonly app: string;
  readonly environment: string;
}

export interface Entrance {
  readonly url: string;
  /** The live release named itself when it was asked straight: an answer without its name is then wrong. */
  readonly namesRelease: boolean;
}

export interface Deps {
  readonly prober: Prober;
  /** Where traffic enters, from the target. @throws UserError `entrance-unknown` */
  entrance(place: Place): Promise<Entrance>;
  /** The target's own count of the release's requests; null where it has none. */
  counters(place: Place, releaseId: string): CounterSource | null;
  /** The release that has traffic and the one before it, where both are up. */
  sides(place: Place): Promise<Sides | null>;
  /** What is asked beside our own probes. */
  checks(subject: Subject): Promise<readonly Check[]>;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
}

export type VerifyOutcome = Outcome<'post-deploy-verify', VerificationReport>;

const outputsOf = (report: VerificationReport): Record<string, string> => {
  const all = report.errorRates[0];
  const p99 = report.latency.find(one => one.quantile === 0.99)?.measuredMs;
  return {
    'error-rate': `${all?.rate ?? ''}`,
    samples: `${all?.samples ?? 0}`,
    p99: `${p99 ?? ''}`,
    'detection-ms': `${report.detectionMs ?? ''}`,
  };
};

/** null: only an address is known. */
const placeOf = ({ 'state-dir': stateDir, app, environment }: Inputs): Place | null =>
  app === '' || environment === '' ? null : { stateDir, app, environment };

/** null: the release that is verified is not up beside another one. */
const sidesOf = async (place: Place, { release }: Inputs, deps: Deps): Promise<Sides | null> => {
  try {
    const sides = await deps.sides(place);
    return sides === null || (release !== '' && sides.release.releaseId !== release) ? null : sides;
  } catch (error) {
    deps.log.warning(`The old release can't be asked beside the new one: ${messageOf(error)}`);
    return null;
  }
};

export const run = async (inputs: Inputs, deps: Deps): Promise<VerifyOutcome> => {
  const place = placeOf(inputs);
  const asked = inputs.url === '' && place !== null ? await deps.entrance(place) : null;
  const url = asked?.url ?? inputs.url;
  const plan = planOf(inputs, {
    releaseId: inputs.release || null,
    releaseHeaderRequired: inputs['require-release-header'] || asked?.namesRelease === true,
    strict: inputs.strict,
    revision: inputs.revision,
  });
  const counters = place === null || inputs.release === '' ? null : deps.counters(place, inputs.release);
  deps.log.info(
    `Verifying ${url}: ${plan.probes.length} probes at ${plan.rate}/s for up to ${plan.durationMs / 1000} s`,
  );
  const { app, environment } = inputs;
  const beside = compares(plan) || needsBaseline(inputs.metrics);
  const sides = place === null || !beside ? null : await sidesOf(place, inputs, deps);
  const baselineId = sides?.baseline.releaseId ?? null;
  const about = { app, environment, releaseId: inputs.release || null, url, switchedAt: null, baselineId, plan };
  const checks = [...comparisonChecks(plan, sides, deps), ...(await deps.checks(about))];
  const report = await measure(url, plan, { ...deps, counters, checks });
  return {
    verdict: report.verdict,
    reasons: report.reasons,
    effect: effectOf('post-deploy-verify', report.verdict, { mode: inputs.mode, strict: inputs.strict }),
    outputs: outputsOf(report),
    report,
  };
};
