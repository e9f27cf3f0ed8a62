/** What a watch of a namespace's pods shows, with the moment at which it was seen. */

import type { ApiCluster } from '../../../src/adapters/kubernetes/api.ts';
import type { KindRef } from '../../../src/adapters/kubernetes/cluster.ts';
import { type Pod, podSchema } from '../../../src/domain/kubernetes/kinds.ts';
import { monotonicMs } from '../../support/load-clients/clock.ts';

const pods: KindRef = { apiVersion: 'v1', kind: 'Pod' };

export interface PodSight {
  /** On the monotonic clock. */
  readonly at: number;
  readonly gone: boolean;
  readonly pod: Pod;
}

export interface PodWatch {
  readonly sights: readonly PodSight[];
  /** When it was first asked to end: the beginning of its retirement. undefined: it was not. */
  firstDeleted(names: ReadonlySet<string>): number | undefined;
  /** Pods of these names that still run, and all others that were told to end and still run. */
  leaving(names: ReadonlySet<string>): readonly string[];
  close(): Promise<void>;
}

const isDeleted = ({ gone, pod }: PodSight): boolean => gone || pod.metadata.deletionTimestamp != null;

/** `api` is one whose namespace is the one to watch. */
export const watchPods = async (api: ApiCluster): Promise<PodWatch> => {
  const sights: PodSight[] = [];
  const stop = new AbortController();
  const see = (object: unknown, gone: boolean): void =>
    void sights.push({ at: monotonicMs(), gone, pod: podSchema.parse(object) });
  const list = await api.list(pods);
  for (const item of list.items) see(item, false);
  const watching = (async () => {
    const events = api.watch(pods, { resourceVersion: list.resourceVersion }, stop.signal);
    for await (const event of events)
      if (event.type !== 'BOOKMARK' && event.type !== 'EXPIRED') see(event.object, event.type === 'DELETED');
  })();
  // What goes wrong is told when the watch is closed.
  watching.catch(() => undefined);
  const times = (names: ReadonlySet<string>, which: (sight: PodSight) => boolean): number[] =>
    sights.filter(sight => names.has(sight.pod.metadata.name) && which(sight)).map(sight => sight.at);
  return {
    sights,
    firstDeleted: names => times(names, isDeleted).at(0),
    leaving: names => {
      const last = new Map(sights.map(sight => [sight.pod.metadata.name, sight]));
      return [...last].filter(([name, one]) => !one.gone && (names.has(name) || isDeleted(one))).map(([name]) => name);
    },
    close: async () => {
      stop.abort(new Error('seen enough'));
      await watching.catch(error => {
        if (!stop.signal.aborted) throw error;
      });
    },
  };
};

export const isReady = (pod: Pod): boolean =>
  pod.metadata.deletionTimestamp == null &&
  (pod.status?.conditions ?? []).some(one => one.type === 'Ready' && one.status === 'True');
