/** What is simulated, in portions that a worker does in some seconds and whose results add up. */
import { randomSource, seedOf } from '../../../src/domain/statistics/random.ts';
import { type RuleName, ruleNames } from './rules.ts';
import { failing, type Healthy, healthy, slower } from './series.ts';
import { simulate } from './simulate.ts';

export interface Job {
  readonly kind: 'healthy' | 'errors' | 'alone' | 'slower';
  /** Healthy: its name. Otherwise the share of errors (alone: nobody else asks), or how many times slower. */
  readonly what: string;
  readonly rate: number;
  readonly from: number;
  readonly count: number;
}

/** Asked what, how often it called the release bad, and after how many milliseconds each time. */
export interface Tally {
  readonly runs: number;
  readonly passed: number;
  readonly judge: readonly number[];
  readonly rules: Readonly<Record<RuleName, readonly number[]>>;
}

export const keyOf = ({ kind, what, rate, from, count }: Job): string => [kind, what, rate, from, count].join('|');

export const noRules = (): Record<RuleName, readonly number[]> =>
  Object.fromEntries(ruleNames.map(name => [name, []])) as unknown as Record<RuleName, readonly number[]>;

export const add = (a: Tally, b: Tally): Tally => ({
  runs: a.runs + b.runs,
  passed: a.passed + b.passed,
  judge: [...a.judge, ...b.judge],
  rules: Object.fromEntries(ruleNames.map(name => [name, [...a.rules[name], ...b.rules[name]]])) as unknown as Record<
    RuleName,
    readonly number[]
  >,
});

const weatherOf = ({ kind, what }: Job, random: () => number) => {
  if (kind === 'errors' || kind === 'alone') return failing(Number(what))(random, 60_000);
  if (kind === 'slower') return slower(Number(what))(random, 60_000);
  return healthy[what as Healthy](random, 60_000);
};

export const runJob = (job: Job): Tally => {
  let passed = 0;
  const judge: number[] = [];
  const found = new Map<RuleName, number[]>(ruleNames.map(name => [name, []]));
  for (let at = job.from; at < job.from + job.count; at += 1) {
    const seed = seedOf(`${job.kind}|${job.what}|${job.rate}|${at}`);
    const seen = simulate(weatherOf(job, randomSource(seed ^ 0x5bd1e995)), job.rate, seed, job.kind === 'alone');
    if (seen.passed) passed += 1;
    if (seen.judge !== null) judge.push(seen.judge);
    for (const name of ruleNames) {
      const ms = seen.rules[name];
      if (ms !== null) found.get(name)?.push(ms);
    }
  }
  const rules = Object.fromEntries(found) as unknown as Record<RuleName, readonly number[]>;
  return { runs: job.count, passed, judge, rules };
};
