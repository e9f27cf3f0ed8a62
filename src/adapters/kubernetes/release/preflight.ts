import type { Preflight } from '../../../domain/rollout/ports.ts';
import type { Colour, Release } from '../../../domain/rollout/release.ts';
import type { TargetContext } from '../context.ts';

/** What stands against `release` here, and what would change. Writes nothing. */
export const preflightOf = async (_ctx: TargetContext, _release: Release, _to: Colour): Promise<Preflight> => {
  throw new Error('not there yet');
};
