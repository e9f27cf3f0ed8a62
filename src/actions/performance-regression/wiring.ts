import { join } from 'node:path';
import { createApp } from '../../adapters/app/app.ts';
import { autocannonTool } from '../../adapters/autocannon/autocannon.ts';
import { thisMachine } from '../../adapters/baseline/machine.ts';
import { createBaselineStore } from '../../adapters/baseline/store.ts';
import { createK6 } from '../../adapters/k6/k6.ts';
import { createTools } from '../../adapters/tools/tools.ts';
import { UserError } from '../../core/errors.ts';
import type { Runtime } from '../../core/ports.ts';
import type { LoadTool } from '../../domain/measurements/ports.ts';
import type { Inputs } from './inputs.ts';
import { type Deps, run } from './run.ts';
import { parseVariables } from './variables.ts';

/**
 * Building k6 takes minutes, so that is done only for those who can't do without it: with `auto` and no script of their
 * own it comes from PATH, the cache or a download, and no Go module is offered.
 */
const k6 = async (runtime: Runtime, inputs: Inputs, needed: boolean): Promise<LoadTool> => {
  const tools = createTools(runtime, needed ? {} : { modules: join(runtime.context.temp, 'no-modules') });
  return createK6(runtime, await tools.locate('k6'), {
    env: parseVariables(inputs['script-env']) ?? {},
    // A script of the user's own decides how long it takes.
    maxRunMs: inputs['warm-up'] + inputs.duration + 15 * 60_000,
  });
};

const loadTool = async (runtime: Runtime, inputs: Inputs): Promise<LoadTool> => {
  if (inputs.tool === 'autocannon') return autocannonTool;
  const needed = inputs.tool === 'k6' || inputs.script !== '';
  try {
    return await k6(runtime, inputs, needed);
  } catch (error) {
    // A compromised k6 must not be passed over in silence.
    if (needed || !(error instanceof UserError) || error.code === 'tool-compromised') throw error;
    runtime.log.notice(`k6 is not used: ${error.message}\nThe embedded autocannon generates the load.`);
    return autocannonTool;
  }
};

/** The real world behind the action. */
export const wire = (runtime: Runtime): Deps => ({
  ...runtime,
  machine: thisMachine(),
  baselines: createBaselineStore(runtime),
  loadTool: async inputs => await loadTool(runtime, inputs),
  app: async (inputs, source) =>
    await createApp(
      runtime,
      {
        healthPath: inputs['health-path'],
        startTimeoutMs: inputs['start-timeout'],
        env: parseVariables(inputs['app-env']) ?? {},
      },
      source,
    ),
});

/** `run` in the real world. */
export const runReal = async (inputs: Inputs, runtime: Runtime): ReturnType<typeof run> =>
  await run(inputs, wire(runtime));
