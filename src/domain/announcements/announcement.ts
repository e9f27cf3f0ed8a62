import type { Reason } from '../verdicts/verdicts.ts';

/** What people are told at the end of a delivery. Pure types: chat, mail, pagers and GitHub all get the same. */

export type Happening =
  | 'deployed'
  | 'unverified'
  | 'rolled-back'
  /** Bad, and nothing fit to go back to: a person must choose. */
  | 'held'
  | 'rollback-failed'
  | 'failed'
  | 'refused'
  | 'superseded'
  | 'interrupted';

export type Severity = 'info' | 'warning' | 'critical';

export interface ReleaseName {
  readonly id: string;
  readonly revision: string;
  readonly digest: string | null;
}

export interface Announcement {
  readonly schema: 'prod-actions/announcement/v1';
  readonly happening: Happening;
  readonly severity: Severity;
  readonly app: string;
  readonly environment: string;
  readonly operation: string | null;
  /** One line of plain text. */
  readonly headline: string;
  readonly reasons: readonly Reason[];
  /** What has traffic now. */
  readonly live: ReleaseName | null;
  readonly liveVerified: boolean;
  /** What the run wanted live. */
  readonly release: ReleaseName | null;
  /** What was taken back, or should be. */
  readonly bad: ReleaseName | null;
  readonly url: string;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly detectionMs: number | null;
  readonly recoveryMs: number | null;
  /** Requests that the bad release answered badly, as far as they were counted, and by whom. */
  readonly exposure: { readonly failed: number; readonly requests: number; readonly source: string } | null;
  readonly timeline: readonly { readonly what: string; readonly at: number }[];
  /** Markdown of the numbers behind it. */
  readonly evidence: string;
  /** Keys of incidents that this ends: what was broken is fixed, or a person took it back. */
  readonly ends: readonly string[];
  readonly links: {
    readonly run: string | null;
    /** From the release that was live to the one that was to be. */
    readonly diff: string | null;
    readonly runbook: string | null;
  };
}

type Place = Pick<Announcement, 'app' | 'environment'>;

/** One incident per bad release: what deduplicates pages and issues. */
export const incidentKeyOf = ({ app, environment }: Place, releaseId: string): string =>
  `prod-actions/${app}/${environment}/${releaseId.slice(0, 12)}`;

/** What is not about one bad release is one trouble a place: the next failure there is the same. */
export const placeKeyOf = ({ app, environment }: Place): string => `prod-actions/${app}/${environment}`;

export const incidentKey = ({ app, environment, bad }: Announcement): string | null =>
  bad === null ? null : incidentKeyOf({ app, environment }, bad.id);

/** What is known before anything is changed. */
export interface Beginning {
  readonly app: string;
  readonly environment: string;
  /** Commit and image of what is to go live. */
  readonly revision: string;
  readonly digest: string | null;
  readonly startedAt: number;
  readonly links: { readonly run: string | null };
}

export interface Sent {
  /** What was done, without a secret. */
  readonly detail: string;
  /** Where a person finds it, such as the incident issue. */
  readonly url?: string;
  /** Nobody heard anything: there was nothing to say there. */
  readonly skipped?: true;
}

export interface Channel {
  readonly name: string;
  /** Told when a delivery begins; never waited for by it. What it throws is said and forgotten. */
  begin?(beginning: Beginning, signal: AbortSignal): Promise<void>;
  /** Told when what began ended with nothing to announce, such as `unchanged`. */
  leave?(signal: AbortSignal): Promise<void>;
  /** Sends it once; throws when it was not taken. */
  deliver(announcement: Announcement, signal: AbortSignal): Promise<Sent>;
}

export interface Delivery {
  readonly channel: string;
  readonly state: 'delivered' | 'failed' | 'skipped';
  readonly attempts: number;
  readonly ms: number;
  readonly detail: string;
  readonly url?: string;
}
