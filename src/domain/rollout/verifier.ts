import type { Reason, VerdictOf } from '../verdicts/verdicts.ts';
import type { OperationId } from './journal.ts';
import type { Colour, Json } from './release.ts';

/** What the rollout asks about the release that has traffic. Times are milliseconds since the epoch. */
export interface VerifyRequest {
  readonly app: string;
  readonly environment: string;
  readonly operation: OperationId;
  /** `rollback`, `adoption`: the same questions, asked of what traffic came back to, or of what ran before us. */
  readonly purpose: 'deploy' | 'rollback' | 'adoption';
  /** Where users' traffic enters. */
  readonly entranceUrl: string;
  /** The colour under test, straight, without going through traffic. */
  readonly directUrl: string;
  /** Path that answers 2xx when the release is well. */
  readonly healthPath: string;
  /** Which release must answer at the entrance. */
  readonly expected: { readonly releaseId: string; readonly revision: string; readonly colour: Colour };
  /** The other release, still warm, to compare with; null when there is none. */
  readonly baseline: { readonly releaseId: string; readonly directUrl: string } | null;
  readonly switchedAt: number;
  /** Aborted when the run is cancelled or the lease is lost. */
  readonly signal: AbortSignal;
}

export interface Verification {
  readonly verdict: VerdictOf<'post-deploy-verify'>;
  readonly reasons: readonly Reason[];
  /** Numbers and samples behind the verdict; kept in the report as they are. */
  readonly evidence: Json;
}

/** Says whether the release that has traffic is good. A crash of the verifier is the verdict `error`, never `pass`. */
export interface Verifier {
  verify(request: VerifyRequest): Promise<Verification>;
}
