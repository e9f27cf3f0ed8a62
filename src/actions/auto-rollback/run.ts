import { clusterReport } from '../../adapters/rollout/cluster-report.ts';
import { timingOf } from '../../adapters/rollout/inputs.ts';
import { publicUrl, type Rollout } from '../../adapters/rollout/wiring.ts';
import type { Outcome } from '../../core/action.ts';
import type { OutputSink } from '../../core/ports.ts';
import { codes } from '../../domain/rollout/codes.ts';
import type { Exposure } from '../../domain/rollout/exposure.ts';
import { emptyJournal } from '../../domain/rollout/journal.ts';
import { liftQuarantine } from '../../domain/rollout/maintenance.ts';
import { type RolloutReport, reportOf } from '../../domain/rollout/report.ts';
import { type RollbackCommand, type RollbackOutcome, rollback } from '../../domain/rollout/rollback.ts';
import { unbegun } from '../../domain/rollout/session.ts';
import { effectOf } from '../../domain/verdicts/verdicts.ts';
import type { Inputs } from './inputs.ts';

export interface Deps {
  readonly rollout: Rollout;
  readonly outputs: OutputSink;
}

export type RollbackResult = Outcome<'auto-rollback', RolloutReport>;

/** What only a caller in the same process knows or wants. */
export interface About {
  /** What users met of the bad release so far. */
  readonly exposure?: Exposure | null;
  /** A drill: what is left is not quarantined. */
  readonly drill?: boolean;
}

const commandOf = (inputs: Inputs, { rollout }: Deps, about: About): RollbackCommand => ({
  ...about,
  ...rollout.place,
  operation: inputs['operation-id'],
  newId: rollout.newId(),
  to: inputs.to,
  reason: inputs.reason,
  automatic: inputs.automatic,
  timing: timingOf(inputs),
  by: rollout.by,
});

const outputsOf = (report: RolloutReport): Record<string, string> => ({
  ...(report.operation === null ? {} : { 'operation-id': report.operation }),
  'live-colour': report.liveColour ?? '',
  'release-id': report.releaseId ?? '',
  'bad-release-id': report.badRelease?.id ?? '',
  url: report.url,
  'detection-ms': `${report.detectionMs ?? ''}`,
  'recovery-ms': `${report.recoveryMs ?? ''}`,
  'kept-recovery-ms': `${report.keptRecoveryMs ?? ''}`,
  'requests-failed': `${report.exposure?.failed ?? ''}`,
});

/** A person's word that the release may be deployed again; nothing else is done. */
const lifted = async (inputs: Inputs, { rollout }: Deps): Promise<RollbackOutcome> => {
  const { app, environment } = inputs;
  const done = await liftQuarantine(rollout.ports, inputs['lift-quarantine'], inputs.reason);
  if (!done.done) {
    const journal = (await rollout.ports.store.read())?.journal ?? emptyJournal(app, environment);
    return unbegun({ journal }, 'refused', [done.reason]);
  }
  const names = done.what.map(one => one.releaseId.slice(0, 12)).join(', ');
  const reason = codes.reason('quarantine-lifted', `Release ${names} may be deployed again: ${inputs.reason}`);
  return unbegun(done, 'not-needed', [reason]);
};

export const run = async (inputs: Inputs, deps: Deps, about: About = {}): Promise<RollbackResult> => {
  const { ports } = deps.rollout;
  const opened = { ...ports, opened: (one: { id: string }) => deps.outputs.set('operation-id', one.id) };
  const outcome =
    inputs['lift-quarantine'] === ''
      ? await rollback(opened, commandOf(inputs, deps, about))
      : await lifted(inputs, deps);
  const report = reportOf(outcome, {
    app: inputs.app,
    environment: inputs.environment,
    url: publicUrl(deps.rollout, inputs),
    cluster: clusterReport(deps.rollout, { before: outcome.journal, after: outcome.journal }, null),
    releaseId: outcome.operation?.kind === 'rollback' ? outcome.operation.release.id : null,
    previousReleaseId: outcome.operation?.undo?.release.id ?? null,
  });
  return {
    verdict: outcome.verdict,
    reasons: outcome.reasons,
    effect: effectOf('auto-rollback', outcome.verdict, { mode: inputs.mode, strict: inputs.strict }),
    outputs: outputsOf(report),
    report,
  };
};
