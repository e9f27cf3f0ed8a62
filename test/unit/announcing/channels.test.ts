/** Each channel against a server of its own that speaks the service's protocol, through the dispatcher. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { dispatch, timeLimit } from '../../../src/adapters/announcing/dispatch.ts';
import { pagerDuty } from '../../../src/adapters/announcing/pagerduty.ts';
import { retryAfterMs } from '../../../src/adapters/announcing/post.ts';
import { slackWebhook } from '../../../src/adapters/announcing/slack.ts';
import { slackBot } from '../../../src/adapters/announcing/slack-bot.ts';
import { teams } from '../../../src/adapters/announcing/teams.ts';
import { webhook } from '../../../src/adapters/announcing/webhook.ts';
import { nodeClock } from '../../../src/core/clock.ts';
import { nodeHttp } from '../../../src/core/http.ts';
import type { Announcement, Channel, Delivery } from '../../../src/domain/announcements/announcement.ts';
import { announcement } from '../../support/announcement.ts';
import { type Answer, type Inbox, inbox } from '../../support/inbox.ts';

const parts = { http: nodeHttp, clock: nodeClock };
const key = 'k'.repeat(32);
const secretPath = '/services/T000/B000/very-secret';

let service: Inbox;

beforeEach(async () => {
  service = await inbox();
});

afterEach(async () => await service.close());

const tell = async (channel: Channel, what: Announcement = announcement(), limitMs = 5000): Promise<Delivery> => {
  const limit = timeLimit(nodeClock, limitMs, new AbortController().signal, () => 0);
  const [delivery] = await dispatch([channel], what, { clock: nodeClock, random: () => 0, ...limit, secrets: [] });
  limit.end();
  if (delivery === undefined) throw new Error('no delivery');
  return delivery;
};

const slack = (): Channel => slackWebhook(`${service.url}${secretPath}`, parts);

const answers = (...all: readonly Answer[]): void =>
  service.answer((_request, n) => all[Math.min(n, all.length) - 1] ?? { status: 500 });

describe('every channel that posts', () => {
  const channels: Readonly<Record<string, () => Channel>> = {
    slack,
    pagerduty: () => pagerDuty({ key, url: service.url }, parts),
    teams: () => teams(`${service.url}${secretPath}`, parts),
    webhook: () => webhook({ url: `${service.url}${secretPath}`, key: Buffer.from(key) }, parts),
  };

  test.each(Object.entries(channels))('%s: taken at once', async (_name, make) => {
    answers({ status: 202, body: '{"status":"success"}' });
    expect(await tell(make())).toMatchObject({ state: 'delivered', attempts: 1 });
    expect(service.received()[0]?.headers['content-type']).toContain('application/json');
  });

  test.each(Object.entries(channels))('%s: a fault that passes is tried again', async (_name, make) => {
    answers({ status: 503 }, { status: 200, cut: true }, { status: 200, body: 'ok' });
    expect(await tell(make())).toMatchObject({ state: 'delivered', attempts: 3 });
  });

  test.each(Object.entries(channels))('%s: a refusal is final, and names the host alone', async (_name, make) => {
    answers({ status: 404, body: 'no_service' });
    const delivery = await tell(make());
    expect(delivery).toMatchObject({ state: 'failed', attempts: 1 });
    expect(delivery.detail).toBe(`${new URL(service.url).host} answered 404: no_service`);
  });

  test.each(Object.entries(channels))('%s: it waits as long as it is asked to', async (_name, make) => {
    answers({ status: 429, headers: { 'retry-after': '1' } }, { status: 200, body: 'ok' });
    expect(await tell(make())).toMatchObject({ state: 'delivered', attempts: 2 });
    const [first, second] = service.received();
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(990);
  });

  test.each(Object.entries(channels))('%s: one that never answers costs the limit and no more', async (_name, make) => {
    answers({ status: 200, afterMs: 60_000 });
    const started = performance.now();
    const delivery = await tell(make(), announcement(), 400);
    expect(delivery).toMatchObject({ state: 'failed', detail: 'gave no answer until the time was over' });
    expect(performance.now() - started).toBeLessThan(2000);
  });

  test('nobody there: the host and the fault are said, the address is not', async () => {
    const { url } = service;
    await service.close();
    const gone = slackWebhook(`${url}${secretPath}`, parts);
    const delivery = await tell(gone, announcement(), 500);
    expect(delivery.detail).toMatch(/^127\.0\.0\.1:\d+ gave no answer: ECONNREFUSED/);
    expect(delivery.detail).not.toContain('secret');
  });
});

describe('Slack as a bot', () => {
  const bot = (): Channel => slackBot({ token: 'xoxb-1', channel: 'C1', api: service.url }, parts);
  const sent = z.object({ channel: z.string(), thread_ts: z.string().optional() });

  test('one message, its details in the thread below it', async () => {
    answers({ status: 200, body: '{"ok":true,"ts":"17.5"}' });
    expect((await tell(bot())).detail).toBe('posted, details in its thread');
    const all = service.received();
    expect(all.map(({ body }) => sent.parse(JSON.parse(body)))).toEqual([
      { channel: 'C1' },
      { channel: 'C1', thread_ts: '17.5' },
    ]);
    expect(all[0]?.headers.authorization).toBe('Bearer xoxb-1');
  });

  test('a refusal with status 200 is a refusal', async () => {
    answers({ status: 200, body: '{"ok":false,"error":"channel_not_found"}' });
    expect(await tell(bot())).toMatchObject({ state: 'failed', attempts: 1, detail: 'slack said channel_not_found' });
  });

  test('details that do not arrive never repeat the message', async () => {
    answers({ status: 200, body: '{"ok":true,"ts":"17.5"}' }, { status: 500 });
    expect(await tell(bot())).toMatchObject({ state: 'delivered', detail: 'posted, without the details' });
    expect(service.received()).toHaveLength(2);
  });
});

describe('PagerDuty', () => {
  test('what ends incidents sends one event a key', async () => {
    answers({ status: 202 });
    const ends = ['prod-actions/shop/production', 'prod-actions/shop/production/bbbbbbbbbbbb'];
    const delivery = await tell(
      pagerDuty({ key, url: service.url }, parts),
      announcement({ happening: 'deployed', severity: 'info', ends }),
    );
    expect(delivery.detail).toBe('resolved 2 keys, if open');
    expect(service.received().map(({ path }) => path)).toEqual(['/v2/enqueue', '/v2/enqueue']);
  });
});

describe('Microsoft Teams', () => {
  test('a failure that an old connector hides behind 200 is found', async () => {
    const hidden =
      'Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 429 with ContextId x';
    answers({ status: 200, body: hidden }, { status: 200, body: '1' });
    expect(await tell(teams(`${service.url}/x`, parts))).toMatchObject({ state: 'delivered', attempts: 2 });
  });
});

describe('the signed webhook', () => {
  /** As docs/notifications.md shows it to receivers. */
  const verify = (body: string, headers: Readonly<Record<string, unknown>>, secret: string): boolean => {
    const content = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
    const expected = Buffer.from(createHmac('sha256', secret).update(content).digest('base64'));
    const fresh = Math.abs(Date.now() / 1000 - Number(headers['webhook-timestamp'])) < 300;
    return (
      fresh &&
      String(headers['webhook-signature'])
        .split(' ')
        .map(one => Buffer.from(one.replace(/^v1,/, '')))
        .some(given => given.length === expected.length && timingSafeEqual(given, expected))
    );
  };

  test('a receiver can verify it; a changed body, an old time and another key fail', async () => {
    await tell(webhook({ url: service.url, key: Buffer.from(key) }, parts));
    const [{ body, headers } = { body: '', headers: {} }] = service.received();
    expect(verify(body, headers, key)).toBe(true);
    expect(verify(body.replace('shop', 'shed'), headers, key)).toBe(false);
    expect(verify(body, headers, 'another')).toBe(false);
    expect(verify(body, { ...headers, 'webhook-timestamp': '1000' }, key)).toBe(false);
  });

  test('a repeat has the same id, so that it can be known as one', async () => {
    answers({ status: 500 }, { status: 200 });
    await tell(webhook({ url: service.url, key: Buffer.from(key) }, parts));
    const ids = service.received().map(({ headers }) => headers['webhook-id']);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });
});

test.each([
  ['3', 3000],
  ['0', 0],
  ['Sat, 21 Nov 2026 12:00:10 GMT', 10_000],
  ['Sat, 21 Nov 2026 11:00:00 GMT', 0],
  ['soon', null],
  [undefined, null],
] as const)('retry-after %s is %s ms', (header, ms) => {
  expect(retryAfterMs(header, Date.UTC(2026, 10, 21, 12))).toBe(ms);
});
