/** Deployments → ReplicaSets → pods. */
import type { K8sObject } from '../../../../src/domain/kubernetes/objects.ts';
import { isReady } from '../proxy.ts';
import { matches } from '../selectors.ts';
import { at, canonical, listAt, numberAt, stringsAt, textAt, treeAt } from '../tree.ts';
import {
  askToGo,
  isGoing,
  labelsOf,
  make,
  namespaceOf,
  ownedBy,
  saveStatus,
  setReplicas,
  uniqueName,
  type World,
} from './world.ts';

const hashOf = (value: unknown): string => {
  let hash = 0x811c9dc5;
  for (const character of canonical(value)) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash.toString(36).padStart(8, 'b').slice(0, 9);
};

const replicasOf = (object: K8sObject): number => numberAt(object, 'spec', 'replicas') ?? 1;

const owned = (world: World, kind: string, owner: K8sObject): readonly K8sObject[] =>
  world.store.objects(kind, namespaceOf(owner)).filter(one => ownedBy(one, owner));

const makeReplicaSet = (world: World, deployment: K8sObject, hash: string, revision: number): void => {
  const template = treeAt(deployment, 'spec', 'template');
  const labels = { ...labelsOf(template), 'pod-template-hash': hash };
  make(world, 'ReplicaSet', deployment, `${deployment.metadata.name}-${hash}`, {
    metadata: { labels, annotations: { 'deployment.kubernetes.io/revision': String(revision) } },
    spec: {
      replicas: 0,
      selector: {
        matchLabels: { ...stringsAt(deployment, 'spec', 'selector', 'matchLabels'), 'pod-template-hash': hash },
      },
      template: { ...template, metadata: { ...treeAt(template, 'metadata'), labels } },
    },
    status: { replicas: 0 },
  });
};

const readyOf = (object: K8sObject): number => numberAt(object, 'status', 'readyReplicas') ?? 0;
const hashLabel = (set: K8sObject): string => labelsOf(set)['pod-template-hash'] ?? '';

const scale = (world: World, set: K8sObject, replicas: number): void => {
  if (replicasOf(set) !== replicas) setReplicas(world, set, replicas);
};

/** New pods first; old ones go as new ones become ready. */
const roll = (world: World, deployment: K8sObject): void => {
  const hash = hashOf(at(deployment, 'spec', 'template'));
  const sets = owned(world, 'ReplicaSet', deployment);
  const current = sets.find(set => hashLabel(set) === hash);
  const wanted = replicasOf(deployment);
  if (at(deployment, 'spec', 'paused') === true) {
    const populated = current ?? sets.find(set => replicasOf(set) > 0);
    if (populated !== undefined) scale(world, populated, wanted);
    return;
  }
  if (current === undefined) {
    makeReplicaSet(world, deployment, hash, sets.length + 1);
    return;
  }
  const recreate = textAt(deployment, 'spec', 'strategy', 'type') === 'Recreate';
  const old = sets.filter(set => set !== current);
  const oldPods = old.reduce((sum, set) => sum + (numberAt(set, 'status', 'replicas') ?? 0), 0);
  if (!recreate || oldPods === 0) scale(world, current, wanted);
  let keep = recreate ? 0 : Math.max(0, wanted - readyOf(current));
  for (const set of old) {
    const left = Math.min(replicasOf(set), keep);
    keep -= left;
    scale(world, set, left);
  }
};

const condition = (type: string, status: boolean, reason: string): unknown => ({
  type,
  status: status ? 'True' : 'False',
  reason,
  message: reason,
});

const deploymentStatus = (world: World, deployment: K8sObject): void => {
  const sets = owned(world, 'ReplicaSet', deployment);
  const sum = (key: string): number => sets.reduce((total, set) => total + (numberAt(set, 'status', key) ?? 0), 0);
  const hash = hashOf(at(deployment, 'spec', 'template'));
  const updated = sets
    .filter(set => hashLabel(set) === hash)
    .reduce((n, set) => n + (numberAt(set, 'status', 'replicas') ?? 0), 0);
  const [replicas, ready, wanted] = [sum('replicas'), sum('readyReplicas'), replicasOf(deployment)];
  const available = ready >= wanted - Math.floor(wanted / 4);
  const complete = updated === wanted && ready === wanted && replicas === wanted;
  const status = {
    observedGeneration: deployment.metadata.generation,
    ...(replicas > 0 ? { replicas } : {}),
    ...(updated > 0 ? { updatedReplicas: updated } : {}),
    ...(ready > 0 ? { readyReplicas: ready, availableReplicas: ready } : {}),
    ...(wanted > ready ? { unavailableReplicas: wanted - ready } : {}),
    conditions: [
      condition('Available', available, available ? 'MinimumReplicasAvailable' : 'MinimumReplicasUnavailable'),
      condition('Progressing', true, complete ? 'NewReplicaSetAvailable' : 'ReplicaSetUpdated'),
    ],
  };
  saveStatus(
    world,
    world.store.find('Deployment', namespaceOf(deployment), deployment.metadata.name) ?? deployment,
    status,
  );
};

export const deployments = (world: World): void => {
  for (const deployment of world.store.objects('Deployment')) {
    if (isGoing(deployment)) continue;
    roll(world, deployment);
    deploymentStatus(world, deployment);
  }
};

const podsOf = (world: World, set: K8sObject): readonly K8sObject[] =>
  world.store
    .objects('Pod', namespaceOf(set))
    .filter(pod => ownedBy(pod, set) && matches(at(set, 'spec', 'selector'), labelsOf(pod)) && !isOver(pod));

const isOver = (pod: K8sObject): boolean => ['Succeeded', 'Failed'].includes(textAt(pod, 'status', 'phase'));

export const replicaSets = (world: World): void => {
  for (const set of world.store.objects('ReplicaSet')) {
    if (isGoing(set)) continue;
    const pods = podsOf(world, set).filter(pod => !isGoing(pod));
    const wanted = replicasOf(set);
    for (let missing = wanted - pods.length; missing > 0; missing -= 1)
      make(world, 'Pod', set, uniqueName(set.metadata.name), {
        metadata: treeAt(set, 'spec', 'template', 'metadata'),
        spec: treeAt(set, 'spec', 'template', 'spec'),
        status: { phase: 'Pending' },
      });
    const leaving = [...pods].sort((a, b) => Number(isReady(a)) - Number(isReady(b)));
    for (const pod of leaving.slice(0, Math.max(0, pods.length - wanted))) askToGo(world, pod);
    const left = podsOf(world, set).filter(pod => !isGoing(pod));
    const ready = left.filter(isReady).length;
    const now = world.store.find('ReplicaSet', namespaceOf(set), set.metadata.name) ?? set;
    saveStatus(world, now, {
      observedGeneration: now.metadata.generation,
      replicas: left.length,
      ...(left.length > 0 ? { fullyLabeledReplicas: left.length } : {}),
      ...(ready > 0 ? { readyReplicas: ready, availableReplicas: ready } : {}),
    });
  }
};

/** Does what an autoscaler does without metrics: keeps its target within its bounds, and leaves zero alone. */
export const autoscalers = (world: World): void => {
  for (const autoscaler of world.store.objects('HorizontalPodAutoscaler')) {
    const target = world.store.find(
      'Deployment',
      namespaceOf(autoscaler),
      textAt(autoscaler, 'spec', 'scaleTargetRef', 'name'),
    );
    if (target === undefined || replicasOf(target) === 0) continue;
    const low = numberAt(autoscaler, 'spec', 'minReplicas') ?? 1;
    const high = numberAt(autoscaler, 'spec', 'maxReplicas') ?? low;
    const wanted = Math.min(high, Math.max(low, replicasOf(target)));
    if (wanted !== replicasOf(target)) setReplicas(world, target, wanted);
    saveStatus(world, autoscaler, {
      currentReplicas: replicasOf(target),
      desiredReplicas: wanted,
      conditions: listAt(autoscaler, 'status', 'conditions'),
    });
  }
};
