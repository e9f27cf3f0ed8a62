import type { Undo } from '../rollout/journal.ts';
import type { EndResult } from '../rollout/machine.ts';
import type { Release } from '../rollout/release.ts';
import type { RolloutReport } from '../rollout/report.ts';
import type { RolloutStatus } from '../rollout/status.ts';
import type { Reason, VerdictOf } from '../verdicts/verdicts.ts';
import { announceBroken, announceOperation, type Occasion } from './announce.ts';
import type { Announcement, Happening, ReleaseName, Severity } from './announcement.ts';
import { headlineOf } from './headline.ts';
import { tellable } from './tellable.ts';

/** From what the janitor reports to what people are told. Pure. */

/** One thing that was found, as far as it is told. */
export interface TidiedUp {
  readonly verdict: VerdictOf<'janitor'>;
  readonly reasons: readonly Reason[];
  readonly operation: { readonly undo?: Pick<Undo, 'automatic'> } | null;
  /** null: no operation was brought to an end. */
  readonly rollout: RolloutReport | null;
}

/** The report of `janitor`, as far as it is told. */
export interface TidiedPlace {
  readonly verdict: VerdictOf<'janitor'>;
  readonly reasons: readonly Reason[];
  readonly tidied: readonly TidiedUp[];
  readonly status: Pick<RolloutStatus, 'live' | 'liveVerified' | 'operation' | 'quarantine' | 'history'>;
}

const endings: Readonly<Record<EndResult, Happening>> = {
  deployed: 'deployed',
  switched: 'failed',
  unverified: 'unverified',
  // Users met nothing of it: it was not delivered, and nothing was taken back from anybody.
  withdrawn: 'failed',
  interrupted: 'interrupted',
  'rolled-back': 'rolled-back',
  'rollback-unverified': 'rollback-failed',
  held: 'held',
  'moved-by-other': 'failed',
  'contract-failed': 'failed',
};

/** Without an end nothing came of it: it was refused, or somebody was faster. */
const withoutEnd = (verdict: TidiedUp['verdict'], rollout: RolloutReport): Happening | null => {
  if (verdict === 'finished') return null;
  if (verdict === 'needs-a-person') return 'held';
  return rollout.verdict === 'interrupted' ? 'interrupted' : 'failed';
};

const endedHappening = (verdict: TidiedUp['verdict'], rollout: RolloutReport): Happening | null => {
  const { end, kind } = rollout;
  // A withdrawal that the killed run began when it was cancelled, and the janitor ended.
  if (end === 'interrupted' && verdict === 'rolled-back') return 'failed';
  const happening = end === null ? withoutEnd(verdict, rollout) : endings[end];
  const stuck = kind === 'rollback' && (happening === 'failed' || happening === 'interrupted');
  return stuck ? 'rollback-failed' : happening;
};

/** By the first reason: nothing was ended, and a person must look. */
const standing: Readonly<Partial<Record<string, Happening>>> = {
  // The janitor is pointed at the wrong place: to be mended in the morning.
  'no-journal': 'refused',
  drift: 'unverified',
  'live-unverified': 'unverified',
};

const nameOf = ({ id, revision, digest }: Release): ReleaseName => ({ id, revision, digest });

const standingHappening = (code: string, { live, quarantine }: TidiedPlace['status']): Happening => {
  const bad = live !== null && quarantine.some(({ releaseId }) => releaseId === live.id);
  return code === 'live-unverified' && bad ? 'held' : (standing[code] ?? 'failed');
};

/**
 * No `release`: no delivery of it ends here, so no deployment of GitHub is to say so. The last operation, so that an
 * incident is told of it once and not at every run.
 */
const announceStanding = (
  reason: Reason,
  { status, reasons }: TidiedPlace,
  { app, environment, ...occasion }: Occasion,
): Announcement => {
  const happening = standingHappening(reason.code, status);
  const live = status.live === null ? null : nameOf(status.live);
  const release = status.operation === null ? live : nameOf(status.operation.release);
  const bad = happening === 'held' ? live : null;
  const verified = status.liveVerified;
  const about: Announcement = {
    ...announceBroken(happening, reason, { app, environment, ...occasion }),
    operation: status.operation?.id ?? status.history[0]?.operation ?? null,
    headline: headlineOf({ happening, app, environment, release, bad, live, verified }),
    reasons,
    live,
    liveVerified: verified,
    bad,
  };
  return tellable(about, occasion.secrets);
};

const announceOne = (one: TidiedUp, place: TidiedPlace, occasion: Occasion): Announcement | null => {
  const { verdict, reasons, operation, rollout } = one;
  if (verdict === 'clean' || verdict === 'busy') return null;
  if (rollout === null) {
    const reason = reasons[0];
    return verdict === 'finished' || reason === undefined ? null : announceStanding(reason, place, occasion);
  }
  const happening = endedHappening(verdict, rollout);
  if (happening === null) return null;
  // A person's rollback stays a person's, whoever ends it.
  const automatic = operation?.undo?.automatic ?? true;
  return announceOperation(happening, { ...rollout, reasons: place.reasons }, { ...occasion, automatic });
};

const loudness: Readonly<Record<Severity, number>> = { info: 0, warning: 1, critical: 2 };

/** One for each run: the loudest of what it came to, of equals the last. Its reasons are those of everything found. */
export const announceJanitor = (place: TidiedPlace, occasion: Occasion): Announcement | null => {
  const [reason] = place.reasons;
  // The place could not even be looked at.
  if (place.tidied.length === 0) return reason === undefined ? null : announceBroken('failed', reason, occasion);
  return place.tidied
    .map(one => announceOne(one, place, occasion))
    .reduce<Announcement | null>(
      (told, one) => (one === null || (told !== null && loudness[told.severity] > loudness[one.severity]) ? told : one),
      null,
    );
};
