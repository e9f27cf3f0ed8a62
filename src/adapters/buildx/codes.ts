import { defineCodes } from '../../domain/verdicts/codes.ts';

export const codes = defineCodes({
  'dockerfile-invalid': {
    means: 'The Dockerfile cannot be read as one; the line is named.',
    next: 'Mend the line.',
  },
  'build-input-missing': {
    means: 'The build context, the Dockerfile or the target stage does not exist.',
    next: 'Check the inputs `context`, `file` and `target`; paths are relative to the workspace, and the repository must be checked out.',
  },
  'build-step-failed': {
    means: 'A step of the Dockerfile failed; its line and the last lines of its output are shown.',
    next: 'Run the step locally with the same context; for COPY, check that the file is there and not excluded by .dockerignore.',
  },
  'base-image-unavailable': {
    means: 'An image named in FROM could not be read from its registry.',
    next: 'Check its name and tag, and that the job may read it (log in to its registry first).',
  },
  'emulation-missing': {
    means: 'A step ran a program of another processor architecture and the builder has no emulation for it.',
    next: 'Cross-compile in a stage with `FROM --platform=$BUILDPLATFORM`, or set up QEMU in a step before this one.',
  },
  'push-refused': {
    means: 'The registry does not let these credentials push there.',
    next: 'Log in with an account that may push; on GitHub the job needs `permissions: packages: write` for ghcr.io.',
  },
  'push-failed': {
    means: 'The registry was not reachable or broke off while the image was pushed, in every try.',
    next: 'Run the job again; the build is cached in the builder, so only the push is repeated.',
  },
  'builder-missing': {
    means: 'There is no builder: the named one does not exist, or none could be made because Docker does not run.',
    next: 'Name an existing builder in `builder`, an address in `builder-endpoint`, or start Docker.',
  },
  'builder-unreachable': {
    means: 'The builder did not answer, or the connection to it broke.',
    next: 'Check that buildkitd runs at the address and that the runner reaches it.',
  },
  'builder-unsuitable': {
    means: 'The builder cannot do what was asked: several platforms, attestations or this cache.',
    next: 'Use a builder with the docker-container or remote driver (leave `builder` empty to get one).',
  },
  'build-timed-out': {
    means: 'The build did not end within `timeout`.',
    next: 'Look at the last step in the log; raise `timeout` if it is only slow.',
  },
  'build-failed': {
    means: 'buildx failed for a reason we do not know; its last lines are shown.',
    next: 'Read the lines shown.',
  },
  'digest-unknown': {
    means: 'buildx said it succeeded but did not say which image it made.',
    next: 'Run the job again; if it stays, update buildx.',
  },
});
