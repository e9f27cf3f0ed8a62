/** What a run of the league showed: from the report of `ship`, and from what users met. Pure. */
import { z } from 'zod';
import { endOf, type RequestRecord } from '../load-clients/plan.ts';
import { type Ending, endings } from './cases.ts';

const reasons = z.array(z.looseObject({ code: z.string(), message: z.string() }));
const time = z.number().nullable();

const rollout = z.looseObject({
  steps: z.array(z.looseObject({ step: z.string(), at: z.string() })),
  releaseId: z.string().nullable(),
});

/** The part of the report that is judged. */
export const reportSchema = z.looseObject({
  verdict: z.string(),
  reasons,
  detectionMs: time,
  recoveryMs: time,
  deploy: rollout,
  verification: z
    .looseObject({
      verdict: z.string(),
      reasons,
      startedAt: z.number(),
      endedAt: z.number(),
      errorRates: z.array(z.looseObject({ what: z.string(), source: z.string(), above: z.boolean() })),
      latency: z.array(z.looseObject({ quantile: z.number(), above: z.boolean() })),
      checks: z.array(z.looseObject({ name: z.string(), source: z.string(), verdict: z.string() })),
      identity: z.looseObject({ wrong: z.record(z.string(), z.number()) }),
    })
    .nullable(),
});
export type Report = z.output<typeof reportSchema>;

export const resultSchema = z.object({
  target: z.enum(['process', 'kubernetes']),
  /** Name of the bad release, or of the kind of noise. */
  name: z.string(),
  /** A bad one is tried once more under another number; each good one has its own. */
  round: z.number(),
  good: z.boolean(),
  ending: z.enum(endings),
  verdict: z.string(),
  codes: z.array(z.string()),
  /** The first reason in full. */
  because: z.string(),
  /** What showed the fault. */
  sources: z.array(z.string()),
  /** From the first answer of the release to the decision against it. */
  detectMs: time,
  /** From that decision to the first good answer of the old release on a new connection that was opened after it. */
  recoverMs: time,
  /** From that decision to when the last request was sent that failed or the bad release answered. */
  lastFreshMs: time,
  lastKeptMs: time,
  requests: z.number(),
  /** Failed requests of users in all. */
  failed: z.number(),
  /** Of them: sent on kept connections. */
  failedKept: z.number().optional(),
  /** How they failed, by kind of connection and by the release that answered, if one did: `kept timeout`, `fresh HTTP 500 v2`. */
  faults: z.record(z.string(), z.number()).optional(),
  /** Of all that failed: sent before the release had traffic. */
  failedBefore: z.number(),
  /** Answers of the release. */
  exposed: z.number(),
  /** How late the load itself was at worst. */
  lateMs: z.number(),
  /** Share of the time that the machine had none for the app and for us. */
  starved: z.number(),
  /** What must be so at the end and is not. */
  wrong: z.array(z.string()),
  tookMs: z.number(),
});
export type Result = z.output<typeof resultSchema>;

export const keyOf = ({ target, name, round }: Pick<Result, 'target' | 'name' | 'round'>): string =>
  `${target} ${name} #${round}`;

const hadTraffic = ({ deploy }: Report): boolean => deploy.steps.some(({ step }) => step === 'switched-unverified');

export const endingOf = (report: Report): Ending => {
  const { verdict } = report;
  if (verdict === 'deployed') return 'deployed';
  if (report.reasons.some(({ code }) => code === 'rollback-unverified')) return 'back-unverified';
  if (!hadTraffic(report)) return ['failed', 'refused', 'rolled-back'].includes(verdict) ? 'not-let-in' : 'other';
  if (verdict === 'rolled-back') return 'taken-back';
  if (verdict === 'held') return 'held';
  return verdict === 'unverified' ? 'unsure' : 'other';
};

/** Who showed the fault, in the words of the report. */
export const sourcesOf = (report: Report): readonly string[] => {
  const { verification } = report;
  if (verification === null || verification.verdict === 'pass') return hadTraffic(report) ? [] : ['before the switch'];
  const { errorRates, latency, checks, identity } = verification;
  return [
    ...errorRates.filter(one => one.above).map(one => (one.source === 'our probes' ? one.what : one.source)),
    ...latency.filter(one => one.above).map(one => `our probes, p${one.quantile * 100}`),
    ...checks.filter(one => one.verdict === 'fail').map(one => one.source.replace(/, at http\S+$/, '')),
    ...(Object.keys(identity.wrong).length > 0 ? ['release header'] : []),
  ];
};

const counted = (names: readonly string[]): Readonly<Record<string, number>> =>
  Object.fromEntries([...Map.groupBy(names, name => name)].map(([name, all]) => [name, all.length]));

export interface Seen {
  readonly records: readonly RequestRecord[];
  /** Wall clock minus the clock of the records. */
  readonly offsetMs: number;
}

const least = (values: readonly number[]): number | null => (values.length === 0 ? null : Math.min(...values));
const most = (values: readonly number[]): number | null => (values.length === 0 ? null : Math.max(...values));

/** When the verification, or else the rollout by itself, decided against the release; on the clock of the records. */
const decidedAt = ({ verification, deploy }: Report, offsetMs: number): number | null => {
  if (verification?.verdict === 'fail') return verification.endedAt - offsetMs;
  // A second switch of the same delivery is the one back.
  const back = deploy.steps.filter(({ step }) => step === 'switching')[1];
  return back === undefined ? null : Date.parse(back.at) - offsetMs;
};

export const timesOf = (report: Report | null, { records, offsetMs }: Seen, version: string, before: string | null) => {
  const ofNew = records.filter(record => record.version === version);
  const switched = least(ofNew.map(endOf));
  const decided = report === null ? null : decidedAt(report, offsetMs);
  const failed = records.filter(record => record.fault !== null);
  const counts = {
    requests: records.length,
    failed: failed.length,
    failedKept: failed.filter(record => record.kind === 'kept').length,
    faults: counted(failed.map(({ kind, fault, version: of }) => `${kind} ${fault} ${of}`.trim())),
    failedBefore: failed.filter(record => endOf(record) < (switched ?? Number.POSITIVE_INFINITY)).length,
    exposed: ofNew.length,
  };
  const none = { detectMs: null, recoverMs: null, lastFreshMs: null, lastKeptMs: null };
  if (decided === null || switched === null) return { ...none, ...counts };
  const after = records.filter(record => record.at >= decided);
  const good = after.filter(one => one.kind === 'fresh' && one.fault === null && one.version === before);
  const recovered = least(good.map(endOf));
  const last = (kind: RequestRecord['kind']): number | null => {
    const bad = after.filter(one => one.kind === kind && (one.version === version || one.fault !== null));
    return recovered === null ? null : (most(bad.map(one => one.at - decided)) ?? 0);
  };
  return {
    detectMs: Math.max(0, decided - switched),
    recoverMs: recovered === null ? null : recovered - decided,
    lastFreshMs: last('fresh'),
    lastKeptMs: last('kept'),
    ...counts,
  };
};
