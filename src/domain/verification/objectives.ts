import { samplesNeeded } from './binomial.ts';
import type { Probe } from './probes.ts';

/** What the release is held to. Pure data. */
export interface Objectives {
  /** Share of requests that may fail, between 0 and 1. */
  readonly maxErrorRate: number;
  /** null: latency is not judged at this quantile. */
  readonly maxP50Ms: number | null;
  readonly maxP95Ms: number | null;
  readonly maxP99Ms: number | null;
  /**
   * null: a pass needs samples that show the error rate is within the objective. A number: with at least so many, a
   * rate that is not above the objective as far as one can tell passes, and the report says what could not be seen.
   */
  readonly minSamples: number | null;
  /** The release that must answer, or null: not checked. */
  readonly releaseId: string | null;
  /** The header that names the release was seen on this release before, so its absence is a finding. */
  readonly releaseHeaderRequired: boolean;
  /** What could not be checked (which release answered, small rises) makes a pass inconclusive. */
  readonly strict: boolean;
}

/** How much worse than the release before it, measured beside it, is still allowed; null: not judged. */
export interface Tolerances {
  /** Share of requests that more may fail, between 0 and 1. */
  readonly errorIncrease: number | null;
  /** Share by which it may be slower. */
  readonly latencyIncrease: number | null;
}

export interface Plan {
  readonly probes: readonly Probe[];
  readonly objectives: Objectives;
  /** Unset: the new release is not compared with the old one. */
  readonly comparison?: Tolerances;
  /** Requests a second of our own. */
  readonly rate: number;
  readonly durationMs: number;
  readonly probeTimeoutMs: number;
  /** Requests of our own at the same time, at most. */
  readonly maxInFlight: number;
}

/**
 * Chance that a release which meets every objective is called bad, over the whole verification and however often it
 * is looked at. Shared out over everything that is tested (judge.ts), and there over looking all along and at the end.
 * We promise 0.1 %; the other half is room for what the assumptions leave out (docs/bench/calibration.md).
 */
export const falseAlarm = 0.0005;

/** Chance that a release at or above an objective is shown to be within it by the last look. */
export const falsePass = 0.05;

/** An answer from another release may be a stray; more than this share is not. */
export const strayRelease = 0.001;

/** How many answers a pass needs when none of them fails. */
export const neededSamples = (objectives: Objectives): number =>
  objectives.minSamples ?? samplesNeeded(objectives.maxErrorRate, falsePass);

/** Length of the time blocks in which latency is judged: about thirty in a run, none under 200 ms or over 2 s. */
export const blockMs = (durationMs: number): number => Math.min(2000, Math.max(200, Math.round(durationMs / 30)));

/** Fewer blocks say too little about how latency varies from one to the next. */
export const minBlocks = 10;
