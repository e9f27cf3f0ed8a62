/** The one node: containerd, kubelet and kube-proxy, each with its default paths, which are private to the sandbox. */

import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { messageOf, UserError } from '../../src/core/errors.ts';
import { kubectlIn, type Place, succeeds, within } from './control-plane.ts';
import { kubeconfigPath, nodeName } from './credentials.ts';
import type { DaemonSpec } from './daemon.ts';
import type { Deps } from './deps.ts';
import { makeFolder, writeInFolder } from './folder.ts';
import { nodeAddress } from './sandbox.ts';

const runtimeSocket = '/run/containerd/containerd.sock';

/** Debian's place of the CNI programs. */
export const cniPrograms = '/usr/lib/cni';

export const containerdConfig = (sandboxImage: string, networks: string): string =>
  [
    'version = 2',
    'root = "/var/lib/containerd"',
    'state = "/run/containerd"',
    '[grpc]',
    `  address = "${runtimeSocket}"`,
    '[plugins."io.containerd.grpc.v1.cri"]',
    `  sandbox_image = ${JSON.stringify(sandboxImage)}`,
    // Without CAP_SYS_RESOURCE nobody may lower the value; every pod would fail.
    '  restrict_oom_score_adj = true',
    '  netns_mounts_under_state_dir = true',
    '[plugins."io.containerd.grpc.v1.cri".cni]',
    `  bin_dir = ${JSON.stringify(cniPrograms)}`,
    `  conf_dir = ${JSON.stringify(networks)}`,
    '[plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]',
    '  runtime_type = "io.containerd.runc.v2"',
    '',
  ].join('\n');

export const podNetwork = {
  cniVersion: '1.0.0',
  name: 'testbed',
  plugins: [
    {
      type: 'bridge',
      bridge: 'pods0',
      isGateway: true,
      ipMasq: true,
      hairpinMode: true,
      ipam: {
        type: 'host-local',
        ranges: [[{ subnet: '10.244.0.0/16' }]],
        routes: [{ dst: '0.0.0.0/0' }],
        dataDir: '/run/cni/networks',
      },
    },
    { type: 'portmap', capabilities: { portMappings: true } },
  ],
} as const;

export const kubeletConfig = (cgroup: string): object => ({
  apiVersion: 'kubelet.config.k8s.io/v1beta1',
  kind: 'KubeletConfiguration',
  // Only the sandbox's own network reaches it.
  authentication: { anonymous: { enabled: true }, webhook: { enabled: false } },
  authorization: { mode: 'AlwaysAllow' },
  cgroupDriver: 'cgroupfs',
  cgroupRoot: cgroup,
  failCgroupV1: false,
  failSwapOn: false,
  containerRuntimeEndpoint: `unix://${runtimeSocket}`,
  volumePluginDir: '/var/lib/kubelet/volume-plugins',
  // There is no DNS in here.
  resolvConf: '',
  oomScoreAdj: 0,
  serializeImagePulls: false,
  // A full disk of the machine is not this cluster's to mend.
  imageGCHighThresholdPercent: 100,
  evictionHard: {
    'memory.available': '0%',
    'nodefs.available': '0%',
    'nodefs.inodesFree': '0%',
    'imagefs.available': '0%',
  },
});

const cgroupFolder = '/sys/fs/cgroup';

/** The cgroup of this cluster; two clusters on one machine have two. */
export const cgroupOf = (folder: string): string =>
  `/prod-actions-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`;

/** v1 has a tree per controller, v2 a single one. */
const cgroupTrees = async (): Promise<readonly string[]> => {
  const unified = await readFile(join(cgroupFolder, 'cgroup.controllers'), 'utf8').catch(() => undefined);
  if (unified !== undefined) return [cgroupFolder];
  const entries = await readdir(cgroupFolder, { withFileTypes: true }).catch(() => []);
  return entries.filter(one => one.isDirectory()).map(one => join(cgroupFolder, one.name));
};

/** A new cpuset of v1 is empty and takes no process before it is filled. */
const fillCpuset = async (tree: string, folder: string): Promise<void> => {
  for (const name of ['cpuset.cpus', 'cpuset.mems']) {
    const value = await readFile(join(tree, name), 'utf8').catch(() => undefined);
    const own = await readFile(join(folder, name), 'utf8').catch(() => undefined);
    if (value !== undefined && own?.trim() === '') await writeFile(join(folder, name), value);
  }
};

/** In v2 a group only has the controllers that its parent hands down. */
const handDown = async (tree: string): Promise<void> => {
  const controllers = await readFile(join(tree, 'cgroup.controllers'), 'utf8').catch(() => '');
  for (const name of controllers.split(/\s+/).filter(one => one !== ''))
    await writeFile(join(tree, 'cgroup.subtree_control'), `+${name}`).catch(() => undefined);
};

const makeIn = async (tree: string, cgroup: string): Promise<void> => {
  await handDown(tree);
  await mkdir(join(tree, cgroup), { recursive: true });
  await fillCpuset(tree, join(tree, cgroup));
};

export const makeCgroup = async (cgroup: string): Promise<void> => {
  const trees = await cgroupTrees();
  try {
    if (trees.length === 0) throw new Error(`${cgroupFolder} is empty`);
    for (const tree of trees) await makeIn(tree, cgroup);
  } catch (error) {
    throw new UserError(
      'testbed-needs-cgroups',
      `this machine lets no cgroup be made for the pods: ${messageOf(error)}`,
      'Run it where root may write to /sys/fs/cgroup (in docker: --privileged --cgroupns=host).',
    );
  }
};

const removeTree = async (folder: string): Promise<void> => {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const one of entries) if (one.isDirectory()) await removeTree(join(folder, one.name));
  // The kernel may need a moment to let go of a group whose last process has just ended.
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const gone = await rmdir(folder).then(
      () => true,
      error => error.code === 'ENOENT',
    );
    if (gone) return;
    await delay(40);
  }
};

export const removeCgroup = async (cgroup: string): Promise<void> => {
  for (const tree of await cgroupTrees()) await removeTree(join(tree, cgroup));
};

export const containerd = async (deps: Deps, place: Place, sandboxImage: string): Promise<DaemonSpec> => {
  const networks = join(place.folder, 'cni');
  await makeFolder(networks);
  await writeInFolder(networks, 'testbed.conflist', JSON.stringify(podNetwork));
  const config = await writeInFolder(place.folder, 'containerd.toml', containerdConfig(sandboxImage, networks));
  return {
    name: 'containerd',
    ...within(place, 'containerd', ['--config', config, '--log-level', 'warn']),
    address: `unix://${runtimeSocket} (inside)`,
    isReady: async () => await succeeds(deps, [...place.enter, 'ctr', '--address', runtimeSocket, 'version']),
  };
};

export const kubelet = async (deps: Deps, place: Place): Promise<DaemonSpec> => {
  const { folder } = place;
  const config = await writeInFolder(folder, 'kubelet-config.json', JSON.stringify(kubeletConfig(cgroupOf(folder))));
  const kubectl = await kubectlIn(deps.tools, place);
  return {
    name: 'kubelet',
    ...within(place, (await deps.tools.locate('kubelet')).path, [
      `--config=${config}`,
      `--kubeconfig=${kubeconfigPath(folder, 'kubelet')}`,
      `--hostname-override=${nodeName}`,
      `--node-ip=${nodeAddress}`,
    ]),
    address: `https://${nodeAddress}:10250`,
    readyWithinMs: 60_000,
    isReady: async () =>
      await succeeds(deps, [...kubectl, 'wait', '--for=condition=Ready', `node/${nodeName}`, '--timeout=1s']),
  };
};

export const proxy = async (deps: Deps, place: Place): Promise<DaemonSpec> => ({
  name: 'kube-proxy',
  ...within(place, (await deps.tools.locate('kube-proxy')).path, [
    `--kubeconfig=${kubeconfigPath(place.folder, 'proxy')}`,
    `--hostname-override=${nodeName}`,
    // iptables mode alone serves NodePorts on 127.0.0.1.
    '--proxy-mode=iptables',
    '--cluster-cidr=10.244.0.0/16',
    // These limits belong to the whole machine.
    '--conntrack-max-per-core=0',
    '--conntrack-min=0',
    '--conntrack-tcp-timeout-established=0',
    '--conntrack-tcp-timeout-close-wait=0',
    '--oom-score-adj=0',
  ]),
  address: 'NodePorts on 127.0.0.1',
  isReady: async () => await succeeds(deps, [...place.network, 'bash', '-c', 'exec 3<>/dev/tcp/127.0.0.1/10256']),
});
