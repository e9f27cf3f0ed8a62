import { messageOf } from '../../../core/errors.ts';
import type { Runtime } from '../../../core/ports.ts';
import { imagesOf, isPinned, type PinnedObjects, replaceImages } from '../../../domain/kubernetes/pinning.ts';

/** Tags become digests when a release is made, so that going back runs what ran before. */

/** The digest that a tag means right now. */
export type ResolveTag = (image: string, signal: AbortSignal) => Promise<string>;

/** A release is not held up by a registry that only the cluster can reach. */
const timeLimitMs = 15_000;

/** Asks the image's registry, with the runner's docker logins. Loaded only where a tag is to be resolved. */
export const registryTags = (runtime: Pick<Runtime, 'exec' | 'files' | 'env'>): ResolveTag => {
  const registry = async () => {
    const [{ createRegistry }, { dockerCredentials }] = await Promise.all([
      import('../../registry/registry.ts'),
      import('../../registry/credentials.ts'),
    ]);
    const retry = { attempts: 2, firstDelayMs: 300, maxDelayMs: 2000 };
    return createRegistry({ credentials: dockerCredentials(runtime), retry });
  };
  return async (image, signal) => (await (await registry()).resolve(image, signal)).digest;
};

const withoutTag = (image: string): string => {
  const colon = image.indexOf(':', image.lastIndexOf('/') + 1);
  return colon < 0 ? image : image.slice(0, colon);
};

/** What cannot be resolved stays a tag, and is told with the reason. */
export const resolveTags = async (
  pinned: PinnedObjects,
  resolve: ResolveTag,
  { log, signal }: Pick<Runtime, 'log' | 'signal'>,
): Promise<PinnedObjects> => {
  const tags = [...new Set(pinned.unpinned.map(({ image }) => image))];
  if (tags.length === 0) return pinned;
  const limit = AbortSignal.any([signal, AbortSignal.timeout(timeLimitMs)]);
  const found = new Map<string, string>();
  await Promise.all(
    tags.map(async image => {
      try {
        found.set(image, `${withoutTag(image)}@${await resolve(image, limit)}`);
      } catch (error) {
        signal.throwIfAborted();
        log.info(`${image} stays a tag: its digest could not be resolved (${messageOf(error)}).`);
      }
    }),
  );
  const objects = replaceImages(pinned.objects, image => found.get(image));
  return { ...pinned, objects, unpinned: imagesOf(objects).filter(({ image }) => !isPinned(image)) };
};
