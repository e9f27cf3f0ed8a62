/**
 * The fault league: bad releases with a known answer and good ones with noise, each through the whole of `ship` under load.
 *
 *   npm run bench -- fault-league [--target process|kubernetes] [--cluster FOLDER] [--only NAME] [--bad N] [--good N]
 *                                 [--at-once N] [--minutes M] [--resume] [--write]
 *
 * `--bad`: how often each bad release is tried; `--good`: how many good ones (default: 200, on Kubernetes 30).
 * `--only`: only releases, or kinds of noise, whose name holds this. `--cluster`: a testbed that is up.
 * `BENCH_FROM_SOURCE=1`: `ship` without a build. Goes on with what was measured before only with `--resume`. SIGINT:
 * nothing new is begun.
 */
import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { root } from '../../scripts/actions.ts';
import { messageOf } from '../../src/core/errors.ts';
import { badReleases, type Case, isFor, type TargetName, targets } from '../support/league/cases.ts';
import { type GoodRelease, goodReleases } from '../support/league/good.ts';
import { isAsKnown, isDisturbed, markOf } from '../support/league/judged.ts';
import { type League, leagueSchema, page } from '../support/league/page.ts';
import type { Place } from '../support/league/place.ts';
import { processPlace } from '../support/league/process-place.ts';
import { runCase, runGood } from '../support/league/run.ts';
import { keyOf, type Result, resultSchema } from '../support/league/score.ts';
import { machine } from './report.ts';

const options = {
  target: { type: 'string', default: 'process' },
  cluster: { type: 'string' },
  only: { type: 'string', multiple: true, default: [] as string[] },
  bad: { type: 'string', default: '1' },
  good: { type: 'string' },
  'at-once': { type: 'string', default: '2' },
  minutes: { type: 'string', default: '120' },
  resume: { type: 'boolean', default: false },
  write: { type: 'boolean', default: false },
} as const;

const folder = join(root, 'node_modules/.cache/fault-league');
const storePath = join(root, 'docs/bench/fault-league.json');

// The support of the contract tests names it so.
if (process.env['BENCH_FROM_SOURCE'] === '1') process.env['FROM_SOURCE'] = '1';

const read = async (path: string): Promise<readonly Result[]> =>
  (await readFile(path, 'utf8').catch(() => ''))
    .split('\n')
    .filter(line => line !== '')
    .map(line => resultSchema.parse(JSON.parse(line)));

const stored = async (): Promise<readonly League[]> =>
  z.array(leagueSchema).parse(JSON.parse(await readFile(storePath, 'utf8').catch(() => '[]')));

/** One release a line, so that a change can be read. */
const asText = (leagues: readonly League[]): string =>
  `[${leagues
    .map(({ results, ...about }) => {
      const lines = results.map(one => JSON.stringify(one)).join(',\n');
      return `${JSON.stringify(about).slice(0, -1)},"results":[\n${lines}\n]}`;
    })
    .join(',\n')}]\n`;

/** The other target's last results stay, so that the two need not be run on one day. */
const write = async (league: League): Promise<void> => {
  const others = (await stored()).filter(one => one.target !== league.target);
  const all = [...others, league].toSorted((a, b) => targets.indexOf(a.target) - targets.indexOf(b.target));
  await writeFile(storePath, asText(all));
  await writeFile(join(root, 'docs/bench/fault-league.md'), page(all));
};

const line = (one: Result): string => {
  const times = `detected ${one.detectMs?.toFixed(0) ?? '–'} ms, recovered ${one.recoverMs?.toFixed(0) ?? '–'} ms`;
  const users = `${one.failed} of ${one.requests} requests failed, ${one.failedBefore} before the switch`;
  const more = [...one.wrong, ...(isAsKnown(one) ? [] : [one.because.slice(0, 300)])].map(text => `\n    ${text}`);
  return `${markOf(one)}  ${keyOf(one)}: ${one.ending} (${one.codes.join(', ')}) by ${one.sources.join('; ')}; ${times}; ${users}; load late by ${one.lateMs.toFixed(0)} ms, ${(one.starved * 100).toFixed(1)} % of the time starved; ${(one.tookMs / 1000).toFixed(0)} s${more.join('')}`;
};

/** The newest of each release; what was disturbed stays until it is done undisturbed. */
const lastOf = (results: readonly Result[]): readonly Result[] => [
  ...new Map(results.map(one => [keyOf(one), one])).values(),
];

/** One piece of work on a place of its own; answers whether there was any. */
type Work = (place: Place) => Promise<void>;

interface Bench {
  readonly open: () => Promise<Place>;
  readonly late: () => boolean;
  readonly done: (result: Result) => Promise<void>;
}

const onPlace = async ({ open }: Bench, what: string, work: Work): Promise<void> => {
  const place = await open();
  try {
    await work(place);
  } catch (error) {
    console.error(`broken  ${what}: ${messageOf(error)}`);
    process.exitCode = 1;
  } finally {
    await place.end();
  }
};

/** Cases one by one, then the good ones in rows; several workers take from the same lists. */
const worker = async (bench: Bench, cases: (readonly [Case, number])[], good: GoodRelease[]): Promise<void> => {
  for (let next = cases.shift(); next !== undefined && !bench.late(); next = cases.shift()) {
    const [one, round] = next;
    await onPlace(bench, one.name, async place => await bench.done(await runCase(place, one, round)));
  }
  while (good.length > 0 && !bench.late()) {
    const take = (): GoodRelease | undefined => (bench.late() ? undefined : good.shift());
    await onPlace(bench, 'a row of good releases', async place => await runGood(place, take, bench.done));
  }
};

/** Rows take turns over the kinds of noise, so that a bench cut short has seen all of them. */
const planOf = (values: Values, target: TargetName, known: ReadonlySet<string>) => {
  const wanted = (name: string): boolean => values.only.length === 0 || values.only.some(one => name.includes(one));
  const isNew = (name: string, round: number): boolean => wanted(name) && !known.has(keyOf({ target, name, round }));
  const rounds = Array.from({ length: Number(values.bad) }, (_, round) => round);
  const cases = badReleases.filter(one => isFor(one, target));
  const good = goodReleases(Number(values.good ?? (target === 'process' ? 200 : 30)), target);
  return {
    cases: rounds
      .flatMap(round => cases.map(one => [one, round] as const))
      .filter(([one, round]) => isNew(one.name, round)),
    good: good.filter(one => isNew(one.noise.name, one.round)),
  };
};
type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

const withPlaces = async (
  target: TargetName,
  cluster: string | undefined,
  body: (open: () => Promise<Place>) => Promise<void>,
): Promise<void> => {
  if (target === 'process') return await body(processPlace);
  const { withKubernetesPlaces } = await import('../support/league/kubernetes-place.ts');
  await withKubernetesPlaces(cluster, body);
};

const run = async (values: Values, target: TargetName, path: string): Promise<void> => {
  // What the machine disturbed is tried again.
  const known = new Set((await read(path)).filter(one => !isDisturbed(one)).map(keyOf));
  const { cases, good } = planOf(values, target, known);
  console.log(`${target}: ${cases.length} bad and ${good.length} good releases to go, ${known.size} done before`);
  let deadline = performance.now() + Number(values.minutes) * 60_000;
  // What runs is ended in order: releases outlive their step.
  process.once('SIGINT', () => {
    deadline = 0;
  });
  await withPlaces(target, values.cluster, async open => {
    const bench: Bench = {
      open,
      late: () => performance.now() > deadline,
      done: async result => {
        await appendFile(path, `${JSON.stringify(result)}\n`);
        console.log(line(result));
      },
    };
    await Promise.all(Array.from({ length: Number(values['at-once']) }, async () => await worker(bench, cases, good)));
  });
};

export const main = async (args: readonly string[]): Promise<void> => {
  const { values } = parseArgs({ args: [...args], options });
  const target = targets.find(one => one === values.target);
  if (target === undefined) throw new Error(`--target: ${targets.join(' or ')}`);
  const path = join(folder, `${target}.jsonl`);
  await mkdir(folder, { recursive: true });
  if (!values.resume) await rm(path, { force: true });
  await run(values, target, path);
  const results = lastOf(await read(path));
  const odd = results.filter(one => !isAsKnown(one) && !isDisturbed(one));
  console.log(`${target}: ${results.length - odd.length} of ${results.length} as known beforehand`);
  const date = new Date().toISOString().slice(0, 10);
  const said = args.map((one, at) => (args[at - 1] === '--cluster' ? 'FOLDER' : one));
  const command = ['npm run bench -- fault-league', ...said].join(' ');
  if (values.write) await write({ target, date, command, machine: machine(), results: [...results] });
  if (odd.length > 0) process.exitCode = 1;
};
