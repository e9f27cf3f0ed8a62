import type { Reason } from '../verdicts/verdicts.ts';
import { codes } from './codes.ts';
import type { Manifest, ScanRun } from './scan.ts';

/** Kinds of lockfiles (in Trivy's words) that Snyk can read too. */
const supported = new Set([
  'npm',
  'yarn',
  'pip',
  'pipenv',
  'poetry',
  'gomod',
  'bundler',
  'composer',
  'nuget',
  'pom',
  'gradle',
]);

const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/**
 * Manifests that Trivy read in folders of which Snyk reports no project. By folder: both name the file they prefer
 * (`go.sum`, `go.mod`).
 */
export const missedBySnyk = (trivy: readonly ScanRun[], snyk: readonly ScanRun[]): readonly Manifest[] => {
  const seen = new Set(snyk.flatMap(run => run.manifests.map(({ path }) => folderOf(path))));
  return trivy
    .filter(run => run.target === 'directory')
    .flatMap(run => run.manifests)
    .filter(({ type, path }) => supported.has(type) && !seen.has(folderOf(path)));
};

/** What the difference between the two scanners' lists of projects says about Snyk's. */
export const snykCoverage = (
  trivy: readonly ScanRun[],
  snyk: readonly (ScanRun & { readonly unsupported: boolean })[],
): { readonly problems: readonly Reason[]; readonly notices: readonly Reason[] } => {
  // A scan that failed has its own problem; its empty list says nothing more.
  if (snyk.some(run => run.problems.length > 0)) return { problems: [], notices: [] };
  const missed = missedBySnyk(trivy, snyk);
  if (missed.length > 0) {
    const names = missed.slice(0, 5).map(({ path }) => path);
    const more = missed.length > 5 ? ` and ${missed.length - 5} more` : '';
    return {
      problems: [codes.reason('snyk-partial', `Snyk has no project for ${names.join(', ')}${more}, which Trivy read.`)],
      notices: [],
    };
  }
  const unsupported = snyk.some(run => run.unsupported);
  return {
    problems: [],
    notices: unsupported
      ? [
          codes.reason(
            'snyk-nothing-supported',
            'Snyk supports no package manager that is used here: Trivy alone judged.',
          ),
        ]
      : [],
  };
};
