import { groupOf } from './apis.ts';
import { dig, fieldsOf, listOf, textOf } from './dig.ts';
import { type K8sObject, nameOf } from './objects.ts';

/** What brings users' traffic to Services: Ingress, Gateway API routes, and the Services that open a door themselves. Pure. */

export interface Backend {
  readonly service: string;
  /** undefined: the route gives none. */
  readonly weight: number | undefined;
}

const routeKinds = new Set(['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute']);

export const isGatewayRoute = (object: K8sObject): boolean =>
  groupOf(object.apiVersion) === 'gateway.networking.k8s.io' && routeKinds.has(object.kind);

export const isIngress = (object: K8sObject): boolean =>
  object.kind === 'Ingress' && ['networking.k8s.io', 'extensions'].includes(groupOf(object.apiVersion));

/** Routes of other projects: read to know what is behind them, never written. */
const foreignRoutes: Readonly<Record<string, string>> = {
  'traefik.io': 'IngressRoute',
  'traefik.containo.us': 'IngressRoute',
  'networking.istio.io': 'VirtualService',
  'route.openshift.io': 'Route',
  'projectcontour.io': 'HTTPProxy',
};

export const isForeignRoute = (object: K8sObject): boolean =>
  (foreignRoutes[groupOf(object.apiVersion)] ?? '') === object.kind;

const ingressBackend = (backend: unknown): readonly Backend[] => {
  // networking.k8s.io/v1, then the removed v1beta1.
  const service = textOf(dig(backend, 'service', 'name')) || textOf(dig(backend, 'serviceName'));
  return service === '' ? [] : [{ service, weight: undefined }];
};

const ingressBackends = (ingress: K8sObject): readonly Backend[] => [
  ...ingressBackend(dig(ingress, 'spec', 'defaultBackend') ?? dig(ingress, 'spec', 'backend')),
  ...listOf(dig(ingress, 'spec', 'rules')).flatMap(rule =>
    listOf(dig(rule, 'http', 'paths')).flatMap(path => ingressBackend(dig(path, 'backend'))),
  ),
];

const routeBackends = (route: K8sObject): readonly Backend[] =>
  listOf(dig(route, 'spec', 'rules')).flatMap(rule =>
    listOf(dig(rule, 'backendRefs')).flatMap(backend => {
      const { kind, name, weight, namespace } = fieldsOf(backend);
      const here = namespace === undefined || namespace === (route.metadata.namespace ?? namespace);
      return (kind ?? 'Service') === 'Service' && typeof name === 'string' && here
        ? [{ service: name, weight: typeof weight === 'number' ? weight : undefined }]
        : [];
    }),
  );

/** Any `name` or `host` in a foreign route may be a Service; those that are none fall out by themselves. */
const namesWithin = (value: unknown): readonly string[] =>
  Array.isArray(value)
    ? value.flatMap(namesWithin)
    : Object.entries(fieldsOf(value)).flatMap(([key, inner]) =>
        typeof inner === 'string'
          ? key === 'name' || key === 'host'
            ? [inner.split('.')[0] ?? '']
            : []
          : namesWithin(inner),
      );

export const backendsOf = (object: K8sObject): readonly Backend[] => {
  if (isIngress(object)) return ingressBackends(object);
  if (isGatewayRoute(object)) return routeBackends(object);
  if (!isForeignRoute(object)) return [];
  return namesWithin(object['spec']).map(service => ({ service, weight: undefined }));
};

export const isRoute = (object: K8sObject): boolean =>
  isIngress(object) || isGatewayRoute(object) || isForeignRoute(object);

/** Whether users reach the Service without anything in front of it. */
export const isOpen = (service: K8sObject): boolean => {
  const type = dig(service, 'spec', 'type');
  return type === 'NodePort' || type === 'LoadBalancer' || listOf(dig(service, 'spec', 'externalIPs')).length > 0;
};

/** For people: why users' traffic enters at this Service; undefined: it does not. */
export const entranceReason = (service: K8sObject, routes: readonly K8sObject[]): string | undefined => {
  const type = textOf(dig(service, 'spec', 'type'));
  if (isOpen(service)) return type === 'NodePort' || type === 'LoadBalancer' ? `type ${type}` : 'it has externalIPs';
  const route = routes.find(one => backendsOf(one).some(backend => backend.service === service.metadata.name));
  return route === undefined ? undefined : `behind ${nameOf({ kind: route.kind, name: route.metadata.name })}`;
};
