/** docs/bench/crash-matrix-kubernetes.md, from the results of each bed. */
import { z } from 'zod';
import { table } from '../../../src/core/markdown.ts';
import { faults } from '../fault-proxy.ts';
import { scenarios } from './scenarios.ts';

export const caseSchema = z.object({
  scenario: z.string(),
  at: z.number(),
  where: z.string(),
  fault: z.enum(faults),
  first: z.string(),
  again: z.string(),
  asked: z.number(),
  failed: z.number(),
  wrong: z.array(z.string()),
});
export type StoredCase = z.output<typeof caseSchema>;

/** Cases of one scenario and one fault. */
export const tallySchema = z.object({
  scenario: z.string(),
  fault: z.enum(faults),
  cases: z.number(),
  hold: z.number(),
  asked: z.number(),
  failed: z.number(),
});
type Tally = z.output<typeof tallySchema>;

export const resultSchema = z.object({
  bed: z.enum(['fake', 'simulated', 'real']),
  date: z.string(),
  command: z.string(),
  machine: z.string(),
  /** Cases that the full matrix of this bed has. */
  full: z.number(),
  tallies: z.array(tallySchema),
  /** Those that do not hold. */
  bad: z.array(caseSchema),
});
export type BedResult = z.output<typeof resultSchema>;

/** A run may end one write earlier than the undisturbed one did: its last fault then never came, and proves nothing. */
const met = (one: StoredCase): boolean => one.where !== 'not reached' || one.wrong.length > 0;

export const tallied = (all: readonly StoredCase[]): Pick<BedResult, 'tallies' | 'bad'> => {
  const cases = all.filter(met);
  const tallies = scenarios.flatMap(({ name: scenario }) =>
    faults.flatMap((fault): readonly Tally[] => {
      const some = cases.filter(one => one.scenario === scenario && one.fault === fault);
      if (some.length === 0) return [];
      const asked = some.reduce((sum, one) => sum + one.asked, 0);
      const failed = some.reduce((sum, one) => sum + one.failed, 0);
      return [{ scenario, fault, cases: some.length, hold: holding(some), asked, failed }];
    }),
  );
  return { tallies, bad: cases.filter(one => one.wrong.length > 0) };
};

const holding = (cases: readonly StoredCase[]): number => cases.filter(one => one.wrong.length === 0).length;

const what: { readonly [B in BedResult['bed']]: string } = {
  fake: 'The fake API server of the tests (test/support/fake-kubernetes), clocks 20 times as fast. A killed process is one whose calls never come back.',
  simulated:
    'A real etcd, kube-apiserver, controller manager and scheduler 1.34, pods simulated by KWOK. Commands are processes of their own, killed by SIGKILL. The answers of pods come from the fault proxy.',
  real: 'The same with a kubelet, containerd and kube-proxy: real pods of the demo app. Meanwhile a user asks the Service every 20 ms on a new connection; one failed answer fails the case.',
};

const sum = (tallies: readonly Tally[], key: 'cases' | 'hold' | 'asked' | 'failed'): number =>
  tallies.reduce((total, one) => total + one[key], 0);

const groups: readonly (readonly [string, (one: Tally) => boolean])[] = [
  ['SIGKILL before the write', one => one.fault === 'kill-before'],
  ['SIGKILL after the write', one => one.fault === 'kill-after'],
  ['SIGINT', one => one.fault.startsWith('interrupt')],
  ['409', one => one.fault === '409'],
  ['429', one => one.fault === '429'],
  ['500', one => one.fault.startsWith('500')],
  ['time-out', one => one.fault.startsWith('timeout')],
  ['connection reset', one => one.fault.startsWith('reset')],
  ['watches dropped', one => one.fault.startsWith('watch')],
];

const section = ({ bed, date, command, machine, full, tallies, bad }: BedResult): string => {
  const row = (name: string, some: readonly Tally[]): readonly string[] => [
    name,
    `${sum(some, 'cases')}`,
    `${sum(some, 'hold')}`,
  ];
  const ran = (rows: readonly (readonly string[])[]) => rows.filter(([, count]) => count !== '0');
  const byScenario = scenarios.map(({ name }) =>
    row(
      name,
      tallies.filter(one => one.scenario === name),
    ),
  );
  const byFault = groups.map(([name, test]) => row(name, tallies.filter(test)));
  const [cases, hold, asked] = [sum(tallies, 'cases'), sum(tallies, 'hold'), sum(tallies, 'asked')];
  const requests = asked === 0 ? '' : ` ${sum(tallies, 'failed')} of ${asked} requests failed.`;
  const part = cases >= full ? 'the full matrix' : `a stratified sample of the ${full} cases there are`;
  const list = bad.map(
    one => `- ${one.scenario}, ${one.fault} at write ${one.at} (${one.where}): ${one.wrong.join('; ')}`,
  );
  return `## ${bed}

${what[bed]}

**${hold} of ${cases} cases hold** (${part}).${requests} ${date}, \`${command}\`, ${machine}.

${table(['scenario', 'cases', 'hold'], ran(byScenario))}

${table(['fault', 'cases', 'hold'], ran(byFault))}
${list.length === 0 ? '' : `\nThose that do not hold:\n\n${list.join('\n')}\n`}`;
};

export const page = (results: readonly BedResult[]): string => {
  const total = results.flatMap(one => one.tallies);
  return `<!-- Generated by npm run bench -- crash-matrix-kubernetes --write. Do not edit. -->
# Crash matrix on Kubernetes

A deploy or a rollback meets one fault at one of its writes to the API server: the process is killed right before or
right after it (SIGKILL), cancelled there (SIGINT), or the write is answered by 409, 429 or 500, by silence or by a cut
connection, each once with the write made and once without where both can be, or all watches break off there, with and
without their versions being forgotten. Then the same command is run again. A case holds when

- the invariants I1–I7 of the rollout hold at every effect, seen by a judge with a connection of its own,
- no Service that had ready endpoints ever selected none by a write of ours, seen in the order of the objects' versions,
- no fencing token went back on any object,
- and the end, object by object, is the one that the same commands reach undisturbed.

Faults are made by a proxy in front of the API server (test/support/fault-proxy.ts); nothing of it is in \`dist\`.

**${sum(total, 'hold')} of ${sum(total, 'cases')} cases hold.** What each bed shows is said below; they do not show the same.

${results.map(section).join('\n')}`;
};
