import type { Clock, Log } from '../../core/ports.ts';
import type { DrillRequest } from '../../domain/rollout/drill.ts';
import type { Reason } from '../../domain/verdicts/verdicts.ts';
import type { Inputs as RollbackInputs } from '../auto-rollback/inputs.ts';
import type { About as RollbackAbout, RollbackResult } from '../auto-rollback/run.ts';
import type { Inputs as DeployInputs } from '../blue-green-deploy/inputs.ts';
import type { BlueGreenOutcome, Beside as DeployAbout } from '../blue-green-deploy/run.ts';
import type { Inputs as VerifyInputs } from '../post-deploy-verify/inputs.ts';
import type { VerifyOutcome } from '../post-deploy-verify/run.ts';
import type { Inputs } from './inputs.ts';
import type { ShipVerdict } from './report.ts';

/** What the parts of a ship are given: a drill is no policy of theirs. */
export type Plain = Omit<Inputs, 'mode'> & { readonly mode: 'enforce' | 'observe' };

/** Own requests to users' entrance for as long as a drill goes on. */
export interface DrillLoad {
  stop(): Promise<readonly DrillRequest[]>;
}

/** The `run` functions of the three actions, wired. */
export interface Deps {
  deploy(inputs: DeployInputs, about?: DeployAbout): Promise<BlueGreenOutcome>;
  verify(inputs: VerifyInputs, signal: AbortSignal): Promise<VerifyOutcome>;
  /** Runs `body` while the lease of the operation is kept; its signal is aborted when it is lost. @throws FencedOut */
  keepingLease<T>(inputs: Plain, operation: string, body: (signal: AbortSignal) => Promise<T>): Promise<T>;
  rollback(inputs: RollbackInputs, about: RollbackAbout): Promise<RollbackResult>;
  /** Only of a drill. */
  drillLoad(url: string, perSecond: number): DrillLoad;
  /** Answers where the certificate of a drill lies. */
  saveCertificate(text: string): Promise<string>;
  /** The text of a certificate from the input that holds it, or names its file. */
  certificate(given: string): Promise<string>;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** What has happened so far, and what it makes the verdict. */
export interface Ended {
  readonly verdict: ShipVerdict;
  readonly reasons: readonly Reason[];
  readonly deploy: BlueGreenOutcome;
  readonly verification: VerifyOutcome | null;
  readonly settle: BlueGreenOutcome | null;
  readonly rollback: RollbackResult | null;
}
