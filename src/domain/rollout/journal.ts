import type { Exposure } from './exposure.ts';
import type { Colour, Release } from './release.ts';

/** The durable record beside the target. Pure types; the machine alone decides what is written. */

export type OperationId = string;

/**
 * Steps of an operation. The journal names the last step that was *intended*; its result is observed, so a rerun
 * after a kill repeats the step (every effect is idempotent) and goes on.
 *
 * deploy:   preparing → warming → switching → switched-unverified → baking → retiring (→ contracting)
 * rollback: (preparing →) warming → switching → retiring → switched-unverified
 * either:   preparing | warming | switching → withdrawing, when the release to switch to proves unfit
 */
export type Step =
  | 'preparing'
  | 'warming'
  | 'switching'
  | 'switched-unverified'
  | 'baking'
  | 'retiring'
  | 'contracting'
  | 'withdrawing';

/** How long each step may take; kept with the operation, so that whoever resumes it goes by the same times. */
export interface Timing {
  /** The release must listen within this time. */
  readonly startMs: number;
  /** Good probes without a gap for this long before the switch. */
  readonly warmMs: number;
  /** The entrance must answer with the new release within this time. */
  readonly switchMs: number;
  /** In-flight requests of a release without traffic get this long. */
  readonly drainMs: number;
  /** The old release stays warm for this long after the verification. */
  readonly bakeMs: number;
}

export interface Failure {
  readonly code: string;
  readonly message: string;
  readonly next: string;
  readonly at: number;
}

/** The release a rollback takes away, and what was known when it was decided. */
export interface Undo {
  readonly release: Release;
  readonly colour: Colour;
  /** When the bad release got traffic; null when that is not recorded. */
  readonly switchedAt: number | null;
  readonly cause: Failure;
  readonly automatic: boolean;
  /** What users met of it, as far as it is known so far. */
  readonly exposure?: Exposure;
  /** When a connection that was open before met the old release; absent: not known. */
  readonly keptMovedAt?: number;
}

export interface Operation {
  readonly id: OperationId;
  readonly kind: 'deploy' | 'rollback';
  readonly step: Step;
  /** What shall have traffic in the end. */
  readonly release: Release;
  /** The colour that had traffic when the operation began; null on the very first deploy. */
  readonly from: Colour | null;
  readonly to: Colour;
  readonly timing: Timing;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly switchedAt?: number;
  /** Why the release it starts is withdrawn. */
  readonly failure?: Failure;
  /** Only of a rollback. */
  readonly undo?: Undo;
  /** Data about the process that works on it; never used for decisions other than takeover. */
  readonly by: { readonly run: string; readonly attempt: string; readonly host: string; readonly pid: number };
}

/** What tells one process from another, also after a restart of the machine. */
export interface Evidence {
  readonly host: string;
  readonly pid: number;
  readonly pidStartTime: string;
  readonly run: string;
  readonly attempt: string;
}

export interface Lease {
  readonly holder: OperationId;
  /** Number of times the lease changed hands: the fencing token. */
  readonly token: number;
  readonly renewedAt: number;
  readonly durationMs: number;
  readonly evidence: Evidence;
}

export interface Quarantine {
  readonly releaseId: string;
  readonly digest: string | null;
  readonly revision: string;
  readonly reason: string;
  readonly at: number;
  readonly operation: OperationId;
}

export interface Bundle {
  readonly release: Release;
  readonly verifiedAt: number;
}

export interface HistoryEntry {
  readonly operation: OperationId;
  readonly kind: Operation['kind'] | 'unlock' | 'lift-quarantine';
  readonly releaseId: string;
  readonly revision: string;
  /** The verdict it ended with, or the reason a person gave. */
  readonly result: string;
  readonly startedAt: number;
  readonly endedAt: number;
  /** Of a rollback; absent in records of older versions. */
  readonly times?: RecoveryTimes;
  readonly exposure?: Exposure;
}

/** Milliseconds; null: not known. */
export interface RecoveryTimes {
  /** From the bad release's switch to the decision to go back. */
  readonly detectMs: number | null;
  /** From that decision until new connections met the old release. */
  readonly recoverMs: number | null;
  /** The same for a connection that was open before: it moves when the bad release is stopped. */
  readonly keptRecoverMs: number | null;
}

/** A trouble that lasts, and when people were told of it last. */
export interface Told {
  readonly what: string;
  readonly at: number;
}

export interface Journal {
  readonly schema: 'prod-actions/journal/v1';
  readonly app: string;
  readonly environment: string;
  /** What each colour holds; null once it was retired or withdrawn. */
  readonly colours: { readonly blue: Release | null; readonly green: Release | null };
  /** The colour recorded as having traffic. */
  readonly live: Colour | null;
  /** The last release that passed verification, and where it runs or ran. */
  readonly verified: { readonly release: Release; readonly colour: Colour; readonly at: number } | null;
  readonly operation: Operation | null;
  readonly lease: Lease | null;
  /** The fencing token last given out. */
  readonly token: number;
  readonly quarantine: readonly Quarantine[];
  /** The last five verified releases, newest first. */
  readonly bundles: readonly Bundle[];
  /** Newest first, capped. */
  readonly history: readonly HistoryEntry[];
  /** A colour kept warm after its operation ended, to be retired at this time. */
  readonly retireAfter: { readonly colour: Colour; readonly at: number } | null;
  /** When the last automatic rollback ran (at most one an hour). */
  readonly lastAutomaticRollbackAt: number | null;
  /** Absent: nothing was told yet that may be found again. */
  readonly told?: Told;
}

export const emptyJournal = (app: string, environment: string): Journal => ({
  schema: 'prod-actions/journal/v1',
  app,
  environment,
  colours: { blue: null, green: null },
  live: null,
  verified: null,
  operation: null,
  lease: null,
  token: 0,
  quarantine: [],
  bundles: [],
  history: [],
  retireAfter: null,
  lastAutomaticRollbackAt: null,
});
