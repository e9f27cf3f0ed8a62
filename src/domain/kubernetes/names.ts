import type { Colour } from '../rollout/release.ts';

/** Names, labels and annotations of everything we keep in a cluster. Pure. */

/** Our field manager for server-side apply. */
export const fieldManager = 'prod-actions';

/** Label and annotation keys. `prod-actions` is the prefix: one DNS label is a valid one, and no domain is claimed. */
export const keys = {
  /** Label of every object we manage: the app. */
  app: 'prod-actions/app',
  /** Label: the environment. */
  environment: 'prod-actions/environment',
  /** Label of pods, Deployments, autoscalers: `blue` or `green`; in a Service's selector: where traffic goes. */
  colour: 'prod-actions/colour',
  /** Annotation of objects of a colour (full id); label of its pods (first 12 digits). */
  release: 'prod-actions/release',
  /** Annotation of every managed object: the fencing token of its last writer. */
  fence: 'prod-actions/fence',
  /** Annotation of the Lease: JSON of the process that holds it. */
  evidence: 'prod-actions/evidence',
  /** Annotation of an adopted object: JSON of what was there before, so that it can be left as found. */
  adopted: 'prod-actions/adopted',
  /** Annotation of a parked autoscaler: JSON of its own minimum and maximum. */
  parked: 'prod-actions/parked',
  /** Label of an immutable, content-hashed ConfigMap or Secret: the name it has in the manifests. */
  versionOf: 'prod-actions/version-of',
  /** Annotation that people set: `coloured`, `in-place` or `left-out`, where the rules would decide otherwise. */
  treatment: 'prod-actions/treatment',
  /** Annotation of a switched Service: its place in the order of switching; the entrance comes last. */
  order: 'prod-actions/order',
  /** Annotations of a switched Service, one a colour (`…-blue`): JSON of the selector that leads there. */
  way: 'prod-actions/way',
  /** Annotation of a switched Service: how its traffic moves (`atomic`, `overlap`, `route`). */
  mode: 'prod-actions/switch',
  /** Annotation of a Service that leads to both colours for a while: the colour it comes from. */
  overlap: 'prod-actions/overlap',
  /** Annotation of an adopted Deployment whose adoption is being taken back. */
  leaving: 'prod-actions/leaving',
  /** Annotation of a coloured Deployment: the container port to probe, where the release names one. */
  port: 'prod-actions/port',
  /** Annotation of a coloured Deployment: names of all Deployments of its colour, with commas. */
  workloads: 'prod-actions/workloads',
  /** Annotation of a coloured Deployment: the scale its manifest names. */
  replicas: 'prod-actions/replicas',
  /** Annotation of a coloured Deployment: hash of the bundle its release is made of. */
  bundle: 'prod-actions/bundle',
  /** Label of a hook's Job: `expand` or `contract`; annotation of a bundle: the release whose hook has completed. */
  hook: 'prod-actions/hook',
} as const;

/** In a Service's selector before the first switch: no pod carries it. */
export const nowhere = 'none';

const hash = (text: string): string => {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return value.toString(36);
};

/** A DNS label of at most `limit` characters; names that had to be changed keep apart by a short hash. */
export const slug = (text: string, limit = 40): string => {
  const plain = text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return plain === text && plain.length <= limit
    ? plain
    : `${plain.slice(0, limit - 8).replace(/-+$/, '')}-${hash(text)}`;
};

export const colouredName = (name: string, colour: Colour): string => `${name}-${colour}`;

/** Name of the journal's ConfigMap and of the Lease of one app in one environment. */
export const journalName = (app: string, environment: string): string =>
  `prod-actions-${slug(app)}-${slug(environment, 20)}`;

/** Name of the Secret that keeps what a release is made of; `bundle` is the hex hash of its content. */
export const bundleName = (app: string, bundle: string): string =>
  `prod-actions-${slug(app)}-release-${bundle.slice(0, 16)}`;

/** Name of a content-hashed version of a ConfigMap or Secret. */
export const versionedName = (name: string, contentHash: string): string => `${name}-${contentHash.slice(0, 10)}`;
