import type { Runtime } from '../../core/ports.ts';
import type { VerificationInputs } from '../probing/inputs.ts';
import { processCounters } from '../probing/process-counters.ts';
import { createVerifier } from '../probing/verifier.ts';
import type { PlaceInputs } from './inputs.ts';
import { createRollout, type Rollout } from './wiring.ts';

/** A rollout whose releases are verified in this process, over real connections that are closed at the end. */
export const withVerifyingRollout = async <T>(
  inputs: PlaceInputs & VerificationInputs & { readonly strict: boolean },
  runtime: Runtime,
  body: (rollout: Rollout) => Promise<T>,
): Promise<T> => {
  const rollout = await createRollout(inputs, runtime, (prober, { folder }) =>
    createVerifier(inputs, {
      ...runtime,
      prober,
      counters: releaseId => processCounters(folder, releaseId),
      headerFromTarget: inputs.target === 'process',
    }),
  );
  try {
    return await body(rollout);
  } finally {
    rollout.close();
  }
};
