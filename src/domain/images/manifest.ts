import { z } from 'zod';
import type { Parsed } from '../text/parsed.ts';
import { type Digest, isDigest } from './digest.ts';
import { normalizePlatform, type Platform } from './platform.ts';

/** OCI image indexes, manifests and configs, and their Docker v2 twins. */

export const mediaTypes = {
  index: ['application/vnd.oci.image.index.v1+json', 'application/vnd.docker.distribution.manifest.list.v2+json'],
  manifest: ['application/vnd.oci.image.manifest.v1+json', 'application/vnd.docker.distribution.manifest.v2+json'],
} as const;

export const acceptHeader = [...mediaTypes.index, ...mediaTypes.manifest].join(', ');

const isOneOf = (list: readonly string[], type: string): boolean => list.includes(type);

const digest = z.string().transform((text, context): Digest => {
  if (isDigest(text)) return text;
  context.addIssue({ code: 'custom', message: 'is not a sha256 digest' });
  return z.NEVER;
});

const descriptorSchema = z.object({
  mediaType: z.string(),
  digest,
  size: z.int().nonnegative(),
  annotations: z.record(z.string(), z.string()).nullish(),
});

const indexSchema = z.object({
  schemaVersion: z.literal(2),
  manifests: z.array(
    descriptorSchema.extend({
      platform: z.object({ os: z.string(), architecture: z.string(), variant: z.string().optional() }).nullish(),
    }),
  ),
  annotations: z.record(z.string(), z.string()).nullish(),
});

const manifestSchema = z.object({
  schemaVersion: z.literal(2),
  config: descriptorSchema,
  layers: z.array(descriptorSchema),
  annotations: z.record(z.string(), z.string()).nullish(),
});

const configSchema = z.object({
  os: z.string(),
  architecture: z.string(),
  variant: z.string().optional(),
  created: z.string().optional(),
  config: z
    .object({
      Entrypoint: z.array(z.string()).nullish(),
      Cmd: z.array(z.string()).nullish(),
      Env: z.array(z.string()).nullish(),
      WorkingDir: z.string().nullish(),
      User: z.string().nullish(),
      Labels: z.record(z.string(), z.string()).nullish(),
    })
    .nullish(),
  rootfs: z.object({ type: z.literal('layers'), diff_ids: z.array(digest) }),
});

export type Descriptor = z.output<typeof descriptorSchema>;
export type ImageIndex = z.output<typeof indexSchema>;
export type ImageManifest = z.output<typeof manifestSchema>;
export type ImageConfig = z.output<typeof configSchema>;

export type ManifestBody =
  | { readonly kind: 'index'; readonly mediaType: string; readonly index: ImageIndex }
  | { readonly kind: 'image'; readonly mediaType: string; readonly image: ImageManifest };

const parsedJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const headSchema = z.looseObject({ mediaType: z.string().optional() });

const fitted = <T>(schema: z.ZodType<T>, value: unknown): Parsed<T> => {
  const parsed = schema.safeParse(value);
  return parsed.success ? { value: parsed.data } : { problem: z.prettifyError(parsed.error).replaceAll('\n', ' ') };
};

/**
 * Reads an index or a manifest. A document that could be read as both, or whose own media type contradicts the
 * registry's, is refused: two readers would see two different images under one digest. On disk there is no content
 * type: pass ''.
 */
export const parseManifest = (text: string, contentType: string): Parsed<ManifestBody> => {
  const head = headSchema.safeParse(parsedJson(text));
  if (!head.success) return { problem: 'is not a JSON object' };
  const document = head.data;
  const type = (contentType.split(';')[0] ?? '').trim() || (document.mediaType ?? '');
  if (document.mediaType !== undefined && document.mediaType !== type) {
    return { problem: `says it is ${document.mediaType}, the registry says ${type}` };
  }
  if ('manifests' in document && ('layers' in document || 'config' in document)) {
    return { problem: 'is an index and a manifest at once' };
  }
  if (isOneOf(mediaTypes.index, type)) {
    const index = fitted(indexSchema, document);
    return 'value' in index ? { value: { kind: 'index', mediaType: type, index: index.value } } : index;
  }
  if (isOneOf(mediaTypes.manifest, type)) {
    const image = fitted(manifestSchema, document);
    return 'value' in image ? { value: { kind: 'image', mediaType: type, image: image.value } } : image;
  }
  return { problem: `has the unsupported media type ${type === '' ? '(none)' : type}` };
};

export const parseConfig = (text: string): Parsed<ImageConfig> => fitted(configSchema, parsedJson(text));

export const platformOfConfig = ({ os, architecture, variant }: ImageConfig): Platform =>
  normalizePlatform(os, architecture, variant);

const referenceType = 'vnd.docker.reference.type';

/** BuildKit marks the manifests that hold provenance and SBOM; their platform text (`unknown`) proves nothing. */
const isAttestation = (entry: Descriptor): boolean => entry.annotations?.[referenceType] === 'attestation-manifest';

export type IndexEntry = ImageIndex['manifests'][number];

/** The entries of an index that can run: image manifests that are not attestations. */
export const runnableEntries = (index: ImageIndex): readonly IndexEntry[] =>
  index.manifests.filter(entry => isOneOf(mediaTypes.manifest, entry.mediaType) && !isAttestation(entry));

export const attestationEntries = (index: ImageIndex): readonly IndexEntry[] => index.manifests.filter(isAttestation);

/** Undefined when the entry does not say; the image's config does then. */
export const platformOfEntry = (entry: IndexEntry): Platform | undefined =>
  entry.platform === null || entry.platform === undefined
    ? undefined
    : normalizePlatform(entry.platform.os, entry.platform.architecture, entry.platform.variant);
