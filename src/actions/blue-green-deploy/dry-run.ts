import type { PlannedOffline } from '../../adapters/kubernetes/plan-offline.ts';
import type { Rollout } from '../../adapters/rollout/wiring.ts';
import type { Log } from '../../core/ports.ts';
import { codes } from '../../domain/rollout/codes.ts';
import { type DeployCommand, type DeployOutcome, previewDeploy } from '../../domain/rollout/deploy.ts';
import { emptyJournal, type Journal } from '../../domain/rollout/journal.ts';
import { liveRelease } from '../../domain/rollout/plan-deploy.ts';
import { describePlan } from '../../domain/rollout/plan-text.ts';
import { unbegun } from '../../domain/rollout/session.ts';
import type { Reason } from '../../domain/verdicts/verdicts.ts';

/** The plan alone: nothing is written. */
export interface DryRun {
  readonly outcome: DeployOutcome;
  readonly previous: string | null;
  readonly plan: readonly string[];
}

const concluded = (refused: readonly Reason[], notes: readonly Reason[], journal: Journal): DeployOutcome =>
  refused.length > 0
    ? unbegun({ journal }, 'refused', [...refused, ...notes])
    : unbegun({ journal }, 'unchanged', [codes.reason('dry-run', 'This is a plan; nothing was written.'), ...notes]);

const say = async (log: Log, title: string, lines: readonly string[]): Promise<void> =>
  await log.group(title, async () => {
    for (const line of lines) log.info(line);
  });

export const dryRun = async (
  command: DeployCommand,
  { rollout, log }: { readonly rollout: Rollout; readonly log: Log },
): Promise<DryRun> => {
  const { plan, seen, locked, preflight } = await previewDeploy(rollout.ports, command);
  const steps = [...describePlan(plan, seen), ...preflight.changes];
  await say(log, 'Plan', steps);
  const refused = [
    ...(locked === undefined ? [] : [locked]),
    ...(plan.kind === 'refused' ? plan.reasons : []),
    ...preflight.refusals,
  ];
  const notes = [...(plan.kind !== 'refused' && 'reasons' in plan ? plan.reasons : []), ...preflight.notes];
  const outcome = concluded(refused, notes, seen.journal);
  return { outcome, previous: liveRelease(seen.journal, seen.observed)?.id ?? null, plan: steps };
};

/** What the manifests alone say, where the cluster could not be asked. */
export const dryRunOffline = async (
  { app, environment }: { readonly app: string; readonly environment: string },
  { plan: offline, lines: plan }: PlannedOffline,
  why: Reason,
  log: Log,
): Promise<DryRun> => {
  await say(log, 'Plan without a cluster', plan);
  const note = codes.reason('planned-offline', `The cluster was not asked: ${why.message} (${why.code})`, why.next);
  return { outcome: concluded(offline.refusals, [note], emptyJournal(app, environment)), previous: null, plan };
};
