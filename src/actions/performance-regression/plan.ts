import { resolve } from 'node:path';
import { userError } from '../../core/errors.ts';
import type { Files } from '../../core/ports.ts';
import { parseBudget } from '../../domain/measurements/budgets.ts';
import type { Comparability } from '../../domain/measurements/comparability.ts';
import type { PerformancePolicy } from '../../domain/measurements/judge.ts';
import { type MetricName, metricNames } from '../../domain/measurements/metrics.ts';
import type { App, AppSource, LoadTool } from '../../domain/measurements/ports.ts';
import type { Side } from '../../domain/measurements/runs.ts';
import type { Scenario } from '../../domain/measurements/scenario.ts';
import { codes } from './codes.ts';
import type { Inputs } from './inputs.ts';

/** What is to be measured and how it is judged, from the inputs. */

export const sourceOf = (inputs: Inputs, side: Side, workspace: string): AppSource | undefined => {
  const [image, command, url] = [inputs[`${side}-image`], inputs[`${side}-command`], inputs[`${side}-url`]];
  if (image !== '') return { kind: 'image', reference: image };
  if (command !== '') return { kind: 'command', command, folder: resolve(workspace, inputs[`${side}-directory`]) };
  return url === '' ? undefined : { kind: 'url', url };
};

export const policyOf = (inputs: Inputs): PerformancePolicy => ({
  primary: inputs.primary.filter((name): name is MetricName => metricNames.some(known => known === name)),
  margin: (inputs.margin ?? 5) / 100,
  floor: inputs.floor,
  alpha: inputs.alpha ?? 0.01,
  beta: inputs.beta ?? 0.05,
  budgets: inputs.budgets.flatMap(text => parseBudget(text) ?? []),
  maxErrorRate: (inputs['max-error-rate'] ?? 1) / 100,
});

const scriptOf = async (inputs: Inputs, workspace: string, files: Files): Promise<Scenario['script']> => {
  if (inputs.script === '') return undefined;
  const path = resolve(workspace, inputs.script);
  if (await files.exists(path)) return { path, text: await files.readText(path) };
  throw userError(codes, 'script-not-found', `script: ${path} does not exist`);
};

export const scenarioOf = async (inputs: Inputs, workspace: string, files: Files): Promise<Scenario> => {
  return {
    paths: inputs.paths,
    connections: inputs.connections,
    rate: inputs.rate === 0 ? undefined : inputs.rate,
    warmUpMs: inputs['warm-up'],
    durationMs: inputs.duration,
    timeoutMs: inputs['request-timeout'],
    script: await scriptOf(inputs, workspace, files),
  };
};

/** What stands before the first run. */
export interface Setup {
  readonly policy: PerformancePolicy;
  readonly scenario: Scenario;
  readonly tool: LoadTool;
  readonly comparability: Comparability;
  readonly base: App | undefined;
  readonly candidate: App | undefined;
}
