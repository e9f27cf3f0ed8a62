/** Lists, and watches as streams of JSON lines. */
import type { ServerResponse } from 'node:http';
import type { K8sObject } from '../../../src/domain/kubernetes/objects.ts';
import { apiVersionOf, type Resource } from './resources.ts';
import { fieldSelector, labelSelector } from './selectors.ts';
import { expired, statusOf } from './status.ts';
import type { Change, Store } from './store.ts';
import { stringsAt } from './tree.ts';

export interface Query {
  readonly resource: Resource;
  readonly namespace: string;
  /** A watch of one object by its path. */
  readonly name: string;
  readonly search: URLSearchParams;
}

const filterOf = ({ resource, namespace, name, search }: Query): ((object: K8sObject) => boolean) => {
  const labels = labelSelector(search.get('labelSelector') ?? '');
  const fields = fieldSelector(search.get('fieldSelector') ?? '');
  return object =>
    (namespace === '' || !resource.namespaced || object.metadata.namespace === namespace) &&
    (name === '' || object.metadata.name === name) &&
    labels(stringsAt(object, 'metadata', 'labels')) &&
    fields(object);
};

export const listOf = (store: Store, query: Query): unknown => {
  const wanted = filterOf(query);
  const { resource } = query;
  return {
    kind: `${resource.kind}List`,
    apiVersion: apiVersionOf(resource),
    metadata: { resourceVersion: String(store.version) },
    // Items of a list name neither kind nor version, as with the real server.
    items: store
      .list(resource)
      .map(stored => stored.object)
      .filter(wanted)
      .map(({ apiVersion: _version, kind: _kind, ...item }) => item),
  };
};

/** What a change is to a watch that sees only a part: coming into sight is ADDED, leaving it is DELETED. */
const eventOf = (change: Change, wanted: (object: K8sObject) => boolean): unknown => {
  const had = change.before !== undefined && wanted(change.before);
  const has = change.type !== 'DELETED' && wanted(change.object);
  if (!had && !has) return undefined;
  return { type: had ? (has ? 'MODIFIED' : 'DELETED') : 'ADDED', object: change.object };
};

export interface WatchSettings {
  readonly bookmarkMs: number;
}

/** Streams until the client leaves, the time is over or `end` is called. Returns `end`. */
export const watchOf = (
  store: Store,
  query: Query,
  response: ServerResponse,
  settings: WatchSettings,
): (() => void) => {
  const { resource, search } = query;
  const wanted = filterOf(query);
  const send = (event: unknown): void => {
    if (event !== undefined) response.write(`${JSON.stringify(event)}\n`);
  };
  response.writeHead(200, { 'content-type': 'application/json', 'transfer-encoding': 'chunked' });
  response.flushHeaders();
  const from = search.get('resourceVersion') ?? '';
  const past = from === '' || from === '0' ? store.list(resource).map(addedNow) : store.since(Number(from));
  if (past === undefined) {
    send({ type: 'ERROR', object: statusOf(expired(`too old resource version: ${from} (${store.forgotten})`)) });
    response.end();
    return () => undefined;
  }
  for (const change of past) if (change.resource === resource) send(eventOf(change, wanted));
  const leave = store.subscribe(change => {
    if (change.resource === resource) send(eventOf(change, wanted));
  });
  const bookmark = (): void => send(bookmarkOf(resource, store.version));
  const ticking = search.get('allowWatchBookmarks') === 'true' ? setInterval(bookmark, settings.bookmarkMs) : undefined;
  const seconds = Number(search.get('timeoutSeconds') ?? 0);
  const over = seconds > 0 ? setTimeout(() => end(), seconds * 1000) : undefined;
  const end = (): void => {
    leave();
    clearInterval(ticking);
    clearTimeout(over);
    response.end();
  };
  response.on('close', end);
  return end;
};

const addedNow = ({ resource, object }: { resource: Resource; object: K8sObject }): Change => ({
  version: 0,
  type: 'ADDED',
  resource,
  object,
  before: undefined,
});

const bookmarkOf = (resource: Resource, version: number): unknown => ({
  type: 'BOOKMARK',
  object: {
    kind: resource.kind,
    apiVersion: apiVersionOf(resource),
    metadata: { resourceVersion: String(version), creationTimestamp: null },
  },
});
