import type { Runtime } from '../../core/ports.ts';
import { parseProbes } from '../../domain/verification/probes.ts';
import { createChecks } from '../checks/checks.ts';
import type { VerificationInputs } from '../probing/inputs.ts';
import { missingVariables } from '../probing/request-headers.ts';
import { createVerifier } from '../probing/verifier.ts';
import { type HolderPlace, type Rollout, withRollout } from './wiring.ts';

type VerifyingInputs = HolderPlace & VerificationInputs & { readonly strict: boolean };

/** Said and no more: a rollback must not wait for a token of a probe. */
const warnOfMissing = ({ probes }: VerifyingInputs, { env, log }: Runtime): void => {
  const parsed = parseProbes(probes);
  const missing = 'probes' in parsed ? missingVariables(parsed.probes, env) : [];
  if (missing.length > 0)
    log.warning(`probes: ${missing.join(', ')} not set: the verification will end with probe-definition.`);
};

/** A rollout whose releases are verified in this process, over real connections that are closed at the end. */
export const withVerifyingRollout = async <T>(
  inputs: VerifyingInputs,
  runtime: Runtime,
  body: (rollout: Rollout) => Promise<T>,
): Promise<T> => {
  warnOfMissing(inputs, runtime);
  return await withRollout(
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
};
