/** Leaves an app that was taken over as it was found, once nothing of ours runs beside it. */
import {
  adoptedColour,
  type FoundApp,
  findApp,
  foundDeployment,
  foundService,
  isAdopted,
  isOurs,
  podsOf,
} from '../../../domain/kubernetes/adoption.ts';
import { type Deployment, deploymentSchema, type Service } from '../../../domain/kubernetes/kinds.ts';
import { keys } from '../../../domain/kubernetes/names.ts';
import { annotationsOf, labelsOf } from '../../../domain/kubernetes/objects.ts';
import { readyPods, trafficOf } from '../../../domain/kubernetes/traffic.ts';
import { type Colour, otherColour } from '../../../domain/rollout/release.ts';
import type { PatchOperation } from '../cluster.ts';
import type { TargetContext } from '../context.ts';
import { podsGone } from '../release/retire.ts';
import { deploymentsIn, podsIn, type Seeing } from '../release/seen.ts';
import { annotating, patch } from '../release/writes.ts';
import { isLive } from './found.ts';
import { restoreRoutes } from './route.ts';
import { surelyFresh, switchedWays, worldOf } from './view.ts';

const goneMs = 10_000;

/** The adopted app that is live while `colour` is to go, and with it everything of ours. */
const leftWith = (ctx: Seeing, colour: Colour): FoundApp | null => {
  const other = otherColour(colour);
  // Come back in green it stays ours: what is not ours counts as blue, and traffic would seem to have moved.
  if (other !== adoptedColour) return null;
  const found = findApp(worldOf(ctx), ctx.settings, null);
  const live = found.deployments.filter(one => isLive(one) && labelsOf(one)[keys.colour] === other);
  const ours = deploymentsIn(ctx).some(
    one => isOurs(one, ctx.settings) && !isAdopted(one) && isLive(one) && labelsOf(one)[keys.colour] === other,
  );
  return live.length === 0 || ours || trafficOf(switchedWays(ctx)) === colour
    ? null
    : { deployments: live, services: found.services.filter(isAdopted) };
};

/** Says that the adoption is to be taken back once `colour` is gone. True: it is. */
export const markLeaving = async (ctx: TargetContext, colour: Colour, token: number): Promise<boolean> => {
  const left = leftWith(ctx, colour);
  if (left === null) return false;
  for (const one of left.deployments)
    await patch({ ...ctx, token }, one, live => annotating(live, { [keys.leaving]: colour }));
  return true;
};

const put = (path: string, value: unknown): PatchOperation =>
  value === null || value === undefined ? { op: 'remove', path } : { op: 'replace', path, value };

const releaseService = async (ctx: TargetContext, seen: Service, token: number): Promise<void> => {
  const found = foundService(seen);
  if (found === undefined) return;
  const before = found.spec.selector ?? {};
  const own = new Set(
    podsOf(findApp(worldOf(ctx), ctx.settings, null).deployments, worldOf(ctx)).map(pod => pod.metadata.name),
  );
  const strange = readyPods(before, podsIn(ctx)).filter(pod => !own.has(pod.metadata.name));
  if (strange.length > 0)
    throw new Error(`Pod/${strange[0]?.metadata.name} would get traffic of ${seen.metadata.name}`);
  await patch({ ...ctx, token }, seen, live =>
    isAdopted(live)
      ? [
          put('/metadata/labels', found.labels),
          put('/metadata/annotations', found.annotations),
          put('/spec', found.spec),
        ]
      : [],
  );
};

const taken = (kind: 'labels' | 'annotations', present: Readonly<Record<string, string>>): readonly PatchOperation[] =>
  Object.keys(present)
    .filter(key => key.startsWith('prod-actions/'))
    .map(key => ({ op: 'remove', path: `/metadata/${kind}/${key.replaceAll('/', '~1')}` }));

const releaseDeployment = async (ctx: TargetContext, seen: Deployment, token: number): Promise<void> => {
  await patch({ ...ctx, token }, seen, live => {
    const found = foundDeployment(deploymentSchema.parse(live));
    if (found === undefined) return [];
    return [
      ...taken('labels', labelsOf(live)),
      ...taken('annotations', annotationsOf(live)),
      found.paused ? { op: 'replace', path: '/spec/paused', value: true } : { op: 'remove', path: '/spec/paused' },
    ];
  });
};

/** As it was found. The Services first: what marks the work as unfinished stands on the Deployments. */
export const unadopt = async (ctx: TargetContext, colour: Colour, token: number): Promise<void> => {
  // The Service as it was found may select the colour's pods as well: none may be there, or be about to come.
  await surelyFresh(ctx);
  await podsGone(ctx, colour, goneMs);
  const found = findApp(worldOf(ctx), ctx.settings, null);
  await restoreRoutes(ctx, token);
  for (const one of found.services) await releaseService(ctx, one, token);
  const leaving = found.deployments.filter(one => annotationsOf(one)[keys.leaving] === colour);
  for (const one of leaving) await releaseDeployment(ctx, one, token);
};
