/** Whether one instance of several is bad, from answers it gave when asked straight. Pure. */
import { type RateReport, type RateWatch, rateWatch } from '../verification/rates.ts';
import type { Answer, Fault } from '../verification/samples.ts';

/** What an answer says of the instance; `way`: only something about the way to it. */
export type Told = 'good' | 'bad' | 'way';

/** The API server's own words in place of the instance's. */
const isStatusObject = (body: string): boolean => /^\s*\{\s*"kind":\s*"Status"/.test(body);
/** It reached the instance, which did not take the connection or dropped it. */
const refusedThere = /connection refused|connection reset|\bEOF\b/i;
const forwarder = /^(no answer from the API server|no pod to ask)/;

/**
 * Only what is no matter of taste counts: no answer, or a server error that nobody expected. What an entrance adds
 * (headers, redirects, other paths) is missing here by right.
 */
export const tellOf = (
  result: Answer | Fault,
  isExpected: (status: number) => boolean,
  answeredBefore: boolean,
): Told => {
  if (result.kind === 'fault') {
    const clear = result.fault === 'connection-refused' || result.fault === 'connection-cut';
    return clear || answeredBefore ? 'bad' : 'way';
  }
  if (result.status < 500 || isExpected(result.status)) return 'good';
  if (forwarder.test(result.body)) return 'way';
  return isStatusObject(result.body) && !refusedThere.test(result.body) ? 'way' : 'bad';
};

export interface ReplicaReport {
  readonly name: string;
  readonly rate: RateReport;
  /** Questions that did not get through to it. */
  readonly unreached: number;
}

export interface ReplicaWatch {
  add(id: string, name: string, result: Answer | Fault, isExpected: (status: number) => boolean): void;
  /** @param last the last word, which may be asked for only once */
  reports(last: boolean): readonly ReplicaReport[];
}

/** Those shown to be bad while another one does well. */
export const badAmong = (all: readonly ReplicaReport[]): readonly ReplicaReport[] =>
  all.filter(one => one.rate.above && all.some(other => doesWell(other.rate, one.rate)));

/** Shares of a whole for any number of instances that may still come: they add up to at most one. */
const shareOf = (index: number): number => 6 / (Math.PI ** 2 * (index + 1) ** 2);

/** Fewer answers of another instance do not say that it does well. */
const fewest = 3;

interface Replica {
  readonly name: string;
  readonly watch: RateWatch;
  unreached: number;
}

const doesWell = (other: RateReport, than: RateReport): boolean =>
  other.samples >= fewest && !other.above && (other.rate ?? 1) < (than.rate ?? 0) / 2;

/** @param alpha chance that any good instance is called bad */
export const replicaWatch = (objective: number, alpha: number): ReplicaWatch => {
  const replicas = new Map<string, Replica>();
  const replicaOf = (id: string, name: string): Replica => {
    const known = replicas.get(id);
    if (known !== undefined) return known;
    const watch = rateWatch(name, 'asked straight', objective, alpha * shareOf(replicas.size));
    const made = { name, watch, unreached: 0 };
    replicas.set(id, made);
    return made;
  };
  return {
    add: (id, name, result, isExpected) => {
      const replica = replicaOf(id, name);
      const told = tellOf(result, isExpected, replica.watch.samples() > 0);
      if (told === 'way') replica.unreached += 1;
      else replica.watch.observe(1, told === 'bad' ? 1 : 0);
    },
    reports: last =>
      [...replicas.values()].map(({ name, watch, unreached }) => ({
        name,
        unreached,
        rate: last ? watch.report() : watch.soFar(),
      })),
  };
};
