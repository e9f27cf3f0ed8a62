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
  let following: Promise<Followed | null> | undefined;
  const follow = async (): Promise<Followed | null> => {
    const found = await source.follow(releaseId);
    // What is not there yet may come.
    if (found === null) following = undefined;
    return found;
  };
  const followed = async (): Promise<Followed | null> => {
    following ??= follow();
    try {
      return await following;
    } catch (error) {
      following = undefined;
      throw error;
    }
  };
  return {
    address,
    ofRelease: true,
    now: async () => {
      const instances = (await (await followed())?.straight(entry ?? undefined)) ?? [];
      return instances.map(({ name, url }) => ({ name, url: `${url}${path}` }));
    },
    close: async () => {
      await (await following?.catch(() => null))?.close();
    },
  };
};
