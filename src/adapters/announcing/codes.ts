import { defineCodes } from '../../domain/verdicts/codes.ts';

/** What is said of the channels themselves; none of these changes a verdict. */
export const codes = defineCodes({
  'channel-misconfigured': {
    means:
      'A channel of announcements is set wrongly. A deploy stops before anything is changed; a rollback goes on and tells the others.',
    next: 'Mend the input named in the message; `prod-actions notify --test` tries all channels.',
  },
  'announcement-not-delivered': {
    means: 'A channel did not take the announcement in time. The verdict of the run is what it was.',
    next: 'Tell the people of that channel yourself, then look at what it answered.',
  },
});
