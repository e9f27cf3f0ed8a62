/**
 * The crash matrix of the kubernetes target: every write of every scenario meets every fault, then the same command is
 * run again. Resumable: cases done are kept in a file until a run begins anew.
 *
 *   npm run bench -- crash-matrix-kubernetes [--fake | --simulated | --real] [--cases N] [--only SCENARIO]
 *     [--faults kill-before,kill-after] [--minutes M] [--at-once N] [--resume] [--cluster FOLDER] [--write]
 *   npm run bench -- crash-matrix-kubernetes --real --page     writes the page from the cases done so far
 *
 * `--cluster`: folder of a testbed that is up (`npm run testbed -- kubernetes-simulated up`, `… kubernetes up`).
 */
import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { root } from '../../scripts/actions.ts';
import { attach } from '../support/cluster/cluster.ts';
import { type Fault, faults } from '../support/fault-proxy.ts';
import { ApiBed } from '../support/kubernetes-crash/api-bed.ts';
import type { Bed, Case } from '../support/kubernetes-crash/cases.ts';
import { FakeBed } from '../support/kubernetes-crash/fake-bed.ts';
import { casesOf, keyOf, references, runAll, stratified } from '../support/kubernetes-crash/matrix.ts';
import {
  type BedResult,
  caseSchema,
  page,
  resultSchema,
  type StoredCase,
  tallied,
} from '../support/kubernetes-crash/page.ts';
import { machine } from './report.ts';

const options = {
  fake: { type: 'boolean' },
  simulated: { type: 'boolean' },
  real: { type: 'boolean' },
  cases: { type: 'string' },
  only: { type: 'string' },
  faults: { type: 'string' },
  minutes: { type: 'string' },
  'at-once': { type: 'string' },
  resume: { type: 'boolean' },
  cluster: { type: 'string' },
  write: { type: 'boolean' },
  page: { type: 'boolean' },
} as const;

const folder = join(root, 'node_modules/.cache/crash-matrix-kubernetes');
const resultsPath = join(root, 'docs/bench/crash-matrix-kubernetes.json');

const linesIn = async (path: string): Promise<readonly StoredCase[]> =>
  (await readFile(path, 'utf8').catch(() => ''))
    .split('\n')
    .filter(line => line !== '')
    .map(line => caseSchema.parse(JSON.parse(line)));

const stored = async (): Promise<readonly BedResult[]> =>
  z.array(resultSchema).parse(JSON.parse(await readFile(resultsPath, 'utf8').catch(() => '[]')));

/** Each bed's last results are kept, so that the page can be made from runs on different days. */
const write = async (result: BedResult): Promise<void> => {
  const others = (await stored()).filter(one => one.bed !== result.bed);
  const order = ['fake', 'simulated', 'real'];
  const all = [...others, result].sort((a, b) => order.indexOf(a.bed) - order.indexOf(b.bed));
  await writeFile(resultsPath, `${JSON.stringify(all, null, 1)}\n`);
  await writeFile(join(root, 'docs/bench/crash-matrix-kubernetes.md'), page(all));
};

const faultsOf = (text: string | undefined): readonly Fault[] =>
  text === undefined ? faults : faults.filter(one => text.split(',').includes(one));

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

const openBed = async (values: Values): Promise<Bed & { close?(): Promise<void> }> => {
  if (values.simulated !== true && values.real !== true) return new FakeBed();
  const kind = values.real === true ? 'kubernetes' : 'kubernetes-simulated';
  if (values.cluster === undefined)
    throw new Error(`--cluster: the folder of a testbed; npm run testbed -- ${kind} up --folder …`);
  return await ApiBed.make(await attach(values.cluster));
};

const bedName = (values: Values): BedResult['bed'] =>
  values.real === true ? 'real' : values.simulated === true ? 'simulated' : 'fake';

const pathsOf = (name: string) => ({ cases: join(folder, `${name}.jsonl`), full: join(folder, `${name}.full`) });

const line = (one: Case): string => {
  const mark = one.wrong.length === 0 ? 'holds' : `WRONG: ${one.wrong.join('; ')}`;
  const requests = one.asked === 0 ? '' : `, ${one.failed} of ${one.asked} requests failed`;
  return `${keyOf(one)} ${one.where}: ${one.first} → ${one.again}${requests}: ${mark}`;
};

const run = async (values: Values): Promise<void> => {
  const bed = await openBed(values);
  const paths = pathsOf(bed.name);
  const known = new Set((await linesIn(paths.cases)).map(keyOf));
  const atOnce = Number(values['at-once'] ?? (bed.name === 'fake' ? 1 : 3));
  const planned = casesOf(await references(bed, values.only, atOnce), faultsOf(values.faults));
  if (values.only === undefined && values.faults === undefined) await writeFile(paths.full, `${planned.length}`);
  console.log(`${bed.name}: ${planned.length} cases in all, ${known.size} done before`);
  const wanted = stratified(planned, Number(values.cases ?? planned.length)).filter(
    ({ reference, at, fault }) => !known.has(keyOf({ scenario: reference.scenario.name, at, fault })),
  );
  const deadline = performance.now() + Number(values.minutes ?? Number.POSITIVE_INFINITY) * 60_000;
  await runAll(bed, wanted, {
    atOnce,
    until: () => performance.now() > deadline,
    done: async one => {
      await appendFile(paths.cases, `${JSON.stringify(one)}\n`);
      console.log(line(one));
    },
  });
  await bed.close?.();
};

export const main = async (args: readonly string[]): Promise<void> => {
  const { values } = parseArgs({ args: [...args], options });
  const name = bedName(values);
  const paths = pathsOf(name);
  await mkdir(folder, { recursive: true });
  if (values.resume !== true && values.page !== true) await rm(paths.cases, { force: true });
  if (values.page !== true) await run(values);
  const cases = await linesIn(paths.cases);
  const bad = cases.filter(one => one.wrong.length > 0).length;
  console.log(`${name}: ${cases.length - bad} of ${cases.length} cases hold`);
  const date = new Date().toISOString().slice(0, 10);
  const said = args.map((one, at) => (args[at - 1] === '--cluster' ? 'FOLDER' : one));
  const command = ['npm run bench -- crash-matrix-kubernetes', ...said].join(' ');
  const full = Number(await readFile(paths.full, 'utf8').catch(() => cases.length));
  if (values.write === true || values.page === true)
    await write({ bed: name, date, command, machine: machine(), full, ...tallied(cases) });
  if (bad > 0) process.exitCode = 1;
};
