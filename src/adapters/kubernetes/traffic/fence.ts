/** Raises the fence on everything we manage, so that an older holder's writes fail from now on. */
import { isOurs } from '../../../domain/kubernetes/adoption.ts';
import { keys } from '../../../domain/kubernetes/names.ts';
import type { K8sObject } from '../../../domain/kubernetes/objects.ts';
import { FencedOut } from '../../../domain/rollout/ports.ts';
import type { TargetContext } from '../context.ts';
import type { Seeing } from '../release/seen.ts';
import { annotating, fenceOf, patch } from '../release/writes.ts';

const fencedKinds = ['Service', 'Deployment', 'HorizontalPodAutoscaler'];

const managedObjects = ({ mirror, settings }: Seeing): readonly K8sObject[] =>
  fencedKinds.flatMap(kind => mirror.all(kind).filter(object => isOurs(object, settings)));

/** The highest token that any of them has seen. */
export const highestFence = (ctx: Seeing): number => Math.max(0, ...managedObjects(ctx).map(fenceOf));

/** @throws FencedOut when one of them has seen a newer token */
export const raiseFence = async (ctx: TargetContext, token: number): Promise<void> => {
  const highest = highestFence(ctx);
  if (highest > token) throw new FencedOut(token, highest);
  const behind = managedObjects(ctx).filter(object => fenceOf(object) < token);
  await Promise.all(
    behind.map(object =>
      patch({ ...ctx, token }, object, live =>
        fenceOf(live) < token ? annotating(live, { [keys.fence]: String(token) }) : [],
      ),
    ),
  );
};
