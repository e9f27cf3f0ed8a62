import type { InstanceAddress } from '../../../domain/metrics/placeholders.ts';
import type { Followed, SignalSource } from '../../../domain/signals/source.ts';
import type { Subject } from '../subject.ts';
import type { ScrapeTargets } from './providers/counters.ts';

/**
 * Each instance of the release, straight: behind one address every look would meet another of them, and counters of
 * different instances are no series.
 * @param address as the caller wrote it
 */
export const instanceTargets = (
  { entry, path }: InstanceAddress,
  address: string,
  source: SignalSource,
  { releaseId }: Subject,
): ScrapeTargets => {
  let following: Promise<Followed | null> = Promise.resolve(null);
  const orFollow = async (earlier: Promise<Followed | null>): Promise<Followed | null> =>
    (await earlier.catch(() => null)) ?? (await source.follow(releaseId));
  return {
    address,
    ofRelease: true,
    now: async () => {
      // What is not there yet may come.
      following = orFollow(following);
      const instances = (await (await following)?.straight(entry ?? undefined)) ?? [];
      return instances.map(({ name, url }) => ({ name, url: `${url}${path}` }));
    },
    // A look may still be under way.
    close: async () => {
      await (await following.catch(() => null))?.close();
    },
  };
};
