import { describe, expect, test } from 'vitest';
import { withLastOutput, withoutLastOutput } from '../../../src/domain/rollout/last-output.ts';

const logs = 'starting\n\npassword=hunter2\n';

describe('the last output of an app', () => {
  test('stands behind what is said of it, with whose it is', () => {
    expect(withLastOutput('It broke.', logs)).toBe('It broke.\nLast output:\nstarting\n\npassword=hunter2');
    expect(withLastOutput('It broke.', logs, 'web-1')).toContain('It broke.\nLast output of web-1:\nstarting');
    for (const none of [null, '', ' \n']) expect(withLastOutput('It broke.', none)).toBe('It broke.');
  });

  test.each([
    ['of a release', withLastOutput('It broke.', logs)],
    ['of a hook', withLastOutput('It broke.', logs, 'migrate-x2x1z')],
    ['named as a cause, with another reason after it', `${withLastOutput('It broke.', logs)} (app-exited) More. (b)`],
    ['whose line ends were lost', withLastOutput('It broke.', logs, 'web-1').replaceAll('\n', ' ')],
    ['in the words of a check', `It broke.\nIts last lines:\n  ${logs}`],
    ['samples of a log', `It broke.\n  3 × ERROR, such as: ${logs}`],
    ['of a command', `It broke.; last lines:\n${logs}`],
    ['of a tool, without a word before it', `It broke.\r\n${logs}`],
  ])('is cut off: %s', (_what, text) => {
    expect(withoutLastOutput(text)).toBe('It broke.');
  });

  test.each(['', 'Nothing listens on its port.', 'It ended; its last lines: 12 of 80 are errors.'])(
    'what has none stays as it is: %j',
    text => {
      expect(withoutLastOutput(text)).toBe(text);
    },
  );
});
