import { ToolError } from '../../core/errors.ts';
import type { Clock } from '../../core/ports.ts';

/** A fault that may be gone at the next try. */
export class Transient extends Error {
  readonly retryAfterMs: number | undefined;
  constructor(message: string, options: { readonly retryAfterMs?: number | undefined; readonly cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = 'Transient';
    this.retryAfterMs = options.retryAfterMs;
  }
}

export interface RetryPolicy {
  readonly attempts: number;
  readonly firstDelayMs: number;
  readonly maxDelayMs: number;
}

export const defaultRetry: RetryPolicy = { attempts: 5, firstDelayMs: 300, maxDelayMs: 20_000 };

const isTransient = (thrown: unknown): thrown is Transient | ToolError =>
  thrown instanceof Transient || (thrown instanceof ToolError && thrown.code === 'http-failed');

/** Doubles each time, with jitter so that parallel jobs do not come back together; a server's wish is kept to a limit. */
const delayOf = (policy: RetryPolicy, attempt: number, thrown: Transient | ToolError): number => {
  const wish = thrown instanceof Transient ? thrown.retryAfterMs : undefined;
  const own = policy.firstDelayMs * 2 ** attempt * (0.75 + Math.random() / 2);
  return Math.min(policy.maxDelayMs, Math.max(own, wish ?? 0));
};

/** `Retry-After` in seconds or as a date → milliseconds. */
export const retryAfter = (header: string | undefined, now: number): number | undefined => {
  if (header === undefined || header === '') return undefined;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isFinite(ms) && ms >= 0 ? ms : undefined;
};

/** @throws ToolError `registry-unavailable` when the last try fails too; anything that is not transient at once. */
export const retrying = async <T>(
  clock: Clock,
  policy: RetryPolicy,
  signal: AbortSignal | undefined,
  attempt: () => Promise<T>,
): Promise<T> => {
  for (let tried = 0; ; tried += 1) {
    try {
      return await attempt();
    } catch (thrown) {
      if (!isTransient(thrown)) throw thrown;
      if (tried + 1 >= policy.attempts) {
        throw new ToolError('registry-unavailable', 'registry', `${thrown.message} (${tried + 1} tries)`, {
          cause: thrown,
        });
      }
      await clock.sleep(delayOf(policy, tried, thrown), signal);
    }
  }
};
