import { z } from 'zod';
import type { Http, HttpResponse } from '../../core/ports.ts';
import type { Channel } from '../../domain/announcements/announcement.ts';
import { NotTaken } from './errors.ts';
import type { ChannelParts } from './parts.ts';
import { isGood, post, refusal } from './post.ts';
import { type SlackMessage, slackDetails, slackMessage } from './slack-payload.ts';

/** Slack as a bot: one message a delivery, with its details in a thread below it. */
export interface SlackBot {
  readonly token: string;
  readonly channel: string;
  /** Set by tests. */
  readonly api?: string;
}

const answer = z.object({ ok: z.boolean(), error: z.string().optional(), ts: z.string().optional() });

/** Slack's own troubles, said with status 200. */
const passing = [
  'ratelimited',
  'rate_limited',
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
];

const decode = (response: HttpResponse): z.output<typeof answer> => {
  try {
    return answer.parse(JSON.parse(response.text()));
  } catch {
    return { ok: false, error: 'no answer that could be read' };
  }
};

interface Asked extends SlackMessage {
  readonly channel: string;
  readonly thread_ts?: string;
}

export const slackBot = (
  { token, channel, api = 'https://slack.com/api' }: SlackBot,
  { http, clock }: { readonly http: Http; readonly clock: ChannelParts['clock'] },
): Channel => {
  const url = `${api}/chat.postMessage`;
  const send = async (message: Asked, signal: AbortSignal): Promise<string> => {
    const headers = { authorization: `Bearer ${token}` };
    const response = await post(http, { url, body: JSON.stringify(message), headers, signal });
    if (!isGood(response)) throw refusal(url, response, clock.now());
    const { ok, error, ts } = decode(response);
    if (ok && ts !== undefined) return ts;
    const why = error ?? 'no reason';
    throw new NotTaken(`slack said ${why}`, { passing: passing.includes(why) });
  };
  return {
    name: 'slack',
    deliver: async (announcement, signal) => {
      const ts = await send({ ...slackMessage(announcement), channel }, signal);
      const details = slackDetails(announcement);
      if (details === null) return { detail: 'posted' };
      // The message itself has arrived: what fails from here on must not send it again.
      const below = await send({ ...details, channel, thread_ts: ts }, signal).catch(() => undefined);
      return { detail: below === undefined ? 'posted, without the details' : 'posted, details in its thread' };
    },
  };
};
