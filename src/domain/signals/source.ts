/** What a target can tell of the instances of a release while it runs. Times are milliseconds since the epoch. */

/** One end of a container or process. */
export interface Ending {
  /** `lost`: its node or somebody else ended it, which says nothing about the release. */
  readonly cause: 'exited' | 'out-of-memory' | 'evicted' | 'lost';
  /** null: not known. */
  readonly at: number | null;
  /** For people: `exit code 1`, `ended by SIGKILL`. */
  readonly detail: string;
}

/** A container of a pod, or the process itself. */
export interface Part {
  readonly name: string;
  /** How often it has ended since the instance was made. */
  readonly ends: number;
  readonly last: Ending | null;
  /** Whoever restarts it now waits longer and longer. */
  readonly looping: boolean;
}

/** One copy of the release: a pod or a process, as seen at one moment. */
export interface InstanceSight {
  /** Never given to another one. */
  readonly id: string;
  /** As people find it. */
  readonly name: string;
  readonly bornAt: number;
  /** Made for this very release, of which nothing had ended when it got traffic: every end is news. */
  readonly fresh: boolean;
  readonly ready: boolean;
  /** When that last changed; null: not known. */
  readonly readyChangedAt: number | null;
  /** On its way out because somebody wants it so: scaled down, replaced, its node drained. */
  readonly leaving: boolean;
  readonly parts: readonly Part[];
}

export interface Sight {
  readonly at: number;
  /** After so long whoever judges readiness looks again. */
  readonly readinessPeriodMs: number;
  readonly instances: readonly InstanceSight[];
}

/** Lines that an instance wrote since they were last asked for. */
export interface Output {
  readonly instance: string;
  readonly lines: readonly string[];
  /** More was written than could be read. */
  readonly cut: boolean;
}

/** What a release wrote before, to compare with. */
export interface PastOutput {
  readonly lines: readonly string[];
  readonly overMs: number;
}

export interface MemoryUse {
  readonly id: string;
  readonly name: string;
  readonly at: number;
  readonly usedBytes: number;
  /** null: none is known. */
  readonly limitBytes: number | null;
}

/** `why`: it cannot be told here. */
export type Known<T> = { readonly known: T } | { readonly why: string };

/** Where an instance answers beside where users reach it. */
export interface Entry {
  readonly scheme: string;
  readonly port: number;
}

/** An address of one instance, straight. */
export interface Straight {
  readonly id: string;
  readonly name: string;
  readonly url: string;
}

/** The instances of one release. Every call rejects when the answer would be stale or cannot be had. */
export interface Followed {
  sight(signal: AbortSignal): Promise<Sight>;
  /** Since the last call; the first time, since `since`. */
  output(since: number, signal: AbortSignal): Promise<readonly Output[]>;
  /** What was written between two times, as far as it is kept. */
  past(from: number, to: number, signal: AbortSignal): Promise<Known<PastOutput>>;
  memory(signal: AbortSignal): Promise<Known<readonly MemoryUse[]>>;
  /** Those that should answer users now; with `entry`, at that one instead of the users'. */
  straight(entry?: Entry): Promise<readonly Straight[]>;
  /** The last lines that a part of an instance wrote before it ended. */
  lastWords(instance: string, part: string): Promise<string>;
  close(): Promise<void>;
}

export interface SignalSource {
  /** Who says it: `pods`, `processes`. */
  readonly name: string;
  /** A release may run in several copies of which one can be bad. */
  readonly replicated: boolean;
  /** How often memory is measured. */
  readonly memoryEveryMs: number;
  /** null as the release: what has traffic. As the answer: it does not run here. */
  follow(releaseId: string | null): Promise<Followed | null>;
  /** The other release that still runs beside `releaseId`; null: there is none. */
  other(releaseId: string | null): Promise<Followed | null>;
}
