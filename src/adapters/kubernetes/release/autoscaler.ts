import { z } from 'zod';
import { isOurs } from '../../../domain/kubernetes/adoption.ts';
import { type Bounds, heldMinimum, startScale } from '../../../domain/kubernetes/autoscaling.ts';
import { colouredAutoscaler } from '../../../domain/kubernetes/colour.ts';
import { desiredOf } from '../../../domain/kubernetes/colour-state.ts';
import type { Autoscaler, Deployment } from '../../../domain/kubernetes/kinds.ts';
import { colouredName, keys } from '../../../domain/kubernetes/names.ts';
import { annotationsOf, type K8sObject } from '../../../domain/kubernetes/objects.ts';
import type { ScaledWorkload, Workload } from '../../../domain/kubernetes/shape.ts';
import { type Colour, otherColour } from '../../../domain/rollout/release.ts';
import type { Loaded } from '../context.ts';
import { autoscalersIn, deploymentsOf, type Seeing } from './seen.ts';
import { annotating, patch, put, remove, type Writer } from './writes.ts';

/** Autoscalers: one per colour, and neither lets its colour shrink while both are needed. */

const boundsOf = ({ spec }: Autoscaler): Bounds => ({ min: spec.minReplicas ?? 1, max: spec.maxReplicas });

const parkedSchema = z.object({ min: z.number().nullable(), max: z.number() });

/** What an autoscaler has of its own while it is held. */
const parkedOf = (object: K8sObject): z.output<typeof parkedSchema> | undefined => {
  const text = annotationsOf(object)[keys.parked];
  if (text === undefined) return undefined;
  try {
    return parkedSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
};

const parked = ({ spec }: Autoscaler): string =>
  JSON.stringify({ min: spec.minReplicas ?? null, max: spec.maxReplicas });

/** Of a colour: the Deployment that runs a workload; the adopted one keeps its name. */
const running = (ctx: Seeing, colour: Colour, workload: string): Deployment | undefined =>
  deploymentsOf(ctx, colour).find(
    one =>
      desiredOf(one) > 0 && (one.metadata.name === colouredName(workload, colour) || one.metadata.name === workload),
  );

const numberIn = (text: string | undefined): number | null => (text === undefined || text === '' ? null : Number(text));

/** How many pods a workload starts with in `colour`. */
export const scaleOf = (ctx: Seeing, colour: Colour, workload: Workload, { shape }: Loaded): number => {
  const live = running(ctx, otherColour(colour), workload.name);
  const scaled = shape.autoscalers.find(one => one.workload === workload.name);
  return startScale({
    manifest: workload.deployment.spec.replicas ?? null,
    liveManifest: live === undefined ? null : numberIn(annotationsOf(live)[keys.replicas]),
    live: live === undefined ? null : desiredOf(live),
    autoscaler: scaled === undefined ? null : boundsOf(scaled.autoscaler),
  });
};

const autoscalersOf = (ctx: Seeing, colour: Colour): readonly Autoscaler[] => {
  const names = new Set(deploymentsOf(ctx, colour).map(one => one.metadata.name));
  return autoscalersIn(ctx).filter(
    ({ spec }) => spec.scaleTargetRef.kind === 'Deployment' && names.has(spec.scaleTargetRef.name),
  );
};

/**
 * The colour's own copy of an autoscaler. Beside a live colour it is held at the scale its workload starts with, until
 * that one is retired.
 */
export const startAutoscaler = async (
  ctx: Seeing,
  writer: Writer,
  scaled: ScaledWorkload,
  of: { readonly colour: Colour; readonly release: string; readonly namespace: string; readonly scale: number },
): Promise<void> => {
  const { app, environment } = ctx.settings;
  const own = boundsOf(scaled.autoscaler);
  const isHeld = running(ctx, otherColour(of.colour), scaled.workload) !== undefined;
  const minReplicas = isHeld ? heldMinimum(own, of.scale) : own.min;
  const copy = colouredAutoscaler(scaled, { ...of, app, environment, token: writer.token, minReplicas });
  const held = isHeld ? { [keys.parked]: parked(scaled.autoscaler) } : {};
  const annotations = { ...copy.metadata.annotations, ...held };
  await put(writer, { ...copy, metadata: { ...copy.metadata, annotations } });
};

/** Until the rollout settles, the colour keeps at least what it runs now: it may be needed again in a second. */
export const holdAutoscalers = async (ctx: Seeing, writer: Writer, colour: Colour): Promise<void> => {
  const deployments = deploymentsOf(ctx, colour);
  for (const scaler of autoscalersOf(ctx, colour)) {
    const target = deployments.find(one => one.metadata.name === scaler.spec.scaleTargetRef.name);
    const current = target === undefined ? 0 : desiredOf(target);
    const own = parkedOf(scaler);
    const min = heldMinimum({ min: own?.min ?? boundsOf(scaler).min, max: scaler.spec.maxReplicas }, current);
    if (current === 0 || boundsOf(scaler).min >= min) continue;
    await patch(writer, scaler, live => [
      ...(parkedOf(live) === undefined ? annotating(live, { [keys.parked]: parked(scaler) }) : []),
      { op: 'add', path: '/spec/minReplicas', value: min },
    ]);
  }
};

/** Gives autoscalers that were held their own bounds back. */
export const freeAutoscalers = async (ctx: Seeing, writer: Writer, colour: Colour): Promise<void> => {
  for (const scaler of autoscalersOf(ctx, colour))
    await patch(writer, scaler, live => {
      const own = parkedOf(live);
      if (own === undefined) return [];
      const path = '/spec/minReplicas';
      // One that was there before us is left without a trace.
      const fence = isOurs(live, ctx.settings) ? {} : { [keys.fence]: null };
      return [
        ...annotating(live, { [keys.parked]: null, ...fence }),
        own.min === null ? { op: 'remove', path } : { op: 'replace', path, value: own.min },
        { op: 'replace', path: '/spec/maxReplicas', value: own.max },
      ];
    });
};

/** Takes the colour's copies away; that of an adopted app stays: it is not ours, and rests while nothing runs. */
export const removeAutoscalers = async (ctx: Seeing, writer: Writer, colour: Colour): Promise<void> => {
  for (const scaler of autoscalersOf(ctx, colour))
    if (scaler.metadata.labels?.[keys.colour] === colour) await remove(writer, scaler);
};
