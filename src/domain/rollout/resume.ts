import type { Reason } from '../verdicts/verdicts.ts';
import { codes } from './codes.ts';
import { type DeployOutcome, deploy } from './deploy.ts';
import type { RolloutPorts } from './driver.ts';
import type { Operation, OperationId } from './journal.ts';
import { type RollbackOutcome, rollback } from './rollback.ts';
import type { Place } from './session.ts';

/** Brings the open operation to its end, by the times it was begun with. */

export type Resumed =
  | { readonly kind: 'deploy'; readonly outcome: DeployOutcome }
  | { readonly kind: 'rollback'; readonly outcome: RollbackOutcome }
  | { readonly kind: 'nothing'; readonly reason: Reason };

export interface ResumeCommand extends Place {
  /** A new id: what is resumed belongs to somebody else until he is surely gone. */
  readonly newId: OperationId;
  readonly onUnverified: 'hold' | 'rollback';
  readonly by: Operation['by'];
}

export const resume = async (ports: RolloutPorts, command: ResumeCommand): Promise<Resumed> => {
  const journal = (await ports.store.read())?.journal;
  const open = journal?.operation ?? null;
  if (open === null) return { kind: 'nothing', reason: codes.reason('nothing-to-resume', 'No operation is open.') };
  const { app, environment, evidence, newId, by } = command;
  const place = { app, environment, evidence };
  if (open.kind === 'rollback') {
    const reason = open.undo?.cause.message ?? 'resumed';
    const asked = { operation: '', newId, to: 'verified', reason, automatic: open.undo?.automatic ?? false };
    return { kind: 'rollback', outcome: await rollback(ports, { ...place, ...asked, timing: open.timing, by }) };
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
    outcome: await deploy(ports, {
      ...place,
      request,
      until: 'settled',
      onUnverified: command.onUnverified,
      relation: async () => 'same',
    }),
  };
};
