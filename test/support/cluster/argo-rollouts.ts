/**
 * Argo Rollouts, a peer that benches run beside ours: its controller outside the cluster, with its CRDs inside. Built from
 * its Go module on first use (about five minutes) and kept in the tool cache; nothing but benches needs it.
 */
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { cacheFolder } from '../../../src/adapters/tools/cache.ts';
import { nodeExec } from '../../../src/core/exec.ts';
import { environment } from '../../../src/core/runtime.ts';
import { start, stop } from '../../../tools/testbed/daemon.ts';
import { needPrograms } from '../../../tools/testbed/packages.ts';
import { definitionIsServed, enter, get, kubectl, type TestCluster } from './cluster.ts';
import { goModule } from './go-module.ts';

const pin = {
  module: 'github.com/argoproj/argo-rollouts',
  version: '1.10.2',
  /** What go.sum would hold. */
  sum: 'h1:sEPWsY+HUvnXj3Vh0ejb+GDTceQ/palqhFo2FVQJMk0=',
} as const;

const programs = ['rollouts-controller', 'kubectl-argo-rollouts'] as const;

const command = async (file: string, args: readonly string[], cwd: string, minutes = 1): Promise<string> => {
  const env = { ...environment(), CGO_ENABLED: '0', GOFLAGS: '', GOWORK: 'off', GOTOOLCHAIN: 'local' };
  const result = await nodeExec.run({ file, args, cwd, env, timeoutMs: minutes * 60_000 });
  if (result.exitCode !== 0) throw new Error(`${file} ${args.join(' ')}: exit ${result.exitCode}\n${result.stderr}`);
  return result.stdout;
};

/** Its go.mod asks for a patch release of Go that it does not need; its own go.sum pins the rest. */
const lowerGo = async (source: string): Promise<void> => {
  const path = join(source, 'go.mod');
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.replace(/^go (\d+\.\d+)\.\d+$/m, 'go $1').replace(/^toolchain .*\n/m, ''));
};

const build = async (aside: string): Promise<void> => {
  await command('unzip', ['-q', (await goModule(pin)).zip], aside);
  const source = join(aside, `${pin.module}@v${pin.version}`);
  await lowerGo(source);
  const flags = `-s -w -X ${pin.module}/utils/version.version=${pin.version}`;
  for (const name of programs) {
    const args = ['build', '-mod=readonly', '-trimpath', '-ldflags', flags, '-o', join(aside, name), `./cmd/${name}`];
    await command('go', args, source, 30);
  }
  await rename(join(source, 'manifests', 'crds'), join(aside, 'crds'));
  await rm(join(aside, dirname(dirname(pin.module))), { recursive: true, force: true });
};

/** A folder with both programs and the CRDs. */
export const installArgoRollouts = async (): Promise<string> => {
  const folder = join(cacheFolder(environment()), 'argo-rollouts', pin.version);
  if (await stat(folder).catch(() => undefined)) return folder;
  const log = { info: (line: string) => console.log(line) };
  await needPrograms({ exec: nodeExec, log }, 'Argo Rollouts', [{ program: 'unzip', package: 'unzip' }]);
  log.info(`Argo Rollouts ${pin.version}: building from its Go module, about 5 min the first time`);
  const aside = `${folder}.${process.pid}.tmp`;
  await mkdir(aside, { recursive: true });
  try {
    await build(aside);
    await rename(aside, folder);
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
  return folder;
};

export interface ArgoRollouts {
  /** Add it to PATH for `kubectl argo rollouts …`. */
  readonly programs: string;
  stop(): Promise<void>;
}

const health = 'http://127.0.0.1:8092/healthz';

/** One per cluster; an earlier one that still runs is given back. */
export const startArgoRollouts = async (cluster: TestCluster): Promise<ArgoRollouts> => {
  const folder = await installArgoRollouts();
  await kubectl(cluster, ['apply', '--server-side', '--kustomize', join(folder, 'crds')]);
  await definitionIsServed(cluster, 'rollouts.argoproj.io', 'Rollout');
  const [file = '', ...args] = [
    ...cluster.enter,
    join(folder, 'rollouts-controller'),
    `--kubeconfig=${cluster.kubeconfig}`,
    '--leader-elect=false',
    '--healthzPort=8092',
    '--metricsPort=8093',
    '--loglevel=warn',
  ];
  const state = join(cluster.folder, 'argo-rollouts');
  const isReady = async (): Promise<boolean> => (await get(cluster, health))?.status === 200;
  await start(state, { name: 'controller', file, args, env: { ...cluster.env }, address: health, isReady });
  return { programs: folder, stop: async () => void (await stop(state, 'controller')) };
};

/** `kubectl argo rollouts <args>`. */
export const argoRollouts = async (cluster: TestCluster, { programs: folder }: ArgoRollouts, args: readonly string[]) =>
  await enter(cluster, [join(folder, 'kubectl-argo-rollouts'), ...args]);
