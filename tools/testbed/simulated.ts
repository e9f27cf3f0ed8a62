/** The same control plane in front of simulated pods (KWOK): for tests of API calls. Needs neither root nor a network of its own. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Cluster, clusterOf } from './cluster.ts';
import {
  controlPlaneParts,
  kubectlIn,
  type Place,
  type Ports,
  raise,
  startApi,
  startControllers,
  succeeds,
  within,
} from './control-plane.ts';
import { kubeconfigPath } from './credentials.ts';
import { type DaemonSpec, killAll, running } from './daemon.ts';
import type { Deps } from './deps.ts';
import { claimFolder, isForeign, removeFolder, writeInFolder } from './folder.ts';
import { tryPort } from './services.ts';

export const simulatedTools = [
  'kubectl',
  'etcd',
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'kwok',
] as const;

export const simulatedParts = [...controlPlaneParts, 'kwok'] as const;

const nodeName = 'simulated';

const node = {
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name: nodeName, labels: { 'kubernetes.io/hostname': nodeName } },
} as const;

const portsSchema = z.strictObject({ etcd: z.number(), etcdPeers: z.number(), api: z.number() });

const freePort = async (): Promise<number> => {
  const port = await tryPort(0);
  if (port === undefined) throw new Error('no free port on 127.0.0.1');
  return port;
};

/** A cluster keeps its ports while it is up. */
const portsOf = async (folder: string): Promise<Ports> => {
  const text = await readFile(join(folder, 'ports.json'), 'utf8').catch(() => undefined);
  if (text !== undefined) return portsSchema.parse(JSON.parse(text));
  const [etcd, etcdPeers, api] = await Promise.all([freePort(), freePort(), freePort()]);
  const ports = { etcd, etcdPeers, api };
  await writeInFolder(folder, 'ports.json', JSON.stringify(ports));
  return ports;
};

const kwok = async (deps: Deps, place: Place): Promise<DaemonSpec> => {
  const kubectl = await kubectlIn(deps.tools, place);
  const nodeFile = await writeInFolder(place.folder, 'node.json', JSON.stringify(node));
  return {
    name: 'kwok',
    ...within(place, (await deps.tools.locate('kwok')).path, [
      `--kubeconfig=${kubeconfigPath(place.folder, 'kwok')}`,
      `--config=${join(import.meta.dirname, 'stages.yaml')}`,
      '--manage-all-nodes',
      '--cidr=10.244.0.0/16',
      // By its lease the cluster knows that the node lives.
      '--node-lease-duration-seconds=40',
      // Nobody reads the logs of a simulated pod.
      '--server-address=',
    ]),
    address: `node "${nodeName}"`,
    isReady: async () =>
      (await succeeds(deps, [...kubectl, 'apply', '-f', nodeFile])) &&
      (await succeeds(deps, [...kubectl, 'wait', '--for=condition=Ready', `node/${nodeName}`, '--timeout=1s'])),
  };
};

export const startSimulated = async (deps: Deps, folder: string): Promise<Cluster> => {
  await Promise.all(simulatedTools.map(async name => await deps.tools.locate(name)));
  if ((await findSimulated(folder)) === undefined) await stopSimulated(folder);
  await claimFolder(folder);
  const place = { folder, ports: await portsOf(folder), enter: [], network: [], path: deps.env['PATH'] ?? '' };
  await startApi(deps, place);
  await Promise.all([
    startControllers(deps, place),
    kwok(deps, place).then(async spec => await raise(deps, place, spec)),
  ]);
  return clusterOf(folder, [], '');
};

/** The cluster while its store runs: without it nothing is left to bring up again. */
export const findSimulated = async (folder: string): Promise<Cluster | undefined> =>
  (await running(folder, 'etcd')) === undefined ? undefined : clusterOf(folder, [], '');

export const stopSimulated = async (folder: string): Promise<boolean> => {
  if (await isForeign(folder)) return false;
  const stopped = await killAll(folder, simulatedParts);
  await removeFolder(folder);
  return stopped;
};
