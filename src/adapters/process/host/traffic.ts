/** Where requests go. All of it is synchronous: a request has its lane before anything else can happen. */
import { Agent } from 'node:http';
import type { Colour } from '../../../domain/rollout/release.ts';
import type { HostState, Instance, LaneStats, TrafficStats } from './protocol.ts';
import { Counters } from './stats.ts';

/** How long an idle connection to the app is used again. Apps close theirs after 5 s or more by custom. */
const idleReuseMs = 4000;
/** A request that must not be sent twice gets a connection that is surely not about to be closed. */
const unsafeIdleReuseMs = 1000;

const pool = (timeout: number): Agent =>
  new Agent({ keepAlive: true, maxFreeSockets: 256, scheduling: 'lifo', timeout });

/** One running instance as the proxy sees it. */
export class Lane {
  readonly colour: Colour;
  readonly releaseId: string;
  readonly instanceId: string;
  readonly port: number;
  readonly counters: Counters = new Counters();
  readonly pools: { readonly repeatable: Agent; readonly unsafe: Agent } = {
    repeatable: pool(idleReuseMs),
    unsafe: pool(unsafeIdleReuseMs),
  };
  inFlight = 0;
  /** Requests that the program before this one (upgrade) still answers from this instance. */
  inherited = 0;
  private waiting: (() => void)[] = [];

  constructor(colour: Colour, instance: Instance) {
    this.colour = colour;
    this.releaseId = instance.releaseId;
    this.instanceId = instance.id;
    this.port = instance.port;
  }

  /** Gives the request back; call the result exactly when its exchange is over (more calls do nothing). */
  claim(): () => void {
    this.inFlight += 1;
    this.counters.requests += 1;
    let open = true;
    return () => {
      if (!open) return;
      open = false;
      this.inFlight -= 1;
      this.settle();
    };
  }

  inherit(count: number): void {
    this.inherited = count;
    this.settle();
  }

  /** Resolves with what is still in flight: 0, or more when `ms` ran out. */
  async drained(ms: number): Promise<number> {
    const left = (): number => this.inFlight + this.inherited;
    if (left() === 0) return 0;
    await new Promise<void>(resolve => {
      const timer = setTimeout(resolve, ms);
      this.waiting.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
    return left();
  }

  close(): void {
    this.pools.repeatable.destroy();
    this.pools.unsafe.destroy();
  }

  stats(): LaneStats {
    return {
      colour: this.colour,
      releaseId: this.releaseId,
      instance: this.instanceId,
      inFlight: this.inFlight + this.inherited,
      ...this.counters.snapshot(),
    };
  }

  private settle(): void {
    if (this.inFlight + this.inherited > 0) return;
    for (const wake of this.waiting.splice(0)) wake();
  }
}

/** Counters of instances that are gone, kept so that a bad release can still be looked at. */
const keptLanes = 6;

export class Traffic {
  withoutRelease = 0;
  /** Another host takes new connections; clients of this one are asked to come back on a new one. */
  leaving = false;
  /** Called whenever the number of requests in flight of a lane changes while leaving. */
  onSettled: () => void = () => undefined;
  private lanes: Lane[] = [];
  private current: Lane | undefined;

  /** Follows the recorded state; from the next request on `current` is the one named there. */
  apply(state: HostState): void {
    for (const colour of ['blue', 'green'] as const) {
      const instance = state.colours[colour];
      if (instance !== null && this.lane(instance.id) === undefined) this.lanes.push(new Lane(colour, instance));
    }
    this.current = state.traffic === null ? undefined : this.lane(state.colours[state.traffic]?.id);
    this.forgetOld(new Set([state.colours.blue?.id, state.colours.green?.id]));
  }

  lane(instanceId: string | undefined): Lane | undefined {
    return this.lanes.find(lane => lane.instanceId === instanceId);
  }

  /** The lane that this request belongs to from now on. */
  claim(): { readonly lane: Lane; readonly release: () => void } | undefined {
    if (this.current === undefined) {
      this.withoutRelease += 1;
      return undefined;
    }
    const release = this.current.claim();
    return {
      lane: this.current,
      release: () => {
        release();
        if (this.leaving) this.onSettled();
      },
    };
  }

  /** What the host before this one still has in flight. */
  inherit(counts: readonly { readonly instance: string; readonly count: number }[]): void {
    for (const lane of this.lanes) {
      lane.inherit(counts.find(({ instance }) => instance === lane.instanceId)?.count ?? 0);
    }
  }

  stats(): TrafficStats {
    return { at: Date.now(), lanes: this.lanes.map(lane => lane.stats()), withoutRelease: this.withoutRelease };
  }

  inFlight(): { readonly instance: string; readonly count: number }[] {
    return this.lanes.map(lane => ({ instance: lane.instanceId, count: lane.inFlight + lane.inherited }));
  }

  private forgetOld(inUse: ReadonlySet<string | undefined>): void {
    const gone = this.lanes.filter(lane => !inUse.has(lane.instanceId) && lane.inFlight === 0);
    for (const lane of gone) lane.close();
    const forgotten = new Set(gone.slice(0, Math.max(0, gone.length - keptLanes)));
    this.lanes = this.lanes.filter(lane => !forgotten.has(lane));
  }
}
