/** Why a channel did not take an announcement. The message is for people and holds no secret. */
export class NotTaken extends Error {
  /** Whether a repeat can help. */
  readonly passing: boolean;
  /** What the service asked to wait; null: it asked nothing. */
  readonly retryAfterMs: number | null;
  constructor(
    message: string,
    about: { readonly passing: boolean; readonly retryAfterMs?: number | null; readonly cause?: unknown },
  ) {
    super(message, { cause: about.cause });
    this.name = 'NotTaken';
    this.passing = about.passing;
    this.retryAfterMs = about.retryAfterMs ?? null;
  }
}
