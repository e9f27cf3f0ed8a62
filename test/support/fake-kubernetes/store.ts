/** Objects by kind and name, one version counter for all, and the changes since, for watches. */
import { type K8sObject, objectSchema } from '../../../src/domain/kubernetes/objects.ts';
import type { Owners } from './fields.ts';
import { apiVersionOf, type Resource } from './resources.ts';
import { same, type Tree } from './tree.ts';

export interface Stored {
  readonly resource: Resource;
  readonly object: K8sObject;
  readonly owners: Owners;
}

export interface Change {
  readonly version: number;
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly resource: Resource;
  readonly object: K8sObject;
  readonly before: K8sObject | undefined;
}

export interface Snapshot {
  readonly entries: ReadonlyMap<string, Stored>;
  readonly version: number;
  readonly uids: number;
}

const keyOf = (resource: Resource, namespace: string, name: string): string =>
  `${apiVersionOf(resource)}/${resource.plural}/${resource.namespaced ? namespace : ''}/${name}`;

const withoutVersion = (object: K8sObject): unknown => ({
  ...object,
  metadata: { ...object.metadata, resourceVersion: '' },
});

export class Store {
  version = 1000;
  /** Changes up to this version are forgotten: a watch from before is told 410. */
  forgotten = 1000;
  readonly resources: readonly Resource[];
  private readonly entries = new Map<string, Stored>();
  private changes: Change[] = [];
  private readonly listeners = new Set<(change: Change) => void>();
  private uids = 0;

  constructor(resources: readonly Resource[]) {
    this.resources = resources;
  }

  resource(kind: string): Resource {
    const found = this.resources.find(one => one.kind === kind);
    if (found === undefined) throw new Error(`the fake does not serve ${kind}`);
    return found;
  }

  newUid(): string {
    this.uids += 1;
    return `00000000-0000-4000-8000-${this.uids.toString(16).padStart(12, '0')}`;
  }

  get(resource: Resource, namespace: string, name: string): Stored | undefined {
    return this.entries.get(keyOf(resource, namespace, name));
  }

  list(resource: Resource, namespace = ''): readonly Stored[] {
    const prefix = keyOf(resource, namespace, '');
    const all = keyOf(resource, '', '');
    const start =
      namespace === '' || !resource.namespaced ? all.slice(0, all.length - (resource.namespaced ? 1 : 0)) : prefix;
    return [...this.entries]
      .filter(([key]) => key.startsWith(start))
      .map(([, stored]) => stored)
      .sort((a, b) => (a.object.metadata.name < b.object.metadata.name ? -1 : 1));
  }

  objects(kind: string, namespace = ''): readonly K8sObject[] {
    return this.list(this.resource(kind), namespace).map(stored => stored.object);
  }

  find(kind: string, namespace: string, name: string): K8sObject | undefined {
    return this.get(this.resource(kind), namespace, name)?.object;
  }

  /** Writes what differs; nothing new keeps its version, as in etcd. */
  save(resource: Resource, tree: Tree, owners?: Owners): Stored {
    const object = objectSchema.parse(tree);
    const key = keyOf(resource, object.metadata.namespace ?? '', object.metadata.name);
    const before = this.entries.get(key);
    const kept = owners ?? before?.owners ?? new Map();
    if (before !== undefined && same(withoutVersion(before.object), withoutVersion(object))) {
      const unchanged = { ...before, owners: kept };
      this.entries.set(key, unchanged);
      return unchanged;
    }
    const stored = { resource, object: this.versioned(object), owners: kept };
    this.entries.set(key, stored);
    this.tell(before === undefined ? 'ADDED' : 'MODIFIED', stored, before?.object);
    return stored;
  }

  remove(resource: Resource, namespace: string, name: string): void {
    const key = keyOf(resource, namespace, name);
    const stored = this.entries.get(key);
    if (stored === undefined) return;
    this.entries.delete(key);
    const gone = { ...stored, object: this.versioned(stored.object) };
    this.tell('DELETED', gone, stored.object);
  }

  private versioned(object: K8sObject): K8sObject {
    this.version += 1;
    return { ...object, metadata: { ...object.metadata, resourceVersion: String(this.version) } };
  }

  private tell(type: Change['type'], { resource, object }: Stored, before: K8sObject | undefined): void {
    const change = { version: this.version, type, resource, object, before };
    this.changes.push(change);
    for (const listener of [...this.listeners]) listener(change);
  }

  /** undefined: so far back is forgotten. */
  since(version: number): readonly Change[] | undefined {
    return version < this.forgotten ? undefined : this.changes.filter(change => change.version > version);
  }

  /** Everything, as it is now. */
  snapshot(): Snapshot {
    return { entries: new Map(this.entries), version: this.version, uids: this.uids };
  }

  restore({ entries, version, uids }: Snapshot): void {
    this.entries.clear();
    for (const [key, stored] of entries) this.entries.set(key, stored);
    this.version = version;
    this.uids = uids;
    this.compact();
  }

  /** Forgets all changes so far, as etcd's compaction does. */
  compact(): void {
    this.changes = [];
    this.forgotten = this.version;
  }

  subscribe(listener: (change: Change) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
