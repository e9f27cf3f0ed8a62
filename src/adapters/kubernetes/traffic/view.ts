/** The mirror with types. An object is checked once, however often it is looked at. */
import type { z } from 'zod';
import { UserError } from '../../../core/errors.ts';
import type { World } from '../../../domain/kubernetes/adoption.ts';
import { isOurs } from '../../../domain/kubernetes/adoption.ts';
import {
  autoscalerSchema,
  deploymentSchema,
  type EndpointSlice,
  endpointSliceSchema,
  podSchema,
  replicaSetSchema,
  serviceSchema,
} from '../../../domain/kubernetes/kinds.ts';
import type { K8sObject } from '../../../domain/kubernetes/objects.ts';
import { type Way, waysOf } from '../../../domain/kubernetes/traffic.ts';
import type { Mirror } from '../cluster.ts';
import type { TargetContext } from '../context.ts';
import { codes } from './codes.ts';

const typedAs = <T>(kind: string, schema: z.ZodType<T>): ((mirror: Mirror) => readonly T[]) => {
  const known = new WeakMap<K8sObject, T>();
  const one = (object: K8sObject): readonly T[] => {
    const before = known.get(object);
    if (before !== undefined) return [before];
    const read = schema.safeParse(object).data;
    if (read === undefined) return [];
    known.set(object, read);
    return [read];
  };
  return mirror => mirror.all(kind).flatMap(one);
};

export const deploymentsIn = typedAs('Deployment', deploymentSchema);
export const replicaSetsIn = typedAs('ReplicaSet', replicaSetSchema);
export const podsIn = typedAs('Pod', podSchema);
export const servicesIn = typedAs('Service', serviceSchema);
export const autoscalersIn = typedAs('HorizontalPodAutoscaler', autoscalerSchema);
export const slicesIn: (mirror: Mirror) => readonly EndpointSlice[] = typedAs('EndpointSlice', endpointSliceSchema);

export const worldOf = (mirror: Mirror): World => ({
  deployments: deploymentsIn(mirror),
  replicaSets: replicaSetsIn(mirror),
  pods: podsIn(mirror),
  services: servicesIn(mirror),
  autoscalers: autoscalersIn(mirror),
});

/** Our switched Services, in the order of switching. */
export const switchedWays = ({ mirror, settings }: Pick<TargetContext, 'mirror' | 'settings'>): readonly Way[] =>
  waysOf(servicesIn(mirror).filter(service => isOurs(service, settings)));

/** @throws UserError `cluster-view-stale` when what is known is older than `maxMs` and nothing newer can be had */
export const freshWithin = async ({ mirror }: Pick<TargetContext, 'mirror'>, maxMs: number): Promise<void> => {
  if (mirror.staleMs() <= maxMs) return;
  const stale = mirror.staleMs();
  try {
    await mirror.refresh();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UserError(
      'cluster-view-stale',
      `The view of the cluster is ${Math.round(stale / 100) / 10} s old: ${why}`,
      codes.docs['cluster-view-stale'].next,
    );
  }
};
