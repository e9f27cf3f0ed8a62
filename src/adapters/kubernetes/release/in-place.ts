import { z } from 'zod';
import { userError } from '../../../core/errors.ts';
import { firstService, serviceFields } from '../../../domain/kubernetes/colour.ts';
import { isFields } from '../../../domain/kubernetes/dig.ts';
import { fieldManager, keys } from '../../../domain/kubernetes/names.ts';
import { type K8sObject, nameOf } from '../../../domain/kubernetes/objects.ts';
import { hasPods } from '../../../domain/kubernetes/pods.ts';
import type { AppShape } from '../../../domain/kubernetes/shape.ts';
import { ClusterError, type PatchOperation } from '../cluster.ts';
import type { TargetContext } from '../context.ts';
import { codes } from './codes.ts';
import { servicesIn } from './seen.ts';
import { annotating, checkFence, create, patch, refTo, settling, type Writer } from './writes.ts';

/** Objects that both colours share: server-side apply, and nothing is taken from another controller. */

const managedSchema = z.array(
  z.looseObject({
    manager: z.string().optional(),
    operation: z.string().optional(),
    subresource: z.string().optional(),
    fieldsV1: z.record(z.string(), z.unknown()).optional(),
  }),
);

/** Moved by patches, or given by the server: an apply that does not name them must not take them away. */
const notApplied =
  /^f:(selector|clusterIPs?|ipFamil(ies|yPolicy)|nodePort|healthCheckNodePort|volumeName|prod-actions\/.*)$/;

const appliedFields = (fields: unknown): unknown =>
  isFields(fields)
    ? Object.fromEntries(
        Object.entries(fields)
          .filter(([key]) => !notApplied.test(key))
          .map(([key, inner]) => [key, appliedFields(inner)]),
      )
    : fields;

/**
 * An object is first made by a POST, which cannot overwrite what another writer has just made. Its fields then belong
 * to our manager by "update"; handing them to "apply" lets a later apply remove what the manifests no longer hold.
 */
const handedToApply = (live: K8sObject): readonly PatchOperation[] => {
  const entries = managedSchema.safeParse(live.metadata['managedFields']).data ?? [];
  const ours = entries.filter(one => one.manager === fieldManager && one.subresource === undefined);
  const at = entries.findIndex(one => ours.includes(one) && one.operation === 'Update');
  const entry = entries[at];
  if (entry === undefined || ours.some(one => one.operation === 'Apply')) return [];
  const value = { ...entry, operation: 'Apply', fieldsV1: appliedFields(entry.fieldsV1) };
  return [{ op: 'replace', path: `/metadata/managedFields/${at}`, value }];
};

/** Tools that people and pipelines deploy with: their fields are taken over. Controllers keep theirs. */
export const handTool = /^(kubectl\b|kubectl-|helm$|Helm$|prod-actions$)/;

export const ownersIn = (message: string): readonly string[] => [
  ...new Set([...message.matchAll(/conflicts? with "([^"]+)"/g)].map(match => match[1] ?? '')),
];

const applyBody = async (ctx: TargetContext, body: K8sObject): Promise<K8sObject> => {
  try {
    return await ctx.cluster.apply(body);
  } catch (error) {
    const isConflict =
      error instanceof ClusterError && error.status === 409 && /^Apply failed with/.test(error.message);
    if (!isConflict) throw error;
    const owners = ownersIn(error.message);
    const others = owners.filter(owner => !handTool.test(owner));
    if (owners.length === 0 || others.length > 0)
      throw userError(
        codes,
        'field-conflict',
        `${nameOf({ kind: body.kind, name: body.metadata.name })}: ${error.message}`,
      );
    return await ctx.cluster.apply(body, { force: true });
  }
};

/** Makes what is live carry `body`; the fence is raised first, so that the apply meets exactly what was checked. */
const applyTo = async (ctx: TargetContext, writer: Writer, seen: K8sObject, body: K8sObject): Promise<void> =>
  await settling(writer.clock, async tried => {
    const live = tried === 1 ? seen : await ctx.cluster.get(refTo(seen));
    if (live === undefined) throw new ClusterError(409, 'Conflict', `${body.kind}/${body.metadata.name} is gone`);
    checkFence(live, writer.token);
    const fence = { [keys.fence]: String(writer.token) };
    const marked = await patch(writer, live, now => [...handedToApply(now), ...annotating(now, fence)]);
    const version = marked?.metadata.resourceVersion;
    const metadata = { ...body.metadata, ...(version === undefined ? {} : { resourceVersion: version }) };
    writer.mirror.put(await applyBody(ctx, { ...body, metadata }));
  });

export const owned = (ctx: TargetContext, object: K8sObject, token: number): K8sObject => {
  const { app, environment } = ctx.settings;
  const { labels, annotations } = object.metadata;
  return {
    ...object,
    metadata: {
      ...object.metadata,
      labels: { ...labels, [keys.app]: app, [keys.environment]: environment },
      annotations: { ...annotations, [keys.fence]: String(token) },
    },
  };
};

/**
 * Before the first hook: everything that runs nothing (a migration may need it), and what is not there at all yet.
 * After it: changes to what runs.
 */
export const applyInPlace = async (
  ctx: TargetContext,
  writer: Writer,
  shape: AppShape,
  when: 'before-hook' | 'after-hook',
): Promise<void> => {
  for (const object of shape.inPlace) {
    if (when === 'after-hook' && !hasPods(object)) continue;
    const body = owned(ctx, object, writer.token);
    const live = await ctx.cluster.get(refTo(body));
    if (live !== undefined && when === 'before-hook' && hasPods(object)) continue;
    const { made, object: there } = live === undefined ? await create(writer, body) : { made: false, object: live };
    if (!made) await applyTo(ctx, writer, there, body);
  }
};

/** Services that are not there yet lead nowhere at first; others get their fields, all but the selector. */
export const prepareServices = async (ctx: TargetContext, writer: Writer, shape: AppShape): Promise<void> => {
  const { app, environment } = ctx.settings;
  const owner = { namespace: shape.namespace, app, environment, token: writer.token };
  for (const service of shape.services) {
    const live = servicesIn(ctx).find(one => one.metadata.name === service.name);
    const { made, object } =
      live === undefined ? await create(writer, firstService(service, owner)) : { made: false, object: live };
    if (!made) await applyTo(ctx, writer, object, serviceFields(service, owner));
  }
};
