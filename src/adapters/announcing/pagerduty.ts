import type { Channel } from '../../domain/announcements/announcement.ts';
import { type PagerEvent, pagerEvents } from './pagerduty-payload.ts';
import type { ChannelParts } from './parts.ts';
import { isGood, post, refusal } from './post.ts';

export interface PagerDuty {
  readonly key: string;
  readonly url: string;
}

const said = (events: readonly PagerEvent[]): string => {
  if (events.length === 0) return 'nothing to page for';
  const [first] = events;
  return first?.event_action === 'trigger' ? `triggered ${first.dedup_key}` : `resolved ${events.length} keys, if open`;
};

/** PagerDuty, Events API v2. Every event has its key, so that one sent twice is one. */
export const pagerDuty = (
  { key, url: base }: PagerDuty,
  { http, clock }: Pick<ChannelParts, 'http' | 'clock'>,
): Channel => ({
  name: 'pagerduty',
  deliver: async (announcement, signal) => {
    const url = new URL('/v2/enqueue', base).href;
    const events = pagerEvents(announcement, key);
    await Promise.all(
      events.map(async event => {
        const response = await post(http, { url, body: JSON.stringify(event), signal });
        if (!isGood(response)) throw refusal(url, response, clock.now());
      }),
    );
    return { detail: said(events), ...(events.length === 0 ? { skipped: true } : {}) };
  },
});
