import type { Reason } from '../verdicts/verdicts.ts';
import { codes } from './codes.ts';
import { Driver, type RolloutPorts, type Trail } from './driver.ts';
import { type Evidence, emptyJournal, type Journal, type Operation, type OperationId } from './journal.ts';
import { claim, describeHolder, take } from './lease.ts';
import { Ledger } from './ledger.ts';
import type { Aim, End } from './machine.ts';
import { FencedOut, type Observed } from './ports.ts';
import { renewing } from './renewing.ts';
import { asThrown } from './thrown.ts';
import { emptied } from './transitions.ts';
import type { Verification } from './verifier.ts';

/** What a deploy and a rollback share: read, claim, take the lease in the same write as the decision, drive. */

export interface Place {
  readonly app: string;
  readonly environment: string;
  readonly evidence: Evidence;
}

export interface Seen {
  readonly journal: Journal;
  /** undefined: no journal is stored yet. */
  readonly version: string | undefined;
  readonly observed: Observed;
  readonly now: number;
}

export interface Settled<V extends string> {
  readonly verdict: V;
  readonly reasons: readonly Reason[];
  readonly end: End | null;
  /** The operation that was worked on. */
  readonly operation: Operation | null;
  /** The journal as last read or written. */
  readonly journal: Journal;
  readonly trail: Trail | null;
}

export interface Driven {
  readonly end: End;
  readonly trail: Trail;
  readonly operation: Operation;
  readonly journal: Journal;
}

/** Looking is quick, and what is pending must be recorded also when the run is cancelled. */
const neverAborted = new AbortController().signal;

/** What stops a command before it began anything: a full disk, a damaged journal, a taken port. */
class NotBegun extends Error {
  readonly reason: Reason;
  constructor(reason: Reason) {
    super(reason.message);
    this.reason = reason;
  }
}

/** Why nothing was begun, where that is what was thrown. */
export const refusalOf = (error: unknown): Reason | undefined => (error instanceof NotBegun ? error.reason : undefined);

/** What the caller can mend, met before anything was begun, is a refusal and not a failure. */
const orRefuse = async <T>(body: () => Promise<T>): Promise<T> => {
  try {
    return await body();
  } catch (error) {
    const { code, message, next } = asThrown(error);
    throw next === '' ? error : new NotBegun({ code, message, next });
  }
};

/** Looks at journal and target without a write. */
export const look = async (ports: RolloutPorts, place: Place): Promise<Seen> =>
  await orRefuse(async () => {
    const stored = await ports.store.read();
    const observed = await ports.target.observe(neverAborted);
    const journal = stored?.journal ?? emptyJournal(place.app, place.environment);
    return { journal, version: stored?.version, observed, now: ports.timer.now() };
  });

/** The reason why `operation` may not write now, or undefined. */
export const lockedBy = async (
  ports: RolloutPorts,
  seen: Seen,
  operation: OperationId,
): Promise<Reason | undefined> => {
  const { lease } = seen.journal;
  const gone = lease !== null && (await ports.liveness.gone(lease.evidence));
  const granted = claim(lease, operation, seen.now, gone);
  return granted.granted ? undefined : codes.reason('locked', `Held by ${describeHolder(granted.holder, seen.now)}.`);
};

export interface Locked {
  readonly ledger: Ledger;
  /** Seen under the lock, after the fence rose: no older holder can change the target any more. */
  readonly seen: Seen;
}

/** Takes the lease, then raises the fence, then looks again; undefined when somebody wrote in between. */
export const lock = async (
  ports: RolloutPorts,
  place: Place,
  seen: Seen,
  holder: OperationId,
): Promise<Locked | undefined> => {
  const next = take(seen.journal, holder, place.evidence, seen.now);
  const stored = await orRefuse(async () => await ports.store.write(next, seen.version));
  if (stored === 'conflict') return undefined;
  const ledger = new Ledger(ports.store, ports.timer, stored);
  return { ledger, seen: await fenced(ports, ledger, stored.version) };
};

const fenced = async (ports: RolloutPorts, ledger: Ledger, version: string): Promise<Seen> => {
  try {
    return await orRefuse(async () => {
      await ports.target.fence(ledger.fence);
      const observed = await ports.target.observe(neverAborted);
      return { journal: ledger.journal, version, observed, now: ports.timer.now() };
    });
  } catch (error) {
    if (!(error instanceof FencedOut)) await release(ledger);
    throw error;
  }
};

export const release = async (ledger: Ledger): Promise<void> => await ledger.write({ ...ledger.journal, lease: null });

/** Records the operation that the lease is now held for. */
export const record = async (ports: RolloutPorts, ledger: Ledger, next: Journal): Promise<void> => {
  const holder = next.operation?.id ?? next.lease?.holder ?? '';
  await ledger.write(next.lease === null ? next : { ...next, lease: { ...next.lease, holder } });
  if (ledger.operation !== null) ports.opened?.(ledger.operation);
};

export const drive = async (
  ports: RolloutPorts,
  ledger: Ledger,
  aim: Aim,
  start: { readonly inherited: boolean; readonly verification?: Verification },
): Promise<Driven> => {
  const driven = await new Driver(ports, ledger, aim, start).run();
  if (driven.end.result === 'deployed') await prune(ports, ledger);
  return { ...driven, journal: ledger.journal };
};

/** Leftovers cost disk, not correctness: what cannot be removed now is removed after the next deploy. */
const prune = async (ports: RolloutPorts, ledger: Ledger): Promise<void> => {
  const { bundles, colours } = ledger.journal;
  const inUse = [colours.blue, colours.green].filter(release => release !== null);
  try {
    await ports.target.prune?.([...bundles.map(bundle => bundle.release), ...inUse], ledger.fence);
  } catch (error) {
    ports.say(`not pruned: ${error instanceof Error ? error.message : String(error)}`);
  }
};

/** Under the lock: retires a colour whose bake outlasted its job. True when it did, so that the caller looks again. */
export const sweep = async (ports: RolloutPorts, { ledger, seen }: Locked): Promise<boolean> => {
  const due = seen.journal.retireAfter;
  const idle = due !== null && due.at <= seen.now && seen.journal.operation === null;
  if (!idle || seen.observed.traffic === due.colour) return false;
  ports.say(`retire ${due.colour}, kept warm until now`);
  const isSlow = ports.target.isSlow === true;
  await renewing(ports.timer, ledger, isSlow, async () => await ports.target.retire(due.colour, 0, ledger.fence));
  await ledger.write({ ...emptied(ledger.journal, due.colour), lease: null });
  return true;
};

/** The outcome of a command that worked on no operation. */
export const unbegun = <V extends string>(
  { journal }: Pick<Settled<V>, 'journal'>,
  verdict: V,
  reasons: readonly Reason[],
): Settled<V> => ({ verdict, reasons, end: null, operation: null, journal, trail: null });

/** A lost lease and a refusal are outcomes, not errors. */
export const orSuperseded = async <V extends string>(
  ports: RolloutPorts,
  place: Place,
  body: () => Promise<Settled<V | 'superseded' | 'refused'>>,
): Promise<Settled<V | 'superseded' | 'refused'>> => {
  const empty = emptyJournal(place.app, place.environment);
  try {
    return await body();
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal !== undefined) return unbegun({ journal: empty }, 'refused', [refusal]);
    if (!(error instanceof FencedOut)) throw error;
    const journal = (await ports.store.read())?.journal ?? empty;
    const reason = codes.reason('lease-lost', `A newer operation took over: ${error.message}.`);
    return unbegun({ journal }, 'superseded', [reason]);
  }
};
