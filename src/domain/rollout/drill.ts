import { quantile } from '../statistics/quantiles.ts';
import type { CertificateBody, DrillPhase } from './certificate.ts';

/** The numbers of a drill, from the requests that were sent all the time. Pure. */

export interface DrillRequest {
  /** When it was due, milliseconds since the epoch. */
  readonly at: number;
  readonly connection: 'fresh' | 'kept';
  readonly latencyMs: number;
  readonly status: number | null;
  /** null: the answer was whole. */
  readonly fault: string | null;
  /** Which release answered, as the answer says. */
  readonly release: string | null;
  /** The server closed its kept connection just as it was used. */
  readonly sentAgain: boolean;
}

/** One stretch of the drill. */
export interface Stretch {
  readonly name: DrillPhase['name'];
  readonly startedAt: number;
  readonly endedAt: number;
  /** When traffic was told to move, and which release it left; null: it stayed. */
  readonly moved: { readonly at: number; readonly left: string } | null;
}

type Clients = CertificateBody['total'];

const clientOf = (requests: readonly DrillRequest[]): Clients['fresh'] => {
  const whole = requests.filter(one => one.fault === null);
  const bad = whole.filter(one => (one.status ?? 0) >= 500).length;
  return {
    requests: requests.length,
    failed: requests.length - whole.length + bad,
    sentAgain: requests.filter(one => one.sentAgain).length,
    p99Ms:
      whole.length === 0
        ? null
        : quantile(
            whole.map(one => one.latencyMs),
            0.99,
          ),
  };
};

const of = (requests: readonly DrillRequest[], connection: DrillRequest['connection']): readonly DrillRequest[] =>
  requests.filter(one => one.connection === connection);

export const clientsOf = (requests: readonly DrillRequest[]): Clients => ({
  fresh: clientOf(of(requests, 'fresh')),
  kept: clientOf(of(requests, 'kept')),
});

/** A request belongs to the time at which it was due; when the release was left is when its last answer was sent. */
const lastAnswerMs = (requests: readonly DrillRequest[], moved: Stretch['moved']): number | null => {
  if (moved === null || !requests.some(one => one.release !== null)) return null;
  const last = requests.filter(one => one.release === moved.left).map(one => one.at);
  return Math.max(0, Math.max(moved.at, ...last) - moved.at);
};

export const phaseOf = (stretch: Stretch, requests: readonly DrillRequest[]): DrillPhase => {
  const own = requests.filter(one => one.at >= stretch.startedAt && one.at < stretch.endedAt);
  return {
    name: stretch.name,
    startedAt: stretch.startedAt,
    endedAt: stretch.endedAt,
    lastAnswerMs: {
      fresh: lastAnswerMs(of(own, 'fresh'), stretch.moved),
      kept: lastAnswerMs(of(own, 'kept'), stretch.moved),
    },
    ...clientsOf(own),
  };
};

export const failedOf = ({ fresh, kept }: Clients): number => fresh.failed + kept.failed;
