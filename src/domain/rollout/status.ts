import type { HistoryEntry, Journal, Lease, Operation, Quarantine } from './journal.ts';
import type { ColourState, Observed } from './ports.ts';
import type { Colour, Release } from './release.ts';

/** What `status` shows, from the journal and from sight. Pure. */

export interface ColourStatus {
  readonly colour: Colour;
  readonly traffic: boolean;
  readonly recorded: Release | null;
  readonly state: ColourState;
}

export interface RolloutStatus {
  readonly app: string;
  readonly environment: string;
  readonly live: Release | null;
  readonly liveVerified: boolean;
  readonly colours: readonly ColourStatus[];
  readonly operation: Operation | null;
  readonly lease: Lease | null;
  readonly token: number;
  /** Release ids that can be rolled back to, newest first. */
  readonly kept: readonly { readonly release: Release; readonly verifiedAt: number }[];
  readonly quarantine: readonly Quarantine[];
  readonly retireAfter: Journal['retireAfter'];
  readonly history: readonly HistoryEntry[];
  /** What does not fit together, one sentence each. */
  readonly drift: readonly string[];
  /** The one thing to do next. */
  readonly next: string;
}

const colours = ['blue', 'green'] as const;

const driftOf = (journal: Journal, observed: Observed): readonly string[] => {
  const drift: string[] = [];
  if (journal.operation === null && observed.traffic !== journal.live)
    drift.push(`Traffic is at ${observed.traffic ?? 'no colour'}, recorded is ${journal.live ?? 'no colour'}.`);
  for (const colour of colours) {
    const [state, recorded] = [observed[colour], journal.colours[colour]];
    if (state.state !== 'absent' && recorded !== null && state.releaseId !== recorded.id)
      drift.push(`${colour} runs ${state.releaseId.slice(0, 12)}, recorded is ${recorded.id.slice(0, 12)}.`);
  }
  if (observed.traffic !== null && ['absent', 'broken'].includes(observed[observed.traffic].state))
    drift.push(`The live colour ${observed.traffic} is ${observed[observed.traffic].state}.`);
  return drift;
};

const nextOf = (journal: Journal, verified: boolean, drift: readonly string[]): string => {
  const { operation } = journal;
  if (operation?.kind === 'rollback') return 'A rollback is open: run `resume` to end it.';
  if (operation?.step === 'switched-unverified')
    return 'A deploy waits for its verification: run `resume` to verify and settle it, or roll it back.';
  if (operation !== null) return 'A deploy is open: run it again or `resume` it, unless it is running now.';
  if (drift.length > 0) return 'Find out what changed beside prod-actions, then deploy again.';
  return verified || journal.live === null
    ? 'Nothing to do.'
    : 'The live release is not verified: deploy a mended one, or roll back by hand.';
};

export const status = (journal: Journal, observed: Observed): RolloutStatus => {
  const live = observed.traffic === null ? null : journal.colours[observed.traffic];
  const liveVerified = live !== null && journal.verified?.release.id === live.id;
  const drift = driftOf(journal, observed);
  return {
    app: journal.app,
    environment: journal.environment,
    live,
    liveVerified,
    colours: colours.map(colour => ({
      colour,
      traffic: observed.traffic === colour,
      recorded: journal.colours[colour],
      state: observed[colour],
    })),
    operation: journal.operation,
    lease: journal.lease,
    token: journal.token,
    kept: journal.bundles,
    quarantine: journal.quarantine,
    retireAfter: journal.retireAfter,
    history: journal.history,
    drift,
    next: nextOf(journal, liveVerified, drift),
  };
};
