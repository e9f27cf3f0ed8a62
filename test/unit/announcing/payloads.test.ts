import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { escapeHtml, mailText } from '../../../src/adapters/announcing/mail-payload.ts';
import { pagerEvents } from '../../../src/adapters/announcing/pagerduty-payload.ts';
import { escapeMrkdwn, slackDetails, slackMessage } from '../../../src/adapters/announcing/slack-payload.ts';
import { teamsCard } from '../../../src/adapters/announcing/teams-payload.ts';
import { cut, oneLine } from '../../../src/adapters/announcing/text.ts';
import { announcement, hostileAnnouncement } from '../../support/announcement.ts';

const key = 'k'.repeat(32);

const text = z.object({ type: z.string(), text: z.string() });
const slack = z.object({
  text: z.string().max(4000),
  attachments: z.tuple([
    z.object({
      color: z.string(),
      blocks: z
        .array(
          z.discriminatedUnion('type', [
            z.object({ type: z.literal('header'), text: text.extend({ text: z.string().min(1).max(150) }) }),
            z.object({
              type: z.literal('section'),
              text: text.extend({ text: z.string().min(1).max(3000) }).optional(),
              fields: z
                .array(text.extend({ text: z.string().max(2000) }))
                .max(10)
                .optional(),
            }),
            z.object({ type: z.literal('context'), elements: z.array(text).max(10) }),
          ]),
        )
        .max(50),
    }),
  ]),
});

/** `<` may only begin one of our own links. */
const foreign = (message: string): boolean => /<(?!https:\/\/(?:github\.com|wiki\.example)\/)/.test(message);

describe('Slack', () => {
  test('any announcement is within the limits of Block Kit, and nothing from outside is a link or a mention', () => {
    fc.assert(
      fc.property(hostileAnnouncement, one => {
        for (const message of [slackMessage(one), slackDetails(one)]) {
          if (message === null) continue;
          const { text: fallback, attachments } = slack.parse(message);
          expect(foreign(fallback)).toBe(false);
          for (const block of attachments[0].blocks.filter(({ type }) => type !== 'header'))
            expect(foreign(JSON.stringify(block))).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('a mention is text', () => {
    expect(escapeMrkdwn('<!channel> & <@U1>')).toBe('&lt;!channel&gt; &amp; &lt;@U1&gt;');
  });

  test('the colour and the first word say how bad it is', () => {
    expect(slackMessage(announcement()).attachments[0]?.color).toBe('#e01e5a');
    expect(slackMessage(announcement()).text).toMatch(/^🚨 ROLLED BACK/u);
    expect(slackMessage(announcement({ happening: 'deployed', severity: 'info' })).text).toMatch(/^✅/u);
  });
});

describe('PagerDuty', () => {
  const triggered = z.object({
    event_action: z.literal('trigger'),
    dedup_key: z.string().max(255),
    payload: z.object({
      summary: z.string().min(1).max(1024),
      severity: z.enum(['critical', 'error', 'warning', 'info']),
      source: z.string(),
    }),
  });

  test('any announcement is within the limits of an event', () => {
    fc.assert(
      fc.property(hostileAnnouncement, one => {
        for (const event of pagerEvents({ ...one, headline: `x${one.headline}` }, key)) {
          triggered.parse(event);
          expect(Buffer.byteLength(JSON.stringify(event))).toBeLessThan(512 * 1024);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('a rollback pages once per bad release', () => {
    const [event, ...more] = pagerEvents(announcement(), key);
    expect(more).toEqual([]);
    expect(event).toMatchObject({
      event_action: 'trigger',
      dedup_key: `prod-actions/shop/production/${'b'.repeat(12)}`,
    });
  });

  test('what ends incidents resolves them and pages nobody', () => {
    const ends = ['prod-actions/shop/production', 'prod-actions/shop/production/bbbbbbbbbbbb'];
    const events = pagerEvents(announcement({ happening: 'deployed', severity: 'info', bad: null, ends }), key);
    expect(events).toEqual(ends.map(dedup_key => ({ routing_key: key, event_action: 'resolve', dedup_key })));
  });

  test('a failure without a bad release is one alert a place; mere news is none', () => {
    const failed = announcement({ happening: 'failed', severity: 'warning', bad: null });
    expect(pagerEvents(failed, key)).toMatchObject([{ dedup_key: 'prod-actions/shop/production' }]);
    expect(pagerEvents({ ...failed, happening: 'refused', severity: 'info' }, key)).toEqual([]);
  });
});

describe('Microsoft Teams', () => {
  const card = z.object({
    type: z.literal('message'),
    attachments: z.tuple([
      z.object({
        contentType: z.literal('application/vnd.microsoft.card.adaptive'),
        content: z.object({ type: z.literal('AdaptiveCard'), version: z.literal('1.4'), body: z.array(z.unknown()) }),
      }),
    ]),
  });

  test('any announcement is a card of at most 28 KB', () => {
    fc.assert(
      fc.property(hostileAnnouncement, one => {
        const json = teamsCard(one);
        card.parse(JSON.parse(json));
        expect(Buffer.byteLength(json)).toBeLessThanOrEqual(28 * 1024);
      }),
      { numRuns: 60 },
    );
  });

  test('Markdown from outside is text', () => {
    const json = teamsCard(
      announcement({ reasons: [{ code: 'a', message: '[click](https://evil.example)', next: '' }] }),
    );
    expect(JSON.parse(json)).toMatchObject({});
    expect(json).not.toContain('[click](https');
  });
});

describe('mail', () => {
  test('nothing from outside can add a header or an element', () => {
    fc.assert(
      fc.property(hostileAnnouncement, one => {
        const { subject, html, messageId, references } = mailText(one, 'ops@example.com');
        expect(subject).not.toMatch(/\p{Cc}/u);
        for (const id of [messageId, ...references]) expect(id).toMatch(/^<[\w-]+@example\.com>$/);
        expect(html).not.toMatch(/<script|<img|on\w+="/i);
      }),
      { numRuns: 60 },
    );
  });

  test('mails about one bad release stand in one thread, and so does the one that ends it', () => {
    const from = 'Ops <ops@example.com>';
    const first = mailText(announcement(), from);
    const again = mailText(announcement({ operation: 'op-2' }), from);
    const ends = ['prod-actions/shop/production', `prod-actions/shop/production/${'b'.repeat(12)}`];
    const fixed = mailText(announcement({ happening: 'deployed', bad: null, operation: 'op-3', ends }), from);
    expect(again.references).toEqual(first.references);
    expect(fixed.references).toContain(first.references[0]);
    expect(new Set([first.messageId, again.messageId, fixed.messageId]).size).toBe(3);
  });

  test('quotes and tags are text', () => {
    expect(escapeHtml(`<a href="x" on='y'>&`)).toBe('&lt;a href=&quot;x&quot; on=&#39;y&#39;&gt;&amp;');
  });
});

describe('text', () => {
  test('a cut never leaves half of a character, and is never too long', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 30 }), (given, max) => {
        const short = cut(given, max);
        expect(short.length).toBeLessThanOrEqual(max);
        expect(short.isWellFormed()).toBe(given.isWellFormed());
      }),
    );
  });

  test('one line has no line ends of any kind', () => {
    expect(oneLine('a\r\nb\u2028c\u0085d\te')).toBe('a b c d e');
  });
});
