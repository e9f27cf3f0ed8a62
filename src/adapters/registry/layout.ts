import { join } from 'node:path';
import { ToolError } from '../../core/errors.ts';
import type { Files } from '../../core/ports.ts';
import { type Digest, hexOf } from '../../domain/images/digest.ts';
import { type Descriptor, parseConfig, parseManifest } from '../../domain/images/manifest.ts';
import { digestOf } from './bytes.ts';
import type { ImageSource } from './describe.ts';
import { digestMismatch, understood } from './faults.ts';

type Reader = Pick<Files, 'readBytes' | 'exists'>;

const read = async (files: Reader, folder: string, digest: Digest): Promise<string> => {
  const path = join(folder, 'blobs', 'sha256', hexOf(digest));
  if (!(await files.exists(path))) {
    throw new ToolError('registry-protocol', 'layout', `${folder} is not a complete OCI layout: ${digest} is missing`);
  }
  const bytes = await files.readBytes(path);
  const actual = digestOf(bytes);
  if (actual !== digest) throw digestMismatch(path, digest, actual);
  return Buffer.from(bytes).toString('utf8');
};

/** An image in an OCI layout folder, checked like one in a registry. */
export const layoutSource = (files: Reader, folder: string): ImageSource => ({
  manifest: async digest => {
    const text = await read(files, folder, digest);
    const body = understood(digest, parseManifest(text, ''));
    return { digest, bytes: Buffer.from(text), body };
  },
  config: async ({ digest }: Descriptor) => understood(digest, parseConfig(await read(files, folder, digest))),
});
