import type { Thrown } from './machine.ts';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Any exception as data. Errors of the core carry `code` and, where a person can mend it, `fix`. */
export const asThrown = (error: unknown): Thrown => {
  if (!(error instanceof Error)) return { code: 'effect-failed', message: String(error), next: '' };
  const code = 'code' in error ? text(error.code) : '';
  const own = /^[a-z]+(-[a-z]+)+$/.test(code);
  const tail = 'stderrTail' in error ? text(error.stderrTail) : '';
  return {
    code: own ? code : 'effect-failed',
    message: tail === '' ? error.message : `${error.message}\n${tail}`,
    next: 'fix' in error ? text(error.fix) : '',
  };
};
