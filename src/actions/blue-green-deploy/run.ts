import { resolve } from 'node:path';
import { timingOf } from '../../adapters/rollout/inputs.ts';
import type { Rollout } from '../../adapters/rollout/wiring.ts';
import type { Outcome } from '../../core/action.ts';
import type { Log, OutputSink, RunContext } from '../../core/ports.ts';
import { codes } from '../../domain/rollout/codes.ts';
import { type DeployCommand, type DeployOutcome, deploy, previewDeploy, settle } from '../../domain/rollout/deploy.ts';
import type { RolloutPorts } from '../../domain/rollout/driver.ts';
import { liveRelease } from '../../domain/rollout/plan-deploy.ts';
import { describePlan } from '../../domain/rollout/plan-text.ts';
import type { Release } from '../../domain/rollout/release.ts';
import { type About, type RolloutReport, reportOf } from '../../domain/rollout/report.ts';
import { look } from '../../domain/rollout/session.ts';
import { effectOf } from '../../domain/verdicts/verdicts.ts';
import type { Inputs } from './inputs.ts';
import { releaseOf } from './release.ts';

export interface Deps {
  readonly rollout: Rollout;
  readonly log: Log;
  readonly outputs: OutputSink;
  readonly context: Pick<RunContext, 'sha' | 'workspace'>;
}

export type BlueGreenOutcome = Outcome<'blue-green-deploy', RolloutReport>;

interface Ended {
  readonly outcome: DeployOutcome;
  readonly release: Release | null;
  readonly previous: string | null;
  readonly plan?: readonly string[];
}

const commandOf = (inputs: Inputs, { rollout }: Deps, release: Release): DeployCommand => ({
  ...rollout.place,
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

const dryRun = async (command: DeployCommand, { rollout, log }: Deps, release: Release): Promise<Ended> => {
  const { plan, seen, locked, preflight } = await previewDeploy(rollout.ports, command);
  const steps = [...describePlan(plan, seen), ...preflight.changes];
  await log.group('Plan', async () => {
    for (const step of steps) log.info(step);
  });
  const refused = [
    ...(locked === undefined ? [] : [locked]),
    ...(plan.kind === 'refused' ? plan.reasons : []),
    ...preflight.refusals,
  ];
  const notes = [...('reasons' in plan ? plan.reasons : []), ...preflight.notes];
  const outcome: DeployOutcome = {
    verdict: refused.length > 0 ? 'refused' : 'unchanged',
    reasons: refused.length > 0 ? refused : [codes.reason('dry-run', 'This is a plan; nothing was written.'), ...notes],
    end: null,
    operation: null,
    journal: seen.journal,
    trail: null,
  };
  return { outcome, release, previous: liveRelease(seen.journal, seen.observed)?.id ?? null, plan: steps };
};

const released = async (inputs: Inputs, deps: Deps): Promise<Ended> => {
  const folder = resolve(deps.context.workspace, inputs['working-directory']);
  const release = await releaseOf(inputs, { sha: deps.context.sha, folder });
  deps.outputs.set('release-id', release.id);
  const command = commandOf(inputs, deps, release);
  if (inputs['dry-run']) return await dryRun(command, deps, release);
  const before = await look(deps.rollout.ports, command).catch(() => undefined);
  const previous = before === undefined ? null : (liveRelease(before.journal, before.observed)?.id ?? null);
  return { outcome: await deploy(telling(deps), command), release, previous };
};

const settledOnly = async (inputs: Inputs, deps: Deps): Promise<Ended> => {
  const { verification } = inputs;
  const verdict =
    verification === 'pass' || verification === 'fail' || verification === 'inconclusive' ? verification : 'error';
  const outcome = await settle(telling(deps), {
    ...deps.rollout.place,
    operation: inputs['operation-id'],
    verification: { verdict, reasons: [], evidence: null },
  });
  return { outcome, release: outcome.operation?.release ?? null, previous: null };
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

export const run = async (inputs: Inputs, deps: Deps): Promise<BlueGreenOutcome> => {
  const { outcome, release, previous, plan } =
    inputs.phase === 'settle' ? await settledOnly(inputs, deps) : await released(inputs, deps);
  const about: About = {
    app: inputs.app,
    environment: inputs.environment,
    url: deps.rollout.ports.target.entranceUrl,
    releaseId: release?.id ?? null,
    previousReleaseId: previous,
    ...(plan === undefined ? {} : { plan }),
  };
  const report = reportOf(outcome, about);
  return {
    verdict: outcome.verdict,
    reasons: outcome.reasons,
    effect: effectOf('blue-green-deploy', outcome.verdict, { mode: inputs.mode, strict: inputs.strict }),
    outputs: outputsOf(report),
    report,
  };
};
