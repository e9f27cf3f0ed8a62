import { keys } from '../../../domain/kubernetes/names.ts';
import { type K8sObject, labelsOf } from '../../../domain/kubernetes/objects.ts';
import { type Release, shortId } from '../../../domain/rollout/release.ts';
import type { KindRef } from '../cluster.ts';
import type { TargetContext } from '../context.ts';
import { load, specOf } from './load.ts';
import { ownedBy } from './seen.ts';
import { remove, type Writer } from './writes.ts';

const isKubernetes = (release: Release): boolean => {
  try {
    specOf(release);
    return true;
  } catch {
    return false;
  }
};

const listed = async (ctx: TargetContext, kind: KindRef, more: string): Promise<readonly K8sObject[]> =>
  (await ctx.cluster.list(kind, { labelSelector: `${ownedBy(ctx.settings)},${more}` })).items;

const versionsOf = async (ctx: TargetContext): Promise<readonly K8sObject[]> => {
  const kinds = ['ConfigMap', 'Secret'].map(kind => ({ apiVersion: 'v1', kind }));
  return (await Promise.all(kinds.map(async kind => await listed(ctx, kind, keys.versionOf)))).flat();
};

const jobsOf = async (ctx: TargetContext): Promise<readonly K8sObject[]> =>
  await listed(ctx, { apiVersion: 'batch/v1', kind: 'Job' }, keys.hook);

/**
 * Removes versions of configuration, bundles and hook Jobs that none of `keep` needs. What a kept release is made of
 * must be known before anything is removed: if one bundle cannot be read, nothing goes.
 */
export const pruneVersions = async (ctx: TargetContext, keep: readonly Release[], token: number): Promise<void> => {
  const writer: Writer = { ...ctx, token };
  const kept = keep.filter(isKubernetes);
  const loaded = await Promise.all(kept.map(async release => await load(ctx, release)));
  const names = new Set(
    loaded.flatMap(({ shape }) => shape.configs.map(config => `${config.kind}/${config.versionedName}`)),
  );
  const releases = new Set(kept.map(release => shortId(release.id)));
  const [versions, jobs] = await Promise.all([versionsOf(ctx), jobsOf(ctx)]);
  const stale = [
    ...versions.filter(one => !names.has(`${one.kind}/${one.metadata.name}`)),
    ...jobs.filter(one => !releases.has(labelsOf(one)[keys.release] ?? '')),
  ];
  for (const object of stale) await remove(writer, object);
  await ctx.bundles.forgetOthers(new Set(loaded.map(({ spec }) => spec.bundle)), token);
};
