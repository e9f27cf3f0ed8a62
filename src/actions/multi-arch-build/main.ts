import { createBuildx } from '../../adapters/buildx/buildx.ts';
import { connectRegistry } from '../../adapters/registry/connect.ts';
import { createTools } from '../../adapters/tools/tools.ts';
import { runAction } from '../../core/runtime.ts';
import { definition } from './inputs.ts';
import { render } from './render.ts';
import { run } from './run.ts';

await runAction(definition, {
  run: async (inputs, runtime) =>
    await run(inputs, {
      ...runtime,
      buildx: createBuildx({ ...runtime, tools: createTools(runtime) }),
      openRegistry: access => connectRegistry(runtime, access),
    }),
  render,
});
