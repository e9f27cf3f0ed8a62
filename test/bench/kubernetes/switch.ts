/**
 * Releases under load, ours beside what people use today: what is lost, when, and how fast traffic moves.
 *
 *   npm run bench -- kubernetes-switch [--switches 100] [--peers 8] [--minutes 60] [--only METHOD] [--cluster FOLDER]
 *                                      [--anew] [--write]
 *
 * Goes on with what an interrupted run has measured, unless told `--anew`.
 */
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { messageOf } from '../../../src/core/errors.ts';
import { type ArgoRollouts, startArgoRollouts } from '../../support/cluster/argo-rollouts.ts';
import { withNamespace } from '../../support/cluster/cluster.ts';
import { writeBenchPage } from '../report.ts';
import { type Bed, withBed } from './bed.ts';
import { Floor } from './floor.ts';
import { failedOf, isDisturbed, type Measured, measure, moments, requestsOf } from './measure.ts';
import type { Method, MethodKind, Place } from './method.ts';
import { type Noise, startNoise } from './noise.ts';
import { ours } from './ours.ts';
import { argo, peers } from './peers.ts';
import { Results } from './results.ts';
import { switchPage } from './switch-page.ts';
import { type Cell, type Result, resultSchema } from './switch-results.ts';

/** Some releases of one method in one cell, on an app of their own. */
interface Unit {
  readonly id: string;
  readonly method: string;
  readonly cell: Cell;
  readonly releases: number;
}

const cells: readonly Cell[] = [
  { drain: 3, node: 'quiet' },
  { drain: 0, node: 'quiet' },
  { drain: 3, node: 'busy' },
  { drain: 0, node: 'busy' },
];
const batch = 5;

/** Rounds over all cells, so that what changes with time hits everybody alike. The peers' runs are spread over them. */
const plan = (methods: readonly string[], switches: number, runsOfPeers: number): Unit[] => {
  const rounds = Math.max(1, Math.ceil(switches / (cells.length * batch)));
  const units: Unit[] = [];
  for (let round = 0; round < rounds; round += 1)
    for (const [at, cell] of cells.entries()) {
      const share = (total: number): number => {
        const perCell = Math.floor(total / cells.length) + (at < total % cells.length ? 1 : 0);
        return Math.floor((perCell * (round + 1)) / rounds) - Math.floor((perCell * round) / rounds);
      };
      for (const method of methods) {
        const releases = share(method === ours.name ? switches : runsOfPeers);
        const id = `${round} ${method} ${cell.drain} ${cell.node}`;
        if (releases > 0) units.push({ id, method, cell, releases });
      }
    }
  return units;
};

interface Running {
  readonly bed: Bed;
  readonly results: Results<Result>;
  readonly floor: Floor;
  readonly deadline: number;
}

const oneLine = ({ cell, method }: Unit, at: number, measured: Measured): string => {
  const lost = moments.map(moment => `${failedOf(measured, moment)} ${moment}`).join(', ');
  const app = `drain ${cell.drain} s, ${cell.node} node`;
  return `${method}, ${app}, #${at}: ${Math.round(measured.commandMs)} ms, first new answer after ${measured.firstNewMs?.toFixed(0) ?? '–'} ms, lost of ${requestsOf(measured)}: ${lost}; clients late by ${measured.lateMs.toFixed(0)} ms at most`;
};

/** Half of the switches on a quiet node are followed by bare ones, so that both meet the same machine. */
const floorIsDue = (unit: Unit, at: number): boolean =>
  unit.method === ours.name && unit.cell.node === 'quiet' && at % 2 === 0;

const release = async (running: Running, unit: Unit, method: Method, place: Place, at: number): Promise<void> => {
  const measured = await measure(place, method, `r${at}`, `r${at + 1}`);
  const about = { unit: unit.id, method: unit.method, cell: unit.cell };
  console.log(oneLine(unit, at + 1, measured));
  if (isDisturbed(measured)) {
    const lost = moments.reduce((sum, moment) => sum + failedOf(measured, moment), 0);
    await running.results.add({ kind: 'disturbed', ...about, lateMs: measured.lateMs, lost });
    return;
  }
  await running.results.add({ kind: 'release', ...about, load: loadavg()[0] ?? 0, measured });
  if (!floorIsDue(unit, at)) return;
  for (const sample of await running.floor.sample())
    await running.results.add({ kind: 'floor', unit: unit.id, sample });
};

/** What is still to do of a unit. A run that broke is not tried again: it is a result. */
const missing = ({ results }: Running, unit: Unit): number => {
  const settled = (one: Result): boolean => (one.kind === 'release' || one.kind === 'broken') && one.unit === unit.id;
  return unit.releases - results.all.filter(settled).length;
};

const runUnit = async (running: Running, unit: Unit, kind: MethodKind): Promise<void> => {
  const { bed, results, deadline } = running;
  if (missing(running, unit) <= 0) return;
  await withNamespace(bed.cluster, 'bench-switch', async namespace => {
    const place = { bed, namespace, port: await bed.freePort(), drain: unit.cell.drain };
    const method = kind.at(place);
    await method.prepare('r0');
    const tries = missing(running, unit) * 2;
    for (let at = 0; at < tries && missing(running, unit) > 0 && performance.now() < deadline; at += 1)
      await release(running, unit, method, place, at);
  }).catch(async error => {
    const why = messageOf(error);
    console.error(`${unit.id}: ${why}`);
    await results.add({ kind: 'broken', unit: unit.id, method: unit.method, cell: unit.cell, why });
  });
};

const withNoise = async (bed: Bed, node: Cell['node'], body: () => Promise<void>): Promise<void> => {
  const noise: Noise | undefined = node === 'busy' ? await startNoise(bed) : undefined;
  await body().finally(async () => await noise?.stop());
};

const runAll = async (running: Running, units: readonly Unit[], kinds: ReadonlyMap<string, MethodKind>) => {
  const total = units.reduce((sum, unit) => sum + unit.releases, 0);
  for (const unit of units) {
    const kind = kinds.get(unit.method);
    if (kind === undefined || performance.now() >= running.deadline) continue;
    await withNoise(running.bed, unit.cell.node, async () => await runUnit(running, unit, kind));
    const done = running.results.all.filter(one => one.kind === 'release').length;
    console.log(`${done} of ${total} releases`);
  }
};

const withFloor = async (bed: Bed, body: (floor: Floor) => Promise<void>): Promise<void> =>
  await withNamespace(bed.cluster, 'bench-floor', async namespace => {
    const floor = await Floor.open({ bed, namespace, port: await bed.freePort(), drain: 0 });
    await body(floor).finally(async () => await floor.close());
  });

const withArgo = async (bed: Bed, wanted: boolean, body: (argo?: ArgoRollouts) => Promise<void>): Promise<void> => {
  if (!wanted) return await body();
  const running = await startArgoRollouts(bed.cluster);
  await body(running).finally(async () => await running.stop());
};

const options = {
  switches: { type: 'string', default: '100' },
  peers: { type: 'string', default: '8' },
  minutes: { type: 'string', default: '60' },
  only: { type: 'string', multiple: true, default: [] as string[] },
  cluster: { type: 'string' },
  anew: { type: 'boolean', default: false },
  write: { type: 'boolean', default: false },
} as const;

const ofArgo = 'Argo';

export const main = async (args: readonly string[]): Promise<void> => {
  const { values } = parseArgs({ args: [...args], options });
  const wanted = (name: string): boolean => values.only.length === 0 || values.only.some(one => name.includes(one));
  const results = await Results.open('kubernetes-switch', resultSchema, values.anew);
  const deadline = performance.now() + Number(values.minutes) * 60_000;
  await withBed(
    values.cluster,
    async bed =>
      await withArgo(bed, wanted(ofArgo), async controller => {
        const kinds = [ours, ...peers, ...(controller === undefined ? [] : [argo(controller)])];
        const chosen = kinds.filter(kind => wanted(kind.name));
        const names = chosen.map(kind => kind.name);
        const units = plan(names, Number(values.switches), Number(values.peers));
        const byName = new Map(chosen.map(kind => [kind.name, kind]));
        await withFloor(bed, async floor => await runAll({ bed, results, floor, deadline }, units, byName));
        const page = switchPage(results.all, kinds);
        console.log(page.text);
        if (values.write)
          await writeBenchPage(
            'bench/kubernetes-switch.md',
            page.title,
            'npm run bench -- kubernetes-switch',
            page.text,
          );
        if (!page.met) process.exitCode = 1;
      }),
  );
};
