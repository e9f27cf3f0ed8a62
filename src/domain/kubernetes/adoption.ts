import { z } from 'zod';
import type { Colour } from '../rollout/release.ts';
import type { Autoscaler, Deployment, Pod, ReplicaSet, Service } from './kinds.ts';
import { keys, nowhere } from './names.ts';
import { annotationsOf, isTerminating, type K8sObject, labelsOf, selects } from './objects.ts';
import type { AppShape } from './shape.ts';
import type { Selector } from './traffic.ts';

/** An app that ran before we came: what belongs to it, whether it can be taken over, and how it was found. Pure. */

/** Such an app is always the blue one: ours starts in green. */
export const adoptedColour: Colour = 'blue';

const hashLabel = 'pod-template-hash';

export interface Owner {
  readonly app: string;
  readonly environment: string;
}

export const isOurs = (object: K8sObject, owner: Owner): boolean => {
  const labels = labelsOf(object);
  return labels[keys.app] === owner.app && labels[keys.environment] === owner.environment;
};

const isNobodys = (object: K8sObject): boolean => labelsOf(object)[keys.app] === undefined;

export const isAdopted = (object: K8sObject): boolean => annotationsOf(object)[keys.adopted] !== undefined;

export interface World {
  readonly deployments: readonly Deployment[];
  readonly replicaSets: readonly ReplicaSet[];
  readonly pods: readonly Pod[];
  readonly services: readonly Service[];
  readonly autoscalers: readonly Autoscaler[];
}

/** What was there before us, adopted or not, sorted by name. */
export interface FoundApp {
  readonly deployments: readonly Deployment[];
  /** In front of the Deployments, or of nothing, yet with a name that the manifests use. */
  readonly services: readonly Service[];
}

const byName = <T extends K8sObject>(objects: readonly T[]): readonly T[] =>
  objects.toSorted((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));

export const templateLabels = (deployment: Deployment): Selector => deployment.spec.template.metadata?.labels ?? {};

const isColoured = (object: K8sObject): boolean => labelsOf(object)[keys.colour] !== undefined && !isAdopted(object);

/** The Deployment that ran before us is named as the manifests name it, or as ours is without its colour. */
const originalNames = (world: World, owner: Owner, shape: AppShape | null): ReadonlySet<string> =>
  new Set([
    ...(shape?.workloads ?? []).map(workload => workload.name),
    ...world.deployments
      .filter(one => isOurs(one, owner) && isColoured(one))
      .map(one => one.metadata.name.replace(/-(blue|green)$/, '')),
  ]);

const canLead = (service: Service): boolean =>
  service.spec.clusterIP !== 'None' &&
  service.spec.type !== 'ExternalName' &&
  Object.keys(service.spec.selector ?? {}).length > 0;

export const leadsTo = (service: Service, deployment: Deployment): boolean =>
  selects(service.spec.selector ?? {}, templateLabels(deployment));

/** What is not needed any more, scaled to nothing by its owner, is not taken over. */
const isPopulated = (deployment: Deployment): boolean => (deployment.spec.replicas ?? 1) > 0;

export const findApp = (world: World, owner: Owner, shape: AppShape | null): FoundApp => {
  const names = originalNames(world, owner, shape);
  const inManifests = new Set((shape?.services ?? []).map(service => service.name));
  const deployments = world.deployments.filter(
    one =>
      (isOurs(one, owner) && isAdopted(one)) || (names.has(one.metadata.name) && isNobodys(one) && isPopulated(one)),
  );
  const services = world.services.filter(one => {
    if (!isNobodys(one)) return isOurs(one, owner) && isAdopted(one);
    return canLead(one) && (inManifests.has(one.metadata.name) || deployments.some(to => leadsTo(one, to)));
  });
  return { deployments: byName(deployments), services: byName(services) };
};

/** Some of it is not ours yet. */
export const isPending = (found: FoundApp): boolean =>
  [...found.deployments, ...found.services].some(one => !isAdopted(one));

const isOwnedBy = (object: K8sObject, owner: K8sObject): boolean =>
  (object.metadata.ownerReferences ?? []).some(one => one.controller === true && one.uid === owner.metadata.uid);

export const replicaSetsOf = (deployment: Deployment, world: Pick<World, 'replicaSets'>): readonly ReplicaSet[] =>
  world.replicaSets.filter(one => isOwnedBy(one, deployment));

export const podsOf = (
  deployments: readonly Deployment[],
  world: Pick<World, 'replicaSets' | 'pods'>,
): readonly Pod[] => {
  const sets = deployments.flatMap(deployment => replicaSetsOf(deployment, world));
  return world.pods.filter(pod => sets.some(set => isOwnedBy(pod, set)));
};

const populated = (deployment: Deployment, world: World): readonly ReplicaSet[] =>
  replicaSetsOf(deployment, world).filter(one => (one.spec.replicas ?? 0) > 0 || (one.status?.replicas ?? 0) > 0);

/** Label of the pods of the one ReplicaSet that runs; undefined while there is none, or more than one. */
export const hashOf = (deployment: Deployment, world: World): string | undefined => {
  const [one, more] = populated(deployment, world);
  return one === undefined || more !== undefined ? undefined : labelsOf(one)[hashLabel];
};

/** The selector that leads to one ReplicaSet of those a Service selects; undefined: to none, so that it can wait. */
export const narrowed = (selector: Selector, hash: string | undefined): Selector =>
  hash === undefined ? { ...selector, [keys.colour]: nowhere } : { ...selector, [hashLabel]: hash };

export type AdoptionProblem = 'adoption-mid-rollout' | 'adoption-service-shared' | 'adoption-service-unknown';

export interface Against {
  readonly code: AdoptionProblem;
  readonly message: string;
}

const isSettled = (deployment: Deployment): boolean => {
  const { status } = deployment;
  return (
    deployment.metadata.generation === status?.observedGeneration &&
    (status?.updatedReplicas ?? 0) === (status?.replicas ?? 0)
  );
};

const midRollout = (found: FoundApp, world: World): readonly Against[] =>
  found.deployments
    .filter(one => !isAdopted(one))
    .flatMap(deployment => {
      const sets = populated(deployment, world).length;
      if (sets === 1 && isSettled(deployment)) return [];
      const message = `Deployment/${deployment.metadata.name} is in the middle of a rollout: ${sets} ReplicaSets have pods.`;
      return [{ code: 'adoption-mid-rollout' as const, message }];
    });

const shared = (found: FoundApp, world: World): readonly Against[] =>
  found.services
    .filter(one => !isAdopted(one))
    .flatMap(service => {
      const behind = found.deployments.filter(deployment => leadsTo(service, deployment));
      const own = new Set(podsOf(behind, world).map(pod => pod.metadata.name));
      const others = world.pods
        .filter(pod => !isTerminating(pod) && selects(service.spec.selector ?? {}, labelsOf(pod)))
        .filter(pod => !own.has(pod.metadata.name))
        .map(pod => pod.metadata.name);
      const names = behind.map(deployment => `Deployment/${deployment.metadata.name}`);
      const also = [...(names.length > 1 ? names : []), ...others.map(name => `Pod/${name}`)];
      if (also.length === 0) return [];
      const message = `Service/${service.metadata.name} leads to more than one of the app's Deployments: ${also.slice(0, 5).join(', ')}.`;
      return [{ code: 'adoption-service-shared' as const, message }];
    });

const unknown = (found: FoundApp, shape: AppShape): readonly Against[] => {
  const switched = new Set(shape.services.map(service => service.name));
  return found.services
    .filter(one => !switched.has(one.metadata.name))
    .map(one => ({
      code: 'adoption-service-unknown' as const,
      message: `Service/${one.metadata.name} leads to the app, but is not in the manifests.`,
    }));
};

/** Why what runs cannot be taken over without touching it; for the preflight. Empty when there is nothing to take over. */
export const adoptionProblems = (world: World, owner: Owner, shape: AppShape): readonly Against[] => {
  const found = findApp(world, owner, shape);
  return [...midRollout(found, world), ...shared(found, world), ...unknown(found, shape)];
};

const strings = z.record(z.string(), z.string());

/** How a Deployment was found. */
export const foundDeploymentSchema = z.object({
  paused: z.boolean(),
  replicas: z.number(),
  podTemplateHash: z.string(),
});
export type FoundDeployment = z.output<typeof foundDeploymentSchema>;

/** How a Service was found. */
export const foundServiceSchema = z.object({
  labels: strings.nullable(),
  annotations: strings.nullable(),
  spec: z.looseObject({ selector: strings.nullish() }),
});
export type FoundService = z.output<typeof foundServiceSchema>;

const recorded = (object: K8sObject): unknown => {
  try {
    return JSON.parse(annotationsOf(object)[keys.adopted] ?? '');
  } catch {
    return undefined;
  }
};

export const foundDeployment = (object: Deployment): FoundDeployment | undefined =>
  foundDeploymentSchema.safeParse(recorded(object)).data;

export const foundService = (object: Service): FoundService | undefined =>
  foundServiceSchema.safeParse(recorded(object)).data;

export const serviceRecord = (service: Service): FoundService => ({
  labels: service.metadata.labels ?? null,
  annotations: service.metadata.annotations ?? null,
  spec: service.spec,
});

/** The number to come back with: an autoscaler's is its minimum, so that it does not depend on the hour. */
const replicasOf = (deployment: Deployment, world: World): number => {
  const scaler = world.autoscalers.find(
    one => one.spec.scaleTargetRef.kind === 'Deployment' && one.spec.scaleTargetRef.name === deployment.metadata.name,
  );
  return scaler === undefined ? (deployment.spec.replicas ?? 1) : (scaler.spec.minReplicas ?? 1);
};

export const deploymentRecord = (deployment: Deployment, hash: string, world: World): FoundDeployment => ({
  paused: deployment.spec.paused ?? false,
  replicas: replicasOf(deployment, world),
  podTemplateHash: hash,
});
