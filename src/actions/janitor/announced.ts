import { announced, brokenDeploy } from '../../adapters/announcing/announcing.ts';
import { noVerifier, withRollout } from '../../adapters/rollout/wiring.ts';
import { messageOf } from '../../core/errors.ts';
import type { Runtime } from '../../core/ports.ts';
import type { Announcement } from '../../domain/announcements/announcement.ts';
import { announceJanitor } from '../../domain/announcements/janitor.ts';
import { toldAfter, toldBefore } from '../../domain/announcements/repeating.ts';
import type { Told } from '../../domain/rollout/journal.ts';
import { noteTold } from '../../domain/rollout/maintenance.ts';
import type { Inputs } from './inputs.ts';
import type { JanitorReport, JanitorResult } from './run.ts';
import { runReal } from './wiring.ts';

const remember = async (inputs: Inputs, runtime: Runtime, told: Told | null): Promise<void> => {
  try {
    await withRollout(inputs, runtime, noVerifier, async ({ ports }) => await noteTold(ports, told));
  } catch (thrown) {
    const what = told === null ? 'that what people were told is over' : 'what people were told, who hear it again';
    runtime.log.warning(`not noted ${what}: ${messageOf(thrown)}`);
  }
};

/** The run that should have told people is gone: who ends its work tells them, of the same trouble once. */
export const runAnnounced = async (inputs: Inputs, runtime: Runtime): Promise<JanitorResult> => {
  const told: { news?: Announcement; reminder?: NonNullable<JanitorReport['reminder']> } = {};
  const result = await announced<JanitorResult>(
    inputs,
    runtime,
    {
      automatic: true,
      begins: null,
      broken: brokenDeploy,
      announce: ({ report }, occasion) => {
        const found = announceJanitor(report, occasion);
        if (found === null) return null;
        const before = toldBefore(found, report.told, inputs['remind-after']);
        if (before === null) told.news = found;
        else told.reminder = before;
        return told.news ?? null;
      },
    },
    async () => await runReal(inputs, runtime),
  );
  const { news, reminder } = told;
  const toldNow = toldAfter(result.report, news, runtime.clock.now());
  if (toldNow !== undefined) await remember(inputs, runtime, toldNow);
  return reminder === undefined ? result : { ...result, report: { ...result.report, reminder } };
};
