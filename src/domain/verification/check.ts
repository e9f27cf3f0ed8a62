import type { VerdictOf } from '../verdicts/verdicts.ts';

/** Something beside our own probes that says how the release does: a metric, its pods, a command of the caller. */

export interface Window {
  /** Milliseconds since the epoch. */
  readonly from: number;
  readonly to: number;
}

/** What one check says, with all that is needed to believe it. */
export interface CheckReport {
  readonly name: string;
  /** Who says it: `prometheus`, `pods`, `sentry`, `command` … */
  readonly source: string;
  /** As it was asked, so that a reader can ask again; null: nothing was queried. */
  readonly query: string | null;
  readonly window: Window | null;
  readonly samples: number | null;
  readonly value: number | null;
  readonly unit: string;
  /** What it is held to, in words: `≤ 1 %`. */
  readonly objective: string;
  /** `inconclusive`: it answered, and that says too little. `error`: it did not answer as it should. */
  readonly verdict: VerdictOf<'post-deploy-verify'>;
  /** Why, with a code of codes.ts; null with `pass`. */
  readonly code: string | null;
  readonly what: string;
  /** What a person does next; '' with `pass`. */
  readonly next: string;
  /** Requests of all clients to the verified release, and to no other, where the check counts them. */
  readonly counted?: { readonly failed: number; readonly requests: number };
  /** Without it nothing passes. `false`: that it could not be told is said, and no more. */
  readonly required: boolean;
}

/** What is known when a verification begins. */
export interface Beginning {
  readonly startedAt: number;
  readonly durationMs: number;
  /** This check's share of the false alarms of the whole verification; for tests that may err. */
  readonly alpha: number;
}

export interface Look {
  readonly now: number;
  readonly elapsedMs: number;
  /** No more looks follow: what is not known now stays unknown. */
  readonly last: boolean;
  readonly signal: AbortSignal;
}

export interface Check {
  readonly name: string;
  readonly source: string;
  readonly required: boolean;
  /** It says what was seen, never what is likely, and so takes no share of the false alarms. */
  readonly factual?: boolean;
  /** How long the last look may take. */
  readonly patienceMs: number;
  /** Called once, right before the first probe. */
  begin?(beginning: Beginning): Promise<void>;
  /**
   * What is known so far; `fail` ends the verification. Called about once a second, never before the last look was
   * answered. To throw is the verdict `error`.
   */
  look(at: Look): Promise<CheckReport>;
  close?(): Promise<void>;
}

/** The report of a check that rests on nothing asked: it broke, or there is nothing to ask. */
export const unaskedReport = (
  { name, source, required }: Pick<Check, 'name' | 'source' | 'required'>,
  said: Pick<CheckReport, 'verdict' | 'code' | 'what' | 'next'>,
): CheckReport => ({
  name,
  source,
  query: null,
  window: null,
  samples: null,
  value: null,
  unit: '',
  objective: '',
  ...said,
  required,
});
