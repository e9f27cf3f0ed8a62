/** What the process target tells of a release while it runs: its record of instances, /proc, and the log files. */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type {
  Ending,
  Entry,
  Followed,
  InstanceSight,
  Known,
  MemoryUse,
  Output,
  PastOutput,
  Sight,
  SignalSource,
  Straight,
} from '../../domain/signals/source.ts';
import { colours, runs } from './host/changes.ts';
import { newLines, readTail } from './host/logs.ts';
import { acceptsConnections } from './host/ports.ts';
import { memoryOf } from './host/processes.ts';
import { type Instance, stateFile } from './host/protocol.ts';
import { readState } from './host/store.ts';

const readyTimeoutMs = 500;
const lastLines = 30;
/** Nobody but us asks whether a process accepts connections. */
const readinessPeriodMs = 1000;

/** What programs write when they are out of memory, and how many processes the kernel has ended for it. */
const outOfMemory = /out of memory|OutOfMemoryError|MemoryError|Cannot allocate memory|heap limit/i;

const kernelKills = async (): Promise<number> => {
  const text = await readFile('/proc/vmstat', 'utf8').catch(() => '');
  return Number(/^oom_kill (\d+)$/m.exec(text)?.[1] ?? 0);
};

const logTail = async (instance: Instance): Promise<string> => await readTail(instance.log, lastLines);

/** What there was already when the release began to be followed. */
interface Beginnings {
  readonly kills: number;
  readonly logBytes: number;
}

class FollowedProcess implements Followed {
  private readonly folder: string;
  private readonly releaseId: string;
  private readonly clock: { now(): number };
  private readonly killsBefore: number;
  /** How far each instance's log was read. */
  private readonly positions: Map<string, number>;
  private latest: readonly Instance[];

  constructor(folder: string, instance: Instance, clock: { now(): number }, from: Beginnings) {
    this.folder = folder;
    this.releaseId = instance.releaseId;
    this.clock = clock;
    this.killsBefore = from.kills;
    this.positions = new Map([[instance.id, from.logBytes]]);
    this.latest = [instance];
  }

  async sight(): Promise<Sight> {
    const instances = await this.instances();
    const sights = await Promise.all(instances.map(async one => await this.sightOf(one)));
    return { at: this.clock.now(), readinessPeriodMs, instances: sights };
  }

  async output(): Promise<readonly Output[]> {
    return await Promise.all((await this.instances()).map(async one => await this.outputOf(one)));
  }

  /** Its lines bear no time: all that it wrote, over all the time that it runs. */
  async past(_from: number, to: number): Promise<Known<PastOutput>> {
    const [instance] = await this.instances();
    if (instance === undefined) return { why: 'the release before it does not run' };
    const { lines, cut } = await newLines(instance.log, 0);
    if (cut) return { why: 'the log of the release before it was cut' };
    return { known: { lines, overMs: to - instance.startedAt } };
  }

  async memory(): Promise<Known<readonly MemoryUse[]>> {
    const at = this.clock.now();
    const uses = (await this.instances()).flatMap(({ id, pid, port }) => {
      const usedBytes = pid === null ? undefined : memoryOf(pid);
      return usedBytes === undefined ? [] : [{ id, name: nameOf({ pid, port }), at, usedBytes, limitBytes: null }];
    });
    return uses.length > 0 ? { known: uses } : { why: 'the memory of the process cannot be read here' };
  }

  async straight(entry?: Entry): Promise<readonly Straight[]> {
    return (await this.instances()).map(({ id, pid, port }) => ({
      id,
      name: nameOf({ pid, port }),
      url: `${entry?.scheme ?? 'http'}://127.0.0.1:${entry?.port ?? port}`,
    }));
  }

  async lastWords(id: string): Promise<string> {
    const instance = this.latest.find(one => one.id === id);
    return instance === undefined ? '' : await logTail(instance);
  }

  async close(): Promise<void> {}

  private async instances(): Promise<readonly Instance[]> {
    const state = await readState(join(this.folder, stateFile));
    if (state === undefined) throw new Error(`${this.folder}: the record of the proxy is gone`);
    this.latest = colours.flatMap(colour => {
      const instance = state.colours[colour];
      return instance?.releaseId === this.releaseId ? [instance] : [];
    });
    return this.latest;
  }

  private async sightOf(instance: Instance): Promise<InstanceSight> {
    const { id, pid, port, startedAt } = instance;
    const last = await this.endingOf(instance);
    return {
      id,
      name: nameOf({ pid, port }),
      bornAt: startedAt,
      fresh: true,
      ready: last === null && (await acceptsConnections(port, readyTimeoutMs)),
      readyChangedAt: null,
      leaving: false,
      parts: [{ name: '', ends: last === null ? 0 : 1, last, looping: false }],
    };
  }

  private async endingOf(instance: Instance): Promise<Ending | null> {
    const { ending, pid } = instance;
    if (ending === null && (pid === null || runs(instance))) return null;
    const detail = ending?.detail ?? 'The app is gone; how it ended was not seen.';
    const killed = /SIGKILL/.test(detail) && (await kernelKills()) > this.killsBefore;
    const told = outOfMemory.test(await logTail(instance).catch(() => ''));
    const cause = killed || told ? 'out-of-memory' : 'exited';
    const by = killed ? ' The kernel ended a process for want of memory meanwhile.' : '';
    return { cause, at: ending?.at ?? null, detail: `${detail}${by}`.replace(/\.$/, '') };
  }

  private async outputOf({ id, log }: Instance): Promise<Output> {
    const { lines, next, cut } = await newLines(log, this.positions.get(id) ?? 0);
    this.positions.set(id, next);
    return { instance: id, lines, cut };
  }
}

const sizeOf = async (path: string): Promise<number> =>
  await stat(path).then(
    found => found.size,
    () => 0,
  );

const nameOf = ({ pid, port }: Pick<Instance, 'pid' | 'port'>): string => `process ${pid ?? ''} on port ${port}`;

/** @param folder where the proxy of the app keeps its record */
export const processSignals = (folder: string, clock: { now(): number }): SignalSource => {
  const followed = async (pick: (instances: readonly Instance[]) => Instance | undefined): Promise<Followed | null> => {
    const state = await readState(join(folder, stateFile));
    if (state === undefined) return null;
    const instances = colours.flatMap(colour => state.colours[colour] ?? []);
    const instance = pick(instances);
    if (instance === undefined) return null;
    const [kills, logBytes] = await Promise.all([kernelKills(), sizeOf(instance.log)]);
    return new FollowedProcess(folder, instance, clock, { kills, logBytes });
  };
  const withTraffic = async (): Promise<string | null> => {
    const state = await readState(join(folder, stateFile));
    return state === undefined || state.traffic === null ? null : (state.colours[state.traffic]?.releaseId ?? null);
  };
  return {
    name: 'processes',
    replicated: false,
    memoryEveryMs: 1000,
    follow: async releaseId => {
      const wanted = releaseId ?? (await withTraffic());
      return await followed(all => all.find(one => one.releaseId === wanted));
    },
    other: async releaseId => {
      const wanted = releaseId ?? (await withTraffic());
      return await followed(all => all.find(one => one.releaseId !== wanted && one.ending === null));
    },
  };
};
