import { groupOf } from './apis.ts';
import { dig, listOf, textOf } from './dig.ts';
import { backendsOf, isGatewayRoute, isIngress, isRoute } from './entrances.ts';
import { annotationsOf, type K8sObject } from './objects.ts';
import type { Scene } from './scene.ts';
import { called } from './screen.ts';
import type { AppShape, SwitchMode } from './shape.ts';

/** How traffic is best moved, by what stands in front. Pure. */

const negAnnotation = 'cloud.google.com/neg';
const targetType = 'service.beta.kubernetes.io/aws-load-balancer-nlb-target-type';
const albTargetType = 'alb.ingress.kubernetes.io/target-type';

/** Signs on a Service that a load balancer sends straight to pod addresses. */
const podAddressService = (service: K8sObject): string | undefined => {
  const annotations = annotationsOf(service);
  const neg = annotations[negAnnotation];
  if (neg !== undefined && /"(?:ingress"\s*:\s*true|exposed_ports")/.test(neg))
    return `${called(service)} has the annotation ${negAnnotation} (container-native load balancing)`;
  if (annotations[targetType] === 'ip' || annotations['service.beta.kubernetes.io/aws-load-balancer-type'] === 'nlb-ip')
    return `${called(service)} has an AWS load balancer with target type ip`;
  return undefined;
};

const classOf = (ingress: K8sObject): string =>
  textOf(dig(ingress, 'spec', 'ingressClassName')) || (annotationsOf(ingress)['kubernetes.io/ingress.class'] ?? '');

/** Signs on an Ingress, or on the Gateways of a route. */
const podAddressRoute = (scene: Scene, route: K8sObject): string | undefined => {
  if (isIngress(route)) {
    const name = classOf(route);
    if (name === 'alb' && annotationsOf(route)[albTargetType] !== 'instance')
      return `${called(route)} is served by an AWS application load balancer, which sends to pod addresses`;
    if (name === 'gce' || name === 'gce-internal')
      return `${called(route)} is served by a Google load balancer, which sends to pod addresses`;
    if (/^azure[/-]application-gateway$/.test(name))
      return `${called(route)} is served by Azure Application Gateway, which sends to pod addresses`;
    return undefined;
  }
  const parents = listOf(dig(route, 'spec', 'parentRefs')).map(one => textOf(dig(one, 'name')));
  const gateway = [...scene.objects, ...scene.live].find(
    one =>
      one.kind === 'Gateway' &&
      groupOf(one.apiVersion) === 'gateway.networking.k8s.io' &&
      parents.includes(one.metadata.name),
  );
  const gatewayClass = textOf(dig(gateway, 'spec', 'gatewayClassName'));
  return /^(gke-|azure-alb|amazon-vpc-lattice)/.test(gatewayClass)
    ? `${called(route)} is served by the gateway class ${gatewayClass}, which sends to pod addresses`
    : undefined;
};

const weighted = (route: K8sObject): boolean =>
  isGatewayRoute(route) && backendsOf(route).some(one => one.weight !== undefined);

const routesTo = (scene: Scene, switched: readonly K8sObject[]): readonly K8sObject[] => {
  const names = new Set(switched.map(one => one.metadata.name));
  const all = [...scene.routes, ...scene.live.filter(isRoute)];
  // With no Service known, a route alone still tells what stands in front.
  return names.size === 0 ? all : all.filter(one => backendsOf(one).some(backend => names.has(backend.service)));
};

const isBehind = (routes: readonly K8sObject[], service: K8sObject): boolean =>
  routes.some(route => backendsOf(route).some(backend => backend.service === service.metadata.name));

const words: Readonly<Record<SwitchMode, string>> = {
  atomic: 'the selector of each Service is moved in one write',
  overlap: 'both colours get traffic for a while, then only the new one',
  route: 'the weights of the route are moved between two fixed Services',
};

export const switchModeOf = (
  scene: Scene,
  switched: readonly K8sObject[],
  wanted: 'auto' | SwitchMode,
): AppShape['switchMode'] => {
  if (wanted !== 'auto') return { mode: wanted, why: `As asked: ${words[wanted]}.` };
  const routes = routesTo(scene, switched);
  const route = routes.find(weighted);
  // A Service that no route leads to can only be moved by its selector, and then all are.
  if (route !== undefined && switched.every(one => isBehind(routes, one)))
    return { mode: 'route', why: `${called(route)} weights its backends: ${words.route}.` };
  const live = scene.live.filter(
    one => one.kind === 'Service' && switched.some(own => own.metadata.name === one.metadata.name),
  );
  const sign =
    [...switched, ...live].map(podAddressService).find(one => one !== undefined) ??
    routes.map(one => podAddressRoute(scene, one)).find(one => one !== undefined);
  if (sign !== undefined)
    return {
      mode: 'overlap',
      why: `${sign}; it would drop requests while one set of pods is exchanged for another: ${words.overlap}.`,
    };
  const front =
    routes[0] === undefined ? 'Traffic comes through Services' : `${called(routes[0])} follows the Service’s endpoints`;
  return { mode: 'atomic', why: `${front}: ${words.atomic}.` };
};
