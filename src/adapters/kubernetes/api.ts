import { messageOf } from '../../core/errors.ts';
import type { Clock } from '../../core/ports.ts';
import { fieldManager } from '../../domain/kubernetes/names.ts';
import { type K8sObject, type ObjectRef, objectSchema } from '../../domain/kubernetes/objects.ts';
import { retryAfter } from '../registry/retry.ts';
import { eventOf, jsonOf, listSchema, parsed, refusal } from './access/answers.ts';
import { createDiscovery, pathIn } from './access/resources.ts';
import { type Answer, type Call, type ClusterStats, linesOf, NoAnswer, Transport } from './access/transport.ts';
import {
  type Cluster,
  ClusterError,
  type KindRef,
  type ListOptions,
  type LogOptions,
  type WatchEvent,
} from './cluster.ts';

/** The API server over a unix socket, such as the one of `kubectl proxy`. */

export type { ClusterStats } from './access/transport.ts';

export interface ApiCluster extends Cluster {
  readonly socketPath: string;
  stats(): ClusterStats;
  /** Ends kept connections, and what the socket hangs on; open watches end with the signals they were given. */
  close(): Promise<void>;
}

export interface ApiOptions {
  readonly namespace: string;
  readonly clock: Clock;
  /** Of one try; default 10 s. */
  readonly timeoutMs?: number;
  readonly onClose?: () => Promise<void>;
}

/** `read`: may be repeated at will. `write`: repeated only when the server says it did nothing. */
type Sent = Call & { readonly effect: 'read' | 'write' };

const attempts = 5;
const firstDelayMs = 100;
const maxDelayMs = 10_000;
/** No new try after so long: a caller with a deadline of its own should hear of it. */
const triesEndMs = 15_000;
const pageSize = 500;

/** The fate of a write without a clear answer is not known; a read simply got none. */
const unanswered = (call: Sent, message: string): ClusterError =>
  new ClusterError(0, call.effect === 'write' ? 'Unknown' : 'Unreachable', message);

const kindOf = ({ apiVersion, kind }: KindRef): KindRef => ({ apiVersion, kind });

type Parameters = Readonly<Record<string, string | number | boolean | undefined>>;

const query = (parts: Parameters): string => {
  const text = new URLSearchParams();
  for (const [name, value] of Object.entries(parts))
    if (value !== undefined && value !== '' && value !== false) text.set(name, String(value));
  return text.size === 0 ? '' : `?${text}`;
};

const json = (value: unknown, type = 'application/json'): NonNullable<Call['body']> => ({
  type,
  text: JSON.stringify(value),
});

const isServerFault = (status: number): boolean => status === 429 || status >= 500;

class Api implements ApiCluster {
  readonly namespace: string;
  readonly socketPath: string;
  private readonly clock: Clock;
  private readonly transport: Transport;
  private readonly onClose: (() => Promise<void>) | undefined;
  private readonly resourceOf = createDiscovery(async path => await this.discovered(path));
  constructor(socketPath: string, options: ApiOptions) {
    this.socketPath = socketPath;
    this.namespace = options.namespace;
    this.clock = options.clock;
    this.onClose = options.onClose;
    this.transport = new Transport(socketPath, options.timeoutMs ?? 10_000);
  }

  stats(): ClusterStats {
    return this.transport.stats();
  }

  async close(): Promise<void> {
    this.transport.close();
    await this.onClose?.();
  }

  async get(ref: ObjectRef): Promise<K8sObject | undefined> {
    const { path, plural } = await this.pathOf(ref);
    const answer = await this.answered({ method: 'GET', path, label: `get ${plural}`, effect: 'read' }, [404]);
    return answer === undefined ? undefined : this.object(answer, path);
  }

  async list(kind: KindRef, options: ListOptions = {}): Promise<{ items: K8sObject[]; resourceVersion: string }> {
    try {
      return await this.pages(kind, options, pageSize);
    } catch (error) {
      // A long list whose version was compacted on the way is taken in one piece.
      if (error instanceof ClusterError && error.status === 410) return await this.pages(kind, options, undefined);
      throw error;
    }
  }

  async create(object: K8sObject, options: { readonly dryRun?: boolean } = {}): Promise<K8sObject> {
    const { path, plural } = await this.collectionOf(object, object.metadata.namespace);
    const flags = query({ fieldManager, fieldValidation: 'Strict', dryRun: options.dryRun === true ? 'All' : '' });
    return await this.write('POST', `${path}${flags}`, `create ${plural}`, json(object));
  }

  async replace(object: K8sObject): Promise<K8sObject> {
    const { path, plural } = await this.pathOf(refTo(object));
    return await this.write('PUT', `${path}${query({ fieldManager })}`, `update ${plural}`, json(object));
  }

  async patch(ref: ObjectRef, operations: readonly object[]): Promise<K8sObject> {
    const { path, plural } = await this.pathOf(ref);
    const body = json(operations, 'application/json-patch+json');
    return await this.write('PATCH', `${path}${query({ fieldManager })}`, `patch ${plural}`, body);
  }

  async apply(
    object: K8sObject,
    options: { readonly force?: boolean; readonly dryRun?: boolean } = {},
  ): Promise<K8sObject> {
    const { path, plural } = await this.pathOf(refTo(object));
    const dryRun = options.dryRun === true ? 'All' : '';
    const flags = query({ fieldManager, fieldValidation: 'Strict', force: options.force === true, dryRun });
    const { managedFields: _, ...metadata } = object.metadata;
    const body = json({ ...object, metadata }, 'application/apply-patch+yaml');
    return await this.write('PATCH', `${path}${flags}`, `apply ${plural}`, body);
  }

  async delete(
    ref: ObjectRef,
    preconditions?: { readonly uid?: string; readonly resourceVersion?: string },
  ): Promise<void> {
    const { path, plural } = await this.pathOf(ref);
    // Jobs would leave their pods behind by default.
    const body = json({ apiVersion: 'v1', kind: 'DeleteOptions', propagationPolicy: 'Background', preconditions });
    await this.answered({ method: 'DELETE', path, label: `delete ${plural}`, body, effect: 'write' }, [404]);
  }

  async *watch(
    kind: KindRef,
    options: ListOptions & { readonly resourceVersion: string; readonly onOpen?: () => void },
    signal: AbortSignal,
  ): AsyncGenerator<WatchEvent> {
    const { path, plural } = await this.collectionOf(kind);
    // Watches of one client should not all end at once.
    const timeoutSeconds = 300 + Math.floor(Math.random() * 300);
    const flags = query({
      ...selectionOf(options),
      resourceVersion: options.resourceVersion,
      watch: 1,
      allowWatchBookmarks: true,
      timeoutSeconds,
    });
    try {
      const call = { method: 'GET', path: `${path}${flags}`, label: `watch ${plural}` } as const;
      const { status, body } = await this.transport.open(call, signal);
      if (status === 410) return yield { type: 'EXPIRED' };
      if (status !== 200) throw refusal({ status, headers: {}, text: (await Array.fromAsync(body)).join('') });
      options.onOpen?.();
      for await (const line of linesOf(body)) yield eventOf(line, path);
    } catch (error) {
      if (signal.aborted) return;
      throw error instanceof NoAnswer ? new ClusterError(0, 'Unreachable', error.message) : error;
    }
  }

  async logs(pod: string, { lines: tailLines, ...options }: LogOptions): Promise<string> {
    const place = pathIn('v1', { plural: 'pods', namespaced: true }, this.namespace, pod);
    const path = `${place}/log${query({ limitBytes: 262_144, tailLines, ...options })}`;
    // 400: the container has not started yet. 404: the pod, or the container before it, is gone.
    const answer = await this.answered({ method: 'GET', path, label: 'get pods/log', effect: 'read' }, [400, 404]);
    return answer?.text ?? '';
  }

  async raw(method: 'GET' | 'POST', path: string, body?: unknown): Promise<unknown> {
    // Reviews are sent by POST and change nothing.
    const effect = method === 'GET' || /^\/apis\/auth\w+\.k8s\.io\//.test(path) ? 'read' : 'write';
    const label = `${method.toLowerCase()} ${path.replace(/\?.*/, '')}`;
    const call = { method, path, label, effect, ...(body === undefined ? {} : { body: json(body) }) } as const;
    const answer = await this.answered(call, []);
    return jsonOf(answer?.text ?? '') ?? answer?.text;
  }

  private async pages(kind: KindRef, options: ListOptions, limit: number | undefined) {
    const { path, plural } = await this.collectionOf(kind);
    const items: K8sObject[] = [];
    for (let next = ''; ; ) {
      const page = `${path}${query({ ...selectionOf(options), limit, continue: next })}`;
      const answer = await this.answered({ method: 'GET', path: page, label: `list ${plural}`, effect: 'read' }, []);
      const list = parsed(listSchema, jsonOf(answer?.text ?? ''), `GET ${path}`);
      // In lists of built-in kinds the items do not say what they are.
      for (const item of list.items ?? [])
        items.push(parsed(objectSchema, { ...kindOf(kind), ...item }, `GET ${path}`));
      next = list.metadata.continue;
      if (next === '') return { items, resourceVersion: list.metadata.resourceVersion };
    }
  }

  private async write(method: 'POST' | 'PUT' | 'PATCH', path: string, label: string, body: Call['body']) {
    const answer = await this.answered({ method, path, label, effect: 'write', ...(body && { body }) }, []);
    return this.object(answer, path);
  }

  private object(answer: Answer | undefined, path: string): K8sObject {
    return parsed(objectSchema, jsonOf(answer?.text ?? ''), path.replace(/\?.*/, ''));
  }

  /** undefined: the status is one of `absent`. @throws ClusterError */
  private async answered(call: Sent, absent: readonly number[]): Promise<Answer | undefined> {
    const answer = await this.retried(call);
    if (answer.status < 400) return answer;
    if (absent.includes(answer.status)) return undefined;
    const said = refusal(answer);
    throw call.effect === 'write' && said.status >= 500
      ? unanswered(call, `${call.method} ${call.path.replace(/\?.*/, '')}: HTTP ${answer.status}: ${said.message}`)
      : said;
  }

  private async retried(call: Sent): Promise<Answer> {
    const started = this.clock.monotonic();
    for (let tried = 1; ; tried += 1) {
      try {
        const answer = await this.transport.send(call);
        const again = call.effect === 'read' ? isServerFault(answer.status) : answer.status === 429;
        if (!again || this.isLast(tried, started)) return answer;
        await this.pause(tried, retryAfter(answer.headers['retry-after'], this.clock.now()));
      } catch (error) {
        if (!(error instanceof NoAnswer)) throw error;
        if (call.effect === 'write' || this.isLast(tried, started)) throw unanswered(call, messageOf(error));
        await this.pause(tried, undefined);
      }
    }
  }

  private isLast(tried: number, started: number): boolean {
    return tried === attempts || this.clock.monotonic() - started > triesEndMs;
  }

  private async pause(tried: number, wish = 0): Promise<void> {
    const own = firstDelayMs * 2 ** (tried - 1) * (0.75 + Math.random() / 2);
    await this.clock.sleep(Math.min(maxDelayMs, Math.max(own, wish)));
  }

  private async discovered(path: string): Promise<unknown> {
    const answer = await this.answered({ method: 'GET', path, label: 'get discovery', effect: 'read' }, [404]);
    return answer === undefined ? undefined : jsonOf(answer.text);
  }

  private async collectionOf(kind: KindRef, namespace?: string): Promise<{ path: string; plural: string }> {
    const resource = await this.resourceOf(kind);
    return { path: pathIn(kind.apiVersion, resource, namespace || this.namespace), plural: resource.plural };
  }

  private async pathOf(ref: ObjectRef): Promise<{ path: string; plural: string }> {
    const resource = await this.resourceOf(ref);
    const path = pathIn(ref.apiVersion, resource, ref.namespace || this.namespace, ref.name);
    return { path, plural: resource.plural };
  }
}

const selectionOf = ({ labelSelector, fieldSelector }: ListOptions): ListOptions => ({
  ...(labelSelector === undefined ? {} : { labelSelector }),
  ...(fieldSelector === undefined ? {} : { fieldSelector }),
});

const refTo = (object: K8sObject): ObjectRef => ({
  ...kindOf(object),
  namespace: object.metadata.namespace ?? '',
  name: object.metadata.name,
});

/** Clients of one socket share nothing; make one per step. */
export const clusterOver = (socketPath: string, options: ApiOptions): ApiCluster => new Api(socketPath, options);
