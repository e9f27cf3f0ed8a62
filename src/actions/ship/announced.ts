import { announced, beginsOf, brokenDeploy } from '../../adapters/announcing/announcing.ts';
import type { Runtime } from '../../core/ports.ts';
import { announceShip } from '../../domain/announcements/announce.ts';
import type { Inputs } from './inputs.ts';
import type { ShipOutcome } from './run.ts';
import { runReal } from './wiring.ts';

/** The run, and then people are told how it ended. */
export const runAnnounced = async (inputs: Inputs, runtime: Runtime): Promise<ShipOutcome> => {
  const dryRun = inputs['dry-run'];
  return await announced<ShipOutcome>(
    inputs,
    runtime,
    {
      automatic: true,
      begins: dryRun ? null : beginsOf(inputs, runtime),
      broken: brokenDeploy,
      announce: ({ report }, occasion) => (dryRun ? null : announceShip(report, occasion)),
    },
    async () => await runReal(inputs, runtime),
  );
};
