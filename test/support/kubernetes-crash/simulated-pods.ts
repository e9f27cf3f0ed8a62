/** What simulated pods cannot do: answer HTTP, and have logs. The fault proxy answers in their place. */
import { clusterOver } from '../../../src/adapters/kubernetes/api.ts';
import { nodeClock } from '../../../src/core/clock.ts';
import type { K8sObject } from '../../../src/domain/kubernetes/objects.ts';
import { environmentOf, isReady } from '../fake-kubernetes/proxy.ts';
import { at, listAt, textAt } from '../fake-kubernetes/tree.ts';

type Answer = { readonly status: number; readonly headers: Record<string, string> };

const unavailable: Answer = { status: 503, headers: { 'content-type': 'text/plain' } };

/** undefined: not a call to a pod. */
export const simulatedPods = (upstream: string, namespace: string) => {
  const cluster = clusterOver(upstream, { namespace, clock: nodeClock });
  const podOf = async (kind: string, name: string): Promise<K8sObject | undefined> => {
    if (kind === 'pods') return await cluster.get({ apiVersion: 'v1', kind: 'Pod', namespace, name });
    const labelSelector = `kubernetes.io/service-name=${name}`;
    const { items } = await cluster.list(
      { apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice' },
      { labelSelector },
    );
    const ready = items
      .flatMap(slice => listAt(slice, 'endpoints'))
      .find(endpoint => at(endpoint, 'conditions', 'ready') === true);
    return ready === undefined ? undefined : await podOf('pods', textAt(ready, 'targetRef', 'name'));
  };
  return {
    answer: async (path: string): Promise<Answer | undefined> => {
      if (/\/pods\/[^/]+\/log\b/.test(path)) return { status: 200, headers: { 'content-type': 'text/plain' } };
      const found = /\/(pods|services)\/(?:https?:)?([^/:]+)(?::[^/]*)?\/proxy\//.exec(path);
      if (found === null) return undefined;
      const pod = await podOf(found[1] ?? '', found[2] ?? '');
      if (pod === undefined || !isReady(pod)) return unavailable;
      const release = environmentOf(pod)['PROD_ACTIONS_RELEASE'] ?? '';
      return { status: 200, headers: release === '' ? {} : { 'x-prod-actions-release': release } };
    },
    close: async () => await cluster.close(),
  };
};
