import { defineCodes } from '../../domain/verdicts/codes.ts';

export const codes = defineCodes({
  'tool-missing': {
    means: 'An external tool is not on PATH and none of its other sources is open here; the message says why for each.',
    next: 'Put the pinned version on PATH in a step before this one, or open one of the sources named in the message.',
  },
  'tool-wrong-version': {
    means: 'The tool on PATH has another version than the pinned one, and the pinned one could not be had.',
    next: 'Install the pinned version named in the message: results are only comparable and tested with it.',
  },
  'tool-compromised': {
    means: 'The tool on PATH is a release known to be malicious. It was not started.',
    next: 'Remove it, and rotate every secret that the machine held while it was installed.',
  },
  'tool-hash-mismatch': {
    means: 'A downloaded release file does not have the SHA-256 that is pinned for it. It was deleted, not started.',
    next: 'Do not retry blindly: compare the publisher’s checksums with tools/tools.json and report a difference.',
  },
  'tool-download-failed': {
    means: 'A release file could not be downloaded or unpacked.',
    next: 'Try again, or put the pinned version on PATH.',
  },
  'tool-build-failed': {
    means: 'Building a tool from its Go module failed; the end of the compiler’s output follows.',
    next: 'Check that the Go module proxy can be reached and the disk has room, or put the pinned version on PATH.',
  },
});
