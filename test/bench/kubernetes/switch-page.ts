/** The tables of the switch bench: one for what was lost, one for times. Pure. */
import { table } from '../../../src/core/markdown.ts';
import { clopperPearson } from '../../../src/domain/statistics/distributions.ts';
import { type ClientKind, clientKinds } from '../../support/load-clients/plan.ts';
import { minMedianMax, quantile } from '../report.ts';
import { type FloorSample, ways } from './floor.ts';
import { clients, type Measured, type Moment, rates, requestsOf } from './measure.ts';
import type { MethodKind } from './method.ts';
import { ours } from './ours.ts';
import type { Cell, Result } from './switch-results.ts';

type ReleaseResult = Extract<Result, { kind: 'release' }>;

const isRelease = (result: Result): result is ReleaseResult => result.kind === 'release';

const lost = (runs: readonly ReleaseResult[], kind: ClientKind, moment: Moment): number =>
  runs.reduce((sum, { measured }) => sum + measured.kinds[kind].failed[moment], 0);

const asked = (runs: readonly ReleaseResult[], kind?: ClientKind): number =>
  runs.reduce(
    (sum, { measured }) => sum + (kind === undefined ? requestsOf(measured) : measured.kinds[kind].requests),
    0,
  );

const appOf = ({ drain }: Cell): string => (drain === 0 ? 'stops at once' : `drains ${drain} s`);

/** One-sided, 95 %: with nothing lost of n it is about 3/n. Requests of one release are not independent; it says how much was seen. */
const bound = (failed: number, n: number): string =>
  n === 0 ? '–' : `${(clopperPearson(failed, n, 0.05).upper * 1e6).toFixed(0)} per million`;

const faultsOf = (runs: readonly ReleaseResult[]): string => {
  const sums = new Map<string, number>();
  for (const { measured } of runs)
    for (const kind of clientKinds)
      for (const [fault, count] of Object.entries(measured.kinds[kind].faults))
        sums.set(fault, (sums.get(fault) ?? 0) + count);
  return (
    [...sums]
      .sort((a, b) => b[1] - a[1])
      .map(([fault, count]) => `${fault} ${count}`)
      .join(', ') || '–'
  );
};

const lostRow = (name: string, cell: Cell, runs: readonly ReleaseResult[]): string[] => [
  name,
  appOf(cell),
  cell.node,
  String(runs.length),
  String(asked(runs)),
  ...clientKinds.map(
    kind => `${lost(runs, kind, 'before') + lost(runs, kind, 'switch')} + ${lost(runs, kind, 'retirement')}`,
  ),
  bound(
    lost(runs, 'fresh', 'before') + lost(runs, 'fresh', 'switch') + lost(runs, 'fresh', 'retirement'),
    asked(runs, 'fresh'),
  ),
  faultsOf(runs),
];

const lostHead = [
  'method',
  'app on SIGTERM',
  'node',
  'releases',
  'requests',
  ...clientKinds.map(kind => `${kind}: lost until + from retirement`),
  'fresh: upper 95 % bound',
  'as',
];

const present = (values: readonly (number | null)[]): number[] => values.flatMap(one => (one === null ? [] : [one]));

const spread = (values: readonly (number | null)[]): string => {
  const found = present(values);
  return found.length === 0 ? '–' : minMedianMax(found);
};

const timeRow = (name: string, node: string, runs: readonly ReleaseResult[]): string[] => {
  const of = (pick: (measured: Measured) => number | null): string => spread(runs.map(run => pick(run.measured)));
  const fromCommand = (measured: Measured): number | null =>
    measured.firstNewMs === null ? null : measured.firstNewMs + (measured.switchedMs ?? 0);
  return [
    name,
    node,
    of(measured => measured.commandMs),
    of(fromCommand),
    of(measured => (measured.switchedMs === null ? null : measured.firstNewMs)),
    ...clientKinds.map(kind => of(measured => measured.kinds[kind].lastOldMs)),
    of(measured => measured.lateMs),
  ];
};

const timeHead = [
  'ms, min / median / max',
  'node',
  'whole command',
  'command → first new answer',
  'switching write → first new answer',
  ...clientKinds.map(kind => `→ last old answer, ${kind}`),
  'clients late at most',
];

const latencyRow = (name: string, sent: readonly number[], received: readonly number[]): string[] => {
  const of = (values: readonly number[]): string[] =>
    values.length === 0 ? ['–', '–'] : [minMedianMax(values, 1), quantile(values, 0.95).toFixed(1)];
  return [name, String(received.length), ...of(sent), ...of(received)];
};

const latencyHead = [
  'quiet node, ms',
  'n',
  'sent →, min / median / max',
  'p95',
  'received →, min / median / max',
  'p95',
];

const floorOf = (samples: readonly FloorSample[], way: FloorSample['way']) => {
  const chosen = samples.filter(sample => sample.way === way && Number.isFinite(sample.receivedMs));
  return { sent: chosen.map(one => one.sentMs), received: chosen.map(one => one.receivedMs) };
};

const bare = 'PATCH over a kubectl proxy socket';

interface Bar {
  readonly text: string;
  readonly met: boolean;
}

const bar = (met: boolean, text: string): Bar => ({ met, text: `${met ? 'met' : '**not met**'}: ${text}` });

/** Fewer say nothing of a median. */
const enough = 20;

const latencyBar = (ours: readonly number[], bare: readonly number[]): Bar => {
  const ratio = quantile(ours, 0.5) / quantile(bare, 0.5);
  const counted = `${ours.length} of ours, ${bare.length} bare ones, ${enough} of each wanted`;
  return Math.min(ours.length, bare.length) < enough
    ? bar(false, `too few switches on a quiet node to compare with a bare PATCH (${counted})`)
    : bar(
        ratio <= 1.5,
        `median from the switching PATCH to the first new answer on a quiet node ${ratio.toFixed(2)} × that of a bare PATCH (≤ 1.5 wanted; ${counted})`,
      );
};

const barsOf = (runs: readonly ReleaseResult[], all: readonly ReleaseResult[], latency: Bar): Bar[] => {
  const count = (kinds: readonly ClientKind[], from: readonly Moment[]): number =>
    kinds.reduce((sum, kind) => sum + from.reduce((part, moment) => part + lost(runs, kind, moment), 0), 0);
  const fresh = count(['fresh'], ['before', 'switch', 'retirement']);
  const kept = count(['kept', 'blind'], ['before', 'switch']);
  return [
    bar(runs.length >= 100, `${runs.length} switches of ours (100 wanted)`),
    bar(
      asked(all) >= 1_000_000,
      `${asked(all)} requests in all (1,000,000 wanted), ${asked(runs)} of them during ours`,
    ),
    bar(
      fresh === 0,
      `${fresh} of ${asked(runs, 'fresh')} requests on new connections lost (0 wanted), upper 95 % bound ${bound(fresh, asked(runs, 'fresh'))}`,
    ),
    bar(
      kept === 0,
      `${kept} of ${asked(runs, 'kept') + asked(runs, 'blind')} requests on kept connections lost until the old pods were told to end (0 wanted)`,
    ),
    latency,
  ];
};

const setAside = (results: readonly Result[]): string => {
  const some = results.flatMap(result => (result.kind === 'disturbed' ? [result] : []));
  if (some.length === 0) return '';
  const of = [...new Set(some.map(one => one.method))].join(', ');
  const lost = some.reduce((sum, one) => sum + one.lost, 0);
  return `- Set aside and repeated: ${some.length} runs (${of}) in which the load clients were late by more than 250 ms; ${lost} requests were lost in them.\n`;
};

const caveats = (results: readonly Result[], broken: readonly string[]): string => `
- One node, kube-proxy in iptables mode with its default \`minSyncPeriod\` of 1 s, no load balancer, no Ingress: all of these make real
  switches slower. Load, cluster and tools share the machine.
- Every request on a new connection comes from another 127.x.y.z address: with one address the connection tracking of connections
  whose pod is gone shows failures that are none. Requests until the NodePort answered at all are not counted.
- \`fresh\`: ${rates.fresh} requests/s, a connection each. \`kept\`: ${rates.kept}/s on ${clients.connections} kept connections, looks for a received FIN before it writes.
  \`blind\`: ${rates.blind}/s on ${clients.connections} kept connections, writes without looking. Nothing is tried twice; time-out ${clients.timeoutMs} ms. A request is lost
  when no whole answer came in time, or its status was not 200.
- “Until retirement”: broken off before the first old pod was told to end (audit log), or sent before it and never answered in time;
  “from retirement”: afterwards. A blind client loses
  one request per connection whenever a server closes idle connections, whoever tells it to; a looking one only when both cross on the way.
- The switching write counts from when the API server received it (audit log); where there is none, from the start of the command.
  “Sent →” of \`kubectl patch\` counts from the start of kubectl. A fresh request starts every ${(1000 / rates.fresh).toFixed(1)} ms, finer nothing is resolved.
- Busy node: ${'four pods elsewhere that become ready, crash and are made anew, behind a Service of their own'}.
- “Clients late at most”: what a request was sent after it was due, because the machine let the load clients wait. Latencies count from when it was due,
  time-outs from when it was sent.
- The bound takes requests as independent, which those of one release are not.
${setAside(results)}${broken.length === 0 ? '' : `- Runs that broke and are in no table: ${broken.join('; ')}.\n`}`;

export interface Page {
  readonly title: string;
  readonly text: string;
  readonly met: boolean;
}

export const switchPage = (results: readonly Result[], kinds: readonly MethodKind[]): Page => {
  const releases = results.filter(isRelease);
  const samples = results.flatMap(result => (result.kind === 'floor' ? [result.sample] : []));
  const broken = results.flatMap(result =>
    result.kind === 'broken' ? [`${result.unit} (${result.why.split('\n')[0]})`] : [],
  );
  const cells = [...new Map(releases.map(one => [JSON.stringify(one.cell), one.cell])).values()];
  const of = (method: string, where: (cell: Cell) => boolean): ReleaseResult[] =>
    releases.filter(one => one.method === method && where(one.cell));
  const rows = kinds.flatMap(({ name }) =>
    cells.flatMap(cell => {
      const runs = of(name, one => one.drain === cell.drain && one.node === cell.node);
      return runs.length === 0 ? [] : [lostRow(name, cell, runs)];
    }),
  );
  const times = kinds.flatMap(({ name }) =>
    (['quiet', 'busy'] as const).flatMap(node => {
      const runs = of(name, cell => cell.node === node);
      return runs.length === 0 ? [] : [timeRow(name, node, runs)];
    }),
  );
  const own = of(ours.name, () => true);
  const received = present(of(ours.name, cell => cell.node === 'quiet').map(run => run.measured.firstNewMs));
  const latencies = [
    ...ways.map(way => latencyRow(way, floorOf(samples, way).sent, floorOf(samples, way).received)),
    latencyRow(`${ours.name}, its switching PATCH`, [], received),
  ];
  const bars = barsOf(own, releases, latencyBar(received, floorOf(samples, bare).received));
  const parts = [
    bars.map(one => `- ${one.text}`).join('\n'),
    '## Lost requests',
    table(lostHead, rows),
    '## Times',
    table(timeHead, times),
    '## From the switching write to the first new answer, beside bare writes in turns with it',
    table(latencyHead, latencies),
    '## What was run',
    kinds.map(({ name, what }) => `- ${name}: ${what}`).join('\n'),
    '## How to read it',
    caveats(results, broken).trim(),
  ];
  return {
    title: 'Releases on Kubernetes under load',
    text: parts.join('\n\n'),
    met: bars.every(one => one.met) && broken.length === 0,
  };
};
