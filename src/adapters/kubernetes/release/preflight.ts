import type { K8sObject } from '../../../domain/kubernetes/objects.ts';
import type { Finding } from '../../../domain/kubernetes/shape.ts';
import type { Preflight } from '../../../domain/rollout/ports.ts';
import type { Colour, Release } from '../../../domain/rollout/release.ts';
import { asThrown } from '../../../domain/rollout/thrown.ts';
import type { Reason } from '../../../domain/verdicts/verdicts.ts';
import type { KindRef } from '../cluster.ts';
import type { Loaded, TargetContext } from '../context.ts';
import { checkPermissions } from '../permissions.ts';
import { adoptionRefusals, appSettled, movingRefusals } from '../traffic/found.ts';
import { capacityReasons } from './capacity.ts';
import { changesOf } from './changes.ts';
import { listed } from './listed.ts';
import { load } from './load.ts';
import { rehearse } from './rehearsal.ts';

/** What stands against a release, and what would change: everything that can be known before the lease is taken. */

const lookedAt: readonly KindRef[] = [
  { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget' },
  { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy' },
];

const mirrored = ['Deployment', 'Service', 'HorizontalPodAutoscaler'];

const liveObjects = async (ctx: TargetContext): Promise<readonly K8sObject[]> => {
  const others = await Promise.all(lookedAt.map(async kind => await listed(ctx, kind)));
  return [...mirrored.flatMap(kind => ctx.mirror.all(kind)), ...others.flat()];
};

const permissionReasons = async (ctx: TargetContext, { shape, spec }: Loaded): Promise<readonly Reason[]> => {
  const objects = [
    ...shape.inPlace,
    ...shape.routes,
    ...shape.budgets,
    ...shape.autoscalers.map(one => one.autoscaler),
  ];
  const kinds = objects.map(({ apiVersion, kind }) => ({ apiVersion, kind }));
  const hookJobs = [spec.hooks.expand, spec.hooks.contract].some(hook => hook?.kind === 'job');
  return await checkPermissions(ctx.cluster, { kinds, hookJobs, serviceProxy: ctx.settings.url === '' });
};

const noteOf = ({ code, message, fix }: Finding): Reason => ({ code, message, next: fix });

/** What stands against `release` here, and what would change. Writes nothing. */
export const preflightOf = async (ctx: TargetContext, release: Release, to: Colour): Promise<Preflight> => {
  try {
    const live = await liveObjects(ctx);
    const loaded = await load(ctx, release, { live, allowManaged: ctx.settings.allowManaged });
    const { refusals, findings } = loaded.shape;
    if (refusals.length > 0) return { refusals, notes: findings.map(noteOf), changes: [] };
    const denied = await permissionReasons(ctx, loaded);
    if (denied.length > 0) return { refusals: denied, notes: [], changes: [] };
    await appSettled(ctx, loaded.shape);
    const [capacity, rehearsed, changes] = await Promise.all([
      capacityReasons(ctx, loaded, to),
      rehearse(ctx, loaded, to),
      changesOf(ctx, loaded, to),
    ]);
    return {
      refusals: [
        ...adoptionRefusals(ctx, loaded.shape),
        ...movingRefusals(ctx, loaded.shape),
        ...capacity.refusals,
        ...rehearsed,
      ],
      notes: [...capacity.notes, ...findings.map(noteOf)],
      changes,
    };
  } catch (error) {
    const { code, message, next } = asThrown(error);
    if (next === '') throw error;
    return { refusals: [{ code, message, next }], notes: [], changes: [] };
  }
};
