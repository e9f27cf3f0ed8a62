/** Addresses on 127.0.0.1 that lead to a colour's pods, or in where users do, through the API server. */
import { userError } from '../../../core/errors.ts';
import type { Container, Pod, Service } from '../../../domain/kubernetes/kinds.ts';
import { keys } from '../../../domain/kubernetes/names.ts';
import { annotationsOf } from '../../../domain/kubernetes/objects.ts';
import type { AppShape } from '../../../domain/kubernetes/shape.ts';
import { isReady, readyPods, type Way } from '../../../domain/kubernetes/traffic.ts';
import type { Colour } from '../../../domain/rollout/release.ts';
import type { Entry } from '../../../domain/signals/source.ts';
import type { TargetContext } from '../context.ts';
import { createForwarder, type Forwarder, podPath, roundRobin, servicePath } from '../forward.ts';
import { deploymentsOf, podsIn, podsOfColour, type Seeing } from '../release/seen.ts';
import { codes } from './codes.ts';
import { unadopted } from './found.ts';
import { switchedWays } from './view.ts';

interface Behind {
  readonly pods: readonly Pod[];
  /** The last Service on the way to them; undefined: they have none. */
  readonly service: Service | undefined;
}

const selectorTo = (way: Way, colour: Colour) => way.to[colour] ?? (way.colour === colour ? way.selector : null);

/** The pods that answer users once the colour has the traffic: those behind its last Service. */
const behind = (ctx: Seeing, colour: Colour, shape: AppShape | null): Behind => {
  const way = switchedWays(ctx).findLast(one => selectorTo(one, colour) !== null);
  const selector = way && selectorTo(way, colour);
  if (way !== undefined && selector) return { pods: readyPods(selector, podsIn(ctx)), service: way.service };
  const there = colour === 'blue' ? unadopted(ctx, shape) : null;
  const service = there?.found.services.at(-1);
  if (service !== undefined) return { pods: readyPods(service.spec.selector ?? {}, podsIn(ctx)), service };
  return { pods: podsOfColour(ctx, colour).filter(isReady), service: undefined };
};

const namedPort = (containers: readonly Container[], port: number | string | undefined): number | undefined => {
  if (port === undefined) return undefined;
  if (/^\d+$/.test(String(port))) return Number(port);
  return containers.flatMap(one => one.ports ?? []).find(one => one.name === port)?.containerPort;
};

/** What the release names, else the readiness probe's, else the Service's, else the only one. */
const doorOf = (pod: Pod, service: Service | undefined, named: string | undefined): Entry | undefined => {
  const { containers } = pod.spec;
  const probe = containers.map(one => one.readinessProbe?.httpGet).find(one => one?.port !== undefined);
  const served = service?.spec.ports?.[0];
  const port =
    namedPort(containers, named) ??
    namedPort(containers, probe?.port) ??
    namedPort(containers, served?.targetPort ?? served?.port) ??
    containers.flatMap(one => one.ports ?? [])[0]?.containerPort;
  return port === undefined ? undefined : { port, scheme: probe?.['scheme'] === 'HTTPS' ? 'https' : 'http' };
};

const podDoor = (ctx: Seeing, colour: Colour, shape: AppShape | null, pod: Pod): string | undefined => {
  const { service } = behind(ctx, colour, shape);
  const named = deploymentsOf(ctx, colour)
    .map(one => annotationsOf(one)[keys.port])
    .find(one => one !== undefined);
  const door = doorOf(pod, service, named);
  return door && podPath(ctx.settings.namespace, pod.metadata.name, door.port, door.scheme);
};

const entranceDoor = (ctx: Seeing, shape: AppShape | null): string | undefined => {
  const service = switchedWays(ctx).at(-1)?.service ?? unadopted(ctx, shape)?.found.services.at(-1);
  const port = service?.spec.ports?.[0];
  if (service === undefined || port === undefined) return undefined;
  const secure = port.port === 443 || port.name === 'https';
  return servicePath(ctx.settings.namespace, service.metadata.name, port.port, secure ? 'https' : 'http');
};

/** A pod that answers users, and the API path that leads to it. */
export interface Door {
  readonly id: string;
  readonly name: string;
  readonly path: string;
}

export interface Addresses {
  readonly entranceUrl: string;
  /** @throws UserError `probe-port-unknown` */
  direct(colour: Colour): Promise<string>;
  /** To each pod that answers users once the colour has the traffic; with `entry`, to that port of it. */
  doors(colour: Colour, entry?: Entry): readonly Door[];
  close(): Promise<void>;
}

type Access = TargetContext & { readonly cluster: { readonly socketPath: string } };

export const createAddresses = async (ctx: Access, shape: () => AppShape | null): Promise<Addresses> => {
  const open: Promise<Forwarder>[] = [];
  const forward = (pathOf: () => string | undefined): Promise<Forwarder> => {
    const forwarder = createForwarder(ctx.cluster, pathOf);
    open.push(forwarder);
    return forwarder;
  };
  const direct = new Map<Colour, Promise<Forwarder>>();
  const { url } = ctx.settings;
  const entranceUrl = url === '' ? (await forward(() => entranceDoor(ctx, shape()))).url : url;
  return {
    entranceUrl,
    direct: async colour => {
      const pods = roundRobin(() => behind(ctx, colour, shape()).pods);
      const door = (pod = pods()) => pod && podDoor(ctx, colour, shape(), pod);
      if (behind(ctx, colour, shape()).pods.length > 0 && door() === undefined)
        throw userError(codes, 'probe-port-unknown', `The pods of ${colour} name no port.`);
      const forwarder = direct.get(colour) ?? forward(door);
      direct.set(colour, forwarder);
      return (await forwarder).url;
    },
    doors: (colour, entry) =>
      behind(ctx, colour, shape()).pods.flatMap(pod => {
        const { name, uid = '' } = pod.metadata;
        const { namespace } = ctx.settings;
        const path = entry ? podPath(namespace, name, entry.port, entry.scheme) : podDoor(ctx, colour, shape(), pod);
        return path === undefined ? [] : [{ id: uid, name, path }];
      }),
    close: async () => {
      await Promise.all(open.map(async one => await (await one).close()));
    },
  };
};
