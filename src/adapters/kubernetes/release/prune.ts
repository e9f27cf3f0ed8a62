import type { Release } from '../../../domain/rollout/release.ts';
import type { TargetContext } from '../context.ts';

/** Removes versions of configuration, bundles and hook Jobs that none of `keep` needs. */
export const pruneVersions = async (_ctx: TargetContext, _keep: readonly Release[], _token: number): Promise<void> => {
  throw new Error('not there yet');
};
