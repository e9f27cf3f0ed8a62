import { namesService, textsOfWorkload } from './dependencies.ts';
import { dig } from './dig.ts';
import { backendsOf, entranceReason, isRoute } from './entrances.ts';
import type { Deployment, Service } from './kinds.ts';
import { keys } from './names.ts';
import { annotationsOf, type K8sObject, selects } from './objects.ts';
import { hasPods, podLabels } from './pods.ts';
import { asDeployment, asService } from './schemas.ts';

/** The sound objects of a release, with the questions that the rules ask about them. Pure. */

export interface Scene {
  readonly namespace: string;
  readonly objects: readonly K8sObject[];
  readonly live: readonly K8sObject[];
  readonly deployments: readonly Deployment[];
  readonly services: readonly Service[];
  /** Whatever has a pod template. */
  readonly podOwners: readonly K8sObject[];
  /** The same of objects that are refused for what they are. */
  readonly refusedOwners: readonly K8sObject[];
  readonly routes: readonly K8sObject[];
  readonly configs: readonly K8sObject[];
  readonly hookJobs: ReadonlySet<string>;
}

export const isHeadless = (service: K8sObject): boolean => dig(service, 'spec', 'clusterIP') === 'None';

export const selectorOf = (service: Service): Readonly<Record<string, string>> => service.spec.selector ?? {};

/** The person's own word on how an object is treated. */
export const wishOf = (object: K8sObject): string | undefined => annotationsOf(object)[keys.treatment];

export const sceneOf = (
  objects: readonly K8sObject[],
  options: {
    readonly namespace: string;
    readonly live: readonly K8sObject[];
    readonly hookJobs: readonly string[];
    readonly refused: readonly K8sObject[];
  },
): Scene => {
  // One and the same value wherever a Deployment is met, so that lists of them can be compared.
  const deployments = new Map(objects.map(one => [one, asDeployment(one)] as const));
  return {
    namespace: options.namespace,
    objects,
    live: options.live,
    deployments: [...deployments.values()].filter(one => one !== undefined),
    services: objects.map(asService).filter(one => one !== undefined),
    podOwners: objects.filter(hasPods).map(one => deployments.get(one) ?? one),
    refusedOwners: options.refused.filter(hasPods),
    routes: objects.filter(isRoute),
    configs: objects.filter(one => one.apiVersion === 'v1' && (one.kind === 'ConfigMap' || one.kind === 'Secret')),
    hookJobs: new Set(options.hookJobs),
  };
};

export const selectsPodsOf = (service: Service, owner: K8sObject): boolean =>
  selects(selectorOf(service), podLabels(owner));

/** Names of Services that the pods of `owner` speak to. */
export const servicesNamedBy = (scene: Scene, owner: K8sObject): readonly string[] => {
  const texts = textsOfWorkload(owner, scene.configs);
  return scene.services
    .map(service => service.metadata.name)
    .filter(name => texts.some(text => namesService(text, name, scene.namespace)));
};

export interface Entrances {
  /** Service → why users' traffic enters there. */
  readonly services: ReadonlyMap<string, string>;
  /** The manifests say so themselves; otherwise it is only that nothing else in the release speaks to them. */
  readonly explicit: boolean;
}

export const entrancesOf = (scene: Scene): Entrances => {
  const services = new Map<string, string>();
  for (const service of scene.services) {
    const reason = entranceReason(service, [...scene.routes, ...scene.live.filter(isRoute)]);
    if (reason !== undefined) services.set(service.metadata.name, reason);
  }
  if (services.size > 0) return { services, explicit: true };
  const spokenTo = new Set(
    scene.podOwners.flatMap(owner =>
      servicesNamedBy(scene, owner).filter(name =>
        scene.services.some(service => service.metadata.name === name && !selectsPodsOf(service, owner)),
      ),
    ),
  );
  for (const { metadata } of scene.services)
    if (!spokenTo.has(metadata.name)) services.set(metadata.name, 'nothing else in the release speaks to it');
  return { services, explicit: false };
};

export const isRouted = (scene: Scene, service: string): boolean =>
  scene.routes.some(route => backendsOf(route).some(backend => backend.service === service));
