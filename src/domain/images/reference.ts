import type { Parsed } from '../text/parsed.ts';
import { type Digest, isDigest } from './digest.ts';

/** An image name, taken apart. `registry` is the host as people write it (`docker.io`, not its API host). */
export interface Reference {
  readonly registry: string;
  readonly repository: string;
  readonly tag: string | undefined;
  readonly digest: Digest | undefined;
}

export type DigestReference = Reference & { readonly digest: Digest };

const label = '[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?';
const host = new RegExp(`^(?:${label}(?:\\.${label})*|\\[[0-9a-fA-F:]+\\])(?::[0-9]{1,5})?$`);
const repository = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/;
const tagForm = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;
const hub = 'docker.io';
const maxName = 255;

export const isTag = (text: string): boolean => tagForm.test(text);

/** The first part of a name is a host when it could not be part of a Docker Hub repository. */
const isHost = (first: string): boolean => /[.:[]/.test(first) || first === 'localhost';

const splitName = (name: string): { readonly registry: string; readonly repository: string } => {
  const slash = name.indexOf('/');
  const first = slash < 0 ? '' : name.slice(0, slash);
  if (first !== '' && isHost(first)) {
    const registry = first === 'index.docker.io' ? hub : first;
    const rest = name.slice(slash + 1);
    return { registry, repository: registry === hub && !rest.includes('/') ? `library/${rest}` : rest };
  }
  return { registry: hub, repository: slash < 0 ? `library/${name}` : name };
};

/** The tag's colon is the one after the last slash; an earlier one belongs to the port. */
export const splitTag = (text: string): readonly [name: string, tag: string | undefined] => {
  const colon = text.indexOf(':', text.lastIndexOf('/') + 1);
  return colon < 0 ? [text, undefined] : [text.slice(0, colon), text.slice(colon + 1)];
};

/** The digest that an image is named by, if it is. */
export const digestIn = (image: string | undefined): string | null => image?.split('@')[1] ?? null;

const problemOf = (
  text: string,
  reference: Omit<Reference, 'digest'>,
  digest: string | undefined,
): string | undefined => {
  const { tag } = reference;
  if (/\s/.test(text)) return 'holds white space';
  if (text.includes('://')) return 'is an address; leave out the scheme';
  if (digest !== undefined && !isDigest(digest)) return `has no valid digest ("${digest.slice(0, 80)}")`;
  if (tag !== undefined && !isTag(tag)) return `has no valid tag ("${tag.slice(0, 80)}")`;
  if (!host.test(reference.registry)) return `has no valid registry ("${reference.registry}")`;
  if (reference.repository !== reference.repository.toLowerCase()) return 'has capital letters in its repository';
  if (!repository.test(reference.repository)) return `has no valid repository ("${reference.repository}")`;
  if (reference.registry.length + reference.repository.length + 1 > maxName) return `is longer than ${maxName}`;
  return undefined;
};

/** `name[:tag][@digest]` → its parts, by the rules of Docker and the OCI distribution specification. */
export const parseReference = (text: string): Parsed<Reference> => {
  const trimmed = text.trim();
  if (trimmed === '') return { problem: 'is empty' };
  const at = trimmed.indexOf('@');
  const [name, tag] = splitTag(at < 0 ? trimmed : trimmed.slice(0, at));
  const digest = at < 0 ? undefined : trimmed.slice(at + 1);
  const parts = { ...splitName(name), tag };
  const problem = problemOf(trimmed, parts, digest);
  if (problem !== undefined) return { problem };
  return { value: { ...parts, digest: digest !== undefined && isDigest(digest) ? digest : undefined } };
};

/** `registry/repository`, without tag and digest. */
export const nameOf = (reference: Reference): string => `${reference.registry}/${reference.repository}`;

export const formatReference = (reference: Reference): string =>
  `${nameOf(reference)}${reference.tag === undefined ? '' : `:${reference.tag}`}${
    reference.digest === undefined ? '' : `@${reference.digest}`
  }`;

export const withDigest = (reference: Reference, digest: Digest): DigestReference => ({
  ...reference,
  tag: undefined,
  digest,
});

export const hasDigest = (reference: Reference): reference is DigestReference => reference.digest !== undefined;

/** Registries on this machine speak plain HTTP. */
export const isLoopback = (registry: string): boolean => {
  const name = registry.replace(/:\d+$/, '');
  return name === 'localhost' || name.endsWith('.localhost') || name === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(name);
};
