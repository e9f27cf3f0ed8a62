import type { PlannedOffline } from '../../adapters/kubernetes/plan-offline.ts';
import { clusterReport } from '../../adapters/rollout/cluster-report.ts';
import { timingOf } from '../../adapters/rollout/inputs.ts';
import { publicUrl, type Rollout } from '../../adapters/rollout/wiring.ts';
import type { Outcome } from '../../core/action.ts';
import { UserError } from '../../core/errors.ts';
import type { Log, OutputSink } from '../../core/ports.ts';
import { reasonOf } from '../../core/runtime.ts';
import { type ClusterReport, offlineReport } from '../../domain/kubernetes/report.ts';
import { type DeployCommand, type DeployOutcome, deploy, settle } from '../../domain/rollout/deploy.ts';
import type { RolloutPorts } from '../../domain/rollout/driver.ts';
import { emptyJournal, type Journal } from '../../domain/rollout/journal.ts';
import { liveRelease } from '../../domain/rollout/plan-deploy.ts';
import type { Release } from '../../domain/rollout/release.ts';
import { type About, type RolloutReport, reportOf } from '../../domain/rollout/report.ts';
import { look, unbegun } from '../../domain/rollout/session.ts';
import { effectOf, type Reason } from '../../domain/verdicts/verdicts.ts';
import { dryRun, dryRunOffline } from './dry-run.ts';
import type { Inputs } from './inputs.ts';
import type { Described } from './release.ts';

export interface Deps {
  readonly rollout: Rollout;
  readonly log: Log;
  readonly outputs: OutputSink;
  /** The same process verifies and settles, and keeps the lease meanwhile. */
  readonly goesOn?: boolean;
  /** What else stands against going from the live release to the one that is asked for. */
  readonly against?: NonNullable<DeployCommand['against']>;
  /** Called with the release and with what was live before, as soon as both are known. */
  pair?(live: Release | null, candidate: Release): void;
  /** The release that the inputs describe. @throws UserError for what a person can mend in it */
  describe(inputs: Inputs): Promise<Described>;
}

/** What only a caller in the same process knows or wants. */
export type Beside = Pick<Deps, 'goesOn' | 'against' | 'pair'>;

export type BlueGreenOutcome = Outcome<'blue-green-deploy', RolloutReport>;

interface Ended {
  readonly outcome: DeployOutcome;
  readonly described: Described | null;
  readonly releaseId: string | null;
  readonly previous: string | null;
  /** The journal as this step found it; unset: it left it as it was. */
  readonly before?: Journal;
  readonly plan?: readonly string[];
}

const commandOf = (inputs: Inputs, { rollout, goesOn, against }: Deps, release: Release): DeployCommand => ({
  ...rollout.place,
  goesOn: goesOn ?? false,
  ...(against === undefined ? {} : { against }),
  until: inputs.phase === 'switch' ? 'switched' : 'settled',
  onUnverified: inputs['on-unverified'],
  relation: async live => await rollout.ancestry.relation(live, release.revision),
  request: {
    operation: inputs['operation-id'] || rollout.newId(),
    release,
    timing: timingOf(inputs),
    allowOlder: inputs['allow-older'],
    allowColdRollback: inputs['allow-cold-rollback'],
    by: rollout.by,
  },
});

/** The steps that follow need these even when this one is killed. */
const telling = ({ rollout, outputs }: Deps): RolloutPorts => ({
  ...rollout.ports,
  opened: operation => outputs.set('operation-id', operation.id),
});

const released = async (inputs: Inputs, deps: Deps): Promise<Ended> => {
  const described = await orRefusal(async () => await deps.describe(inputs));
  if ('code' in described) return refusedOutright(inputs, described);
  const { release } = described;
  deps.outputs.set('release-id', release.id);
  const command = commandOf(inputs, deps, release);
  if (inputs['dry-run']) return { described, releaseId: release.id, ...(await dryRun(command, deps)) };
  const seen = await look(deps.rollout.ports, command).catch(() => undefined);
  const live = seen === undefined ? null : liveRelease(seen.journal, seen.observed);
  const previous = live?.id ?? null;
  deps.pair?.(live, release);
  const outcome = await deploy(telling(deps), command);
  const before = seen === undefined ? {} : { before: seen.journal };
  return { outcome, described, releaseId: release.id, previous: previous ?? leftIn(outcome), ...before };
};

/** What ran before us is known as a release only once it was taken over. */
const leftIn = ({ operation, journal }: DeployOutcome): string | null =>
  operation === null || operation.from === null ? null : (journal.colours[operation.from]?.id ?? null);

/** What a person can mend in the release is met before anything is looked at. */
const orRefusal = async (body: () => Promise<Described>): Promise<Described | Reason> => {
  try {
    return await body();
  } catch (thrown) {
    if (thrown instanceof UserError) return reasonOf(thrown);
    throw thrown;
  }
};

const refusedOutright = ({ app, environment }: Inputs, reason: Reason): Ended => ({
  outcome: unbegun({ journal: emptyJournal(app, environment) }, 'refused', [reason]),
  described: null,
  releaseId: null,
  previous: null,
});

const settledOnly = async (inputs: Inputs, deps: Deps): Promise<Ended> => {
  const { verification } = inputs;
  const verdict =
    verification === 'pass' || verification === 'fail' || verification === 'inconclusive' ? verification : 'error';
  const outcome = await settle(telling(deps), {
    ...deps.rollout.place,
    operation: inputs['operation-id'],
    verification: { verdict, reasons: [], evidence: null },
  });
  return { outcome, described: null, releaseId: outcome.operation?.release.id ?? null, previous: null };
};

const outputsOf = (report: RolloutReport): Record<string, string> => ({
  ...(report.operation === null ? {} : { 'operation-id': report.operation }),
  'live-colour': report.liveColour ?? '',
  'release-id': report.releaseId ?? '',
  'previous-release-id': report.previousReleaseId ?? '',
  url: report.url,
  'switch-ms': `${report.switchMs ?? ''}`,
  'detection-ms': `${report.detectionMs ?? ''}`,
  'recovery-ms': `${report.recoveryMs ?? ''}`,
});

/** What was found in the manifests stands in the report, folded; beside the reasons it would hide them. */
const told = (reasons: readonly Reason[], cluster: ClusterReport | null | undefined): readonly Reason[] =>
  reasons.filter(
    reason => !cluster?.findings.some(({ code, message }) => code === reason.code && message === reason.message),
  );

/** The outcome of an action from the outcome of a rollout. */
const outcomeOf = (
  inputs: Inputs,
  outcome: DeployOutcome,
  about: Omit<About, 'app' | 'environment'>,
): BlueGreenOutcome => {
  const reasons = told(outcome.reasons, about.cluster);
  const report = reportOf({ ...outcome, reasons }, { app: inputs.app, environment: inputs.environment, ...about });
  return {
    verdict: outcome.verdict,
    reasons,
    effect: effectOf('blue-green-deploy', outcome.verdict, { mode: inputs.mode, strict: inputs.strict }),
    outputs: outputsOf(report),
    report,
  };
};

export const run = async (inputs: Inputs, deps: Deps): Promise<BlueGreenOutcome> => {
  const { outcome, described, releaseId, previous, before, plan } =
    inputs.phase === 'settle' ? await settledOnly(inputs, deps) : await released(inputs, deps);
  return outcomeOf(inputs, outcome, {
    url: publicUrl(deps.rollout, inputs),
    releaseId,
    previousReleaseId: previous,
    cluster: clusterReport(
      deps.rollout,
      { before: before ?? outcome.journal, after: outcome.journal },
      described?.contents ?? null,
    ),
    ...(plan === undefined ? {} : { plan }),
  });
};

/** A dry run that had no cluster to ask. */
export const offlineOutcome = async (
  inputs: Inputs,
  offline: PlannedOffline,
  why: Reason,
  log: Log,
): Promise<BlueGreenOutcome> => {
  const { outcome, previous, plan } = await dryRunOffline(inputs, offline, why, log);
  const cluster = offlineReport(offline.plan);
  return outcomeOf(inputs, outcome, { url: inputs.url, releaseId: null, previousReleaseId: previous, plan, cluster });
};
