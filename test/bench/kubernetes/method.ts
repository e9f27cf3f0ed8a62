/** A way to bring a new version of the app to its users; each is one row of the switch bench. */
import { lastLines } from '../../../src/core/errors.ts';
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
  /** Where the Service's traffic goes before a release. */
  selector(): Promise<Readonly<Record<string, string>>>;
  close?(): Promise<void>;
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
  image: bed.images['v1'] ?? '',
});

/** The audit log's name of what a method calls. */
export const userOf = (place: Place): string => `bench:${place.namespace}`;

const deadline = '--timeout=60s';

/** kubectl in the place's namespace, under its name. */
export const kubectl = async (place: Place, args: readonly string[], input?: string): Promise<string> =>
  await place.bed.kubectl([`--namespace=${place.namespace}`, ...args], {
    user: userOf(place),
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
  for (;;) {
    const { items } = await api.list(
      { apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice' },
      { labelSelector: `kubernetes.io/service-name=${app}` },
    );
    if (JSON.stringify(items).split('"ready":true').length - 1 >= replicas) return;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
};

export const patchSelector = async (place: Place, selector: Readonly<Record<string, string | null>>): Promise<void> =>
  void (await kubectl(place, ['patch', 'service', app, '--patch', JSON.stringify({ spec: { selector } })]));
