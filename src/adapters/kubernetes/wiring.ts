/** The kubernetes target made real: one connection to the cluster, and everything that works over it. */
import { resolve } from 'node:path';
import type { Runtime } from '../../core/ports.ts';
import type { ApiUse } from '../../domain/kubernetes/report.ts';
import type { JournalStore, Target } from '../../domain/rollout/ports.ts';
import type { SignalSource } from '../../domain/signals/source.ts';
import { type OpenCluster, openCluster } from './access.ts';
import { type Mirror, mirroredKinds } from './cluster.ts';
import type { KubernetesSettings } from './context.ts';
import type { ClusterInputs } from './inputs.ts';
import { createKubernetesJournalStore } from './journal/store.ts';
import { kubeconfigText } from './kubeconfig.ts';
import { createMirror } from './mirror.ts';
import { type Prepared, prepareRelease, type ReleaseInputs } from './prepare.ts';
import { createBundles } from './release/bundles.ts';
import { createKubernetesTarget } from './target.ts';

export interface KubernetesInputs extends ClusterInputs {
  readonly app: string;
  readonly environment: string;
  readonly 'allow-managed'?: boolean;
}

/** One app in one environment of a cluster, open for this step. */
export interface KubernetesPlace {
  readonly store: JournalStore;
  readonly target: Target;
  readonly signals: SignalSource;
  readonly namespace: string;
  prepare(inputs: ReleaseInputs): Promise<Prepared>;
  api(): ApiUse;
  close(): Promise<void>;
}

const open = async (inputs: KubernetesInputs, runtime: Runtime): Promise<OpenCluster> => {
  const { kubeconfig } = inputs;
  const data = inputs['kubeconfig-data'];
  const path = kubeconfig === '' ? '' : resolve(runtime.context.workspace, kubeconfig);
  return await openCluster(
    {
      kubeconfig: data === '' ? path : kubeconfigText(data),
      context: inputs['kube-context'],
      namespace: inputs.namespace,
    },
    runtime,
  );
};

const settingsOf = (inputs: KubernetesInputs, namespace: string): KubernetesSettings => ({
  app: inputs.app,
  environment: inputs.environment,
  namespace,
  url: inputs.url,
  switchMode: inputs.switch,
  overlapMs: inputs.overlap,
  allowManaged: inputs['allow-managed'] ?? false,
});

const placeOver = async (
  inputs: KubernetesInputs,
  runtime: Runtime,
  cluster: OpenCluster,
  mirror: Mirror,
): Promise<KubernetesPlace> => {
  const { namespace } = cluster;
  const owner = { app: inputs.app, environment: inputs.environment, namespace };
  const bundles = createBundles(cluster, owner);
  const settings = settingsOf(inputs, namespace);
  const target = await createKubernetesTarget({ ...runtime, settings, cluster, mirror, bundles });
  return {
    store: createKubernetesJournalStore(cluster, owner),
    target,
    signals: target.signals,
    namespace,
    prepare: async values => {
      const prepared = await prepareRelease(values, namespace, bundles, runtime);
      await target.expect(prepared.release);
      return prepared;
    },
    api: () => cluster.stats(),
    close: async () => {
      mirror.close();
      await target.close().finally(async () => await cluster.close());
    },
  };
};

/** The inputs of the step may hold secrets, and are nothing for kubectl, a renderer or a hook. */
const withoutInputs = (env: Runtime['env']): Runtime['env'] =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('INPUT_')));

/** @throws UserError of the access: no kubectl, no cluster, no permission. Nothing is left open then. */
export const openKubernetes = async (inputs: KubernetesInputs, given: Runtime): Promise<KubernetesPlace> => {
  const runtime = { ...given, env: withoutInputs(given.env) };
  const cluster = await open(inputs, runtime);
  let mirror: Mirror | undefined;
  try {
    mirror = await createMirror(cluster, mirroredKinds, runtime);
    return await placeOver(inputs, runtime, cluster, mirror);
  } catch (error) {
    mirror?.close();
    await cluster.close();
    throw error;
  }
};
