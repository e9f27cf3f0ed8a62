import { defineCodes } from '../../../domain/verdicts/codes.ts';

/** What the new release is found to be beside the old one. */
export const codes = defineCodes({
  'more-errors-than-before': {
    means:
      'The new release fails more requests than the old one does at the same moment, by more than `max-error-increase`.',
    next: 'Look at what the new release answers where the old one does well; go back if traffic is on it.',
  },
  'slower-than-before': {
    means: 'The new release is slower than the old one at the same moment, by more than `max-latency-increase`.',
    next: 'Profile the new release under the same requests; go back if traffic is on it.',
  },
  'increase-unseen': {
    means: 'Beside the old release nothing worse was found, but a rise of the stated size could have gone unseen.',
    next: 'Raise `probe-rate` or `verify-duration` to see smaller rises.',
  },
  'baseline-missing': {
    means: 'The new release was to be compared with the old one, but no old release is up beside it.',
    next: 'On a first release there is none. Otherwise keep the old colour warm, and name `app` and `environment`.',
  },
  'baseline-unwell': {
    means: 'The old release itself failed most of the requests, so being no worse than it says nothing.',
    next: 'Look at the old colour; judge the new release by its objectives alone.',
  },
  'baseline-changed': {
    means: 'Another release than expected answered at the address of the old or the new one.',
    next: 'Check that no other deploy ran meanwhile, then verify again.',
  },
});
