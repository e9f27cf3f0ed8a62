import { type Announcement, type Happening, incidentKey, incidentKeyOf } from '../announcements/announcement.ts';

/** What an announcement does to incident issues, and how an issue is known again. Pure. */

export const incidentLabel = 'prod-actions-incident';

/** Opens one (or adds to the one there is); adds to one that is open; ends open ones; nothing. */
export type IncidentStep =
  | { readonly does: 'open'; readonly key: string }
  | { readonly does: 'note'; readonly key: string }
  | { readonly does: 'end'; readonly ends: (key: string) => boolean }
  | { readonly does: 'nothing' };

/** Users met the bad release, or still do. */
const opening: readonly Happening[] = ['rolled-back', 'held', 'rollback-failed'];

/**
 * A verified release ends every incident of its app and environment: whatever was broken there is not what is live.
 * Without `bad`, everything but that is no incident: a release that never went live harmed nobody.
 */
export const incidentStep = (announcement: Announcement): IncidentStep => {
  const { happening, app, environment, liveVerified, ends } = announcement;
  const key = incidentKey(announcement);
  if (key !== null) return opening.includes(happening) ? { does: 'open', key } : { does: 'note', key };
  const fixed = happening === 'deployed' && liveVerified;
  if (!fixed && ends.length === 0) return { does: 'nothing' };
  const here = incidentKeyOf({ app, environment }, '');
  return { does: 'end', ends: one => ends.includes(one) || (fixed && one.startsWith(here)) };
};

/** Escaped so that it can end neither the comment it stands in nor the line. */
const escaped = (text: string): string => encodeURIComponent(text).replaceAll('--', '%2D%2D');

const marked = (name: string, key: string): string => `<!-- ${name}: ${escaped(key)} -->`;

/** First line of the issue's body. Only there it counts: what an app says may stand further down. */
export const incidentMarker = (key: string): string => marked('prod-actions-incident', key);

/** First line of a comment: one for each happening of a run, however often it is sent. */
export const noteMarker = (announcement: Announcement): string =>
  marked('prod-actions-happening', `${announcement.operation ?? announcement.startedAt}/${announcement.happening}`);

const firstLine = (body: string): string => body.split(/\r?\n/, 1)[0]?.trim() ?? '';

export const hasMarker = (body: string | null, marker: string): boolean => body !== null && firstLine(body) === marker;

/** The key of an incident issue; undefined for any other. */
export const incidentKeyIn = (body: string | null): string | undefined => {
  const found = /^<!-- prod-actions-incident: (\S+) -->$/.exec(firstLine(body ?? ''))?.[1];
  if (found === undefined) return undefined;
  try {
    return decodeURIComponent(found);
  } catch {
    return undefined;
  }
};

export interface Known {
  readonly number: number;
  readonly open: boolean;
  /** Closed because another issue tells the same. */
  readonly duplicate: boolean;
}

/** Of several about the same release the oldest stays: all who look come to the same answer. */
export const oldestOf = <T extends Known>(
  issues: readonly T[],
): { readonly keep: T | undefined; readonly drop: readonly T[] } => {
  const real = issues.filter(one => !one.duplicate).toSorted((a, b) => a.number - b.number);
  const keep = real.find(one => one.open) ?? real.at(-1);
  return { keep, drop: real.filter(one => one.open && one !== keep) };
};
