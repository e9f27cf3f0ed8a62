import { defineCodes } from '../verdicts/codes.ts';

/** Why a metric check says what it says. */
export const codes = defineCodes({
  'metric-objective-missed': {
    means: 'A metric is beyond its objective.',
    next: 'Look at the query in the report; go back if traffic is on the release.',
  },
  'metric-worse-than-before': {
    means: 'A metric is worse than it was for the release before by more than is allowed.',
    next: 'Compare both releases with the query in the report; go back if traffic is on the new one.',
  },
  'metric-no-baseline': {
    means: 'There is nothing to compare the metric with: no release before this one is known.',
    next: 'Nothing for a first release whose check has an `objective` of its own; else give it one, or keep the release before up until the verification is over.',
  },
  'metric-nan': {
    means: 'The metric is not a number; mostly a division by zero, such as a rate of failures without requests.',
    next: 'See that traffic reaches the release and is counted, or verify longer.',
  },
  'metric-empty': {
    means: 'The query matched nothing.',
    next: 'Check names and labels. If there simply were no errors, write `(… or vector(0))` around the numerator; a counter of failures has to be shown at 0, or to be the counter of requests with a label.',
  },
  'metric-stale': {
    means: 'The newest data are too old to speak of this release.',
    next: 'See that the target is still scraped or sends; verify longer than the provider needs to show new data.',
  },
  'metric-too-few-samples': {
    means: 'Too few samples to hold the metric to its objective.',
    next: 'Verify longer, send more traffic, or lower `min-samples`.',
  },
  'metric-not-shown': {
    means: 'Enough requests were counted, but the failures among them leave open whether the objective is met.',
    next: 'Measure longer, look at the failures, or set an objective that the service meets.',
  },
  'metric-window-too-long': {
    means: 'The window reaches back to before the release got traffic, so the value speaks of the old one as well.',
    next: 'Make the window shorter, raise `verify-duration`, or name the release in the query: `{{release}}`.',
  },
  'metric-provider-error': {
    means: 'The provider of the metric refused the query, answered with an error or only in part, or did not answer.',
    next: 'Check the query and the address in the report; the provider’s own words stand beside.',
  },
  'metric-timed-out': {
    means: 'The provider of the metric gave no answer in time.',
    next: 'Make the query cheaper, or raise its `timeout`.',
  },
  'metric-denied': {
    means: 'The provider of the metric refused the credentials.',
    next: 'Check the secret for this provider in `metrics-secrets` and what it may read.',
  },
  'metric-unparsable': {
    means: 'The provider’s answer is not one number that can be held to an objective.',
    next: 'Let the query give one series (`sum(…)`), and check what the address really answers.',
  },
  'metric-placeholder-empty': {
    means: 'The query names something that is not known in this run.',
    next: 'Give the action the value (`release`, `app`, `environment`), or take the placeholder out.',
  },
  'metric-connection-missing': {
    means: 'A provider lacks an address or a secret.',
    next: 'Set what the message names in `metrics-settings` or `metrics-secrets`.',
  },
  'burn-rate-too-high': {
    means: 'The error budget burns too fast in a long and in a short window, and did not before this release.',
    next: 'Go back if traffic is on the release; see which requests fail.',
  },
  'burn-rate-high-before': {
    means:
      'The error budget burns too fast, but did so before this release: it cannot be told whether this one is good.',
    next: 'Find out what is failing apart from this release, then verify again.',
  },
});
