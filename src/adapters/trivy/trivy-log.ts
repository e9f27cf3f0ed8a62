/**
 * What Trivy says only in its debug log. A lockfile it cannot parse is left out of the report with exit code 0 and not
 * even a warning: without reading this, half a repository could go unscanned and pass.
 */
import { lastLines } from '../../core/errors.ts';

/** Files that list dependencies; one that was not read leaves a hole. */
const lockfiles =
  /^(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lock|go\.mod|go\.sum|requirements[^/]*\.txt|Pipfile\.lock|poetry\.lock|uv\.lock|pdm\.lock|pylock\.toml|Gemfile\.lock|composer\.lock|installed\.json|Cargo\.lock|packages\.lock\.json|packages\.config|Packages\.props|[^/]*\.deps\.json|pom\.xml|gradle\.lockfile|[^/]*\.sbt\.lock|mix\.lock|pubspec\.lock|Podfile\.lock|Package\.resolved|conan\.lock|Manifest\.toml|environment\.ya?ml|status|installed|Packages(?:\.db)?|rpmdb\.sqlite)$/;

export const isLockfile = (path: string): boolean => lockfiles.test(path.slice(path.lastIndexOf('/') + 1));

export interface UnreadFile {
  /** Empty when Trivy does not say which. */
  readonly path: string;
  readonly why: string;
}

/** A Go text in quotes; a plain word stands without. */
const unquoted = (text: string): string => {
  if (!text.startsWith('"')) return text;
  try {
    return String(JSON.parse(text));
  } catch {
    return text.slice(1, -1);
  }
};

const value = String.raw`("(?:[^"\\]|\\.)*"|\S+)`;
const walkError = new RegExp(String.raw`\tWalk error\tfile_path=${value} err=${value}`);
const permissionError = new RegExp(String.raw`Permission error\tfile_path=${value}`);

/** The file that a line of the debug log says was not read. */
export const unreadFile = (line: string): UnreadFile | undefined => {
  const walk = walkError.exec(line);
  if (walk?.[1] !== undefined) return { path: unquoted(walk[1]), why: unquoted(walk[2] ?? '') };
  const denied = permissionError.exec(line);
  if (denied?.[1] !== undefined) return { path: unquoted(denied[1]), why: 'permission denied' };
  return /\] Analysis error\t/.test(line) ? { path: '', why: 'could not be analysed' } : undefined;
};

const reasonsOf = (lines: readonly string[]): string =>
  lines.flatMap(line => /^(?: {2}- |\t\* )(.*?):?$/.exec(line)?.[1] ?? []).join(': ');

const oneLine = (text: string): string => text.replaceAll(/\s*\n\s*/g, ' ').trim();

/** Why Trivy gave up: the chain of its fatal error without stack frames, or else the end of what it printed. */
export const fatalMessage = (stderr: string): string => {
  const lines = stderr.trimEnd().split('\n');
  const at = lines.findLastIndex(line => line.includes('\tFATAL\t'));
  if (at < 0)
    return oneLine(lastLines(lines.filter(line => !/\t(?:DEBUG|INFO)\t/.test(line)).join('\n'), 5)).slice(-1000);
  const own = (lines[at] ?? '').replace(/^.*\tFATAL\t(?:Fatal error)?\s*/, '');
  return [own, reasonsOf(lines.slice(at + 1))]
    .filter(text => text !== '')
    .join(' ')
    .slice(0, 1000);
};
