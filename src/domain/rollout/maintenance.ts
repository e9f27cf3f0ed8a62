import type { Reason } from '../verdicts/verdicts.ts';
import { codes } from './codes.ts';
import type { Journal, Quarantine, Told } from './journal.ts';
import { describeHolder } from './lease.ts';
import type { JournalStore, Liveness, Timer } from './ports.ts';
import { matching } from './quarantine.ts';
import { shortId } from './release.ts';
import { withHistory } from './transitions.ts';

/** What is done to the journal without its lease. What a person does by hand leaves its reason in the history. */

export interface MaintenancePorts {
  readonly store: JournalStore;
  readonly liveness: Liveness;
  readonly timer: Timer;
}

export type Maintained<T> =
  | { readonly done: true; readonly what: T; readonly journal: Journal }
  | { readonly done: false; readonly reason: Reason };

const no = <T>(reason: Reason): Maintained<T> => ({ done: false, reason });

/** Reads, changes, writes; again when somebody wrote in between. */
const change = async <T>(
  ports: Pick<MaintenancePorts, 'store'>,
  decide: (journal: Journal) => Promise<{ readonly changed: Journal; readonly what: T } | Reason>,
): Promise<Maintained<T>> => {
  for (;;) {
    const stored = await ports.store.read();
    if (stored === undefined) return no(codes.reason('nothing-to-resume', 'There is no journal here yet.'));
    const decided = await decide(stored.journal);
    if (!('changed' in decided)) return no(decided);
    const written = await ports.store.write(decided.changed, stored.version);
    if (written !== 'conflict') return { done: true, what: decided.what, journal: written.journal };
  }
};

const noted = (
  journal: Journal,
  kind: 'unlock' | 'lift-quarantine',
  about: { operation: string; releaseId: string; revision: string },
  reason: string,
  now: number,
): Journal => withHistory(journal, { ...about, kind, result: reason, startedAt: now, endedAt: now });

/** Takes the lease from a holder that is gone. The operation stays open: the next deploy, rollback or resume ends it. */
export const unlock = async (ports: MaintenancePorts, reason: string): Promise<Maintained<string>> =>
  await change(ports, async journal => {
    const now = ports.timer.now();
    const { lease } = journal;
    if (lease === null) return codes.reason('not-locked', 'Nobody holds the lease.');
    const silent = now - lease.renewedAt > lease.durationMs;
    if (!silent && !(await ports.liveness.gone(lease.evidence)))
      return codes.reason('holder-alive', `Held by ${describeHolder(lease, now)}.`);
    const about = { operation: lease.holder, releaseId: '', revision: '' };
    return { changed: noted({ ...journal, lease: null }, 'unlock', about, reason, now), what: lease.holder };
  });

/** So that the next run that finds the same does not tell it again. null: it is over, and news when it comes back. */
export const noteTold = async (
  ports: Pick<MaintenancePorts, 'store'>,
  told: Told | null,
): Promise<Maintained<Told | null>> =>
  await change(ports, async ({ told: _, ...journal }) => ({
    changed: told === null ? journal : { ...journal, told },
    what: told,
  }));

/** `which`: a release id (8 digits or more), a digest or a revision. */
export const liftQuarantine = async (
  ports: MaintenancePorts,
  which: string,
  reason: string,
): Promise<Maintained<readonly Quarantine[]>> =>
  await change(ports, async journal => {
    const lifted = matching(journal, which);
    const [first] = lifted;
    if (first === undefined) {
      const all = journal.quarantine.map(entry => shortId(entry.releaseId)).join(', ') || 'none';
      return codes.reason('not-quarantined', `Nothing matches "${which}"; quarantined: ${all}.`);
    }
    const about = { operation: first.operation, releaseId: first.releaseId, revision: first.revision };
    const rest = { ...journal, quarantine: journal.quarantine.filter(entry => !lifted.includes(entry)) };
    return { changed: noted(rest, 'lift-quarantine', about, reason, ports.timer.now()), what: lifted };
  });
