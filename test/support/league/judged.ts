/** Whether a result is the one known beforehand, and what that makes in all. Pure. */
import { clopperPearson } from '../../../src/domain/statistics/distributions.ts';
import { badReleases } from './cases.ts';
import type { Result } from './score.ts';
import { maxStarved } from './starvation.ts';

/**
 * Of bad releases: `caught` and named; `honest`: it could not be told, and that was said; `undecided`: the same where it
 * could have been told; `missed`. Of good ones: `passed`; `unsure`: not told good, and said so; `false alarm`. `wrong`:
 * right, but something else is not. Of either, judged by the machine alone and never by the outcome: `disturbed`.
 */
export type Mark =
  | 'caught'
  | 'honest'
  | 'undecided'
  | 'missed'
  | 'passed'
  | 'unsure'
  | 'false alarm'
  | 'wrong'
  | 'disturbed';

const markGood = ({ ending, wrong }: Result): Mark => {
  if (ending === 'unsure') return 'unsure';
  if (ending !== 'deployed') return 'false alarm';
  return wrong.length > 0 ? 'wrong' : 'passed';
};

export const isDisturbed = ({ starved }: Result): boolean => starved > maxStarved;

export const markOf = (result: Result): Mark => {
  if (isDisturbed(result)) return 'disturbed';
  const known = badReleases.find(one => one.name === result.name);
  if (result.good || known === undefined) return markGood(result);
  const harmless = known.answer.every(one => one === 'deployed');
  if (harmless) return markGood(result);
  if (result.ending === 'deployed') return 'missed';
  if (result.ending === 'unsure') return known.answer.includes('unsure') ? 'honest' : 'undecided';
  const named = known.codes === undefined || result.codes.some(code => known.codes?.test(code));
  return named && known.answer.includes(result.ending) && result.wrong.length === 0 ? 'caught' : 'wrong';
};

export const isAsKnown = (result: Result): boolean => ['caught', 'honest', 'passed'].includes(markOf(result));

/** At most so large a share, with 95 % confidence (Clopper–Pearson, one-sided; 3/n for none). */
export const upperBound = (hits: number, of: number): number => (of === 0 ? 1 : clopperPearson(hits, of, 0.05).upper);

export const upperText = (hits: number, of: number): string =>
  of === 0 ? '–' : `${hits} of ${of} (at most ${(upperBound(hits, of) * 100).toFixed(1)} %)`;

/** A release that is meant to be stopped; the list of bad ones has harmless ones too. */
export const isBad = ({ good, name }: Result): boolean =>
  !good && badReleases.some(one => one.name === name && one.answer.some(answer => answer !== 'deployed'));
