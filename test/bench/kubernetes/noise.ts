/** A busy node: pods elsewhere that become ready, crash and are made anew, behind a Service of their own. */
import { setTimeout as delay } from 'node:timers/promises';
import { apply, createNamespace, deleteNamespace, kubectl } from '../../support/cluster/cluster.ts';
import type { Bed } from './bed.ts';
import { deployment, service } from './manifests.ts';

const labels = { app: 'noise' };
const pods = 4;
/** Before the kubelet's growing pauses between restarts make them quiet. */
const renewMs = 8000;

export interface Noise {
  stop(): Promise<void>;
}

export const startNoise = async (bed: Bed): Promise<Noise> => {
  const { cluster } = bed;
  const namespace = await createNamespace(cluster, 'bench-noise');
  const crashing = { version: 'noise', image: cluster.images['v1'] ?? '', drain: 0, env: { EXIT_AFTER: '2' } };
  const objects = [
    service('noise', labels, await bed.freePort()),
    deployment('noise', labels, crashing, { replicas: pods }),
  ];
  await apply(cluster, namespace, objects);
  const stopped = new AbortController();
  const renewing = (async () => {
    for (;;) {
      await delay(renewMs, undefined, { signal: stopped.signal }).catch(() => undefined);
      if (stopped.signal.aborted) return;
      await kubectl(cluster, [
        `--namespace=${namespace}`,
        'delete',
        'pods',
        '--all',
        '--wait=false',
        '--grace-period=1',
      ]);
    }
  })();
  return {
    stop: async () => {
      stopped.abort();
      await renewing;
      await deleteNamespace(cluster, namespace);
    },
  };
};
