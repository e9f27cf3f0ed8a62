/** The operations of the host. Each is idempotent, checks the fencing token and is safe to cut at any point. */
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf } from '../../../core/errors.ts';
import type { Colour } from '../../../domain/rollout/release.ts';
import { admit, changeInstance, colours, runs, withInstance } from './changes.ts';
import type { Predecessor, Successor } from './handover.ts';
import { capLog, forgetOldLogs, logsFolder, readTail } from './logs.ts';
import { acceptsConnections, freePort } from './ports.ts';
import {
  type AnswerOf,
  type Ending,
  type HostState,
  type Instance,
  logFile,
  type RequestOf,
  stateFile,
} from './protocol.ts';
import { Refused, Store } from './store.ts';
import { Supervisor } from './supervisor.ts';
import { Traffic } from './traffic.ts';

const readyTimeoutMs = 500;
const tailLines = 30;

type ColourState = AnswerOf<'observe'>['blue'];

export class Host {
  readonly traffic = new Traffic();
  readonly store: Store;
  /** The host before this one, while it still has connections. */
  predecessor: Predecessor | undefined;
  /** Where ends of apps are told once another host has taken over. */
  successor: Successor | undefined;
  private readonly folder: string;
  private readonly supervisor: Supervisor;
  private readonly program: string;
  private readonly log: (line: string) => void;
  /** Starting and stopping within one colour happen one after the other. */
  private readonly turns: Record<Colour, Promise<unknown>> = { blue: Promise.resolve(), green: Promise.resolve() };
  private timer: NodeJS.Timeout | undefined;
  private hushed = false;

  constructor(folder: string, state: HostState, program: string, log: (line: string) => void) {
    this.folder = folder;
    this.program = program;
    this.log = log;
    mkdirSync(join(folder, logsFolder), { recursive: true, mode: 0o700 });
    this.store = new Store(join(folder, stateFile), state, async next => {
      this.traffic.apply(next);
      await this.predecessor?.follow(next);
    });
    this.supervisor = new Supervisor(folder, (id, ending) => void this.ended(id, ending));
    this.traffic.apply(state);
  }

  /** After a start: adopts what an earlier host recorded or meant to start, ends what nothing explains. */
  async recover(): Promise<void> {
    await this.store.update(state => ({ ...state, pid: process.pid }));
    for (const colour of colours) {
      const instance = this.store.current.colours[colour];
      if (instance?.pid !== null) continue;
      const found = this.supervisor.adopt(instance);
      await this.store.update(state =>
        found === undefined
          ? withInstance(state, colour, null)
          : changeInstance(state, instance.id, one => ({ ...one, ...found })),
      );
    }
    const strays = this.supervisor.killStrays(new Set(colours.map(colour => this.idOf(colour) ?? '')));
    if (strays > 0) this.log(`ended ${strays} stray processes`);
    await this.look();
    this.timer = setInterval(() => void this.look(), 1000).unref();
  }

  async observe(): Promise<AnswerOf<'observe'>> {
    await this.look();
    const state = this.store.current;
    const [blue, green] = await Promise.all(colours.map(colour => this.stateOf(state.colours[colour])));
    const absent: ColourState = { state: 'absent' };
    return {
      blue: blue ?? absent,
      green: green ?? absent,
      traffic: state.traffic,
      fence: state.fence,
      ports: { blue: state.colours.blue?.port ?? null, green: state.colours.green?.port ?? null },
      entrance: state.entrance,
      pid: process.pid,
      node: process.execPath,
      program: this.program,
    };
  }

  async fence({ token }: RequestOf<'fence'>): Promise<AnswerOf<'fence'>> {
    return { fence: (await this.store.update(state => admit(state, token))).fence };
  }

  async start(order: RequestOf<'start'>): Promise<AnswerOf<'start'>> {
    const { colour, token } = order;
    return await this.inTurn(colour, async () => {
      const before = await this.store.update(state => admit(state, token));
      const current = before.colours[colour];
      if (current !== null && runs(current) && current.releaseId === order.releaseId) return { started: false };
      this.refuseWithTraffic(before, colour);
      if (current !== null) await this.supervisor.stop(current, order.graceMs);
      const instance = await this.newInstance(order, before);
      // The intent is on disk before the process is: after a kill in between, the mark in its environment tells.
      await this.store.update(state => withInstance(admit(state, token), colour, instance));
      const started = await this.supervisor.launch({
        instance,
        command: order.command,
        cwd: order.cwd,
        env: order.env,
      });
      if (started !== undefined) {
        await this.store.update(state => changeInstance(state, instance.id, one => ({ ...one, ...started })));
      }
      return { started: true };
    });
  }

  async switch({ from, to, token }: RequestOf<'switch'>): Promise<AnswerOf<'switch'>> {
    const next = await this.store.update(state => {
      const admitted = admit(state, token);
      if (admitted.colours[to] === null) {
        throw new Refused({ code: 'colour-not-running', message: `Nothing runs in ${to}; traffic was not moved.` });
      }
      const mayMove = admitted.traffic === from && admitted.traffic !== to;
      return mayMove ? { ...admitted, traffic: to } : admitted;
    });
    return { result: next.traffic === to ? 'switched' : 'moved-by-other' };
  }

  /** Waits until nothing is in flight to the colour's instance, up to `drainMs`. Changes nothing. */
  async drain({ colour, drainMs }: RequestOf<'drain'>): Promise<AnswerOf<'drain'>> {
    const began = performance.now();
    const lane = this.traffic.lane(this.idOf(colour));
    const cutRequests = (await lane?.drained(drainMs)) ?? 0;
    return { cutRequests, drainedMs: Math.round(performance.now() - began) };
  }

  async retire(order: RequestOf<'retire'>): Promise<AnswerOf<'retire'>> {
    const { colour, token } = order;
    const before = await this.store.update(state => admit(state, token));
    const instance = before.colours[colour];
    if (instance === null) return { cutRequests: 0, drainedMs: 0 };
    this.refuseWithTraffic(before, colour);
    const report = await this.drain(order);
    return await this.inTurn(colour, async () => {
      // While it drained a newer operation may have come, or put traffic back here.
      const now = await this.store.update(state => admit(state, token));
      if (now.colours[colour]?.id !== instance.id) return report;
      this.refuseWithTraffic(now, colour);
      await this.supervisor.stop(instance, order.graceMs);
      await this.store.update(state =>
        state.colours[colour]?.id === instance.id ? withInstance(state, colour, null) : state,
      );
      return report;
    });
  }

  async logs({ colour, lines }: RequestOf<'logs'>): Promise<AnswerOf<'logs'>> {
    const instance = this.store.current.colours[colour];
    return { text: instance === null ? '' : await readTail(instance.log, lines) };
  }

  /** Stops both apps and forgets them. */
  async clear({ graceMs }: RequestOf<'take-down'>): Promise<void> {
    await this.store.update(state => ({ ...state, traffic: null }));
    await Promise.all(
      colours.map(
        async colour =>
          await this.inTurn(colour, async () => {
            const instance = this.store.current.colours[colour];
            if (instance !== null) await this.supervisor.stop(instance, graceMs);
            await this.store.update(state => withInstance(state, colour, null));
          }),
      ),
    );
    this.rest();
  }

  /** Finishes what is being started or stopped and changes nothing from then on: another host will. */
  async hush(): Promise<void> {
    this.hushed = true;
    await Promise.all([this.turns.blue, this.turns.green]);
    await this.store.freeze();
  }

  wake(): void {
    this.hushed = false;
    this.store.thaw();
  }

  /** No more looking after apps: another host does, or there are none. */
  rest(): void {
    clearInterval(this.timer);
  }

  private async inTurn<T>(colour: Colour, body: () => Promise<T>): Promise<T> {
    if (this.hushed) throw new Refused({ code: 'leaving' });
    const done = this.turns[colour].then(body);
    this.turns[colour] = done.catch(() => undefined);
    return await done;
  }

  private idOf(colour: Colour): string | undefined {
    return this.store.current.colours[colour]?.id;
  }

  /** A running release with traffic is never stopped or replaced; a dead one may be started again. */
  private refuseWithTraffic(state: HostState, colour: Colour): void {
    const instance = state.colours[colour];
    if (instance === null || state.traffic !== colour || !runs(instance)) return;
    const message = `${colour} runs ${instance.releaseId.slice(0, 12)} and has traffic; it was left alone.`;
    throw new Refused({ code: 'colour-has-traffic', message });
  }

  private async newInstance({ releaseId, command }: RequestOf<'start'>, state: HostState): Promise<Instance> {
    const [id, startedAt] = [randomUUID(), Date.now()];
    const used = [state.entrance.port, ...colours.map(colour => state.colours[colour]?.port ?? 0)];
    const log = join(this.folder, logsFolder, `${startedAt}-${releaseId.slice(0, 12)}.log`);
    return {
      id,
      releaseId,
      port: await freePort(used),
      program: command[0] ?? '',
      log,
      startedAt,
      pid: null,
      startTime: null,
      ending: null,
    };
  }

  private async stateOf(instance: Instance | null): Promise<ColourState> {
    if (instance === null) return { state: 'absent' };
    const { releaseId, ending } = instance;
    if (ending !== null) {
      const logTail = await readTail(instance.log, tailLines);
      const cause = /EADDRINUSE|address already in use/i.test(logTail) ? 'port-in-use' : ending.cause;
      return { state: 'broken', releaseId, cause, detail: ending.detail, logTail };
    }
    const ready = instance.pid !== null && (await acceptsConnections(instance.port, readyTimeoutMs));
    return { state: ready ? 'ready' : 'starting', releaseId };
  }

  /** Notices ends that no exit event told of (apps of an earlier host), and keeps the logs in bounds. */
  private async look(): Promise<void> {
    const state = this.store.current;
    for (const colour of colours) {
      const instance = state.colours[colour];
      if (instance === null) continue;
      await capLog(instance.log).catch((error: unknown) => this.log(`log not capped: ${messageOf(error)}`));
      if (instance.pid === null || instance.ending !== null || this.supervisor.watches(instance.id)) continue;
      if (runs(instance)) continue;
      const detail = 'The app is gone; how it ended was not seen.';
      await this.ended(instance.id, { cause: 'app-exited', detail, at: Date.now() });
    }
    await capLog(join(this.folder, logFile)).catch(() => undefined);
    const inUse = colours.flatMap(colour => state.colours[colour]?.log ?? []);
    await forgetOldLogs(join(this.folder, logsFolder), inUse).catch(() => undefined);
  }

  async ended(id: string, ending: Ending): Promise<void> {
    if (this.successor !== undefined) {
      this.successor.tell(id, ending);
      return;
    }
    const note = (instance: Instance): Instance => (instance.ending === null ? { ...instance, ending } : instance);
    try {
      await this.store.update(state => changeInstance(state, id, note));
      this.log(`instance ${id}: ${ending.detail}`);
    } catch (error) {
      // The state can't be written now; the next look sees that the process is gone.
      this.log(`end of ${id} not recorded: ${messageOf(error)}`);
    }
  }
}
