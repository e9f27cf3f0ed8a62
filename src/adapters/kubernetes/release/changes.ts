import { type DiffOptions, describeChanges, diffObjects } from '../../../domain/kubernetes/diff.ts';
import { keys } from '../../../domain/kubernetes/names.ts';
import { annotationsOf, type K8sObject, refOf } from '../../../domain/kubernetes/objects.ts';
import { type Colour, otherColour } from '../../../domain/rollout/release.ts';
import type { Loaded, TargetContext } from '../context.ts';
import { deploymentsOf } from './seen.ts';

/** What a release would change, for people: against what the live one is made of, or against the cluster as it is. */

const liveBundle = async (ctx: TargetContext, to: Colour): Promise<readonly K8sObject[] | undefined> => {
  const hash = deploymentsOf(ctx, otherColour(to)).map(one => annotationsOf(one)[keys.bundle])[0];
  if (hash === undefined) return undefined;
  return await ctx.bundles.read(hash).then(
    bundle => bundle.objects,
    () => undefined,
  );
};

const inCluster = async (ctx: TargetContext, objects: readonly K8sObject[]): Promise<readonly K8sObject[]> => {
  const found = await Promise.all(
    objects.map(async object => await ctx.cluster.get(refOf(object, ctx.settings.namespace)).catch(() => undefined)),
  );
  return found.filter(one => one !== undefined);
};

export const changesOf = async (ctx: TargetContext, { spec }: Loaded, to: Colour): Promise<readonly string[]> => {
  const { objects } = await ctx.bundles.read(spec.bundle);
  const kept = await liveBundle(ctx, to);
  const options: DiffOptions = kept === undefined ? { beforeIsLive: true } : {};
  return describeChanges(diffObjects(kept ?? (await inCluster(ctx, objects)), objects, options));
};
