/** Brings the host up: state, entrance (also the lock against a second host), control socket, recovery. */
import { rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { messageOf, systemCode } from '../../../core/errors.ts';
import { createControl, type Handlers, listenControl } from './control.ts';
import { Host } from './host.ts';
import { holderOf } from './processes.ts';
import { type BootReport, type HostState, operations, socketFile, stateFile } from './protocol.ts';
import { createProxy } from './proxy.ts';
import { Refused, readState } from './store.ts';

export interface BootOrder {
  readonly folder: string;
  readonly host: string;
  readonly port: number;
  /** The file this program runs from. */
  readonly program: string;
}

class BootFailure extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

const log = (line: string): void => console.log(`${new Date().toISOString()} ${line}`);

const report = (message: BootReport): void => {
  if (!process.connected) return;
  process.send?.(message, undefined, undefined, () => process.disconnect());
};

const loadState = async ({ folder, host, port }: BootOrder): Promise<HostState> => {
  const found = await readState(join(folder, stateFile)).catch((error: unknown) => {
    throw new BootFailure('proxy-state-unreadable', `${join(folder, stateFile)} is damaged: ${messageOf(error)}`);
  });
  if (found !== undefined) return found;
  return {
    schema: 'prod-actions/process-proxy/v1',
    entrance: { host, port },
    pid: process.pid,
    fence: 0,
    traffic: null,
    colours: { blue: null, green: null },
  };
};

const entranceFailure = (error: unknown, host: string, port: number): BootFailure => {
  if (systemCode(error) !== 'EADDRINUSE') {
    return new BootFailure('entrance-not-bindable', `The proxy can't listen on ${host}:${port}: ${messageOf(error)}.`);
  }
  const holder = holderOf(port) ?? `a process of another user; find it with: ss -ltnp 'sport = :${port}'`;
  return new BootFailure('entrance-port-in-use', `Port ${port} is taken by ${holder}.`);
};

const listen = async (server: Server, host: string, port: number): Promise<void> =>
  await new Promise((resolve, reject) => {
    server.once('error', error => reject(entranceFailure(error, host, port)));
    server.listen({ host, port, backlog: 1024 }, resolve);
  });

const handlersOf = (host: Host, leave: () => void): Handlers => ({
  observe: async () => await host.observe(),
  fence: async request => await host.fence(operations.fence.request.parse(request)),
  start: async request => await host.start(operations.start.request.parse(request)),
  switch: async request => await host.switch(operations.switch.request.parse(request)),
  retire: async request => await host.retire(operations.retire.request.parse(request)),
  drain: async request => await host.drain(operations.drain.request.parse(request)),
  logs: async request => await host.logs(operations.logs.request.parse(request)),
  stats: async () => host.traffic.stats(),
  upgrade: async () => await Promise.reject(new Error('not yet')),
  'take-down': async request => {
    await host.clear(operations['take-down'].request.parse(request));
    setImmediate(leave);
    return {};
  },
});

const bringUp = async (order: BootOrder): Promise<void> => {
  // The folder may be removed with us in it; and sockets there are reached by a short relative path.
  process.chdir(order.folder);
  const state = await loadState(order);
  const host = new Host(order.folder, state, order.program, log);
  const proxy = createProxy(host.traffic);
  const leave = (): void => {
    host.rest();
    proxy.close();
    proxy.closeAllConnections();
    control.close();
  };
  const control = createControl(handlersOf(host, leave), log);
  await listen(proxy, state.entrance.host, state.entrance.port);
  try {
    await host.recover();
    await rm(socketFile, { force: true });
    await listenControl(control);
  } catch (error) {
    leave();
    throw error;
  }
  log(`host ${process.pid} up on ${state.entrance.host}:${state.entrance.port}`);
};

export const boot = async (order: BootOrder): Promise<void> => {
  try {
    await bringUp(order);
    report({ boot: 'ready', pid: process.pid });
  } catch (error) {
    const code =
      error instanceof BootFailure ? error.code : error instanceof Refused ? error.refusal.code : 'proxy-not-started';
    log(`not started: ${code}: ${messageOf(error)}`);
    report({ boot: 'failed', code, message: messageOf(error) });
    process.exitCode = 1;
  }
};
