import { codes } from '../../domain/findings/codes.ts';
import { byText } from '../../domain/findings/finding.ts';
import type { ScanRun, ScanTarget } from '../../domain/findings/scan.ts';
import { targetLabel } from '../../domain/findings/scan.ts';
import type { Reason } from '../../domain/verdicts/verdicts.ts';
import { isLockfile, type UnreadFile } from './trivy-log.ts';

const shown = 5;

const listed = (all: readonly UnreadFile[]): string => {
  const unread = all.toSorted((a, b) => byText(a.path, b.path));
  const texts = unread
    .slice(0, shown)
    .map(({ path, why }) => `${path === '' ? 'a file' : path} (${why.slice(0, 200)})`);
  return `${texts.join('; ')}${unread.length > shown ? `; and ${unread.length - shown} more` : ''}`;
};

const reasonFor = (
  code: 'scan-partial' | 'files-not-read',
  target: string,
  unread: readonly UnreadFile[],
): readonly Reason[] =>
  unread.length === 0 ? [] : [codes.reason(code, `${target}: Trivy could not read ${listed(unread)}.`)];

/**
 * A lockfile that was not read makes the scan partial. Other files do not: packages bring broken files as fixtures of
 * their own tests. A file without a name counts in a folder, where the caller can mend it, and is only said of an image.
 */
export const unreadProblems = (
  target: ScanTarget,
  unread: readonly UnreadFile[],
): Pick<ScanRun, 'problems' | 'notices'> => {
  const isHole = ({ path }: UnreadFile): boolean => (path === '' ? target.kind === 'directory' : isLockfile(path));
  const label = targetLabel(target);
  return {
    problems: reasonFor('scan-partial', label, unread.filter(isHole)),
    notices: reasonFor(
      'files-not-read',
      label,
      unread.filter(one => !isHole(one)),
    ),
  };
};
