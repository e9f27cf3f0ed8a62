/** One deploy or rollback against a cluster, with the real client, mirror, journal and target. */
import { clusterOver } from '../../../src/adapters/kubernetes/api.ts';
import { mirroredKinds } from '../../../src/adapters/kubernetes/cluster.ts';
import { createKubernetesJournalStore } from '../../../src/adapters/kubernetes/journal/store.ts';
import { createMirror } from '../../../src/adapters/kubernetes/mirror.ts';
import { createBundles } from '../../../src/adapters/kubernetes/release/bundles.ts';
import { createKubernetesTarget, type KubernetesTarget } from '../../../src/adapters/kubernetes/target.ts';
import { freshProbe } from '../../../src/adapters/probing/fresh-probe.ts';
import { nodeProber } from '../../../src/adapters/probing/prober.ts';
import { nodeExec } from '../../../src/core/exec.ts';
import type { Clock } from '../../../src/core/ports.ts';
import { deploy } from '../../../src/domain/rollout/deploy.ts';
import type { RolloutPorts } from '../../../src/domain/rollout/driver.ts';
import type { Evidence } from '../../../src/domain/rollout/journal.ts';
import type { JournalStore, Liveness, Target } from '../../../src/domain/rollout/ports.ts';
import type { Release } from '../../../src/domain/rollout/release.ts';
import { rollback } from '../../../src/domain/rollout/rollback.ts';
import { RecordingLog } from '../fakes.ts';
import { type Images, type ReleaseSpec, releaseOf } from './releases.ts';

export const owner = { app: 'shop', environment: 'test' };

export interface Order {
  readonly command: 'deploy' | 'switch' | 'rollback';
  readonly release: ReleaseSpec;
  /** What verification says of that release; of every other it says pass. */
  readonly verdict: 'pass' | 'fail';
  /** Of a rollback: the release to go back to; unset: the last verified one. */
  readonly to?: ReleaseSpec;
}

export interface Surroundings {
  readonly socketPath: string;
  readonly namespace: string;
  readonly images: Images;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly evidence: Evidence;
  readonly liveness: Liveness;
  readonly timeoutMs: number;
  /** Looks at every effect before it is made; returns what is wrong. */
  readonly wrapped?: (target: Target) => Target;
}

/** Where a connection goes, and what it goes by. */
export type Place = Pick<Surroundings, 'socketPath' | 'namespace' | 'images' | 'clock' | 'signal' | 'timeoutMs'>;

/** A connection with everything that works over it; also the judge's. */
export interface Connection {
  readonly target: KubernetesTarget;
  readonly store: JournalStore;
  release(spec: ReleaseSpec): Promise<Release>;
  close(): Promise<void>;
}

export const connect = async (place: Place, { way }: Pick<ReleaseSpec, 'way'>): Promise<Connection> => {
  const { namespace, clock, images, socketPath, timeoutMs } = place;
  const log = new RecordingLog();
  const cluster = clusterOver(socketPath, { namespace, clock, timeoutMs });
  const mirror = await createMirror(cluster, mirroredKinds, { clock, log });
  const bundles = createBundles(cluster, { ...owner, namespace });
  // Only an Ingress that weights nothing must be told apart by hand.
  const switchMode = way === 'route' ? 'route' : 'auto';
  const settings = { ...owner, namespace, url: '', switchMode, overlapMs: 0, allowManaged: false } as const;
  const env = { PATH: process.env['PATH'] ?? '' };
  const { signal } = place;
  const parts = { settings, cluster, mirror, bundles, exec: nodeExec, clock, log, env, signal };
  const target = await createKubernetesTarget(parts);
  return {
    target,
    store: createKubernetesJournalStore(cluster, owner, clock),
    release: async spec => await releaseOf(spec, images, namespace, bundles),
    close: async () => {
      await target.close();
      mirror.close();
      await cluster.close();
    },
  };
};

export const timing = { startMs: 120_000, warmMs: 500, switchMs: 60_000, drainMs: 200, bakeMs: 0 };

export interface Ended {
  readonly verdict: string;
  readonly reasons: readonly string[];
}

let operations = 0;

const portsOf = (place: Surroundings, connection: Connection, order: Order, bad: Release): RolloutPorts => {
  const prober = nodeProber();
  const { store, target } = connection;
  return {
    store,
    target: place.wrapped?.(target) ?? target,
    probe: freshProbe(prober),
    verifier: {
      verify: async ({ expected }) => ({
        verdict: expected.releaseId === bad.id ? order.verdict : 'pass',
        reasons: [],
        evidence: null,
      }),
    },
    liveness: place.liveness,
    timer: place.clock,
    signal: place.signal,
    say: () => undefined,
  };
};

export const runOrder = async (place: Surroundings, order: Order): Promise<Ended> => {
  const connection = await connect(place, order.release);
  try {
    const release = await connection.release(order.release);
    const ports = portsOf(place, connection, order, release);
    const { evidence } = place;
    operations += 1;
    const id = `op-${evidence.pid}-${operations}`;
    const common = { ...owner, evidence };
    const by = { run: '1', attempt: '1', host: evidence.host, pid: evidence.pid };
    if (order.command === 'rollback') {
      const to = order.to === undefined ? 'verified' : (await connection.release(order.to)).id;
      const command = { ...common, operation: '', newId: id, to, reason: 'crash matrix', automatic: false, timing, by };
      return ended(await rollback(ports, command));
    }
    await connection.target.expect(release);
    return ended(
      await deploy(ports, {
        ...common,
        until: order.command === 'switch' ? 'switched' : 'settled',
        onUnverified: 'hold',
        relation: async () => 'same',
        request: { operation: id, release, timing, allowOlder: true, allowColdRollback: false, by },
      }),
    );
  } finally {
    await connection.close();
  }
};

const ended = (outcome: { verdict: string; reasons: readonly { code: string; message: string }[] }): Ended => ({
  verdict: outcome.verdict,
  reasons: outcome.reasons.map(reason => `${reason.code}: ${reason.message}`),
});
