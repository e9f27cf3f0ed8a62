import { defineCodes } from '../../domain/verdicts/codes.ts';

/** Codes of the GitHub REST client. */
export const codes = defineCodes({
  'github-unexpected': {
    means: 'The GitHub API answered in a way that its description does not allow.',
    next: 'See the status in the message; https://www.githubstatus.com shows outages.',
  },
});
