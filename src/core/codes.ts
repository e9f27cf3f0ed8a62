import { defineCodes } from '../domain/verdicts/codes.ts';

/** Codes of the runtime itself. */
export const codes = defineCodes({
  'invalid-inputs': {
    means: 'One or more inputs are missing or wrong; every problem is listed with what is allowed.',
    next: 'Mend each input named in the message.',
  },
  'output-blanked': {
    means: 'A value from an earlier job arrived empty, because the runner blanks outputs that contain a masked value.',
    next: 'Unmask or rename the secret that is part of a plain setting, or set the inputs on the step itself.',
  },
  'settings-unreadable': {
    means: 'The `settings` input is not what `plan` emits.',
    next: 'Pass the output of the plan action unchanged.',
  },
  'settings-unknown-input': {
    means: 'The `settings` input names an input this action does not have.',
    next: 'Use plan and the action at the same version.',
  },
  'tool-not-started': {
    means: 'A program the action needs could not be started: it is missing or not executable.',
    next: 'Install it on the runner, or put it on PATH; the message names it.',
  },
  'http-failed': {
    means: 'A request got no answer: the name did not resolve, the connection was refused or cut, or time ran out.',
    next: 'Check the address in the message and that the runner can reach it.',
  },
  cancelled: {
    means: 'The run received SIGINT or SIGTERM, as a cancelled job does.',
    next: 'Run it again: every step is idempotent and goes on from where it stands.',
  },
  bug: {
    means: 'Something we did not foresee. The stack is in the log.',
    next: 'Report it with the log.',
  },
});
