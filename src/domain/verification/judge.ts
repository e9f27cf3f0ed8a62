import type { Reason } from '../verdicts/verdicts.ts';
import type { CheckReport } from './check.ts';
import { type LatencyWatch, latencyWatch } from './latency.ts';
import { blockMs, falseAlarm, neededSamples, type Plan, strayRelease } from './objectives.ts';
import { type RateWatch, rateWatch } from './rates.ts';
import type { Findings } from './report.ts';
import type { Counters, Sample } from './samples.ts';
import { identityOf, standForUsers, tally } from './tally.ts';
import { type Evidence, verdictOf } from './verdict.ts';

/** Takes samples as they come, may be asked at any time whether a fault is certain, and gives the verdict at the end. */
export interface Judge {
  add(sample: Sample): void;
  /** Requests of other clients since the last call, as the target counts them. */
  addCounters(more: Counters): void;
  /** No request meant to be sent before `time` is still under way. */
  completeUntil(time: number): void;
  /**
   * The reasons once a fault is certain; empty until then.
   * @param pending requests of our own that are under way
   */
  certain(pending?: number): readonly Reason[];
  readonly answered: () => number;
  /** The false-alarm share of each check that may err. */
  readonly checkAlpha: number;
  conclude(checks?: readonly CheckReport[]): Findings;
}

interface Watches {
  readonly all: RateWatch;
  readonly perProbe: readonly RateWatch[];
  readonly identity: RateWatch | null;
  readonly others: RateWatch | null;
  readonly latency: readonly LatencyWatch[];
  readonly checkAlpha: number;
}

/**
 * Bonferroni: the chances of the separate tests add up to at most the whole. Half is for what all requests show, ours
 * and those of other clients: most faults are there, and the rarer they are the more it matters. The rest share alike.
 */
const shares = (overall: number, rest: number): { readonly overall: number; readonly rest: number } => ({
  overall: falseAlarm / (rest === 0 ? 1 : 2) / overall,
  rest: falseAlarm / 2 / Math.max(1, rest),
});

const watches = ({ probes, objectives, durationMs }: Plan, counterSource: string | null, checks: number): Watches => {
  const { maxErrorRate, releaseId } = objectives;
  const quantiles = [
    { quantile: 0.5, limit: objectives.maxP50Ms },
    { quantile: 0.95, limit: objectives.maxP95Ms },
    { quantile: 0.99, limit: objectives.maxP99Ms },
  ].flatMap(({ quantile, limit }) => (limit === null ? [] : [{ quantile, limit }]));
  const single = probes.length > 1 || probes.some(probe => probe.kind !== 'http') ? probes : [];
  const more = single.length + (releaseId === null ? 0 : 1) + quantiles.length + checks;
  const { overall, rest } = shares(counterSource === null ? 1 : 2, more);
  return {
    checkAlpha: rest,
    all: rateWatch('all probes', 'our probes', maxErrorRate, overall),
    perProbe: single.map(probe => rateWatch(probe.name, 'our probes', maxErrorRate, rest)),
    identity: releaseId === null ? null : rateWatch('other release', 'our probes', strayRelease, rest),
    others: counterSource === null ? null : rateWatch('other clients', counterSource, maxErrorRate, overall),
    latency: quantiles.map(({ quantile, limit }) => latencyWatch(quantile, limit, blockMs(durationMs), rest)),
  };
};

/** @param checkCount how many checks beside the probes may call the release bad */
export const judge = (plan: Plan, counterSource: string | null, checkCount = 0): Judge => {
  const { objectives, probes } = plan;
  const counted = tally(probes, objectives.releaseId);
  const watch = watches(plan, counterSource, checkCount);
  const users = standForUsers(probes);
  let othersPending = 0;

  const addIdentity = (sample: Sample): void => {
    const probe = probes[sample.probe];
    const identity = probe === undefined ? undefined : identityOf(probe, sample);
    if (watch.identity === null || identity === undefined) return;
    const { release } = identity;
    const wrong = release === null ? objectives.releaseHeaderRequired : release !== objectives.releaseId;
    if (release !== null || wrong) watch.identity.observe(1, wrong ? 1 : 0);
  };

  // A refused or cut connection is an error, not a latency; one that timed out is both.
  const addLatency = (sample: Sample): void => {
    if (sample.result.kind === 'fault' && sample.result.fault !== 'probe-timeout') return;
    for (const one of watch.latency) one.add(sample.at, sample.latencyMs, sample.lateMs);
  };

  const evidence = (checks: readonly CheckReport[], known: 'soFar' | 'report'): Evidence => ({
    checks,
    objectives,
    answered: counted.answered(),
    all: watch.all[known](),
    perProbe: watch.perProbe.map(one => one[known]()),
    usual: probes.map((_, probe) => counted.usual(probe)),
    others: watch.others?.[known](othersPending) ?? null,
    otherRelease: watch.identity?.[known]() ?? null,
    identity: counted.identity(),
    latency: watch.latency.map(one => one.report()),
    failures: counted.failures(),
    needed: neededSamples(objectives),
  });

  return {
    add: sample => {
      const bad = counted.add(sample).length > 0 ? 1 : 0;
      watch.perProbe[sample.probe]?.observe(1, bad);
      addIdentity(sample);
      if (users[sample.probe] !== true) return;
      watch.all.observe(1, bad);
      addLatency(sample);
    },
    addCounters: more => {
      watch.others?.observe(more.requests, more.failed);
      othersPending = more.inFlight ?? 0;
    },
    completeUntil: time => {
      for (const one of watch.latency) one.completeUntil(time);
    },
    certain: (pending = 0) => {
      const ours = [watch.all, ...watch.perProbe, watch.identity].filter(one => one !== null);
      const any =
        ours.some(one => one.above(pending)) ||
        watch.others?.above(othersPending) === true ||
        watch.latency.some(one => one.above());
      if (!any) return [];
      const { verdict, reasons } = verdictOf(evidence([], 'soFar'));
      return verdict === 'fail' ? reasons : [];
    },
    answered: counted.answered,
    checkAlpha: watch.checkAlpha,
    conclude: (checks = []) => {
      const known = evidence(checks, 'report');
      return {
        ...verdictOf(known),
        errorRates: [known.all, ...known.perProbe, ...(known.others === null ? [] : [known.others])],
        latency: known.latency,
        checks,
        identity: known.identity,
        connections: counted.connections(),
        failures: known.failures,
        examples: counted.examples(),
        facts: counted.facts(),
        answered: known.answered,
        retries: counted.retries(),
        samplesNeeded: known.needed,
        falseAlarm,
      };
    },
  };
};
