/** Services → EndpointSlices. */
import type { K8sObject } from '../../../../src/domain/kubernetes/objects.ts';
import { isReady } from '../proxy.ts';
import { at, listAt, put, same, stringsAt, textAt } from '../tree.ts';
import { editable, isGoing, labelsOf, make, namespaceOf, ownedBy, type World } from './world.ts';

/** Pods that a selector names; an empty one names none, for endpoints are then somebody else's. */
export const selected = (world: Pick<World, 'store'>, service: K8sObject): readonly K8sObject[] => {
  const selector = Object.entries(stringsAt(service, 'spec', 'selector'));
  if (selector.length === 0) return [];
  return world.store
    .objects('Pod', namespaceOf(service))
    .filter(pod => selector.every(([key, value]) => labelsOf(pod)[key] === value));
};

const endpointOf = (pod: K8sObject): unknown => {
  const serving = isReady(pod);
  const terminating = isGoing(pod);
  return {
    addresses: [textAt(pod, 'status', 'podIP')],
    conditions: { ready: serving && !terminating, serving, terminating },
    targetRef: { kind: 'Pod', name: pod.metadata.name, namespace: namespaceOf(pod), uid: pod.metadata.uid },
  };
};

const hasAddress = (pod: K8sObject): boolean =>
  textAt(pod, 'status', 'podIP') !== '' && !['Succeeded', 'Failed'].includes(textAt(pod, 'status', 'phase'));

const changedAt = 'endpoints.kubernetes.io/last-change-trigger-time';

const change = (world: World, slice: K8sObject, endpoints: readonly unknown[], ports: readonly unknown[]): void => {
  if (same([slice['endpoints'], slice['ports']], [endpoints, ports])) return;
  const tree = { ...editable(slice), endpoints, ports };
  put(tree, ['metadata', 'annotations', changedAt], new Date(world.now()).toISOString());
  world.store.save(world.store.resource('EndpointSlice'), tree);
};

export const endpointSlices = (world: World): void => {
  const { store } = world;
  for (const service of store.objects('Service')) {
    if (Object.keys(stringsAt(service, 'spec', 'selector')).length === 0 || isGoing(service)) continue;
    const endpoints = selected(world, service).filter(hasAddress).map(endpointOf);
    const slice = store.objects('EndpointSlice', namespaceOf(service)).find(one => ownedBy(one, service));
    const ports = listAt(service, 'spec', 'ports').map(port => ({
      name: textAt(port, 'name'),
      port: at(port, 'targetPort'),
      protocol: at(port, 'protocol'),
    }));
    if (slice !== undefined) change(world, slice, endpoints, ports);
    else
      make(world, 'EndpointSlice', service, `${service.metadata.name}-slice`, {
        metadata: {
          labels: {
            'kubernetes.io/service-name': service.metadata.name,
            'endpointslice.kubernetes.io/managed-by': 'endpointslice-controller.k8s.io',
          },
        },
        addressType: 'IPv4',
        endpoints,
        ports,
      });
  }
};
