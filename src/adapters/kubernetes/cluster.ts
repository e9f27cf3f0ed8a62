import { ToolError } from '../../core/errors.ts';
import type { K8sObject, ObjectRef } from '../../domain/kubernetes/objects.ts';

/** The API server, as far as we use it. Types and errors; the real one is api.ts over a `kubectl proxy` socket. */

/** One operation of a JSON patch (RFC 6902). A `test` that fails makes the whole patch a 422. */
export type PatchOperation =
  | { readonly op: 'test' | 'add' | 'replace'; readonly path: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: string };

export interface ListOptions {
  readonly labelSelector?: string;
  readonly fieldSelector?: string;
}

export interface LogOptions {
  readonly container?: string;
  /** The last so many lines; unset: all. */
  readonly lines?: number;
  /** Of the run before a restart. */
  readonly previous?: boolean;
  /** RFC 3339; the API server takes full seconds. */
  readonly sinceTime?: string;
  /** Each line begins with its time. */
  readonly timestamps?: boolean;
  /** The first so many bytes; default 256 KiB. */
  readonly limitBytes?: number;
}

export interface KindRef {
  readonly apiVersion: string;
  readonly kind: string;
}

export interface ObjectList {
  readonly items: readonly K8sObject[];
  readonly resourceVersion: string;
}

export type WatchEvent =
  | { readonly type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK'; readonly object: K8sObject }
  /** The server forgot the version (410): list again. */
  | { readonly type: 'EXPIRED' };

export interface Preconditions {
  readonly uid?: string;
  readonly resourceVersion?: string;
}

export interface Cluster {
  /** Where namespaced calls go when a ref names no namespace. */
  readonly namespace: string;
  /** undefined: there is none. */
  get(ref: ObjectRef): Promise<K8sObject | undefined>;
  list(kind: KindRef, options?: ListOptions): Promise<ObjectList>;
  /** @throws ClusterError 409 when it exists */
  create(object: K8sObject, options?: { readonly dryRun?: boolean }): Promise<K8sObject>;
  /** PUT. `metadata.resourceVersion` in the object makes it compare-and-swap. @throws ClusterError 409 */
  replace(object: K8sObject): Promise<K8sObject>;
  /** JSON patch. @throws ClusterError 422 when a test fails, 404 */
  patch(ref: ObjectRef, operations: readonly PatchOperation[]): Promise<K8sObject>;
  /** Server-side apply with our field manager. @throws ClusterError 409 on a conflict when not forced */
  apply(object: K8sObject, options?: { readonly force?: boolean; readonly dryRun?: boolean }): Promise<K8sObject>;
  /** Gone already is fine. @throws ClusterError 409 when a precondition fails */
  delete(ref: ObjectRef, preconditions?: Preconditions): Promise<void>;
  /** Ends when the server ends it, or `signal` aborts it. */
  watch(
    kind: KindRef,
    /** `onOpen`: the server has begun to answer, so from here on nothing is missed in silence. */
    options: ListOptions & { readonly resourceVersion: string; readonly onOpen?: () => void },
    signal: AbortSignal,
  ): AsyncIterable<WatchEvent>;
  /** Output of a container, as far as it is kept. Empty when there is none. */
  logs(pod: string, options: LogOptions): Promise<string>;
  /** Anything else: GET or POST of a path such as `/version` or a SelfSubjectAccessReview. */
  raw(method: 'GET' | 'POST', path: string, body?: unknown): Promise<unknown>;
}

const codeOf = (status: number): string => {
  if (status === 0) return 'cluster-unreachable';
  if (status === 401) return 'cluster-login-failed';
  return status === 403 ? 'permission-missing' : 'cluster-refused';
};

/** The API server said no, or did not answer (`status` 0). */
export class ClusterError extends ToolError {
  readonly status: number;
  /** `NotFound`, `Conflict`, `Invalid`, `Forbidden` …; `Unknown`: a write whose fate is not known. */
  readonly reason: string;
  constructor(status: number, reason: string, message: string) {
    super(codeOf(status), 'kubernetes', message);
    this.name = 'ClusterError';
    this.status = status;
    this.reason = reason;
  }
}

/** A write whose fate is not known: no answer, or a server error. The caller looks again. */
export const isUnknown = (error: unknown): boolean => error instanceof ClusterError && error.status === 0;

export const isConflict = (error: unknown): boolean =>
  error instanceof ClusterError && (error.status === 409 || error.status === 422);

/** What is known of the app's objects, kept current by watches; reading it makes no call. */
export interface Mirror {
  /** Objects of a mirrored kind, as last seen. */
  all(kind: string): readonly K8sObject[];
  /** Takes the answer to a write of ours, so that it is seen at once. Older versions are ignored. */
  put(object: K8sObject): void;
  /** Takes a delete of ours. With `uid`, only that very object goes: its name may be taken again by now. */
  drop(ref: ObjectRef, uid?: string): void;
  /**
   * Resolves with true at the next change of any object, with false after `timeoutMs`. Look, then wait, in the same
   * tick, and no change is missed. Rejects with the reason of an aborted signal.
   */
  changed(signal: AbortSignal, timeoutMs: number): Promise<boolean>;
  /**
   * Milliseconds since every watch was last known to be current (0: now). A stale mirror must not be acted upon. A
   * connection that is dead in silence shows after 10 s; `refresh` leaves no doubt.
   */
  staleMs(): number;
  /**
   * Lists anew what is stale; resolves once all kinds are current. Where nothing was heard for a second, one small call
   * proves that the connection lives.
   */
  refresh(): Promise<void>;
  close(): void;
}

/** Kinds that the target mirrors. */
export const mirroredKinds: readonly KindRef[] = [
  { apiVersion: 'apps/v1', kind: 'Deployment' },
  { apiVersion: 'apps/v1', kind: 'ReplicaSet' },
  { apiVersion: 'v1', kind: 'Pod' },
  { apiVersion: 'v1', kind: 'Service' },
  { apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice' },
  { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler' },
];
