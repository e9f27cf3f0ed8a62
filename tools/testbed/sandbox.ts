/**
 * The private place of a cluster: a network, a mount and a process namespace of its own. Whatever happens inside ends with
 * its first process: the kernel kills every process, takes down every interface and unmounts every mount. Nothing of
 * the machine is touched, so there is nothing to restore, not even after a SIGKILL or a power cut.
 */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ToolError, UserError } from '../../src/core/errors.ts';
import { type Daemon, running, start } from './daemon.ts';

/** The node's own address, from the block reserved for measuring devices (RFC 2544). */
export const nodeAddress = '198.18.0.1';

const recordName = 'sandbox';

/**
 * Files of the kernel that the kubelet writes for the whole machine (it wants a panic to reboot): inside they are ordinary
 * files.
 */
const kernelFiles = [
  'vm/overcommit_memory',
  'vm/panic_on_oom',
  'kernel/panic',
  'kernel/panic_on_oops',
  'kernel/keys/root_maxkeys',
  'kernel/keys/root_maxbytes',
];

/** Folders of the state folder → where programs look for them by default. */
const binds: Readonly<Record<string, string>> = {
  containerd: '/var/lib/containerd',
  kubelet: '/var/lib/kubelet',
  pods: '/var/log/pods',
};

/** Folders that are empty inside, for programs to write to. */
const hidden = ['/run', '/var/lib', '/var/log'];

const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** What the first process does. It ends as a shell that waits, so that orphans are reaped. */
export const initScript = (folder: string): string =>
  [
    'set -eu',
    ...hidden.map(path => `mount -t tmpfs -o mode=755 tmpfs ${path}`),
    ...Object.entries(binds).map(
      ([name, path]) =>
        `mkdir -p ${quote(join(folder, name))} ${path}; mount --bind ${quote(join(folder, name))} ${path}`,
    ),
    'mkdir /run/kernel',
    ...kernelFiles.map(path => {
      const copy = `/run/kernel/${path.replaceAll('/', '.')}`;
      return `[ ! -e /proc/sys/${path} ] || { cat /proc/sys/${path} > ${copy}; mount --bind ${copy} /proc/sys/${path}; }`;
    }),
    'ip link set lo up',
    // A bridge, because not every kernel has dummy interfaces; the route makes every address reachable in principle.
    'ip link add node0 type bridge',
    `ip addr add ${nodeAddress}/32 dev node0`,
    'ip link set node0 up',
    'ip route add default dev node0',
    'echo 1 > /proc/sys/net/ipv4/ip_forward',
    'if [ -e /proc/sys/net/bridge ]; then echo 1 > /proc/sys/net/bridge/bridge-nf-call-iptables; fi',
    `touch ${quote(join(folder, 'sandbox.ready'))}`,
    'sleep infinity & wait',
  ].join('\n');

export interface Sandbox {
  /** Prefix of a command that shall run in its network. */
  readonly network: readonly string[];
  /** Prefix of a command that shall also see its mounts and belong to its processes. */
  readonly inside: readonly string[];
}

/** The first process of the sandbox, as the machine outside numbers it. */
const firstProcess = async (daemon: Daemon): Promise<string> =>
  (await readFile(`/proc/${daemon.pid}/task/${daemon.pid}/children`, 'utf8')).trim().split(' ')[0] ?? '';

const sandboxOf = async (daemon: Daemon): Promise<Sandbox> => {
  const enter = ['nsenter', `--target=${await firstProcess(daemon)}`, '--net'];
  return { network: enter, inside: [...enter, '--mount', '--pid'] };
};

export const needRoot = (): void => {
  if (process.getuid?.() !== 0)
    throw new UserError(
      'testbed-needs-root',
      'a cluster with real pods needs root for its network and its mounts',
      'Run it as root (sudo), or use `kubernetes-simulated`, which needs none.',
    );
};

export const needVisible = (folder: string): void => {
  const by = hidden.find(path => folder.startsWith(`${path}/`));
  if (by !== undefined)
    throw new UserError(
      'testbed-folder-hidden',
      `${folder} cannot be seen from inside the cluster, which has a ${by} of its own`,
      'Name another folder: --folder <folder>, or RUNNER_TOOL_CACHE for all of them.',
    );
};

export const openSandbox = async (folder: string, path: string): Promise<Sandbox> => {
  const ready = join(folder, 'sandbox.ready');
  const existing = await running(folder, recordName);
  if (existing === undefined) await rm(ready, { force: true });
  const options = ['--net', '--mount', '--propagation=private', '--pid', '--fork', '--kill-child', '--mount-proc'];
  const daemon = await start(folder, {
    name: recordName,
    file: 'unshare',
    args: [...options, 'bash', '-c', initScript(folder)],
    env: { PATH: path },
    address: nodeAddress,
    isReady: async () =>
      await readFile(ready).then(
        () => true,
        () => false,
      ),
  }).catch(error => {
    if (!(error instanceof ToolError)) throw error;
    throw new UserError(
      'testbed-needs-namespaces',
      `this machine gives no network, mount and process namespace of its own: ${error.stderrTail || error.message}`,
      'Run it where root may use unshare(1) (not in an unprivileged container; docker run --privileged is enough).',
    );
  });
  return await sandboxOf(daemon);
};

export const findSandbox = async (folder: string): Promise<Sandbox | undefined> => {
  const daemon = await running(folder, recordName);
  return daemon === undefined ? undefined : await sandboxOf(daemon);
};
