import type { Told } from '../rollout/journal.ts';
import type { VerdictOf } from '../verdicts/verdicts.ts';
import type { Announcement, Delivery, Happening } from './announcement.ts';

/** What waits for a person is found at every run, and told once. Pure. */

/** These stay until somebody does something; of the others each run has its own. */
const lasting: readonly Happening[] = ['unverified', 'held', 'failed', 'rollback-failed'];

/** What is drifting stands in the message alone; those of other codes hold times and counts, new at every run. */
const inFull: readonly string[] = ['drift'];

/** One text for the same trouble in the same place; null: what is told cannot last. */
export const troubleOf = ({ happening, operation, bad, live, reasons }: Announcement): string | null => {
  if (!lasting.includes(happening)) return null;
  const why = reasons.map(({ code, message }) => (inFull.includes(code) ? `${code}: ${message}` : code));
  return [happening, operation ?? '', (bad ?? live)?.id.slice(0, 12) ?? '', ...[...new Set(why)].sort()].join(' ');
};

/** When this was told and when it would be told again; null: it is to be told now. */
export const toldBefore = (
  announcement: Announcement,
  told: Told | null,
  remindMs: number,
): { readonly at: number; readonly again: number } | null => {
  if (told === null || told.what !== troubleOf(announcement)) return null;
  const again = told.at + remindMs;
  return announcement.endedAt < again ? { at: told.at, again } : null;
};

/** The report of `janitor`, as far as it tells what to note. */
export interface Ran {
  readonly verdict: VerdictOf<'janitor'>;
  readonly told: Told | null;
  readonly announced?: readonly Delivery[];
}

/** Nothing waits for a person any more: what was told is over, and is news when it comes back. */
const over: readonly Ran['verdict'][] = ['clean', 'finished'];

/** What comes and goes, such as a crash loop that was just started again, is one trouble. */
const flapMs = 60 * 60_000;

/** What is noted after a run that told `news`: only what somebody heard. null: nothing any more; undefined: it stays. */
export const toldAfter = (
  { verdict, told, announced = [] }: Ran,
  news: Announcement | undefined,
  now: number,
): Told | null | undefined => {
  const what = news === undefined ? null : troubleOf(news);
  if (what !== null && announced.some(({ state }) => state === 'delivered')) return { what, at: now };
  return told !== null && over.includes(verdict) && now - told.at > flapMs ? null : undefined;
};
