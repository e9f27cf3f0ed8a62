import type { Reason } from '../verdicts/verdicts.ts';
import type { Exposure } from './exposure.ts';
import type { Evidence, Journal } from './journal.ts';
import type { Colour, Release } from './release.ts';

/** Where the journal lives. Every write is compare-and-swap and durable when it resolves. */
export interface JournalStore {
  /**
   * undefined: there is no journal yet.
   * @throws UserError `journal-unreadable` (cut in half, wrong schema), `state-not-writable`
   */
  read(): Promise<StoredJournal | undefined>;
  /** `expected` is the version last read, undefined for the first write. 'conflict': someone else wrote in between. */
  write(journal: Journal, expected: string | undefined): Promise<StoredJournal | 'conflict'>;
}

export interface StoredJournal {
  readonly journal: Journal;
  readonly version: string;
}

/** What is seen of one colour right now. */
export type ColourState =
  | { readonly state: 'absent' }
  /** Started, does not answer yet. */
  | {
      readonly state: 'starting';
      readonly releaseId: string;
      /** What it waits for, where the target can tell: named at once, and the cause when time runs out. */
      readonly waiting?: { readonly code: string; readonly detail: string };
    }
  /** The target's own sign of readiness holds (process: the port accepts connections; Kubernetes: available). */
  | { readonly state: 'ready'; readonly releaseId: string }
  /** Will not become ready by itself. `cause` is a code of the rollout catalogue. */
  | {
      readonly state: 'broken';
      readonly releaseId: string;
      readonly cause: string;
      readonly detail: string;
      readonly logTail: string;
    };

export interface Observed {
  readonly blue: ColourState;
  readonly green: ColourState;
  /** The colour that new requests reach; null when none does. */
  readonly traffic: Colour | null;
  /** The highest fencing token the data plane has accepted. */
  readonly fence: number;
}

/**
 * How releases run and how traffic is moved. Every effect is idempotent, carries the fencing token, and is refused
 * (`FencedOut`) when the data plane has accepted a newer one.
 */
export interface Target {
  readonly kind: 'process' | 'kubernetes';
  /** Effects wait for the real world and may outlast a lease: it is renewed meanwhile. */
  readonly isSlow?: true;
  observe(signal: AbortSignal): Promise<Observed>;
  /** Raises the fence; from then on effects with an older token are refused. */
  fence(token: number): Promise<void>;
  /** Makes `release` run in `colour`; returns once it is started (not once it is ready). Replaces what ran there. */
  start(colour: Colour, release: Release, token: number): Promise<void>;
  /** Where to probe a colour directly, without going through traffic. */
  directUrl(colour: Colour): Promise<string>;
  /** Where users' traffic enters. */
  readonly entranceUrl: string;
  /** One compare-and-swap: traffic goes from `from` to `to`. 'moved-by-other': it was not at `from`. */
  switchTraffic(from: Colour | null, to: Colour, token: number): Promise<'switched' | 'moved-by-other'>;
  /** Out of traffic is presumed. Waits for in-flight requests up to `drainMs`, then SIGTERM, then SIGKILL after grace. */
  retire(colour: Colour, drainMs: number, token: number): Promise<RetireReport>;
  /** The last output of a colour, for evidence. */
  logs(colour: Colour, lines: number): Promise<string>;
  /** What all clients met of a release, where the target counts it; asked before the release is stopped. */
  exposure?(release: Release): Promise<Exposure | null>;
  /** Removes what no kept release needs (unpacked images, old versions of configuration). */
  prune?(keep: readonly Release[], token: number): Promise<void>;
  /** What stands against this release here, and what exactly would change. Writes nothing. */
  preflight?(release: Release, to: Colour): Promise<Preflight>;
  /**
   * Makes an app that ran before us one whose traffic we can move, without touching what runs; null: there is none.
   * Idempotent. A failed first deploy leaves it as found: `retire` of the new colour takes the adoption back.
   */
  adopt?(token: number): Promise<Adoption | null>;
  /** One look whether new connections reach `release`. Unset: users' entrance is asked, and must name the release. */
  arrived?(colour: Colour, release: Release, signal: AbortSignal): Promise<Arrival>;
  /** The release's last hook, once the old colour is gone. Safe to repeat. */
  contract?(release: Release, token: number): Promise<void>;
}

export interface Preflight {
  readonly refusals: readonly Reason[];
  readonly notes: readonly Reason[];
  /** For people, in order: objects that would change, and how. */
  readonly changes: readonly string[];
}

export interface Adoption {
  /** What runs, as a release that can be gone back to. */
  readonly release: Release;
  readonly colour: Colour;
}

export interface Arrival {
  readonly arrived: boolean;
  /**
   * How it is known. `release`: the answer named it. `answered`: good answers, the app does not name its release.
   * `endpoints`: only the control plane could be asked, users' way in could not.
   */
  readonly seen: 'release' | 'answered' | 'endpoints';
  readonly detail: string;
}

export interface RetireReport {
  /** Requests still in flight when the drain time ran out. */
  readonly cutRequests: number;
  readonly drainedMs: number;
}

/** A write was refused because a newer holder has the lease. */
export class FencedOut extends Error {
  readonly token: number;
  readonly fence: number;
  constructor(token: number, fence: number) {
    super(`token ${token} is older than the fence ${fence}`);
    this.name = 'FencedOut';
    this.token = token;
    this.fence = fence;
  }
}

/** One answer of a probe. */
export interface ProbeAnswer {
  /** The status was 2xx. */
  readonly ok: boolean;
  /** Which release says it answered, when the answer carries it. */
  readonly releaseId: string | undefined;
  /** For people: `HTTP 503`, `connection refused` … */
  readonly detail: string;
}

/** Asks an address once, on a fresh connection. Never rejects but for an aborted signal. */
export interface Probe {
  probe(url: string, signal: AbortSignal): Promise<ProbeAnswer>;
}

/** A client with a connection that was open before traffic goes back, and that goes on using it. */
export interface KeptClient {
  /** When it first met `release` on a connection of after `since`, or on its old one; null: not so far. */
  movedAt(release: Release, since: number): number | null;
  close(): void;
}

/** Knows whether the process (or the run) behind a lease is surely gone. Not knowing is `false`. */
export interface Liveness {
  gone(evidence: Evidence): Promise<boolean>;
  /**
   * Whether the whole run that took the lease is over, so that no later step of it comes; more than `gone` says, whose
   * process may have ended as it should. Unset or `false`: not known.
   */
  concluded?(evidence: Evidence): Promise<boolean>;
}

/** Where `candidate` stands to `live` in the history of the source. Never rejects: not knowing is `unknown`. */
export interface Ancestry {
  relation(live: string, candidate: string): Promise<'same' | 'ahead' | 'behind' | 'diverged' | 'unknown'>;
}

export interface Timer {
  /** Wall clock, milliseconds since the epoch. */
  now(): number;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}
