/** The cluster that a bench runs against, and the few things every bench does with it. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { type ApiCluster, clusterOver } from '../../../src/adapters/kubernetes/api.ts';
import { cacheFolder } from '../../../src/adapters/tools/cache.ts';
import { createTools } from '../../../src/adapters/tools/tools.ts';
import { nodeClock } from '../../../src/core/clock.ts';
import { lastLines } from '../../../src/core/errors.ts';
import { nodeExec } from '../../../src/core/exec.ts';
import type { ExecResult } from '../../../src/core/ports.ts';
import { environment } from '../../../src/core/runtime.ts';
import { terminal } from '../../../tools/terminal.ts';
import type { Cluster } from '../../../tools/testbed/cluster.ts';
import { findKubernetes, startKubernetes, stopKubernetes } from '../../../tools/testbed/kubernetes.ts';
import { type AppImages, pushApp } from '../../support/cluster/images.ts';
import { type KubectlProxy, startProxy } from './proxy.ts';

export interface Ran {
  readonly input?: string;
  /** The identity that the audit log shows. */
  readonly user?: string;
  readonly timeoutMs?: number;
}

export interface Bed {
  readonly cluster: Cluster;
  readonly images: AppImages;
  /** For what the bench itself reads and writes in a namespace. */
  api(namespace: string): ApiCluster;
  /** Environment of every tool: PATH with the pinned ones, no kubeconfig. */
  readonly env: Readonly<Record<string, string>>;
  readonly temp: string;
  /** Runs a command in the cluster's network. */
  run(command: readonly string[], options?: Ran): Promise<ExecResult>;
  /** Like `run`; throws with its last words when it fails. */
  kubectl(args: readonly string[], options?: Ran): Promise<string>;
  /** A kubeconfig whose calls the audit log names `user`. */
  kubeconfig(user: string): Promise<string>;
  /** Another `kubectl proxy` on a socket of its own. */
  proxy(user: string): Promise<KubectlProxy>;
  freePort(): Promise<number>;
  createNamespace(name: string): Promise<void>;
  /** Returns at once; the cluster goes on by itself. */
  dropNamespace(name: string): Promise<void>;
  end(): Promise<void>;
}

const kubeconfigSchema = z.looseObject({
  users: z.array(z.looseObject({ user: z.looseObject({}) })),
});

/** Group of the administrators, so that nothing is refused. */
const groups = ['system:masters'];

const impersonating = (kubeconfig: string, user: string): string => {
  const config = kubeconfigSchema.parse(JSON.parse(kubeconfig));
  const users = config.users.map(one => ({ ...one, user: { ...one.user, as: user, 'as-groups': groups } }));
  return JSON.stringify({ ...config, users });
};

const toolNames = ['kubectl', 'helm'] as const;

const quietDeps = () => {
  const base = terminal();
  return { ...base, tools: createTools({ ...base, log: { ...base.log, info: () => undefined } }) };
};

const upOrFound = async (folder: string): Promise<{ cluster: Cluster; ours: boolean }> => {
  const found = await findKubernetes(folder);
  if (found !== undefined) return { cluster: found, ours: false };
  return { cluster: await startKubernetes(quietDeps(), folder), ours: true };
};

const servicesSchema = z.looseObject({
  items: z.array(
    z.looseObject({
      spec: z.looseObject({ ports: z.array(z.looseObject({ nodePort: z.number().optional() })).nullish() }),
    }),
  ),
});

/** Of the range that the API server gives out by itself it takes the lower part last. */
const firstPort = 30_100;
const ports = 1900;

class RealBed implements Bed {
  readonly cluster: Cluster;
  readonly images: AppImages;
  readonly env: Readonly<Record<string, string>>;
  readonly temp: string;
  private readonly ours: boolean;
  private readonly own: KubectlProxy;
  private readonly proxies: KubectlProxy[] = [];
  constructor(made: Pick<RealBed, 'cluster' | 'images' | 'env' | 'temp'> & { ours: boolean; own: KubectlProxy }) {
    this.cluster = made.cluster;
    this.images = made.images;
    this.env = made.env;
    this.temp = made.temp;
    this.ours = made.ours;
    this.own = made.own;
  }

  api(namespace: string): ApiCluster {
    return clusterOver(this.own.socketPath, { namespace, clock: nodeClock });
  }

  async run(command: readonly string[], { input, timeoutMs }: Ran = {}): Promise<ExecResult> {
    const [file = '', ...args] = [...this.cluster.enter, ...command];
    return await nodeExec.run({
      file,
      args,
      env: this.env,
      ...(input === undefined ? {} : { input }),
      timeoutMs: timeoutMs ?? 120_000,
    });
  }

  async kubectl(args: readonly string[], options: Ran = {}): Promise<string> {
    const kubeconfig = options.user === undefined ? this.cluster.kubeconfig : await this.kubeconfig(options.user);
    const result = await this.run(['kubectl', `--kubeconfig=${kubeconfig}`, ...args], options);
    if (result.exitCode !== 0)
      throw new Error(`kubectl ${args.join(' ')}: exit ${result.exitCode}\n${lastLines(result.stderr, 5)}`);
    return result.stdout;
  }

  async kubeconfig(user: string): Promise<string> {
    const path = join(this.temp, `${user}.kubeconfig`);
    const own = impersonating(await readFile(this.cluster.kubeconfig, 'utf8'), user);
    await writeFile(path, own, { mode: 0o600 });
    return path;
  }

  async proxy(user: string): Promise<KubectlProxy> {
    const proxy = await startProxy(this.cluster.enter, await this.kubeconfig(user), this.env);
    this.proxies.push(proxy);
    return proxy;
  }

  async freePort(): Promise<number> {
    const { items } = servicesSchema.parse(await this.own.api.raw('GET', '/api/v1/services'));
    const taken = new Set(items.flatMap(one => one.spec.ports ?? []).map(one => one.nodePort));
    for (;;) {
      const port = firstPort + Math.floor(Math.random() * ports);
      if (!taken.has(port)) return port;
    }
  }

  async createNamespace(name: string): Promise<void> {
    await this.kubectl(['create', 'namespace', name]);
    const account = { apiVersion: 'v1', kind: 'ServiceAccount', namespace: name, name: 'default' };
    // Pods are only admitted once it is there.
    await until(`the account of ${name}`, 30_000, async () => (await this.own.api.get(account)) !== undefined);
  }

  async dropNamespace(name: string): Promise<void> {
    await this.kubectl(['delete', 'namespace', name, '--wait=false', '--ignore-not-found']);
  }

  async end(): Promise<void> {
    for (const proxy of [...this.proxies, this.own]) await proxy.close();
    await rm(this.temp, { recursive: true, force: true });
    if (this.ours) await stopKubernetes(this.cluster.folder);
  }
}

/** `folder`: of a testbed that is up; unset: the usual one, brought up and taken down unless it is up already. */
export const openBed = async (folder?: string): Promise<Bed> => {
  const deps = quietDeps();
  const usual = join(dirname(cacheFolder(deps.env)), 'testbed', 'kubernetes');
  const { cluster, ours } = await upOrFound(folder ?? usual);
  const located = await Promise.all(toolNames.map(async name => await deps.tools.locate(name)));
  const path = [dirname(process.execPath), ...located.map(tool => dirname(tool.path)), deps.env['PATH'] ?? ''];
  const { KUBECONFIG: _, ...inherited } = environment();
  const env = { ...inherited, PATH: [...new Set(path)].join(delimiter) };
  const temp = await mkdtemp(join(tmpdir(), 'bench-'));
  const own = await startProxy(cluster.enter, cluster.kubeconfig, env);
  return new RealBed({ cluster, images: await pushApp(cluster), env, temp, ours, own });
};

/** Looks every 50 ms. */
export const until = async (what: string, withinMs: number, holds: () => Promise<boolean>): Promise<void> => {
  const began = nodeClock.monotonic();
  while (!(await holds())) {
    if (nodeClock.monotonic() - began > withinMs) throw new Error(`${what}: not within ${withinMs} ms`);
    await delay(50);
  }
};
