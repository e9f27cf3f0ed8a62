import type { Journal, Operation } from './journal.ts';
import { leaseMs, renew, renewalDue } from './lease.ts';
import { FencedOut, type JournalStore, type StoredJournal, type Timer } from './ports.ts';

/** The journal as its current lease holder writes it: one write after another, each checked against token and version. */
export class Ledger {
  private readonly store: JournalStore;
  private readonly timer: Timer;
  private stored: StoredJournal;
  private readonly token: number;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(store: JournalStore, timer: Timer, stored: StoredJournal) {
    this.store = store;
    this.timer = timer;
    this.stored = stored;
    this.token = stored.journal.token;
  }

  get journal(): Journal {
    return this.stored.journal;
  }

  get fence(): number {
    return this.token;
  }

  get operation(): Operation | null {
    return this.stored.journal.operation;
  }

  /** Replaces the journal by what was decided from it. @throws FencedOut when the lease is no longer ours */
  async write(next: Journal): Promise<void> {
    const decidedFrom = this.journal;
    await this.update(current => (current === decidedFrom ? next : merge(decidedFrom, next, current)));
  }

  /** Keeps the lease while something long goes on. */
  async renewIfDue(): Promise<void> {
    const { lease } = this.journal;
    if (lease !== null && renewalDue(lease, this.timer.now())) await this.update(current => current);
  }

  /** Also lengthens the lease for the steps that follow in the same job. @throws FencedOut */
  async renewFor(durationMs: number): Promise<void> {
    await this.update(current => current, durationMs);
  }

  private async update(change: (current: Journal) => Journal, durationMs: number = leaseMs): Promise<void> {
    const mine = this.turn.then(async () => await this.swap(change, durationMs));
    this.turn = mine.catch(() => undefined);
    await mine;
  }

  private async swap(change: (current: Journal) => Journal, durationMs: number): Promise<void> {
    for (;;) {
      const next = renew(change(this.journal), this.timer.now(), durationMs);
      const written = await this.store.write(next, this.stored.version);
      if (written !== 'conflict') {
        this.stored = written;
        return;
      }
      await this.reread();
    }
  }

  private async reread(): Promise<void> {
    const fresh = await this.store.read();
    if (fresh?.journal.lease?.token !== this.token) throw new FencedOut(this.token, fresh?.journal.token ?? 0);
    this.stored = fresh;
  }
}

/**
 * Under our lease only these are changed by others: the quarantine (a person lifts an entry), the history of that, and
 * what people were told. Ours is laid over theirs.
 */
const merge = (decidedFrom: Journal, next: Journal, current: Journal): Journal => {
  const lifted = new Set(
    decidedFrom.quarantine
      .filter(entry => !current.quarantine.some(other => other.releaseId === entry.releaseId))
      .map(entry => entry.releaseId),
  );
  const foreign = current.history.filter(entry => !decidedFrom.history.includes(entry) && !isIn(entry, decidedFrom));
  const { told: _, ...ours } = next;
  return {
    ...ours,
    ...(current.told === undefined ? {} : { told: current.told }),
    quarantine: next.quarantine.filter(entry => !lifted.has(entry.releaseId)),
    history: [...next.history, ...foreign].sort((a, b) => b.endedAt - a.endedAt),
  };
};

const isIn = (entry: Journal['history'][number], journal: Journal): boolean =>
  journal.history.some(
    one => one.operation === entry.operation && one.endedAt === entry.endedAt && one.kind === entry.kind,
  );
