import type { Announcement, Severity } from '../../domain/announcements/announcement.ts';
import { cut, factsOf, linksOf, markOf, oneLine, reasonTexts, timelineTexts } from './text.ts';

/** An Adaptive Card as the Workflows of Microsoft Teams post it. Pure. */

/** Teams takes 28 KB; its own envelope needs some of it. */
const maxBytes = 26 * 1024;

const styles: Readonly<Record<Severity, string>> = { info: 'good', warning: 'warning', critical: 'attention' };

/** Cards know a little Markdown; text from outside must not be a link or a list of ours. */
export const escapeCard = (text: string): string => text.replaceAll(/[\\`*_[\]()~#<>|]/g, '\\$&');

type Element = Readonly<Record<string, unknown>>;

const textBlock = (text: string, more: Element = {}): Element => ({ type: 'TextBlock', text, wrap: true, ...more });

/** How much of each part is shown; smaller until the card is small enough. */
interface Room {
  readonly reasons: number;
  readonly characters: number;
  readonly timeline: number;
}

const rooms: readonly Room[] = [
  { reasons: 10, characters: 1000, timeline: 30 },
  { reasons: 5, characters: 500, timeline: 0 },
  { reasons: 2, characters: 200, timeline: 0 },
];

const body = (announcement: Announcement, room: Room): readonly Element[] => [
  {
    type: 'Container',
    style: styles[announcement.severity],
    bleed: true,
    items: [
      textBlock(`${markOf(announcement)} ${escapeCard(cut(oneLine(announcement.headline), 300))}`, {
        weight: 'Bolder',
        size: announcement.severity === 'critical' ? 'Large' : 'Medium',
      }),
    ],
  },
  ...reasonTexts(announcement)
    .slice(0, room.reasons)
    .map(text => textBlock(escapeCard(cut(text, room.characters)))),
  {
    type: 'FactSet',
    facts: factsOf(announcement).map(({ label, value }) => ({
      title: label,
      value: escapeCard(cut(oneLine(value), room.characters)),
    })),
  },
  ...timelineTexts(announcement)
    .slice(0, room.timeline)
    .map(text => textBlock(escapeCard(cut(text, 200)), { isSubtle: true, size: 'Small', spacing: 'None' })),
];

const card = (announcement: Announcement, room: Room): Element => ({
  type: 'message',
  attachments: [
    {
      contentType: 'application/vnd.microsoft.card.adaptive',
      contentUrl: null,
      content: {
        $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
        type: 'AdaptiveCard',
        version: '1.4',
        fallbackText: cut(oneLine(announcement.headline), 300),
        msteams: { width: 'Full' },
        body: body(announcement, room),
        actions: linksOf(announcement)
          .filter(({ href }) => href.length < 600)
          .map(({ label, href }) => ({ type: 'Action.OpenUrl', title: label, url: href })),
      },
    },
  ],
});

/** The JSON text, always within the limit. */
export const teamsCard = (announcement: Announcement): string => {
  const cards = rooms.map(room => JSON.stringify(card(announcement, room)));
  return cards.find(text => new TextEncoder().encode(text).length <= maxBytes) ?? cards.at(-1) ?? '';
};
