/** A way to bring a new version of the app to its users; each is one row of the switch bench. */
import { z } from 'zod';
import { lastLines } from '../../../src/core/errors.ts';
import { endpointSliceSchema } from '../../../src/domain/kubernetes/kinds.ts';
import { kubectl as run, until } from '../../support/cluster/cluster.ts';
import type { Bed } from './bed.ts';
import { type AppVersion, replicas } from './manifests.ts';

/** Where one app of one method lives. */
export interface Place {
  readonly bed: Bed;
  readonly namespace: string;
  /** Of the Service, which is called `shop` with every method. */
  readonly port: number;
  /** Seconds that the app listens on after SIGTERM. */
  readonly drain: number;
}

export interface Said {
  readonly exitCode: number | null;
  /** Last lines of the output. */
  readonly text: string;
}

export interface Method {
  /** The first version, with traffic, when it resolves. */
  prepare(version: string): Promise<void>;
  /** The whole command from the live version to this one. */
  release(version: string): Promise<Said>;
}

export interface MethodKind {
  readonly name: string;
  /** What was really run. */
  readonly what: string;
  at(place: Place): Method;
}

export const app = 'shop';

export const versionOf = ({ bed, drain }: Place, version: string): AppVersion => ({
  version,
  drain,
  image: bed.cluster.images['v1'] ?? '',
});

const deadline = '--timeout=60s';

/** kubectl in the place's namespace. */
export const kubectl = async (place: Place, args: readonly string[], input?: string): Promise<string> =>
  await run(place.bed.cluster, [`--namespace=${place.namespace}`, ...args], {
    timeoutMs: 120_000,
    ...(input === undefined ? {} : { input }),
  });

export const apply = async (place: Place, text: string): Promise<void> =>
  void (await kubectl(place, ['apply', '--filename=-'], text));

export const rolloutStatus = async (place: Place, name: string): Promise<Said> => ({
  exitCode: 0,
  text: lastLines(await kubectl(place, ['rollout', 'status', `deployment/${name}`, deadline]), 1),
});

/** Once the Service has all the endpoints it shall have. */
export const settled = async (place: Place): Promise<void> => {
  const api = place.bed.api(place.namespace);
  const slices = { apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice' };
  const ready = async (): Promise<number> => {
    const { items } = await api.list(slices, { labelSelector: `kubernetes.io/service-name=${app}` });
    const endpoints = items.flatMap(item => endpointSliceSchema.parse(item).endpoints ?? []);
    return endpoints.filter(one => one.conditions?.ready === true).length;
  };
  await until(`${replicas} endpoints`, async () => (await ready()) === replicas || undefined);
};

export const patchSelector = async (place: Place, selector: Readonly<Record<string, string | null>>): Promise<void> =>
  void (await kubectl(place, ['patch', 'service', app, '--patch', JSON.stringify({ spec: { selector } })]));

export const liveSelector = async (place: Place): Promise<Readonly<Record<string, string>>> => {
  const text = await kubectl(place, ['get', 'service', app, '--output=jsonpath={.spec.selector}']);
  return z.record(z.string(), z.string()).parse(JSON.parse(text));
};
