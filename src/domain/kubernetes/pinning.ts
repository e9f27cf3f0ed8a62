import { nameOf as imageName, parseReference, splitTag } from '../images/reference.ts';
import type { Parsed } from '../text/parsed.ts';
import { dig, isFields, mend, mendEach, textOf } from './dig.ts';
import { type K8sObject, type ObjectRef, refOf } from './objects.ts';
import { allContainers, hasPods, mendContainers, mendPodSpec, podSpecOf } from './pods.ts';

/** Images by digest, so that going back runs what ran before. Pure. */

/** Containers whose image is in `repository` get `image` instead. */
export interface Pin {
  /** `registry/repository`, in full. */
  readonly repository: string;
  /** `name@sha256:…`. */
  readonly image: string;
}

export interface UsedImage {
  readonly image: string;
  readonly ref: ObjectRef;
  readonly container: string;
}

const pinOf = (line: string): Parsed<Pin> => {
  const equals = line.indexOf('=');
  const [from, to] = equals < 0 ? [line, line] : [line.slice(0, equals), line.slice(equals + 1)];
  const image = parseReference(to);
  if ('problem' in image) return { problem: `"${to}" ${image.problem}` };
  if (image.value.digest === undefined) return { problem: `"${to}" has no digest; write it as name@sha256:…` };
  const named = parseReference(from);
  if ('problem' in named) return { problem: `"${from}" ${named.problem}` };
  const [name] = splitTag(to.trim().split('@')[0] ?? '');
  return { value: { repository: imageName(named.value), image: `${name}@${image.value.digest}` } };
};

/** Lines `name@sha256:…`, or `name=other-name@sha256:…` for containers that name the image otherwise. */
export const parsePins = (lines: readonly string[]): Parsed<readonly Pin[]> => {
  const pins: Pin[] = [];
  for (const line of lines) {
    const pin = pinOf(line.trim());
    if ('problem' in pin) return pin;
    if (pins.some(one => one.repository === pin.value.repository && one.image !== pin.value.image))
      return { problem: `${pin.value.repository} is given twice, with different digests` };
    pins.push(pin.value);
  }
  return { value: pins };
};

/** Every place in a pod spec that names an image: containers of all kinds, and volumes made of one. */
const mendImages = (spec: unknown, change: (image: string) => string): unknown => {
  const text = (value: unknown): unknown => (typeof value === 'string' ? change(value) : value);
  const containers = mendContainers(spec, one => mend(one, ['image'], text));
  return mendEach(containers, ['volumes'], volume => mend(volume, ['image', 'reference'], text));
};

/** Every image of every pod template. */
export const imagesOf = (objects: readonly K8sObject[]): readonly UsedImage[] =>
  objects.flatMap(object => {
    const spec = podSpecOf(object);
    const volumes = dig(spec, 'volumes');
    return [
      ...allContainers(spec).map(one => ({ name: textOf(one['name']), image: textOf(one['image']) })),
      ...(Array.isArray(volumes) ? volumes : []).map((one: unknown) => ({
        name: textOf(dig(one, 'name')),
        image: textOf(dig(one, 'image', 'reference')),
      })),
    ]
      .filter(one => one.image !== '')
      .map(one => ({ image: one.image, container: one.name, ref: refOf(object) }));
  });

export const isPinned = (image: string): boolean => {
  const parsed = parseReference(image);
  return 'value' in parsed && parsed.value.digest !== undefined;
};

/** The same objects with every image that `change` gives another name. */
export const replaceImages = (
  objects: readonly K8sObject[],
  change: (image: string) => string | undefined,
): readonly K8sObject[] =>
  objects.map(object =>
    hasPods(object)
      ? mendPodSpec(object, spec => (isFields(spec) ? mendImages(spec, one => change(one) ?? one) : spec))
      : object,
  );

export interface PinnedObjects {
  readonly objects: readonly K8sObject[];
  /** Pins that no container uses: deploying would not bring them live. */
  readonly unused: readonly Pin[];
  /** Images that still are tags. */
  readonly unpinned: readonly UsedImage[];
}

export const pinImages = (objects: readonly K8sObject[], pins: readonly Pin[]): PinnedObjects => {
  const used = new Set<Pin>();
  const pinned = replaceImages(objects, image => {
    const parsed = parseReference(image);
    if ('problem' in parsed) return undefined;
    const pin = pins.find(one => one.repository === imageName(parsed.value));
    if (pin !== undefined) used.add(pin);
    return pin?.image;
  });
  return {
    objects: pinned,
    unused: pins.filter(pin => !used.has(pin)),
    unpinned: imagesOf(pinned).filter(one => !isPinned(one.image)),
  };
};
