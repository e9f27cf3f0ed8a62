/** How a scanner's process ended, in our codes. Says nothing about findings. */
import { formatDuration } from '../../core/durations.ts';
import type { ExecResult } from '../../core/ports.ts';
import { codes } from '../../domain/findings/codes.ts';
import type { Reason } from '../../domain/verdicts/verdicts.ts';

/** Undefined for exit code 0. `explain` makes the scanner's own words short. */
export const processProblem = (
  what: string,
  result: ExecResult,
  explain: (stderr: string) => string,
): Reason | undefined => {
  if (result.timedOut) {
    return codes.reason('scanner-timed-out', `${what} was stopped after ${formatDuration(result.durationMs)}.`);
  }
  if (result.signal !== null) return codes.reason('scanner-killed', `${what} was ended by ${result.signal}.`);
  if (result.exitCode === 0) return undefined;
  const words = explain(result.stderr);
  const end = words === '' ? '.' : `: ${words}`;
  return codes.reason('scanner-crashed', `${what} ended with exit code ${result.exitCode}${end}`);
};
