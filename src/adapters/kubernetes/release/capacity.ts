import {
  amountsOfPod,
  plus,
  shortages,
  shortageText,
  tightNodes,
  times,
  unstated,
} from '../../../domain/kubernetes/capacity.ts';
import { codes as shapeCodes } from '../../../domain/kubernetes/codes.ts';
import type { Colour } from '../../../domain/rollout/release.ts';
import type { Reason } from '../../../domain/verdicts/verdicts.ts';
import type { Loaded, TargetContext } from '../context.ts';
import { scaleOf } from './autoscaler.ts';
import { codes } from './codes.ts';
import { listed } from './listed.ts';
import { podsOfColour } from './seen.ts';

/** Whether both colours fit. A quota is arithmetic and refuses; nodes come and go, so they are only a note. */
export const capacityReasons = async (
  ctx: TargetContext,
  loaded: Loaded,
  to: Colour,
): Promise<{ readonly refusals: readonly Reason[]; readonly notes: readonly Reason[] }> => {
  const [quotas, nodes, limitRanges] = await Promise.all(
    ['ResourceQuota', 'Node', 'LimitRange'].map(async kind => await listed(ctx, { apiVersion: 'v1', kind })),
  );
  const pods = loaded.shape.workloads.map(workload => ({
    one: amountsOfPod(workload.deployment.spec.template.spec),
    count: scaleOf(ctx, to, workload, loaded),
  }));
  const needed = plus(pods.map(({ one, count }) => times(one, count)));
  const freed = plus(podsOfColour(ctx, to).map(pod => amountsOfPod(pod.spec)));
  const tight = tightNodes(
    nodes ?? [],
    pods.map(({ one }) => one),
    needed,
  );
  // A LimitRange may fill in what a pod does not say.
  const silent =
    (limitRanges ?? []).length > 0 ? [] : [...new Set(pods.flatMap(({ one }) => unstated(quotas ?? [], one)))];
  return {
    refusals: [
      ...shortages(quotas ?? [], needed, freed).map(one => shapeCodes.reason('quota-too-small', shortageText(one))),
      ...silent.map(name =>
        shapeCodes.reason(
          'quota-too-small',
          `A ResourceQuota counts ${name}, so every container must state it; the manifests do not.`,
          `Set resources.${name} on every container.`,
        ),
      ),
    ],
    notes: tight.map(message => codes.reason('capacity-tight', message)),
  };
};
