/** How a scanner's process ended, in our codes. Says nothing about findings. */
import { formatDuration } from '../../core/durations.ts';
import { lastLines } from '../../core/errors.ts';
import type { ExecResult } from '../../core/ports.ts';
import { codes } from '../../domain/findings/codes.ts';
import type { Reason } from '../../domain/verdicts/verdicts.ts';

export const processProblem = (what: string, result: ExecResult): Reason | undefined => {
  if (result.timedOut)
    return codes.reason('scanner-timed-out', `${what} was stopped after ${formatDuration(result.durationMs)}.`);
  if (result.signal !== null) return codes.reason('scanner-killed', `${what} was ended by ${result.signal}.`);
  if (result.exitCode === 0) return undefined;
  const tail = lastLines(result.stderr, 5).slice(-1000);
  return codes.reason(
    'scanner-crashed',
    `${what} ended with exit code ${result.exitCode}${tail === '' ? '' : `:\n${tail}`}`,
  );
};
