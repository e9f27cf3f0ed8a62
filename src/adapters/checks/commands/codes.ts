import { defineCodes } from '../../../domain/verdicts/codes.ts';

/** How commands of the caller end, and what they covered. */
export const codes = defineCodes({
  'command-failed': {
    means: 'A smoke or end-to-end command ended with an exit code other than 0.',
    next: 'Look at its last lines in the report; run it against the address by hand.',
  },
  'tests-failed': {
    means: 'The test report of a command names tests that failed, though its exit code was 0.',
    next: 'Look at the tests named, and let the command fail when a test does.',
  },
  'command-timed-out': {
    means: 'A command was not done within its time limit and was ended, with everything it had started.',
    next: 'Look what it waits for, or raise `smoke-timeout` or `e2e-timeout`.',
  },
  'command-not-started': {
    means: 'A command could not be started (bash: exit code 126 or 127).',
    next: 'Check its name, that it is executable, and that it is installed before this step.',
  },
  'command-killed': {
    means: 'A command was ended by a signal of somebody else, so it says nothing about the release.',
    next: 'Look whether the machine ran out of memory.',
  },
  'command-running': {
    means: 'A command was still running when the verification ended.',
    next: 'Another fault ended the verification before; look at that one first.',
  },
  'no-tests-run': {
    means: 'The test report names no test that ran; that is never a pass.',
    next: 'Check the filter of the test command, and that not all tests are skipped.',
  },
  'test-report-missing': {
    means: 'The command did not write the test report that was named.',
    next: 'Check `smoke-report` or `e2e-report` against what the test runner writes, relative to the workspace.',
  },
  'test-report-unreadable': {
    means: 'The test report is neither JUnit XML nor the JSON report of Playwright, or it is not whole.',
    next: 'Write it with the reporter `junit`, or `json` of Playwright.',
  },
  'critical-paths-uncovered': {
    means: 'Nothing looked at some of the paths named critical.',
    next: 'Add a probe with that path or name, or a test whose title holds it.',
  },
});
