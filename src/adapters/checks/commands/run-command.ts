import { join } from 'node:path';
import { lastLines, messageOf, systemCode, ToolError } from '../../../core/errors.ts';
import type { ExecResult } from '../../../core/ports.ts';
import { formatDuration } from '../../../domain/text/durations.ts';
import { countTests, readTestReport, shownCounts, type TestCase } from '../../../domain/verification/test-report.ts';
import type { CheckParts } from '../subject.ts';
import type { codes } from './codes.ts';

/** One command as it was asked for. */
export interface CommandCall {
  /** `smoke 1`, for logs and reports. */
  readonly title: string;
  readonly line: string;
  readonly timeoutMs: number;
  /** Path of its test report from the workspace; '': none. */
  readonly report: string;
}

/** How it ended. */
export interface Ended {
  readonly verdict: 'pass' | 'fail' | 'inconclusive' | 'error';
  readonly code: keyof typeof codes.docs | null;
  readonly what: string;
  readonly tests: readonly TestCase[] | null;
  readonly exitCode: number | null;
}

export interface Running {
  readonly env: Readonly<Record<string, string>>;
  readonly mask: (text: string) => string;
  readonly signal: AbortSignal;
}

/** In lines and bytes: enough to see the error, little enough for a summary. */
const shownLines = 10;
const shownBytes = 1500;
const keptBytes = 256 * 1024;

type Reported = { readonly tests: readonly TestCase[] } | Pick<Ended, 'code' | 'what'>;

/** A report of an earlier run must not pass for one of this. */
const removeOld = async (path: string, { files }: CheckParts): Promise<void> => {
  // Reading it first shows that it is a file: a folder is left alone and found missing afterwards.
  const isFile = await files.readText(path).then(
    () => true,
    () => false,
  );
  if (isFile) await files.remove(path);
};

const readReport = async (path: string, name: string, { files }: CheckParts): Promise<Reported> => {
  try {
    const read = readTestReport(await files.readText(path));
    return 'tests' in read ? read : { code: 'test-report-unreadable', what: `${name}: ${read.problem}` };
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return { code: 'test-report-missing', what: `${name} was not written` };
    return { code: 'test-report-unreadable', what: `${name}: ${messageOf(error)}` };
  }
};

const tailOf = ({ stdout, stderr }: ExecResult, mask: (text: string) => string): string => {
  const text = mask(lastLines(`${stdout.trimEnd()}\n${stderr.trimEnd()}`.trim(), shownLines));
  return text === '' ? '' : `; last lines:\n${text.slice(-shownBytes)}`;
};

/** Bash's own codes, and 128 + signal for what it had started. */
const notStarted = (exitCode: number): boolean => exitCode === 126 || exitCode === 127;
const killed = (exitCode: number | null): boolean => exitCode === null || (exitCode > 128 && exitCode <= 192);

const failedTitles = (tests: readonly TestCase[]): string => {
  const titles = tests.filter(test => test.outcome === 'failed').map(test => test.title);
  const more = titles.length > 5 ? ` and ${titles.length - 5} more` : '';
  return titles.length === 0 ? '' : `: ${titles.slice(0, 5).join('; ')}${more}`;
};

const judged = (result: ExecResult, reported: Reported | null, tail: string): Omit<Ended, 'exitCode'> => {
  const took = formatDuration(result.durationMs);
  const tests = reported !== null && 'tests' in reported ? reported.tests : null;
  const { exitCode } = result;
  if (result.timedOut)
    return { verdict: 'error', code: 'command-timed-out', what: `not done after ${took}${tail}`, tests };
  if (exitCode === null || killed(exitCode)) {
    const by = result.signal ?? `signal ${(exitCode ?? 128) - 128}`;
    return { verdict: 'error', code: 'command-killed', what: `ended by ${by} after ${took}${tail}`, tests };
  }
  if (notStarted(exitCode))
    return { verdict: 'error', code: 'command-not-started', what: `exit code ${exitCode}${tail}`, tests };
  const counts = tests === null ? null : countTests(tests);
  if (counts?.run === 0) {
    return {
      verdict: 'inconclusive',
      code: 'no-tests-run',
      what: `exit code ${exitCode}, ${shownCounts(counts)}`,
      tests,
    };
  }
  const counted = counts === null ? '' : `, ${shownCounts(counts)}${failedTitles(tests ?? [])}`;
  if (exitCode !== 0)
    return {
      verdict: 'fail',
      code: 'command-failed',
      what: `exit code ${exitCode} after ${took}${counted}${tail}`,
      tests,
    };
  if (reported !== null && !('tests' in reported)) return { verdict: 'error', ...reported, tests };
  if (counts !== null && counts.failed > 0)
    return { verdict: 'fail', code: 'tests-failed', what: `exit code 0 after ${took}${counted}`, tests };
  return { verdict: 'pass', code: null, what: `done in ${took}${counted}`, tests };
};

/** Runs it to its end. Rejects only when it was cancelled. */
export const runCommand = async (call: CommandCall, running: Running, parts: CheckParts): Promise<Ended> => {
  const { env, mask, signal } = running;
  const path = call.report === '' ? '' : join(parts.context.workspace, call.report);
  if (path !== '') await removeOld(path, parts);
  try {
    const result = await parts.exec.run({
      file: 'bash',
      args: ['--noprofile', '--norc', '-eo', 'pipefail', '-c', call.line],
      cwd: parts.context.workspace,
      env,
      timeoutMs: call.timeoutMs,
      signal,
      maxOutputBytes: keptBytes,
      // Behind its title no line of it is taken for a command to the runner.
      onLine: line => parts.log.info(`${call.title} │ ${mask(line)}`),
    });
    signal.throwIfAborted();
    const reported = path === '' ? null : await readReport(path, call.report, parts);
    return { ...judged(result, reported, tailOf(result, mask)), exitCode: result.exitCode };
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (!(error instanceof ToolError)) throw error;
    return { verdict: 'error', code: 'command-not-started', what: error.message, tests: null, exitCode: null };
  }
};
