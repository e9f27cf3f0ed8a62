import type { Announcement, Severity } from '../../domain/announcements/announcement.ts';
import { cut, factsOf, type Link, linksOf, markOf, oneLine, reasonTexts, timelineTexts } from './text.ts';

/** Slack's Block Kit, within its limits. Pure. */

const limits = { header: 150, text: 3000, field: 2000, fields: 10, blocks: 50 } as const;

const colours: Readonly<Record<Severity, string>> = { info: '#2eb67d', warning: '#ecb22e', critical: '#e01e5a' };

/** Without these three nothing is a link, a mention or a command in mrkdwn. */
export const escapeMrkdwn = (text: string): string =>
  text.replaceAll(/[&<>]/g, c => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c] ?? c);

/** Cut before it is escaped, so that no half of an entity is left. */
const mrkdwn = (text: string, max: number): string => {
  for (let length = max; ; length -= 50) {
    const escaped = escapeMrkdwn(cut(text, length));
    if (escaped.length <= max) return escaped;
  }
};

const link = ({ label, href }: Link): string =>
  `<${href.replaceAll(/[<>|\s]/g, encodeURIComponent).replaceAll('&', '&amp;')}|${escapeMrkdwn(label)}>`;

type Block = Readonly<Record<string, unknown>>;

const section = (text: string): Block => ({ type: 'section', text: { type: 'mrkdwn', text } });

const header = (announcement: Announcement): Block => ({
  type: 'header',
  text: {
    type: 'plain_text',
    text: cut(`${markOf(announcement)} ${oneLine(announcement.headline)}`, limits.header),
    emoji: true,
  },
});

const fields = (announcement: Announcement): Block => ({
  type: 'section',
  fields: factsOf(announcement)
    .slice(0, limits.fields)
    .map(({ label, value }) => ({ type: 'mrkdwn', text: `*${label}*\n${mrkdwn(oneLine(value), limits.field - 50)}` })),
});

const reasons = (announcement: Announcement): readonly Block[] => {
  const texts = reasonTexts(announcement).map(text => `• ${text}`);
  return texts.length === 0 ? [] : [section(mrkdwn(texts.join('\n'), limits.text))];
};

const links = (announcement: Announcement): readonly Block[] => {
  const all = linksOf(announcement).filter(({ href }) => href.length < 600);
  return all.length === 0
    ? []
    : [{ type: 'context', elements: [{ type: 'mrkdwn', text: all.map(link).join('  ·  ') }] }];
};

export interface SlackMessage {
  /** What notifications and screen readers say. */
  readonly text: string;
  readonly attachments: readonly { readonly color: string; readonly blocks: readonly Block[] }[];
  readonly unfurl_links: false;
  readonly unfurl_media: false;
}

const message = (announcement: Announcement, blocks: readonly Block[]): SlackMessage => ({
  text: mrkdwn(`${markOf(announcement)} ${oneLine(announcement.headline)}`, limits.text),
  attachments: [{ color: colours[announcement.severity], blocks: blocks.slice(0, limits.blocks) }],
  unfurl_links: false,
  unfurl_media: false,
});

export const slackMessage = (announcement: Announcement): SlackMessage =>
  message(announcement, [header(announcement), ...reasons(announcement), fields(announcement), ...links(announcement)]);

/** What stands in the thread below it: when what happened, and the numbers. null: there is nothing more to say. */
export const slackDetails = (announcement: Announcement): SlackMessage | null => {
  const timeline = timelineTexts(announcement);
  const parts = [
    ...(timeline.length === 0 ? [] : [['*Timeline*', mrkdwn(timeline.join('\n'), limits.text - 100)].join('\n')]),
    ...(announcement.evidence === ''
      ? []
      : [['*What was measured*', mrkdwn(announcement.evidence, limits.text - 100)].join('\n')]),
  ];
  return parts.length === 0 ? null : message(announcement, parts.map(section));
};
