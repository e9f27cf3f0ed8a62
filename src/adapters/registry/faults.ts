import { systemCode, UserError } from '../../core/errors.ts';
import { type DigestReference, hasDigest, parseReference, type Reference } from '../../domain/images/reference.ts';
import type { Parsed } from '../../domain/text/parsed.ts';

/** A name as text, or already taken apart. */
export type Name = string | Reference;

/** @throws UserError `reference-invalid` */
export const referenceOf = (name: Name): Reference => {
  if (typeof name !== 'string') return name;
  const parsed = parseReference(name);
  if ('value' in parsed) return parsed.value;
  throw new UserError(
    'reference-invalid',
    `The image name "${name}" ${parsed.problem}.`,
    'Write it as registry/repository[:tag][@sha256:…], in lower case.',
  );
};

/** @throws UserError `reference-invalid`, `digest-required` */
export const digestReferenceOf = (name: Name): DigestReference => {
  const reference = referenceOf(name);
  if (hasDigest(reference)) return reference;
  throw new UserError(
    'digest-required',
    `"${typeof name === 'string' ? name : reference.repository}" does not name an image by digest.`,
    'Name it name@sha256:…, for example from the digest output of multi-arch-build.',
  );
};

export const digestMismatch = (what: string, expected: string, actual: string): UserError =>
  new UserError(
    'digest-mismatch',
    `${what} should be ${expected} but is ${actual}.`,
    'Do not deploy it. Build and push again; if it stays, treat the registry as compromised.',
  );

export const unsupported = (what: string, problem: string): UserError =>
  new UserError(
    'manifest-unsupported',
    `${what} ${problem}.`,
    'Build and push the image again with a current builder.',
  );

/** The value of what was read of `what`. @throws UserError `manifest-unsupported` */
export const understood = <T>(what: string, parsed: Parsed<T>): T => {
  if ('value' in parsed) return parsed.value;
  throw unsupported(what, parsed.problem);
};

const full = ['ENOSPC', 'EDQUOT'];
const forbidden = ['EROFS', 'EACCES', 'EPERM', 'ENOTDIR'];

/** A fault of the disk under `path`, said as such; anything else as it was. */
export const diskFault = (thrown: unknown, path: string): unknown => {
  const code = systemCode(thrown) ?? '';
  if (![...full, ...forbidden].includes(code)) return thrown;
  return new UserError(
    'unpack-failed',
    `Cannot write ${path}: ${full.includes(code) ? 'the disk is full' : 'it is not writable'} (${code}).`,
    'Free space, or choose another folder; nothing half-written is left.',
    { cause: thrown },
  );
};
