import type { OperationId } from './journal.ts';
import { leaseMs } from './lease.ts';
import { Ledger } from './ledger.ts';
import { FencedOut, type JournalStore, type Timer } from './ports.ts';

/** Keeps the lease of an operation while something long goes on between two of its steps, such as its verification. */

export interface LeaseKeeping {
  readonly operation: OperationId;
  readonly timer: Timer;
  /** A way to the journal, open as long as `use` runs. May fail, and is then tried again. */
  withStore<T>(use: (store: JournalStore) => Promise<T>): Promise<T>;
}

const everyMs = leaseMs / 6;
/** A journal out of reach is waited for so long: nobody may take the lease before. */
const patienceMs = 2 * leaseMs;

/** Renews until `done`; notes each time that it did. @throws FencedOut */
const renewOver = async (
  store: JournalStore,
  { operation, timer }: LeaseKeeping,
  done: AbortSignal,
  renewed: () => void,
): Promise<void> => {
  const stored = await store.read();
  if (stored?.journal.lease?.holder !== operation) throw new FencedOut(0, stored?.journal.token ?? 0);
  const ledger = new Ledger(store, timer, stored);
  while (!done.aborted) {
    await ledger.renewFor(leaseMs);
    renewed();
    await timer.sleep(everyMs, done);
  }
};

/** Resolves once `done` is aborted. @throws FencedOut, or what kept it from the journal for too long */
const keep = async (keeping: LeaseKeeping, done: AbortSignal): Promise<void> => {
  const { timer } = keeping;
  let until = timer.now() + patienceMs;
  while (!done.aborted) {
    try {
      await keeping.withStore(
        async store =>
          await renewOver(store, keeping, done, () => {
            until = timer.now() + patienceMs;
          }),
      );
    } catch (error) {
      if (done.aborted) return;
      if (error instanceof FencedOut || timer.now() > until) throw error;
      await timer.sleep(everyMs, done).catch(() => undefined);
    }
  }
};

/**
 * Runs `body` while the lease is renewed beside it. Its signal is aborted when the lease is lost; what it came to does
 * not count then. @throws FencedOut
 */
export const keepingLease = async <T>(
  keeping: LeaseKeeping,
  cancelled: AbortSignal,
  body: (signal: AbortSignal) => Promise<T>,
): Promise<T> => {
  const [done, lost] = [new AbortController(), new AbortController()];
  const keeper = keep(keeping, done.signal).catch(error => lost.abort(error));
  try {
    const result = await body(AbortSignal.any([cancelled, lost.signal]));
    lost.signal.throwIfAborted();
    return result;
  } catch (error) {
    throw lost.signal.aborted ? lost.signal.reason : error;
  } finally {
    done.abort(new Error('done'));
    await keeper;
  }
};
