import type { Delivery } from '../../domain/announcements/announcement.ts';
import { mergedReport } from '../../domain/kubernetes/report.ts';
import type { Certificate } from '../../domain/rollout/certificate.ts';
import type { RolloutReport } from '../../domain/rollout/report.ts';
import type { Reason, VerdictOf } from '../../domain/verdicts/verdicts.ts';
import type { VerificationReport } from '../../domain/verification/report.ts';

export type ShipVerdict = VerdictOf<'ship'>;

export interface Phase {
  readonly phase: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Until the next phase, or the end. */
  readonly ms: number;
}

export interface ShipReport {
  readonly schema: 'prod-actions/ship/v1';
  readonly verdict: ShipVerdict;
  readonly reasons: readonly Reason[];
  readonly timeline: readonly Phase[];
  readonly startedAt: number;
  readonly endedAt: number;
  /** From the switch to the moment the fault was certain; null without one. */
  readonly detectionMs: number | null;
  /** From the decision to go back until users' entrance answered with the old release. */
  readonly recoveryMs: number | null;
  readonly deploy: RolloutReport;
  readonly verification: VerificationReport | null;
  /** What a verification that could not tell was to do. */
  readonly onUnverified?: 'hold' | 'rollback';
  readonly settle: RolloutReport | null;
  readonly rollback: RolloutReport | null;
  /** With `mode: drill`, when it came to its end. */
  readonly drill?: Certificate;
  /** Who was told, and who could not be. */
  readonly announced?: readonly Delivery[];
}

/** What is known of the rollout at the end: the last report that says something about it. */
export const lastRollout = ({ deploy, settle, rollback }: ShipReport): RolloutReport => rollback ?? settle ?? deploy;

/** The whole rollout in one: where it ended, how the switch was seen, what was deployed. */
export const wholeRollout = (report: Pick<ShipReport, 'deploy' | 'settle' | 'rollback'>): RolloutReport => {
  const { deploy, settle, rollback } = report;
  const last = rollback ?? settle ?? deploy;
  return {
    ...last,
    switchMs: last.switchMs ?? deploy.switchMs,
    arrival: last.arrival ?? deploy.arrival,
    cluster: mergedReport([deploy, settle, rollback].map(one => one?.cluster ?? null)),
  };
};

interface Moment {
  readonly phase: string;
  readonly at: number;
}

const momentsOf = (report: RolloutReport | null, prefix = ''): readonly Moment[] =>
  (report?.steps ?? []).map(({ step, at }) => ({ phase: `${prefix}${step}`, at: Date.parse(at) }));

/** Steps of the rollout and of the verification in the order they happened, each with how long it took. */
export const timelineOf = (
  { deploy, verification, settle, rollback }: Pick<ShipReport, 'deploy' | 'verification' | 'settle' | 'rollback'>,
  endedAt: number,
): readonly Phase[] => {
  const moments = [
    ...momentsOf(deploy),
    ...(verification === null ? [] : [{ phase: 'verifying', at: verification.startedAt }]),
    // Settling begins by reading the step that the switch left behind.
    ...momentsOf(settle).filter(({ phase }) => phase !== 'switched-unverified'),
    ...momentsOf(rollback, 'rollback: '),
  ].toSorted((a, b) => a.at - b.at);
  return moments.map(({ phase, at }, index) => ({ phase, at, ms: (moments[index + 1]?.at ?? endedAt) - at }));
};

/** When traffic moved, as the deploy saw it. */
export const switchedAt = (deploy: RolloutReport): number | null => {
  const step = deploy.steps.find(one => one.step === 'switched-unverified');
  return step === undefined ? null : Date.parse(step.at);
};
