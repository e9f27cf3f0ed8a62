import { defineCodes } from '../verdicts/codes.ts';

/** What the instances of a release tell while it runs, without any monitoring. */
export const codes = defineCodes({
  'instance-restarted': {
    means: 'A container or process of the release ended after the release got traffic.',
    next: 'Read its last lines in the report; a release that is well does not end.',
  },
  'instance-crash-looping': {
    means: 'A container of the release ends again and again, and its restarts are put off.',
    next: 'Read its last lines in the report.',
  },
  'instance-out-of-memory': {
    means: 'An instance of the release was ended because it needed more memory than there is for it.',
    next: 'Compare its memory use with the release before; raise the limit only if the need is real.',
  },
  'instance-evicted': {
    means: 'A pod of the release was evicted because it used more than it may, such as local storage.',
    next: 'Look at what the eviction names, and at what the release writes.',
  },
  'instance-lost': {
    means: 'An instance was ended by its node or by somebody else, which says nothing about the release.',
    next: 'Verify again once the nodes are quiet.',
  },
  'readiness-flapping': {
    means: 'Instances of the release were ready, then not, then ready again, more often than tolerated.',
    next: 'Look at what the readiness probe asks, and at what the release did at those moments.',
  },
  'instance-not-ready': {
    means: 'An instance of the release was ready and no longer is.',
    next: 'Look at the events of the instance and at its log: its readiness probe fails.',
  },
  'no-instance-seen': {
    means: 'No instance of the release was seen where it should run.',
    next: 'Check that the release named is the one that runs, and that it is not scaled to nothing.',
  },
  'instance-failing': {
    means: 'One instance of the release fails more often than the objective allows while others do well.',
    next: 'Look at the log and the node of the instance that is named.',
  },
  'instance-not-asked': {
    means: 'An instance of the release gave no answer when it was asked straight, though users may get answers.',
    next: 'Check that the API server may reach the pods (NetworkPolicy, firewall).',
  },
  'error-log-rate': {
    means: 'The release writes more error lines than allowed.',
    next: 'Read the sample of each pattern in the report; tell noise apart with `error-log-patterns`.',
  },
  'error-log-not-compared': {
    means: 'The release writes many error lines, and there is no earlier release to compare them with.',
    next: 'Read the samples, or set `max-error-logs` to a number per minute.',
  },
  'memory-leaking': {
    means: 'Memory grows steadily and will reach its limit soon, further than the release before used.',
    next: 'Compare heap profiles of the two releases; go back before it is ended for want of memory.',
  },
  'memory-growing': {
    means: 'Memory grows steadily; it is too early to tell a leak from caches that fill.',
    next: 'Verify for longer, or watch it.',
  },
  'memory-not-known': {
    means: 'Too little is known of the memory that the release uses.',
    next: 'Set `memory-limit`, install the metrics server, or verify for longer; the report says what is missing.',
  },
  'signals-unavailable': {
    means: 'The target does not tell how the instances of the release do.',
    next: 'Set `app`, `environment` and the target as the deploy had them, or `signals: off`.',
  },
});
