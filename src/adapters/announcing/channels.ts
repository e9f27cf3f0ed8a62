import type { Channel } from '../../domain/announcements/announcement.ts';
import { mailServerOf } from './addresses.ts';
import { githubChannels } from './github.ts';
import type { NotifyInputs } from './inputs.ts';
import { mail } from './mail.ts';
import { pagerDuty } from './pagerduty.ts';
import type { ChannelParts } from './parts.ts';
import { type Misconfigured, signatureKey } from './rules.ts';
import { slackWebhook } from './slack.ts';
import { slackBot } from './slack-bot.ts';
import { teams } from './teams.ts';
import { webhook } from './webhook.ts';

const slack = (inputs: NotifyInputs, parts: ChannelParts): readonly Channel[] => {
  if (inputs['slack-token'] !== '')
    return [slackBot({ token: inputs['slack-token'], channel: inputs['slack-channel'] }, parts)];
  return inputs['slack-webhook'] === '' ? [] : [slackWebhook(inputs['slack-webhook'], parts)];
};

const mailChannel = (inputs: NotifyInputs): readonly Channel[] => {
  const server = inputs['smtp-url'] === '' ? undefined : mailServerOf(inputs['smtp-url']);
  if (server === undefined || 'problem' in server) return [];
  return [mail({ server, from: inputs['mail-from'], to: inputs['mail-to'] })];
};

/** Every channel that the caller set, but for those that are set wrongly. */
export const createChannels = (
  inputs: NotifyInputs,
  parts: ChannelParts,
  wrong: readonly Misconfigured[],
): readonly Channel[] => {
  const broken = wrong.map(({ channel }) => channel);
  const all: readonly Channel[] = [
    ...githubChannels(inputs, parts),
    ...slack(inputs, parts),
    ...(inputs['pagerduty-key'] === ''
      ? []
      : [pagerDuty({ key: inputs['pagerduty-key'], url: inputs['pagerduty-url'] }, parts)]),
    ...(inputs['teams-webhook'] === '' ? [] : [teams(inputs['teams-webhook'], parts)]),
    ...mailChannel(inputs),
    ...(inputs['webhook-url'] === ''
      ? []
      : [webhook({ url: inputs['webhook-url'], key: signatureKey(inputs['webhook-secret']) }, parts)]),
  ];
  return all.filter(({ name }) => !broken.some(channel => channel === name));
};
