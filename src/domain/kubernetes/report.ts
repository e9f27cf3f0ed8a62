import { z } from 'zod';
import type { Journal } from '../rollout/journal.ts';
import type { Release } from '../rollout/release.ts';
import type { OfflinePlan } from './offline.ts';
import type { Finding, Treated } from './shape.ts';
import { type Adopted, specSchema } from './spec.ts';

/** What a report says about a rollout in a cluster, beyond what every rollout has. Pure. */
export interface ClusterReport {
  readonly namespace: string;
  /** Images as they run, in the order of the manifests. */
  readonly images: readonly string[];
  /** Those of them that are tags still: what they mean may change. */
  readonly unpinned: readonly string[];
  readonly objects: readonly Treated[];
  readonly findings: readonly Finding[];
  /** Names of the Deployments that ran before prod-actions came. */
  readonly adopted: readonly string[];
  /** Calls to the API server in this step; null where it was not asked. */
  readonly api: ApiUse | null;
  /** The plan of a dry run that had no cluster. */
  readonly offline: OfflinePlan | null;
}

export interface ApiUse {
  readonly calls: number;
  readonly bytesIn: number;
  readonly bytesOut: number;
  /** Calls by verb and kind, such as `patch services`. */
  readonly byVerb: Readonly<Record<string, number>>;
}

const loosely = z.looseObject({ adopted: specSchema.shape.adopted });

const adoptedIn = (release: Release): Adopted | null => loosely.safeParse(release.spec).data?.adopted ?? null;

const releasesIn = ({ colours, bundles }: Journal): readonly Release[] =>
  [colours.blue, colours.green, ...bundles.map(bundle => bundle.release)].filter(release => release !== null);

/** The Deployments that were taken over between the two looks at the journal. */
export const adoptedNames = (before: Journal, after: Journal): readonly string[] => {
  const known = new Set(releasesIn(before).map(({ id }) => id));
  const names = releasesIn(after)
    .filter(({ id }) => !known.has(id))
    .flatMap(release => adoptedIn(release)?.deployments.map(({ name }) => name) ?? []);
  return [...new Set(names)];
};

export const offlineReport = (offline: OfflinePlan): ClusterReport => ({
  namespace: offline.namespace,
  images: offline.images.map(({ image }) => image),
  unpinned: offline.images.filter(({ pinned }) => !pinned).map(({ image }) => image),
  objects: offline.objects,
  findings: offline.findings,
  adopted: [],
  api: null,
  offline,
});

const added = (a: ApiUse, b: ApiUse): ApiUse => ({
  calls: a.calls + b.calls,
  bytesIn: a.bytesIn + b.bytesIn,
  bytesOut: a.bytesOut + b.bytesOut,
  byVerb: Object.fromEntries(
    [...new Set([...Object.keys(a.byVerb), ...Object.keys(b.byVerb)])].map(what => [
      what,
      (a.byVerb[what] ?? 0) + (b.byVerb[what] ?? 0),
    ]),
  ),
});

/** Of several steps on one release: what the first rendered, and the calls of all. */
export const mergedReport = (reports: readonly (ClusterReport | null)[]): ClusterReport | null => {
  const all = reports.filter(one => one !== null);
  const [first] = all;
  if (first === undefined) return null;
  const uses = all.flatMap(({ api }) => api ?? []);
  return {
    ...first,
    adopted: [...new Set(all.flatMap(({ adopted }) => adopted))],
    api: uses.length === 0 ? null : uses.reduce(added),
  };
};
