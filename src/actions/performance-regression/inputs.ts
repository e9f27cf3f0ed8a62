import { z } from 'zod';
import { performanceSlo, sloRule } from '../../adapters/slo/inputs.ts';
import { defineAction, type InputsOf } from '../../core/action.ts';
import { input } from '../../core/inputs.ts';
import { parseBudget } from '../../domain/measurements/budgets.ts';
import { metricNames } from '../../domain/measurements/metrics.ts';
import { parseVariables } from './variables.ts';

const url = (doc: string) =>
  input.text({ doc, pattern: /^https?:\/\/[^\s/]+\S*$/, allowed: 'an http or https address' });

const image = (doc: string) =>
  input.text({
    doc,
    pattern: /^\S+@sha256:[0-9a-f]{64}$/,
    allowed: 'name@sha256:…; a tag may name another image tomorrow',
  });

const sourceKinds = ['image', 'command', 'url'] as const;

/** At most one of `side-image`, `side-command`, `side-url`. */
const given = (values: Readonly<Record<string, unknown>>, side: string): string[] =>
  sourceKinds.map(kind => `${side}-${kind}`).filter(name => values[name] !== '');

export const definition = defineAction({
  name: 'performance-regression',
  description:
    'Says whether a release is slower than the one before, from whole runs on one machine, with exact tests and their limits.',
  branding: { icon: 'trending-up', color: 'green' },
  inputs: z.object({
    compare: input.choice(['paired', 'stored', 'budget-only'], {
      doc: 'What the candidate is held against: a base measured here in turn with it; sessions stored in `baseline-file`; or absolute budgets alone.',
      default: 'paired',
    }),
    'candidate-image': image('The candidate as an image by digest: pulled, verified, unpacked and started here.'),
    'candidate-command': input.text({
      doc: 'The candidate as a shell command that listens on 127.0.0.1 and the port in PORT. A fresh process is started for every run.',
    }),
    'candidate-url': url(
      'The candidate where it already runs. Its processes are then the same in every run, so what differs between two starts of one release is not seen.',
    ),
    'candidate-directory': input.text({
      doc: 'Folder of `candidate-command`, relative to the workspace.',
      default: '.',
    }),
    'base-image': image(
      'The base as an image by digest, such as the one recorded live. Empty on a first release: the verdict is then `no-baseline`.',
    ),
    'base-command': input.text({ doc: 'The base as a shell command, as `candidate-command`.' }),
    'base-url': url('The base where it already runs.'),
    'base-directory': input.text({ doc: 'Folder of `base-command`, relative to the workspace.', default: '.' }),
    'app-env': input.lines({
      doc: 'Environment of both apps, NAME=value a line. Beside it they get PATH, HOME, locale and PORT, and no secret of the job.',
      allowed: 'lines of NAME=value',
    }),
    'health-path': input.text({
      doc: 'Path that answers 2xx or 3xx once the app is ready.',
      default: '/',
      pattern: /^\//,
      allowed: 'a path that begins with /',
    }),
    'start-timeout': input.duration({
      doc: 'How long an app may take until it is ready.',
      default: '30s',
      maxMs: 10 * 60_000,
    }),
    tool: input.choice(['auto', 'k6', 'autocannon'], {
      doc: 'The load generator. `auto`: k6 from PATH, the tool cache or a download, at the pinned version; otherwise the embedded autocannon. `k6`, or a script, also builds it where there is Go.',
      default: 'auto',
    }),
    script: input.text({
      doc: 'Your own k6 script, relative to the workspace. It gets the address as `__ENV.BASE_URL` and decides paths, users and duration itself.',
    }),
    'script-env': input.lines({
      doc: 'Further `__ENV` of the script, NAME=value a line.',
      allowed: 'lines of NAME=value',
    }),
    paths: input.list({
      doc: 'Paths that are requested in turn.',
      default: '/',
      allowed: 'comma-separated paths that begin with /',
    }),
    connections: input.integer({ doc: 'Kept connections (virtual users).', default: '8', min: 1, max: 1000 }),
    rate: input.integer({
      doc: 'Requests a second over all connections. 0: each connection asks again as soon as it was answered.',
      default: '0',
      min: 0,
      max: 100_000,
    }),
    'warm-up': input.duration({ doc: 'Cut from the beginning of every run.', default: '2s', maxMs: 10 * 60_000 }),
    duration: input.duration({ doc: 'Measured in every run, after the warm-up.', default: '8s', maxMs: 60 * 60_000 }),
    'request-timeout': input.duration({
      doc: 'A request without an answer after this long has failed.',
      default: '10s',
      maxMs: 60_000,
    }),
    pairs: input.integer({
      doc: 'Pairs of runs, base and candidate next to each other in ABBA order; without a base, runs of the candidate. Fewer than 5 can never decide at the default alpha.',
      default: '5',
      min: 1,
      max: 50,
    }),
    'max-pairs': input.integer({
      doc: 'While the verdict is inconclusive, pairs are added up to this number. The error is split over the looks beforehand, so looking again costs no honesty. At most `pairs`: the number is fixed.',
      default: '15',
      min: 1,
      max: 50,
    }),
    primary: input.list({
      doc: 'The metrics that decide. Each further one costs confidence, and percentiles of one endpoint tell the same story: one is best.',
      default: 'p50',
      of: metricNames,
    }),
    margin: input.number({
      doc: 'Slowdown in percent that is allowed. A regression is one that is surely larger, a pass one that is surely smaller.',
      default: '5',
      min: 0,
      max: 1000,
    }),
    floor: input.number({
      doc: 'Difference that never counts, in the unit of the metric (ms, req/s). Unset: 0.05 ms for latencies, 1 req/s for throughput.',
      min: 0,
      max: 1_000_000,
    }),
    alpha: input.number({
      doc: 'Chance of calling an allowed slowdown a regression, over all primary metrics and looks together.',
      default: '0.01',
      min: 0.0001,
      max: 0.2,
    }),
    beta: input.number({
      doc: 'Chance of passing a slowdown above the margin.',
      default: '0.05',
      min: 0.0001,
      max: 0.2,
    }),
    slo: performanceSlo,
    budgets: input.list({
      doc: 'Absolute promises, held against the median over the candidate’s runs.',
      allowed: 'comma- or line-separated, such as p95 < 300ms, error-rate < 1%, throughput > 100',
    }),
    'max-error-rate': input.number({
      doc: 'Percent of failed requests above which a run means nothing (`invalid-run`).',
      default: '1',
      min: 0,
      max: 100,
    }),
    'baseline-file': input.text({
      doc: 'JSON file with the sessions of earlier releases, relative to the workspace. Keep it on a branch or in a cache of your own.',
    }),
    'update-baseline': input.boolean({
      doc: 'Append this session to `baseline-file` after a pass, and where there was no comparable one yet. Set it on the default branch only.',
      default: 'false',
    }),
    mode: input.choice(['enforce', 'observe'], {
      doc: '`observe` measures and reports and never fails the step.',
      default: 'enforce',
    }),
    strict: input.boolean({
      doc: '`no-baseline`, `incomparable` and `inconclusive` fail the step as well.',
      default: 'false',
    }),
  }),
  rules: [
    sloRule,
    {
      needs: ['candidate-command', 'candidate-image', 'candidate-url'],
      check: values => {
        const names = given(values, 'candidate');
        if (names.length === 1) return undefined;
        const problem = names.length === 0 ? 'no candidate is given' : `${names.join(' and ')} are given`;
        return { problem, allowed: 'exactly one of candidate-image, candidate-command, candidate-url' };
      },
    },
    {
      needs: ['base-command', 'base-image', 'base-url', 'compare'],
      check: values => {
        const names = given(values, 'base');
        if (names.length > 1)
          return {
            problem: `${names.join(' and ')} are given`,
            allowed: 'at most one of base-image, base-command, base-url',
          };
        return names.length === 1 && values.compare !== 'paired'
          ? {
              problem: `${names.join()} is given, but compare: ${values.compare} measures no base`,
              allowed: 'a base only with compare: paired',
            }
          : undefined;
      },
    },
    {
      needs: ['baseline-file', 'compare', 'update-baseline'],
      check: values =>
        values['baseline-file'] === '' && (values.compare === 'stored' || values['update-baseline'])
          ? {
              problem: 'is needed by compare: stored and by update-baseline',
              allowed: 'a path such as .perf/baseline.json',
            }
          : undefined,
    },
    {
      needs: ['budgets', 'compare'],
      check: values => {
        const bad = values.budgets.filter(text => parseBudget(text) === undefined);
        if (bad.length > 0)
          return {
            problem: `can't read ${bad.map(text => `"${text}"`).join(', ')}`,
            allowed: `one of ${metricNames.join(', ')}, then < or >, then a number with ms, s, % or req/s, such as p95 < 300ms`,
          };
        return values.compare === 'budget-only' && values.budgets.length === 0
          ? {
              problem: 'is empty, so nothing at all would be checked',
              allowed: 'at least one budget with compare: budget-only',
            }
          : undefined;
      },
    },
    {
      needs: ['script', 'tool'],
      check: ({ script, tool }) =>
        script !== '' && tool === 'autocannon'
          ? { problem: 'is a k6 script, but tool: autocannon is set', allowed: 'script with tool: k6 or tool: auto' }
          : undefined,
    },
    {
      needs: ['paths'],
      check: ({ paths }) =>
        paths.length === 0 || paths.some(path => !path.startsWith('/'))
          ? { problem: 'has a path that does not begin with /', allowed: 'paths such as /, /api/items' }
          : undefined,
    },
    {
      needs: ['primary'],
      check: ({ primary }) =>
        primary.length === 0 ? { problem: 'is empty', allowed: metricNames.join(', ') } : undefined,
    },
    ...(['app-env', 'script-env'] as const).map(name => ({
      needs: [name],
      check: (values: Readonly<Record<typeof name, readonly string[]>>) =>
        parseVariables(values[name]) === undefined
          ? { problem: 'has a line that is not NAME=value', allowed: 'lines such as LOG_LEVEL=warn' }
          : undefined,
    })),
  ],
  outputs: {
    metric: 'The primary metric that decided: the worst one.',
    shift: 'Its estimated slowdown in percent (Hodges–Lehmann); positive is worse. Empty when nothing was compared.',
    'shift-lower': 'Lower bound of the slowdown in percent; empty when the runs are too few for one.',
    'shift-upper': 'Upper bound of the slowdown in percent; empty when the runs are too few for one.',
    'minimum-detectable': 'Smallest slowdown in percent that these runs would show with 80 % probability; empty: none.',
    noise: 'Run-to-run variation of the base (or the candidate alone) in percent.',
    pairs: 'Pairs of runs measured; without a base, runs of the candidate.',
    'baseline-updated': '`true` when this session was appended to the baseline file.',
  },
  onError: 'invalid-run',
});

export type Inputs = InputsOf<typeof definition>;
