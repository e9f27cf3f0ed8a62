import type { Announcement } from '../../domain/announcements/announcement.ts';

/** Who is told what. Pure. */

export const channelNames = ['slack', 'pagerduty', 'teams', 'mail', 'webhook'] as const;
export type ChannelName = (typeof channelNames)[number];

export const kinds = ['success', 'failure', 'rollback'] as const;
export type Kind = (typeof kinds)[number];

export type Routes = Readonly<Record<ChannelName, readonly Kind[]>>;

/** A success is worth a line in chat, and nobody's mail or sleep. */
const byDefault: Routes = {
  slack: kinds,
  teams: kinds,
  webhook: kinds,
  mail: ['failure', 'rollback'],
  pagerduty: ['failure', 'rollback'],
};

const isChannel = (text: string): text is ChannelName => channelNames.some(name => name === text);
const isKind = (text: string): text is Kind => kinds.some(kind => kind === text);

interface Line {
  /** null: every channel without a line of its own. */
  readonly channel: ChannelName | null;
  readonly kinds: readonly Kind[];
}

const lineOf = (line: string): Line | { readonly problem: string } => {
  const [, name = '', rest = ''] = /^(?:([^:]*):)?(.*)$/.exec(line) ?? [];
  const words = rest.split(/[\s,]+/).filter(word => word !== '');
  const channel = name.trim();
  if (channel !== '' && !isChannel(channel)) return { problem: `does not know the channel "${channel}"` };
  const wrong = words.filter(word => !isKind(word) && word !== 'none');
  if (wrong.length > 0) return { problem: `does not know ${wrong.map(word => `"${word}"`).join(', ')}` };
  if (words.length === 0) return { problem: `has a line without a kind: "${line}"` };
  if (words.includes('none') && words.length > 1) return { problem: 'has `none` beside other kinds' };
  return { channel: isChannel(channel) ? channel : null, kinds: words.filter(isKind) };
};

/** The routes that the lines describe, or what is wrong with them. */
export const parseRoutes = (lines: readonly string[]): Routes | { readonly problem: string } => {
  let routes = byDefault;
  const read = lines.map(lineOf);
  const wrong = read.find(one => 'problem' in one);
  if (wrong !== undefined && 'problem' in wrong) return wrong;
  const good = read.flatMap(one => ('problem' in one ? [] : [one]));
  const general = good.filter(({ channel }) => channel === null);
  const named = good.flatMap(({ channel }) => (channel === null ? [] : [channel]));
  if (general.length > 1) return { problem: 'has several lines without a channel' };
  if (new Set(named).size < named.length) return { problem: 'has several lines for one channel' };
  for (const { kinds: all } of general) routes = { slack: all, teams: all, webhook: all, mail: all, pagerduty: all };
  for (const { channel, kinds: own } of good) if (channel !== null) routes = { ...routes, [channel]: own };
  return routes;
};

/** As `parseRoutes`; what is wrong counts as not written, for the incident is no time to be strict. */
export const routesOf = (lines: readonly string[]): Routes => {
  const routes = parseRoutes(lines);
  return 'problem' in routes ? byDefault : routes;
};

const rollbacks: readonly Announcement['happening'][] = ['rolled-back', 'held', 'rollback-failed'];

export const kindOf = ({ happening }: Pick<Announcement, 'happening'>): Kind => {
  if (happening === 'deployed') return 'success';
  return rollbacks.includes(happening) ? 'rollback' : 'failure';
};

/** A pager is also told what ends an incident, whatever it wants to hear; channels without a route hear everything. */
export const wants = (routes: Routes, channel: string, announcement: Announcement): boolean => {
  if (!isChannel(channel)) return true;
  const asked = routes[channel].includes(kindOf(announcement));
  return asked || (channel === 'pagerduty' && routes.pagerduty.length > 0 && announcement.ends.length > 0);
};
