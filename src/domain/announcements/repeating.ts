import type { Told } from '../rollout/journal.ts';
import type { Announcement, Happening } from './announcement.ts';

/** What waits for a person is found at every run, and told once. Pure. */

/** These stay until somebody does something; of the others each run has its own. */
const lasting: readonly Happening[] = ['unverified', 'held', 'failed', 'rollback-failed'];

/** One text for the same trouble in the same place; null: what is told cannot last. */
export const troubleOf = ({ happening, operation, bad, live, reasons }: Announcement): string | null => {
  if (!lasting.includes(happening)) return null;
  const codes = [...new Set(reasons.map(({ code }) => code))].sort();
  return [happening, operation ?? '', (bad ?? live)?.id.slice(0, 12) ?? '', ...codes].join(' ');
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
