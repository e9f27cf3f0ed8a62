import type { Reason, VerdictOf } from '../verdicts/verdicts.ts';
import { adopted } from './adoption.ts';
import { codes } from './codes.ts';
import type { RolloutPorts } from './driver.ts';
import type { Operation, OperationId } from './journal.ts';
import type { Aim, EndResult } from './machine.ts';
import { type DeployPlan, type DeployRequest, liveRelease, planDeploy, type Relation } from './plan-deploy.ts';
import type { Arrival, Preflight } from './ports.ts';
import type { Release } from './release.ts';
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
  release,
  type Seen,
  type Settled,
  sweep,
  unbegun,
} from './session.ts';
import { begin } from './transitions.ts';
import type { Verification } from './verifier.ts';

/** A deploy from the first look to its verdict. Everything is decided in plan-deploy.ts and decide.ts. */

export type DeployVerdict = VerdictOf<'blue-green-deploy'>;
export type DeployOutcome = Settled<DeployVerdict>;

export interface DeployCommand extends Place, Aim {
  readonly request: DeployRequest;
  /** Where the commit to deploy stands to the live one. */
  relation(live: string): Promise<Relation>;
  /** Brings this open operation to its end, and begins nothing. */
  readonly only?: OperationId;
  /** What else stands against going from the live release to this one; asked again under the lock. */
  against?(live: Release, candidate: Release, now: number): Promise<readonly Reason[]>;
}

const verdictOf: { readonly [R in EndResult]: DeployVerdict } = {
  deployed: 'deployed',
  switched: 'deployed',
  unverified: 'failed',
  withdrawn: 'failed',
  interrupted: 'interrupted',
  'rolled-back': 'reverted',
  'rollback-unverified': 'failed',
  held: 'failed',
  'moved-by-other': 'failed',
  'contract-failed': 'failed',
};

const doubts: { readonly [S in Arrival['seen']]: readonly ['endpoints-only' | 'arrival-unidentified'] | null } = {
  release: null,
  answered: ['arrival-unidentified'],
  endpoints: ['endpoints-only'],
};

/** What the evidence of the switch does not say. */
const doubtsOf = ({ trail }: Driven): readonly Reason[] =>
  trail.arrival === null
    ? []
    : (doubts[trail.arrival.seen] ?? []).map(code => codes.reason(code, trail.arrival?.detail ?? ''));

export const settled = (driven: Driven, notes: readonly Reason[] = []): DeployOutcome => ({
  verdict: verdictOf[driven.end.result],
  reasons: [...driven.end.reasons, ...notes, ...doubtsOf(driven)],
  end: driven.end,
  operation: driven.operation,
  journal: driven.journal,
  trail: driven.trail,
});

interface Planned {
  readonly plan: DeployPlan;
  readonly seen: Seen;
}

interface Preview extends Planned {
  readonly locked: Reason | undefined;
  readonly preflight: Preflight;
}

const nothingAgainst: Preflight = { refusals: [], notes: [], changes: [] };

const preflightOf = async (ports: RolloutPorts, plan: DeployPlan): Promise<Preflight> =>
  plan.kind === 'begin' && ports.target.preflight !== undefined
    ? await ports.target.preflight(plan.operation.release, plan.operation.to)
    : nothingAgainst;

const planFrom = async (command: DeployCommand, seen: Seen): Promise<Planned> => {
  const live = liveRelease(seen.journal, seen.observed)?.revision ?? '';
  const { request } = command;
  const relation = live === '' || request.release.revision === '' ? 'same' : await command.relation(live);
  const plan = planDeploy(seen.journal, seen.observed, request, relation, seen.now);
  const reasons = plan.kind === 'begin' ? await againstPair(command, seen) : [];
  return { plan: reasons.length > 0 ? { kind: 'refused', reasons } : plan, seen };
};

/** Only a pair can be demanded something of: a first deploy has nothing to go back to. */
const againstPair = async (command: DeployCommand, seen: Seen): Promise<readonly Reason[]> => {
  const live = liveRelease(seen.journal, seen.observed);
  const { release: candidate } = command.request;
  if (live === null || live.id === candidate.id) return [];
  return (await command.against?.(live, candidate, seen.now)) ?? [];
};

/** The plan alone: reads, decides, writes nothing. */
export const previewDeploy = async (ports: RolloutPorts, command: DeployCommand): Promise<Preview> => {
  const planned = await planFrom(command, await look(ports, command));
  const locked = await lockedBy(ports, planned.seen, command.request.operation);
  return { ...planned, locked, preflight: await preflightOf(ports, planned.plan) };
};

/** One try; undefined: look again (somebody wrote in between, or something older had to be ended first). */
const attempt = async (ports: RolloutPorts, command: DeployCommand): Promise<DeployOutcome | undefined> => {
  const { plan, seen, locked, preflight } = await previewDeploy(ports, command);
  const due = seen.journal.retireAfter !== null && seen.journal.retireAfter.at <= seen.now;
  if (plan.kind === 'unchanged' && !due) return unbegun(seen, 'unchanged', plan.reasons);
  if (locked !== undefined) return unbegun(seen, 'refused', [locked]);
  if (isOver(plan, command)) return unbegun(seen, 'superseded', [overBy(command)]);
  if (plan.kind === 'refused') return unbegun(seen, 'refused', plan.reasons);
  if (preflight.refusals.length > 0) return unbegun(seen, 'refused', preflight.refusals);
  const taken = await lock(ports, command, seen, command.request.operation);
  if (taken === undefined || (await sweep(ports, taken))) return undefined;
  const { locked: ready, notes, refusals } = await adopted(ports, command, taken);
  if (refusals.length > 0) {
    await release(ready.ledger);
    return unbegun(seen, 'refused', refusals);
  }
  const outcome = await underLock(ports, command, ready);
  return outcome && { ...outcome, reasons: [...outcome.reasons, ...notes, ...preflight.notes] };
};

/** Plans again, now that nobody else can write, and carries the plan out. */
const underLock = async (
  ports: RolloutPorts,
  command: DeployCommand,
  { ledger, seen }: Locked,
): Promise<DeployOutcome | undefined> => {
  const { plan } = await planFrom(command, seen);
  if (isOver(plan, command)) {
    await release(ledger);
    return unbegun(ledger, 'superseded', [overBy(command)]);
  }
  if (plan.kind === 'unchanged' || plan.kind === 'refused') {
    await release(ledger);
    return unbegun(ledger, plan.kind, plan.reasons);
  }
  const next =
    plan.kind === 'begin' ? begin(seen.journal, plan.operation, seen.observed.traffic, seen.now) : seen.journal;
  await record(ports, ledger, next);
  const driven = await drive(ports, ledger, aimOf(plan, command), { inherited: plan.kind !== 'begin' });
  if (plan.kind !== 'finish-first') return settled(driven, plan.reasons);
  return answers(ports, driven, command) ? settled(driven) : undefined;
};

/** Somebody ended the operation that was to be ended, or took it back. */
const isOver = (plan: DeployPlan, { only }: DeployCommand): boolean => only !== undefined && plan.kind === 'begin';

const overBy = ({ only }: DeployCommand): Reason =>
  codes.reason('newer-operation', `Operation ${only} is not open any more.`);

/** What was begun is brought to its end, whatever this command stops at. */
const aimOf = (plan: DeployPlan, command: DeployCommand): Aim =>
  plan.kind === 'finish-first' ? { until: 'settled', onUnverified: 'hold' } : command;

/** The older operation already answers this command: the same release was taken back, or the run was cancelled. */
const answers = (ports: RolloutPorts, driven: Driven, command: DeployCommand): boolean =>
  ports.signal.aborted ||
  command.only !== undefined ||
  driven.end.result === 'moved-by-other' ||
  driven.operation.undo?.release.id === command.request.release.id;

export const deploy = async (ports: RolloutPorts, command: DeployCommand): Promise<DeployOutcome> =>
  await orSuperseded<DeployVerdict>(ports, command, async () => {
    for (;;) {
      if (ports.signal.aborted) return await notBegun(ports, command);
      const outcome = await attempt(ports, command);
      if (outcome !== undefined) return outcome;
    }
  });

const notBegun = async (ports: RolloutPorts, command: DeployCommand): Promise<DeployOutcome> => {
  const seen = await look(ports, command);
  return unbegun(seen, 'interrupted', [
    codes.reason('interrupted-before-switch', 'Cancelled before anything was begun.'),
  ]);
};

export interface SettleCommand extends Place {
  readonly operation: string;
  readonly verification: Verification;
}

/** What `phase: settle` finds: the operation it was handed, or why there is nothing to settle. */
const settleable = (seen: Seen, command: SettleCommand): DeployOutcome | Operation => {
  const operation = seen.journal.operation;
  if (operation?.id === command.operation && operation.kind === 'deploy') return operation;
  const past = seen.journal.history.find(entry => entry.operation === command.operation);
  if (past?.result === 'deployed') return unbegun(seen, 'deployed', []);
  if (past?.kind === 'rollback' || past?.result === 'superseded' || operation !== null)
    return unbegun(seen, 'superseded', [
      codes.reason('newer-operation', `Operation ${command.operation} is no longer the open one.`),
    ]);
  return unbegun(seen, 'refused', [
    codes.reason('operation-unknown', `No open operation has the id "${command.operation}".`),
  ]);
};

/** Ends an operation whose traffic was switched and whose verification, made elsewhere, passed. */
export const settle = async (ports: RolloutPorts, command: SettleCommand): Promise<DeployOutcome> =>
  await orSuperseded<DeployVerdict>(ports, command, async () => {
    for (;;) {
      const seen = await look(ports, command);
      const found = settleable(seen, command);
      if ('verdict' in found) return found;
      if (command.verification.verdict !== 'pass')
        return unbegun(seen, 'refused', [
          codes.reason('verification-missing', `The verification says "${command.verification.verdict}".`),
        ]);
      const locked = await lockedBy(ports, seen, command.operation);
      if (locked !== undefined) return unbegun(seen, 'refused', [locked]);
      const taken = await lock(ports, command, seen, found.id);
      if (taken === undefined) continue;
      const start = { inherited: true, verification: command.verification };
      return settled(await drive(ports, taken.ledger, { until: 'settled', onUnverified: 'hold' }, start));
    }
  });
