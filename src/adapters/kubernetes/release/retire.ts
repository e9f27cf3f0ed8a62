import type { RetireReport } from '../../../domain/rollout/ports.ts';
import type { Colour } from '../../../domain/rollout/release.ts';
import type { TargetContext } from '../context.ts';

/** @throws UserError `colour-selected` when a Service selects the colour */
export const retireColour = async (
  _ctx: TargetContext,
  _colour: Colour,
  _drainMs: number,
  _token: number,
): Promise<RetireReport> => {
  throw new Error('not there yet');
};
