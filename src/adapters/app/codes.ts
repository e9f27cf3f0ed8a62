import { defineCodes } from '../../domain/verdicts/codes.ts';

export const codes = defineCodes({
  'image-without-program': {
    means: 'The image to measure has neither an entrypoint nor a command.',
    next: 'Give the image an ENTRYPOINT, or measure it by base-url and candidate-url.',
  },
});
