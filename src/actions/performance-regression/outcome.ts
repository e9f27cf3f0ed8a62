import type { Outcome } from '../../core/action.ts';
import type { Against } from '../../domain/measurements/judge.ts';
import { decisive, noiseTable } from '../../domain/measurements/noise.ts';
import { effectOf } from '../../domain/verdicts/verdicts.ts';
import type { Inputs } from './inputs.ts';
import type { Session } from './measure.ts';
import type { Setup } from './plan.ts';
import { type Report, reportSchemaName } from './report.ts';

export type PerformanceOutcome = Outcome<'performance-regression', Report>;

/** Everything that is known once the last run is over. */
export interface Known {
  readonly inputs: Inputs;
  readonly setup: Setup;
  readonly against: Against;
  readonly session: Session;
  readonly seed: number;
  readonly updated: boolean;
  readonly measuredAt: string;
  readonly commit: string;
}

const percent = (share: number | null | undefined): string =>
  share === null || share === undefined ? '' : (share * 100).toFixed(2);

const outputsOf = ({ session, setup, updated }: Known, noise: Report['noise']): Record<string, string> => {
  const worst = decisive(session.assessment.comparisons.slice(0, setup.policy.primary.length));
  // A difference in milliseconds is no percentage: it stands in the report, with its unit.
  const ratio = worst?.scale === 'ratio' ? worst : undefined;
  const metric = worst?.metric ?? setup.policy.primary[0] ?? 'p50';
  return {
    metric: worst?.metric ?? '',
    shift: percent(ratio?.shift),
    'shift-lower': percent(ratio?.lower),
    'shift-upper': percent(ratio?.upper),
    'minimum-detectable': percent(ratio?.minimumDetectable),
    noise: percent(noise.base[metric] ?? noise.candidate[metric]),
    pairs: String(session.looks.at(-1) ?? 0),
    'baseline-updated': String(updated),
  };
};

const baselineOf = ({ inputs, against, updated }: Known): Report['baseline'] => {
  if (inputs['baseline-file'] === '') return null;
  const sessions = against.kind === 'baseline' ? against.sessions : [];
  return {
    file: inputs['baseline-file'],
    sessions: sessions.map(({ commit, recordedAt }) => ({ commit, recordedAt })),
    updated,
  };
};

const reportOf = (known: Known, noise: Report['noise']): Report => {
  const { inputs, setup, session, seed, measuredAt, commit } = known;
  const { verdict, reasons, comparisons, budgets } = session.assessment;
  const { tool, comparability, policy, base, candidate } = setup;
  return {
    schema: reportSchemaName,
    verdict,
    reasons,
    measuredAt,
    commit,
    compare: inputs.compare,
    base: base?.description ?? '',
    candidate: candidate?.description ?? '',
    tool: { name: tool.name, version: tool.version, source: tool.source },
    comparability,
    policy,
    seed,
    looks: session.looks,
    noise,
    comparisons,
    budgets,
    runs: session.runs,
    baseline: baselineOf(known),
  };
};

export const outcomeOf = (known: Known): PerformanceOutcome => {
  const { verdict, reasons } = known.session.assessment;
  const { mode, strict } = known.inputs;
  const noise = noiseTable(known.session.runs);
  return {
    verdict,
    reasons,
    effect: effectOf('performance-regression', verdict, { mode, strict }),
    outputs: outputsOf(known, noise),
    report: reportOf(known, noise),
  };
};
