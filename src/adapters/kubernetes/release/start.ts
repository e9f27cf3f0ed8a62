import type { Colour, Release } from '../../../domain/rollout/release.ts';
import type { TargetContext } from '../context.ts';

/** Makes `release` run in `colour`; returns once everything is written. Every call may be repeated. */
export const startColour = async (
  _ctx: TargetContext,
  _colour: Colour,
  _release: Release,
  _token: number,
): Promise<void> => {
  throw new Error('not there yet');
};
