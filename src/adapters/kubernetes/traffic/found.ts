/** An app that ran before us, as it is seen in the cluster. Writes nothing. */
import { adoptedBundle, adoptedSpec } from '../../../domain/kubernetes/adopted-release.ts';
import {
  adoptionProblems,
  type FoundApp,
  findApp,
  isAdopted,
  isOurs,
  isPending,
  type World,
} from '../../../domain/kubernetes/adoption.ts';
import type { Deployment } from '../../../domain/kubernetes/kinds.ts';
import { keys } from '../../../domain/kubernetes/names.ts';
import { annotationsOf, labelsOf } from '../../../domain/kubernetes/objects.ts';
import type { AppShape } from '../../../domain/kubernetes/shape.ts';
import { sharesNone } from '../../../domain/kubernetes/traffic.ts';
import { identify, type Release } from '../../../domain/rollout/release.ts';
import type { Reason } from '../../../domain/verdicts/verdicts.ts';
import type { TargetContext } from '../context.ts';
import { deploymentsIn, type Seeing } from '../release/seen.ts';
import { until } from '../waiting.ts';
import { codes } from './codes.ts';
import { switchedWays, worldOf } from './view.ts';

export const isLive = (deployment: Deployment): boolean => (deployment.spec.replicas ?? 1) > 0;

/** Why what runs cannot be taken over; for the preflight. */
export const adoptionRefusals = (ctx: Seeing, shape: AppShape): readonly Reason[] =>
  adoptionProblems(worldOf(ctx), ctx.settings, shape).map(({ code, message }) => codes.reason(code, message));

const settleMs = 5000;

/** Its controller may only have to learn of what was just written: a rollout that ends at once is no reason to refuse. */
export const appSettled = async (ctx: TargetContext, shape: AppShape): Promise<void> => {
  const isMoving = (): boolean => adoptionRefusals(ctx, shape).some(one => one.code === 'adoption-mid-rollout');
  await until(ctx, settleMs, () => ctx.signal.aborted || !isMoving(), ctx.signal);
};

/** What stands against moving traffic from what is live to the release. */
export const movingRefusals = (ctx: Seeing, shape: AppShape): readonly Reason[] => {
  const services = shape.services.map(one => one.name);
  if (!sharesNone(switchedWays(ctx), services)) return [];
  const live = switchedWays(ctx).map(way => way.name);
  const message = `Traffic comes through ${live.join(', ')}; the release has ${services.join(', ')}.`;
  return [codes.reason('services-renamed', message)];
};

/** A colour of ours runs: then what has the original's name is not what has the traffic. */
export const oursRuns = (ctx: Seeing): boolean =>
  deploymentsIn(ctx).some(
    one =>
      isOurs(one, ctx.settings) &&
      !isAdopted(one) &&
      labelsOf(one)[keys.colour] !== undefined &&
      (one.spec.replicas ?? 1) > 0,
  );

export interface Unadopted {
  readonly found: FoundApp;
  readonly world: World;
}

/** An app that is there and not, or only in part, ours. */
export const unadopted = (ctx: Seeing, shape: AppShape | null): Unadopted | null => {
  const world = worldOf(ctx);
  const found = findApp(world, ctx.settings, shape);
  return found.deployments.length > 0 && isPending(found) && !oursRuns(ctx) ? { found, world } : null;
};

/** What runs, as a release. The same for as long as it is the same app, adopted or not. */
export const releaseOf = async (
  ctx: Pick<TargetContext, 'bundles' | 'settings'>,
  { found, world }: Unadopted,
): Promise<Release | undefined> => {
  const { namespace } = ctx.settings;
  const bundle = await ctx.bundles.add(adoptedBundle(found, namespace));
  const spec = adoptedSpec(found, world, namespace, bundle);
  return spec && (await identify({ revision: '', digest: null, oneWay: false, spec }));
};

/** The colour whose going ends with taking the adoption back; it counts as there until that is done. */
export const leavingColour = (ctx: Seeing): string | undefined =>
  deploymentsIn(ctx)
    .filter(one => isOurs(one, ctx.settings))
    .map(one => annotationsOf(one)[keys.leaving])
    .find(colour => colour !== undefined);
