import type { Reason, VerdictOf } from '../verdicts/verdicts.ts';
import type { CheckReport } from './check.ts';
import type { LatencyReport } from './latency.ts';
import type { RateReport } from './rates.ts';
import type { ConnectionKind } from './samples.ts';

export type VerificationVerdict = VerdictOf<'post-deploy-verify'>;

export interface ConnectionTally {
  readonly samples: number;
  readonly failed: number;
  readonly otherRelease: number;
}

export interface IdentityReport {
  readonly expected: string | null;
  /** At least one answer named its release. */
  readonly checked: boolean;
  readonly right: number;
  /** Other release id → answers from it. */
  readonly wrong: Readonly<Record<string, number>>;
  readonly unnamed: number;
}

export interface Failure {
  /** Milliseconds since the verification began. */
  readonly at: number;
  readonly probe: string;
  readonly connection: ConnectionKind;
  readonly code: string;
  readonly what: string;
}

/** What the last answer to a probe told: days a certificate holds, records of a name. */
export interface ProbeFact {
  readonly probe: string;
  readonly what: string;
}

/** What the judge knows; the prober adds addresses and times to make the report. */
export interface Findings {
  readonly verdict: VerificationVerdict;
  readonly reasons: readonly Reason[];
  readonly errorRates: readonly RateReport[];
  readonly latency: readonly LatencyReport[];
  /** What was asked beside our own probes. */
  readonly checks: readonly CheckReport[];
  readonly identity: IdentityReport;
  readonly connections: Readonly<Record<ConnectionKind, ConnectionTally>>;
  /** Code of a failure → how often. */
  readonly failures: Readonly<Record<string, number>>;
  /** The first ones, as they were seen. */
  readonly examples: readonly Failure[];
  readonly facts: readonly ProbeFact[];
  readonly answered: number;
  readonly retries: number;
  readonly samplesNeeded: number;
  readonly falseAlarm: number;
}

export interface VerificationReport extends Findings {
  readonly schema: 'prod-actions/verification/v1';
  readonly url: string;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly plannedMs: number;
  readonly ranMs: number;
  /** Ended before its time because the verdict was certain. */
  readonly endedEarly: boolean;
  /** From the start of the verification to the moment the fault was certain; null without a fault. */
  readonly detectionMs: number | null;
  readonly load: {
    readonly rate: number;
    readonly sent: number;
    /** Not sent because the bound on requests in flight was reached. */
    readonly notSent: number;
    readonly maxInFlight: number;
  };
  /** Where the target's own counters came from, or null when it has none. */
  readonly counterSource: string | null;
}
