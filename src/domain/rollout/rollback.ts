import type { Reason, VerdictOf } from '../verdicts/verdicts.ts';
import { codes } from './codes.ts';
import type { RolloutPorts } from './driver.ts';
import { failureOf } from './endings.ts';
import type { Journal, Operation, OperationId, Timing } from './journal.ts';
import type { EndResult } from './machine.ts';
import { planRollback, type RollbackPlan } from './plan-rollback.ts';
import { quarantine } from './quarantine.ts';
import {
  type Driven,
  drive,
  lockedBy,
  look,
  open,
  orSuperseded,
  type Place,
  type Seen,
  type Settled,
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
};

const without = (
  seen: Seen,
  verdict: RollbackVerdict,
  reasons: readonly Reason[],
  journal: Journal = seen.journal,
) => ({
  verdict,
  reasons,
  end: null,
  operation: null,
  journal,
  trail: null,
});

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
    return without(seen, 'refused', [
      codes.reason('operation-unknown', `The journal does not know operation "${command.operation}".`),
    ]);
  if (operation !== null || history[0]?.operation !== command.operation)
    return without(seen, 'superseded', [
      codes.reason('newer-operation', `Operation ${command.operation} is not the last one any more.`),
    ]);
  return past.kind === 'rollback' && past.result === 'rolled-back'
    ? without(seen, 'already-rolled-back', [
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
    },
    seen.now,
  );
};

const beforeSwitch = (seen: Seen, open: Operation): boolean =>
  open.kind === 'deploy' &&
  seen.observed.traffic !== open.to &&
  ['preparing', 'warming', 'switching', 'withdrawing'].includes(open.step);

/** The deploy never got traffic: it is withdrawn, and that is all there is to take back. */
const withdrawDeploy = async (
  ports: RolloutPorts,
  command: RollbackCommand,
  seen: Seen,
  deploy: Operation,
): Promise<RollbackOutcome | undefined> => {
  const message = `Withdrawn instead of rolled back: ${command.reason}`;
  const failure = failureOf({ code: 'deploy-withdrawn', message, next: '' }, seen.now);
  const ledger = await open(ports, command, seen, withdraw(seen.journal, failure), deploy.id);
  return ledger === undefined ? undefined : settled(await driveOn(ports, ledger));
};

const driveOn = async (ports: RolloutPorts, ledger: Parameters<typeof drive>[1], inherited = true): Promise<Driven> =>
  await drive(ports, ledger, { until: 'settled', onUnverified: 'hold' }, { inherited });

/** Held or not allowed: an automatic rollback that is held closes the bad deploy and quarantines its release. */
const declined = async (
  ports: RolloutPorts,
  command: RollbackCommand,
  seen: Seen,
  plan: Exclude<RollbackPlan, { kind: 'begin' }>,
): Promise<RollbackOutcome | undefined> => {
  const bad = seen.journal.operation;
  if (plan.kind !== 'held' || !command.automatic || bad === null) return without(seen, plan.kind, plan.reasons);
  const marked = quarantine(seen.journal, bad.release, command.reason, bad.id, seen.now);
  const closed = conclude(marked, 'held', seen.now);
  const written = await ports.store.write(closed, seen.version);
  return written === 'conflict' ? undefined : without(seen, 'held', plan.reasons, closed);
};

/** One try; undefined: somebody wrote in between, look again. */
const attempt = async (ports: RolloutPorts, command: RollbackCommand): Promise<RollbackOutcome | undefined> => {
  const seen = await look(ports, command);
  const outdated = stale(seen, command);
  if (outdated !== undefined) return outdated;
  const locked = await lockedBy(ports, seen, command.operation || command.newId);
  if (locked !== undefined) return without(seen, 'refused', [locked]);
  const current = seen.journal.operation;
  if (current?.kind === 'rollback') {
    const ledger = await open(ports, command, seen, seen.journal, current.id);
    return ledger === undefined ? undefined : settled(await driveOn(ports, ledger));
  }
  if (current !== null && beforeSwitch(seen, current)) return await withdrawDeploy(ports, command, seen, current);
  const plan = planned(seen, command);
  if (plan.kind !== 'begin') return await declined(ports, command, seen, plan);
  const id = plan.journal.operation?.id ?? command.newId;
  const ledger = await open(ports, command, seen, plan.journal, id);
  return ledger === undefined ? undefined : settled(await driveOn(ports, ledger, false));
};

export const rollback = async (ports: RolloutPorts, command: RollbackCommand): Promise<RollbackOutcome> =>
  await orSuperseded<RollbackVerdict>(ports, command, async () => {
    for (;;) {
      const outcome = await attempt(ports, command);
      if (outcome !== undefined) return outcome;
    }
  });
