import { defineCodes } from '../../domain/verdicts/codes.ts';

/** What is wrong with a release before a target is asked. */
export const codes = defineCodes({
  'image-not-digest': {
    means: 'An image to pin into the manifests is not named by its digest.',
    next: 'Write `name@sha256:…`, one a line.',
  },
  'image-not-in-manifests': {
    means: 'An image was given that no container of the manifests uses, so deploying would not bring it live.',
    next: 'Name the image in the manifests, or write `<name in the manifests>=<name>@sha256:…`.',
  },
});
