import type { Baseline, BaselineEntry } from './baseline.ts';
import type { Run } from './runs.ts';
import type { Scenario } from './scenario.ts';

/** What a measurement needs of the outside (types only). */

export interface LoadOrder {
  /** Without a trailing slash. */
  readonly baseUrl: string;
  readonly scenario: Scenario;
  readonly signal: AbortSignal;
}

export interface LoadTool {
  readonly name: 'k6' | 'autocannon';
  readonly version: string;
  /** Where it came from; shown in the report. */
  readonly source: string;
  /** One run. Rejects only when cancelled; a failure of tool or app is an invalid run. */
  run(order: LoadOrder): Promise<Run>;
}

/** A side that runs elsewhere, or one that is started afresh here for every run. */
export type AppSource =
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'command'; readonly command: string; readonly folder: string }
  /** `name@sha256:…` */
  | { readonly kind: 'image'; readonly reference: string };

export interface RunningApp {
  readonly url: string;
  /** How it ended, if it ended by itself before `stop`. */
  ended(): string | undefined;
  stop(): Promise<void>;
}

export interface App {
  /** What runs, for the report: address, command or image digest. */
  readonly description: string;
  /** Starts a fresh process and waits until it is well. Rejects with a sentence (and its last output) when it is not. */
  start(signal: AbortSignal): Promise<RunningApp>;
}

export interface BaselineStore {
  /** The empty baseline when there is no file. */
  read(path: string): Promise<Baseline>;
  /** Compare-and-swap: parallel writers lose nothing. */
  append(path: string, entry: BaselineEntry): Promise<void>;
}

/** The machine's part of the comparability key. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly kernel: string;
  readonly architecture: string;
  readonly node: string;
}
