import { runAction } from '../../core/runtime.ts';
import { definition } from './inputs.ts';
import { render } from './render.ts';
import { run } from './run.ts';
import { wire } from './wiring.ts';

await runAction(definition, {
  run: async (inputs, runtime) => await run(inputs, await wire(inputs, runtime)),
  render,
});
