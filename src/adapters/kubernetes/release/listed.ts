import type { K8sObject } from '../../../domain/kubernetes/objects.ts';
import type { KindRef } from '../cluster.ts';
import type { TargetContext } from '../context.ts';

/** What may not be looked at is looked over: that a permission is missing is said where it is needed. */
export const listed = async (ctx: Pick<TargetContext, 'cluster'>, kind: KindRef): Promise<readonly K8sObject[]> =>
  await ctx.cluster.list(kind).then(
    list => list.items,
    () => [],
  );
