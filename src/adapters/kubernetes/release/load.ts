import { z } from 'zod';
import { userError } from '../../../core/errors.ts';
import { type ShapeOptions, shapeOf } from '../../../domain/kubernetes/shape-of.ts';
import { type KubernetesSpec, specSchema } from '../../../domain/kubernetes/spec.ts';
import { type Release, shortId } from '../../../domain/rollout/release.ts';
import type { Loaded, TargetContext } from '../context.ts';
import { codes } from './codes.ts';

/** @throws UserError `release-not-kubernetes` */
export const specOf = (release: Release): KubernetesSpec => {
  const parsed = specSchema.safeParse(release.spec);
  if (parsed.success) return parsed.data;
  const message = `Release ${shortId(release.id)}: ${z.prettifyError(parsed.error)}`;
  throw userError(codes, 'release-not-kubernetes', message);
};

const hookJobsOf = ({ hooks }: KubernetesSpec): readonly string[] =>
  [hooks.expand, hooks.contract].flatMap(hook => (hook?.kind === 'job' ? [hook.job] : []));

/** What a release is made of. @throws UserError `release-not-kubernetes`, `bundle-missing`, `bundle-damaged` */
export const load = async (
  ctx: Pick<TargetContext, 'bundles' | 'settings'>,
  release: Release,
  extra: Pick<ShapeOptions, 'live' | 'allowManaged'> = { allowManaged: true },
): Promise<Loaded> => {
  const spec = specOf(release);
  const { objects } = await ctx.bundles.read(spec.bundle);
  const shape = await shapeOf(objects, {
    namespace: spec.namespace,
    hookJobs: hookJobsOf(spec),
    switchMode: ctx.settings.switchMode,
    ...extra,
  });
  return { release, spec, shape };
};
