import type { z } from 'zod';
import { isOurs, type Owner, podsOf } from '../../../domain/kubernetes/adoption.ts';
import { isOnProbation, type SeenColour } from '../../../domain/kubernetes/colour-state.ts';
import {
  type Autoscaler,
  autoscalerSchema,
  type Deployment,
  deploymentSchema,
  type EndpointSlice,
  endpointSliceSchema,
  type Pod,
  podSchema,
  type ReplicaSet,
  replicaSetSchema,
  type Service,
  serviceSchema,
} from '../../../domain/kubernetes/kinds.ts';
import { keys } from '../../../domain/kubernetes/names.ts';
import { type K8sObject, labelsOf, selects } from '../../../domain/kubernetes/objects.ts';
import { type Colour, otherColour } from '../../../domain/rollout/release.ts';
import type { TargetContext } from '../context.ts';

/** What the mirror holds, typed. Objects of the mirror are never changed in place, so each is parsed once. */

const reader = <T extends z.ZodType>(kind: string, schema: T) => {
  const parsed = new WeakMap<K8sObject, z.output<T>>();
  return ({ mirror }: Pick<TargetContext, 'mirror'>): readonly z.output<T>[] =>
    mirror.all(kind).map(object => {
      const known = parsed.get(object) ?? schema.parse(object);
      parsed.set(object, known);
      return known;
    });
};

export const deploymentsIn: (ctx: Pick<TargetContext, 'mirror'>) => readonly Deployment[] = reader(
  'Deployment',
  deploymentSchema,
);
export const replicaSetsIn: (ctx: Pick<TargetContext, 'mirror'>) => readonly ReplicaSet[] = reader(
  'ReplicaSet',
  replicaSetSchema,
);
export const podsIn: (ctx: Pick<TargetContext, 'mirror'>) => readonly Pod[] = reader('Pod', podSchema);
export const servicesIn: (ctx: Pick<TargetContext, 'mirror'>) => readonly Service[] = reader('Service', serviceSchema);
export const slicesIn: (ctx: Pick<TargetContext, 'mirror'>) => readonly EndpointSlice[] = reader(
  'EndpointSlice',
  endpointSliceSchema,
);
export const autoscalersIn: (ctx: Pick<TargetContext, 'mirror'>) => readonly Autoscaler[] = reader(
  'HorizontalPodAutoscaler',
  autoscalerSchema,
);

export type Seeing = Pick<TargetContext, 'mirror' | 'settings'>;

/** For lists: what belongs to the app in this environment. */
export const ownedBy = ({ app, environment }: Owner): string => `${keys.app}=${app},${keys.environment}=${environment}`;

/** Deployments whose own labels say that they are the colour's: ours, and the adopted one. */
export const deploymentsOf = (ctx: Seeing, colour: Colour): readonly Deployment[] =>
  deploymentsIn(ctx).filter(one => isOurs(one, ctx.settings) && labelsOf(one)[keys.colour] === colour);

export const podsOfColour = (ctx: Seeing, colour: Colour): readonly Pod[] =>
  podsOf(deploymentsOf(ctx, colour), { replicaSets: replicaSetsIn(ctx), pods: podsIn(ctx) });

export const seenColour = (ctx: Seeing, colour: Colour, now: number): SeenColour => {
  const deployments = deploymentsOf(ctx, colour);
  const onProbation = isOnProbation(deployments, deploymentsOf(ctx, otherColour(colour)), now);
  return { deployments, pods: podsOfColour(ctx, colour), onProbation };
};

/** Services that send traffic to the colour's pods, by its label or by that of an adopted ReplicaSet. */
export const servicesTo = (ctx: Seeing, colour: Colour): readonly Service[] => {
  const pods = podsOfColour(ctx, colour);
  return servicesIn(ctx).filter(service => {
    const selector = service.spec.selector ?? {};
    if (labelsOf(service)[keys.colour] === colour) return false;
    if (selector[keys.colour] === colour && isOurs(service, ctx.settings)) return true;
    return isOurs(service, ctx.settings) && pods.some(pod => selects(selector, labelsOf(pod)));
  });
};

/** PodDisruptionBudgets of a colour. They are not mirrored: they are looked at once a release. */
export const budgetsOf = async (
  ctx: Pick<TargetContext, 'cluster' | 'settings'>,
  colour: Colour,
): Promise<readonly K8sObject[]> => {
  const labelSelector = `${ownedBy(ctx.settings)},${keys.colour}=${colour}`;
  return (await ctx.cluster.list({ apiVersion: 'policy/v1', kind: 'PodDisruptionBudget' }, { labelSelector })).items;
};
