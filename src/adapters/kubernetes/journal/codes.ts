import { defineCodes } from '../../../domain/verdicts/codes.ts';

export const codes = defineCodes({
  'journal-too-large': {
    means: 'The journal does not fit into a ConfigMap (1 MiB), even without its history; nothing was written.',
    next: 'The releases it keeps describe very many images or hooks: split the app into several, each with a journal of its own.',
  },
  'journal-not-written': {
    means:
      'The API server did not confirm a write of the journal or of its lease for a minute; it may have arrived or not.',
    next: 'Run the same command again once the API server answers: it finds what was written and goes on from there.',
  },
});
