/**
 * Switches between two real apps behind the process target's proxy under open-loop load, counts what is lost and
 * measures how long a switch and a switch back take. `npm run bench -- switch [switches] [seconds between]`.
 */
import { loadavg } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { type Connection, type LoadRecord, startLoad } from '../../src/adapters/load/generator.ts';
import { type LoadSummary, summarize } from '../../src/adapters/load/summary.ts';
import type { ProcessTarget } from '../../src/adapters/process/target.ts';
import { table } from '../../src/core/markdown.ts';
import { type Colour, otherColour, type Release } from '../../src/domain/rollout/release.ts';
import { appRelease, startReady, testBed } from '../support/app.ts';
import { minMedianMax, writeBenchPage } from './report.ts';

const rate = { freshPerSecond: 300, keptPerSecond: 300, keptConnections: 50, timeoutMs: 10_000 };
const token = 1;
const kinds = ['fresh', 'kept'] as const;

const now = (): number => performance.timeOrigin + performance.now();
const endOf = (record: LoadRecord): number => record.at + record.latencyMs;
const ms = (value: number | null): string => (value === null ? '–' : value.toFixed(1));

/** Load on `url` while `body` runs. */
const underLoad = async (url: string, body: () => Promise<void>): Promise<LoadRecord[]> => {
  const records: LoadRecord[] = [];
  const load = startLoad({ url, ...rate }, record => records.push(record));
  await body();
  await load.stop();
  return records;
};

interface Switch {
  readonly at: number;
  readonly acknowledgedMs: number;
  readonly from: string;
  readonly to: string;
}

const timed = async (target: ProcessTarget, from: Colour, ids: Record<Colour, string>): Promise<Switch> => {
  const to = otherColour(from);
  const at = now();
  const result = await target.switchTraffic(from, to, token);
  if (result !== 'switched') throw new Error(`the switch ${from} → ${to}: ${result}`);
  return { at, acknowledgedMs: now() - at, from: ids[from], to: ids[to] };
};

/** Milliseconds from the command to the first answer of the new release and to the last one of the old. */
const seen = (one: Switch, next: number, records: readonly LoadRecord[]) => {
  const after = records.filter(record => endOf(record) >= one.at && endOf(record) < next);
  const ends = (release: string): number[] =>
    after.flatMap(record => (record.release === release ? [endOf(record) - one.at] : []));
  return { firstNew: Math.min(...ends(one.to)), lastOld: Math.max(0, ...ends(one.from)) };
};

const loadRow = (name: string, { requests, lost, errors, p50Ms, p99Ms, maxMs }: LoadSummary): string[] => [
  name,
  String(requests),
  String(lost),
  String(errors),
  ...[p50Ms, p99Ms, maxMs].map(ms),
];
const loadHead = ['requests', 'sent', 'lost', '5xx', 'p50 ms', 'p99 ms', 'max ms'];

const loadRows = (name: string, records: readonly LoadRecord[]): string[][] =>
  kinds.map(kind => loadRow(`${name}, ${kind} connections`, summarize(records, kind)));

/** Good releases: a row of switches, none of which may lose a request. */
const switches = async (target: ProcessTarget, ids: Record<Colour, string>, count: number, pauseMs: number) => {
  const done: Switch[] = [];
  let at: Colour = 'blue';
  const records = await underLoad(target.entranceUrl, async () => {
    await delay(pauseMs);
    for (let times = 0; times < count; times += 1) {
      done.push(await timed(target, at, ids));
      at = otherColour(at);
      await delay(pauseMs);
    }
  });
  // An odd number of switches ends on green.
  await target.switchTraffic('green', 'blue', token);
  const times = done.map((one, index) => seen(one, done[index + 1]?.at ?? Number.POSITIVE_INFINITY, records));
  const rows = [
    [
      'switch acknowledged (written, synced, in force)',
      minMedianMax(
        done.map(one => one.acknowledgedMs),
        1,
      ),
    ],
    [
      'first answer of the new release',
      minMedianMax(
        times.map(one => one.firstNew),
        1,
      ),
    ],
    [
      'last answer of the old release',
      minMedianMax(
        times.map(one => one.lastOld),
        1,
      ),
    ],
  ];
  return { records, text: table(['command → (ms, min / median / max)', `${count} switches`], rows) };
};

/** The same load straight at the app and through the proxy, in turns. */
const beside = async (target: ProcessTarget, turns: number, turnMs: number): Promise<string> => {
  const direct: LoadRecord[] = [];
  const proxied: LoadRecord[] = [];
  const url = await target.directUrl('blue');
  for (let turn = 0; turn < turns; turn += 1) {
    direct.push(...(await underLoad(url, async () => await delay(turnMs))));
    proxied.push(...(await underLoad(target.entranceUrl, async () => await delay(turnMs))));
  }
  return table(loadHead, [...loadRows('direct', direct), ...loadRows('through the proxy', proxied)]);
};

const lastAfter = (at: number, records: readonly LoadRecord[]): number =>
  Math.max(0, ...records.map(record => endOf(record) - at));

/** A release that fails 3 % of requests gets traffic; once told so, traffic goes back. */
const goBack = async (target: ProcessTarget, bad: string, rounds: number): Promise<string> => {
  const found: Record<Connection, { bad: number[]; any: number[] }> = {
    fresh: { bad: [], any: [] },
    kept: { bad: [], any: [] },
  };
  let [lost, failed] = [0, 0];
  for (let round = 0; round < rounds; round += 1) {
    let verdictAt = 0;
    const records = await underLoad(target.entranceUrl, async () => {
      await target.switchTraffic('blue', 'green', token);
      await delay(2000);
      verdictAt = now();
      await target.switchTraffic('green', 'blue', token);
      await delay(1000);
    });
    lost += summarize(records).lost;
    failed += summarize(records).errors;
    for (const kind of kinds) {
      const ofBad = records.filter(record => record.connection === kind && record.release === bad);
      found[kind].any.push(lastAfter(verdictAt, ofBad));
      found[kind].bad.push(
        lastAfter(
          verdictAt,
          ofBad.filter(record => (record.status ?? 0) >= 500),
        ),
      );
    }
  }
  const rows = kinds.map(kind => [kind, minMedianMax(found[kind].bad, 1), minMedianMax(found[kind].any, 1)]);
  const head = [
    'connections',
    'verdict → last bad answer (ms, min / median / max)',
    '→ last answer of the bad release',
  ];
  return `${table(head, rows)}\n\n${rounds} rounds; ${failed} requests failed while the bad release had traffic (it fails 3 %), ${lost} were lost. A 0 means that no bad answer ended after the verdict.`;
};

const busy = loadavg()[0]?.toFixed(1) ?? '?';

const page = (parts: { switching: string; summary: string; beside: string; back: string }): string => `
Open-loop load of ${rate.freshPerSecond} requests/s on fresh connections and ${rate.keptPerSecond} requests/s on ${rate.keptConnections} kept ones, nothing tried twice,
latency counted from the moment a request was due. Load generator, proxy and both apps share the machine, whose load
average was ${busy} at the start (other work on it shows in every tail below).

## Switches between two good releases

${parts.summary}

${parts.switching}

A request is lost when no whole answer came: refused, reset, cut, timed out.

## What the proxy costs

The same load in turns straight at the app and through the proxy:

${parts.beside}

## Back from a release with 3 % errors

From the verdict (the command to switch back) to the last answer with status 500. How fast a verdict comes is measured
elsewhere.

${parts.back}

## For comparison, quoted

kamal-proxy d929067 (Go), measured by us on another day with 300 + 300 + 100 requests/s and 10 switches: “0 failed of
28,003”; “command start → first answer of the new release 9.6 / 12.1 / 19.5 ms; last answer of the old one
6.5 / 9.4 / 18.9 ms”; “p50: 0.78 ms against 0.26 ms direct (kept connections), 1.05 against 0.52 ms (new ones)”.
`;

const prepare = async (target: ProcessTarget, colour: Colour, release: Release): Promise<string> => {
  await startReady(target, colour, release, token);
  return release.id;
};

export const main = async (args: readonly string[]): Promise<void> => {
  const [count, pauseMs] = [Number(args[0] ?? 20), Number(args[1] ?? 1) * 1000];
  const bed = await testBed();
  const { target } = bed;
  try {
    const ids = {
      blue: await prepare(target, 'blue', appRelease('one')),
      green: await prepare(target, 'green', appRelease('two')),
    };
    await target.switchTraffic(null, 'blue', token);
    await underLoad(target.entranceUrl, async () => await delay(2000));
    const good = await switches(target, ids, count, pauseMs);
    const cost = await beside(target, 4, 2500);
    const bad = await prepare(target, 'green', appRelease('bad', { APP_ERROR_RATE: '0.03' }));
    const back = await goBack(target, bad, 5);
    const summary = table(loadHead, [...loadRows('all', good.records), loadRow('together', summarize(good.records))]);
    const body = page({ switching: good.text, summary, beside: cost, back });
    console.log(body);
    await writeBenchPage('bench/switch.md', 'Switching under load', 'npm run bench -- switch', body);
    if (summarize(good.records).lost > 0) process.exitCode = 1;
  } finally {
    await bed.end();
  }
};
