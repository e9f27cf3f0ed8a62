/** Whether new connections reach the release: in the control plane, and, where users' way in is known, in the data plane. */

import { slicesLag } from '../../../domain/kubernetes/traffic.ts';
import type { Arrival, ProbeAnswer } from '../../../domain/rollout/ports.ts';
import { type Colour, healthPathOf, type Release, shortId } from '../../../domain/rollout/release.ts';
import { freshProbe } from '../../probing/fresh-probe.ts';
import type { Prober } from '../../probing/prober.ts';
import type { TargetContext } from '../context.ts';
import { podsIn, slicesIn } from '../release/seen.ts';
import { freshWithin, switchedWays } from './view.ts';

/**
 * An app that does not name its release looks the same in both colours. Nodes program their rules up to a second after
 * the endpoints changed, so good answers count only once they have come for longer than that.
 */
const anonymousMs = 1500;

export interface Arriving {
  look(colour: Colour, release: Release, signal: AbortSignal): Promise<Arrival>;
}

/** '' when every Service that the colour has leads to it, and the slices say so. */
const controlPlaneLag = (ctx: TargetContext, colour: Colour): string => {
  const ways = switchedWays(ctx).filter(way => way.to[colour] !== null);
  const elsewhere = ways.find(way => way.colour !== colour || way.overlapping);
  if (elsewhere !== undefined) return `Service ${elsewhere.name} does not lead to ${colour} yet`;
  return ways.map(way => slicesLag(way, slicesIn(ctx), podsIn(ctx))).find(lag => lag !== '') ?? '';
};

export const createArriving = (
  ctx: TargetContext,
  prober: Prober,
  directUrl: (colour: Colour) => Promise<string>,
): Arriving => {
  /** Releases whose answers do, or do not, name them. */
  const named = new Map<string, boolean>();
  let goodSince: { readonly releaseId: string; readonly at: number } | null = null;

  const probe = freshProbe(prober);
  const ask = async (base: string, release: Release, signal: AbortSignal): Promise<ProbeAnswer> =>
    await probe.probe(new URL(healthPathOf(release), base).href, signal);

  /** Asked once, straight at the pods: without a name in their answers none can be demanded from outside. */
  const namesItself = async (colour: Colour, release: Release, signal: AbortSignal): Promise<boolean> => {
    const known = named.get(release.id);
    if (known !== undefined) return known;
    const { ok, releaseId } = await ask(await directUrl(colour), release, signal);
    if (ok) named.set(release.id, releaseId !== undefined);
    return releaseId !== undefined;
  };

  const answered = (release: Release, detail: string): Arrival => {
    const now = ctx.clock.monotonic();
    goodSince = goodSince?.releaseId === release.id ? goodSince : { releaseId: release.id, at: now };
    const spent = now - goodSince.at;
    const arrived = spent >= anonymousMs;
    return {
      arrived,
      seen: 'answered',
      detail: `${detail} for ${Math.round(spent)} ms, without the name of a release`,
    };
  };

  const outside = async (colour: Colour, release: Release, signal: AbortSignal): Promise<Arrival> => {
    const seen = await ask(ctx.settings.url, release, signal);
    if (seen.ok && seen.releaseId === release.id) return { arrived: true, seen: 'release', detail: seen.detail };
    const who = seen.releaseId === undefined ? '' : ` from release ${shortId(seen.releaseId)}`;
    const waiting = { arrived: false, seen: 'release', detail: `${seen.detail}${who}` } as const;
    if (!seen.ok || seen.releaseId !== undefined || (await namesItself(colour, release, signal))) {
      goodSince = null;
      return waiting;
    }
    return answered(release, seen.detail);
  };

  return {
    look: async (colour, release, signal) => {
      await freshWithin(ctx, 1000);
      const lag = controlPlaneLag(ctx, colour);
      if (lag !== '') {
        goodSince = null;
        return { arrived: false, seen: 'endpoints', detail: lag };
      }
      if (ctx.settings.url === '')
        return { arrived: true, seen: 'endpoints', detail: 'The endpoints of all Services are those of the release.' };
      return await outside(colour, release, signal);
    },
  };
};
