import { createBuildx } from '../../adapters/buildx/buildx.ts';
import { connectRegistry } from '../../adapters/registry/connect.ts';
import { createTools } from '../../adapters/tools/tools.ts';
import type { Runtime } from '../../core/ports.ts';
import type { Inputs } from './inputs.ts';
import { run } from './run.ts';

/** `run` in the real world. */
export const runReal = async (inputs: Inputs, runtime: Runtime): ReturnType<typeof run> =>
  await run(inputs, {
    ...runtime,
    buildx: createBuildx({ ...runtime, tools: createTools(runtime) }),
    openRegistry: access => connectRegistry(runtime, access),
  });
