import { messageOf } from '../../../core/errors.ts';
import type { Clock, Log } from '../../../core/ports.ts';
import type { Cluster, KindRef, ListOptions } from '../cluster.ts';
import { KindStore } from './store.ts';

const firstDelayMs = 100;
const maxDelayMs = 5000;

export interface FollowerDeps {
  readonly cluster: Cluster;
  readonly clock: Clock;
  readonly log: Log;
  /** Something changed. */
  onChange(): void;
  /** The server gave a sign of life. */
  onHeard(): void;
}

interface Waiter {
  resolve(): void;
  reject(error: unknown): void;
}

/** Keeps one kind current: list, watch, and both again when the watch ends. */
export class Follower {
  readonly store = new KindStore();
  private readonly selection: KindRef & ListOptions;
  private readonly deps: FollowerDeps;
  private live = false;
  /** Monotonic; while live, now. */
  private currentAt: number;
  private watching = new AbortController();
  private resting = new AbortController();
  private waiters: Waiter[] = [];
  constructor(selection: KindRef & ListOptions, deps: FollowerDeps) {
    this.selection = selection;
    this.deps = deps;
    this.currentAt = deps.clock.monotonic();
  }

  get kind(): string {
    return this.selection.kind;
  }

  staleMs(): number {
    return this.live ? 0 : this.deps.clock.monotonic() - this.currentAt;
  }

  /** Resolves once it is current; tries at once, and rejects when that try fails. */
  async current(): Promise<void> {
    if (this.live) return;
    await new Promise<void>((resolve, reject) => {
      this.waiters.push({ resolve, reject });
      this.resting.abort();
    });
  }

  /** The connection was silently dead; the last sign of life was at `since`. */
  lost(since: number): void {
    if (!this.live) return;
    this.down(since);
    this.watching.abort();
  }

  /** Until `signal` aborts. Never rejects. */
  async run(signal: AbortSignal): Promise<void> {
    for (let failures = 0; !signal.aborted; ) {
      let wasLive = false;
      const trouble = await this.follow(signal, () => {
        wasLive = true;
      }).catch((error: unknown) => error ?? 'unknown');
      this.down(this.deps.clock.monotonic());
      if (signal.aborted) break;
      failures = wasLive ? 0 : failures + 1;
      if (trouble !== undefined) this.failed(trouble);
      await this.rest(failures, trouble === undefined, signal);
    }
    this.settle(waiter => waiter.reject(signal.reason));
  }

  private async follow(signal: AbortSignal, onLive: () => void): Promise<void> {
    const { cluster } = this.deps;
    this.watching = new AbortController();
    const list = await cluster.list(this.selection, this.selection);
    this.currentAt = this.deps.clock.monotonic();
    this.store.list(list.items, list.resourceVersion);
    this.deps.onHeard();
    this.deps.onChange();
    const onOpen = (): void => {
      onLive();
      this.up();
    };
    const options = { ...this.selection, resourceVersion: list.resourceVersion, onOpen };
    for await (const event of cluster.watch(this.selection, options, AbortSignal.any([signal, this.watching.signal]))) {
      this.deps.onHeard();
      if (event.type === 'EXPIRED') return;
      this.store.event(event);
      if (event.type !== 'BOOKMARK') this.deps.onChange();
    }
  }

  private up(): void {
    this.live = true;
    this.deps.onHeard();
    this.settle(waiter => waiter.resolve());
  }

  private down(since: number): void {
    if (this.live) this.currentAt = since;
    this.live = false;
  }

  private failed(trouble: unknown): void {
    this.deps.log.debug(`watch of ${this.kind}: ${messageOf(trouble)}`);
    this.settle(waiter => waiter.reject(trouble));
  }

  private settle(settle: (waiter: Waiter) => void): void {
    const waiters = this.waiters;
    this.waiters = [];
    for (const waiter of waiters) settle(waiter);
  }

  /** No pause behind a watch that the server ended in good order. Someone who waits ends the pause. */
  private async rest(failures: number, inOrder: boolean, signal: AbortSignal): Promise<void> {
    if (inOrder && failures === 0) return;
    const delay = Math.min(maxDelayMs, firstDelayMs * 2 ** failures) * (0.5 + Math.random() / 2);
    this.resting = new AbortController();
    await this.deps.clock.sleep(delay, AbortSignal.any([signal, this.resting.signal])).catch(() => undefined);
  }
}
