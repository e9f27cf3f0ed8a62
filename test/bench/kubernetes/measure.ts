/** One release by one method while the clients ask: what they lost, when, and who answered until when. */
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { auditMark, auditSince } from '../../support/cluster/audit.ts';
import { until } from '../../support/cluster/cluster.ts';
import { monotonicMs, wallOffsetMs } from '../../support/load-clients/clock.ts';
import { startClients } from '../../support/load-clients/load.ts';
import { type ClientKind, clientKinds, endOf, type RequestRecord } from '../../support/load-clients/plan.ts';
import { firstDeletion, selectorChanges } from './audit.ts';
import { app, liveSelector, type Method, type Place } from './method.ts';
import { type PodWatch, watchPods } from './pods.ts';

/** `before` the switch, from it until the old pods are told to end, and from then on. */
export const moments = ['before', 'switch', 'retirement'] as const;
export type Moment = (typeof moments)[number];

const number = z.number().nullable();
const tally = z.object({
  requests: z.number(),
  failed: z.object({ before: z.number(), switch: z.number(), retirement: z.number() }),
  faults: z.record(z.string(), z.number()),
  /** Milliseconds from the switch to the last answer of the old version. */
  lastOldMs: number,
});
export type Tally = z.output<typeof tally>;

export const measuredSchema = z.object({
  exitCode: number,
  said: z.string(),
  commandMs: z.number(),
  /** From the start of the command to the write that moved traffic; null: the method has none. */
  switchedMs: number,
  /** From that write, as received by the API server (or else from the start of the command), to the first new answer. */
  firstNewMs: number,
  /** From the start of the command to the first pod that is told to end. */
  retiredMs: number,
  /** How late the clients themselves were at worst. */
  lateMs: z.number(),
  kinds: z.object({ fresh: tally, kept: tally, blind: tally }),
});
export type Measured = z.output<typeof measuredSchema>;

export const rates = { fresh: 300, kept: 300, blind: 100 } as const;
export const clients = { path: '/', perSecond: rates, connections: 20, timeoutMs: 2000 } as const;

/** A generator that is later than this was starved of the processor: what it lost, it may have lost by itself. */
const maxLateMs = 250;

/** Judged by the clients alone, whatever they saw. */
export const isDisturbed = ({ lateMs }: Measured): boolean => lateMs > maxLateMs;

export interface Times {
  readonly command: number;
  /** The write that moved traffic, or the start of the command. */
  readonly switched: number;
  readonly retired: number;
}

/**
 * A connection that breaks is lost when it breaks: a request under way when its pod is told to end is lost by that. One
 * that timed out was lost as soon as it was sent.
 */
const lostAt = (record: RequestRecord): number => (record.fault === 'timeout' ? record.at : endOf(record));

const momentOf = (time: number, { switched, retired }: Times): Moment =>
  time >= retired ? 'retirement' : time >= switched ? 'switch' : 'before';

export const tallyOf = (records: readonly RequestRecord[], oldVersion: string, times: Times): Tally => {
  const failed = { before: 0, switch: 0, retirement: 0 };
  const faults: Record<string, number> = {};
  let lastOld: number | null = null;
  for (const record of records) {
    if (record.fault !== null) {
      failed[momentOf(lostAt(record), times)] += 1;
      faults[record.fault] = (faults[record.fault] ?? 0) + 1;
    } else if (record.version === oldVersion) lastOld = Math.max(lastOld ?? 0, endOf(record) - times.switched);
  }
  return { requests: records.length, failed, faults, lastOldMs: lastOld };
};

export const firstAnswer = (records: readonly RequestRecord[], version: string, since: number): number | null => {
  const ends = records
    .filter(record => record.kind === 'fresh' && record.fault === null && record.version === version)
    .map(endOf)
    .filter(end => end >= since);
  return ends.length === 0 ? null : Math.min(...ends) - since;
};

const nothingBefore = 500;
const tailMs = 1500;

const oldPods = (watch: PodWatch): ReadonlySet<string> => new Set(watch.sights.map(sight => sight.pod.metadata.name));

/** Every pod that was to go is gone, those of the old version among them, and the clients have gone on for a while. */
const afterwards = async (watch: PodWatch, old: ReadonlySet<string>): Promise<void> => {
  await until('the end of the old pods', async () => watch.leaving(old).length === 0 || undefined, {
    timeoutMs: 60_000,
  });
  await delay(tailMs);
};

export const measure = async (place: Place, method: Method, from: string, to: string): Promise<Measured> => {
  const { bed, namespace, port } = place;
  const watch = await watchPods(bed, namespace);
  const old = oldPods(watch);
  const selector = await liveSelector(place);
  const mark = await auditMark(bed.cluster.auditLog);
  const load = await startClients({ ...clients, port }, bed.cluster.enter);
  let records: RequestRecord[] = [];
  let [counted, command, ended] = [0, 0, 0];
  try {
    // What fails until the way in works (kube-proxy may need a second) has nothing to do with a release.
    await load.settled(20_000);
    counted = monotonicMs();
    await delay(nothingBefore);
    command = monotonicMs();
    const said = await method.release(to);
    ended = monotonicMs();
    await afterwards(watch, old);
    records = (await load.stop()).filter(record => record.at >= counted);
    const calls = await auditSince(bed.cluster.auditLog, mark);
    const changes = selectorChanges(calls, namespace, app, selector);
    const patched = changes[0] === undefined ? null : changes[0] - wallOffsetMs();
    const deleted = firstDeletion(calls, namespace, old);
    const retired = deleted === null ? Number.POSITIVE_INFINITY : deleted - wallOffsetMs();
    const times: Times = { command, switched: patched ?? command, retired };
    const of = (kind: ClientKind): Tally =>
      tallyOf(
        records.filter(record => record.kind === kind),
        from,
        times,
      );
    return {
      exitCode: said.exitCode,
      said: said.text,
      commandMs: ended - command,
      switchedMs: patched === null ? null : patched - command,
      firstNewMs: firstAnswer(records, to, times.switched),
      retiredMs: Number.isFinite(retired) ? retired - command : null,
      lateMs: load.worstLateMs,
      kinds: { fresh: of('fresh'), kept: of('kept'), blind: of('blind') },
    };
  } finally {
    if (records.length === 0) await load.stop();
    await watch.close();
  }
};

export const requestsOf = ({ kinds }: Measured): number =>
  clientKinds.reduce((sum, kind) => sum + kinds[kind].requests, 0);

export const failedOf = ({ kinds }: Measured, moment: Moment): number =>
  clientKinds.reduce((sum, kind) => sum + kinds[kind].failed[moment], 0);
