/** Text for channels: cut to their limits, and never able to break out of its place. Pure. */
import { formatDuration } from '../../core/durations.ts';
import type { Announcement, ReleaseName } from '../../domain/announcements/announcement.ts';
import { shortName } from '../../domain/announcements/names.ts';

/** At most `max` UTF-16 units, never half of a character. */
export const cut = (text: string, max: number): string => {
  if (text.length <= max) return text;
  const head = text.slice(0, Math.max(0, max - 1));
  return `${/[\uD800-\uDBFF]$/.test(head) ? head.slice(0, -1) : head}…`.slice(0, max);
};

/** One line: control characters, line ends of every kind among them, are spaces. */
export const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\u2028\u2029\s]+/gu, ' ').trim();

export const time = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19).replace('T', ' ')} UTC`;

export interface Fact {
  readonly label: string;
  readonly value: string;
}

const fact = (label: string, value: string | null): readonly Fact[] => (value === null ? [] : [{ label, value }]);

const duration = (ms: number | null): string | null => (ms === null ? null : formatDuration(ms));

const named = (release: ReleaseName | null): string | null => (release === null ? null : shortName(release));

const exposureText = ({ exposure }: Announcement): string | null =>
  exposure === null
    ? null
    : `${exposure.failed} of ${exposure.requests} requests failed (counted by ${exposure.source})`;

/** The numbers that everybody wants first. */
export const factsOf = (announcement: Announcement): readonly Fact[] => {
  const { app, environment, live, liveVerified, bad, url, detectionMs, recoveryMs } = announcement;
  return [
    ...fact('App', app),
    ...fact('Environment', environment),
    ...fact('Live now', live === null ? null : `${shortName(live)}, ${liveVerified ? 'verified' : 'not verified'}`),
    ...fact('Bad release', named(bad)),
    ...fact('Fault certain after', duration(detectionMs)),
    ...fact('Traffic back after', duration(recoveryMs)),
    ...fact('Exposure', exposureText(announcement)),
    ...fact('Entrance', url === '' ? null : url),
    ...fact('Ended', time(announcement.endedAt)),
  ];
};

export interface Link {
  readonly label: string;
  readonly href: string;
}

export const linksOf = ({ links: { run, diff, runbook } }: Announcement): readonly Link[] =>
  [
    { label: 'Run', href: run },
    { label: 'Changes', href: diff },
    { label: 'Runbook', href: runbook },
  ].flatMap(({ label, href }) => (href === null ? [] : [{ label, href }]));

/** One line a reason: what, and what to do. */
export const reasonTexts = ({ reasons }: Announcement): readonly string[] =>
  reasons.map(({ code, message, next }) => oneLine(`${message} (${code})${next === '' ? '' : ` Next: ${next}`}`));

export const timelineTexts = ({ timeline }: Announcement): readonly string[] =>
  timeline.map(({ what, at }) => `${time(at)}  ${oneLine(what)}`);

const marks: Readonly<Record<Announcement['severity'], string>> = { info: '✅', warning: '⚠️', critical: '🚨' };

/** `info` is not always good news: a refusal is none. */
export const markOf = ({ severity, happening }: Announcement): string =>
  severity === 'info' && happening !== 'deployed' ? 'ℹ️' : marks[severity];
