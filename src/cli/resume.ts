/** `resume`: what another run began is brought to its end, and people are told how. */
import { z } from 'zod';
import { type Announcing, announced, brokenDeploy } from '../adapters/announcing/announcing.ts';
import { notifyInputs } from '../adapters/announcing/inputs.ts';
import { toldPeople } from '../adapters/announcing/render.ts';
import { verificationInputs, verificationRules } from '../adapters/probing/inputs.ts';
import { endedReport } from '../adapters/rollout/ended-report.ts';
import { holderInputs, placeInputs, placeRules, policyInputs } from '../adapters/rollout/inputs.ts';
import { withVerifyingRollout } from '../adapters/rollout/verifying.ts';
import { input } from '../core/inputs.ts';
import type { Runtime } from '../core/ports.ts';
import { announceResumed } from '../domain/announcements/announce.ts';
import type { RolloutReport } from '../domain/rollout/report.ts';
import { type Resumed, resume } from '../domain/rollout/resume.ts';
import { type Effect, effectOf } from '../domain/verdicts/verdicts.ts';
import { type Command, type Result, readValues } from './command.ts';
import { placed } from './place.ts';
import { renderHand } from './render.ts';

const inputs = z.object({
  ...placeInputs,
  ...holderInputs,
  ...verificationInputs,
  // Without their rules, as in a rollback: a channel that is set wrongly is said, and must not leave things half-way.
  ...notifyInputs,
  strict: policyInputs.strict,
  'on-unverified': input.choice(['hold', 'rollback'], {
    doc: 'When the verification comes to no verdict: leave traffic where it is, or go back.',
    default: 'hold',
  }),
});
type Inputs = z.output<typeof inputs>;

type Ended = Exclude<Resumed, { kind: 'nothing' }>;

interface Outcome extends Omit<Result, 'text'> {
  /** null: nothing was open. */
  readonly ended: (Ended & { readonly report: RolloutReport }) | null;
  readonly report: Partial<RolloutReport>;
}

const effectOfEnd = ({ kind, outcome }: Ended, strict: boolean): Effect => {
  const policy = { mode: 'enforce', strict } as const;
  return kind === 'deploy'
    ? effectOf('blue-green-deploy', outcome.verdict, policy)
    : effectOf('auto-rollback', outcome.verdict, policy);
};

const resumed = async (inputs: Inputs, runtime: Runtime): Promise<Outcome> =>
  await withVerifyingRollout(inputs, runtime, async rollout => {
    const { ports, place, by, newId } = rollout;
    const done = await resume(ports, { ...place, newId: newId(), onUnverified: inputs['on-unverified'], by });
    if (done.kind === 'nothing')
      return { ended: null, verdict: 'nothing', effect: 'continue', reasons: [done.reason], outputs: {}, report: {} };
    const { verdict, reasons } = done.outcome;
    const report = endedReport(done, inputs, rollout);
    return {
      ended: { ...done, report },
      verdict,
      effect: effectOfEnd(done, inputs.strict),
      reasons,
      outputs: {},
      report,
    };
  });

const announce: Announcing<Outcome>['announce'] = ({ ended }, occasion) =>
  ended === null ? null : announceResumed(ended, ended.report, occasion);

export const resumeCommand: Command = {
  inputs,
  execute: async (read, runtime) => {
    const values = await placed(readValues(inputs, [...placeRules, ...verificationRules], read), read, runtime);
    const announcing = { automatic: false, begins: null, broken: brokenDeploy, announce };
    const { ended, ...outcome } = await announced<Outcome>(
      values,
      runtime,
      announcing,
      async () => await resumed(values, runtime),
    );
    const { verdict, reasons, effect, report } = outcome;
    const text = [renderHand('resume', verdict, null, reasons, effect), ...toldPeople(report.announced)].join('\n');
    return { ...outcome, report: ended === null ? null : report, text };
  },
};
