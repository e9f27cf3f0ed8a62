/** A cluster of the testbed as suites and benches use it: kubectl, namespaces, commands and requests from inside its network. */
import { randomBytes } from 'node:crypto';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { createTools } from '../../../src/adapters/tools/tools.ts';
import { nodeExec } from '../../../src/core/exec.ts';
import type { ExecResult } from '../../../src/core/ports.ts';
import { terminal } from '../../../tools/terminal.ts';
import type { Cluster } from '../../../tools/testbed/cluster.ts';
import { findKubernetes } from '../../../tools/testbed/kubernetes.ts';
import { findSimulated } from '../../../tools/testbed/simulated.ts';
import { type AppImages, pushApp } from './images.ts';

export interface TestCluster extends Cluster {
  /** The demo app by tag (`v1`, `crash`, …), as references by digest; empty where pods are simulated. */
  readonly images: AppImages;
  /** For commands against the cluster: KUBECONFIG, and PATH with this Node and kubectl first. */
  readonly env: Readonly<Record<string, string>>;
}

const withTools = async (cluster: Cluster, images: AppImages): Promise<TestCluster> => {
  const base = terminal();
  const { path } = await createTools({ ...base, log: { ...base.log, info: () => undefined } }).locate('kubectl');
  const folders = [dirname(process.execPath), dirname(path), base.env['PATH'] ?? ''];
  return { ...cluster, images, env: { ...base.env, PATH: folders.join(delimiter), KUBECONFIG: cluster.kubeconfig } };
};

/** A real cluster that is up, with the demo app in its registry. */
export const prepareReal = async (cluster: Cluster): Promise<TestCluster> =>
  await withTools(cluster, await pushApp(cluster));

export const prepareSimulated = async (cluster: Cluster): Promise<TestCluster> => await withTools(cluster, {});

/** The cluster of a folder, for a bench or a trial beside the end-to-end suites. */
export const attach = async (folder: string): Promise<TestCluster> => {
  const real = await findKubernetes(folder);
  if (real !== undefined) return await prepareReal(real);
  const simulated = await findSimulated(folder);
  if (simulated === undefined) throw new Error(`no cluster is up in ${folder}`);
  return await prepareSimulated(simulated);
};

export interface CommandOptions {
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly timeoutMs?: number;
}

/** Runs a command inside the cluster's network. */
export const enter = async (
  cluster: TestCluster,
  command: readonly string[],
  { env, timeoutMs = 60_000, ...options }: CommandOptions = {},
): Promise<ExecResult> => {
  const [file = '', ...args] = [...cluster.enter, ...command];
  return await nodeExec.run({ file, args, env: { ...cluster.env, ...env }, timeoutMs, ...options });
};

/** A script of ours on this very Node, inside the cluster's network. */
export const enterNode = async (
  cluster: TestCluster,
  args: readonly string[],
  options?: CommandOptions,
): Promise<ExecResult> => await enter(cluster, [process.execPath, ...args], options);

const orThrow = (result: ExecResult, what: string): string => {
  if (result.exitCode !== 0)
    throw new Error(`${what}: exit ${result.exitCode}${result.timedOut ? ', out of time' : ''}\n${result.stderr}`);
  return result.stdout;
};

/** stdout; throws with stderr when kubectl fails. */
export const kubectl = async (
  cluster: TestCluster,
  args: readonly string[],
  options?: CommandOptions,
): Promise<string> => orThrow(await enter(cluster, ['kubectl', ...args], options), `kubectl ${args.join(' ')}`);

/** Waits until objects of a CustomResourceDefinition that was just applied can be written; fails after 20 s. */
export const definitionIsServed = async (cluster: TestCluster, definition: string, kind: string): Promise<void> => {
  // `kubectl wait` fails, instead of waiting, for a condition of a definition that has none at all yet.
  const steps = ['create', `jsonpath={.status.acceptedNames.kind}=${kind}`, 'condition=Established'];
  for (const step of steps) await kubectl(cluster, ['wait', `--for=${step}`, `crd/${definition}`, '--timeout=20s']);
};

/** Creates or replaces objects, given as they are or as YAML. */
export const apply = async (
  cluster: TestCluster,
  namespace: string,
  objects: string | readonly object[],
): Promise<void> => {
  const input =
    typeof objects === 'string' ? objects : JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects });
  await kubectl(cluster, ['--namespace', namespace, 'apply', '--filename', '-'], { input });
};

export const readObject = async <T>(
  cluster: TestCluster,
  namespace: string,
  object: string,
  schema: z.ZodType<T>,
): Promise<T> =>
  schema.parse(JSON.parse(await kubectl(cluster, ['--namespace', namespace, 'get', object, '--output', 'json'])));

/** A fresh namespace with a random end, so that an interrupted run does not block the next one. */
export const createNamespace = async (cluster: TestCluster, name: string): Promise<string> => {
  const namespace = `${name}-${randomBytes(3).toString('hex')}`;
  await kubectl(cluster, ['create', 'namespace', namespace]);
  return namespace;
};

export const deleteNamespace = async (cluster: TestCluster, namespace: string): Promise<void> => {
  await kubectl(cluster, ['delete', 'namespace', namespace, '--ignore-not-found', '--wait=false']);
};

/** The namespace is deleted however the body ends. */
export const withNamespace = async <T>(
  cluster: TestCluster,
  name: string,
  body: (namespace: string) => Promise<T>,
): Promise<T> => {
  const namespace = await createNamespace(cluster, name);
  try {
    return await body(namespace);
  } finally {
    await deleteNamespace(cluster, namespace);
  }
};

/** Waits until `check` gives something; throws with what was waited for. */
export const until = async <T>(
  what: string,
  check: () => Promise<T | undefined>,
  { timeoutMs = 30_000, everyMs = 100 }: { readonly timeoutMs?: number; readonly everyMs?: number } = {},
): Promise<T> => {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const value = await check();
    if (value !== undefined) return value;
    if (performance.now() > deadline) throw new Error(`${what}: not within ${timeoutMs} ms`);
    await delay(everyMs);
  }
};

export const available = async (cluster: TestCluster, namespace: string, deployment: string): Promise<void> => {
  const target = `deployment/${deployment}`;
  await kubectl(cluster, ['--namespace', namespace, 'rollout', 'status', target, '--timeout=50s']);
};

const answerSchema = z.object({
  status: z.number(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
});
export type Answer = z.output<typeof answerSchema>;

/** One GET from inside the network, on a connection of its own; undefined when nothing answers within a second. */
export const get = async (cluster: TestCluster, url: string): Promise<Answer | undefined> => {
  const result = await enterNode(cluster, [join(import.meta.dirname, 'get.ts'), url]);
  return result.exitCode === 0 ? answerSchema.parse(JSON.parse(result.stdout)) : undefined;
};
