/** Objects as the API server gives them, with what the tests look at. */
import {
  type Deployment,
  deploymentSchema,
  type EndpointSlice,
  endpointSliceSchema,
  type Pod,
  podSchema,
  type ReplicaSet,
  replicaSetSchema,
  type Service,
  serviceSchema,
} from '../../../src/domain/kubernetes/kinds.ts';

type Strings = Readonly<Record<string, string>>;

export const podOf = (
  name: string,
  labels: Strings,
  { ready = true, ending = false, owner = '' }: { ready?: boolean; ending?: boolean; owner?: string } = {},
): Pod =>
  podSchema.parse({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      labels,
      ...(ending ? { deletionTimestamp: '2026-01-01T00:00:00Z' } : {}),
      ...(owner === ''
        ? {}
        : {
            ownerReferences: [
              { apiVersion: 'apps/v1', kind: 'ReplicaSet', name: owner, uid: `uid-${owner}`, controller: true },
            ],
          }),
    },
    spec: { containers: [{ name: 'app' }] },
    status: { conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }] },
  });

export const sliceOf = (service: string, pods: readonly string[]): EndpointSlice =>
  endpointSliceSchema.parse({
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { name: `${service}-x`, labels: { 'kubernetes.io/service-name': service } },
    addressType: 'IPv4',
    endpoints: pods.map(name => ({
      addresses: ['10.0.0.1'],
      conditions: { ready: true },
      targetRef: { kind: 'Pod', name },
    })),
  });

export interface AppParts {
  readonly deployment: Deployment;
  readonly replicaSets: readonly ReplicaSet[];
  readonly pods: readonly Pod[];
}

/** A Deployment with its one ReplicaSet and pods, at rest. */
export const appOf = (name: string, labels: Strings, hash = 'abc', replicas = 2): AppParts => {
  const set = `${name}-${hash}`;
  return {
    deployment: deploymentSchema.parse({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name, uid: `uid-${name}`, generation: 3, labels: { team: 'a' } },
      spec: {
        replicas,
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: {
            containers: [
              { name: 'app', image: 'app@sha256:1', readinessProbe: { httpGet: { path: '/ready', port: 80 } } },
            ],
          },
        },
      },
      status: { observedGeneration: 3, replicas, updatedReplicas: replicas, readyReplicas: replicas },
    }),
    replicaSets: [replicaSetOf(set, name, hash, replicas)],
    pods: Array.from({ length: replicas }, (_, index) =>
      podOf(`${set}-${index}`, { ...labels, 'pod-template-hash': hash }, { owner: set }),
    ),
  };
};

export const replicaSetOf = (set: string, deployment: string, hash: string, replicas: number): ReplicaSet =>
  replicaSetSchema.parse({
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name: set,
      uid: `uid-${set}`,
      labels: { 'pod-template-hash': hash },
      ownerReferences: [
        { apiVersion: 'apps/v1', kind: 'Deployment', name: deployment, uid: `uid-${deployment}`, controller: true },
      ],
    },
    spec: { replicas },
    status: { replicas },
  });

export const serviceNamed = (name: string, selector: Strings, over: object = {}): Service =>
  serviceSchema.parse({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, labels: { team: 'a' } },
    spec: { clusterIP: '10.1.1.1', selector, ports: [{ port: 80 }], ...over },
  });
