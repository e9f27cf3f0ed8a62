/** A world of two colours, a journal and a clock, in memory, in which processes can be killed or cancelled at any call. */
import type { RolloutPorts } from '../../src/domain/rollout/driver.ts';
import { type Moment, type Write, wrongWith } from '../../src/domain/rollout/invariants.ts';
import type { Evidence, Journal } from '../../src/domain/rollout/journal.ts';
import { emptyJournal } from '../../src/domain/rollout/journal.ts';
import {
  type Adoption,
  type ColourState,
  FencedOut,
  type JournalStore,
  type Observed,
  type ProbeAnswer,
  type StoredJournal,
  type Target,
} from '../../src/domain/rollout/ports.ts';
import type { Colour, Release } from '../../src/domain/rollout/release.ts';
import type { Verification } from '../../src/domain/rollout/verifier.ts';
import type { Reason } from '../../src/domain/verdicts/verdicts.ts';
import { FakeClock } from './fakes.ts';

/** How a release behaves; the text stands in its spec. */
export interface Behaviour {
  readonly start?: 'well' | 'exits' | 'never-listens' | 'cannot-start' | 'waits';
  readonly health?: 'well' | 'bad';
  /** Dies once it has had traffic. */
  readonly dies?: 'never' | 'after-switch';
  readonly verify?: Verification['verdict'];
  /** Its last hook; absent: it has none. */
  readonly contract?: 'well' | 'fails';
}

export const release = (name: string, behaviour: Behaviour = {}, over: Partial<Release> = {}): Release => ({
  id: name.padEnd(12, '0'),
  revision: '',
  digest: null,
  oneWay: false,
  spec: {
    name,
    behaviour: JSON.stringify(behaviour),
    healthPath: '/healthz',
    hooks: { contract: behaviour.contract ?? null },
  },
  ...over,
});

const behaviourOf = (one: Release): Behaviour => {
  const spec: unknown = one.spec;
  if (typeof spec !== 'object' || spec === null || !('behaviour' in spec)) return {};
  return JSON.parse(String(spec.behaviour));
};

/** Thrown into a process that is killed; every later call of that process throws it too. */
export class Killed extends Error {}

interface Running {
  readonly release: Release;
  readonly since: number;
  hadTraffic: boolean;
}

const startupMs = 300;

export class SimulatedWorld {
  readonly clock = new FakeClock();
  readonly running: { blue: Running | null; green: Running | null } = { blue: null, green: null };
  traffic: Colour | null = null;
  fence = 0;
  stored: StoredJournal | undefined;
  readonly wrong: string[] = [];
  readonly effects: string[] = [];
  readonly deadPids = new Set<number>();
  allowed = { coldRollback: false };
  /** Traffic does not move though the switch is accepted. */
  silentDataPlane = false;
  /** Runs and has traffic since before we came. */
  found: Release | null = null;
  /** What the target has against any release. */
  objection: Reason | null = null;
  private version = 0;
  private pids = 0;

  /** An app that ran before us, in blue. */
  find(one: Release): void {
    this.found = one;
    this.running.blue = { release: one, since: -60_000, hadTraffic: true };
    this.traffic = 'blue';
  }

  newPid(): number {
    this.pids += 1;
    return this.pids;
  }

  journal(): Journal {
    return this.stored?.journal ?? emptyJournal('web', 'production');
  }

  colour(name: Colour): ColourState {
    const one = this.running[name];
    if (one === null) return { state: 'absent' };
    const { start, dies } = behaviourOf(one.release);
    const releaseId = one.release.id;
    const age = this.clock.now() - one.since;
    const crashed = (start === 'exits' && age >= 100) || (dies === 'after-switch' && one.hadTraffic);
    if (crashed)
      return { state: 'broken', releaseId, cause: 'app-exited', detail: 'exited with code 1', logTail: 'boom\n' };
    if (start === 'waits')
      return { state: 'starting', releaseId, waiting: { code: 'no-node', detail: 'no node has room' } };
    return start === 'never-listens' || age < startupMs
      ? { state: 'starting', releaseId }
      : { state: 'ready', releaseId };
  }

  observed(): Observed {
    return { blue: this.colour('blue'), green: this.colour('green'), traffic: this.traffic, fence: this.fence };
  }

  moment(): Moment {
    return { journal: this.journal(), observed: this.observed(), now: this.clock.now() };
  }

  /** Compare-and-swap; checks that tokens never go back. */
  write(journal: Journal, expected: string | undefined): StoredJournal | 'conflict' {
    if (this.stored?.version !== expected) return 'conflict';
    if (journal.token < this.journal().token) this.wrong.push('I3: the journal took an older token');
    this.version += 1;
    this.stored = { journal: structuredClone(journal), version: String(this.version) };
    this.effects.push(`journal ${journal.operation?.kind ?? '-'} ${journal.operation?.step ?? 'closed'}`);
    return this.stored;
  }

  adopt(): Adoption | null {
    if (this.found === null || this.running.blue?.release !== this.found) return null;
    this.effects.push('adopt');
    return { release: this.found, colour: 'blue' };
  }

  effect(write: Write, token: number): void {
    if (token < this.fence) throw new FencedOut(token, this.fence);
    this.wrong.push(...wrongWith(this.moment(), write, token, this.allowed));
    this.fence = Math.max(this.fence, token);
    this.effects.push(write.kind === 'switch' ? `switch ${write.to}` : `${write.kind} ${write.colour}`);
  }
}

export type Fault = { readonly at: number; readonly how: 'kill' | 'cancel' | 'fail' };

/** One process at work on the world. `points` counts the calls it made, before and after each. */
export class SimulatedProcess {
  readonly world: SimulatedWorld;
  readonly evidence: Evidence;
  readonly ports: RolloutPorts;
  readonly lines: string[] = [];
  points = 0;
  private dead = false;
  private readonly fault: Fault | undefined;
  private readonly controller = new AbortController();

  private readonly turn: () => Promise<unknown>;

  /** `turn` is awaited before each call, so that a scheduler can interleave two processes. */
  constructor(world: SimulatedWorld, fault?: Fault, turn: () => Promise<unknown> = async () => undefined) {
    this.world = world;
    this.fault = fault;
    this.turn = turn;
    const pid = world.newPid();
    this.evidence = { host: 'here', pid, pidStartTime: String(pid), run: '1', attempt: '1' };
    this.ports = {
      store: this.store(),
      target: this.target(),
      probe: { probe: async url => await this.call(() => this.probe(url)) },
      verifier: { verify: async request => await this.call(() => this.verify(request.expected.releaseId)) },
      liveness: { gone: async evidence => world.deadPids.has(evidence.pid) },
      timer: {
        now: () => world.clock.now(),
        sleep: async (ms, signal) => await this.call(async () => await world.clock.sleep(ms, signal)),
      },
      signal: this.controller.signal,
      say: line => {
        this.lines.push(line);
      },
    };
  }

  /** The process ended by itself. */
  exit(): void {
    this.world.deadPids.add(this.evidence.pid);
  }

  private point(): void {
    if (this.dead) throw new Killed('dead');
    this.points += 1;
    if (this.points !== this.fault?.at) return;
    // One call goes wrong: a full disk, a target that does not answer.
    if (this.fault.how === 'fail') throw new Error(`fault at ${this.points}`);
    if (this.fault.how === 'cancel') this.controller.abort(new Error('cancelled'));
    else {
      this.dead = true;
      this.exit();
      throw new Killed(`killed at ${this.points}`);
    }
  }

  private async call<T>(body: () => T | Promise<T>): Promise<T> {
    await this.turn();
    this.point();
    const result = await body();
    this.point();
    return result;
  }

  private store(): JournalStore {
    const { world } = this;
    return {
      read: async () => await this.call(() => world.stored),
      write: async (journal, expected) => await this.call(() => world.write(journal, expected)),
    };
  }

  private target(): Target {
    const { world } = this;
    return {
      kind: 'process',
      entranceUrl: 'http://entrance',
      observe: async () => await this.call(() => world.observed()),
      fence: async token =>
        await this.call(() => {
          if (token < world.fence) throw new FencedOut(token, world.fence);
          world.fence = token;
        }),
      start: async (colour, one, token) =>
        await this.call(() => {
          if (behaviourOf(one).start === 'cannot-start') throw new Error('no such program');
          world.effect({ kind: 'start', colour, releaseId: one.id }, token);
          world.running[colour] = { release: one, since: world.clock.now(), hadTraffic: false };
        }),
      directUrl: async colour => `http://${colour}`,
      switchTraffic: async (from, to, token) =>
        await this.call(() => {
          if (world.traffic !== from) return 'moved-by-other';
          world.effect({ kind: 'switch', from, to }, token);
          world.traffic = to;
          const one = world.running[to];
          if (one !== null) one.hadTraffic = true;
          return 'switched';
        }),
      retire: async (colour, _drain, token) =>
        await this.call(() => {
          world.effect({ kind: 'retire', colour }, token);
          world.running[colour] = null;
          return { cutRequests: 0, drainedMs: 0 };
        }),
      logs: async colour => await this.call(() => `log of ${colour}`),
      preflight: async () => ({ refusals: world.objection === null ? [] : [world.objection], notes: [], changes: [] }),
      adopt: async () => await this.call(() => world.adopt()),
      contract: async one =>
        await this.call(() => {
          world.effects.push(`contract ${one.id.slice(0, 12)}`);
          if (behaviourOf(one).contract === 'fails') throw new Error('column is still used');
        }),
    };
  }

  private probe(url: string): ProbeAnswer {
    const { world } = this;
    const colour = url.startsWith('http://entrance') ? world.traffic : url.startsWith('http://blue') ? 'blue' : 'green';
    const state = colour === null ? { state: 'absent' as const } : world.colour(colour);
    const one = colour === null ? null : world.running[colour];
    if (state.state !== 'ready' || one === null || (world.silentDataPlane && url.startsWith('http://entrance')))
      return { ok: false, releaseId: undefined, detail: 'connection refused' };
    const ok = behaviourOf(one.release).health !== 'bad';
    return { ok, releaseId: one.release.id, detail: ok ? 'HTTP 200' : 'HTTP 500' };
  }

  private verify(releaseId: string): Verification {
    const { world } = this;
    const one = [world.running.blue, world.running.green].find(running => running?.release.id === releaseId);
    const verdict = one == null ? 'error' : (behaviourOf(one.release).verify ?? 'pass');
    return { verdict, reasons: [{ code: 'simulated', message: `simulated ${verdict}`, next: '' }], evidence: null };
  }
}
