import type { Digest } from '../../domain/images/digest.ts';
import {
  attestationEntries,
  type Descriptor,
  type ImageConfig,
  type ImageManifest,
  type IndexEntry,
  type ManifestBody,
  platformOfConfig,
  platformOfEntry,
  runnableEntries,
} from '../../domain/images/manifest.ts';
import type { Platform } from '../../domain/images/platform.ts';
import { transferSize } from '../../domain/images/size.ts';
import { unsupported } from './faults.ts';

export interface FetchedManifest {
  readonly digest: Digest;
  /** Exactly as stored: the digest is of these. */
  readonly bytes: Uint8Array;
  readonly body: ManifestBody;
}

/** One repository of a registry, or an OCI layout on disk. */
export interface ImageSource {
  manifest(digest: Digest): Promise<FetchedManifest>;
  config(descriptor: Descriptor): Promise<ImageConfig>;
}

export interface PlatformImage {
  readonly platform: Platform;
  /** Of the platform's own manifest. */
  readonly digest: Digest;
  /** Bytes a first pull transfers. */
  readonly size: number;
  readonly image: ImageManifest;
}

export interface ImageDescription {
  /** Of the index, or of the manifest when the image has none. */
  readonly digest: Digest;
  readonly mediaType: string;
  readonly platforms: readonly PlatformImage[];
  /** Manifests that hold provenance and SBOM. */
  readonly attestations: readonly Digest[];
}

const ofManifest = async (
  source: ImageSource,
  { digest, body }: FetchedManifest,
  known?: Platform,
): Promise<PlatformImage> => {
  if (body.kind === 'index') throw unsupported(digest, 'is an index inside an index');
  const platform = known ?? platformOfConfig(await source.config(body.image.config));
  return { platform, digest, size: transferSize(body.image), image: body.image };
};

export const describeEntry = async (source: ImageSource, entry: IndexEntry): Promise<PlatformImage> =>
  await ofManifest(source, await source.manifest(entry.digest), platformOfEntry(entry));

/** Reads the index and every runnable manifest in it. */
export const describeImage = async (source: ImageSource, digest: Digest): Promise<ImageDescription> => {
  const top = await source.manifest(digest);
  const { body } = top;
  const { mediaType } = body;
  if (body.kind === 'image') {
    return { digest, mediaType, platforms: [await ofManifest(source, top)], attestations: [] };
  }
  const entries = runnableEntries(body.index);
  return {
    digest,
    mediaType,
    platforms: await Promise.all(entries.map(entry => describeEntry(source, entry))),
    attestations: attestationEntries(body.index).map(entry => entry.digest),
  };
};
