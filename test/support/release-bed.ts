/** What the release part of the kubernetes target needs of a step, over any cluster. */
import type { Cluster, Mirror } from '../../src/adapters/kubernetes/cluster.ts';
import type { KubernetesSettings, TargetContext } from '../../src/adapters/kubernetes/context.ts';
import { createBundles } from '../../src/adapters/kubernetes/release/bundles.ts';
import { nodeClock } from '../../src/core/clock.ts';
import { nodeExec } from '../../src/core/exec.ts';
import type { Log } from '../../src/core/ports.ts';
import { type K8sObject, objectSchema } from '../../src/domain/kubernetes/objects.ts';
import type { KubernetesSpec } from '../../src/domain/kubernetes/spec.ts';
import { identify, type Release } from '../../src/domain/rollout/release.ts';

export const settingsIn = (namespace: string): KubernetesSettings => ({
  app: 'shop',
  environment: 'test',
  namespace,
  url: '',
  switchMode: 'auto',
  overlapMs: 0,
  allowManaged: false,
});

/** One process: it knows no bundle but those of the cluster and its own. */
export const contextOver = (cluster: Cluster, mirror: Mirror, log: Log): TargetContext => {
  const settings = settingsIn(cluster.namespace);
  return {
    settings,
    cluster,
    mirror,
    bundles: createBundles(cluster, settings),
    exec: nodeExec,
    clock: nodeClock,
    log,
    env: { PATH: process.env['PATH'] ?? '' },
    signal: new AbortController().signal,
  };
};

export const releaseOf = async (
  { bundles, settings: { namespace } }: TargetContext,
  manifests: readonly object[],
  more: Partial<KubernetesSpec> = {},
): Promise<Release> => {
  const objects: K8sObject[] = manifests.map(one => {
    const object = objectSchema.parse(one);
    return { ...object, metadata: { ...object.metadata, namespace } };
  });
  const bundle = await bundles.add({ schema: 'prod-actions/bundle/v1', namespace, objects });
  const spec = {
    target: 'kubernetes',
    namespace,
    bundle,
    healthPath: '/',
    port: '',
    images: [],
    hooks: { expand: null, contract: null },
    adopted: null,
    ...more,
  } as const satisfies KubernetesSpec;
  return await identify({ revision: '', digest: null, oneWay: false, spec });
};
