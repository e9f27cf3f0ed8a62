import { createHash, createHmac } from 'node:crypto';
import { type Announcement, type Channel, incidentKey } from '../../domain/announcements/announcement.ts';
import { webhookDocument } from '../../domain/announcements/schema.ts';
import type { ChannelParts } from './parts.ts';
import { isGood, post, refusal } from './post.ts';

/** Any service that takes JSON. Headers and signature follow the Standard Webhooks specification. */
export interface Webhook {
  readonly url: string;
  readonly key: Buffer;
}

/** The same for every repeat, so that a receiver can tell one. */
export const messageIdOf = ({ app, environment, operation, happening, startedAt }: Announcement): string =>
  `msg_${createHash('sha256')
    .update(JSON.stringify([app, environment, operation, happening, startedAt]))
    .digest('hex')
    .slice(0, 32)}`;

/** Base64 of HMAC-SHA256 over `<id>.<timestamp>.<body>`. */
export const signatureOf = (key: Buffer, id: string, timestamp: number, body: string): string =>
  `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;

/** The body; docs/schema/announcement.schema.json describes it. */
export const webhookBody = (announcement: Announcement): string =>
  JSON.stringify(webhookDocument(announcement, incidentKey(announcement)));

export const webhook = ({ url, key }: Webhook, { http, clock }: Pick<ChannelParts, 'http' | 'clock'>): Channel => ({
  name: 'webhook',
  deliver: async (announcement, signal) => {
    const [id, body, timestamp] = [
      messageIdOf(announcement),
      webhookBody(announcement),
      Math.floor(clock.now() / 1000),
    ];
    const headers = {
      'webhook-id': id,
      'webhook-timestamp': `${timestamp}`,
      'webhook-signature': signatureOf(key, id, timestamp, body),
    };
    const response = await post(http, { url, body, headers, signal });
    if (!isGood(response)) throw refusal(url, response, clock.now());
    return { detail: `accepted with ${response.status}` };
  },
});
