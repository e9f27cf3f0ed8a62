import type { Runtime } from '../../core/ports.ts';
import { runReal as rollback } from '../auto-rollback/wiring.ts';
import { runReal as deploy } from '../blue-green-deploy/wiring.ts';
import { runReal as verify } from '../post-deploy-verify/wiring.ts';
import type { Inputs } from './inputs.ts';
import { run, type ShipOutcome } from './run.ts';

export const runReal = async (inputs: Inputs, runtime: Runtime): Promise<ShipOutcome> =>
  await run(inputs, {
    ...runtime,
    deploy: async values => await deploy(values, runtime),
    verify: async values => await verify(values, runtime),
    rollback: async values => await rollback(values, runtime),
  });
