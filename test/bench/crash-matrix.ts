/**
 * The crash matrix on the real process target: a deploy or rollback in a child process is killed (SIGKILL) or cancelled
 * (SIGINT) before and after every journal write and every effect, then the same command is run again. All invariants
 * must hold and the end must be the one an undisturbed run reaches. Generates docs/crash-matrix.md.
 *
 *   npm run bench -- crash-matrix [--every N] [--only SCENARIO] [--write]
 */
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../../scripts/actions.ts';
import { table } from '../../src/core/markdown.ts';
import { type Moment, wrongAtEnd } from '../../src/domain/rollout/invariants.ts';
import { otherColour } from '../../src/domain/rollout/release.ts';
import { appRelease } from '../support/app.ts';
import { CrashBed, runChild, type Spec, user } from '../support/crash-bed.ts';

interface Scenario {
  readonly name: string;
  /** Run undisturbed before each case. */
  readonly before: readonly Spec[];
  readonly command: Spec;
  /** A new place for each case; else one case's end is the next one's start. */
  readonly fresh: boolean;
  /** Which release must be live and verified in the end: the case's own, or the one before. */
  readonly ends: 'new' | 'old';
}

const well: Spec = { command: 'deploy', behaviour: {}, verdict: 'pass' };

const scenarios: readonly Scenario[] = [
  { name: 'first deploy ever', before: [], command: well, fresh: true, ends: 'new' },
  { name: 'deploy over a live release', before: [], command: well, fresh: false, ends: 'new' },
  {
    name: 'failed verification, rolled back',
    before: [],
    command: { ...well, verdict: 'fail' },
    fresh: false,
    ends: 'old',
  },
  {
    name: 'release that crashes at its start, withdrawn',
    before: [],
    command: { ...well, behaviour: { NODE_OPTIONS: '--no-such-option' } },
    fresh: false,
    ends: 'old',
  },
  {
    name: 'rollback by hand',
    before: [{ ...well, command: 'switch' }],
    command: { ...well, command: 'rollback' },
    fresh: false,
    ends: 'old',
  },
];

/** I4: the end that an undisturbed run reaches. */
const wrongEnd = ({ journal, observed }: Moment, wanted: string): readonly string[] => {
  const wrong: string[] = [];
  const { traffic } = observed;
  const state = traffic === null ? undefined : observed[traffic];
  if (state?.state !== 'ready' || state.releaseId !== wanted) wrong.push('I4: the wrong release is live');
  if (journal.verified?.release.id !== wanted) wrong.push('I4: the wrong release is recorded as verified');
  if (journal.operation !== null || journal.lease !== null) wrong.push('I4: something is left open');
  if (traffic !== null && observed[otherColour(traffic)].state !== 'absent')
    wrong.push('I6: the other colour still runs');
  return wrong;
};

interface Case {
  readonly scenario: string;
  readonly at: number;
  readonly where: string;
  readonly signal: string;
  readonly first: string;
  readonly again: string;
  readonly asked: number;
  readonly failed: number;
  readonly wrong: readonly string[];
}

let names = 0;
const nextName = (): string => {
  names += 1;
  return `release-${names}`;
};

const prepare = async (bed: CrashBed, scenario: Scenario): Promise<string> => {
  const name = nextName();
  for (const spec of scenario.before) await runChild(bed.order(spec, name));
  return name;
};

const runCase = async (bed: CrashBed, scenario: Scenario, at: number, signal: 'SIGKILL' | 'SIGINT'): Promise<Case> => {
  bed.aheadMs += 2 * 3_600_000;
  const name = await prepare(bed, scenario);
  const asking = scenario.fresh ? undefined : user(bed.port);
  const order = { ...bed.order(scenario.command, name), at, signal };
  const first = await runChild(order);
  const again = await runChild({ ...order, signal: 'none' });
  const { asked, failed } = (await asking?.stop()) ?? { asked: 0, failed: 0 };
  const moment = await bed.moment();
  const wanted = scenario.ends === 'new' ? appRelease(name, scenario.command.behaviour).id : bed.live;
  if (scenario.ends === 'new') bed.live = wanted;
  const lost = failed > 0 ? [`I1: ${failed} of ${asked} requests failed`] : [];
  return {
    scenario: scenario.name,
    at,
    where: first.label ?? 'not reached',
    signal,
    first: first.verdict ?? 'killed',
    again: again.verdict ?? 'none',
    asked,
    failed,
    wrong: [...first.wrong, ...again.wrong, ...wrongAtEnd(moment), ...wrongEnd(moment, wanted), ...lost],
  };
};

const begun = async (scenario: Scenario): Promise<CrashBed> => {
  const bed = await CrashBed.make();
  if (scenario.fresh) return bed;
  const name = nextName();
  await runChild(bed.order(well, name));
  bed.live = appRelease(name).id;
  return bed;
};

/** How many crossings an undisturbed run has. */
const countCrossings = async (scenario: Scenario): Promise<number> => {
  const bed = await begun(scenario);
  try {
    return (await runChild(bed.order(scenario.command, await prepare(bed, scenario)))).crossings;
  } finally {
    await bed.end();
  }
};

const runScenario = async (scenario: Scenario, every: number, done: (one: Case) => void): Promise<void> => {
  const crossings = await countCrossings(scenario);
  let bed = await begun(scenario);
  try {
    for (let at = 1; at <= crossings; at += every)
      for (const signal of ['SIGKILL', 'SIGINT'] as const) {
        const one = await runCase(bed, scenario, at, signal);
        done(one);
        if (scenario.fresh || one.wrong.length > 0) {
          await bed.end();
          bed = await begun(scenario);
        }
      }
  } finally {
    await bed.end();
  }
};

const page = (cases: readonly Case[], every: number, seconds: number): string => {
  const good = cases.filter(one => one.wrong.length === 0).length;
  const asked = cases.reduce((sum, one) => sum + one.asked, 0);
  const failed = cases.reduce((sum, one) => sum + one.failed, 0);
  const summary = scenarios
    .map(({ name }) => cases.filter(one => one.scenario === name))
    .filter(rows => rows.length > 0)
    .map(rows => [
      rows[0]?.scenario ?? '',
      `${rows.length}`,
      `${rows.filter(one => one.wrong.length === 0).length}`,
      `${rows.reduce((sum, one) => sum + one.asked, 0)}`,
      `${rows.reduce((sum, one) => sum + one.failed, 0)}`,
    ]);
  const ordered = scenarios.flatMap(({ name }) => cases.filter(one => one.scenario === name));
  const rows = ordered.map(one => [
    one.scenario,
    `${one.at}`,
    one.where,
    one.signal,
    one.first,
    one.again,
    one.wrong.length === 0 ? 'holds' : one.wrong.join('; '),
  ]);
  const which = every === 1 ? 'every crossing' : `every ${every}th crossing (a sample)`;
  return `<!-- Generated by npm run bench -- crash-matrix --write. Do not edit. -->
# Crash matrix

A deploy or a rollback runs in a process of its own on the real journal, proxy and apps of the process target. It is
killed (SIGKILL) or cancelled (SIGINT) right before or right after each journal write and each effect (fence, start,
switch, retire); then the same command is run again. A case holds when the invariants I1–I7 hold at every effect and at
the end, and the end is the one that an undisturbed run reaches. Meanwhile a user asks the entrance every 20 ms on fresh
connections; one failed answer fails the case.

**${good} of ${cases.length} cases hold; ${failed} of ${asked} requests failed.** Crossings: ${which}.

Run on ${new Date().toISOString().slice(0, 10)} in ${Math.round(seconds)} s, Linux, ${cpus().length} cores, Node ${process.version}:
\`npm run bench -- crash-matrix${every === 1 ? '' : ` --every ${every}`} --write\`. Verification is answered by a stub, for the matrix is about the
rollout. Every crossing, and pairs of two kills in a row (a sample), also run on a simulated target in
\`test/unit/rollout/crash-matrix.test.ts\`; the real bundle is killed in \`test/contract/\`.

${table(['scenario', 'cases', 'hold', 'requests', 'failed'], summary)}

## Cases

${table(['scenario', 'n', 'where', 'signal', 'first run', 'run again', 'invariants'], rows)}
`;
};

export const main = async (args: readonly string[]): Promise<void> => {
  const { values } = parseArgs({
    args: [...args],
    options: { every: { type: 'string' }, only: { type: 'string' }, write: { type: 'boolean' } },
  });
  const every = Number(values.every ?? 1);
  const chosen = scenarios.filter(({ name }) => values.only === undefined || name.includes(values.only));
  const cases: Case[] = [];
  const began = performance.now();
  const done = (one: Case): void => {
    cases.push(one);
    const verdicts = `${one.first} → ${one.again}`;
    const mark = one.wrong.length === 0 ? 'holds' : `WRONG: ${one.wrong.join('; ')}`;
    console.log(`${one.scenario} #${one.at} ${one.signal} ${one.where}: ${verdicts}: ${mark}`);
  };
  // Each scenario has a place of its own, so they run side by side.
  await Promise.all(chosen.map(async scenario => await runScenario(scenario, every, done)));
  const bad = cases.filter(one => one.wrong.length > 0).length;
  console.log(`${cases.length - bad} of ${cases.length} cases hold`);
  if (values.write === true)
    await writeFile(join(root, 'docs/crash-matrix.md'), page(cases, every, (performance.now() - began) / 1000));
  if (bad > 0) process.exitCode = 1;
};
