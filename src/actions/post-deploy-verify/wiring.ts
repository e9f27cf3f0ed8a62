import { journalFolder } from '../../adapters/journal/store.ts';
import { processEntrance } from '../../adapters/probing/entrance.ts';
import { nodeProber } from '../../adapters/probing/prober.ts';
import { processCounters } from '../../adapters/probing/process-counters.ts';
import { stateFolder } from '../../adapters/rollout/wiring.ts';
import type { Runtime } from '../../core/ports.ts';
import type { Inputs } from './inputs.ts';
import { type Place, run, type VerifyOutcome } from './run.ts';

/** With real connections, closed at the end. */
export const runReal = async (inputs: Inputs, runtime: Runtime): Promise<VerifyOutcome> => {
  const folderOf = (place: Place): string =>
    journalFolder({ ...place, stateDir: stateFolder(place.stateDir, runtime) });
  const prober = nodeProber();
  try {
    return await run(inputs, {
      ...runtime,
      prober,
      entrance: async place => await processEntrance(folderOf(place)),
      counters: (place, releaseId) => processCounters(folderOf(place), releaseId),
    });
  } finally {
    prober.close();
  }
};
