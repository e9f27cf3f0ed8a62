import { processCounters } from '../../adapters/probing/process-counters.ts';
import { createVerifier } from '../../adapters/probing/verifier.ts';
import { createRollout } from '../../adapters/rollout/wiring.ts';
import type { Runtime } from '../../core/ports.ts';
import type { Inputs } from './inputs.ts';
import { type Deps, type RollbackResult, run } from './run.ts';

export const wire = async (inputs: Inputs, runtime: Runtime): Promise<Deps> => ({
  ...runtime,
  rollout: await createRollout(inputs, runtime, (prober, { folder }) =>
    createVerifier(inputs, {
      ...runtime,
      prober,
      counters: releaseId => processCounters(folder, releaseId),
      headerFromTarget: inputs.target === 'process',
    }),
  ),
});

/** With real connections, closed at the end. */
export const runReal = async (inputs: Inputs, runtime: Runtime): Promise<RollbackResult> => {
  const deps = await wire(inputs, runtime);
  try {
    return await run(inputs, deps);
  } finally {
    deps.rollout.close();
  }
};
