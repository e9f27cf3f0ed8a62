import { exposureOf } from '../rollout/exposure.ts';
import type { RolloutReport } from '../rollout/report.ts';
import type { Resumed } from '../rollout/resume.ts';
import type { Reason, VerdictOf } from '../verdicts/verdicts.ts';
import type { VerificationReport } from '../verification/report.ts';
import {
  type Announcement,
  type Happening,
  incidentKeyOf,
  placeKeyOf,
  type ReleaseName,
  type Severity,
} from './announcement.ts';
import { evidenceOf } from './evidence.ts';
import { headlineOf } from './headline.ts';
import { tellable } from './tellable.ts';

/** From what a run reports to what people are told. Pure. */

/** What the run knows beside its report. */
export interface Occasion {
  readonly app: string;
  readonly environment: string;
  readonly startedAt: number;
  readonly endedAt: number;
  /** Nobody asked for it in person. */
  readonly automatic: boolean;
  /** The run itself. */
  readonly run: string | null;
  /** Address to which `/<base>...<head>` is added to compare two commits. */
  readonly compare: string | null;
  readonly runbook: string | null;
  /** Texts that must not be told; unset: none is known. */
  readonly secrets?: readonly string[];
}

/** The report of `ship`, as far as it is told. */
export interface Shipped {
  readonly verdict: VerdictOf<'ship'>;
  readonly reasons: readonly Reason[];
  readonly timeline: readonly { readonly phase: string; readonly at: number }[];
  readonly detectionMs: number | null;
  readonly recoveryMs: number | null;
  readonly deploy: RolloutReport;
  readonly verification: VerificationReport | null;
  readonly settle: RolloutReport | null;
  readonly rollback: RolloutReport | null;
}

/** Loudest first: what was taken back, and what should have been. */
const severities: Readonly<Record<Happening, Severity>> = {
  'rolled-back': 'critical',
  held: 'critical',
  'rollback-failed': 'critical',
  unverified: 'warning',
  failed: 'warning',
  interrupted: 'warning',
  refused: 'info',
  superseded: 'info',
  deployed: 'info',
};

/** The newest bad releases; older ones were ended by deliveries before. */
const maxEnded = 5;

const isCommit = (text: string): boolean => /^[0-9a-f]{40}$/.test(text);

const diffOf = (compare: string | null, base: ReleaseName | null, head: ReleaseName | null): string | null =>
  compare === null || base === null || head === null || base.revision === head.revision
    ? null
    : isCommit(base.revision) && isCommit(head.revision)
      ? `${compare}/${base.revision}...${head.revision}`
      : null;

type Names = (id: string | null) => ReleaseName | null;

const namesOf = (reports: readonly (RolloutReport | null)[]): Names => {
  const known = new Map(reports.flatMap(report => report?.releases ?? []).map(release => [release.id, release]));
  return id => (id === null ? null : (known.get(id) ?? { id, revision: '', digest: null }));
};

interface Parts {
  readonly happening: Happening;
  readonly reasons: readonly Reason[];
  /** The report that knows how it stands in the end. */
  readonly last: RolloutReport;
  readonly release: ReleaseName | null;
  readonly previous: ReleaseName | null;
  readonly bad: ReleaseName | null;
  readonly live: ReleaseName | null;
  readonly timeline: Announcement['timeline'];
  readonly times: Pick<Announcement, 'detectionMs' | 'recoveryMs'>;
  readonly verification: unknown;
}

/**
 * A verified release ends every incident of its place. So does a person's rollback; one that nobody asked for leaves
 * the incident open until somebody mended what it took back.
 */
const endsOf = ({ happening, last, bad, live }: Parts, { automatic, ...place }: Occasion): readonly string[] => {
  const fixed = happening === 'deployed' || (happening === 'rolled-back' && !automatic);
  if (!fixed || !last.liveVerified) return [];
  // A quarantine that was lifted leaves its alert behind: that of what is live again, and those of the history.
  const ids = [bad?.id, ...last.quarantined.slice(0, maxEnded), ...last.undone, live?.id];
  const known = ids.filter(id => id !== undefined);
  return [placeKeyOf(place), ...[...new Set(known)].map(id => incidentKeyOf(place, id))];
};

/** The rollback's own record knows it best. */
const exposureIn = ({ exposure }: RolloutReport, verification: unknown): Announcement['exposure'] =>
  exposure ?? exposureOf(verification);

const announcement = (parts: Parts, occasion: Occasion): Announcement => {
  const { happening, last, release, previous, bad, live, verification } = parts;
  const { app, environment, startedAt, endedAt, secrets } = occasion;
  const about: Announcement = {
    schema: 'prod-actions/announcement/v1',
    happening,
    severity: severities[happening],
    app,
    environment,
    operation: last.operation,
    headline: headlineOf({ happening, app, environment, release, bad, live, verified: last.liveVerified }),
    reasons: parts.reasons,
    live,
    liveVerified: last.liveVerified,
    release,
    bad,
    url: last.url,
    startedAt,
    endedAt,
    ...parts.times,
    exposure: bad === null ? null : exposureIn(last, verification),
    timeline: parts.timeline,
    evidence: evidenceOf(verification, secrets),
    ends: endsOf(parts, occasion),
    links: {
      run: occasion.run,
      diff: diffOf(occasion.compare, previous, bad ?? release),
      runbook: occasion.runbook,
    },
  };
  return tellable(about, secrets);
};

const failedDeploy: Readonly<Partial<Record<NonNullable<RolloutReport['end']>, Happening>>> = {
  held: 'held',
  unverified: 'unverified',
  'rollback-unverified': 'rollback-failed',
};

/** A deploy that failed may have gone back by itself, and come to no good end with that. */
const failedHappening = ({ end, kind }: RolloutReport): Happening =>
  (end === null ? undefined : failedDeploy[end]) ?? (kind === 'rollback' ? 'rollback-failed' : 'failed');

/** An end without a delivery, such as `unchanged`, is told to nobody. */
const shipHappening = ({ verdict, verification, deploy, settle, rollback }: Shipped): Happening | null => {
  if (verdict === 'unchanged') return null;
  if (verdict !== 'failed') return verdict;
  const toGoBack = rollback !== null || verification?.verdict === 'fail';
  return toGoBack ? 'rollback-failed' : failedHappening(settle ?? deploy);
};

/** Bad, and not taken back for good. */
const stuck: readonly Happening[] = ['held', 'rollback-failed'];
const undone: readonly Happening[] = ['rolled-back', ...stuck];

export const announceShip = (report: Shipped, occasion: Occasion): Announcement | null => {
  const happening = shipHappening(report);
  if (happening === null) return null;
  const { deploy, settle, rollback, verification, timeline, reasons, detectionMs, recoveryMs } = report;
  const last = rollback ?? settle ?? deploy;
  const name = namesOf([deploy, settle, rollback]);
  const release = name(deploy.releaseId);
  const bad = undone.includes(happening) ? (name(last.badRelease?.id ?? null) ?? release) : null;
  const parts = {
    ...{
      happening,
      reasons,
      last,
      release,
      bad,
      live: name(last.liveReleaseId),
      previous: name(deploy.previousReleaseId),
    },
    timeline: timeline.map(({ phase, at }) => ({ what: phase, at })),
    times: { detectionMs, recoveryMs },
    verification: verification ?? deploy.verifications[0]?.evidence,
  };
  return announcement(parts, occasion);
};

const deployHappening = (verdict: VerdictOf<'blue-green-deploy'>, report: RolloutReport): Happening | null => {
  if (verdict === 'unchanged' || report.end === 'switched') return null;
  if (verdict === 'reverted') return 'rolled-back';
  return verdict === 'failed' ? failedHappening(report) : verdict;
};

const rollbackHappening = (verdict: VerdictOf<'auto-rollback'>, automatic: boolean): Happening | null => {
  if (verdict === 'not-needed' || verdict === 'already-rolled-back') return null;
  if (verdict === 'refused') return automatic ? 'rollback-failed' : 'refused';
  return verdict === 'failed' ? 'rollback-failed' : verdict;
};

const rolloutParts = (happening: Happening, report: RolloutReport, wentBack: boolean): Parts => {
  const name = namesOf([report]);
  const release = name(report.releaseId);
  const blamed = report.badRelease?.id ?? (wentBack ? report.previousReleaseId : report.releaseId);
  return {
    happening,
    reasons: report.reasons,
    last: report,
    release,
    bad: undone.includes(happening) ? name(blamed) : null,
    live: name(report.liveReleaseId),
    previous: wentBack ? release : name(report.previousReleaseId),
    timeline: report.steps.map(({ step, at }) => ({ what: step, at: Date.parse(at) })),
    times: { detectionMs: report.detectionMs, recoveryMs: report.recoveryMs },
    verification: report.verifications[0]?.evidence,
  };
};

export const announceDeploy = (
  verdict: VerdictOf<'blue-green-deploy'>,
  report: RolloutReport,
  occasion: Occasion,
): Announcement | null => {
  const happening = deployHappening(verdict, report);
  return happening === null ? null : announcement(rolloutParts(happening, report, false), occasion);
};

export const announceRollback = (
  verdict: VerdictOf<'auto-rollback'>,
  report: RolloutReport,
  occasion: Occasion,
): Announcement | null => {
  const happening = rollbackHappening(verdict, occasion.automatic);
  if (happening === null) return null;
  const parts = rolloutParts(happening, report, true);
  // What it was to go back to never got traffic, and is no worse for that: GitHub is told only of what was bad.
  const release = stuck.includes(happening) ? null : parts.release;
  // What a rollback verified is the release it came back to; that says nothing about what was bad.
  return announcement({ ...parts, release, verification: undefined }, occasion);
};

/**
 * An operation that another run began. That run's deployment on GitHub is the one to end, so what is bad stands in
 * `bad` alone: this run wanted nothing live.
 */
export const announceOperation = (happening: Happening, report: RolloutReport, occasion: Occasion): Announcement => {
  const wentBack = report.kind === 'rollback';
  const parts = rolloutParts(happening, report, wentBack);
  const own = report.verifications.find(({ of }) => of === 'deploy');
  return announcement(
    { ...parts, release: wentBack || undone.includes(happening) ? null : parts.release, verification: own?.evidence },
    occasion,
  );
};

/** What `resume` ended. A way back that nobody asked for stays so, whoever ends it. */
export const announceResumed = (
  { kind, open, outcome }: Exclude<Resumed, { kind: 'nothing' }>,
  report: RolloutReport,
  occasion: Omit<Occasion, 'automatic'>,
): Announcement | null => {
  const automatic = outcome.operation?.undo?.automatic ?? open.undo?.automatic ?? false;
  const happening =
    kind === 'deploy' ? deployHappening(outcome.verdict, report) : rollbackHappening(outcome.verdict, automatic);
  return happening === null ? null : announceOperation(happening, report, { ...occasion, automatic });
};

/** The run broke before there was a report: all that is known is why. */
export const announceBroken = (happening: Happening, reason: Reason, occasion: Occasion): Announcement => {
  const { app, environment, startedAt, endedAt } = occasion;
  const nothing = { release: null, bad: null, live: null };
  const about: Announcement = {
    schema: 'prod-actions/announcement/v1',
    happening,
    severity: severities[happening],
    app,
    environment,
    operation: null,
    headline: headlineOf({ happening, app, environment, ...nothing, verified: false }),
    reasons: [reason],
    ...nothing,
    liveVerified: false,
    url: '',
    startedAt,
    endedAt,
    detectionMs: null,
    recoveryMs: null,
    exposure: null,
    timeline: [],
    evidence: '',
    ends: [],
    links: { run: occasion.run, diff: null, runbook: occasion.runbook },
  };
  return tellable(about, occasion.secrets);
};
