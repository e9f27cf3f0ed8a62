import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import type { Runtime } from '../../core/ports.ts';
import { type BaselineChoice, chooseBaseline } from '../../domain/measurements/baseline.ts';
import type { Comparability } from '../../domain/measurements/comparability.ts';
import { fewestRuns } from '../../domain/measurements/compare.ts';
import { type Against, assess, invalidReasons, runValues } from '../../domain/measurements/judge.ts';
import type { App, AppSource, BaselineStore, LoadTool, Machine } from '../../domain/measurements/ports.ts';
import type { Side } from '../../domain/measurements/runs.ts';
import { type Scenario, scenarioText } from '../../domain/measurements/scenario.ts';
import { randomSource, seedOf } from '../../domain/statistics/random.ts';
import type { Inputs } from './inputs.ts';
import { measureCandidate, measurePairs, type Rig, type Session } from './measure.ts';
import { outcomeOf, type PerformanceOutcome } from './outcome.ts';
import { policyOf, type Setup, scenarioOf, sourceOf } from './plan.ts';

export interface Deps extends Pick<Runtime, 'clock' | 'context' | 'files' | 'log' | 'signal'> {
  readonly machine: Machine;
  readonly baselines: BaselineStore;
  loadTool(inputs: Inputs): Promise<LoadTool>;
  app(inputs: Inputs, source: AppSource): Promise<App>;
}

const comparabilityOf = (machine: Machine, tool: LoadTool, scenario: Scenario): Comparability => ({
  ...machine,
  tool: `${tool.name} ${tool.version}`,
  scenario: createHash('sha256').update(scenarioText(scenario)).digest('hex').slice(0, 16),
});

const appOf = async (inputs: Inputs, deps: Deps, side: Side): Promise<App | undefined> => {
  const source = sourceOf(inputs, side, deps.context.workspace);
  return source === undefined ? undefined : await deps.app(inputs, source);
};

const prepare = async (inputs: Inputs, deps: Deps): Promise<Setup> => {
  const scenario = await scenarioOf(inputs, deps.context.workspace, deps.files);
  const tool = await deps.loadTool(inputs);
  return {
    policy: policyOf(inputs),
    scenario,
    tool,
    comparability: comparabilityOf(deps.machine, tool, scenario),
    base: await appOf(inputs, deps, 'base'),
    candidate: await appOf(inputs, deps, 'candidate'),
  };
};

const storedAgainst = (choice: BaselineChoice): Against => {
  if (choice.kind === 'none') return { kind: 'missing' };
  return choice.kind === 'incomparable' ? choice : { kind: 'baseline', sessions: choice.sessions };
};

const againstOf = async (inputs: Inputs, deps: Deps, { base, comparability }: Setup): Promise<Against> => {
  if (inputs.compare === 'budget-only') return { kind: 'nothing-asked' };
  if (inputs.compare === 'paired') return base === undefined ? { kind: 'missing' } : { kind: 'pairs' };
  const file = resolve(deps.context.workspace, inputs['baseline-file']);
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
  await deps.baselines.append(resolve(deps.context.workspace, inputs['baseline-file']), {
    commit: deps.context.sha,
    recordedAt: new Date(deps.clock.now()).toISOString(),
    comparability,
    runs: runValues(session.runs, 'candidate'),
  });
  return true;
};

const measure = async (inputs: Inputs, setup: Setup, against: Against, seed: number, deps: Deps): Promise<Session> => {
  const { policy, base, candidate } = setup;
  const rig: Rig = {
    ...setup,
    apps: { ...(base && { base }), ...(candidate && { candidate }) },
    log: deps.log,
    signal: deps.signal,
    metric: policy.primary[0] ?? 'p50',
    worthless: placed => invalidReasons([placed], policy).length > 0,
  };
  const sequence = {
    pairs: inputs.pairs,
    maxPairs: inputs['max-pairs'],
    fewest: fewestRuns(policy.alpha, policy.primary.length),
    alpha: policy.alpha,
    beta: policy.beta,
    random: randomSource(seed),
  };
  const measureAll = against.kind === 'pairs' ? measurePairs : measureCandidate;
  return await measureAll(rig, sequence, (runs, look) => assess(runs, against, policy, look));
};

export const run = async (inputs: Inputs, deps: Deps): Promise<PerformanceOutcome> => {
  const setup = await prepare(inputs, deps);
  const against = await againstOf(inputs, deps, setup);
  const seed = seedOf(`${deps.context.sha}/${deps.context.runId}/${deps.context.runAttempt}/${deps.clock.now()}`);
  const session = await measure(inputs, setup, against, seed, deps);
  const updated = await updateBaseline(inputs, deps, session, setup.comparability);
  const measuredAt = new Date(deps.clock.now()).toISOString();
  return outcomeOf({ inputs, setup, against, session, seed, updated, measuredAt, commit: deps.context.sha });
};
