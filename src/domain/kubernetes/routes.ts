import type { Colour } from '../rollout/release.ts';
import { dig, listOf, textOf } from './dig.ts';
import { isGatewayRoute, isIngress } from './entrances.ts';
import { colouredName } from './names.ts';
import type { K8sObject } from './objects.ts';
import { colours } from './traffic.ts';

/**
 * An Ingress or a route of the Gateway API in front of two fixed Services, `<name>-blue` and `<name>-green`: where its
 * backends lead, and the writes that lead them to one colour. Pure.
 */

export interface RouteChange {
  /** JSON pointer. */
  readonly path: string;
  /** undefined: the field is not there. */
  readonly before: unknown;
  readonly after: unknown;
}

interface Spot {
  readonly path: string;
  readonly service: string;
}

const ingressSpots = (ingress: K8sObject): readonly Spot[] => {
  const spot = (path: string, backend: unknown): readonly Spot[] => {
    const service = textOf(dig(backend, 'service', 'name'));
    return service === '' ? [] : [{ path: `${path}/service/name`, service }];
  };
  return [
    ...spot('/spec/defaultBackend', dig(ingress, 'spec', 'defaultBackend')),
    ...listOf(dig(ingress, 'spec', 'rules')).flatMap((rule, at) =>
      listOf(dig(rule, 'http', 'paths')).flatMap((path, index) =>
        spot(`/spec/rules/${at}/http/paths/${index}/backend`, dig(path, 'backend')),
      ),
    ),
  ];
};

/** The name without its colour, where that is one of `names`. */
const baseOf = (service: string, names: ReadonlySet<string>): string | undefined =>
  names.has(service)
    ? service
    : [...names].find(name => colours.some(colour => colouredName(name, colour) === service));

const renamed = (
  path: string,
  service: string,
  names: ReadonlySet<string>,
  to: Colour | null,
): readonly RouteChange[] => {
  const base = baseOf(service, names);
  if (base === undefined) return [];
  const after = to === null ? base : colouredName(base, to);
  return after === service ? [] : [{ path, before: service, after }];
};

interface Ref {
  readonly path: string;
  readonly service: string;
  readonly weight: unknown;
}

const refsOf = (rule: unknown, at: number): readonly Ref[] =>
  listOf(dig(rule, 'backendRefs')).flatMap((ref, index) =>
    (dig(ref, 'kind') ?? 'Service') === 'Service'
      ? [
          {
            path: `/spec/rules/${at}/backendRefs/${index}`,
            service: textOf(dig(ref, 'name')),
            weight: dig(ref, 'weight'),
          },
        ]
      : [],
  );

/** Where a rule names both colours its weights move; where it names one, the name does. */
const ruleChanges = (
  rule: unknown,
  at: number,
  names: ReadonlySet<string>,
  to: Colour | null,
): readonly RouteChange[] => {
  const refs = refsOf(rule, at);
  return refs.flatMap(({ path, service, weight }) => {
    const base = baseOf(service, names);
    if (base === undefined) return [];
    const pair = colours.every(colour => refs.some(ref => ref.service === colouredName(base, colour)));
    if (!pair) return renamed(`${path}/name`, service, names, to);
    const after = to !== null && service === colouredName(base, to) ? 100 : 0;
    return weight === after ? [] : [{ path: `${path}/weight`, before: weight, after }];
  });
};

/** What leads the route's backends to `to`; null: to the Services as the manifests name them, or to nothing. */
export const routeChanges = (
  route: K8sObject,
  names: ReadonlySet<string>,
  to: Colour | null,
): readonly RouteChange[] => {
  if (isIngress(route)) return ingressSpots(route).flatMap(({ path, service }) => renamed(path, service, names, to));
  if (!isGatewayRoute(route)) return [];
  return listOf(dig(route, 'spec', 'rules')).flatMap((rule, at) => ruleChanges(rule, at, names, to));
};

/** Whether it leads to one of the Services, in whatever colour. */
export const isInFrontOf = (route: K8sObject, names: ReadonlySet<string>): boolean => {
  const services = isIngress(route)
    ? ingressSpots(route).map(spot => spot.service)
    : listOf(dig(route, 'spec', 'rules')).flatMap((rule, at) => refsOf(rule, at).map(ref => ref.service));
  return services.some(service => baseOf(service, names) !== undefined);
};

const written = (value: unknown, path: readonly string[], after: unknown): unknown => {
  const [key, ...rest] = path;
  if (key === undefined) return after;
  if (Array.isArray(value)) return value.map((one, at) => (String(at) === key ? written(one, rest, after) : one));
  return typeof value === 'object' && value !== null
    ? { ...value, [key]: written(dig(value, key), rest, after) }
    : value;
};

/** The route of the manifests, leading to `to`. */
export const leadTo = (route: K8sObject, names: ReadonlySet<string>, to: Colour | null): K8sObject => ({
  ...route,
  spec: routeChanges(route, names, to).reduce<unknown>(
    (spec, { path, after }) => written(spec, path.split('/').slice(2), after),
    route['spec'],
  ),
});
