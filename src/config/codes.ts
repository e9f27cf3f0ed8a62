import { defineCodes } from '../domain/verdicts/codes.ts';

/** Codes of the configuration file and of resolving it. */
export const codes = defineCodes({
  'config-not-yaml': {
    means: 'The configuration file is not valid YAML.',
    next: 'Mend the line named in the message.',
  },
  'config-invalid': {
    means: 'The configuration file has unknown keys or values that do not fit; every problem is listed with its line.',
    next: 'Mend each line named in the message; the nearest valid name is suggested.',
  },
  'config-missing': {
    means: 'The configuration file that was asked for by name does not exist.',
    next: 'Create it, or leave the input `config` at its default, where the file is optional.',
  },
  'set-invalid': {
    means: 'A line of the input `set` names an unknown key or is not `key: value`.',
    next: 'Write one `section.key: value` a line, with keys from docs/configuration.md.',
  },
});
