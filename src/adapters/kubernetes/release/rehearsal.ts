import {
  colouredAutoscaler,
  colouredBudget,
  firstService,
  serviceFields,
  versionedConfig,
} from '../../../domain/kubernetes/colour.ts';
import { keys } from '../../../domain/kubernetes/names.ts';
import { annotationsOf, type K8sObject, nameOf } from '../../../domain/kubernetes/objects.ts';
import type { Colour } from '../../../domain/rollout/release.ts';
import { asThrown } from '../../../domain/rollout/thrown.ts';
import type { Reason } from '../../../domain/verdicts/verdicts.ts';
import { ClusterError } from '../cluster.ts';
import type { Loaded, TargetContext } from '../context.ts';
import { codes } from './codes.ts';
import { handTool, owned, ownersIn } from './in-place.ts';
import { jobFor } from './jobs.ts';
import { servicesIn } from './seen.ts';
import { wantedDeployments } from './start.ts';

/** Every write of a start, as a server-side dry run: what the API server and its admission would say. */

/** No token: a rehearsal leaves nothing behind. */
const noToken = 0;
const atOnce = 6;

interface Rehearsed {
  readonly object: K8sObject;
  readonly by: 'create' | 'apply';
}

const jobsOf = (ctx: TargetContext, loaded: Loaded): readonly K8sObject[] =>
  (['expand', 'contract'] as const).flatMap(phase => {
    const hook = loaded.spec.hooks[phase];
    const manifest =
      hook?.kind === 'job' ? loaded.shape.hookJobs.find(one => one.metadata.name === hook.job) : undefined;
    return hook == null || manifest === undefined
      ? []
      : [jobFor(ctx, loaded, manifest, phase, { ...ctx, token: noToken }, hook.timeoutMs)];
  });

/** The fence that a real start raises first would be a conflict here. */
const withoutFence = (object: K8sObject): K8sObject => {
  const { [keys.fence]: _fence, ...annotations } = annotationsOf(object);
  return { ...object, metadata: { ...object.metadata, annotations } };
};

const writesOf = (ctx: TargetContext, loaded: Loaded, to: Colour): readonly Rehearsed[] => {
  const { shape, release } = loaded;
  const { app, environment } = ctx.settings;
  const owner = { namespace: shape.namespace, app, environment, token: noToken };
  const colour = { ...owner, colour: to, release: release.id };
  const live = new Set(servicesIn(ctx).map(one => one.metadata.name));
  const made = [
    ...shape.configs.map(one => versionedConfig(one, owner)),
    ...wantedDeployments(ctx, loaded, to, noToken),
    ...shape.autoscalers.map(one =>
      colouredAutoscaler(one, { ...colour, minReplicas: one.autoscaler.spec.minReplicas ?? 1 }),
    ),
    ...shape.budgets.map(one => colouredBudget(one, colour)),
    ...jobsOf(ctx, loaded),
    ...shape.services.filter(one => !live.has(one.name)).map(one => firstService(one, owner)),
  ];
  const applied = [
    ...shape.inPlace.map(one => owned(ctx, one, noToken)),
    ...shape.services.filter(one => live.has(one.name)).map(one => serviceFields(one, owner)),
  ];
  return [
    ...made.map(object => ({ object, by: 'create' as const })),
    ...applied.map(object => ({ object: withoutFence(object), by: 'apply' as const })),
  ];
};

const reasonOf = (object: K8sObject, error: unknown): Reason => {
  const name = nameOf({ kind: object.kind, name: object.metadata.name });
  if (error instanceof ClusterError && error.status > 0)
    return codes.reason('release-rejected', `${name}: ${error.message}`);
  const { code, message, next } = asThrown(error);
  if (next === '') throw error;
  return { code, message: `${name}: ${message}`, next };
};

/** A name that is taken is no news: the checks come before it, and a start looks what is there. */
const isTaken = (error: unknown): boolean => error instanceof ClusterError && error.reason === 'AlreadyExists';

const rehearseOne = async (ctx: TargetContext, { object, by }: Rehearsed): Promise<Reason | undefined> => {
  try {
    if (by === 'create') await ctx.cluster.create(object, { dryRun: true });
    else await ctx.cluster.apply(object, { dryRun: true });
    return undefined;
  } catch (error) {
    if (isTaken(error)) return undefined;
    const owners =
      by === 'apply' && error instanceof ClusterError && error.status === 409 ? ownersIn(error.message) : [];
    if (owners.length === 0) return reasonOf(object, error);
    const others = owners.filter(owner => !handTool.test(owner));
    if (others.length === 0) return await rehearseForced(ctx, object);
    const name = nameOf({ kind: object.kind, name: object.metadata.name });
    return codes.reason('field-conflict', `${name}: ${error instanceof Error ? error.message : ''}`);
  }
};

const rehearseForced = async (ctx: TargetContext, object: K8sObject): Promise<Reason | undefined> =>
  await ctx.cluster.apply(object, { dryRun: true, force: true }).then(
    () => undefined,
    error => reasonOf(object, error),
  );

export const rehearse = async (ctx: TargetContext, loaded: Loaded, to: Colour): Promise<readonly Reason[]> => {
  const writes = [...writesOf(ctx, loaded, to)];
  const reasons: Reason[] = [];
  const worker = async (): Promise<void> => {
    for (let next = writes.shift(); next !== undefined; next = writes.shift()) {
      const reason = await rehearseOne(ctx, next);
      if (reason !== undefined) reasons.push(reason);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return reasons;
};
