import type { Codes } from '../domain/verdicts/codes.ts';

/** The caller can mend it: says what is wrong, what is allowed, and the fix. `code` stands in docs/errors.md. */
export class UserError extends Error {
  readonly code: string;
  readonly fix: string;
  constructor(code: string, message: string, fix: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'UserError';
    this.code = code;
    this.fix = fix;
  }
}

/** One whose fix is the documented one of its code. */
export const userError = <K extends string>(
  codes: Codes<K>,
  code: K,
  message: string,
  options?: ErrorOptions,
): UserError => new UserError(code, message, codes.docs[code].next, options);

/** Something we ran or called broke. */
export class ToolError extends Error {
  readonly code: string;
  readonly tool: string;
  readonly exitCode: number | null;
  readonly stderrTail: string;
  constructor(
    code: string,
    tool: string,
    message: string,
    details: { exitCode?: number | null; stderr?: string; cause?: unknown } = {},
  ) {
    super(message, { cause: details.cause });
    this.name = 'ToolError';
    this.code = code;
    this.tool = tool;
    this.exitCode = details.exitCode ?? null;
    this.stderrTail = lastLines(details.stderr ?? '', 20);
  }
}

/** The run was cancelled (SIGINT, SIGTERM). */
export class CancelledError extends Error {
  readonly by: string;
  constructor(by: string) {
    super(`cancelled by ${by}`);
    this.name = 'CancelledError';
    this.by = by;
  }
}

export const lastLines = (text: string, count: number): string => text.trimEnd().split('\n').slice(-count).join('\n');

/** A message for any thrown value. */
export const messageOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown));

/** The `code` of a Node system error (ENOENT, ECONNREFUSED …), or undefined. */
export const systemCode = (thrown: unknown): string | undefined =>
  thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : undefined;
