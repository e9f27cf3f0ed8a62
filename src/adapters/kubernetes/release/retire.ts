import { formatDuration } from '../../../core/durations.ts';
import { ToolError, userError } from '../../../core/errors.ts';
import { replicaSetsOf } from '../../../domain/kubernetes/adoption.ts';
import { isEmptied } from '../../../domain/kubernetes/colour-state.ts';
import { dig } from '../../../domain/kubernetes/dig.ts';
import type { EndpointSlice } from '../../../domain/kubernetes/kinds.ts';
import { keys } from '../../../domain/kubernetes/names.ts';
import { annotationsOf, labelsOf } from '../../../domain/kubernetes/objects.ts';
import { endpointsOf } from '../../../domain/kubernetes/traffic.ts';
import type { RetireReport } from '../../../domain/rollout/ports.ts';
import { type Colour, otherColour } from '../../../domain/rollout/release.ts';
import type { TargetContext } from '../context.ts';
import { until } from '../waiting.ts';
import { freeAutoscalers, removeAutoscalers } from './autoscaler.ts';
import { codes } from './codes.ts';
import { budgetsOf, deploymentsOf, podsOfColour, replicaSetsIn, servicesIn, servicesTo, slicesIn } from './seen.ts';
import { patch, remove, type Writer } from './writes.ts';

/** Takes a colour down that has no traffic: out of the slices, then SIGTERM, then gone. Its definition stays. */

/** From the last change of the slices until every node has learned of it. */
const settleMs = 2000;
const slicesMs = 30_000;
const stopMarginMs = 5000;

const changedAt = (slice: EndpointSlice): number =>
  Date.parse(annotationsOf(slice)['endpoints.kubernetes.io/last-change-trigger-time'] ?? '') || 0;

const holders = (ctx: TargetContext, colour: Colour): readonly string[] => {
  const pods = new Set(podsOfColour(ctx, colour).map(pod => pod.metadata.name));
  const ours = servicesIn(ctx).filter(
    one => labelsOf(one)[keys.colour] !== colour && isSwitched(one.metadata.annotations),
  );
  return ours
    .map(one => one.metadata.name)
    .filter(name => [...endpointsOf(name, slicesIn(ctx))].some(pod => pods.has(pod)));
};

/** Only Services whose traffic we move count: others, such as headless ones, are not ours to wait for. */
const isSwitched = (annotations: Readonly<Record<string, string>> | null | undefined): boolean =>
  Object.keys(annotations ?? {}).some(key => key.startsWith(keys.way));

// A retirement that was begun is brought to its end, also when the run is cancelled.
const never = new AbortController().signal;

const outOfSlices = async (ctx: TargetContext, colour: Colour): Promise<void> => {
  if (await until(ctx, slicesMs, () => holders(ctx, colour).length === 0, never)) {
    const since = ctx.clock.now() - Math.max(0, ...slicesIn(ctx).map(changedAt));
    await ctx.clock.sleep(Math.max(0, Math.min(settleMs, settleMs - since)));
    return;
  }
  throw new ToolError(
    'pods-not-gone',
    'kubernetes',
    `Endpoints of ${holders(ctx, colour).join(', ')} still name pods of ${colour}.`,
  );
};

const refuseTraffic = (ctx: TargetContext, colour: Colour): void => {
  const [service] = servicesTo(ctx, colour);
  if (service === undefined) return;
  const message = `Service/${service.metadata.name} leads to ${colour}.`;
  throw userError(codes, 'colour-selected', message);
};

const graceOf = (ctx: TargetContext, colour: Colour): number =>
  Math.max(30, ...podsOfColour(ctx, colour).map(pod => pod.spec.terminationGracePeriodSeconds ?? 30)) * 1000;

/** An adopted Deployment was paused for as long as its Service was narrowed to its pods. */
const stopDeployments = async (ctx: TargetContext, writer: Writer, colour: Colour): Promise<void> => {
  for (const deployment of deploymentsOf(ctx, colour))
    await patch(writer, deployment, live => [
      ...(dig(live, 'spec', 'replicas') === 0 ? [] : [{ op: 'add' as const, path: '/spec/replicas', value: 0 }]),
      ...(dig(live, 'spec', 'paused') === true ? [{ op: 'remove' as const, path: '/spec/paused' }] : []),
    ]);
};

const isGone = (ctx: TargetContext, colour: Colour): boolean =>
  podsOfColour(ctx, colour).length === 0 &&
  deploymentsOf(ctx, colour).every(one => isEmptied(one, replicaSetsOf(one, { replicaSets: replicaSetsIn(ctx) })));

/**
 * Resolves when the colour, scaled to nothing, has no pod and gets none any more.
 * @throws ToolError `pods-not-gone` after `limitMs`
 */
export const podsGone = async (ctx: TargetContext, colour: Colour, limitMs: number): Promise<void> => {
  if (await until(ctx, limitMs, () => isGone(ctx, colour), never)) return;
  const pods = podsOfColour(ctx, colour).map(pod => `Pod/${pod.metadata.name}`);
  const deployments = deploymentsOf(ctx, colour).map(one => `Deployment/${one.metadata.name}`);
  const message =
    pods.length > 0
      ? `${pods.join(', ')} still there after ${formatDuration(limitMs)}.`
      : `The controller has not scaled ${deployments.join(', ')} down within ${formatDuration(limitMs)}.`;
  throw new ToolError('pods-not-gone', 'kubernetes', message);
};

/**
 * Idempotent. The scale comes last: once it is 0 the colour counts as absent, so what is to be done must be done by then.
 * @throws UserError `colour-selected` when a Service leads to the colour
 */
export const retireColour = async (
  ctx: TargetContext,
  colour: Colour,
  drainMs: number,
  token: number,
): Promise<RetireReport> => {
  const writer: Writer = { ...ctx, token };
  await ctx.mirror.refresh();
  refuseTraffic(ctx, colour);
  await outOfSlices(ctx, colour);
  const began = ctx.clock.monotonic();
  const limit = graceOf(ctx, colour) + drainMs + stopMarginMs;
  await removeAutoscalers(ctx, writer, colour);
  for (const budget of await budgetsOf(ctx, colour)) await remove(writer, budget);
  await freeAutoscalers(ctx, writer, otherColour(colour));
  await stopDeployments(ctx, writer, colour);
  await podsGone(ctx, colour, limit);
  return { cutRequests: 0, drainedMs: Math.round(ctx.clock.monotonic() - began) };
};
