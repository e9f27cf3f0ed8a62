/**
 * Open-loop load: requests come at a constant rate whether or not earlier ones were answered, as users do. Nothing is
 * tried twice unless the plan says so; latency counts from the moment the request was due, so a stall shows in full.
 */
import http, { type ClientRequest, type IncomingMessage } from 'node:http';
import https from 'node:https';
import { systemCode } from '../../core/errors.ts';
import { colourHeader, releaseHeader } from '../../domain/rollout/identity.ts';

export type Connection = 'fresh' | 'kept';

export interface LoadPlan {
  /** On this machine or a cluster's own network: this is a measuring tool, not a stress tool. */
  readonly url: string;
  /** Requests per second, each on a connection of its own. */
  readonly freshPerSecond: number;
  /** Requests per second over connections that stay open. */
  readonly keptPerSecond: number;
  readonly keptConnections: number;
  readonly timeoutMs: number;
  /**
   * A request whose kept connection the server closed just as it was used is sent again, once, as clients do (RFC 9112,
   * 9.3.1). Unset: it is lost.
   */
  readonly sendsAgain?: true;
}

export interface LoadRecord {
  /** When it was due, milliseconds since the epoch. */
  readonly at: number;
  readonly connection: Connection;
  /** From when it was due to the last byte of the answer, or to the fault. */
  readonly latencyMs: number;
  /** null when no answer came. */
  readonly status: number | null;
  /** A system error code, `timeout`, `cut` (the answer was not whole) or `saturated`; null when the answer is whole. */
  readonly fault: string | null;
  /** As the answer says. */
  readonly release: string | null;
  readonly colour: string | null;
  readonly sentAgain: boolean;
}

type Met = Pick<LoadRecord, 'status' | 'fault' | 'release' | 'colour'>;

export interface Load {
  /** No new requests; resolves when the last one is answered or given up. */
  stop(): Promise<void>;
}

/** More than this waiting for an answer, and the generator says so instead of growing without end. */
const maxInFlight = 4096;

/**
 * On Linux all of 127.0.0.0/8 is this machine. Taking turns with source addresses keeps fresh connections from
 * running into the remains of earlier ones (TIME_WAIT, connection tracking).
 */
const sourceAddresses = 200;

const one = (headers: IncomingMessage['headers'], name: string): string | null => {
  const value = headers[name];
  return typeof value === 'string' ? value : null;
};

class Generator implements Load {
  private readonly plan: LoadPlan;
  private readonly url: URL;
  private readonly record: (record: LoadRecord) => void;
  private readonly agent: http.Agent;
  private readonly client: typeof http | typeof https;
  private readonly began = performance.now();
  private readonly due: Record<Connection, number> = { fresh: 0, kept: 0 };
  private readonly rotate: boolean;
  private inFlight = 0;
  private sent = 0;
  private timer: NodeJS.Timeout | undefined;
  private stopped: (() => void) | undefined;

  constructor(plan: LoadPlan, record: (record: LoadRecord) => void) {
    this.plan = plan;
    this.url = new URL(plan.url);
    this.record = record;
    this.client = this.url.protocol === 'https:' ? https : http;
    this.agent = new this.client.Agent({ keepAlive: true, maxSockets: plan.keptConnections, scheduling: 'fifo' });
    this.rotate = process.platform === 'linux' && this.url.hostname === '127.0.0.1';
    this.tick();
  }

  async stop(): Promise<void> {
    clearTimeout(this.timer);
    await new Promise<void>(resolve => {
      this.stopped = resolve;
      this.settle();
    });
    this.agent.destroy();
  }

  private tick(): void {
    this.fire('fresh', this.plan.freshPerSecond);
    this.fire('kept', this.plan.keptPerSecond);
    this.timer = setTimeout(() => this.tick(), 1);
  }

  /** Sends all that has become due since the last tick. */
  private fire(connection: Connection, perSecond: number): void {
    const elapsed = performance.now() - this.began;
    for (; perSecond > 0 && (this.due[connection] * 1000) / perSecond <= elapsed; this.due[connection] += 1) {
      this.send(connection, this.began + (this.due[connection] * 1000) / perSecond);
    }
  }

  private send(connection: Connection, due: number): void {
    const done = (met: Met, sentAgain: boolean): void => {
      const latencyMs = performance.now() - due;
      this.record({ at: performance.timeOrigin + due, connection, latencyMs, ...met, sentAgain });
    };
    if (this.inFlight >= maxInFlight) {
      done({ status: null, fault: 'saturated', release: null, colour: null }, false);
      return;
    }
    this.inFlight += 1;
    const end = (met: Met, sentAgain: boolean): void => {
      this.inFlight -= 1;
      done(met, sentAgain);
      this.settle();
    };
    this.ask(connection, (met, wasClosed) => {
      if (wasClosed && this.plan.sendsAgain === true) this.ask('fresh', again => end(again, true));
      else end(met, false);
    });
  }

  private ask(connection: Connection, done: (met: Met, wasClosed: boolean) => void): void {
    this.sent += 1;
    const outgoing = this.client.request(this.url, {
      agent: connection === 'kept' ? this.agent : false,
      ...(this.rotate && connection === 'fresh'
        ? { localAddress: `127.0.1.${1 + (this.sent % sourceAddresses)}` }
        : {}),
    });
    follow(outgoing, this.plan.timeoutMs, met => {
      const isClosed = met.fault === 'ECONNRESET' || met.fault === 'EPIPE';
      done(met, isClosed && met.status === null && outgoing.reusedSocket);
    });
    outgoing.end();
  }

  private settle(): void {
    if (this.inFlight === 0) this.stopped?.();
  }
}

/** Calls `done` once: with the whole answer, or with what went wrong. */
const follow = (outgoing: ClientRequest, timeoutMs: number, done: (met: Met) => void): void => {
  let [open, late] = [true, false];
  let answer: IncomingMessage | undefined;
  const end = (fault: string | null): void => {
    if (!open) return;
    open = false;
    clearTimeout(timer);
    const headers = answer?.headers ?? {};
    const identity = { release: one(headers, releaseHeader), colour: one(headers, colourHeader) };
    done({ status: answer?.statusCode ?? null, fault, ...identity });
  };
  const timer = setTimeout(() => {
    late = true;
    outgoing.destroy();
  }, timeoutMs);
  outgoing.on('response', incoming => {
    answer = incoming;
    incoming.on('end', () => end(null));
    incoming.on('error', () => end(late ? 'timeout' : 'cut'));
    incoming.resume();
  });
  outgoing.on('error', error => end(late ? 'timeout' : (systemCode(error) ?? 'unknown')));
  outgoing.on('close', () => end(late ? 'timeout' : 'cut'));
};

export const startLoad = (plan: LoadPlan, record: (record: LoadRecord) => void): Load => new Generator(plan, record);
