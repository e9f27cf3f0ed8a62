import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Outcome } from '../../core/action.ts';
import type { Runtime } from '../../core/ports.ts';
import { type BaselineChoice, chooseBaseline } from '../../domain/measurements/baseline.ts';
import type { Comparability } from '../../domain/measurements/comparability.ts';
import { type Against, type Assessment, assess, runValues } from '../../domain/measurements/judge.ts';
import { decisive, noiseTable } from '../../domain/measurements/noise.ts';
import type { App, AppSource, BaselineStore, LoadTool, Machine } from '../../domain/measurements/ports.ts';
import type { Side } from '../../domain/measurements/runs.ts';
import { type Scenario, scenarioText } from '../../domain/measurements/scenario.ts';
import { randomSource, seedOf } from '../../domain/statistics/random.ts';
import { effectOf } from '../../domain/verdicts/verdicts.ts';
import type { Inputs } from './inputs.ts';
import { measureCandidate, measurePairs, type Rig, type Session } from './measure.ts';
import { policyOf, scenarioOf, sourceOf } from './plan.ts';
import { type Report, reportSchemaName } from './report.ts';

export interface Deps extends Pick<Runtime, 'clock' | 'context' | 'files' | 'log' | 'signal'> {
  readonly machine: Machine;
  readonly baselines: BaselineStore;
  loadTool(inputs: Inputs): Promise<LoadTool>;
  app(inputs: Inputs, source: AppSource): Promise<App>;
}

export type PerformanceOutcome = Outcome<'performance-regression', Report>;

const comparabilityOf = (machine: Machine, tool: LoadTool, scenario: Scenario): Comparability => ({
  ...machine,
  tool: `${tool.name} ${tool.version}`,
  scenario: createHash('sha256').update(scenarioText(scenario)).digest('hex').slice(0, 16),
});

const appOf = async (inputs: Inputs, deps: Deps, side: Side): Promise<App | undefined> => {
  const source = sourceOf(inputs, side, deps.context.workspace);
  return source === undefined ? undefined : await deps.app(inputs, source);
};

const storedAgainst = (choice: BaselineChoice): Against => {
  if (choice.kind === 'none') return { kind: 'missing' };
  return choice.kind === 'incomparable' ? choice : { kind: 'baseline', sessions: choice.sessions };
};

const againstOf = async (
  inputs: Inputs,
  deps: Deps,
  base: App | undefined,
  comparability: Comparability,
): Promise<Against> => {
  if (inputs.compare === 'budget-only') return { kind: 'nothing-asked' };
  if (inputs.compare === 'paired') return base === undefined ? { kind: 'missing' } : { kind: 'pairs' };
  const file = join(deps.context.workspace, inputs['baseline-file']);
  return storedAgainst(chooseBaseline(await deps.baselines.read(file), comparability));
};

/** Only a pass is worth comparing with later; where nothing comparable was there yet, the session starts the record. */
const updateBaseline = async (
  inputs: Inputs,
  deps: Deps,
  session: Session,
  comparability: Comparability,
): Promise<boolean> => {
  const worth = ['pass', 'no-baseline', 'incomparable'].includes(session.assessment.verdict);
  if (!inputs['update-baseline'] || !worth) return false;
  await deps.baselines.append(join(deps.context.workspace, inputs['baseline-file']), {
    commit: deps.context.sha,
    recordedAt: new Date(deps.clock.now()).toISOString(),
    comparability,
    runs: runValues(session.runs, 'candidate'),
  });
  return true;
};

const percent = (share: number | null | undefined): string =>
  share === null || share === undefined ? '' : (share * 100).toFixed(2);

const outputsOf = (
  assessment: Assessment,
  session: Session,
  noise: Report['noise'],
  updated: boolean,
  primary: Inputs['primary'],
) => {
  const worst = decisive(assessment.comparisons.slice(0, primary.length));
  const onRatio = worst?.scale === 'ratio' ? worst : undefined;
  const metric = worst?.metric ?? 'p50';
  return {
    metric: worst?.metric ?? '',
    shift: percent(onRatio?.shift),
    'shift-lower': percent(onRatio?.lower),
    'shift-upper': percent(onRatio?.upper),
    'minimum-detectable': percent(onRatio?.minimumDetectable),
    noise: percent(noise.base[metric] ?? noise.candidate[metric]),
    pairs: String(session.looks.at(-1) ?? 0),
    'baseline-updated': String(updated),
  };
};

export const run = async (inputs: Inputs, deps: Deps): Promise<PerformanceOutcome> => {
  const policy = policyOf(inputs);
  const scenario = await scenarioOf(inputs, deps.context.workspace, deps.files.readText);
  const tool = await deps.loadTool(inputs);
  const comparability = comparabilityOf(deps.machine, tool, scenario);
  const [base, candidate] = [await appOf(inputs, deps, 'base'), await appOf(inputs, deps, 'candidate')];
  const against = await againstOf(inputs, deps, base, comparability);
  const seed = seedOf(`${deps.context.sha}/${deps.context.runId}/${deps.context.runAttempt}/${deps.clock.now()}`);
  const rig: Rig = {
    tool,
    scenario,
    apps: { ...(base && { base }), ...(candidate && { candidate }) },
    log: deps.log,
    signal: deps.signal,
    metric: policy.primary[0] ?? 'p50',
  };
  const sequence = {
    pairs: inputs.pairs,
    maxPairs: inputs['max-pairs'],
    alpha: policy.alpha,
    beta: policy.beta,
    random: randomSource(seed),
  };
  const measure = against.kind === 'pairs' ? measurePairs : measureCandidate;
  const session = await measure(rig, sequence, (runs, look) => assess(runs, against, policy, look));
  const updated = await updateBaseline(inputs, deps, session, comparability);
  const { verdict, reasons, comparisons, budgets } = session.assessment;
  const noise = noiseTable(session.runs);
  return {
    verdict,
    reasons,
    effect: effectOf('performance-regression', verdict, { mode: inputs.mode, strict: inputs.strict }),
    outputs: outputsOf(session.assessment, session, noise, updated, inputs.primary),
    report: {
      schema: reportSchemaName,
      verdict,
      reasons,
      measuredAt: new Date(deps.clock.now()).toISOString(),
      commit: deps.context.sha,
      compare: inputs.compare,
      base: base?.description ?? '',
      candidate: candidate?.description ?? '',
      tool: { name: tool.name, version: tool.version, source: tool.source },
      comparability,
      policy,
      seed,
      looks: session.looks,
      noise,
      comparisons,
      budgets,
      runs: session.runs,
      baseline: baselineOf(inputs, against, updated),
    },
  };
};

const baselineOf = (inputs: Inputs, against: Against, updated: boolean): Report['baseline'] => {
  if (inputs['baseline-file'] === '') return null;
  const sessions = against.kind === 'baseline' ? against.sessions : [];
  return {
    file: inputs['baseline-file'],
    sessions: sessions.map(({ commit, recordedAt }) => ({ commit, recordedAt })),
    updated,
  };
};
