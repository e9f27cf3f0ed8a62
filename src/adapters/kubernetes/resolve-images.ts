/** Tags of the manifests become digests where their registry can be asked, so that going back runs what ran before. */
import { messageOf } from '../../core/errors.ts';
import type { Runtime } from '../../core/ports.ts';
import type { K8sObject } from '../../domain/kubernetes/objects.ts';
import { imagesOf, isPinned, replaceImages } from '../../domain/kubernetes/pinning.ts';
import { dockerCredentials } from '../registry/credentials.ts';
import { createRegistry } from '../registry/registry.ts';

type ResolveRuntime = Pick<Runtime, 'exec' | 'files' | 'env' | 'log' | 'signal'>;

/** A registry that only the nodes reach must not hold up the deploy: the tag stays, and the report says so. */
const patienceMs = 5000;
const oneTry = { attempts: 1, firstDelayMs: 0, maxDelayMs: 0 };

const digestsOf = async (images: readonly string[], runtime: ResolveRuntime): Promise<ReadonlyMap<string, string>> => {
  const registry = createRegistry({ credentials: dockerCredentials(runtime), retry: oneTry });
  const signal = AbortSignal.any([runtime.signal, AbortSignal.timeout(patienceMs)]);
  const found = await Promise.all(
    images.map(async (image): Promise<readonly [string, string][]> => {
      try {
        const { digest } = await registry.resolve(image, signal);
        return [[image, `${image}@${digest}`]];
      } catch (error) {
        runtime.log.info(`${image} stays a tag: ${messageOf(error)}`);
        return [];
      }
    }),
  );
  runtime.signal.throwIfAborted();
  return new Map(found.flat());
};

export const withDigests = async (
  objects: readonly K8sObject[],
  runtime: ResolveRuntime,
): Promise<readonly K8sObject[]> => {
  const tags = [...new Set(imagesOf(objects).map(({ image }) => image))].filter(image => !isPinned(image));
  if (tags.length === 0) return objects;
  const digests = await digestsOf(tags, runtime);
  return replaceImages(objects, image => digests.get(image));
};
