import type { Reason } from './verdicts.ts';

export interface CodeDoc {
  /** What happened, in one sentence, for docs/errors.md. */
  readonly means: string;
  /** What to do next. */
  readonly next: string;
}

export interface Codes<K extends string> {
  readonly docs: Readonly<Record<K, CodeDoc>>;
  /** A reason with this code; `next` defaults to the documented one. */
  reason(code: K, message: string, next?: string): Reason;
}

/**
 * Declares the reason and error codes of one concept, with the text that docs/errors.md is generated from.
 * Every `codes.ts` under src exports one such catalogue as `codes`.
 */
export const defineCodes = <K extends string>(docs: Readonly<Record<K, CodeDoc>>): Codes<K> => ({
  docs,
  reason: (code, message, next) => ({ code, message, next: next ?? docs[code].next }),
});
