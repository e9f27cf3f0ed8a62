/** The fake API server with its simulated controllers: a whole cluster in this process. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { K8sObject } from '../../../src/domain/kubernetes/objects.ts';
import { type BehaviourOf, byImage } from './controllers/behaviour.ts';
import { autoscalers, deployments, replicaSets } from './controllers/deployments.ts';
import { endpointSlices } from './controllers/endpoints.ts';
import { garbage } from './controllers/garbage.ts';
import { jobs } from './controllers/jobs.ts';
import { Kubelet } from './controllers/kubelet.ts';
import type { World } from './controllers/world.ts';
import { FakeServer, type ServerSettings } from './server.ts';
import type { Store } from './store.ts';
import { TrafficOracle } from './traffic.ts';

export interface ClusterSettings extends ServerSettings {
  readonly behaviourOf?: BehaviourOf;
  readonly namespaces?: readonly string[];
}

type Controller = (world: World) => void;

export class FakeCluster {
  readonly server: FakeServer;
  readonly traffic: TrafficOracle;
  readonly now: () => number;
  private readonly world: World;
  private readonly controllers: readonly (readonly [name: string, run: Controller])[];
  /** Controllers lag behind: nothing acts on what is written until this is false again. */
  lagging = false;
  private ticking: NodeJS.Timeout | undefined;
  private folder = '';
  private readonly kubelet = new Kubelet();
  private settledAt = 0;

  constructor(settings: ClusterSettings = {}) {
    this.now = settings.now ?? Date.now;
    this.server = new FakeServer(settings);
    const { store, logs } = this.server;
    this.traffic = new TrafficOracle(store, this.now);
    this.server.onWrite = () => {
      this.traffic.actor = '';
    };
    this.server.beforeWrite = (method, path) => {
      this.traffic.actor = `${method} ${path}`;
    };
    this.world = { store, logs, now: this.now, behaviourOf: settings.behaviourOf ?? byImage() };
    this.controllers = [
      ['deployment', deployments],
      ['replicaset', replicaSets],
      ['autoscaler', autoscalers],
      ['kubelet', world => this.kubelet.step(world)],
      ['endpoints', endpointSlices],
      ['job', jobs],
      ['garbage', garbage],
    ];
    for (const name of settings.namespaces ?? ['default', 'shop']) this.namespace(name);
  }

  get store(): Store {
    return this.server.store;
  }

  get socketPath(): string {
    return join(this.folder, 'k.sock');
  }

  namespace(name: string): void {
    const metadata = { name, uid: this.store.newUid(), creationTimestamp: new Date(this.now()).toISOString() };
    const object = { apiVersion: 'v1', kind: 'Namespace', metadata, status: { phase: 'Active' } };
    this.store.save(this.store.resource('Namespace'), object);
  }

  /** Puts objects there, as somebody's `kubectl apply` would. */
  install(namespace: string, objects: readonly K8sObject[]): void {
    for (const object of objects) this.server.create(namespace, object);
  }

  /** Lets every controller act until nothing more happens at this time. Only pods change by time alone. */
  step(): void {
    if (this.lagging) return;
    this.act('kubelet', world => this.kubelet.step(world));
    if (this.store.version === this.settledAt) return;
    for (let rounds = 0; rounds < 50; rounds += 1) {
      const before = this.store.version;
      for (const [name, run] of this.controllers) this.act(name, run);
      if (this.store.version === before) break;
    }
    this.settledAt = this.store.version;
  }

  private act(name: string, controller: Controller): void {
    this.traffic.actor = name;
    controller(this.world);
    this.traffic.actor = '';
  }

  /** Listens on a socket of its own. Controllers act every `everyMs` of real time; 0: only on `step()`. */
  async start(everyMs = 5): Promise<this> {
    this.folder = await mkdtemp(join(tmpdir(), 'fake-kubernetes-'));
    await this.server.listen(this.socketPath);
    if (everyMs > 0) this.ticking = setInterval(() => this.step(), everyMs);
    return this;
  }

  async stop(): Promise<void> {
    clearInterval(this.ticking);
    await this.server.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** Time that runs `factor` times as fast, for everything that is given it. */
export const fastClock = (
  factor: number,
): { now(): number; monotonic(): number; sleep(ms: number, signal?: AbortSignal): Promise<void> } => {
  const began = performance.now();
  const wall = Date.now();
  const elapsed = (): number => (performance.now() - began) * factor;
  return {
    now: () => Math.round(wall + elapsed()),
    monotonic: elapsed,
    sleep: async (ms, signal) => {
      signal?.throwIfAborted();
      await new Promise<void>((resolve, reject) => {
        const timer = setTimeout(done, ms / factor);
        function done(): void {
          signal?.removeEventListener('abort', aborted);
          resolve();
        }
        function aborted(): void {
          clearTimeout(timer);
          reject(signal?.reason);
        }
        signal?.addEventListener('abort', aborted, { once: true });
      });
    },
  };
};
