/** Brings the host up: entrance (also the lock against a second host), state, recovery, control socket. */
import { rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { messageOf, systemCode } from '../../../core/errors.ts';
import { isIdle } from './changes.ts';
import { createControl, type Handlers, listenControl } from './control.ts';
import { Predecessor, receiveEntrance, Successor } from './handover.ts';
import { Host } from './host.ts';
import { holderOf } from './processes.ts';
import { type BootReport, type HostState, operations, type RequestOf, socketFile, stateFile } from './protocol.ts';
import { createProxy } from './proxy.ts';
import { Refused, readState } from './store.ts';

export interface BootOrder {
  /** The file this program runs from. */
  readonly program: string;
  readonly folder: string;
  /** Where to listen when no state says so. */
  readonly host: string;
  readonly port: number;
  /** Takes over from the host that started it. */
  readonly inherits: boolean;
}

class BootFailure extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

const log = (line: string): void => console.log(`${new Date().toISOString()} ${line}`);

const loadState = async ({ folder, host, port }: BootOrder): Promise<HostState> => {
  const found = await readState(join(folder, stateFile)).catch((error: unknown) => {
    throw new BootFailure('proxy-state-unreadable', `${join(folder, stateFile)} is damaged: ${messageOf(error)}`);
  });
  // The entrance stays where users know it, as long as there is something behind it.
  if (found !== undefined) return isIdle(found) && port > 0 ? { ...found, entrance: { host, port } } : found;
  return {
    schema: 'prod-actions/process-proxy/v1',
    entrance: { host, port },
    pid: process.pid,
    fence: 0,
    traffic: null,
    colours: { blue: null, green: null },
  };
};

const entranceFailure = (error: unknown, { host, port }: HostState['entrance']): BootFailure => {
  if (systemCode(error) !== 'EADDRINUSE') {
    return new BootFailure('entrance-not-bindable', `The proxy can't listen on ${host}:${port}: ${messageOf(error)}.`);
  }
  const holder = holderOf(port) ?? `a process of another user; find it with: ss -ltnp 'sport = :${port}'`;
  return new BootFailure('entrance-port-in-use', `Port ${port} is taken by ${holder}.`);
};

const listen = async (server: Server, { inherits }: BootOrder, entrance: HostState['entrance']): Promise<void> => {
  const inherited = inherits ? await receiveEntrance() : undefined;
  await new Promise<void>((resolve, reject) => {
    server.once('error', error => reject(entranceFailure(error, entrance)));
    server.once('listening', resolve);
    if (inherited === undefined) server.listen({ ...entrance, backlog: 1024 });
    else server.listen(inherited);
  });
};

/** The three parts of a running host, and how they come and go together. */
class Running {
  private readonly host: Host;
  private readonly proxy: Server;
  private readonly control: Server;
  private readonly order: BootOrder;

  constructor(order: BootOrder, state: HostState) {
    this.order = order;
    this.host = new Host(order.folder, state, order.program, log);
    this.proxy = createProxy(this.host.traffic);
    this.control = createControl(this.handlers(), log);
  }

  async enter(entrance: HostState['entrance']): Promise<void> {
    const { host } = this;
    await listen(this.proxy, this.order, entrance);
    if (this.order.inherits) {
      host.predecessor = new Predecessor(host.traffic, (id, ending) => void host.ended(id, ending));
    }
    try {
      await host.recover();
      await rm(socketFile, { force: true });
      await listenControl(this.control);
    } catch (error) {
      this.leave();
      throw error;
    }
  }

  private leave(): void {
    this.host.rest();
    this.proxy.close();
    this.proxy.closeAllConnections();
    this.control.close();
  }

  private async upgrade(order: RequestOf<'upgrade'>): Promise<{ pid: number }> {
    const { host, proxy, control } = this;
    if (order.program === this.order.program && order.node === process.execPath) return { pid: process.pid };
    await host.hush();
    // Closing removes the socket file, so it goes before the new host makes its own.
    control.close();
    try {
      const successor = await Successor.start(order, this.order.folder, proxy, host.traffic);
      host.rest();
      host.successor = successor;
      successor.leave(proxy);
      log(`host ${process.pid} hands over to ${successor.pid}`);
      return { pid: successor.pid };
    } catch (error) {
      host.wake();
      await listenControl(control);
      throw error;
    }
  }

  private handlers(): Handlers {
    const { host } = this;
    return {
      observe: async () => await host.observe(),
      fence: async request => await host.fence(operations.fence.request.parse(request)),
      start: async request => await host.start(operations.start.request.parse(request)),
      switch: async request => await host.switch(operations.switch.request.parse(request)),
      retire: async request => await host.retire(operations.retire.request.parse(request)),
      drain: async request => await host.drain(operations.drain.request.parse(request)),
      logs: async request => await host.logs(operations.logs.request.parse(request)),
      stats: async () => host.traffic.stats(),
      upgrade: async request => await this.upgrade(operations.upgrade.request.parse(request)),
      'take-down': async request => {
        await host.clear(operations['take-down'].request.parse(request));
        setImmediate(() => this.leave());
        return {};
      },
    };
  }
}

const report = (message: BootReport, goOn: boolean): void => {
  if (!process.connected) return;
  process.send?.(message, undefined, undefined, () => {
    if (!goOn) process.disconnect();
  });
};

export const boot = async (order: BootOrder): Promise<void> => {
  try {
    // Sockets here are reached by a short relative path.
    process.chdir(order.folder);
    const state = await loadState(order);
    await new Running(order, state).enter(state.entrance);
    log(`host ${process.pid} up on ${state.entrance.host}:${state.entrance.port}`);
    report({ boot: 'ready', pid: process.pid }, order.inherits);
  } catch (error) {
    const known = error instanceof BootFailure ? error.code : error instanceof Refused ? error.refusal.code : undefined;
    log(`not started: ${known ?? ''} ${messageOf(error)}`);
    report({ boot: 'failed', code: known ?? 'proxy-not-started', message: messageOf(error) }, false);
    process.exitCode = 1;
  }
};
