import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { ToolError } from '../../core/errors.ts';
import type { Digest } from '../../domain/images/digest.ts';

export const digestOf = (bytes: Uint8Array): Digest => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

/** Reads a whole body that must be small. @throws ToolError `registry-protocol` above `max`. */
export const collect = async (body: AsyncIterable<Uint8Array>, max: number): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > max) throw new ToolError('registry-protocol', 'registry', `an answer is larger than ${max} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

export const collectText = async (body: AsyncIterable<Uint8Array>, max: number): Promise<string> =>
  Buffer.from(await collect(body, max)).toString('utf8');

export interface Written {
  readonly digest: Digest;
  readonly size: number;
}

/** Streams into a new file and hashes on the way; stops above `max` bytes. Removes the file on any fault. */
export const writeHashed = async (
  body: AsyncIterable<Uint8Array>,
  path: string,
  max: number,
  tooLong: () => Error,
): Promise<Written> => {
  const hash = createHash('sha256');
  let size = 0;
  const counted = async function* (source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of source) {
      size += chunk.length;
      if (size > max) throw tooLong();
      hash.update(chunk);
      yield chunk;
    }
  };
  try {
    await pipeline(body, counted, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
  return { digest: `sha256:${hash.digest('hex')}`, size };
};
