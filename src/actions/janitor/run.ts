import { endedReport } from '../../adapters/rollout/ended-report.ts';
import type { Rollout } from '../../adapters/rollout/wiring.ts';
import type { Outcome } from '../../core/action.ts';
import type { OutputSink } from '../../core/ports.ts';
import type { Delivery } from '../../domain/announcements/announcement.ts';
import { type JanitorOutcome, type Tidied, tidyUp } from '../../domain/rollout/janitor.ts';
import { emptyJournal, type Told } from '../../domain/rollout/journal.ts';
import type { RolloutReport } from '../../domain/rollout/report.ts';
import { refusalOf } from '../../domain/rollout/session.ts';
import { type RolloutStatus, status } from '../../domain/rollout/status.ts';
import { effectOf, type Reason, type VerdictOf } from '../../domain/verdicts/verdicts.ts';
import type { Inputs } from './inputs.ts';

export interface Deps {
  readonly rollout: Rollout;
  readonly outputs: OutputSink;
}

export interface JanitorReport {
  readonly schema: 'prod-actions/janitor/v1';
  readonly app: string;
  readonly environment: string;
  readonly verdict: VerdictOf<'janitor'>;
  readonly reasons: readonly Reason[];
  /** In order: what was found, and what came of it. */
  readonly tidied: readonly TidiedReport[];
  readonly status: RolloutStatus;
  /** What people were last told here that may be found again; null: nothing. */
  readonly told: Told | null;
  /** Set when the same was told before: milliseconds since the epoch. */
  readonly reminder?: { readonly at: number; readonly again: number };
  /** Who was told, and who could not be. */
  readonly announced?: readonly Delivery[];
}

export interface TidiedReport extends Omit<Tidied, 'ended'> {
  /** How the operation that was left open was brought to its end; null: there was none. */
  readonly rollout: RolloutReport | null;
}

export type JanitorResult = Outcome<'janitor', JanitorReport>;

const nothing = { blue: { state: 'absent' }, green: { state: 'absent' }, traffic: null, fence: 0 } as const;

/** What cannot even be looked at: a damaged journal, a full disk. */
const unseen = ({ app, environment }: Inputs, reason: Reason): JanitorOutcome => {
  const journal = emptyJournal(app, environment);
  return { verdict: 'failed', reasons: [reason], tidied: [], status: status(journal, nothing), journal };
};

const tidied = async (inputs: Inputs, { rollout, outputs }: Deps): Promise<JanitorOutcome> => {
  const { ports, place, by, newId } = rollout;
  const policy = {
    onUnswitched: inputs['on-unswitched'],
    onUnverified: inputs['on-unverified'],
    busyMs: inputs['busy-limit'],
    allowEmpty: inputs['allow-empty'],
  };
  const telling = { ...ports, opened: (one: { id: string }) => outputs.set('operation-id', one.id) };
  try {
    return await tidyUp(telling, { ...place, by, policy, newId });
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === undefined) throw error;
    return unseen(inputs, refusal);
  }
};

const reported =
  (inputs: Inputs, { rollout }: Deps) =>
  ({ ended, ...one }: Tidied): TidiedReport => ({
    ...one,
    rollout: ended === null ? null : endedReport(ended, inputs, rollout),
  });

export const run = async (inputs: Inputs, deps: Deps): Promise<JanitorResult> => {
  const outcome = await tidied(inputs, deps);
  const { verdict, reasons, journal } = outcome;
  const operation = outcome.tidied.findLast(one => one.operation !== null)?.operation?.id;
  return {
    verdict,
    reasons,
    effect: effectOf('janitor', verdict, { mode: inputs.mode, strict: inputs.strict }),
    outputs: {
      ...(operation === undefined ? {} : { 'operation-id': operation }),
      'live-colour': journal.live ?? '',
      'live-release-id': outcome.status.live?.id ?? '',
      found: outcome.tidied.map(one => one.found).join('; '),
    },
    report: {
      schema: 'prod-actions/janitor/v1',
      app: inputs.app,
      environment: inputs.environment,
      verdict,
      reasons,
      tidied: outcome.tidied.map(reported(inputs, deps)),
      status: outcome.status,
      told: journal.told ?? null,
    },
  };
};
