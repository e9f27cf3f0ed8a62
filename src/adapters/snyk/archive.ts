/**
 * An image as a Docker archive, made from the registry's bytes, each checked by its digest. Snyk's own pull knows only
 * https and would need the registry's password; a file needs neither, and what Snyk tests is certainly this digest.
 */
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Files } from '../../core/ports.ts';
import { type Digest, hexOf } from '../../domain/images/digest.ts';
import type { Registry } from '../registry/registry.ts';
import { expand } from '../registry/unpack.ts';

/** Uncompressed, all layers together. */
const maxBytes = 16 * 1024 ** 3;

export type ImageReader = Pick<Registry, 'manifest' | 'config' | 'download'>;

/** Writes `image.tar` below `folder` in the layout of `docker save`: `<config>.json`, `<layer>/layer.tar`, `manifest.json`. */
export const writeDockerArchive = async (
  deps: { readonly registry: ImageReader; readonly files: Pick<Files, 'writeAtomic'>; readonly signal: AbortSignal },
  reference: string,
  folder: string,
): Promise<string> => {
  const { registry, files, signal } = deps;
  const { body } = await registry.manifest(reference, signal);
  if (body.kind === 'index') throw new Error(`${reference} is an index, not the image of one platform`);
  const { config, layers } = body.image;
  const { rootfs } = await registry.config(reference, config, signal);
  const content = join(folder, 'content');
  await mkdir(content);
  const configName = `${hexOf(config.digest)}.json`;
  await registry.download(reference, config, join(content, configName), signal);
  const names: string[] = [];
  let left = maxBytes;
  for (const [at, layer] of layers.entries()) {
    const diffId: Digest = rootfs.diff_ids[at] ?? layer.digest;
    const name = `${hexOf(diffId)}/layer.tar`;
    names.push(name);
    if (names.indexOf(name) < names.length - 1) continue;
    const [packed, plain] = [join(folder, 'packed'), join(folder, 'plain')];
    await registry.download(reference, layer, packed, signal);
    left -= await expand(layer, diffId, packed, plain, left);
    await mkdir(join(content, hexOf(diffId)));
    await rename(plain, join(content, name));
    await rm(packed);
  }
  const manifest = [{ Config: configName, RepoTags: null, Layers: names }];
  await files.writeAtomic(join(content, 'manifest.json'), JSON.stringify(manifest));
  // Only a caller who scans an image with Snyk pays for the archiver.
  const tar = await import('tar');
  const archive = join(folder, 'image.tar');
  await tar.create({ file: archive, cwd: content, portable: true }, ['manifest.json', configName, ...new Set(names)]);
  await rm(content, { recursive: true });
  return archive;
};
