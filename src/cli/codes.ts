import { defineCodes } from '../domain/verdicts/codes.ts';

export const codes = defineCodes({
  usage: {
    means: 'The command line is not understood.',
    next: 'Run `prod-actions help`, or `prod-actions help <command>`.',
  },
});
