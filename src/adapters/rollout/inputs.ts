import type { z } from 'zod';
import { input, type Rule } from '../../core/inputs.ts';
import type { Timing } from '../../domain/rollout/journal.ts';
import { clusterInputs, clusterRules, onlyFor } from '../kubernetes/inputs.ts';
import type { VerificationInputs } from '../probing/inputs.ts';

/** Inputs of every action that works on a rollout. Spread them into the action's own schema. */

const name = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;
const nameAllowed = 'letters, digits, `.`, `_` and `-`, starting with a letter or digit';

const defaults = { stateDir: '~/.local/state/prod-actions', port: '8080' };

export const placeInputs = {
  app: input.text({ doc: 'Name of the app.', required: true, pattern: name, allowed: nameAllowed }),
  environment: input.text({
    doc: 'Name of the environment, such as `staging` or `production`.',
    required: true,
    pattern: name,
    allowed: nameAllowed,
  }),
  target: input.choice(['process', 'kubernetes'], {
    doc: 'Where releases run. `process`: child processes of this machine behind a small proxy, for trial, tests and single machines. `kubernetes`: Deployments of a cluster.',
    default: 'process',
  }),
  'state-dir': input.text({
    doc: '`process`: folder that holds journal, proxy and unpacked images. It must outlive the job. `~` is the home folder.',
    default: defaults.stateDir,
  }),
  port: input.integer({
    doc: '`process`: port on this machine where users’ traffic enters the proxy.',
    default: defaults.port,
    min: 1,
    max: 65_535,
  }),
  ...clusterInputs,
};

/** Of every action that takes the lease. */
export const holderInputs = {
  'github-token': input.text({
    doc: 'Token that tells whether the run that holds the lease is over (`actions: read`), so that nobody waits for it. Without the permission its time has to run out.',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the runner fills the expression in
    default: '${{ github.token }}',
    secret: true,
  }),
};

export const timingInputs = {
  'start-timeout': input.duration({
    doc: 'How long a release may take until it listens. A release that ends or fails is named at once.',
    default: '60s',
    maxMs: 3_600_000,
  }),
  'warm-up': input.duration({
    doc: 'The health path must answer well for so long without a gap before traffic moves.',
    default: '5s',
    maxMs: 3_600_000,
  }),
  'switch-timeout': input.duration({
    doc: 'How long the entrance may take to answer with the new release after the switch.',
    default: '10s',
    maxMs: 600_000,
  }),
  drain: input.duration({
    doc: 'How long requests in flight may go on in a release that has no traffic any more.',
    default: '30s',
    maxMs: 3_600_000,
  }),
  bake: input.duration({
    doc: 'How long the old release stays warm after the verification. Longer than 60 s is left to the next run.',
    default: '60s',
    maxMs: 7 * 86_400_000,
  }),
};

export const policyInputs = {
  mode: input.choice(['enforce', 'observe'], {
    doc: '`observe` reports the verdict and never fails the step; what it does to traffic is the same.',
    default: 'enforce',
  }),
  strict: input.boolean({ doc: 'What is normally only said fails the step as well.', default: 'false' }),
};

type Values<S> = { readonly [K in keyof S]: S[K] extends z.ZodType ? z.output<S[K]> : never };
export type PlaceInputs = Values<typeof placeInputs>;
export type TimingInputs = Values<typeof timingInputs>;

export const timingOf = (inputs: TimingInputs): Timing => ({
  startMs: inputs['start-timeout'],
  warmMs: inputs['warm-up'],
  switchMs: inputs['switch-timeout'],
  drainMs: inputs.drain,
  bakeMs: inputs.bake,
});

/** Rules over those inputs; add them to the action's own. */
/** Both stand as labels on every object, and a label holds less than a folder's name. */
const labelRules: readonly Rule<PlaceInputs>[] = (['app', 'environment'] as const).map(name => ({
  needs: [name, 'target'],
  check: values =>
    values.target === 'kubernetes' && !/^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/.test(values[name])
      ? {
          problem: 'cannot be the label of an object',
          allowed: 'at most 63 characters that end with a letter or digit',
        }
      : undefined,
}));

export const placeRules: readonly Rule<PlaceInputs>[] = [
  ...clusterRules,
  ...labelRules,
  onlyFor('process', 'state-dir', values => values['state-dir'] !== defaults.stateDir),
  onlyFor('process', 'port', values => String(values.port) !== defaults.port),
];

/** Through the API server every answer is slower than users see it, so latency is not judged there. */
export const latencyRules: readonly Rule<PlaceInputs & VerificationInputs>[] = (['max-p95', 'max-p99'] as const).map(
  name => ({
    needs: [name, 'target', 'url'],
    check: values =>
      values.target === 'kubernetes' && values.url === '' && values[name] > 0
        ? {
            problem: 'cannot be judged without `url`: only the way through the API server is known',
            allowed: '`0`, or set `url`',
          }
        : undefined,
  }),
);
