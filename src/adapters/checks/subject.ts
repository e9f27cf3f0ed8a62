import type { Runtime } from '../../core/ports.ts';
import type { SignalSource } from '../../domain/signals/source.ts';
import type { Plan } from '../../domain/verification/objectives.ts';

/** The release that is verified, as far as it is known. */
export interface Subject {
  readonly app: string;
  readonly environment: string;
  /** null: nobody named one. */
  readonly releaseId: string | null;
  /** Where users' traffic enters. */
  readonly url: string;
  /** When it got traffic, milliseconds since the epoch; null: not known. */
  readonly switchedAt: number | null;
  /** The release before it, to compare with. */
  readonly baselineId: string | null;
  /** What our own probes ask and are held to; unset: not known. */
  readonly plan?: Plan;
}

/** What a check may use. */
export interface CheckParts
  extends Pick<Runtime, 'exec' | 'files' | 'http' | 'clock' | 'log' | 'env' | 'context' | 'signal'> {
  /** What the target tells of the instances that run; a text: why it tells nothing; unset: no target is known. */
  readonly signals?: SignalSource | string;
}
