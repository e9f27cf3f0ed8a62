import type { Exposure } from './exposure.ts';
import type { Bundle, Failure, HistoryEntry, Journal, Operation, RecoveryTimes, Step } from './journal.ts';
import { type Colour, otherColour, type Release } from './release.ts';

/** Journal → journal, one function per thing that can be recorded. Pure. */

const keptBundles = 5;
const keptHistory = 50;

export const withHistory = (journal: Journal, entry: HistoryEntry): Journal => ({
  ...journal,
  history: [entry, ...journal.history].slice(0, keptHistory),
});

/** How long the bad release of a rollback was live, and how long the way back took. */
export const recoveryOf = ({ undo, switchedAt }: Operation): RecoveryTimes | null => {
  if (undo === undefined) return null;
  const decided = undo.cause.at;
  const since = (at: number | undefined): number | null => (at === undefined ? null : at - decided);
  return {
    detectMs: undo.switchedAt === null ? null : decided - undo.switchedAt,
    recoverMs: since(switchedAt),
    keptRecoverMs: since(undo.keptMovedAt),
  };
};

const measured = (operation: Operation): Pick<HistoryEntry, 'times' | 'exposure'> => {
  const times = recoveryOf(operation);
  const exposure = operation.undo?.exposure;
  return { ...(times === null ? {} : { times }), ...(exposure === undefined ? {} : { exposure }) };
};

/** Notes in the open rollback what is known by now of the bad release and of kept connections. */
export const noted = (
  journal: Journal,
  facts: { readonly exposure: Exposure | null; readonly keptMovedAt: number | null },
): Journal => {
  const { operation } = journal;
  if (operation?.undo === undefined) return journal;
  const undo = {
    ...operation.undo,
    ...(facts.exposure === null ? {} : { exposure: facts.exposure }),
    ...(facts.keptMovedAt === null ? {} : { keptMovedAt: facts.keptMovedAt }),
  };
  return { ...journal, operation: { ...operation, undo } };
};

const entryOf = (operation: Operation, result: string, now: number): HistoryEntry => ({
  operation: operation.id,
  kind: operation.kind,
  releaseId: operation.kind === 'rollback' ? (operation.undo?.release.id ?? '') : operation.release.id,
  revision: operation.release.revision,
  result,
  startedAt: operation.startedAt,
  endedAt: now,
  ...measured(operation),
});

/** A deploy past its verification has reached what matters, even when a newer one cuts its bake short. */
const supersededResult = (operation: Operation): string =>
  operation.step === 'baking' || operation.step === 'retiring' ? 'deployed' : 'superseded';

/** Opens `operation` in place of whatever was open. What its colour held is about to be replaced. */
export const begin = (journal: Journal, operation: Operation, traffic: Colour | null, now: number): Journal => {
  const open = journal.operation;
  const closed =
    open === null || open.id === operation.id
      ? journal
      : withHistory(journal, entryOf(open, supersededResult(open), now));
  const replaced = journal.retireAfter !== null && journal.retireAfter.colour === operation.to;
  return {
    ...closed,
    operation,
    live: traffic,
    colours: { ...journal.colours, [operation.to]: operation.release },
    retireAfter: replaced ? null : journal.retireAfter,
  };
};

/** Records the intent of the next step. */
export const advance = (journal: Journal, step: Step): Journal =>
  journal.operation === null ? journal : { ...journal, operation: { ...journal.operation, step } };

export const withdraw = (journal: Journal, failure: Failure): Journal =>
  journal.operation === null
    ? journal
    : { ...journal, operation: { ...journal.operation, step: 'withdrawing', failure } };

/** Traffic has arrived at `operation.to`. A rollback then takes the bad release down before it verifies. */
export const switched = (journal: Journal, now: number): Journal => {
  const { operation } = journal;
  if (operation === null) return journal;
  const step: Step = operation.kind === 'deploy' ? 'switched-unverified' : 'retiring';
  const moved = { ...journal, live: operation.to, operation: { ...operation, step, switchedAt: now } };
  return operation.undo === undefined ? moved : forget(moved, operation.undo.release, operation);
};

/** The release taken back is no longer one to go back to; the one that has traffic now is the verified one. */
const forget = (journal: Journal, bad: Release, operation: Operation): Journal => {
  const kept = journal.bundles.find(bundle => bundle.release.id === operation.release.id);
  return {
    ...journal,
    bundles: journal.bundles.filter(bundle => bundle.release.id !== bad.id),
    verified:
      kept === undefined
        ? journal.verified
        : { release: kept.release, colour: operation.to, at: journal.verified?.at ?? kept.verifiedAt },
  };
};

/** A release that died in its bake was verified too early: it is not one to go back to. */
export const disowned = (journal: Journal, bad: Release): Journal => {
  const bundles = journal.bundles.filter(bundle => bundle.release.id !== bad.id);
  const [last] = bundles;
  if (journal.verified?.release.id !== bad.id) return { ...journal, bundles };
  const colour = otherColour(journal.verified.colour);
  return {
    ...journal,
    bundles,
    verified: last === undefined ? null : { release: last.release, colour, at: last.verifiedAt },
  };
};

export const keepBundle = (bundles: readonly Bundle[], release: Release, now: number): readonly Bundle[] =>
  [{ release, verifiedAt: now }, ...bundles.filter(bundle => bundle.release.id !== release.id)].slice(0, keptBundles);

/** The verification of this operation passed. */
export const verified = (journal: Journal, now: number): Journal => {
  const { operation } = journal;
  if (operation === null) return journal;
  return {
    ...journal,
    verified: { release: operation.release, colour: operation.to, at: now },
    bundles: keepBundle(journal.bundles, operation.release, now),
    operation: { ...operation, step: 'baking' },
  };
};

export const emptied = (journal: Journal, colour: Colour): Journal => ({
  ...journal,
  colours: { ...journal.colours, [colour]: null },
  retireAfter: journal.retireAfter?.colour === colour ? null : journal.retireAfter,
});

export const retireLater = (journal: Journal, colour: Colour, at: number): Journal => ({
  ...journal,
  retireAfter: { colour, at },
});

/** Closes the operation and gives the lease back, in one write. */
export const conclude = (journal: Journal, result: string, now: number): Journal => {
  const { operation } = journal;
  if (operation === null) return { ...journal, lease: null };
  return { ...withHistory(journal, entryOf(operation, result, now)), operation: null, lease: null };
};

/** The colour that loses, or has lost, traffic in this operation. */
export const leaving = (operation: Operation): Colour => operation.undo?.colour ?? otherColour(operation.to);
