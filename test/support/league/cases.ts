/** The bad releases of the league, each with its answer known beforehand. */
import type { Behaviour } from './behaviour.ts';

export const targets = ['process', 'kubernetes'] as const;
export type TargetName = (typeof targets)[number];

/**
 * How a delivery ended, as far as the release is concerned. `not-let-in`: it never had traffic. `taken-back`: traffic is
 * back on the old one. `back-unverified`: so it is, but the old one is not good either, and that is said. `held`: called
 * bad, and left to a person. `unsure`: neither good nor bad, and said so.
 */
export const endings = ['not-let-in', 'taken-back', 'back-unverified', 'held', 'unsure', 'deployed', 'other'] as const;
export type Ending = (typeof endings)[number];

/** What a release may rely on where it runs. */
export interface Ground {
  /** A folder that all instances of all releases see; new for every run. */
  readonly shared: string;
}

export interface Case {
  readonly name: string;
  readonly what: string;
  readonly does: (ground: Ground) => Behaviour;
  /** Of the release before it; null: there is none. Default: a good one. */
  readonly before?: null | ((ground: Ground) => Behaviour);
  /** Inputs that belong to this release, as its author would give them. */
  readonly inputs?: Readonly<Record<string, string>>;
  readonly answer: readonly Ending[];
  /** A code by which it must be named; unset: nothing has to be named. */
  readonly codes?: RegExp;
  /** Where it makes sense; default: both. */
  readonly targets?: readonly TargetName[];
}

const errors = /error-rate-above-objective|probe-failing|metric-objective-missed/;
const stops = /exited|crash|restarted|died|nothing-answered|error-rate-above-objective|probe-failing/;

export const badReleases: readonly Case[] = [
  {
    name: 'crash loop',
    what: 'ends with exit code 1 as soon as it is started',
    does: () => ({ crashes: true }),
    answer: ['not-let-in'],
    codes: stops,
  },
  {
    name: 'crash after 5 s',
    what: 'is ready, gets traffic, and ends with exit code 3 five seconds after its start',
    does: () => ({ diesAfterMs: 5000 }),
    answer: ['taken-back', 'not-let-in'],
    codes: stops,
  },
  {
    name: 'slow start beyond the limit',
    what: 'listens after a minute; the limit is 20 s',
    does: () => ({ listensAfterMs: 60_000 }),
    answer: ['not-let-in'],
    codes: /never-listened|not-ready|readiness|start|deadline|warm-up/,
  },
  {
    name: 'slow start within the limit',
    what: 'listens after 8 s, and is good',
    does: () => ({ listensAfterMs: 8000 }),
    answer: ['deployed'],
  },
  {
    name: '1 % errors',
    what: '1 % of answers are 500: as many as the objective allows, and not shown to be fewer',
    does: () => ({ errors: 0.01 }),
    answer: ['taken-back', 'unsure'],
  },
  {
    name: '5 % errors',
    what: '5 % of answers are 500',
    does: () => ({ errors: 0.05 }),
    answer: ['taken-back'],
    codes: errors,
  },
  {
    name: 'errors on one path',
    what: '30 % of answers of /checkout are 500, one in seventeen of all',
    does: () => ({ errors: 0.3, errorsOn: '/checkout' }),
    answer: ['taken-back'],
    codes: errors,
  },
  {
    name: 'latency creep',
    what: 'every second of traffic makes answers 60 ms slower; the objective is p95 ≤ 500 ms',
    does: () => ({ latencyGrowsMs: 60 }),
    answer: ['taken-back'],
    codes: /latency/,
  },
  {
    name: 'p99 × 3',
    what: '4.5 % of answers take 1.4 s instead of 0.45 s; the objective is p99 ≤ 1 s',
    before: () => ({ tail: { share: 0.045, ms: 450 } }),
    does: () => ({ tail: { share: 0.045, ms: 1400 } }),
    answer: ['taken-back'],
    codes: /latency/,
  },
  {
    name: 'memory leak',
    what: 'keeps 12 MiB more every second, of 64 that it may have',
    does: () => ({ leaks: 12 }),
    answer: ['taken-back'],
    codes:
      /oom|memory|app-exited|died|crash|restart|nothing-answered|error-rate-above-objective|probe-failing|websocket/,
  },
  {
    name: 'wrong release answers',
    what: 'healthy, but it is an older build under the new name',
    does: () => ({ isRevision: '0'.repeat(40) }),
    answer: ['taken-back', 'not-let-in'],
    codes: /wrong-release|switch-not-observed|probe-failing|error-rate-above-objective/,
  },
  {
    name: 'one bad replica of three',
    what: 'one pod of three answers 500 to everything but its health path',
    does: ({ shared }) => ({ oneBadInstance: `${shared}/bad` }),
    answer: ['taken-back'],
    codes: /error-rate-above-objective|probe-failing|instance-failing/,
    targets: ['kubernetes'],
  },
  {
    name: 'a third of connections bad',
    what: 'what is asked on every third connection to it is answered 500',
    does: () => ({ badConnections: 3 }),
    answer: ['taken-back'],
    codes: errors,
    targets: ['process'],
  },
  {
    name: 'bad only under load',
    what: '20 % of answers are 500 once more than 60 requests a second come',
    does: () => ({ errors: 0.2, errorsAbovePerSecond: 60 }),
    answer: ['taken-back'],
    codes: errors,
  },
  {
    name: 'lying health check',
    what: 'the health path says 200, everything else 500',
    does: () => ({ errors: 1 }),
    answer: ['taken-back'],
    codes: errors,
  },
  {
    name: 'first deploy ever',
    what: '5 % of answers are 500, and there is nothing to go back to',
    before: null,
    does: () => ({ errors: 0.05 }),
    answer: ['held'],
    codes: errors,
  },
  {
    name: 'previous also bad',
    what: 'breaks what the old release depends on as well: both then answer 500 to 30 %',
    before: ({ shared }) => ({ dependsOn: `${shared}/broken` }),
    does: ({ shared }) => ({ breaks: `${shared}/broken`, dependsOn: `${shared}/broken` }),
    answer: ['back-unverified'],
    codes: errors,
  },
  {
    name: 'configuration broken',
    what: 'ends with exit code 2 because DATABASE_URL is not set',
    does: () => ({ needs: 'DATABASE_URL' }),
    answer: ['not-let-in'],
    codes: stops,
  },
  {
    name: 'clock skew',
    what: 'its clock is two hours ahead: tokens are refused as expired',
    does: () => ({ clockAheadMs: 7_200_000 }),
    answer: ['taken-back'],
    codes: errors,
  },
  {
    name: 'connection resets',
    what: '20 % of requests are answered by a reset',
    does: () => ({ resets: 0.2 }),
    answer: ['taken-back'],
    codes: errors,
  },
  {
    name: 'kept connections only',
    what: 'the first answer on a connection is good, every later one 500',
    does: () => ({ keptErrors: true }),
    answer: ['taken-back'],
    codes: errors,
  },
  {
    name: 'poisoned cache header',
    what: 'lets everybody cache the account page of one user',
    does: () => ({ cachesPrivate: true }),
    answer: ['taken-back'],
    codes: errors,
  },
  {
    name: 'body truncated',
    what: '5 % of answers end in the middle of the body',
    does: () => ({ cuts: 0.05 }),
    answer: ['taken-back'],
    codes: errors,
  },
  {
    name: 'one-way release',
    what: '5 % of answers are 500, and its migration cannot be undone',
    inputs: { 'one-way': 'true' },
    does: () => ({ errors: 0.05 }),
    answer: ['held'],
    codes: errors,
  },
  {
    name: 'hang',
    what: '10 % of requests are accepted and never answered',
    does: () => ({ hangs: 0.1 }),
    answer: ['taken-back'],
    codes: /error-rate-above-objective|probe-failing|latency/,
  },
  {
    name: 'missing metrics',
    what: 'is good as far as anybody can see, but does not show the counters that are asked for',
    does: () => ({ noMetrics: true }),
    answer: ['unsure'],
  },
  {
    name: 'WebSocket broken',
    what: 'refuses every WebSocket; all else is good',
    does: () => ({ noWebSocket: true }),
    answer: ['taken-back'],
    codes: /websocket|probe-failing/,
  },
  {
    name: 'error logs only',
    what: 'answers well, and writes 20 error lines a second',
    does: () => ({ errorLogs: 20 }),
    answer: ['taken-back'],
    codes: /log/,
  },
  {
    name: 'hangs on SIGTERM',
    what: 'the release before it does not end when told to: it is killed in the end, and no user is hurt',
    before: () => ({ ignoresTerm: true }),
    does: () => ({}),
    answer: ['deployed'],
  },
];

export const caseOf = (name: string): Case => {
  const found = badReleases.find(one => one.name === name);
  if (found === undefined)
    throw new Error(`no case "${name}"; there are: ${badReleases.map(one => one.name).join(', ')}`);
  return found;
};

export const isFor = ({ targets: only }: Case, target: TargetName): boolean =>
  only === undefined || only.includes(target);
