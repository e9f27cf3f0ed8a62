/** `pods/…/proxy` and `services/…/proxy`: requests that the API server hands on to a pod. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { K8sObject } from '../../../src/domain/kubernetes/objects.ts';
import type { Route } from './route.ts';
import { ApiRefusal, notFound } from './status.ts';
import type { Store } from './store.ts';
import { at, isTree, listAt, textAt } from './tree.ts';

export interface PodRequest {
  readonly pod: K8sObject;
  readonly method: string;
  readonly path: string;
}

export interface PodAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** undefined: the connection is refused. */
export type PodApp = (request: PodRequest) => PodAnswer | undefined;

export const environmentOf = (pod: K8sObject): Readonly<Record<string, string>> =>
  Object.fromEntries(
    listAt(pod, 'spec', 'containers')
      .flatMap(container => listAt(container, 'env'))
      .map(one => [textAt(one, 'name'), textAt(one, 'value')]),
  );

export const isReady = (pod: unknown): boolean =>
  listAt(pod, 'status', 'conditions').some(one => at(one, 'type') === 'Ready' && at(one, 'status') === 'True');

/** Answers well and names its release, as soon as its containers run. */
export const fakeApp: PodApp = ({ pod }) => {
  if (textAt(pod, 'status', 'phase') !== 'Running') return undefined;
  const release = environmentOf(pod)['PROD_ACTIONS_RELEASE'] ?? '';
  return { status: 200, headers: release === '' ? {} : { 'x-prod-actions-release': release }, body: 'ok\n' };
};

const refused = (message: string): ApiRefusal => new ApiRefusal({ code: 503, reason: 'ServiceUnavailable', message });

let turn = 0;

/** One of the pods that the Service's slices call ready. */
const podBehind = (store: Store, namespace: string, service: string): K8sObject => {
  const ready = store
    .objects('EndpointSlice', namespace)
    .filter(slice => textAt(slice, 'metadata', 'labels', 'kubernetes.io/service-name') === service)
    .flatMap(slice => listAt(slice, 'endpoints'))
    .filter(endpoint => at(endpoint, 'conditions', 'ready') === true);
  turn += 1;
  const name = textAt(ready[turn % Math.max(1, ready.length)], 'targetRef', 'name');
  const pod = name === '' ? undefined : store.find('Pod', namespace, name);
  if (pod === undefined) throw refused(`no endpoints available for service "${service}"`);
  return pod;
};

export const proxied = async (
  store: Store,
  route: Route,
  request: IncomingMessage,
  response: ServerResponse,
  app: PodApp,
  search: string,
): Promise<void> => {
  request.resume();
  // `name`, `name:port` or `scheme:name:port`.
  const parts = route.name.split(':');
  const name = parts.length === 3 ? (parts[1] ?? '') : (parts[0] ?? '');
  const target = store.get(route.resource, route.namespace, name)?.object;
  if (target === undefined) throw notFound(route.resource, name);
  const pod = route.resource.kind === 'Pod' ? target : podBehind(store, route.namespace, name);
  const answer = app({ pod, method: request.method ?? 'GET', path: `${route.rest}${search}` });
  if (answer === undefined) throw refused(`error trying to reach service: dial tcp: connect: connection refused`);
  if (!isTree(answer)) return;
  response.writeHead(answer.status, { 'content-type': 'text/plain', ...answer.headers }).end(answer.body ?? '');
};
