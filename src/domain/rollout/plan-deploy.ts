import type { Reason } from '../verdicts/verdicts.ts';
import { codes } from './codes.ts';
import type { Journal, Operation, OperationId, Timing } from './journal.ts';
import type { ColourState, Observed } from './ports.ts';
import { quarantineOf } from './quarantine.ts';
import { type Colour, otherColour, type Release, shortId } from './release.ts';

/** What a deploy would do, decided without a write. Pure. */

/** Where `candidate` stands to the live commit. */
export type Relation = 'same' | 'ahead' | 'behind' | 'diverged' | 'unknown';

export interface DeployRequest {
  readonly operation: OperationId;
  readonly release: Release;
  readonly timing: Timing;
  readonly allowOlder: boolean;
  readonly allowColdRollback: boolean;
  readonly by: Operation['by'];
}

export type DeployPlan =
  | { readonly kind: 'refused'; readonly reasons: readonly Reason[] }
  | { readonly kind: 'unchanged'; readonly reasons: readonly Reason[] }
  /** Ends what is open (a rollback, a withdrawal) before anything new. */
  | { readonly kind: 'finish-first'; readonly operation: Operation }
  | { readonly kind: 'resume'; readonly operation: Operation; readonly reasons: readonly Reason[] }
  | { readonly kind: 'begin'; readonly operation: Operation; readonly reasons: readonly Reason[] };

export const runs = (state: ColourState, release: Release): boolean =>
  state.state === 'ready' && state.releaseId === release.id;

/** The release that has traffic, as far as the journal knows it. */
export const liveRelease = (journal: Journal, observed: Observed): Release | null =>
  observed.traffic === null ? null : journal.colours[observed.traffic];

const isVerified = (journal: Journal, release: Release): boolean => journal.verified?.release.id === release.id;

const quarantined = (journal: Journal, release: Release): readonly Reason[] => {
  const entry = quarantineOf(journal, release);
  if (entry === undefined) return [];
  const since = new Date(entry.at).toISOString();
  return [codes.reason('quarantined', `Release ${shortId(release.id)} is quarantined since ${since}: ${entry.reason}`)];
};

interface Freshness {
  readonly refused: readonly Reason[];
  readonly notes: readonly Reason[];
}

const freshness = (live: Release | null, request: DeployRequest, relation: Relation): Freshness => {
  const [from, to] = [live?.revision ?? '', request.release.revision];
  if (from === '' || to === '') return { refused: [], notes: [] };
  const named = `Commit ${to.slice(0, 12)}, compared with the live ${from.slice(0, 12)}:`;
  if (relation === 'diverged')
    return { refused: [], notes: [codes.reason('commit-diverged', `${named} they have diverged.`)] };
  if (relation !== 'behind' && relation !== 'unknown') return { refused: [], notes: [] };
  const reason =
    relation === 'behind'
      ? codes.reason('commit-behind-live', `${named} it is strictly behind.`)
      : codes.reason('ancestry-unknown', `${named} which is newer could not be told.`);
  return request.allowOlder ? { refused: [], notes: [reason] } : { refused: [reason], notes: [] };
};

/** The way back is warm only in the colour we are about to overwrite, and what is live is not proven. */
const coldRollback = (journal: Journal, observed: Observed, request: DeployRequest, to: Colour): readonly Reason[] => {
  const live = liveRelease(journal, observed);
  const { verified } = journal;
  if (request.allowColdRollback || live === null || verified === null) return [];
  if (isVerified(journal, live) || live.oneWay || !runs(observed[to], verified.release)) return [];
  return [
    codes.reason(
      'would-lose-verified',
      `Live release ${shortId(live.id)} is unverified, and ${to} holds the only verified one (${shortId(verified.release.id)}), still warm.`,
    ),
  ];
};

const placeOf = (journal: Journal, observed: Observed): Colour => {
  const taken = observed.traffic ?? journal.live;
  return taken === null ? 'blue' : otherColour(taken);
};

const newOperation = (request: DeployRequest, from: Colour | null, to: Colour, now: number): Operation => ({
  id: request.operation,
  kind: 'deploy',
  step: 'preparing',
  release: request.release,
  from,
  to,
  timing: request.timing,
  startedAt: now,
  by: request.by,
});

/** The release is live, yet was never verified (its operation was closed by a person's hand): verify it where it is. */
const reopened = (request: DeployRequest, live: Colour, now: number): Operation => ({
  ...newOperation(request, otherColour(live), live, now),
  step: 'switched-unverified',
  switchedAt: now,
});

const openPlan = (journal: Journal, release: Release): DeployPlan | undefined => {
  const open = journal.operation;
  if (open === null) return undefined;
  if (open.kind === 'rollback' || open.step === 'withdrawing') return { kind: 'finish-first', operation: open };
  return open.release.id === release.id ? { kind: 'resume', operation: open, reasons: [] } : undefined;
};

export const planDeploy = (
  journal: Journal,
  observed: Observed,
  request: DeployRequest,
  relation: Relation,
  now: number,
): DeployPlan => {
  const open = openPlan(journal, request.release);
  if (open !== undefined) return open;
  const live = liveRelease(journal, observed);
  const isLive =
    observed.traffic !== null && live?.id === request.release.id && runs(observed[observed.traffic], request.release);
  if (isLive && isVerified(journal, request.release)) {
    const message = `Release ${shortId(request.release.id)} is live in ${observed.traffic} and verified.`;
    return { kind: 'unchanged', reasons: [codes.reason('live-unchanged', message)] };
  }
  const to = placeOf(journal, observed);
  const fresh = freshness(live, request, relation);
  const refused = [
    ...quarantined(journal, request.release),
    ...fresh.refused,
    ...(isLive ? [] : coldRollback(journal, observed, request, to)),
  ];
  if (refused.length > 0) return { kind: 'refused', reasons: refused };
  const operation =
    isLive && observed.traffic !== null
      ? reopened(request, observed.traffic, now)
      : newOperation(request, observed.traffic, to, now);
  return { kind: 'begin', operation, reasons: fresh.notes };
};
