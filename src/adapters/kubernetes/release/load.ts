import type { Release } from '../../../domain/rollout/release.ts';
import type { Loaded, TargetContext } from '../context.ts';

/** What a release is made of. @throws UserError `release-not-kubernetes`, `bundle-missing`, `bundle-damaged` */
export const load = async (_ctx: Pick<TargetContext, 'bundles'>, _release: Release): Promise<Loaded> => {
  throw new Error('not there yet');
};
