import type { Delivery, ReleaseName } from '../announcements/announcement.ts';
import type { ClusterReport } from '../kubernetes/report.ts';
import type { Reason } from '../verdicts/verdicts.ts';
import type { Exposure } from './exposure.ts';
import type { Journal } from './journal.ts';
import type { EndResult } from './machine.ts';
import type { Arrival, RetireReport } from './ports.ts';
import type { Colour, Json } from './release.ts';
import type { Settled } from './session.ts';
import { recoveryOf } from './transitions.ts';

/** What is written to the report file of a deploy or a rollback, and what their summaries are drawn from. Pure. */

export interface RolloutReport {
  readonly schema: 'prod-actions/rollout/v1';
  readonly app: string;
  readonly environment: string;
  readonly verdict: string;
  readonly reasons: readonly Reason[];
  readonly operation: string | null;
  readonly kind: 'deploy' | 'rollback' | null;
  /** How the operation ended, finer than the verdict; null when none was worked on. */
  readonly end: EndResult | null;
  readonly liveColour: Colour | null;
  readonly liveReleaseId: string | null;
  readonly liveRevision: string | null;
  readonly liveVerified: boolean;
  /** The release that this run took live, or tried to. */
  readonly releaseId: string | null;
  readonly previousReleaseId: string | null;
  readonly url: string;
  readonly steps: readonly { readonly step: string; readonly at: string }[];
  readonly switchMs: number | null;
  /** How it is known that new connections reach the new release. */
  readonly arrival: Arrival['seen'] | null;
  /** Bad release: from its switch to the decision to go back. */
  readonly detectionMs: number | null;
  /** From that decision until users' entrance answered with the old release. */
  readonly recoveryMs: number | null;
  /** The same for a connection that was open before the rollback; null: not known. */
  readonly keptRecoveryMs: number | null;
  /** What users met of the bad release, and who counted it. */
  readonly exposure: Exposure | null;
  readonly retired: RetireReport | null;
  readonly badRelease: { readonly id: string; readonly cause: string; readonly logs: string | null } | null;
  /** In order: the deploy's, then the rollback's. */
  readonly verifications: readonly { readonly of: string; readonly verdict: string; readonly evidence: Json }[];
  /** What a dry run would do, in order. */
  readonly plan: readonly string[];
  readonly quarantined: readonly string[];
  /** Releases that were taken back lately, newest first; their quarantine may have been lifted since. */
  readonly undone: readonly string[];
  readonly kept: readonly string[];
  /** Every release that the journal knows, by its names. */
  readonly releases: readonly ReleaseName[];
  readonly token: number;
  /** Only of the `kubernetes` target. */
  readonly cluster: ClusterReport | null;
  /** Who was told, and who could not be; absent where the step is a part of another. */
  readonly announced?: readonly Delivery[];
}

const namesIn = ({ journal, operation }: Settled<string>): readonly ReleaseName[] => {
  const { colours, bundles, quarantine } = journal;
  const releases = [
    operation?.release,
    operation?.undo?.release,
    colours.blue,
    colours.green,
    ...bundles.map(bundle => bundle.release),
    ...quarantine.map(({ releaseId, revision, digest }) => ({ id: releaseId, revision, digest })),
  ].filter(release => release !== undefined && release !== null);
  return [...new Map(releases.map(({ id, revision, digest }) => [id, { id, revision, digest }])).values()];
};

const known = (journal: Journal): { id: string | null; revision: string | null; verified: boolean } => {
  const live = journal.live === null ? null : journal.colours[journal.live];
  return {
    id: live?.id ?? null,
    revision: live?.revision ?? null,
    verified: live !== null && journal.verified?.release.id === live.id,
  };
};

type Times = Pick<RolloutReport, 'detectionMs' | 'recoveryMs' | 'keptRecoveryMs' | 'exposure' | 'badRelease'>;

const noTimes: Times = { detectionMs: null, recoveryMs: null, keptRecoveryMs: null, exposure: null, badRelease: null };

const timesOf = ({ operation, trail, journal }: Settled<string>): Times => {
  const undo = operation?.undo;
  const times = operation === null ? null : recoveryOf(operation);
  if (operation === null || undo === undefined || times === null) return noTimes;
  // What was seen last stands in the record that closed it.
  const record = journal.history.find(one => one.operation === operation.id && one.kind === 'rollback');
  return {
    detectionMs: times.detectMs,
    recoveryMs: times.recoverMs,
    keptRecoveryMs: record?.times?.keptRecoverMs ?? times.keptRecoverMs,
    exposure: record?.exposure ?? undo.exposure ?? null,
    badRelease: { id: undo.release.id, cause: undo.cause.code, logs: trail?.badLogs ?? null },
  };
};

const maxUndone = 5;

const undoneIn = ({ history }: Journal): readonly string[] => {
  const ids = history
    .filter(({ kind, releaseId }) => (kind === 'rollback' || kind === 'lift-quarantine') && releaseId !== '')
    .map(({ releaseId }) => releaseId);
  return [...new Set(ids)].slice(0, maxUndone);
};

export interface About {
  readonly app: string;
  readonly environment: string;
  readonly url: string;
  /** The release asked for; of a rollback the one it went back to. */
  readonly releaseId: string | null;
  readonly previousReleaseId: string | null;
  readonly plan?: readonly string[];
  readonly cluster?: ClusterReport | null;
}

export const reportOf = (settled: Settled<string>, about: About): RolloutReport => {
  const { journal, trail, operation } = settled;
  const live = known(journal);
  return {
    schema: 'prod-actions/rollout/v1',
    app: about.app,
    environment: about.environment,
    verdict: settled.verdict,
    reasons: settled.reasons,
    operation: operation?.id ?? null,
    kind: operation?.kind ?? null,
    end: settled.end?.result ?? null,
    liveColour: journal.live,
    liveReleaseId: live.id,
    liveRevision: live.revision,
    liveVerified: live.verified,
    releaseId: about.releaseId,
    previousReleaseId: about.previousReleaseId,
    url: about.url,
    steps: (trail?.steps ?? []).map(({ step, at }) => ({ step, at: new Date(at).toISOString() })),
    switchMs: trail?.switchMs ?? null,
    arrival: trail?.arrival?.seen ?? null,
    ...timesOf(settled),
    retired: trail?.retired ?? null,
    verifications: (trail?.verifications ?? []).map(({ of, verification: { verdict, evidence } }) => ({
      of,
      verdict,
      evidence,
    })),
    plan: about.plan ?? [],
    quarantined: journal.quarantine.map(entry => entry.releaseId),
    undone: undoneIn(journal),
    kept: journal.bundles.map(bundle => bundle.release.id),
    releases: namesIn(settled),
    token: journal.token,
    cluster: about.cluster ?? null,
  };
};
