/** The mirror as the app's traffic sees it. */
import { userError } from '../../../core/errors.ts';
import { isOurs, type World } from '../../../domain/kubernetes/adoption.ts';
import { type Way, waysOf } from '../../../domain/kubernetes/traffic.ts';
import type { TargetContext } from '../context.ts';
import { autoscalersIn, deploymentsIn, podsIn, replicaSetsIn, type Seeing, servicesIn } from '../release/seen.ts';
import { codes } from './codes.ts';

export const worldOf = (ctx: Seeing): World => ({
  deployments: deploymentsIn(ctx),
  replicaSets: replicaSetsIn(ctx),
  pods: podsIn(ctx),
  services: servicesIn(ctx),
  autoscalers: autoscalersIn(ctx),
});

/** Our switched Services, in the order of switching. */
export const switchedWays = (ctx: Seeing): readonly Way[] =>
  waysOf(servicesIn(ctx).filter(service => isOurs(service, ctx.settings)));

/**
 * For whoever is about to act: nothing known is older than a second, and the connection it came by lives.
 * @throws UserError `cluster-view-stale` when nothing newer can be had
 */
export const surelyFresh = async ({ mirror }: Pick<TargetContext, 'mirror'>): Promise<void> => {
  const stale = mirror.staleMs();
  try {
    await mirror.refresh();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw userError(
      codes,
      'cluster-view-stale',
      `The view of the cluster is ${(stale / 1000).toFixed(1)} s old: ${why}`,
    );
  }
};

/** @throws UserError `cluster-view-stale` when what is known is older than `maxMs` and nothing newer can be had */
export const freshWithin = async (ctx: Pick<TargetContext, 'mirror'>, maxMs: number): Promise<void> => {
  if (ctx.mirror.staleMs() > maxMs) await surelyFresh(ctx);
};
