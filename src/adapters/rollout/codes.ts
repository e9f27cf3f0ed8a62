import { defineCodes } from '../../domain/verdicts/codes.ts';

/** What is wrong with a release before a target is asked. */
export const codes = defineCodes({
  'image-not-digest': {
    means: 'An image to pin into the manifests is not named by its digest.',
    next: 'Write `name@sha256:…`, one a line.',
  },
});
