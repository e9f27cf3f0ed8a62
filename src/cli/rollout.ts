/** Commands that no action has: look at a rollout, and act on it by hand. */
import { z } from 'zod';
import { holderInputs, placeInputs, placeRules } from '../adapters/rollout/inputs.ts';
import { noVerifier, type Rollout, withRollout } from '../adapters/rollout/wiring.ts';
import { input } from '../core/inputs.ts';
import type { Runtime } from '../core/ports.ts';
import { liftQuarantine, type Maintained, unlock } from '../domain/rollout/maintenance.ts';
import { look } from '../domain/rollout/session.ts';
import { status } from '../domain/rollout/status.ts';
import type { Reason } from '../domain/verdicts/verdicts.ts';
import { type Command, type Result, readValues } from './command.ts';
import { type PlaceValues, placed } from './place.ts';
import { renderHand, renderStatus } from './render.ts';

const opened = async <T>(
  inputs: PlaceValues,
  read: (name: string) => string,
  runtime: Runtime,
  body: (rollout: Rollout) => Promise<T>,
): Promise<T> => await withRollout(await placed(inputs, read, runtime), runtime, noVerifier, body);

const result = (over: Pick<Result, 'verdict' | 'text'> & Partial<Result>): Result => ({
  effect: 'continue',
  reasons: [],
  outputs: {},
  report: null,
  ...over,
});

export const statusCommand: Command = {
  inputs: z.object(placeInputs),
  execute: async (read, runtime) => {
    const values = readValues(z.object(placeInputs), placeRules, read);
    const { journal, observed } = await opened(values, read, runtime, async ({ ports, place }) => look(ports, place));
    const report = status(journal, observed);
    const calm = report.operation === null && report.drift.length === 0;
    return result({ verdict: calm ? 'clean' : 'attention', report, text: renderStatus(report) });
  },
};

const byHand = <T>(command: string, verdict: string, done: Maintained<T>): Result => {
  if (done.done) {
    return result({ verdict, report: done.what, text: renderHand(command, verdict, done.what) });
  }
  const reasons: readonly Reason[] = [done.reason];
  return result({ verdict: 'refused', effect: 'block', reasons, text: renderHand(command, 'refused', null, reasons) });
};

const reason = input.text({ doc: 'Why; it is kept in the history.', required: true });

const unlockInputs = z.object({ ...placeInputs, ...holderInputs, reason });

export const unlockCommand: Command = {
  inputs: unlockInputs,
  execute: async (read, runtime) => {
    const values = readValues(unlockInputs, placeRules, read);
    const done = await opened(values, read, runtime, async ({ ports }) => await unlock(ports, values.reason));
    return byHand('unlock', 'unlocked', done);
  },
};

const liftInputs = z.object({
  ...placeInputs,
  release: input.text({ doc: 'Release id (8 digits or more), digest or revision.', required: true }),
  reason,
});

export const liftCommand: Command = {
  inputs: liftInputs,
  execute: async (read, runtime) => {
    const values = readValues(liftInputs, placeRules, read);
    const { release, reason: why } = values;
    const done = await opened(values, read, runtime, async ({ ports }) => await liftQuarantine(ports, release, why));
    return byHand('lift-quarantine', 'lifted', done);
  },
};
