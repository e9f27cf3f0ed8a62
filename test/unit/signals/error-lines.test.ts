import { describe, expect, it } from 'vitest';
import { budgetOf, countErrors, defaultPatterns, noLines } from '../../../src/domain/signals/error-lines.ts';
import { redacted } from '../../../src/domain/signals/redact.ts';

const counted = (...lines: readonly string[]) => countErrors(defaultPatterns, noLines, lines);

describe('error lines', () => {
  it.each([
    'time="2026-11-21T10:00:00Z" level=error msg="no database"',
    '{"severity":"ERROR","message":"no database"}',
    '{"level":"fatal","msg":"x"}',
    '{"level":50,"time":1,"msg":"pino"}',
    '2026-11-21 10:00:00 ERROR [main] no database',
    'panic: runtime error: index out of range',
    "thread 'main' panicked at src/main.rs:2:5:",
    'Traceback (most recent call last):',
    'Exception in thread "main" java.lang.NullPointerException',
    'UnhandledPromiseRejection: x',
    'Unhandled exception. System.InvalidOperationException',
    'Uncaught TypeError: x is not a function',
  ])('knows %s', line => {
    expect(counted(line).errors).toBe(1);
  });

  it.each([
    'level=info msg="0 errors"',
    '{"level":30,"msg":"served"}',
    'GET /error 200',
    'LOG_LEVEL=ERROR_ONLY',
    'errors: 0',
    '{"level":"info","error":null}',
  ])('lets %s be', line => {
    expect(counted(line).errors).toBe(0);
  });

  it('counts a line once, by pattern, with the first as the sample', () => {
    const { errors, lines, found } = counted('level=error ERROR one', 'level=error two', 'fine', 'panic: three');
    expect([errors, lines]).toEqual([3, 4]);
    expect(found).toEqual([
      { pattern: 'level', count: 2, sample: 'level=error ERROR one' },
      { pattern: 'panic', count: 1, sample: 'panic: three' },
    ]);
  });
});

describe('how many are let pass', () => {
  it('a number a minute, for as long as it is looked at', () => {
    expect(budgetOf({ perMinute: 30 }, null, 0, 120_000)).toEqual({ perMinute: 30, compared: true, lines: 60 });
  });
  it('a multiple of what the release before wrote, and what our own probes may cause', () => {
    expect(budgetOf({ factor: 3 }, 20, 30, 60_000)).toEqual({ perMinute: 90, compared: true, lines: 90 });
    expect(budgetOf({ factor: 3 }, 0, 30, 60_000)).toEqual({ perMinute: 40, compared: true, lines: 40 });
  });
  it('with nothing to compare, what is let pass in any case; more is no fault', () => {
    expect(budgetOf({ factor: 3 }, null, 0, 60_000)).toEqual({ perMinute: 10, compared: false, lines: 10 });
  });
});

describe('what is shown of a line', () => {
  it.each([
    ['login failed password=hunter2 user=x', 'login failed password=*** user=x'],
    ['{"token":"abc","id":3}', '{"token":***,"id":3}'],
    ['authorization: Bearer abc.def-ghi', 'authorization: *** ***'],
    ['got Bearer abc.def', 'got Bearer ***'],
    ['dial postgres://app:s3cret@db:5432/x', 'dial postgres://***@db:5432/x'],
    ['mail to jane.doe@example.org failed', 'mail to ***@*** failed'],
    ['card 4111 1111 1111 1111 declined', 'card *** declined'],
    ['key AKIA1234567890ABCDEF1234567890', 'key ***'],
    ['jwt eyJhbGciOi.eyJzdWIiOi.abc-def', 'jwt ***'],
    ['\u001b[31mERROR\u001b[0m no database', 'ERROR no database'],
  ])('%s', (line, shown) => {
    const safe = redacted(line);
    expect(safe).toBe(shown);
  });
  it('is short', () => {
    expect(redacted(`ERROR ${'word '.repeat(100)}`).length).toBeLessThanOrEqual(241);
  });
});
