/** Takes over an app that ran before us, without touching its pods. unadopt.ts leaves it as it was found. */
import { UserError, userError } from '../../../core/errors.ts';
import {
  adoptedColour,
  deploymentRecord,
  findApp,
  foundDeployment,
  foundService,
  hashOf,
  isAdopted,
  leadsTo,
  narrowed,
  serviceRecord,
  type World,
} from '../../../domain/kubernetes/adoption.ts';
import { type Deployment, deploymentSchema, type Service, serviceSchema } from '../../../domain/kubernetes/kinds.ts';
import { keys } from '../../../domain/kubernetes/names.ts';
import { annotationsOf, type K8sObject, labelsOf } from '../../../domain/kubernetes/objects.ts';
import type { AppShape } from '../../../domain/kubernetes/shape.ts';
import { readyPods } from '../../../domain/kubernetes/traffic.ts';
import type { Adoption } from '../../../domain/rollout/ports.ts';
import { canonicalJson, type Release } from '../../../domain/rollout/release.ts';
import type { PatchOperation } from '../cluster.ts';
import type { TargetContext } from '../context.ts';
import { specOf } from '../release/load.ts';
import { podsIn, type Seeing } from '../release/seen.ts';
import { annotating, patch } from '../release/writes.ts';
import { codes } from './codes.ts';
import { adoptionRefusals, isLive, oursRuns, releaseOf, type Unadopted, unadopted } from './found.ts';
import { freshWithin, worldOf } from './view.ts';
import { adoptedWay } from './ways.ts';

const freshMs = 1000;

const ownLabels = ({ settings }: Seeing): Readonly<Record<string, string>> => ({
  [keys.app]: settings.app,
  [keys.environment]: settings.environment,
});

/** Labels and annotations in whole: the object is not ours yet, so its version is tested, too. */
const marks = (
  object: K8sObject,
  labels: Readonly<Record<string, string>>,
  annotations: Readonly<Record<string, string>>,
): readonly PatchOperation[] => [
  { op: 'add', path: '/metadata/labels', value: { ...labelsOf(object), ...labels } },
  { op: 'add', path: '/metadata/annotations', value: { ...annotationsOf(object), ...annotations } },
];

const changedMeanwhile = (object: K8sObject): UserError =>
  userError(
    codes,
    'adoption-mid-rollout',
    `${object.kind}/${object.metadata.name} was changed while it was taken over.`,
  );

/** Paused, so that nobody's change of the template replaces the pods that have the traffic. Scaling goes on. */
const adoptDeployment = async (
  ctx: TargetContext,
  seen: Deployment,
  release: Release,
  world: World,
  token: number,
): Promise<void> => {
  const hash = hashOf(seen, world);
  await patch({ ...ctx, token }, seen, live => {
    if (isAdopted(live)) return annotating(live, { [keys.leaving]: null });
    const now = deploymentSchema.parse(live);
    if (hash === undefined || canonicalJson(asJson(now.spec.template)) !== canonicalJson(asJson(seen.spec.template)))
      throw changedMeanwhile(live);
    return [
      ...marks(
        live,
        { ...ownLabels(ctx), [keys.colour]: adoptedColour },
        {
          [keys.adopted]: canonicalJson(deploymentRecord(now, hash, world)),
          [keys.release]: release.id,
          [keys.fence]: String(token),
        },
      ),
      { op: 'add', path: '/spec/paused', value: true },
    ];
  });
};

const asJson = (value: unknown): Release['spec'] => JSON.parse(JSON.stringify(value));

/** Leads to the same pods as before, by what only they carry. */
const adoptService = async (
  ctx: TargetContext,
  seen: Service,
  behind: Deployment | undefined,
  world: World,
  order: number,
  token: number,
): Promise<void> => {
  if (isAdopted(seen)) return;
  const selector = seen.spec.selector ?? {};
  const hash = behind && (foundDeployment(behind)?.podTemplateHash ?? hashOf(behind, world));
  const next = narrowed(selector, hash);
  const [before, after] = [readyPods(selector, podsIn(ctx)), readyPods(next, podsIn(ctx))];
  if (before.length !== after.length) throw changedMeanwhile(seen);
  await patch({ ...ctx, token }, seen, live => {
    if (isAdopted(live)) return [];
    const now = serviceSchema.parse(live);
    return [
      { op: 'test', path: '/spec/selector', value: selector },
      { op: 'replace', path: '/spec/selector', value: next },
      ...marks(live, ownLabels(ctx), {
        ...adoptedWay(selector, hash, order),
        [keys.adopted]: JSON.stringify(serviceRecord(now)),
        [keys.fence]: String(token),
      }),
    ];
  });
};

const takeOver = async (
  ctx: TargetContext,
  { found, world }: Unadopted,
  release: Release,
  shape: AppShape | null,
  token: number,
): Promise<void> => {
  for (const one of found.deployments) await adoptDeployment(ctx, one, release, world, token);
  const order = (name: string): number => 1 + (shape?.services ?? []).findIndex(service => service.name === name);
  for (const one of found.services) {
    const selector = foundService(one)?.spec.selector ?? one.spec.selector ?? {};
    const behind = found.deployments.find(to => leadsTo({ ...one, spec: { ...one.spec, selector } }, to));
    await adoptService(ctx, one, behind, world, order(one.metadata.name), token);
  }
};

/** What is taken over already, with all its marks, or undefined. */
const adoptedBefore = async (ctx: TargetContext, shape: AppShape | null, token: number): Promise<Adoption | null> => {
  const world = worldOf(ctx);
  const found = findApp(world, ctx.settings, shape);
  const live = found.deployments.some(one => isLive(one) && labelsOf(one)[keys.colour] === adoptedColour);
  if (!live) return null;
  for (const one of found.deployments)
    await patch({ ...ctx, token }, one, now => annotating(now, { [keys.leaving]: null }));
  const release = await releaseOf(ctx, { found, world });
  if (release !== undefined) await ctx.bundles.keep(specOf(release).bundle, token);
  return release === undefined ? null : { release, colour: adoptedColour };
};

/** A Service of ours-to-be that leads to nothing yet must not lead to the new colour by accident of labels. */
const adoptIdle = async (ctx: TargetContext, shape: AppShape | null, token: number): Promise<void> => {
  const world = worldOf(ctx);
  const { services, deployments } = findApp(world, ctx.settings, shape);
  if (deployments.length > 0) return;
  for (const one of services) await adoptService(ctx, one, undefined, world, 0, token);
};

export const adopt = async (ctx: TargetContext, shape: AppShape | null, token: number): Promise<Adoption | null> => {
  await freshWithin(ctx, freshMs);
  const there = unadopted(ctx, shape);
  if (there === null) {
    if (!oursRuns(ctx)) await adoptIdle(ctx, shape, token);
    return await adoptedBefore(ctx, shape, token);
  }
  const [problem] = shape === null ? [] : adoptionRefusals(ctx, shape);
  if (problem !== undefined) throw new UserError(problem.code, problem.message, problem.next);
  const release = await releaseOf(ctx, there);
  const [first] = there.found.deployments;
  if (release === undefined) throw first === undefined ? new Error('nothing to adopt') : changedMeanwhile(first);
  await ctx.bundles.keep(specOf(release).bundle, token);
  await takeOver(ctx, there, release, shape, token);
  return { release, colour: adoptedColour };
};
