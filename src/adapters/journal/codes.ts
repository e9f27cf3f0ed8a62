import { defineCodes } from '../../domain/verdicts/codes.ts';

export const codes = defineCodes({
  'journal-unreadable': {
    means: 'The newest record of the journal is damaged or was written by another version; nothing was changed.',
    next: 'Follow the message: it names the damaged file and the good one before it.',
  },
  'state-not-writable': {
    means:
      'The state folder cannot be written (disk full, read-only, no permission, no hard links); nothing was changed by this write.',
    next: 'Make room, or make `state-dir` a writable folder on a local disk, then run again.',
  },
  'place-invalid': {
    means: 'The name of the app or of the environment cannot be a folder name.',
    next: 'Use letters, digits, `.`, `_` and `-`, starting with a letter or digit.',
  },
});
