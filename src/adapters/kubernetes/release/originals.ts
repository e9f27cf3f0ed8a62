import { desiredOf } from '../../../domain/kubernetes/colour-state.ts';
import { dig } from '../../../domain/kubernetes/dig.ts';
import { keys } from '../../../domain/kubernetes/names.ts';
import { annotationsOf, type K8sObject } from '../../../domain/kubernetes/objects.ts';
import type { Workload } from '../../../domain/kubernetes/shape.ts';
import { type Colour, otherColour } from '../../../domain/rollout/release.ts';
import type { Loaded, TargetContext } from '../context.ts';
import { deploymentsIn, deploymentsOf } from './seen.ts';
import { annotating, create, patch, type Writer } from './writes.ts';

/** An adopted app comes back as itself, under its own names: its Services know it by its ReplicaSet. */

type Original = { readonly name: string; readonly podTemplateHash: string; readonly replicas: number };

/** As many as it had, or as the other colour has now, whichever is more. */
const scaleOf = (ctx: TargetContext, colour: Colour, { name, replicas }: Original): number => {
  const other = otherColour(colour);
  const live = deploymentsOf(ctx, other).find(one => one.metadata.name === `${name}-${other}`);
  return Math.max(1, replicas, live === undefined ? 0 : desiredOf(live));
};

/** Made anew from its bundle, where somebody has deleted it. */
const originalOf = (
  ctx: TargetContext,
  { shape, release }: Loaded,
  { deployment }: Workload,
  original: Original,
  colour: Colour,
  replicas: number,
  token: number,
): K8sObject => {
  const { app, environment } = ctx.settings;
  const record = { paused: false, replicas: original.replicas, podTemplateHash: original.podTemplateHash };
  return {
    ...deployment,
    metadata: {
      ...deployment.metadata,
      namespace: shape.namespace,
      labels: {
        ...deployment.metadata.labels,
        [keys.app]: app,
        [keys.environment]: environment,
        [keys.colour]: colour,
      },
      annotations: {
        ...annotationsOf(deployment),
        [keys.adopted]: JSON.stringify(record),
        [keys.release]: release.id,
        [keys.fence]: String(token),
      },
    },
    spec: { ...deployment.spec, replicas },
  };
};

/** Paused while it has traffic, as when it was taken over: nobody's change of its template replaces its pods then. */
const bringBack = async (
  ctx: TargetContext,
  writer: Writer,
  loaded: Loaded,
  original: Original,
  colour: Colour,
): Promise<void> => {
  const replicas = scaleOf(ctx, colour, original);
  const live = deploymentsIn(ctx).find(one => one.metadata.name === original.name);
  const workload = loaded.shape.workloads.find(one => one.name === original.name);
  if (live === undefined && workload !== undefined) {
    await create(writer, originalOf(ctx, loaded, workload, original, colour, replicas, writer.token));
    return;
  }
  if (live === undefined) throw new Error(`Deployment/${original.name} is gone, and its bundle does not hold it`);
  await patch(writer, live, now =>
    Number(dig(now, 'spec', 'replicas') ?? 1) > 0
      ? annotating(now, { [keys.fence]: String(writer.token) })
      : [
          { op: 'add', path: '/spec/replicas', value: replicas },
          { op: 'add', path: '/spec/paused', value: true },
        ],
  );
};

export const startOriginals = async (
  ctx: TargetContext,
  writer: Writer,
  loaded: Loaded,
  colour: Colour,
): Promise<void> => {
  for (const original of loaded.spec.adopted?.deployments ?? []) await bringBack(ctx, writer, loaded, original, colour);
};
