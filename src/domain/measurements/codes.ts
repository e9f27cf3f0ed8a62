import { defineCodes } from '../verdicts/codes.ts';

export const codes = defineCodes({
  'slower-than-margin': {
    means: 'The lower confidence bound of the slowdown is above the margin: the candidate is slower than allowed.',
    next: 'Find what made it slower, or, if it is intended, raise `margin` for this change and say why.',
  },
  'slowdown-excluded': {
    means: 'The upper confidence bound of the slowdown is below the margin: a slowdown that matters is excluded.',
    next: '',
  },
  'shift-uncertain': {
    means: 'The interval of the slowdown spans the margin: the runs neither show a regression nor exclude one.',
    next: 'Raise `max-pairs` or `duration`, use a quieter runner, or accept a wider `margin`.',
  },
  'too-few-runs': {
    means: 'With this few runs no data, however clear, reach the confidence asked for.',
    next: 'Raise `pairs` (or `runs`) to the number named in the message.',
  },
  'within-session-drift': {
    means:
      'The candidate’s runs are slower than the stored ones, but not by more than the stored sessions already differ from one another.',
    next: 'Use `mode: paired`, which measures both sides on the same machine at the same time.',
  },
  'budget-crossed': {
    means: 'The candidate’s typical run (the median over runs) is outside an absolute budget.',
    next: 'Make it faster, or change the budget if the promise to users has changed.',
  },
  'k6-thresholds-crossed': {
    means: 'The k6 script’s own thresholds were crossed (exit code 99) in more than half of the candidate’s runs.',
    next: 'See the thresholds in the script and the values in the report.',
  },
  'budgets-met': {
    means: 'The candidate is inside every absolute budget. Nothing was compared with an earlier release.',
    next: '',
  },
  'nothing-to-compare-with': {
    means: 'There is no base release and no stored baseline: whether the candidate is slower was NOT checked.',
    next: 'Give `base-command`, `base-url` or `base-image`; in stored mode, set `update-baseline: true` once to record the first baseline.',
  },
  'baseline-from-another-machine': {
    means:
      'The stored baselines were measured on other hardware, other versions or with another load: a comparison would be false.',
    next: 'Use `mode: paired`, or record a baseline on this machine with `update-baseline: true`.',
  },
  'baseline-unreadable': {
    means: 'The baseline file exists and is not a baseline file of this version, or is cut off.',
    next: 'Restore it from a good copy, or delete it and record a new baseline.',
  },
  'baseline-busy': {
    means: 'Other writers held the baseline file for too long.',
    next: 'Run it again; if nothing else is running, delete the `.lock` file beside it.',
  },
  'run-without-answers': {
    means: 'Too few requests were answered with 2xx or 3xx for the run to mean anything.',
    next: 'Check that the app answers the paths given; its last output stands in the message if we started it.',
  },
  'run-with-errors': {
    means: 'The share of failed requests in a run was above `max-error-rate`, so its latencies mean nothing.',
    next: 'Make the app answer under this load, or set an `error-rate` budget to judge failures themselves.',
  },
  'load-tool-failed': {
    means: 'The load tool ended with an exit code that is not a measurement (k6: anything but 0 and 99).',
    next: 'Mend what the exit code names; the end of the tool’s output stands in the message.',
  },
  'load-tool-output-unreadable': {
    means: 'The load tool ended well, but its results are missing, cut off or of a shape we don’t know.',
    next: 'Check the free disk space and the version of the tool, and run it again.',
  },
  'app-not-started': {
    means: 'The app did not answer its health path in time, or ended before it did.',
    next: 'Start it by hand with the same command and PORT; its last output stands in the message.',
  },
  'app-died': {
    means: 'The app ended while it was being measured.',
    next: 'See its last output in the message.',
  },
});
