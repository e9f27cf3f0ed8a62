import type { Runtime } from '../../core/ports.ts';
import { createChecks } from '../checks/checks.ts';
import type { VerificationInputs } from '../probing/inputs.ts';
import { createVerifier } from '../probing/verifier.ts';
import { type HolderPlace, type Rollout, withRollout } from './wiring.ts';

type VerifyingInputs = HolderPlace & VerificationInputs & { readonly strict: boolean };

/** A rollout whose releases are verified in this process, over real connections that are closed at the end. */
export const withVerifyingRollout = async <T>(
  inputs: VerifyingInputs,
  runtime: Runtime,
  body: (rollout: Rollout) => Promise<T>,
): Promise<T> =>
  await withRollout(
    inputs,
    runtime,
    parts =>
      createVerifier(inputs, {
        ...runtime,
        ...parts,
        checks: async subject => await createChecks(inputs, subject, { ...runtime, signals: parts.signals }),
        entranceUrl: inputs.url,
        // Only the proxy of the process target names the release by itself.
        headerFromTarget: inputs.target === 'process' && inputs.url === '',
      }),
    body,
  );
