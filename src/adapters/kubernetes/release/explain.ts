import type { ColourState } from '../../../domain/rollout/ports.ts';
import type { Colour } from '../../../domain/rollout/release.ts';
import type { TargetContext } from '../context.ts';

/**
 * The state of a colour from the mirror. The Deployments of a colour are those whose own metadata carries the labels
 * app, environment and colour. Makes a call only when something is wrong: events and last output of the bad pod, once.
 */
export interface ColourWatch {
  stateOf(colour: Colour): Promise<ColourState>;
}

export const createColourWatch = (
  _ctx: Pick<TargetContext, 'cluster' | 'mirror' | 'clock' | 'settings'>,
): ColourWatch => {
  throw new Error('not there yet');
};
