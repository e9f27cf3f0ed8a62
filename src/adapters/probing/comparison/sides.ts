import type { Observed } from '../../../domain/rollout/ports.ts';
import { type Colour, otherColour } from '../../../domain/rollout/release.ts';
import { callHost } from '../../process/client.ts';

export interface Side {
  readonly releaseId: string;
  /** Straight to the release, without going through traffic. */
  readonly url: string;
}

/** Two releases that are up at the same time. */
export interface Sides {
  readonly release: Side;
  readonly baseline: Side;
}

/** The release that has traffic and the one beside it; null unless both are ready. */
export const sidesOf = async (
  seen: Pick<Observed, 'blue' | 'green' | 'traffic'>,
  urlOf: (colour: Colour) => Promise<string>,
): Promise<Sides | null> => {
  if (seen.traffic === null) return null;
  const [live, idle] = [seen.traffic, otherColour(seen.traffic)];
  const [mine, theirs] = [seen[live], seen[idle]];
  if (mine.state !== 'ready' || theirs.state !== 'ready') return null;
  return {
    release: { releaseId: mine.releaseId, url: await urlOf(live) },
    baseline: { releaseId: theirs.releaseId, url: await urlOf(idle) },
  };
};

/** Of the process target, as its host sees them. */
export const processSides = async (folder: string): Promise<Sides | null> => {
  const seen = await callHost(folder, 'observe', {});
  return await sidesOf(seen, async colour => `http://127.0.0.1:${seen.ports[colour]}`);
};
