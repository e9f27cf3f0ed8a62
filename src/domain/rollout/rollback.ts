import type { Reason, VerdictOf } from '../verdicts/verdicts.ts';
import { codes } from './codes.ts';
import type { RolloutPorts } from './driver.ts';
import { failureOf } from './endings.ts';
import type { Exposure } from './exposure.ts';
import type { Journal, Operation, OperationId, Timing } from './journal.ts';
import type { EndResult } from './machine.ts';
import { planRollback, type RollbackPlan, targetProblem } from './plan-rollback.ts';
import { quarantine } from './quarantine.ts';
import { shortId } from './release.ts';
import {
  type Driven,
  drive,
  type Locked,
  lock,
  lockedBy,
  look,
  orSuperseded,
  type Place,
  record,
  type Seen,
  type Settled,
  unbegun,
} from './session.ts';
import { conclude, withdraw } from './transitions.ts';

/** A rollback from the first look to its verdict. Everything is decided in plan-rollback.ts and decide.ts. */

export type RollbackVerdict = VerdictOf<'auto-rollback'>;
export type RollbackOutcome = Settled<RollbackVerdict>;

export interface RollbackCommand extends Place {
  /** The operation to take back; '' for whatever is live. */
  readonly operation: OperationId;
  /** The id of the rollback where it is an operation of its own. */
  readonly newId: OperationId;
  readonly to: string;
  readonly reason: string;
  readonly automatic: boolean;
  readonly timing: Timing;
  readonly by: Operation['by'];
  /** What users met of the bad release so far; null: not known. */
  readonly exposure?: Exposure | null;
  /** A drill: the release that is left stays free of quarantine. */
  readonly drill?: boolean;
}

const verdictOf: { readonly [R in EndResult]: RollbackVerdict } = {
  deployed: 'failed',
  switched: 'failed',
  unverified: 'failed',
  withdrawn: 'not-needed',
  interrupted: 'failed',
  'rolled-back': 'rolled-back',
  'rollback-unverified': 'failed',
  held: 'held',
  'moved-by-other': 'failed',
  'contract-failed': 'failed',
};

const settled = (driven: Driven): RollbackOutcome => ({
  verdict: verdictOf[driven.end.result],
  reasons: driven.end.reasons,
  end: driven.end,
  operation: driven.operation,
  journal: driven.journal,
  trail: driven.trail,
});

/** A rollback names the operation it takes back, so that it never takes back a newer one. */
const stale = (seen: Seen, command: RollbackCommand): RollbackOutcome | undefined => {
  const { operation, history } = seen.journal;
  if (command.operation === '' || operation?.id === command.operation) return undefined;
  const past = history.find(entry => entry.operation === command.operation);
  if (past === undefined)
    return unbegun(seen, 'refused', [
      codes.reason('operation-unknown', `The journal does not know operation "${command.operation}".`),
    ]);
  if (operation !== null || history[0]?.operation !== command.operation)
    return unbegun(seen, 'superseded', [
      codes.reason('newer-operation', `Operation ${command.operation} is not the last one any more.`),
    ]);
  return past.kind === 'rollback' && past.result === 'rolled-back'
    ? unbegun(seen, 'already-rolled-back', [
        codes.reason('rolled-back', `Operation ${command.operation} was rolled back before.`),
      ])
    : undefined;
};

const planned = (seen: Seen, command: RollbackCommand): RollbackPlan => {
  const code = command.automatic ? 'verification-failed' : 'rolled-back-by-hand';
  const open = seen.journal.operation;
  return planRollback(
    seen.journal,
    seen.observed,
    {
      operation: command.operation === '' ? command.newId : command.operation,
      to: command.to,
      automatic: command.automatic,
      cause: failureOf({ code, message: command.reason, next: '' }, seen.now),
      timing: open?.timing ?? command.timing,
      by: command.by,
      exposure: command.exposure ?? null,
      drill: command.drill ?? false,
    },
    seen.now,
  );
};

const beforeSwitch = (seen: Seen, open: Operation): boolean =>
  open.kind === 'deploy' &&
  seen.observed.traffic !== open.to &&
  ['preparing', 'warming', 'switching', 'withdrawing'].includes(open.step);

/** The deploy never got traffic: it is withdrawn, and that is all there is to take back. */
const withdrawn = (seen: Seen, { reason, automatic, operation, to }: RollbackCommand): Journal => {
  // What is withdrawn already keeps its own cause.
  if (seen.journal.operation?.step === 'withdrawing') return seen.journal;
  const live = seen.observed.traffic === null ? null : seen.journal.colours[seen.observed.traffic];
  const stays =
    automatic || operation !== '' || to !== 'verified' || live === null
      ? ''
      : ` Traffic stays on ${shortId(live.id)}; to go back from that one, run the rollback again.`;
  const message = `Withdrawn instead of rolled back: ${reason}.${stays}`;
  return withdraw(seen.journal, failureOf({ code: 'deploy-withdrawn', message, next: '' }, seen.now));
};

/** Before anything is ended for its sake. */
const unknownTarget = (seen: Seen, { to }: RollbackCommand): RollbackOutcome | undefined => {
  const message = to === 'verified' ? undefined : targetProblem(seen.journal, to);
  return message === undefined
    ? undefined
    : unbegun(seen, 'refused', [codes.reason('rollback-target-unknown', message)]);
};

type Decision =
  | { readonly kind: 'drive'; readonly next: Journal; readonly inherited: boolean }
  | { readonly kind: 'answer'; readonly outcome: RollbackOutcome; readonly next?: Journal };

/**
 * Held or not allowed. An automatic rollback that is held closes the unverified deploy and quarantines its release; one
 * that passed its verification is left to settle.
 */
const declined = (seen: Seen, command: RollbackCommand, plan: Exclude<RollbackPlan, { kind: 'begin' }>): Decision => {
  const bad = seen.journal.operation;
  const outcome = unbegun(seen, plan.kind, plan.reasons);
  const unproven = bad !== null && seen.journal.verified?.release.id !== bad.release.id;
  if (plan.kind !== 'held' || !command.automatic || !unproven) return { kind: 'answer', outcome };
  const marked = quarantine(seen.journal, bad.release, command.reason, bad.id, seen.now);
  return { kind: 'answer', outcome, next: conclude(marked, 'held', seen.now) };
};

const decision = (seen: Seen, command: RollbackCommand): Decision => {
  const outdated = stale(seen, command);
  if (outdated !== undefined) return { kind: 'answer', outcome: outdated };
  const current = seen.journal.operation;
  if (current?.kind === 'rollback') return { kind: 'drive', next: seen.journal, inherited: true };
  const unknown = unknownTarget(seen, command);
  if (unknown !== undefined) return { kind: 'answer', outcome: unknown };
  if (current !== null && beforeSwitch(seen, current))
    return { kind: 'drive', next: withdrawn(seen, command), inherited: true };
  const plan = planned(seen, command);
  return plan.kind === 'begin'
    ? { kind: 'drive', next: plan.journal, inherited: false }
    : declined(seen, command, plan);
};

/** One try; undefined: somebody wrote in between, look again. */
const attempt = async (ports: RolloutPorts, command: RollbackCommand): Promise<RollbackOutcome | undefined> => {
  const seen = await look(ports, command);
  const first = decision(seen, command);
  if (first.kind === 'answer' && first.next === undefined) return first.outcome;
  const holder = command.operation || command.newId;
  const locked = await lockedBy(ports, seen, holder);
  if (locked !== undefined) return unbegun(seen, 'refused', [locked]);
  const taken = await lock(ports, command, seen, holder);
  return taken === undefined ? undefined : await underLock(ports, command, taken);
};

/** Decides again, now that nobody else can write, and carries it out. */
const underLock = async (
  ports: RolloutPorts,
  command: RollbackCommand,
  { ledger, seen }: Locked,
): Promise<RollbackOutcome> => {
  const made = decision(seen, command);
  if (made.kind === 'answer') {
    await ledger.write({ ...(made.next ?? seen.journal), lease: null });
    return { ...made.outcome, journal: ledger.journal };
  }
  await record(ports, ledger, made.next);
  const aim = { until: 'settled', onUnverified: 'hold' } as const;
  return settled(await drive(ports, ledger, aim, { inherited: made.inherited }));
};

/** A person named where to go, what was open was ended first, and traffic is somewhere else. */
const isElsewhere = (outcome: RollbackOutcome, { to, automatic, operation, newId }: RollbackCommand): boolean => {
  const { end, journal } = outcome;
  if (automatic || operation !== '' || to === 'verified' || outcome.operation?.id === newId) return false;
  const live = journal.live === null ? null : journal.colours[journal.live];
  return end !== null && live !== null && !live.id.startsWith(to);
};

/** A deploy that never got traffic is out of the way; a rollback came to a release that nobody has anything against. */
const isOutOfTheWay = ({ end }: RollbackOutcome): boolean =>
  end?.result === 'withdrawn' || end?.result === 'interrupted';

const saidElsewhere = (outcome: RollbackOutcome, { to }: RollbackCommand): RollbackOutcome => {
  const live = outcome.journal.live === null ? null : outcome.journal.colours[outcome.journal.live];
  const message = `Traffic is on ${shortId(live?.id ?? '')}, where the rollback that was open went, and not on ${to}.`;
  return { ...outcome, reasons: [...outcome.reasons, codes.reason('rollback-elsewhere', message)] };
};

export const rollback = async (ports: RolloutPorts, command: RollbackCommand): Promise<RollbackOutcome> =>
  await orSuperseded<RollbackVerdict>(ports, command, async () => {
    let before: readonly Reason[] = [];
    for (;;) {
      const outcome = await attempt(ports, command);
      if (outcome === undefined) continue;
      const sofar = { ...outcome, reasons: [...before, ...outcome.reasons] };
      if (ports.signal.aborted || !isElsewhere(outcome, command)) return sofar;
      if (!isOutOfTheWay(outcome)) return outcome.end?.result === 'rolled-back' ? saidElsewhere(sofar, command) : sofar;
      before = sofar.reasons;
    }
  });
