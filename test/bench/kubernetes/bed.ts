/** The cluster that a bench runs against, and the few things every bench does with it. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { z } from 'zod';
import { type ApiCluster, clusterOver } from '../../../src/adapters/kubernetes/api.ts';
import { cacheFolder } from '../../../src/adapters/tools/cache.ts';
import { createTools } from '../../../src/adapters/tools/tools.ts';
import { nodeClock } from '../../../src/core/clock.ts';
import { terminal } from '../../../tools/terminal.ts';
import { findKubernetes, startKubernetes, stopKubernetes } from '../../../tools/testbed/kubernetes.ts';
import { prepareReal, type TestCluster } from '../../support/cluster/cluster.ts';
import { type KubectlProxy, startProxy } from './proxy.ts';

export interface Bed {
  /** With helm on its PATH, too. */
  readonly cluster: TestCluster;
  readonly temp: string;
  /** Of the bench's own `kubectl proxy`. */
  readonly socketPath: string;
  /** For what the bench itself reads and writes in a namespace. */
  api(namespace: string): ApiCluster;
  /** Another `kubectl proxy` on a socket of its own, ended with the bed. */
  proxy(): Promise<KubectlProxy>;
  /** The same, but the audit log names `user` for what the tools do. */
  as(user: string): Promise<Bed>;
  /** A NodePort that nobody has. */
  freePort(): Promise<number>;
  end(): Promise<void>;
}

const kubeconfigSchema = z.looseObject({
  users: z.array(z.looseObject({ user: z.looseObject({}) })),
});

/** Of administrators, so that nothing is refused. */
const impersonating = (kubeconfig: string, user: string): string => {
  const config = kubeconfigSchema.parse(JSON.parse(kubeconfig));
  const as = { as: user, 'as-groups': ['system:masters'] };
  return JSON.stringify({ ...config, users: config.users.map(one => ({ ...one, user: { ...one.user, ...as } })) });
};

const quietDeps = () => {
  const base = terminal();
  return { ...base, tools: createTools({ ...base, log: { ...base.log, info: () => undefined } }) };
};

const servicesSchema = z.looseObject({
  items: z.array(
    z.looseObject({
      spec: z.looseObject({ ports: z.array(z.looseObject({ nodePort: z.number().optional() })).nullish() }),
    }),
  ),
});

const firstPort = 30_100;
const ports = 1900;

class RealBed implements Bed {
  readonly cluster: TestCluster;
  readonly temp: string;
  private readonly own: KubectlProxy;
  private readonly proxies: KubectlProxy[];
  constructor(cluster: TestCluster, temp: string, own: KubectlProxy) {
    this.cluster = cluster;
    this.temp = temp;
    this.own = own;
    this.proxies = [own];
  }

  get socketPath(): string {
    return this.own.socketPath;
  }

  api(namespace: string): ApiCluster {
    return clusterOver(this.own.socketPath, { namespace, clock: nodeClock });
  }

  async proxy(): Promise<KubectlProxy> {
    const proxy = await startProxy(this.cluster);
    this.proxies.push(proxy);
    return proxy;
  }

  async as(user: string): Promise<Bed> {
    const kubeconfig = join(this.temp, `${user}.kubeconfig`);
    await writeFile(kubeconfig, impersonating(await readFile(this.cluster.kubeconfig, 'utf8'), user), { mode: 0o600 });
    const env = { ...this.cluster.env, KUBECONFIG: kubeconfig };
    return new RealBed({ ...this.cluster, kubeconfig, env }, this.temp, this.own);
  }

  async freePort(): Promise<number> {
    const { items } = servicesSchema.parse(await this.own.api.raw('GET', '/api/v1/services'));
    const taken = new Set(items.flatMap(one => one.spec.ports ?? []).map(one => one.nodePort));
    for (;;) {
      const port = firstPort + Math.floor(Math.random() * ports);
      if (!taken.has(port)) return port;
    }
  }

  async end(): Promise<void> {
    for (const proxy of this.proxies) await proxy.close();
    await rm(this.temp, { recursive: true, force: true });
  }
}

export const withBedOn = async (cluster: TestCluster, body: (bed: Bed) => Promise<void>): Promise<void> => {
  const bed = new RealBed(cluster, await mkdtemp(join(tmpdir(), 'bench-')), await startProxy(cluster));
  await body(bed).finally(async () => await bed.end());
};

/** `folder`: of a testbed that is up; unset: the usual one, brought up and taken down unless it is up already. */
export const withBed = async (folder: string | undefined, body: (bed: Bed) => Promise<void>): Promise<void> => {
  const deps = quietDeps();
  const place = folder ?? join(dirname(cacheFolder(deps.env)), 'testbed', 'kubernetes');
  const found = await findKubernetes(place);
  try {
    const real = await prepareReal(found ?? (await startKubernetes(deps, place)));
    const helm = dirname((await deps.tools.locate('helm')).path);
    const env = { ...real.env, PATH: [real.env['PATH'] ?? '', helm].join(delimiter) };
    await withBedOn({ ...real, env }, body);
  } finally {
    if (found === undefined) await stopKubernetes(place);
  }
};
