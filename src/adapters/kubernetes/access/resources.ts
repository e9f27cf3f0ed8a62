/** Which path of the API a kind has. Kinds we know cost no call; others, such as custom ones, are looked up once. */
import { z } from 'zod';
import { UserError } from '../../../core/errors.ts';
import type { KindRef } from '../cluster.ts';

export interface Resource {
  readonly plural: string;
  readonly namespaced: boolean;
}

const namespaced: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  v1: {
    ConfigMap: 'configmaps',
    Secret: 'secrets',
    Service: 'services',
    Pod: 'pods',
    Event: 'events',
    ServiceAccount: 'serviceaccounts',
    PersistentVolumeClaim: 'persistentvolumeclaims',
    ResourceQuota: 'resourcequotas',
    LimitRange: 'limitranges',
    Endpoints: 'endpoints',
  },
  'apps/v1': {
    Deployment: 'deployments',
    ReplicaSet: 'replicasets',
    StatefulSet: 'statefulsets',
    DaemonSet: 'daemonsets',
  },
  'batch/v1': { Job: 'jobs', CronJob: 'cronjobs' },
  'autoscaling/v2': { HorizontalPodAutoscaler: 'horizontalpodautoscalers' },
  'autoscaling/v1': { HorizontalPodAutoscaler: 'horizontalpodautoscalers' },
  'policy/v1': { PodDisruptionBudget: 'poddisruptionbudgets' },
  'networking.k8s.io/v1': { Ingress: 'ingresses', NetworkPolicy: 'networkpolicies' },
  'discovery.k8s.io/v1': { EndpointSlice: 'endpointslices' },
  'coordination.k8s.io/v1': { Lease: 'leases' },
  'events.k8s.io/v1': { Event: 'events' },
  'rbac.authorization.k8s.io/v1': { Role: 'roles', RoleBinding: 'rolebindings' },
};

const clusterWide: typeof namespaced = {
  v1: { Namespace: 'namespaces', Node: 'nodes', PersistentVolume: 'persistentvolumes' },
  'rbac.authorization.k8s.io/v1': { ClusterRole: 'clusterroles', ClusterRoleBinding: 'clusterrolebindings' },
  'apiextensions.k8s.io/v1': { CustomResourceDefinition: 'customresourcedefinitions' },
  'storage.k8s.io/v1': { StorageClass: 'storageclasses' },
  'scheduling.k8s.io/v1': { PriorityClass: 'priorityclasses' },
};

export const knownResource = ({ apiVersion, kind }: KindRef): Resource | undefined => {
  const inNamespace = namespaced[apiVersion]?.[kind];
  if (inNamespace !== undefined) return { plural: inNamespace, namespaced: true };
  const wide = clusterWide[apiVersion]?.[kind];
  return wide === undefined ? undefined : { plural: wide, namespaced: false };
};

export const groupOf = (apiVersion: string): string =>
  apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';

/** `/api/v1`, `/apis/apps/v1`. */
export const groupPath = (apiVersion: string): string =>
  apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;

export const pathIn = (apiVersion: string, resource: Resource, namespace: string, name = ''): string => {
  const place = resource.namespaced ? `/namespaces/${encodeURIComponent(namespace)}` : '';
  const tail = name === '' ? '' : `/${encodeURIComponent(name)}`;
  return `${groupPath(apiVersion)}${place}/${resource.plural}${tail}`;
};

const resourceListSchema = z.object({
  resources: z.array(z.object({ name: z.string(), kind: z.string(), namespaced: z.boolean() })),
});

type Resources = ReadonlyMap<string, Resource>;

const resourcesOf = (list: unknown): Resources =>
  new Map(
    resourceListSchema
      .parse(list)
      .resources.filter(one => !one.name.includes('/'))
      .map(one => [one.kind, { plural: one.name, namespaced: one.namespaced }]),
  );

/**
 * @param list answers the discovery document at a path, or undefined when the cluster has no such group and version
 * @throws UserError `kind-not-in-cluster`
 */
export const createDiscovery = (list: (path: string) => Promise<unknown>): ((kind: KindRef) => Promise<Resource>) => {
  const groups = new Map<string, Promise<Resources>>();

  const lookUp = async (apiVersion: string): Promise<Resources> => {
    const found = await list(groupPath(apiVersion));
    return found === undefined ? new Map() : resourcesOf(found);
  };

  /** What is missing now may be installed a moment later, so only finds are kept. */
  const find = async (kind: KindRef): Promise<Resource | undefined> => {
    const kept = (await groups.get(kind.apiVersion))?.get(kind.kind);
    if (kept !== undefined) return kept;
    const running = lookUp(kind.apiVersion);
    groups.set(kind.apiVersion, running);
    running.catch(() => groups.delete(kind.apiVersion));
    return (await running).get(kind.kind);
  };

  return async kind => {
    const resource = knownResource(kind) ?? (await find(kind));
    if (resource !== undefined) return resource;
    throw new UserError(
      'kind-not-in-cluster',
      `The cluster has no kind ${kind.kind} in ${kind.apiVersion}.`,
      'Install what defines it (its CustomResourceDefinition), or use an apiVersion that `kubectl api-resources` lists.',
    );
  };
};
