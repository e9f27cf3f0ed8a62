import { announced, brokenDeploy } from '../../adapters/announcing/announcing.ts';
import type { Runtime } from '../../core/ports.ts';
import { announceJanitor } from '../../domain/announcements/janitor.ts';
import type { Inputs } from './inputs.ts';
import type { JanitorResult } from './run.ts';
import { runReal } from './wiring.ts';

/** The run that should have told people is gone: who ends its work tells them. */
export const runAnnounced = async (inputs: Inputs, runtime: Runtime): Promise<JanitorResult> =>
  await announced<JanitorResult>(
    inputs,
    runtime,
    {
      automatic: true,
      begins: null,
      broken: brokenDeploy,
      announce: ({ report }, occasion) => announceJanitor(report, occasion),
    },
    async () => await runReal(inputs, runtime),
  );
