import { nodeProber } from '../../adapters/probing/prober.ts';
import { runAction } from '../../core/runtime.ts';
import { definition } from './inputs.ts';
import { render } from './render.ts';
import { run } from './run.ts';

const prober = nodeProber();
await runAction(definition, {
  run: async (inputs, runtime) => await run(inputs, { ...runtime, prober, counters: null }).finally(prober.close),
  render,
});
