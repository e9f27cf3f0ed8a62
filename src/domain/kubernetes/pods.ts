import { dig, type Fields, fieldsOf, listOf, mend, mendEach, textOf } from './dig.ts';
import type { K8sObject } from './objects.ts';

/** Where pods are described in objects of any kind. Pure. */

const templatePaths: Readonly<Record<string, readonly string[]>> = {
  Deployment: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
  DaemonSet: ['spec', 'template'],
  ReplicaSet: ['spec', 'template'],
  ReplicationController: ['spec', 'template'],
  Job: ['spec', 'template'],
  Rollout: ['spec', 'template'],
  DeploymentConfig: ['spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
  PodTemplate: ['template'],
  Pod: [],
};

export const hasPods = (object: K8sObject): boolean => templatePaths[object.kind] !== undefined;

/** Labels that the object's pods carry. */
export const podLabels = (object: K8sObject): Readonly<Record<string, string>> => {
  const path = templatePaths[object.kind];
  if (path === undefined) return {};
  const labels = fieldsOf(dig(object, ...path, 'metadata', 'labels'));
  return Object.fromEntries(Object.entries(labels).map(([key, value]) => [key, String(value)]));
};

export const podSpecOf = (object: K8sObject): Fields => {
  const path = templatePaths[object.kind];
  return path === undefined ? {} : fieldsOf(dig(object, ...path, 'spec'));
};

/** A copy with another pod spec. */
export const mendPodSpec = (object: K8sObject, change: (spec: unknown) => unknown): K8sObject => {
  const path = templatePaths[object.kind];
  if (path === undefined) return object;
  return { ...object, ...fieldsOf(mend(object, [...path, 'spec'], change)) };
};

export const containerLists = ['initContainers', 'containers', 'ephemeralContainers'] as const;

/** A pod spec with `change` made to every container of every kind. */
export const mendContainers = (spec: unknown, change: (container: unknown) => unknown): unknown =>
  containerLists.reduce<unknown>((inner, list) => mendEach(inner, [list], change), spec);

/** The containers that run for as long as the pod does, sidecars included. */
export const servingContainers = (spec: unknown): readonly Fields[] => [
  ...listOf(dig(spec, 'initContainers'))
    .map(fieldsOf)
    .filter(one => one['restartPolicy'] === 'Always'),
  ...listOf(dig(spec, 'containers')).map(fieldsOf),
];

export const allContainers = (spec: unknown): readonly Fields[] =>
  containerLists.flatMap(list => listOf(dig(spec, list)).map(fieldsOf));

export const claimsOf = (spec: unknown): readonly string[] =>
  listOf(dig(spec, 'volumes'))
    .map(volume => textOf(dig(volume, 'persistentVolumeClaim', 'claimName')))
    .filter(name => name !== '');
