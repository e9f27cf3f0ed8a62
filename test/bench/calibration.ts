/**
 * How often the judge calls a healthy release bad, and how soon a bad one, beside rules in common use on the same
 * series. `npm run bench -- calibration [--write] [--releases N] [--state FILE]`: everything follows from fixed seeds;
 * with `--state` what is done is kept in FILE and not done again.
 */
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { table } from '../../src/core/markdown.ts';
import { clopperPearson } from '../../src/domain/statistics/distributions.ts';
import { falseAlarm } from '../../src/domain/verification/objectives.ts';
import { add, type Job, keyOf, noRules, type Tally } from './calibration/jobs.ts';
import { type RuleName, ruleNames } from './calibration/rules.ts';
import { type Healthy, healthyNames } from './calibration/series.ts';
import { quantile, writeBenchPage } from './report.ts';

const rates = [10, 25, 50, 100] as const;
const errorShares = [0.02, 0.03, 0.05, 0.1, 0.3, 1] as const;
const detectionRates = [10, 50, 100, 200] as const;
const slowdowns = [1.3, 1.5, 2, 3] as const;
const detectionRuns = 200;
const portion = 50;

const portions = (job: Omit<Job, 'from' | 'count'>, runs: number): Job[] =>
  Array.from({ length: Math.ceil(runs / portion) }, (_, at) => ({
    ...job,
    from: at * portion,
    count: Math.min(portion, runs - at * portion),
  }));

const plan = (releases: number): Job[] => {
  const each = Math.ceil(releases / healthyNames.length / rates.length);
  return [
    ...healthyNames.flatMap(what => rates.flatMap(rate => portions({ kind: 'healthy', what, rate }, each))),
    ...errorShares.flatMap(share =>
      detectionRates.flatMap(rate => portions({ kind: 'errors', what: `${share}`, rate }, detectionRuns)),
    ),
    ...errorShares.flatMap(share =>
      detectionRates.flatMap(rate => portions({ kind: 'alone', what: `${share}`, rate }, detectionRuns)),
    ),
    ...slowdowns.flatMap(times =>
      [10, 50].flatMap(rate => portions({ kind: 'slower', what: `${times}`, rate }, detectionRuns)),
    ),
  ];
};

type Results = Map<string, Tally>;

/** Hands out portions to one worker a core until none is left. */
const runAll = async (jobs: readonly Job[], results: Results, keep: () => Promise<void>): Promise<void> => {
  const open = jobs.filter(job => !results.has(keyOf(job)));
  let done = 0;
  const work = async (): Promise<void> => {
    const worker = new Worker(new URL('./calibration/worker.ts', import.meta.url));
    const ask = async (job: Job): Promise<Tally> => {
      worker.postMessage(job);
      const [answer] = await once(worker, 'message');
      return answer;
    };
    for (let job = open.shift(); job !== undefined; job = open.shift()) {
      results.set(keyOf(job), await ask(job));
      done += 1;
      if (done % 20 === 0) {
        console.log(`${done} portions done, ${open.length} left`);
        await keep();
      }
    }
    await worker.terminate();
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  await keep();
};

const none: Tally = { runs: 0, passed: 0, judge: [], rules: noRules() };

const sum = (jobs: readonly Job[], results: Results, of: (job: Job) => boolean): Tally =>
  jobs.filter(of).reduce((all, job) => add(all, results.get(keyOf(job)) ?? none), none);

const share = (count: number, all: number, digits = 1): string => `${((100 * count) / all).toFixed(digits)} %`;

const alarms = (count: number, runs: number): string => {
  const { upper } = clopperPearson(count, runs, 0.05);
  return `${count} of ${runs} (≤ ${(100 * upper).toFixed(2)} %)`;
};

const alarmRow = (name: string, tally: Tally): string[] => [
  name,
  alarms(tally.judge.length, tally.runs),
  share(tally.passed, tally.runs, 0),
  ...ruleNames.map(rule => share(tally.rules[rule].length, tally.runs)),
];

const seconds = (found: readonly number[], p: number): string => (quantile(found, p) / 1000).toFixed(1);

const detected = (found: readonly number[], runs: number): string =>
  found.length === 0 ? 'never' : `${share(found.length, runs, 0)}: ${seconds(found, 0.5)} / ${seconds(found, 0.95)} s`;

const ruleColumns = (tally: Tally): string[] =>
  ruleNames.map((rule: RuleName) => detected(tally.rules[rule], tally.runs));

const page = (jobs: readonly Job[], results: Results): string => {
  const of = (kind: Job['kind'], what: string, rate?: number): Tally =>
    sum(jobs, results, job => job.kind === kind && job.what === what && (rate === undefined || job.rate === rate));
  const detections = (kind: Job['kind']): string =>
    table(
      ['errors', ...detectionRates.map(rate => `${rate} requests/s`)],
      errorShares.map(one => [
        share(one, 1, 0),
        ...detectionRates.map(rate => {
          const tally = of(kind, `${one}`, rate);
          return detected(tally.judge, tally.runs);
        }),
      ]),
    );
  const all = sum(jobs, results, job => job.kind === 'healthy');
  const { upper } = clopperPearson(all.judge.length, all.runs, 0.05);
  return [
    `**${all.judge.length} false alarms in ${all.runs} healthy releases: at most ${(100 * upper).toFixed(3)} % with 95 % confidence** (exact one-sided bound). Promised are at most 0.1 %, designed for is ${(100 * falseAlarm).toFixed(2)} %.`,
    '## What is simulated',
    'One minute of verification through the real judge, looked at ten times a second, with everything it tests at once: two probes together and each alone, which release answers, p95 and p99, the counters of other clients (twice our rate), errors and latency beside the old release. ' +
      'Objectives: 1 % errors, p95 and p99 of four and ten medians, at most 0.5 points more errors and 20 % slower than the old release. Rates of 10, 25, 50 and 100 requests a second in equal parts. ' +
      '*Healthy* means: given the past, the chance that a request fails is never above the objective, and no time block is expected to have more slow answers than allowed. Most of these releases touch the objective: they are the worst that still count as healthy.',
    '## False alarms',
    table(
      ['healthy release', 'this judge (95 % bound)', 'it passed', ...ruleNames],
      [...healthyNames.map((name: Healthy) => alarmRow(name, of('healthy', name))), alarmRow('**all**', all)],
    ),
    'The other columns are the share of the same releases that the rule would have rolled back. What neither failed nor passed was `inconclusive`: at the very objective nothing can be shown. ' +
      'The Mann–Whitney rule knows no allowed rise, so what is worse than before within the tolerance is a finding to it; it never looks at an objective.',
    '## Seconds until a bad release is found',
    `Errors from the first request on, objective 1 %; ${detectionRuns} releases a cell. Share found within the minute: median / 95th percentile. **Our own bounded probes alone**, nothing else to go by:`,
    detections('alone'),
    'With the target’s counters of other clients, who ask twice as often as we do, read once a second (so it may be found on the next full second), and with the old release beside it:',
    detections('errors'),
    'Beside the other rules, at 100 requests a second of our own, which is all they see; the judge on the same:',
    table(
      ['errors', 'this judge', ...ruleNames],
      errorShares.map(one => {
        const tally = of('alone', `${one}`, 100);
        return [share(one, 1, 0), detected(tally.judge, tally.runs), ...ruleColumns(tally)];
      }),
    ),
    'Slower than the old release beside it, still within p95 and p99, allowed are 20 % (our own 10 or 50 requests a second, half as many pairs, at most 20 a second):',
    table(
      ['slower', 'rate', 'this judge', ...ruleNames],
      slowdowns.flatMap(times =>
        [10, 50].map(rate => {
          const tally = of('slower', `${times}`, rate);
          return [`${times} ×`, `${rate}/s`, detected(tally.judge, tally.runs), ...ruleColumns(tally)];
        }),
      ),
    ),
    'The rules beside ours are written after their public descriptions, with 10 s intervals and 2 s steps so that they have something to go by within a minute; in use they take minutes. They are no runs of Argo Rollouts, Flagger or Kayenta.',
  ].join('\n\n');
};

const restored = async (file: string | undefined): Promise<Results> => {
  const text = file === undefined ? undefined : await readFile(file, 'utf8').catch(() => undefined);
  return new Map(text === undefined ? [] : (JSON.parse(text) as [string, Tally][]));
};

export const main = async (args: readonly string[]): Promise<void> => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      write: { type: 'boolean', default: false },
      releases: { type: 'string', default: '12000' },
      state: { type: 'string' },
    },
  });
  const jobs = plan(Number(values.releases));
  const results = await restored(values.state);
  const startedAt = Date.now();
  await runAll(jobs, results, async () => {
    if (values.state !== undefined) await writeFile(values.state, JSON.stringify([...results]));
  });
  const body = page(jobs, results);
  console.log(`${body}\n\n${((Date.now() - startedAt) / 1000).toFixed(0)} s`);
  if (values.write) {
    await writeBenchPage(
      'bench/calibration.md',
      'How often verification is wrong',
      'npm run bench -- calibration --write',
      body,
    );
  }
};
