/** What every simulated controller works on. */
import type { K8sObject } from '../../../../src/domain/kubernetes/objects.ts';
import type { Store } from '../store.ts';
import { isTree, listAt, put, same, stringsAt, type Tree, textAt } from '../tree.ts';
import type { BehaviourOf } from './behaviour.ts';

export interface World {
  readonly store: Store;
  /** `namespace/pod`, and `…/previous`: what containers said. */
  readonly logs: Map<string, string>;
  readonly behaviourOf: BehaviourOf;
  now(): number;
}

export const namespaceOf = (object: K8sObject): string => object.metadata.namespace ?? '';

export const editable = (object: K8sObject): Tree => {
  const copy: unknown = structuredClone(object);
  return isTree(copy) ? copy : {};
};

export const saveStatus = ({ store }: World, object: K8sObject, status: unknown): void => {
  if (!same(object['status'], status)) store.save(store.resource(object.kind), { ...editable(object), status });
};

/** A change of the spec by a controller: the generation rises, as for anybody's. */
export const setReplicas = ({ store }: World, object: K8sObject, replicas: number): void => {
  const tree = editable(object);
  put(tree, ['spec', 'replicas'], replicas);
  put(tree, ['metadata', 'generation'], (object.metadata.generation ?? 1) + 1);
  store.save(store.resource(object.kind), tree);
};

let names = 0;

export const uniqueName = (prefix: string): string => {
  names += 1;
  return `${prefix}-${names.toString(36).padStart(5, '0')}`;
};

export const ownerOf = (object: K8sObject): Tree => ({
  apiVersion: object.apiVersion,
  kind: object.kind,
  name: object.metadata.name,
  uid: object.metadata.uid,
  controller: true,
  blockOwnerDeletion: true,
});

export const ownedBy = (object: K8sObject, owner: K8sObject): boolean =>
  listAt(object, 'metadata', 'ownerReferences').some(one => textAt(one, 'uid') === owner.metadata.uid);

/** A new object of a controller. */
export const make = (world: World, kind: string, owner: K8sObject, name: string, rest: Tree): void => {
  const { store } = world;
  const resource = store.resource(kind);
  const { metadata } = rest;
  store.save(resource, {
    ...rest,
    apiVersion: resource.group === '' ? resource.version : `${resource.group}/${resource.version}`,
    kind,
    metadata: {
      ...(isTree(metadata) ? metadata : {}),
      name,
      namespace: namespaceOf(owner),
      uid: store.newUid(),
      creationTimestamp: new Date(world.now()).toISOString(),
      generation: 1,
      ownerReferences: [ownerOf(owner)],
    },
  });
};

/** Asks a pod to go: the kubelet ends it. */
export const askToGo = (world: World, pod: K8sObject): void => {
  if (pod.metadata.deletionTimestamp != null) return;
  const tree = editable(pod);
  put(tree, ['metadata', 'deletionTimestamp'], new Date(world.now()).toISOString());
  world.store.save(world.store.resource('Pod'), tree);
};

export const isGoing = (object: K8sObject): boolean => object.metadata.deletionTimestamp != null;

export const labelsOf = (object: unknown): Record<string, string> => stringsAt(object, 'metadata', 'labels');
