import type { Pod } from '../../../domain/kubernetes/kinds.ts';
import { brokenAt, faultsOf } from '../../../domain/kubernetes/pod-causes.ts';
import type { Colour } from '../../../domain/rollout/release.ts';
import type { TargetContext } from '../context.ts';
import { podsOfColour } from './seen.ts';

const mostPods = 3;

const restarted = (pod: Pod, container: string): boolean =>
  (pod.status?.containerStatuses ?? []).some(one => one.name === container && one.restartCount > 0);

/** The worst pod first. */
const byFault = (pods: readonly Pod[], now: number): readonly Pod[] => {
  const badness = (pod: Pod): number => Math.min(Number.MAX_SAFE_INTEGER, ...faultsOf(pod, now).map(brokenAt));
  return pods.toSorted((a, b) => badness(a) - badness(b));
};

/** The last output of the colour's pods, the worst one first. */
export const colourLogs = async (ctx: TargetContext, colour: Colour, lines: number): Promise<string> => {
  const pods = byFault(podsOfColour(ctx, colour), ctx.clock.now()).slice(0, mostPods);
  const wanted = pods.flatMap(pod => pod.spec.containers.map(({ name }) => ({ pod, name })));
  const parts = await Promise.all(
    wanted.map(async ({ pod, name }) => {
      const from = { container: name, lines };
      const now = await ctx.cluster.logs(pod.metadata.name, from).catch(() => '');
      const before = restarted(pod, name)
        ? await ctx.cluster.logs(pod.metadata.name, { ...from, previous: true }).catch(() => '')
        : '';
      const text = [before, now]
        .map(one => one.trimEnd())
        .filter(one => one !== '')
        .join('\n');
      return text === '' ? [] : [wanted.length > 1 ? `[${pod.metadata.name} ${name}]\n${text}` : text];
    }),
  );
  return parts.flat().join('\n');
};
