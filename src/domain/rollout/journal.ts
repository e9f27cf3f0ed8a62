import type { Colour, Release } from './release.ts';

/** The durable record beside the target. Pure types; the machine alone decides what is written. */

export type OperationId = string;

/**
 * Steps of an operation, in order. The journal names the last step that was *intended*; its result is observed, so a
 * rerun after a kill repeats the step (every effect is idempotent) and goes on.
 */
export type Step =
  | 'preparing'
  | 'warming'
  | 'switching'
  | 'switched-unverified'
  | 'verified'
  | 'baking'
  | 'retiring'
  | 'reverting'
  | 'withdrawing';

export interface Operation {
  readonly id: OperationId;
  readonly kind: 'deploy' | 'rollback';
  readonly step: Step;
  readonly release: Release;
  /** The colour that had traffic when the operation began; null on the very first deploy. */
  readonly from: Colour | null;
  readonly to: Colour;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly switchedAt?: number;
  /** Why it goes back, once it does. */
  readonly failure?: { readonly code: string; readonly message: string; readonly at: number };
  /** Data about the process that works on it; never used for decisions other than takeover. */
  readonly by: { readonly run: string; readonly attempt: string; readonly host: string; readonly pid: number };
}

export interface Lease {
  readonly holder: OperationId;
  /** Number of times the lease changed hands: the fencing token. */
  readonly token: number;
  readonly renewedAt: number;
  readonly durationMs: number;
  readonly evidence: {
    readonly host: string;
    readonly pid: number;
    readonly pidStartTime: string;
    readonly run: string;
    readonly attempt: string;
  };
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
  readonly kind: Operation['kind'];
  readonly releaseId: string;
  readonly revision: string;
  readonly result: string;
  readonly startedAt: number;
  readonly endedAt: number;
}

export interface Journal {
  readonly schema: 'prod-actions/journal/v1';
  readonly app: string;
  readonly environment: string;
  /** What was last put into each colour. */
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
}
