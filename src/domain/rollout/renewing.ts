import { leaseMs } from './lease.ts';
import type { Ledger } from './ledger.ts';
import { FencedOut, type Timer } from './ports.ts';
import { longestHookMs, type Release } from './release.ts';

/**
 * Keeps the lease ours while an effect runs that may outlast it: a release's hooks take as long as they are given, an
 * image as long as its pull, a request in flight as long as the drain.
 */

const everyMs = leaseMs / 6;

const keepRenewing = async (timer: Timer, ledger: Pick<Ledger, 'renewIfDue'>, stop: AbortSignal): Promise<void> => {
  for (;;) {
    try {
      await timer.sleep(everyMs, stop);
      await ledger.renewIfDue();
    } catch (error) {
      // A lease that is lost is met, and said, by the next write; what else went wrong may go well the next time.
      if (stop.aborted || error instanceof FencedOut) return;
    }
  }
};

/** Whether what a release does by itself may take that long. */
export const hasLongHook = (release: Release): boolean => longestHookMs(release) >= leaseMs;

export const renewing = async <T>(
  timer: Timer,
  ledger: Pick<Ledger, 'renewIfDue'>,
  isSlow: boolean,
  body: () => Promise<T>,
): Promise<T> => {
  if (!isSlow) return await body();
  const stop = new AbortController();
  const renewals = keepRenewing(timer, ledger, stop.signal);
  try {
    return await body();
  } finally {
    stop.abort(new Error('done'));
    await renewals;
  }
};
