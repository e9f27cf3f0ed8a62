import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { lastLines } from '../../core/errors.ts';
import type { Runtime, Tools } from '../../core/ports.ts';
import { failureOf } from './access/failures.ts';
import { kubectlMissing, startProxy } from './access/kubectl-proxy.ts';
import { privateFolder, sharedFolder, sweepStrays } from './access/private-folder.ts';
import { type ApiCluster, clusterOver } from './api.ts';

export interface AccessSettings {
  /** A path, or the content itself; empty: what kubectl finds (KUBECONFIG, ~/.kube/config, in-cluster). */
  readonly kubeconfig: string;
  /** Empty: the current one. */
  readonly context: string;
  /** Empty: that of the context, else `default`. */
  readonly namespace: string;
}

export type AccessDeps = Pick<Runtime, 'exec' | 'env' | 'log' | 'clock' | 'signal'> & {
  /** Asked when there is no kubectl on PATH. */
  readonly tools?: Tools;
  /** Where private folders are made; default: one for this user and machine. */
  readonly folder?: string;
};

/** Its `close` ends the proxy, too. */
export type OpenCluster = ApiCluster;

const inClusterNamespace = '/var/run/secrets/kubernetes.io/serviceaccount/namespace';

const configSchema = z.object({
  contexts: z.array(z.object({ context: z.object({ namespace: z.string().optional() }) })).nullish(),
});

const kubectlOf = async (deps: AccessDeps): Promise<string> => {
  const path = (await deps.exec.which('kubectl')) ?? (await deps.tools?.locate('kubectl'))?.path;
  if (path === undefined) throw kubectlMissing();
  return path;
};

const isContent = (kubeconfig: string): boolean => /\n|^\s*\{/.test(kubeconfig);

/** Credentials given as text lie in the private folder, which goes with the proxy. */
const flagsOf = async (settings: AccessSettings, folder: string): Promise<string[]> => {
  const { kubeconfig, context } = settings;
  const file = join(folder, 'kubeconfig');
  if (isContent(kubeconfig)) await writeFile(file, kubeconfig, { mode: 0o600 });
  const path = isContent(kubeconfig) ? file : kubeconfig;
  return [...(path === '' ? [] : [`--kubeconfig=${path}`]), ...(context === '' ? [] : [`--context=${context}`])];
};

/** What `kubectl` itself would use. */
const namespaceOf = async (
  settings: AccessSettings,
  kubectl: string,
  flags: readonly string[],
  deps: AccessDeps,
): Promise<string> => {
  if (settings.namespace !== '') return settings.namespace;
  const args = [...flags, 'config', 'view', '--minify', '--output=json'];
  const result = await deps.exec.run({ file: kubectl, args, env: deps.env, timeoutMs: 20_000, signal: deps.signal });
  deps.signal.throwIfAborted();
  if (result.exitCode === 0) {
    const [current] = configSchema.parse(JSON.parse(result.stdout)).contexts ?? [];
    return current?.context.namespace ?? 'default';
  }
  // Without any kubeconfig there is no current context; a pod's own account says where it is.
  if (!result.stderr.includes('current-context must exist')) throw failureOf(result.stderr, settings.context);
  return (await readFile(inClusterNamespace, 'utf8').catch(() => '')).trim() || 'default';
};

/**
 * The cluster, through one `kubectl proxy` on a private socket for the whole step: kubectl knows contexts, certificates
 * and every cloud's login. @throws UserError of codes.ts
 */
export const openCluster = async (settings: AccessSettings, deps: AccessDeps): Promise<OpenCluster> => {
  const kubectl = await kubectlOf(deps);
  const parent = deps.folder ?? (await sharedFolder());
  for (const pid of await sweepStrays(parent)) deps.log.info(`ended kubectl proxy ${pid}, left by a run that is gone`);
  const folder = await privateFolder(parent);
  const flags = await flagsOf(settings, folder);
  const starting = startProxy(
    { kubectl, flags, context: settings.context, folder, env: deps.env },
    deps.clock,
    deps.signal,
  );
  const [namespace, proxy] = await Promise.allSettled([namespaceOf(settings, kubectl, flags, deps), starting]);
  if (proxy.status === 'rejected') throw proxy.reason;
  if (namespace.status === 'rejected') {
    await proxy.value.close();
    throw namespace.reason;
  }
  const { socketPath, ended, close } = proxy.value;
  let closing = false;
  void ended.then(said => {
    if (!closing) deps.log.warning(`kubectl proxy ended in the middle of the step: ${lastLines(said, 3)}`);
  });
  const onClose = async (): Promise<void> => {
    closing = true;
    await close();
  };
  return clusterOver(socketPath, { namespace: namespace.value, clock: deps.clock, onClose });
};
