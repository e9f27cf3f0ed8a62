import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough, pipeline, type Transform } from 'node:stream';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import { z } from 'zod';
import { messageOf, systemCode, UserError } from '../../core/errors.ts';
import { nodeFiles } from '../../core/files.ts';
import { type Digest, hexOf } from '../../domain/images/digest.ts';
import type { Descriptor, ImageConfig } from '../../domain/images/manifest.ts';
import { formatPlatform, type Platform, pickPlatform, platformOfHost } from '../../domain/images/platform.ts';
import { type DigestReference, formatReference } from '../../domain/images/reference.ts';
import { writeHashed } from './bytes.ts';
import type { PlatformImage } from './describe.ts';
import { digestMismatch, digestReferenceOf, diskFault, type Name, unsupported } from './faults.ts';
import { applyLayer } from './layers.ts';
import type { Registry } from './registry.ts';

export interface UnpackRequest {
  /** Must be by digest. */
  readonly reference: Name;
  /** Unset: the platform of this machine. */
  readonly platform?: Platform;
  /** Unpacked images are kept under it, one folder each; a complete one is used again without any network. */
  readonly folder: string;
  /** Of all layers together, uncompressed; default 4 GiB. */
  readonly maxBytes?: number;
  readonly signal?: AbortSignal;
}

export interface UnpackedImage {
  readonly rootFolder: string;
  readonly entrypoint: readonly string[];
  readonly cmd: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** As the image says it, seen from inside; '/' when unset. */
  readonly workdir: string;
  readonly user: string;
  /** What the reference named: the index. */
  readonly digest: Digest;
  readonly platform: string;
  readonly platformDigest: Digest;
}

const digestText = z.templateLiteral(['sha256:', z.string()]);

const markerSchema = z.object({
  schema: z.literal('prod-actions/unpacked-image/v1'),
  entrypoint: z.array(z.string()),
  cmd: z.array(z.string()),
  env: z.record(z.string(), z.string()),
  workdir: z.string(),
  user: z.string(),
  digest: digestText,
  platform: z.string(),
  platformDigest: digestText,
});

type Marker = z.output<typeof markerSchema>;

const defaultMaxBytes = 4 * 1024 ** 3;
const temporaryPrefix = '.unpack-';
const staleAfterMs = 60 * 60 * 1000;
const markerName = 'image.json';
const rootName = 'rootfs';

const unpackedFrom = (folder: string, { schema: _schema, ...image }: Marker): UnpackedImage => ({
  rootFolder: join(folder, rootName),
  ...image,
});

/** The marker is written before the folder gets its name, so a named folder with a marker is complete. */
const readMarker = async (folder: string): Promise<Marker | undefined> => {
  const files = nodeFiles();
  const path = join(folder, markerName);
  if (!(await files.exists(path))) return undefined;
  try {
    return markerSchema.parse(JSON.parse(await files.readText(path)));
  } catch {
    return undefined;
  }
};

const environmentOf = (lines: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    lines
      .filter(line => line.indexOf('=') > 0)
      .map(line => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );

const markerOf = (reference: DigestReference, chosen: PlatformImage, { config }: ImageConfig): Marker => ({
  schema: 'prod-actions/unpacked-image/v1',
  entrypoint: config?.Entrypoint ?? [],
  cmd: config?.Cmd ?? [],
  env: environmentOf(config?.Env ?? []),
  workdir: config?.WorkingDir || '/',
  user: config?.User ?? '',
  digest: reference.digest,
  platform: formatPlatform(chosen.platform),
  platformDigest: chosen.digest,
});

const decompressor = (layer: Descriptor): Transform => {
  const type = layer.mediaType;
  if (/nondistributable|foreign/.test(type)) throw unsupported(`Layer ${layer.digest}`, 'lies outside the registry');
  if (/[+.]gzip$/.test(type)) return createGunzip();
  if (/\+zstd$/.test(type)) return createZstdDecompress();
  if (/\.tar$/.test(type)) return new PassThrough();
  throw unsupported(`Layer ${layer.digest}`, `has the unknown media type ${type}`);
};

const tooLarge = (maxBytes: number): UserError =>
  new UserError(
    'image-too-large',
    `Unpacked, the image is larger than ${maxBytes} bytes.`,
    'Make the image smaller, or raise the limit.',
  );

/** Uncompresses into a new file and checks it against the diff id. Returns its size. */
export const expand = async (
  layer: Descriptor,
  diffId: Digest,
  from: string,
  to: string,
  maxBytes: number,
): Promise<number> => {
  const plain = decompressor(layer);
  // The error reaches the reader through `plain`; the callback only keeps it from being unhandled.
  pipeline(createReadStream(from), plain, () => undefined);
  const written = await writeHashed(plain, to, maxBytes, () => tooLarge(maxBytes)).catch((error: unknown) => {
    const fault = diskFault(error, to);
    if (fault instanceof UserError) throw fault;
    throw unsupported(`Layer ${layer.digest}`, `cannot be uncompressed (${messageOf(error)})`);
  });
  if (written.digest !== diffId) throw digestMismatch(`The content of layer ${layer.digest}`, diffId, written.digest);
  return written.size;
};

const unpackInto = async (
  registry: Registry,
  reference: DigestReference,
  chosen: PlatformImage,
  folder: string,
  request: UnpackRequest,
): Promise<Marker> => {
  const { image } = chosen;
  const config = await registry.config(reference, image.config, request.signal);
  const diffIds = config.rootfs.diff_ids;
  if (diffIds.length !== image.layers.length) {
    throw unsupported(formatReference(reference), `has ${image.layers.length} layers but ${diffIds.length} diff ids`);
  }
  const root = join(folder, rootName);
  const [packed, plain] = [join(folder, 'layer'), join(folder, 'layer.tar')];
  await mkdir(root, { mode: 0o755 });
  let left = request.maxBytes ?? defaultMaxBytes;
  for (const [at, layer] of image.layers.entries()) {
    request.signal?.throwIfAborted();
    await registry.download(reference, layer, packed, request.signal);
    left -= await expand(layer, diffIds[at] ?? layer.digest, packed, plain, left);
    await rm(packed);
    await applyLayer(plain, root);
    await rm(plain);
  }
  const marker = markerOf(reference, chosen, config);
  await nodeFiles().writeAtomic(join(folder, markerName), `${JSON.stringify(marker, null, 2)}\n`);
  return marker;
};

/** Leftovers of killed runs; younger ones may belong to a run that lives. */
const sweep = async (folder: string): Promise<void> => {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(temporaryPrefix)) continue;
    const stats = await stat(join(folder, name)).catch(() => undefined);
    if (stats !== undefined && Date.now() - stats.mtimeMs > staleAfterMs) {
      await rm(join(folder, name), { recursive: true, force: true });
    }
  }
};

/** Gives the finished folder its name. Another run may have been first with the same content: theirs stays. */
const publish = async (temporary: string, final: string): Promise<void> => {
  try {
    await rename(temporary, final);
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST'].includes(systemCode(error) ?? '')) throw error;
    if ((await readMarker(final)) !== undefined) return;
    await rm(final, { recursive: true, force: true });
    await rename(temporary, final);
  }
};

const choose = async (
  registry: Registry,
  reference: DigestReference,
  wanted: Platform,
  signal: AbortSignal | undefined,
): Promise<PlatformImage> => {
  const { platforms } = await registry.describe(reference, signal);
  const chosen = pickPlatform(platforms, wanted);
  if (chosen !== undefined) return chosen;
  const has = platforms.map(entry => formatPlatform(entry.platform)).join(', ');
  throw new UserError(
    'platform-not-in-image',
    `${formatReference(reference)} has no ${formatPlatform(wanted)}; it has ${has === '' ? 'no platform at all' : has}.`,
    'Build the image for that platform too (input platforms of multi-arch-build).',
  );
};

/**
 * Pulls an image by digest and unpacks its file system. Every byte is checked: manifests and layers against their
 * digests, uncompressed layers against the config's diff ids. The result appears under its name only when complete.
 */
export const unpackImage = async (registry: Registry, request: UnpackRequest): Promise<UnpackedImage> => {
  const reference = digestReferenceOf(request.reference);
  const wanted = request.platform ?? platformOfHost(process.platform, process.arch);
  const name = `sha256-${hexOf(reference.digest)}-${formatPlatform(wanted).replaceAll('/', '-')}`;
  const final = join(request.folder, name);
  const ready = await readMarker(final);
  if (ready !== undefined) return unpackedFrom(final, ready);
  const temporary = join(request.folder, `${temporaryPrefix}${randomUUID()}`);
  await mkdir(temporary, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw diskFault(error, request.folder);
  });
  try {
    await sweep(request.folder);
    const chosen = await choose(registry, reference, wanted, request.signal);
    const marker = await unpackInto(registry, reference, chosen, temporary, request);
    await publish(temporary, final);
    return unpackedFrom(final, marker);
  } catch (error) {
    throw diskFault(error, request.folder);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
};
