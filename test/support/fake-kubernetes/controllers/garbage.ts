/** What is owned goes with its owner; a foreground deletion waits for it. */
import type { K8sObject } from '../../../../src/domain/kubernetes/objects.ts';
import { listAt, put, textAt } from '../tree.ts';
import { askToGo, editable, namespaceOf, ownedBy, type World } from './world.ts';

const collected = ['ReplicaSet', 'Pod', 'EndpointSlice', 'Job', 'ConfigMap', 'Secret', 'HorizontalPodAutoscaler'];
const owners = ['Deployment', 'ReplicaSet', 'Job', 'Service', 'ConfigMap', 'Secret'];

const remove = (world: World, object: K8sObject): void => {
  if (object.kind === 'Pod') askToGo(world, object);
  else world.store.remove(world.store.resource(object.kind), namespaceOf(object), object.metadata.name);
};

export const garbage = (world: World): void => {
  const { store } = world;
  const living = new Set(owners.flatMap(kind => store.objects(kind).map(one => one.metadata.uid)));
  const dependents = collected.flatMap(kind => store.objects(kind));
  for (const one of dependents) {
    const named = listAt(one, 'metadata', 'ownerReferences').filter(owner => owners.includes(textAt(owner, 'kind')));
    if (named.length > 0 && !named.some(owner => living.has(textAt(owner, 'uid')))) remove(world, one);
  }
  for (const owner of owners.flatMap(kind => store.objects(kind))) {
    const finalizers = listAt(owner, 'metadata', 'finalizers');
    if (!finalizers.includes('foregroundDeletion')) continue;
    const left = dependents.filter(one => ownedBy(one, owner));
    for (const one of left) remove(world, one);
    if (left.length > 0) continue;
    const tree = editable(owner);
    put(
      tree,
      ['metadata', 'finalizers'],
      finalizers.filter(one => one !== 'foregroundDeletion'),
    );
    if (finalizers.length === 1) store.remove(store.resource(owner.kind), namespaceOf(owner), owner.metadata.name);
    else store.save(store.resource(owner.kind), tree);
  }
};
