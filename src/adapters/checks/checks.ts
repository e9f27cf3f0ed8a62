import type { Runtime } from '../../core/ports.ts';
import type { Check } from '../../domain/verification/check.ts';
import type { CheckInputs } from './inputs.ts';

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
}

/** What a check may use. */
export type CheckParts = Pick<Runtime, 'exec' | 'files' | 'http' | 'clock' | 'log' | 'env' | 'context' | 'signal'>;

/** Every check that the caller asked for, beside our own probes. */
export const createChecks = async (
  _inputs: CheckInputs,
  _subject: Subject,
  _parts: CheckParts,
): Promise<readonly Check[]> => [];
