/** Cases in this process, against the fake: a killed process is one whose calls and sleeps never come back. */

import { CancelledError } from '../../../src/core/errors.ts';
import type { Clock } from '../../../src/core/ports.ts';
import type { Evidence } from '../../../src/domain/rollout/journal.ts';
import { FakeCluster, fastClock } from '../fake-kubernetes/cluster.ts';
import { byImage } from '../fake-kubernetes/controllers/behaviour.ts';
import type { Change, Snapshot } from '../fake-kubernetes/store.ts';
import { type FaultPlan, FaultProxy } from '../fault-proxy.ts';
import type { Bed, Ran, World } from './cases.ts';
import type { Recorded } from './history.ts';
import { Judge } from './judge.ts';
import { type Order, runOrder } from './process.ts';
import { type Images, objectsOf } from './releases.ts';
import type { Scenario } from './scenarios.ts';

const namespace = 'shop';
const stepMs = 3;
/** A client that waits in vain need not do so for long. */
const lostMs = 700;

const digest = (name: string): string => `sha256:${Buffer.from(name).toString('hex').padEnd(64, '0')}`;

const images: Images = {
  of: {
    a: `registry.invalid/app@${digest('a')}`,
    b: `registry.invalid/app@${digest('b')}`,
    bad: `registry.invalid/app-crash-loop@${digest('bad')}`,
  },
  replicas: 2,
  nodePorts: false,
};

class FakeWorld implements World {
  readonly namespace = namespace;
  private readonly fake: FakeCluster;
  private readonly recorded: Recorded[] = [];

  constructor(fake: FakeCluster) {
    this.fake = fake;
    for (const kind of ['Service', 'Pod', 'Deployment', 'HorizontalPodAutoscaler', 'Ingress'])
      for (const object of fake.store.objects(kind, namespace)) this.take({ version: 0, type: 'ADDED', object });
    fake.store.subscribe(change => this.take(change));
  }

  private take({ version, type, object }: Pick<Change, 'version' | 'type' | 'object'>): void {
    this.recorded.push({ version, type, object });
  }

  get socketPath(): string {
    return this.fake.socketPath;
  }

  async objects() {
    return this.fake.store.resources.flatMap(({ kind }) => this.fake.store.objects(kind, namespace));
  }

  async user() {
    return null;
  }

  async history() {
    return this.recorded;
  }

  async close() {
    await this.fake.stop();
  }
}

/** Stops with the process it belongs to. */
const mortal = (clock: Clock, dead: () => boolean): Clock => ({
  now: () => clock.now(),
  monotonic: () => clock.monotonic(),
  sleep: async (ms, signal) => {
    if (!dead()) await clock.sleep(ms, signal);
    if (dead()) await new Promise(() => undefined);
  },
});

export class FakeBed implements Bed {
  readonly name = 'fake';
  readonly clock = fastClock(20);
  readonly images = images;
  readonly timeoutMs = 10_000;
  private readonly prepared = new Map<string, Promise<Snapshot>>();
  private readonly deadPids = new Set<number>();
  private pids = 0;

  private cluster(): FakeCluster {
    return new FakeCluster({ now: this.clock.now, namespaces: [namespace], behaviourOf: byImage() });
  }

  can(): boolean {
    return true;
  }

  async world(scenario: Scenario): Promise<World> {
    const prepared = this.prepared.get(scenario.name) ?? this.prepare(scenario);
    this.prepared.set(scenario.name, prepared);
    const fake = this.cluster();
    fake.store.restore(await prepared);
    return new FakeWorld(await fake.start(stepMs));
  }

  private async prepare({ found, before }: Scenario): Promise<Snapshot> {
    const fake = await this.cluster().start(stepMs);
    const world = new FakeWorld(fake);
    try {
      if (found !== undefined) await fake.install(namespace, objectsOf(found, images));
      // Long enough for everything to be ready.
      await this.clock.sleep(2000);
      for (const order of before) {
        const { verdict, reasons } = await this.run(world, order, undefined);
        if (verdict !== 'deployed') throw new Error(`preparing: ${verdict}: ${reasons.join('; ')}`);
      }
      await this.clock.sleep(2000);
      return fake.store.snapshot();
    } finally {
      await world.close();
    }
  }

  async run(world: World, order: Order, plan: FaultPlan | undefined): Promise<Ran> {
    const controller = new AbortController();
    let dead = false;
    const killed = Promise.withResolvers<undefined>();
    this.pids += 1;
    const evidence: Evidence = { host: 'here', pid: this.pids, pidStartTime: '1', run: '1', attempt: '1' };
    const proxy = await new FaultProxy(world.socketPath, plan, {
      kill: () => {
        dead = true;
        killed.resolve(undefined);
      },
      interrupt: () => controller.abort(new CancelledError('SIGINT')),
    }).listen();
    const { images: from, clock, timeoutMs } = this;
    const { socketPath } = world;
    const { signal } = new AbortController();
    const judge = new Judge({ socketPath, namespace, images: from, clock, timeoutMs, signal }, order.release);
    const place = {
      socketPath: proxy.socketPath,
      namespace,
      images: from,
      clock: mortal(clock, () => dead),
      signal: controller.signal,
      evidence,
      liveness: { gone: async (one: Evidence) => this.deadPids.has(one.pid) },
      timeoutMs: plan?.fault.startsWith('timeout') === true ? lostMs : timeoutMs,
      wrapped: (target: Parameters<Judge['watching']>[0]) => judge.watching(target),
    };
    const running = runOrder(place, order).catch(error => (dead ? undefined : failed(error)));
    const ended = await Promise.race([running, killed.promise]);
    this.deadPids.add(evidence.pid);
    await judge.close();
    await proxy.close();
    return { verdict: ended?.verdict, reasons: ended?.reasons ?? [], writes: proxy.writes, wrong: judge.wrong };
  }
}

const failed = (error: unknown): { verdict: string; reasons: readonly string[] } => ({
  verdict: 'threw',
  reasons: [error instanceof Error ? `${error.name}: ${error.message}` : String(error)],
});
