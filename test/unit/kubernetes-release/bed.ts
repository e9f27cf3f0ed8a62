/** The release part of the target over the fake cluster, as a step of an action has it. */
import { clusterOver } from '../../../src/adapters/kubernetes/api.ts';
import { type Cluster, type Mirror, mirroredKinds } from '../../../src/adapters/kubernetes/cluster.ts';
import type { TargetContext } from '../../../src/adapters/kubernetes/context.ts';
import { createMirror } from '../../../src/adapters/kubernetes/mirror.ts';
import { createColourWatch } from '../../../src/adapters/kubernetes/release/explain.ts';
import { nodeClock } from '../../../src/core/clock.ts';
import type { K8sObject } from '../../../src/domain/kubernetes/objects.ts';
import type { KubernetesSpec } from '../../../src/domain/kubernetes/spec.ts';
import type { ColourState } from '../../../src/domain/rollout/ports.ts';
import type { Colour, Release } from '../../../src/domain/rollout/release.ts';
import { FakeCluster } from '../../support/fake-kubernetes/cluster.ts';
import { RecordingLog } from '../../support/fakes.ts';
import { contextOver, releaseOf } from '../../support/release-bed.ts';

export const namespace = 'shop';
export class Killed extends Error {}

/** Counts writes; the n-th one is the last thing this process does (before or after it reaches the server). */
const dying = (cluster: Cluster, at: number, after: boolean): Cluster => {
  let writes = 0;
  let dead = false;
  const write = async <T>(body: () => Promise<T>): Promise<T> => {
    if (dead) throw new Killed();
    writes += 1;
    if (writes === at && !after) dead = true;
    if (dead) throw new Killed();
    const result = await body();
    if (writes === at) dead = true;
    if (dead) throw new Killed();
    return result;
  };
  return {
    namespace: cluster.namespace,
    get: async ref => await cluster.get(ref),
    list: async (kind, options) => await cluster.list(kind, options),
    create: async (object, options) => await write(async () => await cluster.create(object, options)),
    replace: async object => await write(async () => await cluster.replace(object)),
    patch: async (ref, operations) => await write(async () => await cluster.patch(ref, operations)),
    apply: async (object, options) => await write(async () => await cluster.apply(object, options)),
    delete: async (ref, preconditions) => await write(async () => await cluster.delete(ref, preconditions)),
    watch: (kind, options, signal) => cluster.watch(kind, options, signal),
    logs: async (pod, options) => await cluster.logs(pod, options),
    raw: async (method, path, body) => await cluster.raw(method, path, body),
  };
};

export interface Bed {
  readonly fake: FakeCluster;
  readonly cluster: Cluster;
  readonly mirror: Mirror;
  readonly ctx: TargetContext;
  readonly log: RecordingLog;
  /** Another process over the same cluster; it knows no bundle but those of the cluster. */
  process(dies?: { readonly at: number; readonly after: boolean }): TargetContext;
  release(objects: readonly K8sObject[], more?: Partial<KubernetesSpec>): Promise<Release>;
  stateOf(colour: Colour): Promise<ColourState>;
  until(colour: Colour, state: ColourState['state']): Promise<ColourState>;
  get(kind: string, name: string): K8sObject | undefined;
  names(kind: string): readonly string[];
  end(): Promise<void>;
}

export const bed = async (): Promise<Bed> => {
  const fake = await new FakeCluster().start();
  const cluster = clusterOver(fake.socketPath, { namespace, clock: nodeClock });
  const log = new RecordingLog();
  const mirror = await createMirror(cluster, mirroredKinds, { clock: nodeClock, log });
  const ctx = contextOver(cluster, mirror, log);
  const watch = createColourWatch(ctx);
  const until: Bed['until'] = async (colour, state) => {
    const began = performance.now();
    for (;;) {
      const seen = await watch.stateOf(colour);
      if (seen.state === state) return seen;
      if (performance.now() - began > 10_000) throw new Error(`${colour} is ${JSON.stringify(seen)}, not ${state}`);
      await nodeClock.sleep(20);
    }
  };
  const objects = (kind: string): readonly K8sObject[] => fake.store.objects(kind, namespace);
  return {
    fake,
    cluster,
    mirror,
    ctx,
    log,
    process: dies => contextOver(dies === undefined ? cluster : dying(cluster, dies.at, dies.after), mirror, log),
    release: async (objects, more) => await releaseOf(ctx, objects, more),
    stateOf: async colour => await watch.stateOf(colour),
    until,
    get: (kind, name) => objects(kind).find(one => one.metadata.name === name),
    names: kind => objects(kind).map(one => one.metadata.name),
    end: async () => {
      mirror.close();
      cluster.close();
      await fake.stop();
    },
  };
};
