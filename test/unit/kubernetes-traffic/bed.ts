/** The target over a fake cluster, in which a process can be cut before or after any of its writes. */
import { clusterOver } from '../../../src/adapters/kubernetes/api.ts';
import { type Cluster, mirroredKinds } from '../../../src/adapters/kubernetes/cluster.ts';
import { createMirror } from '../../../src/adapters/kubernetes/mirror.ts';
import { createBundles } from '../../../src/adapters/kubernetes/release/bundles.ts';
import {
  createKubernetesTarget,
  type KubernetesTarget,
  type KubernetesTargetContext,
} from '../../../src/adapters/kubernetes/target.ts';
import { nodeClock } from '../../../src/core/clock.ts';
import { nodeExec } from '../../../src/core/exec.ts';
import { type K8sObject, objectSchema } from '../../../src/domain/kubernetes/objects.ts';
import type { KubernetesSpec } from '../../../src/domain/kubernetes/spec.ts';
import { identify, type Release } from '../../../src/domain/rollout/release.ts';
import { type ClusterSettings, FakeCluster } from '../../support/fake-kubernetes/cluster.ts';
import { at } from '../../support/fake-kubernetes/tree.ts';

export const namespace = 'shop';
const owner = { app: 'shop', environment: 'test' };

export const objectsOf = (image: string, names: readonly string[] = ['web', 'api']): readonly K8sObject[] =>
  names.flatMap(name => [
    objectSchema.parse({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name },
      spec: {
        replicas: 2,
        selector: { matchLabels: { app: name } },
        template: {
          metadata: { labels: { app: name } },
          spec: {
            containers: [
              {
                name: 'app',
                image,
                ports: [{ name: 'http', containerPort: 8080 }],
                readinessProbe: { httpGet: { path: '/healthz', port: 'http' }, periodSeconds: 1 },
              },
            ],
          },
        },
      },
    }),
    objectSchema.parse({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name },
      spec: { selector: { app: name }, ports: [{ port: 80, targetPort: 'http' }] },
    }),
  ]);

/** The process was cut here: nothing of it goes on. */
export class Cut extends Error {}

export interface Process {
  readonly target: KubernetesTarget;
  readonly ctx: KubernetesTargetContext;
  /** Writes made so far. */
  readonly writes: () => number;
  release(image: string, names?: readonly string[]): Promise<Release>;
  close(): Promise<void>;
}

export interface CutAt {
  readonly write: number;
  readonly when: 'before' | 'after';
}

const writing = new Set(['create', 'replace', 'patch', 'apply', 'delete']);

const cutting = <C extends Cluster>(cluster: C, cut: CutAt | undefined, count: { writes: number; dead: boolean }): C =>
  new Proxy(cluster, {
    get: (of, name) => {
      const member: unknown = Reflect.get(of, name, of);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]): unknown => {
        if (count.dead) throw new Cut('dead');
        if (!writing.has(String(name))) return Reflect.apply(member, of, args);
        count.writes += 1;
        const here = cut?.write === count.writes;
        if (here) count.dead = true;
        if (here && cut.when === 'before') throw new Cut('before');
        const answer: unknown = Reflect.apply(member, of, args);
        return here && answer instanceof Promise ? answer.then(() => Promise.reject(new Cut('after'))) : answer;
      };
    },
  });

export class Bed {
  readonly cluster: FakeCluster;
  private readonly processes: Process[] = [];

  constructor(settings: ClusterSettings = {}) {
    this.cluster = new FakeCluster({ namespaces: [namespace], ...settings });
  }

  async start(image = 'app:good'): Promise<this> {
    await this.cluster.start();
    this.cluster.install(namespace, objectsOf(image));
    await this.settled();
    return this;
  }

  async settled(): Promise<void> {
    for (let tries = 0; tries < 400; tries += 1) {
      const unready = this.cluster.store
        .objects('Deployment', namespace)
        .some(one => at(one, 'status', 'availableReplicas') !== at(one, 'spec', 'replicas'));
      if (!unready) return;
      await nodeClock.sleep(10);
    }
    throw new Error('the app does not come up');
  }

  async process(cut?: CutAt, switchMode: 'atomic' | 'overlap' | 'route' = 'atomic'): Promise<Process> {
    const count = { writes: 0, dead: false };
    const real = clusterOver(this.cluster.socketPath, { namespace, clock: nodeClock });
    const quiet = () => undefined;
    const log = { debug: quiet, info: quiet, notice: quiet, warning: quiet, error: quiet, mask: quiet };
    const runtime = {
      exec: nodeExec,
      clock: nodeClock,
      env: {},
      signal: new AbortController().signal,
      log: { ...log, group: async <T>(_title: string, body: () => Promise<T>) => await body() },
    };
    const cluster = cutting(real, cut, count);
    const mirror = await createMirror(cluster, mirroredKinds, runtime);
    const bundles = createBundles(cluster, { ...owner, namespace });
    const settings = { ...owner, namespace, url: '', switchMode, overlapMs: 50, allowManaged: false };
    const ctx = { ...runtime, settings, cluster, mirror, bundles };
    const target = await createKubernetesTarget(ctx);
    const made: Process = {
      target,
      ctx,
      writes: () => count.writes,
      release: async (image, names) => {
        const objects = [...objectsOf(image, names)];
        const spec: KubernetesSpec = {
          target: 'kubernetes',
          namespace,
          bundle: await bundles.add({ schema: 'prod-actions/bundle/v1', namespace, objects }),
          healthPath: '/healthz',
          port: '',
          images: [image],
          hooks: { expand: null, contract: null },
          adopted: null,
        };
        const release = await identify({
          revision: '',
          digest: null,
          oneWay: false,
          spec: JSON.parse(JSON.stringify(spec)),
        });
        await target.expect(release);
        return release;
      },
      close: async () => {
        await target.close();
        mirror.close();
        real.close();
      },
    };
    this.processes.push(made);
    return made;
  }

  /** Selectors of the app's Services, by name. */
  selectors(): Readonly<Record<string, unknown>> {
    const services = this.cluster.store.objects('Service', namespace);
    return Object.fromEntries(services.map(one => [one.metadata.name, at(one, 'spec', 'selector')]));
  }

  /** The app as somebody else sees it. */
  seen(): unknown {
    const filled = (map: unknown): unknown => (JSON.stringify(map) === '{}' ? undefined : map);
    const bare = (object: K8sObject): unknown => {
      const {
        resourceVersion: _v,
        generation: _g,
        managedFields: _m,
        labels,
        annotations,
        ...metadata
      } = object.metadata;
      // The real API server does not keep empty maps.
      return {
        ...object,
        metadata: { ...metadata, labels: filled(labels), annotations: filled(annotations) },
        status: undefined,
      };
    };
    return ['Deployment', 'Service', 'Pod'].flatMap(kind => this.cluster.store.objects(kind, namespace).map(bare));
  }

  async end(): Promise<void> {
    for (const process of this.processes) await process.close();
    await this.cluster.stop();
  }
}
