import type { Reason } from '../verdicts/verdicts.ts';
import { codes } from './codes.ts';
import type { Exposure } from './exposure.ts';
import type { Failure, Journal, Operation, OperationId, Timing } from './journal.ts';
import { runs } from './plan-deploy.ts';
import type { Observed } from './ports.ts';
import { quarantine } from './quarantine.ts';
import { otherColour, type Release, shortId } from './release.ts';
import { advance, begin } from './transitions.ts';

/** Which release to go back to, and whether that is allowed. It looks only at that release, never at the broken one. Pure. */

export interface RollbackRequest {
  readonly operation: OperationId;
  /** `verified`, or the id (8 digits or more) of a kept release. */
  readonly to: string;
  readonly automatic: boolean;
  readonly cause: Failure;
  readonly timing: Timing;
  readonly by: Operation['by'];
  /** What users met of the bad release so far; null: not known. */
  readonly exposure?: Exposure | null;
  /** A drill goes back from a release with nothing against it: it is not quarantined. */
  readonly drill?: boolean;
}

export type RollbackPlan =
  | { readonly kind: 'begin'; readonly journal: Journal; readonly release: Release }
  | {
      readonly kind: 'held' | 'refused' | 'not-needed' | 'already-rolled-back';
      readonly reasons: readonly Reason[];
    };

const automaticGapMs = 60 * 60_000;

type Refusal = Exclude<RollbackPlan, { kind: 'begin' }>;

const no = (kind: Refusal['kind'], code: Parameters<typeof codes.reason>[0], message: string): Refusal => ({
  kind,
  reasons: [codes.reason(code, message)],
});

const named = ({ bundles }: Journal, to: string): Release | undefined =>
  bundles.find(({ release }) => to.length >= 8 && release.id.startsWith(to))?.release;

/** The newest verified release that is neither live nor quarantined, or the one that was named. */
const targetOf = (journal: Journal, bad: Release, to: string): Release | undefined => {
  const { bundles } = journal;
  if (to !== 'verified') return named(journal, to);
  const outcast = new Set(journal.quarantine.map(entry => entry.releaseId));
  return bundles.find(({ release }) => release.id !== bad.id && !outcast.has(release.id))?.release;
};

const cameByRollback = (journal: Journal, live: Release): boolean =>
  journal.history[0]?.kind === 'rollback' &&
  journal.history[0].result === 'rolled-back' &&
  journal.verified?.release.id === live.id;

/** What stands against an automatic rollback, over and above what stands against any. */
const againstAutomatic = (journal: Journal, bad: Release, now: number): Refusal | undefined => {
  const { verified, operation } = journal;
  const provenHere = verified?.release.id === bad.id && operation === null;
  if (cameByRollback(journal, bad) && operation === null)
    return no('already-rolled-back', 'rolled-back', `Traffic is on ${shortId(bad.id)} since the last rollback.`);
  if (provenHere) return no('not-needed', 'live-is-verified', `Live release ${shortId(bad.id)} is verified.`);
  const last = journal.lastAutomaticRollbackAt;
  if (last === null || now - last >= automaticGapMs) return undefined;
  return no(
    'held',
    'rollback-too-soon',
    `The last automatic rollback was ${Math.round((now - last) / 60_000)} minutes ago.`,
  );
};

const kept = (journal: Journal): string =>
  journal.bundles.map(({ release }) => shortId(release.id)).join(', ') || 'none';

/** Why there is no going to the release that was named; undefined: it is kept. */
export const targetProblem = (journal: Journal, to: string): string | undefined =>
  named(journal, to) === undefined ? `No kept release is "${to}"; kept: ${kept(journal)}.` : undefined;

const checked = (
  journal: Journal,
  bad: Release,
  request: RollbackRequest,
  now: number,
): Refusal | { readonly target: Release } => {
  if (journal.operation?.kind === 'rollback')
    return no('refused', 'rollback-of-rollback', 'The open operation is a rollback itself.');
  const target = targetOf(journal, bad, request.to);
  const problem = request.to === 'verified' ? undefined : targetProblem(journal, request.to);
  if (problem !== undefined) return no('refused', 'rollback-target-unknown', problem);
  const against = request.automatic ? againstAutomatic(journal, bad, now) : undefined;
  if (against !== undefined) return against;
  if (!request.automatic && request.to === 'verified' && cameByRollback(journal, bad) && journal.operation === null)
    return no('already-rolled-back', 'rolled-back', `Traffic is on ${shortId(bad.id)} since the last rollback.`);
  if (bad.oneWay)
    return no('held', 'one-way-release', `Release ${shortId(bad.id)} is one-way; traffic stays where it is.`);
  if (target === undefined)
    return no('held', 'nothing-to-go-back-to', `No verified release besides ${shortId(bad.id)} is kept.`);
  return target.id === bad.id
    ? no('not-needed', 'live-is-verified', `Release ${shortId(target.id)} has traffic already.`)
    : { target };
};

/** The whole rollback as one record: the bad release is quarantined in the same write that decides it. */
const recorded = (
  journal: Journal,
  observed: Observed,
  bad: Release,
  target: Release,
  request: RollbackRequest,
  now: number,
): Journal => {
  const from = observed.traffic ?? journal.live ?? 'blue';
  const to = otherColour(from);
  const open = journal.operation;
  const warm = runs(observed[to], target);
  const operation: Operation = {
    id: request.operation,
    kind: 'rollback',
    step: 'preparing',
    release: target,
    from,
    to,
    // A colour that never went cold needs one good answer, not a warm-up: traffic first.
    timing: warm ? { ...request.timing, warmMs: 0 } : request.timing,
    startedAt: now,
    undo: {
      release: bad,
      colour: from,
      switchedAt: open?.release.id === bad.id ? (open.switchedAt ?? null) : null,
      cause: request.cause,
      automatic: request.automatic,
      ...(request.exposure ? { exposure: request.exposure } : {}),
    },
    by: request.by,
  };
  const opened = begin(journal, operation, observed.traffic, now);
  const begun = request.drill === true ? opened : quarantine(opened, bad, request.cause.message, operation.id, now);
  const counted = request.automatic ? { ...begun, lastAutomaticRollbackAt: now } : begun;
  return warm ? advance(counted, 'warming') : counted;
};

export const planRollback = (
  journal: Journal,
  observed: Observed,
  request: RollbackRequest,
  now: number,
): RollbackPlan => {
  const live = observed.traffic ?? journal.live;
  const bad = live === null ? null : journal.colours[live];
  if (bad === null) return no('held', 'nothing-to-go-back-to', 'The journal records no live release.');
  const result = checked(journal, bad, request, now);
  if (!('target' in result)) return result;
  return {
    kind: 'begin',
    release: result.target,
    journal: recorded(journal, observed, bad, result.target, request, now),
  };
};
