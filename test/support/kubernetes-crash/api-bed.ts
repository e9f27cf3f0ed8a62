/** Cases against a real API server: a namespace each, every command a process of its own that is really killed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { type ApiCluster, clusterOver } from '../../../src/adapters/kubernetes/api.ts';
import { nodeClock } from '../../../src/core/clock.ts';
import type { K8sObject } from '../../../src/domain/kubernetes/objects.ts';
import { createNamespace, deleteNamespace, type TestCluster, until } from '../cluster/cluster.ts';
import { isReady } from '../fake-kubernetes/proxy.ts';
import { listAt, numberAt } from '../fake-kubernetes/tree.ts';
import { type FaultPlan, FaultProxy } from '../fault-proxy.ts';
import type { Bed, Ran, User, World } from './cases.ts';
import type { Entry } from './entry.ts';
import type { Recorded } from './history.ts';
import type { Order } from './process.ts';
import { type Images, objectsOf } from './releases.ts';
import type { Scenario } from './scenarios.ts';
import { simulatedPods } from './simulated-pods.ts';

const kinds = [
  { apiVersion: 'v1', kind: 'Pod' },
  { apiVersion: 'v1', kind: 'Service' },
  { apiVersion: 'v1', kind: 'ConfigMap' },
  { apiVersion: 'v1', kind: 'Secret' },
  { apiVersion: 'apps/v1', kind: 'Deployment' },
  { apiVersion: 'batch/v1', kind: 'Job' },
  { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler' },
  { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget' },
  { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress' },
] as const;
const watched = kinds.filter(({ kind }) =>
  ['Pod', 'Service', 'Deployment', 'HorizontalPodAutoscaler', 'Ingress'].includes(kind),
);

const saidSchema = z.object({
  wrong: z.array(z.string()).optional(),
  verdict: z.string().optional(),
  reasons: z.array(z.string()).optional(),
});
const countSchema = z.object({ asked: z.number(), failed: z.number() });

const ended = async (child: ChildProcess): Promise<void> =>
  await new Promise(resolve => child.once('close', () => resolve()));

/** `kubectl proxy` beside the cluster; sockets in the file system reach into its network. */
export const openProxy = async (cluster: TestCluster): Promise<{ socketPath: string; close(): Promise<void> }> => {
  const folder = await mkdtemp(join(tmpdir(), 'crash-api-'));
  const socketPath = join(folder, 'k.sock');
  const [file = '', ...args] = [
    ...cluster.enter,
    'kubectl',
    'proxy',
    `--unix-socket=${socketPath}`,
    '--reject-methods=',
  ];
  const child = spawn(file, [...args, '--reject-paths='], { env: cluster.env, stdio: 'ignore' });
  await until('kubectl proxy', async () => await stat(socketPath).catch(() => undefined));
  return {
    socketPath,
    close: async () => {
      const gone = ended(child);
      child.kill();
      await gone;
      await rm(folder, { recursive: true, force: true });
    },
  };
};

class ApiWorld implements World {
  readonly namespace: string;
  readonly socketPath: string;
  readonly cluster: ApiCluster;
  private readonly bed: ApiBed;
  private readonly stop = new AbortController();
  private readonly recorded: Recorded[] = [];

  constructor(bed: ApiBed, socketPath: string, namespace: string) {
    this.bed = bed;
    this.namespace = namespace;
    this.socketPath = socketPath;
    this.cluster = clusterOver(socketPath, { namespace, clock: nodeClock, timeoutMs: 30_000 });
  }

  async begin(): Promise<this> {
    await Promise.all(watched.map(async kind => await this.follow(kind)));
    return this;
  }

  private async follow(kind: { apiVersion: string; kind: string }): Promise<void> {
    const { items, resourceVersion } = await this.cluster.list(kind);
    for (const object of items) this.take('ADDED', object);
    const events = this.cluster.watch(kind, { resourceVersion }, this.stop.signal);
    void (async () => {
      for await (const event of events)
        if (event.type !== 'EXPIRED' && event.type !== 'BOOKMARK') this.take(event.type, event.object);
    })();
  }

  private take(type: Recorded['type'], object: K8sObject): void {
    this.recorded.push({ version: Number(object.metadata.resourceVersion ?? 0), type, object });
  }

  async objects(): Promise<readonly K8sObject[]> {
    return (await Promise.all(kinds.map(async kind => (await this.cluster.list(kind)).items))).flat();
  }

  async history(): Promise<readonly Recorded[]> {
    return [...this.recorded].sort((a, b) => a.version - b.version);
  }

  async user(): Promise<User | null> {
    return await this.bed.user(this);
  }

  async close(): Promise<void> {
    this.stop.abort();
    await this.cluster.close();
    await deleteNamespace(this.bed.testbed, this.namespace);
  }
}

export class ApiBed implements Bed {
  readonly name: 'simulated' | 'real';
  readonly clock = nodeClock;
  readonly images: Images;
  readonly timeoutMs = 15_000;
  readonly testbed: TestCluster;
  private readonly proxy: { socketPath: string; close(): Promise<void> };

  private constructor(testbed: TestCluster, proxy: ApiBed['proxy']) {
    this.testbed = testbed;
    this.proxy = proxy;
    const { v1 = '', v2 = '', crash = '' } = testbed.images;
    this.name = v1 === '' ? 'simulated' : 'real';
    const image = (digit: string): string => `registry.invalid/app@sha256:${digit.repeat(64)}`;
    const simulated = { a: image('a'), b: image('b'), bad: image('c') };
    this.images = {
      of: this.name === 'real' ? { a: v1, b: v2, bad: crash } : simulated,
      replicas: 2,
      nodePorts: this.name === 'real',
    };
  }

  static async make(testbed: TestCluster): Promise<ApiBed> {
    return new ApiBed(testbed, await openProxy(testbed));
  }

  /** The demo app serves until it is told to stop, so it makes no Job that ends; no Ingress has a controller here. */
  can({ command: { release } }: Scenario): boolean {
    return this.name === 'simulated' || (release.hooks !== true && release.way !== 'route');
  }

  async world(scenario: Scenario): Promise<World> {
    const namespace = await createNamespace(this.testbed, 'f-crash');
    const world = new ApiWorld(this, this.proxy.socketPath, namespace);
    if (scenario.found !== undefined) await this.install(world, objectsOf(scenario.found, this.images));
    for (const order of scenario.before) {
      const { verdict, reasons } = await this.run(world, order, undefined);
      if (verdict !== 'deployed') throw new Error(`preparing: ${verdict}: ${reasons.join('; ')}`);
    }
    return await world.begin();
  }

  private async install(world: ApiWorld, objects: readonly K8sObject[]): Promise<void> {
    for (const object of objects) await world.cluster.create(object);
    await until('the app that ran before us', async () => {
      const { items } = await world.cluster.list({ apiVersion: 'v1', kind: 'Pod' });
      return items.length > 0 && items.every(isReady) ? true : undefined;
    });
  }

  async user(world: ApiWorld): Promise<User | null> {
    const { items } = await world.cluster.list({ apiVersion: 'v1', kind: 'Service' });
    const port = items.flatMap(one => listAt(one, 'spec', 'ports').map(each => numberAt(each, 'nodePort'))).at(-1);
    if (port === undefined) return null;
    const script = join(import.meta.dirname, 'user.ts');
    const [file = '', ...args] = [...this.testbed.enter, process.execPath, script, `http://127.0.0.1:${port}/`];
    const child = spawn(file, args, { env: this.testbed.env, stdio: ['ignore', 'pipe', 'inherit'] });
    const lines = createInterface({ input: child.stdout });
    const counted = Promise.withResolvers<z.output<typeof countSchema>>();
    const asking = Promise.withResolvers<void>();
    lines.on('line', line => {
      if (line === 'asking') asking.resolve();
      else counted.resolve(countSchema.parse(JSON.parse(line)));
    });
    await asking.promise;
    return {
      stop: async () => {
        child.kill('SIGTERM');
        return await counted.promise;
      },
    };
  }

  async run(world: Pick<World, 'namespace'>, order: Order, plan: FaultPlan | undefined): Promise<Ran> {
    let child: ChildProcess | undefined;
    const pods = this.name === 'simulated' ? simulatedPods(this.proxy.socketPath, world.namespace) : undefined;
    const proxy = await new FaultProxy(this.proxy.socketPath, plan, {
      kill: () => void child?.kill('SIGKILL'),
      interrupt: () => void child?.kill('SIGINT'),
      ...(pods === undefined ? {} : { answer: pods.answer }),
    }).listen();
    const entry: Entry = {
      socketPath: proxy.socketPath,
      upstream: this.proxy.socketPath,
      namespace: world.namespace,
      images: { ...this.images, of: { ...this.images.of } },
      timeoutMs: plan?.fault.startsWith('timeout') === true ? 2000 : this.timeoutMs,
      order: JSON.parse(JSON.stringify(order)),
    };
    child = spawnEntry(entry);
    const ran = await saidBy(child);
    await proxy.close();
    await pods?.close();
    return { ...ran, writes: proxy.writes };
  }

  async close(): Promise<void> {
    await this.proxy.close();
  }
}

const spawnEntry = (entry: Entry): ChildProcess =>
  spawn(process.execPath, [join(import.meta.dirname, 'entry.ts')], {
    env: {
      PATH: process.env['PATH'] ?? '',
      CRASH_ORDER: JSON.stringify(entry),
      NODE_COMPILE_CACHE: join(tmpdir(), 'crash-matrix-compiled'),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

const saidBy = async (child: ChildProcess): Promise<Omit<Ran, 'writes'>> => {
  let [stderr, verdict, reasons]: [string, string | undefined, readonly string[]] = ['', undefined, []];
  const wrong: string[] = [];
  child.stderr?.on('data', chunk => {
    stderr += chunk;
  });
  if (child.stdout !== null)
    createInterface({ input: child.stdout }).on('line', line => {
      const said = saidSchema.parse(JSON.parse(line));
      verdict = said.verdict ?? verdict;
      reasons = said.reasons ?? reasons;
      wrong.push(...(said.wrong ?? []));
    });
  const gone = ended(child);
  await gone;
  if (verdict === undefined && child.signalCode !== 'SIGKILL')
    wrong.push(`the process failed: ${stderr.trim().split('\n').slice(-4).join(' ')}`);
  return { verdict, reasons, wrong };
};
