import { noVerifier, withRollout } from '../../adapters/rollout/wiring.ts';
import type { Runtime } from '../../core/ports.ts';
import { keepingLease } from '../../domain/rollout/keeping.ts';
import { runReal as rollback } from '../auto-rollback/wiring.ts';
import { runReal as deploy } from '../blue-green-deploy/wiring.ts';
import { runReal as verify } from '../post-deploy-verify/wiring.ts';
import type { Inputs } from './inputs.ts';
import { run, type ShipOutcome } from './run.ts';

export const runReal = async (inputs: Inputs, runtime: Runtime): Promise<ShipOutcome> =>
  await run(inputs, {
    ...runtime,
    deploy: async values => await deploy(values, runtime, { goesOn: true }),
    verify: async (values, signal) => await verify(values, { ...runtime, signal }),
    keepingLease: async (values, operation, body) =>
      await keepingLease(
        {
          operation,
          timer: runtime.clock,
          withStore: async use =>
            await withRollout(values, runtime, noVerifier, async ({ ports }) => await use(ports.store)),
        },
        runtime.signal,
        body,
      ),
    rollback: async (values, about) => await rollback(values, runtime, about),
  });
