/** Traffic moved by what is in front: two fixed Services, and an Ingress or route whose backends are led to one of them. */
import { UserError, userError } from '../../../core/errors.ts';
import { isOurs } from '../../../domain/kubernetes/adoption.ts';
import type { Service } from '../../../domain/kubernetes/kinds.ts';
import { colouredName, keys } from '../../../domain/kubernetes/names.ts';
import { type K8sObject, labelsOf } from '../../../domain/kubernetes/objects.ts';
import { isInFrontOf, leadTo, routeChanges } from '../../../domain/kubernetes/routes.ts';
import {
  colours,
  type Selector,
  sameSelector,
  slicesLag,
  trafficOf,
  type Way,
  wayOf,
} from '../../../domain/kubernetes/traffic.ts';
import { type Colour, otherColour } from '../../../domain/rollout/release.ts';
import type { KindRef, PatchOperation } from '../cluster.ts';
import type { Loaded, TargetContext } from '../context.ts';
import { podsIn, type Seeing, servicesIn, slicesIn } from '../release/seen.ts';
import { annotating, checkFence, create, patch } from '../release/writes.ts';
import { codes } from './codes.ts';
import { switchedWays } from './view.ts';

const routeKinds: readonly KindRef[] = [
  { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress' },
  { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute' },
  { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'GRPCRoute' },
];

const slicesMs = 10_000;
const never = new AbortController().signal;

const namesOf = (ctx: Seeing): ReadonlySet<string> => new Set(switchedWays(ctx).map(way => way.name));

/** A cluster without the Gateway API has none of its routes. */
const listed = async (ctx: TargetContext, kind: KindRef): Promise<readonly K8sObject[]> => {
  try {
    return (await ctx.cluster.list(kind)).items.map(one => ({ ...one, ...kind }));
  } catch (error) {
    if (error instanceof UserError && error.code === 'kind-not-in-cluster') return [];
    throw error;
  }
};

const routesOf = async (ctx: TargetContext): Promise<readonly K8sObject[]> => {
  const names = namesOf(ctx);
  const all = await Promise.all(routeKinds.map(async kind => await listed(ctx, kind)));
  return all.flat().filter(route => isInFrontOf(route, names));
};

const fixedServices = (ctx: Seeing): readonly Service[] =>
  servicesIn(ctx).filter(one => isOurs(one, ctx.settings) && labelsOf(one)[keys.colour] !== undefined);

const fixedOf = (ctx: TargetContext, way: Way, colour: Colour, selector: Selector, token: number): K8sObject => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: {
    name: colouredName(way.name, colour),
    namespace: ctx.settings.namespace,
    labels: {
      [keys.app]: ctx.settings.app,
      [keys.environment]: ctx.settings.environment,
      [keys.colour]: colour,
    },
    annotations: { [keys.fence]: String(token) },
  },
  spec: {
    selector,
    ports: (way.service.spec.ports ?? []).map(({ nodePort: _nodePort, ...port }) => port),
  },
});

const keepFixed = async (
  ctx: TargetContext,
  way: Way,
  colour: Colour,
  selector: Selector,
  token: number,
): Promise<void> => {
  const writer = { ...ctx, token };
  const name = colouredName(way.name, colour);
  const live = servicesIn(ctx).find(one => one.metadata.name === name);
  const { object } =
    live === undefined ? await create(writer, fixedOf(ctx, way, colour, selector, token)) : { object: live };
  if (!isOurs(object, ctx.settings)) throw new Error(`Service/${name} belongs to somebody else`);
  await patch(writer, object, now => {
    const there = wayOf({ ...way.service, ...now, spec: { ...way.service.spec, ...specOf(now) } }).selector;
    return sameSelector(there, selector) ? [] : [{ op: 'replace', path: '/spec/selector', value: selector }];
  });
};

const specOf = (object: K8sObject): object =>
  typeof object['spec'] === 'object' && object['spec'] !== null ? object['spec'] : {};

const operationsOf = (route: K8sObject, names: ReadonlySet<string>, to: Colour | null): readonly PatchOperation[] =>
  routeChanges(route, names, to).flatMap(({ path, before, after }): readonly PatchOperation[] =>
    before === undefined
      ? [{ op: 'add', path, value: after }]
      : [
          { op: 'test', path, value: before },
          { op: 'replace', path, value: after },
        ],
  );

/** Before the switch: both fixed Services stand, and the routes of the manifests lead where the traffic is. */
export const prepareRoutes = async (ctx: TargetContext, { shape }: Loaded, token: number): Promise<void> => {
  const ways = switchedWays(ctx);
  for (const way of ways)
    for (const colour of colours) {
      const selector = way.to[colour];
      if (selector !== null) await keepFixed(ctx, way, colour, selector, token);
    }
  const [names, traffic] = [namesOf(ctx), trafficOf(ways)];
  for (const route of shape.routes) await applyRoute(ctx, leadTo(route, names, traffic), token);
};

const applyRoute = async (ctx: TargetContext, route: K8sObject, token: number): Promise<void> => {
  const { apiVersion, kind, metadata } = route;
  const ref = { apiVersion, kind, namespace: ctx.settings.namespace, name: metadata.name };
  const body = {
    ...route,
    metadata: {
      ...metadata,
      namespace: ctx.settings.namespace,
      annotations: { ...metadata.annotations, [keys.fence]: String(token) },
    },
  };
  const live = await ctx.cluster.get(ref);
  if (live === undefined) {
    await create({ ...ctx, token }, body);
    return;
  }
  checkFence(live, token);
  const { resourceVersion = '' } = live.metadata;
  await ctx.cluster.apply({ ...body, metadata: { ...body.metadata, resourceVersion } }, { force: true });
};

/** I1 for what is in front: the fixed Service has its endpoints before anything leads there. */
const untilFixedReady = async (ctx: TargetContext, to: Colour): Promise<void> => {
  const since = ctx.clock.monotonic();
  for (;;) {
    const lag = fixedServices(ctx)
      .filter(one => labelsOf(one)[keys.colour] === to)
      .map(one => slicesLag(wayOf(one), slicesIn(ctx), podsIn(ctx)))
      .find(one => one !== '');
    if (lag === undefined) return;
    if (ctx.clock.monotonic() - since > slicesMs) throw userError(codes, 'too-few-endpoints', lag);
    await ctx.mirror.changed(never, 100);
  }
};

const lead = async (
  ctx: TargetContext,
  routes: readonly K8sObject[],
  to: Colour | null,
  token: number,
): Promise<void> => {
  const names = namesOf(ctx);
  for (const route of routes)
    await patch({ ...ctx, token }, route, live => operationsOf({ ...route, ...live }, names, to));
};

/** Ahead of the Services, so that traffic counts as moved only once all of it is. @throws UserError `route-not-found` */
export const switchRoutes = async (ctx: TargetContext, to: Colour, token: number): Promise<void> => {
  const routes = await routesOf(ctx);
  if (routes.length === 0)
    throw userError(
      codes,
      'route-not-found',
      `No Ingress or route in ${ctx.settings.namespace} leads to ${[...namesOf(ctx)].join(', ')}.`,
    );
  await untilFixedReady(ctx, to);
  await lead(ctx, routes, to, token);
};

/** No route leads to `colour` any more, which has no traffic. Without fixed Services no route ever did. */
export const leaveRoutes = async (ctx: TargetContext, colour: Colour, token: number): Promise<void> => {
  if (fixedServices(ctx).length === 0) return;
  const back = trafficOf(switchedWays(ctx)) === otherColour(colour) ? otherColour(colour) : null;
  await lead(ctx, await routesOf(ctx), back, token);
};

/** As the manifests name the Services, without a mark of ours; the fixed Services go. */
export const restoreRoutes = async (ctx: TargetContext, token: number): Promise<void> => {
  const fixed = fixedServices(ctx);
  if (fixed.length === 0) return;
  const names = namesOf(ctx);
  for (const route of await routesOf(ctx))
    await patch({ ...ctx, token }, route, live => [
      ...operationsOf({ ...route, ...live }, names, null),
      ...annotating(live, { [keys.fence]: null }),
    ]);
  for (const one of fixed) {
    const { uid = '', resourceVersion = '' } = one.metadata;
    await ctx.cluster.delete(
      { apiVersion: 'v1', kind: 'Service', namespace: ctx.settings.namespace, name: one.metadata.name },
      { uid, resourceVersion },
    );
  }
};
