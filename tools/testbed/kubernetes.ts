/** A single-node Kubernetes with real pods, in namespaces of its own. */
import { join } from 'node:path';
import { type Cluster, clusterOf } from './cluster.ts';
import { controlPlaneParts, type Place, raise, startApi, startControllers, succeeds, within } from './control-plane.ts';
import { killAll } from './daemon.ts';
import type { Deps } from './deps.ts';
import { claimFolder, isForeign, removeFolder, writeInFolder } from './folder.ts';
import { buildProgram, pushImages } from './images.ts';
import { cgroupOf, cniPrograms, containerd, kubelet, makeCgroup, proxy, removeCgroup } from './node.ts';
import { needPrograms, type SystemProgram, systemPath } from './packages.ts';
import { findSandbox, needRoot, needVisible, openSandbox } from './sandbox.ts';
import { registryConfig } from './services.ts';

const ports = { etcd: 2379, etcdPeers: 2380, api: 6443 } as const;
/** Free in a network of one's own. */
const registryAddress = '127.0.0.1:5000';

const systemPrograms: readonly SystemProgram[] = [
  { program: 'containerd', package: 'containerd' },
  { program: 'runc', package: 'runc' },
  { program: `${cniPrograms}/bridge`, package: 'containernetworking-plugins' },
  { program: `${cniPrograms}/portmap`, package: 'containernetworking-plugins' },
  { program: 'iptables', package: 'iptables' },
  { program: 'conntrack', package: 'conntrack' },
  { program: 'ip', package: 'iproute2' },
  { program: 'nsenter', package: 'util-linux' },
  { program: 'mount', package: 'mount' },
];

/** Pinned programs a cluster is made of. */
export const clusterTools = [
  'kubectl',
  'etcd',
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'kubelet',
  'kube-proxy',
  'registry',
] as const;

export const kubernetesParts = [
  'sandbox',
  'registry',
  ...controlPlaneParts,
  'containerd',
  'kubelet',
  'kube-proxy',
] as const;

const startRegistry = async (deps: Deps, place: Place): Promise<void> => {
  const config = await writeInFolder(
    place.folder,
    'registry.yml',
    registryConfig(registryAddress, join(place.folder, 'registry')),
  );
  await raise(deps, place, {
    name: 'registry',
    ...within(place, (await deps.tools.locate('registry')).path, ['serve', config]),
    address: `http://${registryAddress}`,
    isReady: async () => await succeeds(deps, [...place.network, 'bash', '-c', 'exec 3<>/dev/tcp/127.0.0.1/5000']),
  });
};

const pushPause = async (deps: Deps, place: Place): Promise<void> => {
  const program = join(place.folder, 'pause');
  await buildProgram(deps, join(import.meta.dirname, 'pause'), program);
  await pushImages(deps, { ...place, registry: registryAddress }, 'pause', program, [{ tag: 'testbed' }]);
};

export const startKubernetes = async (deps: Deps, folder: string): Promise<Cluster> => {
  needRoot();
  needVisible(folder);
  await needPrograms(deps, 'a cluster with real pods', systemPrograms);
  await Promise.all(clusterTools.map(async name => await deps.tools.locate(name)));
  const path = systemPath(deps.env);
  if ((await findSandbox(folder)) === undefined) await stopKubernetes(folder);
  await claimFolder(folder);
  const sandbox = await openSandbox(folder, path);
  const place: Place = { folder, ports, enter: sandbox.inside, network: sandbox.network, path };
  await makeCgroup(cgroupOf(folder));
  await Promise.all([
    startApi(deps, place),
    startRegistry(deps, place).then(async () => await pushPause(deps, place)),
    containerd(deps, place, `${registryAddress}/pause:testbed`).then(async spec => await raise(deps, place, spec)),
  ]);
  await Promise.all([
    startControllers(deps, place),
    kubelet(deps, place).then(async spec => await raise(deps, place, spec)),
    proxy(deps, place).then(async spec => await raise(deps, place, spec)),
  ]);
  return clusterOf(folder, sandbox.network, registryAddress);
};

/** True when something was stopped. Also cleans up behind a cluster that was killed. */
export const stopKubernetes = async (folder: string): Promise<boolean> => {
  if (await isForeign(folder)) return false;
  const stopped = await killAll(folder, kubernetesParts);
  await removeCgroup(cgroupOf(folder));
  await removeFolder(folder);
  return stopped;
};

/** The running cluster, or undefined. */
export const findKubernetes = async (folder: string): Promise<Cluster | undefined> => {
  const sandbox = await findSandbox(folder);
  return sandbox === undefined ? undefined : clusterOf(folder, sandbox.network, registryAddress);
};
