import { UserError, userError } from '../../../core/errors.ts';
import { isAdopted, isOurs } from '../../../domain/kubernetes/adoption.ts';
import { colouredBudget, colouredDeployment } from '../../../domain/kubernetes/colour.ts';
import { colourStateOf, desiredOf } from '../../../domain/kubernetes/colour-state.ts';
import { deploymentSchema } from '../../../domain/kubernetes/kinds.ts';
import { colouredName, keys } from '../../../domain/kubernetes/names.ts';
import { annotationsOf, type K8sObject, labelsOf } from '../../../domain/kubernetes/objects.ts';
import { type Colour, otherColour, type Release } from '../../../domain/rollout/release.ts';
import { ClusterError } from '../cluster.ts';
import type { Loaded, TargetContext } from '../context.ts';
import { holdAutoscalers, scaleOf, startAutoscaler } from './autoscaler.ts';
import { codes } from './codes.ts';
import { createVersions } from './configs.ts';
import { runHook } from './hooks.ts';
import { applyInPlace, prepareServices } from './in-place.ts';
import { load } from './load.ts';
import { startOriginals } from './originals.ts';
import { autoscalersIn, budgetsOf, deploymentsIn, deploymentsOf, seenColour, servicesTo } from './seen.ts';
import { annotating, create, patch, put, refTo, remove, settling, type Writer } from './writes.ts';

/** Makes a release run in the idle colour. Every call looks before it writes, so all of it may be repeated. */

export const wantedDeployments = (
  ctx: TargetContext,
  loaded: Loaded,
  colour: Colour,
  token: number,
): readonly K8sObject[] => {
  const { shape, release, spec } = loaded;
  const { app, environment } = ctx.settings;
  const names = shape.workloads.map(one => colouredName(one.name, colour)).join(',');
  return shape.workloads.map(workload => {
    const replicas = scaleOf(ctx, colour, workload, loaded);
    const object = colouredDeployment(shape, workload, {
      app,
      environment,
      colour,
      release: release.id,
      token,
      replicas,
    });
    const annotations = {
      ...annotationsOf(object),
      [keys.bundle]: spec.bundle,
      [keys.workloads]: names,
      [keys.replicas]: String(workload.deployment.spec.replicas ?? ''),
      ...(spec.port === '' ? {} : { [keys.port]: spec.port }),
    };
    return { ...object, metadata: { ...object.metadata, annotations } };
  });
};

const releaseOf = (object: K8sObject): string => annotationsOf(object)[keys.release] ?? '';

/**
 * A Deployment of another release, or one at rest, is made anew: immutable fields may differ, and the conditions and
 * ReplicaSets of what ran before would say things about it that are not true of this release.
 */
const startDeployment = async (
  ctx: TargetContext,
  writer: Writer,
  wanted: K8sObject,
  mayStay: boolean,
): Promise<void> =>
  await settling(writer.clock, async tried => {
    const seen =
      tried === 1
        ? deploymentsIn(ctx).find(one => one.metadata.name === wanted.metadata.name)
        : await ctx.cluster.get(refTo(wanted));
    const { made, object } = seen === undefined ? await create(writer, wanted) : { made: false, object: seen };
    if (made) return;
    const populated = desiredOf(deploymentSchema.parse(object)) > 0;
    if (mayStay && populated && releaseOf(object) === releaseOf(wanted)) {
      await patch(writer, object, live => annotating(live, { [keys.fence]: String(writer.token) }));
      return;
    }
    await remove(writer, object);
    const again = await create(writer, wanted);
    if (!again.made)
      throw new ClusterError(409, 'Conflict', `Deployment/${wanted.metadata.name} is still being deleted`);
  });

const startDeployments = async (ctx: TargetContext, writer: Writer, loaded: Loaded, colour: Colour): Promise<void> => {
  const now = ctx.clock.now();
  // What broke is made anew, too: it may have died with its machine. What has traffic is left to whoever moves that.
  const mayStay =
    servicesTo(ctx, colour).length > 0 || colourStateOf(seenColour(ctx, colour, now), now).state !== 'broken';
  for (const wanted of wantedDeployments(ctx, loaded, colour, writer.token))
    await startDeployment(ctx, writer, wanted, mayStay);
};

const startAutoscalers = async (ctx: TargetContext, writer: Writer, loaded: Loaded, colour: Colour): Promise<void> => {
  const { shape, release } = loaded;
  for (const scaled of shape.autoscalers) {
    const workload = shape.workloads.find(one => one.name === scaled.workload);
    if (workload === undefined) continue;
    const scale = scaleOf(ctx, colour, workload, loaded);
    await startAutoscaler(ctx, writer, scaled, { colour, release: release.id, namespace: shape.namespace, scale });
  }
};

const startBudgets = async (ctx: TargetContext, writer: Writer, loaded: Loaded, colour: Colour): Promise<void> => {
  const { shape, release } = loaded;
  const { app, environment } = ctx.settings;
  const owner = { namespace: shape.namespace, app, environment, colour, release: release.id, token: writer.token };
  for (const budget of shape.budgets) await put(writer, colouredBudget(budget, owner));
};

/** What this colour has from releases before and the new one does not have: no name of it is in `wanted`. */
const removeStrays = async (ctx: TargetContext, writer: Writer, { shape }: Loaded, colour: Colour): Promise<void> => {
  const wanted = new Set([...shape.workloads, ...shape.autoscalers].map(one => colouredName(one.name, colour)));
  const scalers = autoscalersIn(ctx).filter(one => isOurs(one, ctx.settings) && labelsOf(one)[keys.colour] === colour);
  const ours = [...deploymentsOf(ctx, colour), ...scalers].filter(one => !isAdopted(one));
  for (const stray of ours.filter(one => !wanted.has(one.metadata.name))) await remove(writer, stray);
  const budgets = new Set(shape.budgets.map(one => colouredName(one.metadata.name, colour)));
  for (const budget of await budgetsOf(ctx, colour))
    if (!budgets.has(budget.metadata.name)) await remove(writer, budget);
};

/** The preflight says it first; who comes without one must not start nothing and wait for it. */
const refuseEmpty = ({ shape }: Loaded): void => {
  const [refusal] = shape.refusals;
  if (shape.workloads.length === 0 && refusal !== undefined)
    throw new UserError(refusal.code, refusal.message, refusal.next);
};

const refuseTraffic = (ctx: TargetContext, colour: Colour, release: Release): void => {
  const [service] = servicesTo(ctx, colour);
  const other = deploymentsOf(ctx, colour).find(one => releaseOf(one) !== release.id && desiredOf(one) > 0);
  if (service === undefined || other === undefined) return;
  const message = `Service/${service.metadata.name} leads to ${colour}, where Deployment/${other.metadata.name} runs.`;
  throw userError(codes, 'colour-selected', message);
};

/** Makes `release` run in `colour`; returns once everything is written. Every call may be repeated. */
export const startColour = async (
  ctx: TargetContext,
  colour: Colour,
  release: Release,
  token: number,
): Promise<void> => {
  const writer: Writer = { ...ctx, token };
  const loaded = await load(ctx, release);
  if (loaded.spec.adopted !== null) return await startOriginals(ctx, writer, loaded, colour);
  refuseEmpty(loaded);
  refuseTraffic(ctx, colour, release);
  await ctx.bundles.keep(loaded.spec.bundle, token);
  await createVersions(ctx, writer, loaded.shape);
  await applyInPlace(ctx, writer, loaded.shape, 'before-hook');
  await runHook(ctx, writer, loaded, 'expand');
  await applyInPlace(ctx, writer, loaded.shape, 'after-hook');
  await prepareServices(ctx, writer, loaded.shape);
  await removeStrays(ctx, writer, loaded, colour);
  await holdAutoscalers(ctx, writer, otherColour(colour));
  await startDeployments(ctx, writer, loaded, colour);
  await startAutoscalers(ctx, writer, loaded, colour);
  await startBudgets(ctx, writer, loaded, colour);
};
