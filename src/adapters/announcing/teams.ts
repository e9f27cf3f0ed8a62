import type { Channel } from '../../domain/announcements/announcement.ts';
import { hostOf } from './addresses.ts';
import { NotTaken } from './errors.ts';
import type { ChannelParts } from './parts.ts';
import { isGood, post, refusal } from './post.ts';
import { teamsCard } from './teams-payload.ts';

/** The older connectors say with status 200 that Teams did not take it, and which status it gave. */
const hidden = /failed with error.*?HTTP error (\d{3})/i;

/** Microsoft Teams through a workflow that posts what it receives. */
export const teams = (url: string, { http, clock }: Pick<ChannelParts, 'http' | 'clock'>): Channel => ({
  name: 'teams',
  deliver: async (announcement, signal) => {
    const response = await post(http, { url, body: teamsCard(announcement), signal });
    if (!isGood(response)) throw refusal(url, response, clock.now());
    const status = hidden.exec(response.text())?.[1];
    if (status !== undefined)
      throw new NotTaken(`${hostOf(url)} says that Teams answered ${status}`, {
        passing: status === '429' || status.startsWith('5'),
      });
    return { detail: 'handed to the workflow' };
  },
});
