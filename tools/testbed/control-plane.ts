/** etcd, API server, controller manager and scheduler: the same in front of real pods and of simulated ones. */
import { join } from 'node:path';
import type { Tools } from '../../src/core/ports.ts';
import { kubeconfigPath, writeCredentials, writeKubeconfigs } from './credentials.ts';
import { type Daemon, type DaemonSpec, start } from './daemon.ts';
import type { Deps } from './deps.ts';
import { makeFolder, writeInFolder } from './folder.ts';
import { nodeAddress } from './sandbox.ts';
import { plainEnvironment } from './services.ts';

export interface Ports {
  readonly etcd: number;
  readonly etcdPeers: number;
  readonly api: number;
}

export interface Place {
  readonly folder: string;
  readonly ports: Ports;
  /** Prefix of every command; empty where nothing is entered. */
  readonly enter: readonly string[];
  /** Prefix of a command that only needs the network. */
  readonly network: readonly string[];
  /** PATH of every part. */
  readonly path: string;
}

export const serverOf = (place: Pick<Place, 'ports'>): string => `https://127.0.0.1:${place.ports.api}`;

export const auditLogOf = (folder: string): string => join(folder, 'audit.log');

/**
 * Requests and answers of people and of what they run are kept whole, so that calls and bytes can be counted; the
 * cluster's own parts are left out, but for when they end a pod.
 */
export const auditPolicy = {
  apiVersion: 'audit.k8s.io/v1',
  kind: 'Policy',
  omitStages: ['RequestReceived'],
  rules: [
    { level: 'Metadata', verbs: ['delete'], resources: [{ group: '', resources: ['pods'] }] },
    { level: 'None', userGroups: ['system:nodes', 'system:serviceaccounts:kube-system'] },
    {
      level: 'None',
      users: [
        'system:apiserver',
        'system:kube-controller-manager',
        'system:kube-scheduler',
        'system:kube-proxy',
        'system:kwok',
        'system:anonymous',
      ],
    },
    { level: 'RequestResponse' },
  ],
} as const;

/** The command line of a part, run where the cluster lives. */
export const within = (
  place: Place,
  file: string,
  args: readonly string[],
): Pick<DaemonSpec, 'file' | 'args' | 'env'> => {
  const [first = file, ...rest] = [...place.enter, file, ...args];
  return { file: first, args: rest, env: plainEnvironment({ PATH: place.path }) };
};

export const succeeds = async (deps: Pick<Deps, 'exec'>, command: readonly string[]): Promise<boolean> => {
  const [file = '', ...args] = command;
  return (await deps.exec.run({ file, args, timeoutMs: 5000 })).exitCode === 0;
};

/** Does something listen there, seen from inside? */
export const listens = async (deps: Pick<Deps, 'exec'>, place: Place, port: number): Promise<boolean> =>
  await succeeds(deps, [...place.network, 'bash', '-c', `exec 3<>/dev/tcp/127.0.0.1/${port}`]);

const etcd = async (deps: Deps, place: Place, { path }: { readonly path: string }): Promise<DaemonSpec> => {
  const address = `http://127.0.0.1:${place.ports.etcd}`;
  const peers = `http://127.0.0.1:${place.ports.etcdPeers}`;
  return {
    name: 'etcd',
    ...within(place, path, [
      `--data-dir=${join(place.folder, 'etcd')}`,
      `--listen-client-urls=${address}`,
      `--advertise-client-urls=${address}`,
      `--listen-peer-urls=${peers}`,
      `--initial-advertise-peer-urls=${peers}`,
      `--initial-cluster=default=${peers}`,
      // What survives a power cut is not what is tested here.
      '--unsafe-no-fsync',
      '--log-level=warn',
    ]),
    address,
    isReady: async () => await listens(deps, place, place.ports.etcd),
  };
};

export const kubectlIn = async (tools: Tools, { network, folder }: Place): Promise<readonly string[]> => {
  const { path } = await tools.locate('kubectl');
  return [...network, path, `--kubeconfig=${kubeconfigPath(folder, 'admin')}`];
};

const apiserver = async (deps: Deps, place: Place): Promise<DaemonSpec> => {
  const { folder, ports } = place;
  const kubectl = await kubectlIn(deps.tools, place);
  const policy = await writeInFolder(folder, 'audit-policy.json', JSON.stringify(auditPolicy));
  return {
    name: 'kube-apiserver',
    ...within(place, (await deps.tools.locate('kube-apiserver')).path, [
      `--etcd-servers=http://127.0.0.1:${ports.etcd}`,
      '--bind-address=127.0.0.1',
      `--secure-port=${ports.api}`,
      `--advertise-address=${nodeAddress}`,
      `--cert-dir=${join(folder, 'apiserver')}`,
      '--service-cluster-ip-range=10.96.0.0/16',
      '--service-account-issuer=https://kubernetes.default.svc',
      `--service-account-key-file=${join(folder, 'service-accounts.pub')}`,
      `--service-account-signing-key-file=${join(folder, 'service-accounts.key')}`,
      `--token-auth-file=${join(folder, 'tokens.csv')}`,
      '--authorization-mode=Node,RBAC',
      '--enable-admission-plugins=NodeRestriction',
      '--enable-priority-and-fairness=false',
      '--allow-privileged=true',
      '--kubelet-preferred-address-types=InternalIP',
      '--profiling=false',
      `--audit-policy-file=${policy}`,
      `--audit-log-path=${auditLogOf(folder)}`,
      '--audit-log-maxsize=1000',
    ]),
    address: serverOf(place),
    readyWithinMs: 60_000,
    isReady: async () => {
      if (!(await listens(deps, place, ports.api))) return false;
      await writeKubeconfigs(folder, serverOf(place));
      return await succeeds(deps, [...kubectl, 'get', '--raw', '/readyz']);
    },
  };
};

const controllerManager = async (deps: Deps, place: Place): Promise<DaemonSpec> => {
  const { folder } = place;
  const kubectl = await kubectlIn(deps.tools, place);
  return {
    name: 'kube-controller-manager',
    ...within(place, (await deps.tools.locate('kube-controller-manager')).path, [
      `--kubeconfig=${kubeconfigPath(folder, 'controller-manager')}`,
      '--use-service-account-credentials',
      `--service-account-private-key-file=${join(folder, 'service-accounts.key')}`,
      `--root-ca-file=${join(folder, 'apiserver', 'apiserver.crt')}`,
      '--leader-elect=false',
      '--secure-port=0',
    ]),
    address: serverOf(place),
    // Pods are only admitted once this account is there.
    isReady: async () => await succeeds(deps, [...kubectl, 'get', 'serviceaccount', 'default']),
  };
};

const scheduler = async (deps: Deps, place: Place): Promise<DaemonSpec> => ({
  name: 'kube-scheduler',
  ...within(place, (await deps.tools.locate('kube-scheduler')).path, [
    `--kubeconfig=${kubeconfigPath(place.folder, 'scheduler')}`,
    '--leader-elect=false',
    '--secure-port=0',
  ]),
  address: serverOf(place),
  isReady: async () => true,
});

/** Starts a part unless it runs, and says so. */
export const raise = async (deps: Deps, place: Pick<Place, 'folder'>, spec: DaemonSpec): Promise<Daemon> => {
  const started = performance.now();
  const daemon = await start(place.folder, spec);
  const took = ((performance.now() - started) / 1000).toFixed(1);
  deps.log.info(`${spec.name.padEnd(24)} ready after ${took} s (${daemon.address})`);
  return daemon;
};

export const startApi = async (deps: Deps, place: Place): Promise<void> => {
  await makeFolder(join(place.folder, 'apiserver'));
  await writeCredentials(place.folder);
  await raise(deps, place, await etcd(deps, place, await deps.tools.locate('etcd')));
  await raise(deps, place, await apiserver(deps, place));
};

export const startControllers = async (deps: Deps, place: Place): Promise<void> => {
  await Promise.all([
    raise(deps, place, await controllerManager(deps, place)),
    raise(deps, place, await scheduler(deps, place)),
  ]);
};

export const controlPlaneParts = ['etcd', 'kube-apiserver', 'kube-controller-manager', 'kube-scheduler'] as const;
