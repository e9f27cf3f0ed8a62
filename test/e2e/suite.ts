/** An end-to-end suite runs the real parts: tools, registry, builder. `npm run e2e` finds every `*.e2e.ts` here. */
import type { TestCluster } from '../support/cluster/cluster.ts';

export interface E2eContext {
  /** Path of an installed tool that the suite names in `needs`. */
  tool(name: string): string;
  /** `host:port` of a real registry that speaks plain http; empty unless needed. */
  readonly registry: string;
  /** `unix:///…` address of a real buildkitd that may push there; empty unless needed. */
  readonly buildkit: string;
  /** A cluster with real pods, the demo app in its registry. Needs `kubernetes`; its helpers are in test/support/cluster. */
  readonly kubernetes: TestCluster;
  /** A real API server with simulated pods. Needs `kubernetes-simulated`. */
  readonly simulated: TestCluster;
  /** A private folder of this scenario, removed when it passed. */
  readonly temp: string;
  log(line: string): void;
}

export interface Scenario {
  /** What is promised. */
  readonly name: string;
  /** Throws (node:assert/strict) when the promise is broken. */
  run(context: E2eContext): Promise<void>;
}

/** What the scenarios of a suite share: made by the first that needs it, taken down in the suite's `close`. */
export interface Shared<T> {
  get(context: E2eContext): Promise<T>;
  takeDown(): Promise<void>;
}

export const shared = <T extends { readonly caller: { takeDown(): Promise<void> } }>(
  create: (context: E2eContext) => Promise<T>,
): Shared<T> => {
  let made: Promise<T> | undefined;
  return {
    get: async context => {
      made ??= create(context);
      return await made;
    },
    takeDown: async () => await (await made?.catch(() => undefined))?.caller.takeDown(),
  };
};

export interface Suite {
  readonly name: string;
  /** Names of tools in tools/tools.json, and the running services: `registry`, `buildkit`, `kubernetes`, `kubernetes-simulated`. */
  readonly needs: readonly string[];
  readonly scenarios: readonly Scenario[];
  /** About how long it takes, when it is long: the longest begin first, so that no lane ends late. */
  readonly seconds?: number;
  /** What it measures or counts needs the machine for itself: it runs when the other suites are done. */
  readonly alone?: boolean;
  /** Runs once behind the suite's scenarios, however they ended: takes down what they share. */
  close?(): Promise<void>;
}
