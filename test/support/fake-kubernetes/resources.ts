/** The kinds that the fake API server serves. */

export interface Resource {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly plural: string;
  readonly namespaced: boolean;
  /** Has a status that only `/status` writes. */
  readonly status: boolean;
}

type Row = readonly [kind: string, plural: string, flags?: string];

const group = (name: string, version: string, rows: readonly Row[]): readonly Resource[] =>
  rows.map(([kind, plural, flags = '']) => ({
    group: name,
    version,
    kind,
    plural,
    namespaced: !flags.includes('cluster'),
    status: flags.includes('status'),
  }));

export const standardResources: readonly Resource[] = [
  ...group('', 'v1', [
    ['Namespace', 'namespaces', 'cluster'],
    ['Node', 'nodes', 'cluster status'],
    ['Pod', 'pods', 'status'],
    ['Service', 'services', 'status'],
    ['ConfigMap', 'configmaps'],
    ['Secret', 'secrets'],
    ['ServiceAccount', 'serviceaccounts'],
    ['PersistentVolumeClaim', 'persistentvolumeclaims', 'status'],
    ['ResourceQuota', 'resourcequotas', 'status'],
    ['LimitRange', 'limitranges'],
    ['Event', 'events'],
    ['Endpoints', 'endpoints'],
  ]),
  ...group('apps', 'v1', [
    ['Deployment', 'deployments', 'status'],
    ['ReplicaSet', 'replicasets', 'status'],
    ['StatefulSet', 'statefulsets', 'status'],
    ['DaemonSet', 'daemonsets', 'status'],
  ]),
  ...group('batch', 'v1', [
    ['Job', 'jobs', 'status'],
    ['CronJob', 'cronjobs', 'status'],
  ]),
  ...group('autoscaling', 'v2', [['HorizontalPodAutoscaler', 'horizontalpodautoscalers', 'status']]),
  ...group('policy', 'v1', [['PodDisruptionBudget', 'poddisruptionbudgets', 'status']]),
  ...group('networking.k8s.io', 'v1', [
    ['Ingress', 'ingresses', 'status'],
    ['NetworkPolicy', 'networkpolicies'],
  ]),
  ...group('gateway.networking.k8s.io', 'v1', [
    ['Gateway', 'gateways', 'status'],
    ['HTTPRoute', 'httproutes', 'status'],
  ]),
  ...group('discovery.k8s.io', 'v1', [['EndpointSlice', 'endpointslices']]),
  ...group('coordination.k8s.io', 'v1', [['Lease', 'leases']]),
  ...group('rbac.authorization.k8s.io', 'v1', [
    ['Role', 'roles'],
    ['RoleBinding', 'rolebindings'],
    ['ClusterRole', 'clusterroles', 'cluster'],
    ['ClusterRoleBinding', 'clusterrolebindings', 'cluster'],
  ]),
];

export const apiVersionOf = ({ group: name, version }: Pick<Resource, 'group' | 'version'>): string =>
  name === '' ? version : `${name}/${version}`;

const verbs = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch'];

/** Answer to GET /api, /apis, /api/v1, /apis/<group>/<version>; undefined: no discovery path. */
export const discovery = (resources: readonly Resource[], path: string): unknown => {
  if (path === '/api') return { kind: 'APIVersions', versions: ['v1'] };
  if (path === '/apis') return groupList(resources);
  const found = /^\/api\/(v1)$|^\/apis\/([^/]+\/[^/]+)$/.exec(path);
  const groupVersion = found?.[1] ?? found?.[2];
  const served = resources.filter(one => apiVersionOf(one) === groupVersion);
  if (groupVersion === undefined || served.length === 0) return undefined;
  return {
    kind: 'APIResourceList',
    apiVersion: 'v1',
    groupVersion,
    resources: served.flatMap(({ plural, kind, namespaced, status }) => [
      { name: plural, singularName: kind.toLowerCase(), namespaced, kind, verbs },
      ...(status ? [{ name: `${plural}/status`, singularName: '', namespaced, kind, verbs: ['get', 'patch'] }] : []),
    ]),
  };
};

const groupList = (resources: readonly Resource[]): unknown => {
  const names = [...new Set(resources.map(one => one.group))].filter(name => name !== '');
  return {
    kind: 'APIGroupList',
    apiVersion: 'v1',
    groups: names.map(name => {
      const version = resources.find(one => one.group === name)?.version ?? 'v1';
      const preferred = { groupVersion: `${name}/${version}`, version };
      return { name, versions: [preferred], preferredVersion: preferred };
    }),
  };
};
