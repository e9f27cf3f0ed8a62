/**
 * A Kubernetes API server in this process, over HTTP on a unix socket, as `kubectl proxy` offers the real one. What it
 * answers is held against the real API server by test/support/fake-kubernetes/contract.ts.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { parse } from 'yaml';
import type { K8sObject } from '../../../src/domain/kubernetes/objects.ts';
import { fakeApp, type PodApp, proxied } from './proxy.ts';
import { callOf, scaleOf, userOf } from './requests.ts';
import { discovery, type Resource, standardResources } from './resources.ts';
import { type Route, routeOf, verbOf } from './route.ts';
import { ApiRefusal, badRequest, forbidden, notFound, type Refusal, statusOf } from './status.ts';
import { Store } from './store.ts';
import { at, isTree, type Tree, textAt } from './tree.ts';
import { listOf, watchOf } from './watching.ts';
import { type Call, Writes } from './writes.ts';

export interface Access {
  readonly verb: string;
  readonly group: string;
  /** `pods`, `pods/log`. */
  readonly resource: string;
  readonly namespace: string;
  readonly name: string;
}

export interface ServerSettings {
  readonly now?: () => number;
  readonly resources?: readonly Resource[];
  /** Permissions; everything is allowed unless told. */
  readonly allowed?: (access: Access) => boolean;
  /** Answers requests that reach a pod through the proxy. */
  readonly app?: PodApp;
  readonly bookmarkMs?: number;
  readonly version?: string;
}

/** One call, as it was answered. */
export interface Served {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly user: string;
}

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
};

const treeOf = (text: string, type: string): Tree => {
  if (text === '') return {};
  const value: unknown = type.includes('yaml') && !text.trimStart().startsWith('{') ? parse(text) : JSON.parse(text);
  return isTree(value) ? value : {};
};

export class FakeServer {
  readonly store: Store;
  readonly served: Served[] = [];
  /** Said by a simulated container, newest last; filled by the kubelet. */
  readonly logs = new Map<string, string>();
  /** What pods write beside that, by `namespace/name`; `at`: milliseconds since the epoch. */
  readonly written = new Map<string, readonly { readonly at: number; readonly line: string }[]>();
  /** Called around each write of a client. */
  beforeWrite: (method: string, path: string) => void = () => undefined;
  onWrite: (method: string, path: string) => void = () => undefined;
  allowed: (access: Access) => boolean;
  app: PodApp;
  private readonly writes: Writes;
  private readonly settings: ServerSettings;
  private readonly server: Server;
  private readonly watches = new Set<() => void>();

  constructor(settings: ServerSettings = {}) {
    this.settings = settings;
    this.store = new Store(settings.resources ?? standardResources);
    this.writes = new Writes(this.store, settings.now ?? Date.now);
    this.allowed = settings.allowed ?? (() => true);
    this.app = settings.app ?? fakeApp;
    this.server = createServer((request, response) => void this.answer(request, response));
    this.server.keepAliveTimeout = 60_000;
  }

  async listen(socketPath: string): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(socketPath, resolve);
    });
  }

  async close(): Promise<void> {
    this.dropWatches();
    this.server.closeAllConnections();
    await new Promise<void>(resolve => this.server.close(() => resolve()));
  }

  /** Ends every open watch, as a restart of the API server would. */
  dropWatches(): void {
    for (const end of [...this.watches]) end();
    this.watches.clear();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = request.method ?? 'GET';
    const url = new URL(request.url ?? '/', 'http://cluster');
    try {
      await this.dispatch(method, url, request, response);
    } catch (error) {
      const refusal: Refusal =
        error instanceof ApiRefusal
          ? error.refusal
          : {
              code: 500,
              reason: 'InternalError',
              message: error instanceof Error ? (error.stack ?? '') : String(error),
            };
      this.reply(response, refusal.code, statusOf(refusal));
    }
    this.served.push({
      method,
      path: `${url.pathname}${url.search}`,
      status: response.statusCode,
      user: userOf(request),
    });
  }

  /** Past HTTP and permissions. */
  create(namespace: string, object: K8sObject): void {
    const resource = this.store.resource(object.kind);
    const none = { name: '', subresource: '', manager: 'kubectl', named: true, force: false, dryRun: false };
    this.writes.create({ resource, namespace, ...none }, { ...object });
  }

  private reply(response: ServerResponse, status: number, body: unknown): void {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const type = typeof body === 'string' ? 'text/plain' : 'application/json';
    response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(text) }).end(text);
  }

  private async dispatch(method: string, url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const route = routeOf(this.store.resources, url.pathname);
    if (route === undefined) return this.reply(response, ...(await this.general(method, url, request)));
    this.authorize(method, url, route);
    if (route.subresource === 'proxy') return await proxied(this.store, route, request, response, this.app, url.search);
    if (method === 'GET') return this.read(url, route, response);
    const body = await bodyOf(request);
    this.beforeWrite(method, url.pathname);
    const [status, answer] = this.write(
      method,
      route,
      callOf(route, url, request),
      body,
      request.headers['content-type'] ?? '',
    );
    this.onWrite(method, url.pathname);
    this.reply(response, status, answer);
  }

  private authorize(method: string, url: URL, route: Route): void {
    const verb = verbOf(
      method,
      route,
      url.searchParams.get('watch') !== null && url.searchParams.get('watch') !== 'false',
    );
    const { resource, namespace, name, subresource } = route;
    const path = subresource === '' ? resource.plural : `${resource.plural}/${subresource}`;
    const access = { verb, group: resource.group, resource: path, namespace, name };
    if (!this.allowed(access)) throw forbidden({ ...resource, plural: path }, name, verb, namespace);
  }

  private async general(method: string, url: URL, request: IncomingMessage): Promise<[number, unknown]> {
    const path = url.pathname;
    if (path === '/version') {
      const version = this.settings.version ?? 'v1.34.2';
      const [, major, minor] = /^v(\d+)\.(\d+)/.exec(version) ?? [];
      return [200, { major, minor, gitVersion: version, platform: 'linux/amd64' }];
    }
    if (path === '/healthz' || path === '/livez' || path === '/readyz') return [200, 'ok'];
    if (method === 'POST' && path.endsWith('/selfsubjectaccessreviews'))
      return [201, this.review(treeOf(await bodyOf(request), ''))];
    const found = discovery(this.store.resources, path);
    return found === undefined ? [404, '404 page not found\n'] : [200, found];
  }

  private review(body: Tree): unknown {
    const asked = at(body, 'spec', 'resourceAttributes');
    const part = textAt(asked, 'subresource');
    const allowed = this.allowed({
      verb: textAt(asked, 'verb'),
      group: textAt(asked, 'group'),
      resource: part === '' ? textAt(asked, 'resource') : `${textAt(asked, 'resource')}/${part}`,
      namespace: textAt(asked, 'namespace'),
      name: textAt(asked, 'name'),
    });
    return { ...body, status: { allowed, ...(allowed ? {} : { reason: '' }) } };
  }

  private read(url: URL, route: Route, response: ServerResponse): void {
    const { resource, namespace, name } = route;
    const { searchParams: search } = url;
    const watch = search.get('watch');
    if (watch !== null && watch !== 'false' && watch !== '0') {
      const settings = { bookmarkMs: this.settings.bookmarkMs ?? 1000 };
      const end = watchOf(this.store, { resource, namespace, name, search }, response, settings);
      this.watches.add(end);
      response.on('close', () => this.watches.delete(end));
      return;
    }
    this.reply(response, 200, this.found(route, search));
  }

  private found(route: Route, search: URLSearchParams): unknown {
    const { resource, namespace, name, subresource } = route;
    if (name === '') return listOf(this.store, { resource, namespace, name, search });
    const stored = this.store.get(resource, namespace, name);
    if (stored === undefined) throw notFound(resource, name);
    if (subresource === 'log') return this.log(namespace, name, search);
    return subresource === 'scale' ? scaleOf(stored.object) : stored.object;
  }

  private log(namespace: string, name: string, search: URLSearchParams): string {
    const previous = search.get('previous') === 'true' ? '/previous' : '';
    const text = this.logs.get(`${namespace}/${name}${previous}`);
    if (text === undefined && previous !== '')
      throw badRequest(
        `previous terminated container "${search.get('container') ?? 'app'}" in pod "${name}" not found`,
      );
    if (text === undefined)
      throw badRequest(
        `container "${search.get('container') ?? 'app'}" in pod "${name}" is waiting to start: ContainerCreating`,
      );
    const pod = this.store.find('Pod', namespace, name);
    const startedAt = Date.parse(textAt(pod, 'status', 'startTime')) || 0;
    const own = text.split('\n').flatMap(line => (line === '' ? [] : [{ at: startedAt, line }]));
    const more = previous === '' ? (this.written.get(`${namespace}/${name}`) ?? []) : [];
    const since = Date.parse(search.get('sinceTime') ?? '') || 0;
    const lines = [...own, ...more].filter(one => one.at >= since);
    const stamp = (at: number): string =>
      search.get('timestamps') === 'true' ? `${new Date(at).toISOString().replace('Z', '000000Z')} ` : '';
    const tail = lines.slice(-Number(search.get('tailLines') ?? lines.length));
    return tail.map(({ at, line }) => `${stamp(at)}${line}\n`).join('');
  }

  private write(method: string, route: Route, call: Call, text: string, type: string): [number, unknown] {
    if (method === 'POST' && route.name === '') return [201, this.writes.create(call, treeOf(text, type)).object];
    if (method === 'PUT') return [200, this.writes.replace(call, treeOf(text, type)).object];
    if (method === 'DELETE') return [200, this.deleted(call, treeOf(text, type))];
    if (method !== 'PATCH')
      throw new ApiRefusal({
        code: 405,
        reason: 'MethodNotAllowed',
        message: 'the server does not allow this method on the requested resource',
      });
    if (type.startsWith('application/apply-patch+yaml')) {
      const { object, created } = this.writes.apply(call, treeOf(text, type));
      return [created ? 201 : 200, object];
    }
    const patch: unknown = JSON.parse(text);
    if (call.subresource === 'scale') return [200, this.scaled(call, patch)];
    if (type.startsWith('application/json-patch+json')) return [200, this.writes.patch(call, 'json', patch).object];
    if (/^application\/(strategic-)?merge-patch\+json/.test(type))
      return [200, this.writes.patch(call, 'merge', patch).object];
    throw new ApiRefusal({
      code: 415,
      reason: 'UnsupportedMediaType',
      message: `the body of the request was in an unknown format - accepted media types include: application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml`,
    });
  }

  private scaled(call: Call, patch: unknown): unknown {
    const replicas = Array.isArray(patch) ? at(patch.at(-1), 'value') : at(patch, 'spec', 'replicas');
    return scaleOf(this.writes.patch(call, 'merge', { spec: { replicas } }).object);
  }

  private deleted(call: Call, options: Tree): unknown {
    const object = this.writes.delete(call, options);
    const gone = this.store.get(call.resource, call.namespace, call.name) === undefined;
    if (!gone) return this.store.get(call.resource, call.namespace, call.name)?.object;
    const { name, uid } = object.metadata;
    return {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Success',
      details: { name, kind: call.resource.plural, uid },
    };
  }
}
