import type { Transform } from 'node:stream';
import * as zlib from 'node:zlib';

/** The first part of a body. */
export interface Beginning {
  readonly bytes: Buffer;
  /** There is more than this. */
  readonly truncated: boolean;
}

const options = { chunkSize: 64 * 1024 };

const decoders: Readonly<Record<string, (() => Transform) | undefined>> = {
  gzip: () => zlib.createGunzip(options),
  'x-gzip': () => zlib.createGunzip(options),
  deflate: () => zlib.createInflate(options),
  br: () => zlib.createBrotliDecompress(options),
  zstd: () => zlib.createZstdDecompress(options),
};

/**
 * The beginning of a compressed body, decompressed no further than asked for: a small answer must not fill our memory.
 * Empty when it is not what its header says, so that what is looked for is missed.
 */
export const decode = async (body: Beginning, coding: string, maxBytes: number): Promise<Beginning> => {
  const decoder = decoders[coding.trim().toLowerCase()]?.();
  if (decoder === undefined) return body;
  const chunks: Buffer[] = [];
  let size = 0;
  decoder.end(body.bytes);
  try {
    for await (const chunk of decoder) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > maxBytes) break;
    }
  } catch {
    // One that we cut ourselves has to end so.
    if (!body.truncated) return { bytes: Buffer.alloc(0), truncated: false };
  }
  return { bytes: Buffer.concat(chunks).subarray(0, maxBytes), truncated: body.truncated || size > maxBytes };
};
