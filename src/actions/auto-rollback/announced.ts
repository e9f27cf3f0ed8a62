import { announced, interruptedOr } from '../../adapters/announcing/announcing.ts';
import type { Runtime } from '../../core/ports.ts';
import { announceRollback } from '../../domain/announcements/announce.ts';
import type { Inputs } from './inputs.ts';
import type { RollbackResult } from './run.ts';
import { runReal } from './wiring.ts';

/** Traffic first; people are told when all of it is done. */
export const runAnnounced = async (inputs: Inputs, runtime: Runtime): Promise<RollbackResult> =>
  await announced<RollbackResult>(
    inputs,
    runtime,
    {
      automatic: inputs.automatic,
      begins: null,
      broken: interruptedOr(() => 'rollback-failed'),
      announce: ({ verdict, report }, occasion) => announceRollback(verdict, report, occasion),
    },
    async () => await runReal(inputs, runtime),
  );
