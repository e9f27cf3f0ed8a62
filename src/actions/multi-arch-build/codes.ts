import { defineCodes } from '../../domain/verdicts/codes.ts';

export const codes = defineCodes({
  'platform-not-built': {
    means: 'The image was built, but read back it does not have every platform that was asked for.',
    next: 'Do not deploy it. Look at the builder: it may ignore platforms it has no node for.',
  },
  'attestation-missing': {
    means: 'Provenance or an SBOM was asked for, and the image read back has none for some platform.',
    next: 'Use a builder with the docker-container or remote driver, or switch `provenance` and `sbom` off.',
  },
  'not-pushed': {
    means: 'The image was built and checked but not pushed, because this run may not or should not push.',
    next: 'Nothing, for a pull request; else set `push: true`.',
  },
});
