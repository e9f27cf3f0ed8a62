import type { ConnectionKind, Result } from '../../domain/verification/samples.ts';
import type { Prober } from './prober.ts';

export interface Asked {
  readonly result: Result;
  readonly retries: number;
  /** Requests that the target's own counters saw by it; unset: one. */
  readonly requests?: number;
}

/** Asks one probe, as it was made for. */
export interface Way {
  /** Rejects only with the reason of an aborted signal. */
  ask(connection: ConnectionKind, signal: AbortSignal): Promise<Asked>;
  close?(): void;
}

export interface WayParts {
  /** Where users' traffic enters, without a slash at its end. */
  readonly url: string;
  readonly prober: Prober;
  readonly timeoutMs: number;
}
