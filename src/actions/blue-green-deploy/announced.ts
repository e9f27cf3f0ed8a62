import { announced, beginsOf, brokenDeploy } from '../../adapters/announcing/announcing.ts';
import type { Runtime } from '../../core/ports.ts';
import { announceDeploy } from '../../domain/announcements/announce.ts';
import type { Inputs } from './inputs.ts';
import type { BlueGreenOutcome } from './run.ts';
import { runReal } from './wiring.ts';

/** The run, and then people are told how it ended. A switch alone is no end: who verifies it tells them. */
export const runAnnounced = async (inputs: Inputs, runtime: Runtime): Promise<BlueGreenOutcome> => {
  const dryRun = inputs['dry-run'];
  return await announced<BlueGreenOutcome>(
    inputs,
    runtime,
    {
      automatic: true,
      begins: dryRun || inputs.phase !== 'release' ? null : beginsOf(inputs, runtime),
      broken: brokenDeploy,
      announce: ({ verdict, report }, occasion) => (dryRun ? null : announceDeploy(verdict, report, occasion)),
    },
    async () => await runReal(inputs, runtime),
  );
};
