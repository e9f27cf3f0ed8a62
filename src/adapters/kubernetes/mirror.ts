import { messageOf, UserError, userError } from '../../core/errors.ts';
import type { Clock, Log } from '../../core/ports.ts';
import type { K8sObject, ObjectRef } from '../../domain/kubernetes/objects.ts';
import { Follower } from './access/follower.ts';
import { type Cluster, ClusterError, type KindRef, type ListOptions, type Mirror } from './cluster.ts';
import { codes } from './codes.ts';
import { checkPermissions } from './permissions.ts';

export interface MirrorDeps {
  readonly clock: Clock;
  readonly log: Log;
}

/** After so long without a sign of life, someone who looks makes us ask for one … */
const askAfterMs = 8000;
/** … and after so long without one, what we hold is called stale: a dead connection may be silent for long. */
const trustMs = 10_000;
/** Whoever is about to act wants one as young as this. */
const provenMs = 1000;

class LiveMirror implements Mirror {
  private readonly cluster: Cluster;
  private readonly deps: MirrorDeps;
  private readonly followers: ReadonlyMap<string, Follower>;
  private readonly ending = new AbortController();
  private readonly waiting = new Set<() => void>();
  private heardAt: number;
  private asking: Promise<void> | undefined;
  constructor(cluster: Cluster, kinds: readonly (KindRef & ListOptions)[], deps: MirrorDeps) {
    this.cluster = cluster;
    this.deps = deps;
    this.heardAt = deps.clock.monotonic();
    const onChange = (): void => this.wake();
    const onHeard = (): void => this.heard();
    const follow = (kind: KindRef & ListOptions): Follower =>
      new Follower(kind, { ...deps, cluster, onChange, onHeard });
    this.followers = new Map(kinds.map(kind => [kind.kind, follow(kind)]));
    for (const follower of this.followers.values()) void follower.run(this.ending.signal);
  }

  all(kind: string): readonly K8sObject[] {
    return this.follower(kind).store.all();
  }

  put(object: K8sObject): void {
    const { namespace = this.cluster.namespace } = object.metadata;
    if (namespace !== this.cluster.namespace) return;
    this.followers.get(object.kind)?.store.put(object);
    this.wake();
  }

  drop(ref: ObjectRef, uid?: string): void {
    if (ref.namespace !== '' && ref.namespace !== this.cluster.namespace) return;
    this.followers.get(ref.kind)?.store.drop(ref.name, uid);
    this.wake();
  }

  async changed(signal: AbortSignal, timeoutMs: number): Promise<boolean> {
    const woken = new AbortController();
    const wake = (): void => woken.abort();
    this.waiting.add(wake);
    try {
      await this.deps.clock.sleep(timeoutMs, AbortSignal.any([signal, woken.signal]));
      return false;
    } catch (error) {
      signal.throwIfAborted();
      if (woken.signal.aborted) return !this.ending.signal.aborted;
      throw error;
    } finally {
      this.waiting.delete(wake);
    }
  }

  staleMs(): number {
    const quiet = this.quietMs();
    if (quiet > askAfterMs) this.ask().catch(() => undefined);
    return Math.max(quiet > trustMs ? quiet : 0, ...[...this.followers.values()].map(one => one.staleMs()));
  }

  async refresh(): Promise<void> {
    if (this.quietMs() > provenMs) await this.ask();
    await Promise.all([...this.followers.values()].map(async one => await one.current()));
  }

  close(): void {
    this.ending.abort(new Error('the mirror is closed'));
    this.wake();
  }

  private follower(kind: string): Follower {
    const found = this.followers.get(kind);
    if (found === undefined) throw new Error(`${kind} is not mirrored`);
    return found;
  }

  private quietMs(): number {
    return this.deps.clock.monotonic() - this.heardAt;
  }

  private heard(): void {
    this.heardAt = this.deps.clock.monotonic();
  }

  private wake(): void {
    for (const wake of this.waiting) wake();
  }

  /** A cheap call over the same connection to the API server that the watches use. One at a time. */
  private async ask(): Promise<void> {
    this.asking ??= this.askOnce().finally(() => {
      this.asking = undefined;
    });
    await this.asking;
  }

  private async askOnce(): Promise<void> {
    const since = this.heardAt;
    try {
      await this.cluster.raw('GET', '/version');
      this.heard();
    } catch (error) {
      // Being forbidden is a sign of life.
      if (error instanceof ClusterError && error.status > 0 && error.status < 500) return this.heard();
      this.deps.log.debug(`the API server gives no sign of life: ${messageOf(error)}`);
      for (const follower of this.followers.values()) follower.lost(since);
      throw error;
    }
  }
}

/** All that is missing, not only what was met first. */
const notAllowed = async (cluster: Cluster, error: ClusterError): Promise<UserError> => {
  const features = { kinds: [], hookJobs: false, serviceProxy: false };
  const reasons = await checkPermissions(cluster, features).catch(() => []);
  const [first] = reasons;
  if (first === undefined) return userError(codes, 'permission-missing', error.message);
  const rules = reasons.map(reason => reason.next.slice(reason.next.indexOf('\n') + 1)).join('\n');
  return new UserError(
    'permission-missing',
    reasons.map(reason => reason.message).join('\n'),
    `Add these rules to the account’s Role (docs/rbac.yaml):\n${rules}`,
    { cause: error },
  );
};

/**
 * Lists and watches `kinds` in the cluster's namespace; resolves once all are known and watched. A kind can be limited
 * by a selector only if nobody puts objects of it.
 */
export const createMirror = async (
  cluster: Cluster,
  kinds: readonly (KindRef & ListOptions)[],
  deps: MirrorDeps,
): Promise<Mirror> => {
  const mirror = new LiveMirror(cluster, kinds, deps);
  try {
    await mirror.refresh();
    return mirror;
  } catch (error) {
    mirror.close();
    throw error instanceof ClusterError && error.status === 403 ? await notAllowed(cluster, error) : error;
  }
};
