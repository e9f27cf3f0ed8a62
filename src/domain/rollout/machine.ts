import type { Reason } from '../verdicts/verdicts.ts';
import type { Exposure } from './exposure.ts';
import type { Journal } from './journal.ts';
import type { Observed } from './ports.ts';
import type { Colour, Release } from './release.ts';
import type { Verification } from './verifier.ts';

/** The words of the machine: what it is asked with, and what it answers. Pure. */

export type Effect =
  | { readonly kind: 'start'; readonly colour: Colour; readonly release: Release }
  | { readonly kind: 'probe'; readonly colour: Colour }
  | { readonly kind: 'switch'; readonly from: Colour | null; readonly to: Colour }
  /** One look through users' entrance: does the new release answer? */
  | { readonly kind: 'confirm' }
  | { readonly kind: 'verify' }
  /** Keep the last output of a colour as evidence. */
  | { readonly kind: 'logs'; readonly colour: Colour }
  | { readonly kind: 'retire'; readonly colour: Colour; readonly drainMs: number }
  | { readonly kind: 'contract'; readonly release: Release };

export type EndResult =
  | 'deployed'
  /** Traffic is on the new release; somebody else verifies. */
  | 'switched'
  /** The verification came to no verdict. */
  | 'unverified'
  | 'withdrawn'
  | 'interrupted'
  | 'rolled-back'
  | 'rollback-unverified'
  | 'held'
  | 'moved-by-other'
  /** Live and verified, but its last hook failed. */
  | 'contract-failed';

export interface End {
  readonly result: EndResult;
  readonly reasons: readonly Reason[];
}

export type Next =
  | { readonly kind: 'effect'; readonly effect: Effect }
  | { readonly kind: 'write'; readonly journal: Journal }
  | { readonly kind: 'wait'; readonly ms: number }
  /** `journal`: the last write; absent when the operation stays open. */
  | { readonly kind: 'done'; readonly end: End; readonly journal?: Journal };

/** What this process has seen since it entered the current step; gone when it dies, and then found out again. */
export interface Facts {
  readonly since: number;
  /** The step was found open in the journal, not entered by us. */
  readonly inherited: boolean;
  /** The step's effect was carried out in this process. */
  readonly done: boolean;
  readonly failures: readonly Thrown[];
  readonly goodSince: number | null;
  readonly lastProbe: { readonly at: number; readonly detail: string } | null;
  readonly movedByOther: boolean;
  readonly confirmed: boolean;
  readonly verification: Verification | null;
  readonly logs: string | null;
  /** What the target counted of the release that is taken back; null: it counts nothing. */
  readonly exposure: Exposure | null;
}

/** An effect's exception as data. `permanent`: trying again cannot help. */
export interface Thrown {
  readonly code: string;
  readonly message: string;
  readonly next: string;
}

export interface Aim {
  /** `switched`: stop once traffic has moved. `settled`: to the very end. */
  readonly until: 'switched' | 'settled';
  readonly onUnverified: 'hold' | 'rollback';
  /** The same process goes on and keeps the lease itself: no time is given for a next step to come. */
  readonly goesOn?: boolean;
}

export interface Situation {
  readonly journal: Journal;
  readonly observed: Observed;
  readonly facts: Facts;
  readonly aim: Aim;
  readonly cancelled: boolean;
  readonly now: number;
  /** When a connection that was open before the rollback met the old release; null: not yet, or not known. */
  readonly keptMovedAt: number | null;
}

export const freshFacts = (now: number, inherited: boolean): Facts => ({
  since: now,
  inherited,
  done: false,
  failures: [],
  goodSince: null,
  lastProbe: null,
  movedByOther: false,
  confirmed: false,
  verification: null,
  logs: null,
  exposure: null,
});
