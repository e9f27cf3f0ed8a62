import { type RolloutReport, reportOf } from '../../domain/rollout/report.ts';
import type { Ended } from '../../domain/rollout/resume.ts';
import { clusterReport } from './cluster-report.ts';
import type { PlaceInputs } from './inputs.ts';
import { publicUrl, type Rollout } from './wiring.ts';

/** Of an operation that another run began and this one brought to its end. */
export const endedReport = (
  { open, before, outcome }: Ended,
  inputs: Pick<PlaceInputs, 'app' | 'environment' | 'url'>,
  rollout: Rollout,
): RolloutReport => {
  const { journal, operation } = outcome;
  const last = operation ?? open;
  return reportOf(
    { ...outcome, operation: last },
    {
      app: inputs.app,
      environment: inputs.environment,
      url: publicUrl(rollout, inputs),
      cluster: clusterReport(rollout, { before: journal, after: journal }, null),
      releaseId: last.release.id,
      previousReleaseId: (last.kind === 'rollback' ? last.undo?.release.id : before?.id) ?? null,
    },
  );
};
