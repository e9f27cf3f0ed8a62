/**
 * The version a Go program was built as, read from its build information without running it: a release known to be
 * malicious must not be started only to ask what it is.
 */
import { open } from 'node:fs/promises';

const magic = Buffer.from('\xff Go buildinf:', 'latin1');
const chunkSize = 4 * 1024 * 1024;
/** The module list of the largest tool takes 40 KiB; the main module stands in its first lines. */
const headSize = 4 * 1024;

/** `mod <module> <version>` in the text behind the magic, or undefined. */
export const mainModule = (text: string): { readonly module: string; readonly version: string } | undefined => {
  const match = /\nmod\t(\S+)\t(\S+)/.exec(text);
  return match?.[1] === undefined || match[2] === undefined ? undefined : { module: match[1], version: match[2] };
};

/** A program that reads build information itself (Trivy does) holds the magic more than once; only one is followed by a module. */
const within = (bytes: Buffer): ReturnType<typeof mainModule> => {
  for (let at = bytes.indexOf(magic); at >= 0; at = bytes.indexOf(magic, at + 1)) {
    const found = mainModule(bytes.subarray(at, at + headSize).toString('latin1'));
    if (found !== undefined) return found;
  }
  return undefined;
};

export const goBuildInfo = async (path: string): Promise<ReturnType<typeof mainModule>> => {
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(chunkSize + headSize);
    for (let offset = 0; ; offset += chunkSize) {
      const { bytesRead } = await file.read(buffer, 0, buffer.length, offset);
      const found = within(buffer.subarray(0, bytesRead));
      if (found !== undefined || bytesRead < buffer.length) return found;
    }
  } finally {
    await file.close();
  }
};
