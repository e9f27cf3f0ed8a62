import { promisify } from 'node:util';
import * as zlib from 'node:zlib';

const decoders: Readonly<Record<string, ((bytes: Buffer, options: zlib.ZlibOptions) => Promise<Buffer>) | undefined>> =
  {
    gzip: promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.gunzip),
    'x-gzip': promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.gunzip),
    deflate: promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.inflate),
    br: async (bytes, { maxOutputLength = 0 }) => await promisify(zlib.brotliDecompress)(bytes, { maxOutputLength }),
    zstd: async (bytes, { maxOutputLength = 0 }) => await promisify(zlib.zstdDecompress)(bytes, { maxOutputLength }),
  };

/** How much bigger than its compressed form a body may be: a small answer must not fill our memory. */
const expansion = 16;

/** The text of a compressed body; '' when it is not what its header says, so that what is looked for is missed. */
export const decode = async (bytes: Buffer, coding: string, maxBytes: number): Promise<string> => {
  const decoder = decoders[coding.trim().toLowerCase()];
  if (decoder === undefined) return bytes.toString('utf8');
  try {
    const text = await decoder(bytes, { maxOutputLength: maxBytes * expansion });
    return text.subarray(0, maxBytes).toString('utf8');
  } catch {
    return '';
  }
};
