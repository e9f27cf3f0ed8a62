import type { z } from 'zod';
import { input, type Rule } from '../../../core/inputs.ts';

const reportAllowed = 'a path in the workspace that ends in .xml or .json';
const reportPattern = /^(?!\/)(?!.*(^|\/)\.\.(\/|$))[^\0]+\.(xml|json)$/;

/** Commands of the caller that judge the release, and which paths must be covered by them or by probes. */
export const commandInputs = {
  smoke: input.lines({
    doc: 'Commands that judge the release, one a line, run by bash in the workspace while probes run, one after the other. Exit code 0 passes, any other fails. They get `VERIFY_URL`, `RELEASE_ID`, `VERIFY_APP` and `VERIFY_ENVIRONMENT`.',
    allowed: 'commands, one a line, at most 20',
  }),
  'smoke-timeout': input.duration({
    doc: 'How long each smoke command may take.',
    default: '2m',
    maxMs: 3_600_000,
  }),
  'smoke-report': input.text({
    doc: 'Where the one smoke command writes its test report: JUnit XML or the JSON of Playwright. A run without a test never passes.',
    pattern: reportPattern,
    allowed: reportAllowed,
  }),
  e2e: input.lines({
    doc: 'End-to-end test commands (Playwright, Cypress, any), beside those of `smoke` and like them. `PLAYWRIGHT_TEST_BASE_URL` and `CYPRESS_BASE_URL` are set too.',
    allowed: 'commands, one a line, at most 20',
  }),
  'e2e-timeout': input.duration({
    doc: 'How long each end-to-end command may take.',
    default: '15m',
    maxMs: 3_600_000,
  }),
  'e2e-report': input.text({
    doc: 'Where the one end-to-end command writes its test report, as `smoke-report`.',
    pattern: reportPattern,
    allowed: reportAllowed,
  }),
  'critical-paths': input.lines({
    doc: 'What must work, one a line: URL paths (`/checkout`) or names (`log in`). The report says which were covered, by a probe of that path or name, or by a test or command whose title holds it.',
    allowed: 'URL paths or names, one a line',
  }),
  'require-critical-paths': input.boolean({
    doc: 'Without every critical path covered nothing passes (`inconclusive`).',
    default: 'false',
  }),
};

type Shape = typeof commandInputs;
export type CommandInputs = { readonly [K in keyof Shape]: z.output<Shape[K]> };

const maxCommands = 20;

const few = (name: 'smoke' | 'e2e'): Rule<CommandInputs> => ({
  needs: [name],
  check: values =>
    values[name].length <= maxCommands
      ? undefined
      : { problem: `holds ${values[name].length} commands`, allowed: `at most ${maxCommands}` },
});

const oneReporter = (report: 'smoke-report' | 'e2e-report', commands: 'smoke' | 'e2e'): Rule<CommandInputs> => ({
  needs: [report, commands],
  check: values =>
    values[report] === '' || values[commands].length === 1
      ? undefined
      : {
          problem: `belongs to one command, and \`${commands}\` holds ${values[commands].length}`,
          allowed: `one command in \`${commands}\`; join several with &&`,
        },
});

const timed = (name: 'smoke-timeout' | 'e2e-timeout'): Rule<CommandInputs> => ({
  needs: [name],
  check: values => (values[name] >= 100 ? undefined : { problem: 'is too short', allowed: '100ms to 1h' }),
});

export const commandRules: readonly Rule<CommandInputs>[] = [
  few('smoke'),
  few('e2e'),
  timed('smoke-timeout'),
  timed('e2e-timeout'),
  oneReporter('smoke-report', 'smoke'),
  oneReporter('e2e-report', 'e2e'),
  {
    needs: ['require-critical-paths', 'critical-paths'],
    check: values =>
      values['require-critical-paths'] && values['critical-paths'].length === 0
        ? { problem: 'has nothing to require', allowed: '`critical-paths` beside it' }
        : undefined,
  },
];
