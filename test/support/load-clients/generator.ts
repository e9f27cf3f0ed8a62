/**
 * Open-loop load of the three client kinds: requests come at a constant rate whether or not earlier ones were answered.
 * Nothing is tried twice.
 */

import { monotonicMs } from './clock.ts';
import { type ClientKind, clientKinds, type LoadPlan, type Progress, type RequestRecord } from './plan.ts';
import { type Asked, Wire } from './wire.ts';

/** More than this under way, and the generator says so instead of growing without end. */
const maxInFlight = 4096;

/**
 * On Linux all of 127.0.0.0/8 is this machine. Each connection has a source address of its own: with a single one the
 * connection tracking of earlier connections, whose pod may be gone, is met again and shows failures that are none.
 */
export const sourceAddress = (count: number): string =>
  `127.${1 + (Math.floor(count / 64_516) % 250)}.${1 + (Math.floor(count / 254) % 254)}.${1 + (count % 254)}`;

interface Pending {
  readonly kind: ClientKind;
  readonly at: number;
  /** Differs from when it was due when the machine lets this process wait; the server must not pay for that. */
  readonly sent: number;
  readonly wire: Wire;
  open: boolean;
}

export class Generator {
  private readonly plan: LoadPlan;
  private readonly record: (record: RequestRecord) => void;
  private readonly requests: Readonly<Record<ClientKind, readonly string[]>>;
  private readonly idle: Record<ClientKind, Wire[]> = { fresh: [], kept: [], blind: [] };
  private readonly open: Record<ClientKind, number> = { fresh: 0, kept: 0, blind: 0 };
  private readonly due: Record<ClientKind, number> = { fresh: 0, kept: 0, blind: 0 };
  private readonly asked: Record<ClientKind, number> = { fresh: 0, kept: 0, blind: 0 };
  private readonly began = monotonicMs();
  // Another run must not meet the remains of this one.
  private connections = Math.floor(Math.random() * 16_000_000);
  private pending: Pending[] = [];
  private progress: Progress = { sent: 0, failed: 0, lateMs: 0 };
  private timer: NodeJS.Timeout | undefined;
  private readonly sweeper: NodeJS.Timeout;

  constructor(plan: LoadPlan, record: (record: RequestRecord) => void) {
    this.plan = plan;
    this.record = record;
    const requests = (connection: string): readonly string[] =>
      [plan.path, ...plan.otherPaths].map(
        path => `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${plan.port}\r\nConnection: ${connection}\r\n\r\n`,
      );
    const kept = requests('keep-alive');
    this.requests = { fresh: requests('close'), kept, blind: kept };
    // Behind the poll phase: what has arrived while this process had to wait is read before anything is given up.
    this.sweeper = setInterval(() => setImmediate(() => this.sweep()), 10);
    this.tick();
  }

  /** Numbers since the last call. */
  takeProgress(): Progress {
    const taken = this.progress;
    this.progress = { sent: 0, failed: 0, lateMs: 0 };
    return taken;
  }

  /** No new requests; resolves when the last one is answered or given up. */
  async stop(): Promise<void> {
    clearTimeout(this.timer);
    while (this.pending.some(one => one.open)) await new Promise(resolve => setTimeout(resolve, 10));
    clearInterval(this.sweeper);
    for (const kind of clientKinds) for (const wire of this.idle[kind]) wire.destroy();
  }

  private tick(): void {
    for (const kind of clientKinds) this.fire(kind, this.plan.perSecond[kind]);
    this.timer = setTimeout(() => this.tick(), 1);
  }

  /** Sends all that has become due since the last tick. */
  private fire(kind: ClientKind, perSecond: number): void {
    if (perSecond === 0) return;
    const now = monotonicMs();
    for (; ; this.due[kind] += 1) {
      const at = this.began + (this.due[kind] * 1000) / perSecond;
      if (at > now) return;
      const lateMs = Math.max(this.progress.lateMs, now - at);
      this.progress = { ...this.progress, sent: this.progress.sent + 1, lateMs };
      this.send(kind, at);
    }
  }

  private send(kind: ClientKind, at: number): void {
    if (this.pending.length >= maxInFlight) this.done(kind, at, { fault: 'saturated' });
    // The poll phase comes before: a FIN that has arrived by now is heard before the request is written.
    else if (kind === 'kept') setImmediate(() => this.ask(kind, at, this.take(kind)));
    else this.ask(kind, at, this.take(kind));
  }

  /** A new connection until there are as many as wanted, then the one used longest ago; another one when none is idle. */
  private take(kind: ClientKind): Wire {
    while (kind !== 'fresh' && this.open[kind] >= this.plan.connections) {
      const wire = this.idle[kind].shift();
      if (wire === undefined) break;
      if (kind === 'blind' || wire.heard === null) return wire;
      this.close(kind, wire);
    }
    this.open[kind] += 1;
    this.connections += 1;
    return new Wire(this.plan.port, sourceAddress(this.connections));
  }

  private close(kind: ClientKind, wire: Wire): void {
    this.open[kind] -= 1;
    wire.destroy();
  }

  private ask(kind: ClientKind, at: number, wire: Wire): void {
    const pending: Pending = { kind, at, sent: monotonicMs(), wire, open: true };
    this.pending.push(pending);
    const requests = this.requests[kind];
    wire.ask(requests[this.asked[kind] % requests.length] ?? '', asked => this.answered(pending, asked));
    this.asked[kind] += 1;
  }

  private answered(pending: Pending, asked: Asked): void {
    if (!pending.open) return;
    pending.open = false;
    const { kind, wire } = pending;
    const kept = kind !== 'fresh' && !('fault' in asked) && !asked.close;
    if (kept && this.open[kind] <= this.plan.connections) this.idle[kind].push(wire);
    else this.close(kind, wire);
    this.done(kind, pending.at, asked);
  }

  private done(kind: ClientKind, at: number, asked: Asked): void {
    const answer = 'fault' in asked ? { version: '', pod: '' } : asked;
    const fault = 'fault' in asked ? asked.fault : asked.status === 200 ? null : `HTTP ${asked.status}`;
    if (fault !== null) this.progress = { ...this.progress, failed: this.progress.failed + 1 };
    this.record({ kind, at, latencyMs: monotonicMs() - at, fault, version: answer.version, pod: answer.pod });
  }

  /** Forgets what is answered and gives up what takes too long. */
  private sweep(): void {
    const limit = monotonicMs() - this.plan.timeoutMs;
    for (const one of this.pending) if (one.open && one.sent < limit) this.answered(one, { fault: 'timeout' });
    this.pending = this.pending.filter(one => one.open);
  }
}
