import type { Reason } from '../verdicts/verdicts.ts';
import { codes } from './codes.ts';
import { type DeployOutcome, deploy } from './deploy.ts';
import type { RolloutPorts } from './driver.ts';
import type { Journal, Operation, OperationId } from './journal.ts';
import type { Release } from './release.ts';
import { type RollbackOutcome, rollback } from './rollback.ts';
import type { Place } from './session.ts';

/** Brings the open operation to its end, by the times it was begun with. */

/** What was left open, and the command that ended it: a report can be made of it. */
export interface Ended<O = DeployOutcome | RollbackOutcome> {
  /** As it was found. */
  readonly open: Operation;
  /** What had traffic when it began. */
  readonly before: Release | null;
  readonly outcome: O;
}

export type Resumed =
  | ({ readonly kind: 'deploy' } & Ended<DeployOutcome>)
  | ({ readonly kind: 'rollback' } & Ended<RollbackOutcome>)
  | { readonly kind: 'nothing'; readonly reason: Reason };

/** The release that an operation replaces. */
export const replacedBy = ({ from }: Operation, { colours }: Journal): Release | null =>
  from === null ? null : colours[from];

export interface ResumeCommand extends Place {
  /** A new id: what is resumed belongs to somebody else until he is surely gone. */
  readonly newId: OperationId;
  readonly onUnverified: 'hold' | 'rollback';
  readonly by: Operation['by'];
}

export const resume = async (ports: RolloutPorts, command: ResumeCommand): Promise<Resumed> => {
  const journal = (await ports.store.read())?.journal;
  const open = journal?.operation ?? null;
  if (journal === undefined || open === null)
    return { kind: 'nothing', reason: codes.reason('nothing-to-resume', 'No operation is open.') };
  const { app, environment, evidence, newId, by } = command;
  const place = { app, environment, evidence };
  const found = { open, before: replacedBy(open, journal) };
  if (open.kind === 'rollback') {
    const reason = open.undo?.cause.message ?? 'resumed';
    const asked = { operation: '', newId, to: 'verified', reason, automatic: open.undo?.automatic ?? false };
    const outcome = await rollback(ports, { ...place, ...asked, timing: open.timing, by });
    return { kind: 'rollback', ...found, outcome };
  }
  const request = {
    operation: newId,
    release: open.release,
    timing: open.timing,
    allowOlder: true,
    allowColdRollback: false,
    by,
  };
  return {
    kind: 'deploy',
    ...found,
    outcome: await deploy(ports, {
      ...place,
      request,
      only: open.id,
      until: 'settled',
      onUnverified: command.onUnverified,
      relation: async () => 'same',
    }),
  };
};
