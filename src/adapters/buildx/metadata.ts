import { z } from 'zod';
import { type Digest, isDigest } from '../../domain/images/digest.ts';

const schema = z.looseObject({ 'containerimage.digest': z.string().optional() });

/** The digest in buildx's metadata file; undefined when the file is empty, cut, or silent about it. */
export const digestFrom = (text: string): Digest | undefined => {
  try {
    const digest = schema.parse(JSON.parse(text))['containerimage.digest'] ?? '';
    return isDigest(digest) ? digest : undefined;
  } catch {
    return undefined;
  }
};
