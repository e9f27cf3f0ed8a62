/** Tries the channels of announcements, before an incident does. */
import { z } from 'zod';
import { Announcer } from '../adapters/announcing/announcing.ts';
import { codes } from '../adapters/announcing/codes.ts';
import { notifyInputs } from '../adapters/announcing/inputs.ts';
import { toldPeople } from '../adapters/announcing/render.ts';
import { channelNames } from '../adapters/announcing/routes.ts';
import { notifyRules } from '../adapters/announcing/rules.ts';
import { placeInputs } from '../adapters/rollout/inputs.ts';
import { UserError } from '../core/errors.ts';
import { input } from '../core/inputs.ts';
import { headline } from '../core/markdown.ts';
import type { Delivery } from '../domain/announcements/announcement.ts';
import { testAnnouncement, testEnd } from '../domain/announcements/trial.ts';
import { type Command, type Result, readValues } from './command.ts';

const inputs = z.object({
  app: placeInputs.app,
  environment: placeInputs.environment,
  test: input.boolean({
    doc: 'Send a test announcement to every channel that is set, whatever `notify-on` says. A page is ended at once.',
    default: 'false',
  }),
  ...notifyInputs,
});

const reasonsOf = (deliveries: readonly Delivery[]) =>
  deliveries
    .filter(({ state }) => state === 'failed')
    .map(({ channel, detail }) => codes.reason('announcement-not-delivered', `${channel}: ${detail}`));

const resultOf = (deliveries: readonly Delivery[]): Result => {
  const reasons = reasonsOf(deliveries);
  const effect = reasons.length > 0 ? 'block' : 'continue';
  const verdict = reasons.length > 0 ? 'not-all-told' : 'told';
  const text = [headline({ gate: 'notify', verdict, effect, reasons }), ...toldPeople(deliveries)].join('\n');
  return { verdict, effect, reasons, outputs: {}, report: deliveries, text };
};

export const notifyCommand: Command = {
  inputs,
  execute: async (read, runtime) => {
    const values = readValues(inputs, notifyRules, read);
    if (!values.test)
      throw new UserError('usage', 'notify: only tests are sent by hand.', 'Run `prod-actions notify --test`.');
    const announcer = new Announcer(values, runtime);
    const trial = testAnnouncement(values.app, values.environment, runtime.clock.now());
    const deliveries = await announcer.tell(trial, channelNames);
    if (deliveries.length === 0)
      throw new UserError('usage', 'notify: no channel is set.', 'Set one; docs/notifications.md shows how.');
    const ended = await announcer.tell(testEnd(trial), ['pagerduty']);
    return resultOf([...deliveries, ...ended.filter(({ state }) => state === 'failed')]);
  },
};
