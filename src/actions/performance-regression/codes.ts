import { defineCodes } from '../../domain/verdicts/codes.ts';

export const codes = defineCodes({
  'script-not-found': {
    means: 'The k6 script named by `script` does not exist in the workspace.',
    next: 'Check out the repository before this step, and give the path relative to its root.',
  },
});
