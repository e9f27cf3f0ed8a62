import {
  deploymentRecord,
  type FoundApp,
  foundDeployment,
  foundService,
  hashOf,
  serviceRecord,
  type World,
} from './adoption.ts';
import { fieldsOf } from './dig.ts';
import type { Deployment, Service } from './kinds.ts';
import type { K8sObject } from './objects.ts';
import type { Bundle, KubernetesSpec } from './spec.ts';

/** What was taken over, as a release that can be gone back to. The same for the same app, adopted or not. Pure. */

const volatile =
  /^(prod-actions\/|kubectl\.kubernetes\.io\/(last-applied-configuration|restartedAt)$|deployment\.kubernetes\.io\/)/;

const lasting = (record: Readonly<Record<string, string>> | null | undefined): Record<string, string> =>
  Object.fromEntries(Object.entries(record ?? {}).filter(([key]) => !volatile.test(key)));

const without = (fields: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));

/** As a manifest would say it, independent of when it is looked at. */
const deploymentManifest = (deployment: Deployment): K8sObject => ({
  apiVersion: deployment.apiVersion,
  kind: deployment.kind,
  metadata: {
    name: deployment.metadata.name,
    labels: lasting(deployment.metadata.labels),
    annotations: lasting(deployment.metadata.annotations),
  },
  spec: without(fieldsOf(deployment.spec), ['paused', 'replicas']),
});

const serverSet = ['clusterIP', 'clusterIPs', 'healthCheckNodePort'];

const serviceManifest = (service: Service): K8sObject => {
  const found = foundService(service) ?? serviceRecord(service);
  return {
    apiVersion: service.apiVersion,
    kind: service.kind,
    metadata: {
      name: service.metadata.name,
      labels: lasting(found.labels),
      annotations: lasting(found.annotations),
    },
    spec: without(fieldsOf(found.spec), serverSet),
  };
};

export const adoptedBundle = (found: FoundApp, namespace: string): Bundle => ({
  schema: 'prod-actions/bundle/v1',
  namespace,
  objects: [...found.deployments.map(deploymentManifest), ...found.services.map(serviceManifest)],
});

const healthPathOf = (deployments: readonly Deployment[]): string => {
  const containers = deployments.flatMap(deployment => deployment.spec.template.spec.containers);
  return containers.map(one => one.readinessProbe?.httpGet?.path).find(path => path !== undefined) ?? '/';
};

/** What is adopted, as a release. Undefined while a Deployment does not have exactly one ReplicaSet. */
export const adoptedSpec = (
  found: FoundApp,
  world: World,
  namespace: string,
  bundle: string,
): KubernetesSpec | undefined => {
  const deployments = found.deployments.flatMap(deployment => {
    const hash = hashOf(deployment, world);
    const record = foundDeployment(deployment);
    if (record !== undefined) return [{ name: deployment.metadata.name, ...record }];
    return hash === undefined ? [] : [{ name: deployment.metadata.name, ...deploymentRecord(deployment, hash, world) }];
  });
  if (deployments.length < found.deployments.length) return undefined;
  return {
    target: 'kubernetes',
    namespace,
    bundle,
    healthPath: healthPathOf(found.deployments),
    port: '',
    images: found.deployments.flatMap(one => one.spec.template.spec.containers.map(({ image }) => image ?? '')),
    hooks: { expand: null, contract: null },
    adopted: {
      deployments: deployments.map(({ name, podTemplateHash, replicas }) => ({ name, podTemplateHash, replicas })),
      services: found.services.map(service => ({
        name: service.metadata.name,
        selector: (foundService(service) ?? serviceRecord(service)).spec.selector ?? {},
      })),
    },
  };
};
