import { join, resolve } from 'node:path';
import { parseBudget } from '../../domain/measurements/budgets.ts';
import type { PerformancePolicy } from '../../domain/measurements/judge.ts';
import { type MetricName, metricNames } from '../../domain/measurements/metrics.ts';
import type { AppSource } from '../../domain/measurements/ports.ts';
import type { Side } from '../../domain/measurements/runs.ts';
import type { Scenario } from '../../domain/measurements/scenario.ts';
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

export const scenarioOf = async (
  inputs: Inputs,
  workspace: string,
  readText: (path: string) => Promise<string>,
): Promise<Scenario> => {
  const path = join(workspace, inputs.script);
  return {
    paths: inputs.paths,
    connections: inputs.connections,
    rate: inputs.rate === 0 ? undefined : inputs.rate,
    warmUpMs: inputs['warm-up'],
    durationMs: inputs.duration,
    timeoutMs: inputs['request-timeout'],
    script: inputs.script === '' ? undefined : { path, text: await readText(path) },
  };
};
