/**
 * One host takes over from another without a lost connection (an upgrade of the program). The new one gets the
 * listening socket itself, so nobody waits at a closed door. The old one keeps the connections it has, asks their
 * clients to come back on a new one, follows the new one's state meanwhile, and ends with the last of them.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import type { Server as HttpServer } from 'node:http';
import { Server } from 'node:net';
import { z } from 'zod';
import { messageOf } from '../../../core/errors.ts';
import { bootReport, type Ending, ending, type HostState, hostState, type RequestOf } from './protocol.ts';
import { Refused } from './store.ts';
import type { Traffic } from './traffic.ts';

const toPredecessor = z.union([
  z.object({ follow: hostState, turn: z.number() }),
  z.object({ wants: z.literal('entrance') }),
]);

const toSuccessor = z.union([
  z.object({ followed: z.number() }),
  z.object({ inFlight: z.array(z.object({ instance: z.string(), count: z.number() })) }),
  z.object({ ended: z.string(), ending }),
]);
type ToSuccessor = z.infer<typeof toSuccessor>;

export type OnEnd = (instanceId: string, how: Ending) => void;

const followTimeoutMs = 2000;
const bootTimeoutMs = 20_000;
export const inheritArgument = 'inherit';

/**
 * In the new host: the listening socket from the old one. Node lets a socket accept connections from the moment it
 * arrives, so it is asked for only when there is someone to serve them.
 */
export const receiveEntrance = async (): Promise<Server> =>
  await new Promise((resolve, reject) => {
    process.once('message', (_message, handle) => {
      if (handle instanceof Server) resolve(handle);
      else reject(new Error('the old host sent no socket'));
    });
    process.once('disconnect', () => reject(new Error('the old host is gone')));
    process.send?.({ wants: 'entrance' });
  });

/** In the new host: the old one, as long as it has connections. */
export class Predecessor {
  private readonly traffic: Traffic;
  private readonly onEnd: OnEnd;
  private turn = 0;
  private readonly waiting = new Map<number, () => void>();

  constructor(traffic: Traffic, onEnd: OnEnd) {
    this.traffic = traffic;
    this.onEnd = onEnd;
    process.on('message', message => this.hear(toSuccessor.parse(message)));
    process.once('disconnect', () => {
      traffic.inherit([]);
      for (const wake of this.waiting.values()) wake();
    });
  }

  /** Resolves once the old host's connections go by this state too, or it is gone or hangs. */
  async follow(state: HostState): Promise<void> {
    if (!process.connected) return;
    this.turn += 1;
    const { turn } = this;
    await new Promise<void>(resolve => {
      const timer = setTimeout(resolve, followTimeoutMs);
      this.waiting.set(turn, () => {
        clearTimeout(timer);
        resolve();
      });
      process.send?.({ follow: state, turn });
    });
    this.waiting.delete(turn);
  }

  private hear(message: ToSuccessor): void {
    if ('followed' in message) this.waiting.get(message.followed)?.();
    else if ('inFlight' in message) this.traffic.inherit(message.inFlight);
    else this.onEnd(message.ended, message.ending);
  }
}

/** In the old host: the one that takes over. */
export class Successor {
  readonly pid: number;
  private readonly child: ChildProcess;
  private readonly traffic: Traffic;

  private constructor(child: ChildProcess, traffic: Traffic) {
    this.child = child;
    this.pid = child.pid ?? 0;
    this.traffic = traffic;
  }

  /** Starts it and hands it the entrance; resolves once it is up. */
  static async start(
    order: RequestOf<'upgrade'>,
    folder: string,
    entrance: HttpServer,
    traffic: Traffic,
  ): Promise<Successor> {
    const child = spawn(order.node, [order.program, folder, '', '0', inheritArgument], {
      detached: true,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const successor = new Successor(child, traffic);
    try {
      await successor.booted(entrance);
    } catch (error) {
      child.kill('SIGKILL');
      throw new Refused({ code: 'proxy-not-started', message: messageOf(error) });
    }
    child.unref();
    return successor;
  }

  /** From now on: serves what it has until that is over, by the new host's state. */
  leave(entrance: HttpServer): void {
    this.traffic.leaving = true;
    this.traffic.onSettled = () => this.count();
    this.count();
    // The close of http would cut idle kept connections, on which a request may be on its way.
    Server.prototype.close.call(entrance, () => {
      if (this.child.connected) this.child.disconnect();
    });
  }

  tell(ended: string, how: Ending): void {
    this.say({ ended, ending: how });
  }

  private async booted(entrance: HttpServer): Promise<void> {
    const { child } = this;
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('the new host did not come up')), bootTimeoutMs);
      child.once('exit', code => reject(new Error(`the new host exited with code ${code}`)));
      child.once('error', reject);
      child.on('message', message => {
        const heard = toPredecessor.safeParse(message);
        if (heard.success) {
          if ('wants' in heard.data) child.send({ entrance: true }, entrance);
          else this.follow(heard.data.follow, heard.data.turn);
          return;
        }
        clearTimeout(timer);
        const word = bootReport.safeParse(message);
        if (word.success && word.data.boot === 'ready') resolve();
        else reject(new Error(word.success && word.data.boot === 'failed' ? word.data.message : 'not understood'));
      });
    });
  }

  private follow(state: HostState, turn: number): void {
    this.traffic.apply(state);
    this.say({ followed: turn });
  }

  private count(): void {
    this.say({ inFlight: this.traffic.inFlight() });
  }

  private say(message: ToSuccessor): void {
    if (this.child.connected) this.child.send(message);
  }
}
