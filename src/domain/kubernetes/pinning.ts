import type { Parsed } from '../images/reference.ts';
import type { K8sObject, ObjectRef } from './objects.ts';

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

/** Lines `name@sha256:…`, or `name=other-name@sha256:…` for containers that name the image otherwise. */
export const parsePins = (_lines: readonly string[]): Parsed<readonly Pin[]> => {
  throw new Error('not there yet');
};

/** Every image of every pod template. */
export const imagesOf = (_objects: readonly K8sObject[]): readonly UsedImage[] => {
  throw new Error('not there yet');
};

export interface PinnedObjects {
  readonly objects: readonly K8sObject[];
  /** Pins that no container uses: deploying would not bring them live. */
  readonly unused: readonly Pin[];
  /** Images that still are tags. */
  readonly unpinned: readonly UsedImage[];
}

export const pinImages = (_objects: readonly K8sObject[], _pins: readonly Pin[]): PinnedObjects => {
  throw new Error('not there yet');
};
