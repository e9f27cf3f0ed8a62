/** Raises the fence on everything we manage, so that an older holder's writes fail from now on. */

import { isOurs } from '../../../domain/kubernetes/adoption.ts';
import { keys } from '../../../domain/kubernetes/names.ts';
import { annotationsOf, type K8sObject } from '../../../domain/kubernetes/objects.ts';
import { FencedOut } from '../../../domain/rollout/ports.ts';
import type { TargetContext } from '../context.ts';
import { annotate, fenceOf, patchUntilDone } from './patches.ts';

const fencedKinds = ['Service', 'Deployment', 'HorizontalPodAutoscaler'];

export const managedObjects = ({
  mirror,
  settings,
}: Pick<TargetContext, 'mirror' | 'settings'>): readonly K8sObject[] =>
  fencedKinds.flatMap(kind => mirror.all(kind).filter(object => isOurs(object, settings)));

/** The highest token that any of them has seen. */
export const highestFence = (ctx: Pick<TargetContext, 'mirror' | 'settings'>): number =>
  Math.max(0, ...managedObjects(ctx).map(fenceOf));

/** @throws FencedOut when one of them has seen a newer token */
export const raiseFence = async (ctx: TargetContext, token: number): Promise<void> => {
  const highest = highestFence(ctx);
  if (highest > token) throw new FencedOut(token, highest);
  await Promise.all(
    managedObjects(ctx)
      .filter(object => fenceOf(object) < token)
      .map(object =>
        patchUntilDone(ctx, object, token, now =>
          annotationsOf(now)[keys.fence] === undefined ? annotate(now, { [keys.fence]: String(token) }) : [],
        ),
      ),
  );
};
