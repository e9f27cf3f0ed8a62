import type { Result } from '../../../domain/verification/samples.ts';
import { expireAfter } from '../patience.ts';
import { faultOf, Timeout } from '../prober.ts';
import type { Asked } from '../way.ts';

/** What a way does with its time: `done` and `fail` end it once, `onEnd` closes what it opened. */
export interface Attempt {
  done(result: Result): void;
  fail(error: unknown): void;
  onEnd(close: () => void): void;
}

/**
 * One exchange that ends by an answer, an error, its time limit or cancellation, and is closed in each case. It is none
 * of those that the target's own counters see, unless `requests` says so.
 */
export const attempt = async (
  limits: { readonly timeoutMs: number; readonly signal: AbortSignal },
  body: (attempt: Attempt) => void,
): Promise<Asked> => {
  const { timeoutMs, signal } = limits;
  signal.throwIfAborted();
  const closers: (() => void)[] = [];
  let stop = (): void => undefined;
  try {
    const result = await new Promise<Result>((resolve, reject) => {
      const endWait = expireAfter(timeoutMs, () => reject(new Timeout(`no full answer within ${timeoutMs} ms`)));
      const cancelled = (): void => reject(signal.reason);
      signal.addEventListener('abort', cancelled, { once: true });
      stop = () => {
        endWait();
        signal.removeEventListener('abort', cancelled);
      };
      body({ done: resolve, fail: reject, onEnd: close => closers.push(close) });
    });
    return { result, retries: 0, requests: 0 };
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    return { result: faultOf(error), retries: 0, requests: 0 };
  } finally {
    stop();
    for (const close of closers) close();
  }
};
