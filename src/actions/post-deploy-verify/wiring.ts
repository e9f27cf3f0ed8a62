import { placeFolder, processEntrance } from '../../adapters/probing/entrance.ts';
import { nodeProber } from '../../adapters/probing/prober.ts';
import { processCounters } from '../../adapters/probing/process-counters.ts';
import type { Runtime } from '../../core/ports.ts';
import type { Inputs } from './inputs.ts';
import { type Deps, run, type VerifyOutcome } from './run.ts';

export const verifyDeps = (runtime: Runtime): Omit<Deps, 'prober'> => ({
  ...runtime,
  entrance: processEntrance,
  counters: (place, releaseId) => processCounters(placeFolder(place), releaseId),
});

/** With real connections, closed at the end. */
export const runReal = async (inputs: Inputs, runtime: Runtime): Promise<VerifyOutcome> => {
  const prober = nodeProber();
  try {
    return await run(inputs, { ...verifyDeps(runtime), prober });
  } finally {
    prober.close();
  }
};
