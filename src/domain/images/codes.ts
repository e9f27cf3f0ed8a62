import { defineCodes } from '../verdicts/codes.ts';

export const codes = defineCodes({
  'reference-invalid': {
    means: 'An image name does not have the form `registry/repository[:tag][@sha256:…]`.',
    next: 'Write the name in lower case, as in `ghcr.io/owner/app@sha256:…`.',
  },
  'digest-required': {
    means: 'An image was named by a tag, or by nothing, where only a digest says for certain what it is.',
    next: 'Name it `name@sha256:…`, for example from the `digest` output of multi-arch-build.',
  },
  'platform-invalid': {
    means: 'A platform does not have the form `os/architecture[/variant]`.',
    next: 'Write it as in `linux/amd64`, `linux/arm64` or `linux/arm/v7`.',
  },
  'platform-not-in-image': {
    means: 'The image was not built for the platform that was asked for; the message lists those it has.',
    next: 'Build the image for that platform too (input `platforms` of multi-arch-build).',
  },
  'manifest-unsupported': {
    means: 'What the registry holds under this name is not an OCI or Docker v2 image, or is ambiguous.',
    next: 'Build and push the image again with a current builder.',
  },
});
