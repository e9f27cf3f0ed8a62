import type { Channel } from '../../domain/announcements/announcement.ts';
import type { ChannelParts } from './parts.ts';
import { isGood, post, refusal } from './post.ts';
import { slackMessage } from './slack-payload.ts';

/** Slack through an incoming webhook: it answers `ok`, or a word with a 4xx status that no repeat can mend. */
export const slackWebhook = (url: string, { http, clock }: Pick<ChannelParts, 'http' | 'clock'>): Channel => ({
  name: 'slack',
  deliver: async (announcement, signal) => {
    const response = await post(http, { url, body: JSON.stringify(slackMessage(announcement)), signal });
    if (!isGood(response)) throw refusal(url, response, clock.now());
    return { detail: 'posted to the channel of the webhook' };
  },
});
