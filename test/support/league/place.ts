/** Where a release of the league is delivered, the same for both targets. */
import { createHash } from 'node:crypto';
import type { Behaviour } from './behaviour.ts';
import type { Ground, TargetName } from './cases.ts';
import type { StarvationWatch } from './starvation.ts';

/** The commit that a version was built from. */
export const revisionOf = (version: string): string => createHash('sha1').update(version).digest('hex');

export interface LeagueRelease {
  readonly version: string;
  readonly does: Behaviour;
  /** Inputs that belong to this release. */
  readonly inputs: Readonly<Record<string, string>>;
}

/** What `ship` left behind. */
export interface Shipped {
  readonly exitCode: number | null;
  /** Its report file; null: it wrote none. */
  readonly report: unknown;
  /** Last lines, for when there is no report. */
  readonly said: string;
}

export interface Place {
  readonly target: TargetName;
  readonly ground: Ground;
  /** Where users come in, on 127.0.0.1 of the network that `enter` leads into. */
  readonly port: number;
  readonly enter: readonly string[];
  /** When the tokens of users and probes were made. */
  readonly issued: number;
  ship(release: LeagueRelease, settings: Readonly<Record<string, string>>): Promise<Shipped>;
  /** What the app says of itself at the entrance; empty: no answer. */
  version(): Promise<string>;
  /** Releases that may not be deployed again, as the journal has them. */
  quarantined(): Promise<readonly string[]>;
  /** Whether the app got a processor when it needed one. */
  watchStarvation(): Promise<StarvationWatch>;
  /** Something else of the machine that goes on meanwhile. Answers how to end it. */
  disturb(by: Disturbance): Promise<() => Promise<void>>;
  end(): Promise<void>;
}

/** `neighbour`: another app starts and ends all the time. `cpu`: something needs half a processor. `scaling`: instances come and go. */
export const disturbances = ['neighbour', 'cpu', 'scaling'] as const;
export type Disturbance = (typeof disturbances)[number];
