import { relaxations } from '../../config/policy.ts';
import type { Setting } from '../../config/resolve.ts';
import type { Log, RunContext } from '../../core/ports.ts';
import { effectOf, type Reason } from '../../domain/verdicts/verdicts.ts';
import { approvalWarnings } from './approvals.ts';
import { catalogue, type Delivery, janitor, promise, rollback, shared, stage } from './catalogue.ts';
import { codes } from './codes.ts';
import { type Configuration, readConfiguration } from './configuration.ts';
import { freshnessOf } from './freshness.ts';
import type { Inputs } from './inputs.ts';
import { outputsOf } from './outputs.ts';
import { problemsOf } from './parts.ts';
import { lines } from './render.ts';
import { flat, type Resolved, refusals, resolve, type Stage } from './resolve.ts';
import type { Live, PlanDeps, PlanOutcome, PlanReport } from './types.ts';

const of = (settings: readonly Setting[], sections: readonly string[]): readonly Setting[] =>
  settings.filter(setting => sections.includes(setting.key.slice(0, setting.key.indexOf('.'))));

/** Each action is asked whether it would take its settings, so that a bad value stops the run before the build. */
const settingProblems = (resolved: Resolved): readonly Reason[] => {
  const everywhere = Object.values(shared).flatMap(({ taker, sections }) =>
    problemsOf(taker, of(resolved.shared, sections)),
  );
  const staged = resolved.stages.flatMap(({ environment, settings }) =>
    [...problemsOf(promise, of(settings, ['slo'])), ...problemsOf(stage.taker, of(settings, stage.sections))].map(
      line => `${environment}: ${line}`,
    ),
  );
  return [...everywhere, ...staged].map(line => codes.reason('setting-invalid', line));
};

const problemsInStages = ({ taker, sections }: Delivery, { stages }: Resolved): readonly Reason[] =>
  stages.flatMap(({ environment, settings }) =>
    problemsOf(taker, of(settings, sections)).map(line => codes.reason('setting-invalid', `${environment}: ${line}`)),
  );

/** A mistyped channel must not stand between people and the way back. */
const problemsFor = (purpose: Inputs['for'], resolved: Resolved): Record<'wrong' | 'said', readonly Reason[]> => {
  const all = settingProblems(resolved);
  if (purpose === 'delivery') return { wrong: all, said: [] };
  // A verification without the promises would settle what they forbid; going back waits for nothing of the kind.
  const wrong =
    purpose === 'rollback'
      ? problemsInStages(rollback, resolved)
      : [
          ...problemsInStages({ ...janitor, taker: promise, sections: ['slo'] }, resolved),
          ...problemsInStages(janitor, resolved),
        ];
  return { wrong, said: all.filter(({ message }) => !wrong.some(one => one.message === message)) };
};

const policyWarnings = (
  inputs: Inputs,
  configuration: Configuration,
  resolved: Resolved,
  context: RunContext,
): readonly Reason[] => {
  if (configuration.proposed === undefined) return [];
  const after = resolve(catalogue, inputs, configuration.proposed, context);
  return relaxations(flat(resolved), flat(after)).map(({ key, before, after: now }) =>
    codes.reason('policy-relaxed', `policy relaxed: ${key} goes from ${before || '(unset)'} to ${now || '(unset)'}.`),
  );
};

const reportOf = (
  inputs: Inputs,
  configuration: Configuration,
  resolved: Resolved,
  live: Live | undefined,
): PlanReport => ({
  schema: 'prod-actions/plan/v1',
  service: resolved.service.text,
  image: resolved.image.text,
  digest: inputs.digest,
  preset: resolved.preset,
  configuration: configuration.origin,
  delivers: resolved.delivers,
  top: [resolved.service, resolved.image, ...resolved.top.filter(one => !['service', 'image'].includes(one.key))],
  shared: resolved.shared,
  stages: resolved.stages,
  live: live ?? null,
});

const tell = async (log: Log, report: PlanReport): Promise<void> => {
  const shown = [
    { title: 'Settings', settings: [...report.top, ...report.shared] },
    ...report.stages.map(one => ({ title: `Settings of ${one.environment}`, settings: one.settings })),
  ];
  for (const { title, settings } of shown) {
    await log.group(title, async () => {
      for (const line of lines(settings)) log.info(line);
    });
  }
};

const liveIn = async (last: Stage, resolved: Resolved, deps: PlanDeps): Promise<Live | undefined> => {
  const settingOf = (key: string): string => last.settings.find(setting => setting.key === key)?.text ?? '';
  // The record of a cluster lies in it, and this job has no way there; the deploy compares the commits itself.
  if (settingOf('deploy.target') === 'kubernetes') return undefined;
  const stateDir = settingOf('deploy.state-dir');
  return await deps.live({ stateDir, app: resolved.service.text, environment: last.environment });
};

export const run = async (inputs: Inputs, deps: PlanDeps): Promise<PlanOutcome> => {
  const configuration = await readConfiguration(catalogue, inputs.config, deps);
  const resolved = resolve(catalogue, inputs, configuration.counts, deps.context);
  const last = resolved.stages.at(-1);
  const problems = problemsFor(inputs.for, resolved);
  const wrong = [...refusals(inputs, configuration.counts, resolved), ...problems.wrong];
  // Names that are refused cannot be places to look at.
  const live = wrong.length > 0 || last === undefined ? undefined : await liveIn(last, resolved, deps);
  const freshness = await freshnessOf(live, deps.context.sha, inputs['allow-older'], deps.ancestry);
  const refused = [...wrong, ...freshness.refused];
  const warnings = [
    ...problems.said,
    ...freshness.warnings,
    ...policyWarnings(inputs, configuration, resolved, deps.context),
    ...(await approvalWarnings(deps.repository, resolved.delivers ? last?.environment : undefined)),
  ];
  const report = reportOf(inputs, configuration, resolved, live);
  await tell(deps.log, report);
  const verdict = refused.length === 0 ? 'planned' : 'refused';
  const effect = effectOf('plan', verdict, { mode: 'enforce', strict: false });
  return {
    verdict,
    reasons: [...refused, ...warnings],
    effect: effect === 'continue' && warnings.length > 0 ? 'say' : effect,
    outputs: refused.length === 0 ? outputsOf(inputs, resolved, live) : {},
    report,
  };
};
