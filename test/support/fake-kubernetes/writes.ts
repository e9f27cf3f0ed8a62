/** Create, replace, patch, apply, delete: what each does to the store. */
import type { K8sObject } from '../../../src/domain/kubernetes/objects.ts';
import { admit } from './admission.ts';
import {
  changedLeaves,
  conflictsOf,
  fromLeaves,
  leavesOf,
  mergedLeaves,
  type Owners,
  shown,
  withOwner,
} from './fields.ts';
import { jsonPatch, mergePatch, PatchFailed } from './json-patch.ts';
import { managedFields, ownersIn } from './managed-fields.ts';
import { apiVersionOf, type Resource } from './resources.ts';
import { ApiRefusal, alreadyExists, badRequest, conflict, modified, notFound, patchRefused } from './status.ts';
import type { Store, Stored } from './store.ts';
import { at, isTree, listAt, numberAt, put, same, type Tree, textAt } from './tree.ts';

export interface Call {
  readonly resource: Resource;
  readonly namespace: string;
  readonly name: string;
  readonly subresource: string;
  readonly manager: string;
  /** The manager was named, not taken from the user agent. */
  readonly named: boolean;
  readonly force: boolean;
  readonly dryRun: boolean;
}

interface Written {
  readonly object: K8sObject;
  readonly created: boolean;
}

const clone = (value: unknown): Tree => {
  const copy: unknown = structuredClone(value);
  return isTree(copy) ? copy : {};
};

export class Writes {
  private readonly store: Store;
  private readonly now: () => number;
  private names = 0;
  constructor(store: Store, now: () => number) {
    this.store = store;
    this.now = now;
  }

  private stamp(): string {
    return `${new Date(this.now()).toISOString().slice(0, 19)}Z`;
  }

  create(call: Call, body: Tree): Written {
    const object = clone(body);
    const given = textAt(object, 'metadata', 'name');
    const prefix = textAt(object, 'metadata', 'generateName');
    this.names += 1;
    const name = given !== '' ? given : `${prefix}${this.names.toString(36).padStart(5, '0')}`;
    const namespace = textAt(object, 'metadata', 'namespace') || call.namespace;
    if (call.resource.namespaced && namespace !== call.namespace)
      throw badRequest('the namespace of the provided object does not match the namespace sent on the request');
    this.mustHaveNamespace(call);
    if (this.store.get(call.resource, call.namespace, name) !== undefined) throw alreadyExists(call.resource, name);
    if (textAt(object, 'metadata', 'resourceVersion') !== '')
      throw badRequest('resourceVersion should not be set on objects to be created');
    put(object, ['metadata', 'name'], name);
    if (call.resource.status) delete object['status'];
    return { object: this.commit(call, object, undefined, new Map()), created: true };
  }

  private mustHaveNamespace({ resource, namespace }: Call): void {
    const namespaces = this.store.resource('Namespace');
    if (resource.namespaced && this.store.get(namespaces, '', namespace) === undefined)
      throw notFound(namespaces, namespace);
  }

  replace(call: Call, body: Tree): Written {
    const before = this.stored(call);
    const wanted = textAt(body, 'metadata', 'resourceVersion');
    const uid = textAt(body, 'metadata', 'uid');
    if (wanted !== '' && wanted !== before.object.metadata.resourceVersion) throw modified(call.resource, call.name);
    if (uid !== '' && uid !== before.object.metadata.uid)
      throw conflict(
        call.resource,
        call.name,
        `Precondition failed: UID in precondition: ${uid}, UID in object meta: ${before.object.metadata.uid ?? ''}`,
      );
    return { object: this.commit(call, clone(body), before, before.owners), created: false };
  }

  patch(call: Call, kind: 'json' | 'merge', patch: unknown): Written {
    const before = this.stored(call);
    let patched: unknown;
    try {
      patched = kind === 'json' ? jsonPatch(before.object, patch) : mergePatch(before.object, patch);
    } catch (error) {
      if (error instanceof PatchFailed) throw patchRefused();
      throw error;
    }
    const wanted = textAt(patched, 'metadata', 'resourceVersion');
    if (wanted !== '' && wanted !== before.object.metadata.resourceVersion) throw modified(call.resource, call.name);
    const said = at(patched, 'metadata', 'managedFields');
    const owners = same(said, before.object.metadata['managedFields']) ? before.owners : ownersIn(patched);
    return { object: this.commit(call, clone(patched), before, owners), created: false };
  }

  apply(call: Call, body: Tree): Written {
    if (!call.named)
      throw new ApiRefusal({
        code: 422,
        reason: 'Invalid',
        message: 'PatchOptions.meta.k8s.io "" is invalid: fieldManager: Required value: is required for apply patch',
      });
    const manager = `${call.manager}/Apply`;
    const before = this.store.get(call.resource, call.namespace, call.name);
    const wantedVersion = textAt(body, 'metadata', 'resourceVersion');
    if (before === undefined) {
      this.mustHaveNamespace(call);
      if (wantedVersion !== '')
        throw conflict(call.resource, call.name, 'the object does not exist, but resourceVersion is set');
      const object = clone(body);
      const owners = withOwner(new Map(), manager, new Set(leavesOf(object).keys()), new Set());
      return { object: this.commit(call, object, undefined, owners, true), created: true };
    }
    if (wantedVersion !== '' && wantedVersion !== before.object.metadata.resourceVersion)
      throw modified(call.resource, call.name);
    return { object: this.applyOver(call, before, body, manager), created: false };
  }

  private applyOver(call: Call, before: Stored, body: Tree, manager: string): K8sObject {
    const live = leavesOf(before.object);
    const wanted = leavesOf(body);
    const conflicts = conflictsOf(before.owners, live, wanted, manager);
    if (conflicts.length > 0 && !call.force) throw applyConflict(call.resource, conflicts);
    const merged = mergedLeaves(before.owners, live, wanted, manager);
    const object = clone(fromLeaves(merged));
    keepIdentity(object, before.object);
    const owners = withOwner(before.owners, manager, new Set(wanted.keys()), changedLeaves(live, merged));
    return this.commit(call, object, before, owners, true);
  }

  private stored(call: Call): Stored {
    const found = this.store.get(call.resource, call.namespace, call.name);
    if (found === undefined) throw notFound(call.resource, call.name);
    return found;
  }

  /** Identity, admission, generation, ownership; then saves, unless it is a dry run. */
  private commit(call: Call, object: Tree, before: Stored | undefined, owners: Owners, applied = false): K8sObject {
    const { resource } = call;
    object['apiVersion'] = apiVersionOf(resource);
    object['kind'] = resource.kind;
    put(object, ['metadata', 'name'], before?.object.metadata.name ?? textAt(object, 'metadata', 'name'));
    if (resource.namespaced) put(object, ['metadata', 'namespace'], call.namespace);
    put(object, ['metadata', 'uid'], before?.object.metadata.uid ?? this.store.newUid());
    put(object, ['metadata', 'creationTimestamp'], before?.object.metadata.creationTimestamp ?? this.stamp());
    put(object, ['metadata', 'resourceVersion'], before?.object.metadata.resourceVersion);
    if (before !== undefined) this.onlyItsPart(call, object, before.object);
    const deleting = before?.object.metadata.deletionTimestamp;
    if (deleting !== undefined) put(object, ['metadata', 'deletionTimestamp'], deleting);
    admit(resource, object, before === undefined ? undefined : clone(before.object));
    const changed = !same(counted(object), counted(before?.object));
    const generation = before?.object.metadata.generation ?? 0;
    if (object['spec'] !== undefined) put(object, ['metadata', 'generation'], changed ? generation + 1 : generation);
    const next = applied ? owners : this.updated(call, before, object, owners);
    put(
      object,
      ['metadata', 'managedFields'],
      managedFields(next, apiVersionOf(resource), this.stamp(), before?.object),
    );
    if (call.dryRun) return this.preview(object);
    const saved = this.store.save(resource, object, next);
    this.endIfFinal(saved);
    return saved.object;
  }

  private preview(object: Tree): K8sObject {
    const { metadata } = object;
    return {
      ...object,
      apiVersion: String(object['apiVersion']),
      kind: String(object['kind']),
      metadata: { name: '', ...clone(metadata) },
    };
  }

  private updated(call: Call, before: Stored | undefined, object: Tree, owners: Owners): Owners {
    const manager = `${call.manager === '' ? 'unknown' : call.manager}/Update`;
    const after = leavesOf(object);
    const changed = changedLeaves(before === undefined ? new Map() : leavesOf(before.object), after);
    const mine = new Set([...(owners.get(manager) ?? []), ...changed].filter(path => after.has(path)));
    return withOwner(owners, manager, mine, changed);
  }

  /** A write to an object leaves its status, a write to its status leaves the rest. */
  private onlyItsPart({ resource, subresource }: Call, object: Tree, before: K8sObject): void {
    if (!resource.status) return;
    if (subresource !== 'status') {
      if (before['status'] === undefined) delete object['status'];
      else object['status'] = before['status'];
      return;
    }
    const { status } = object;
    for (const key of Object.keys(object)) if (key !== 'metadata') delete object[key];
    Object.assign(object, clone(before), { status });
  }

  private endIfFinal({ resource, object }: Stored): void {
    const { deletionTimestamp, namespace = '', name } = object.metadata;
    const waits = listAt(object, 'metadata', 'finalizers').length > 0 || resource.kind === 'Pod';
    if (deletionTimestamp != null && !waits) this.store.remove(resource, namespace, name);
  }

  delete(call: Call, options: Tree): K8sObject {
    const { object } = this.stored(call);
    this.checkPreconditions(call, object, options);
    const tree = clone(object);
    const foreground = textAt(options, 'propagationPolicy') === 'Foreground';
    if (foreground)
      put(tree, ['metadata', 'finalizers'], [...listAt(tree, 'metadata', 'finalizers'), 'foregroundDeletion']);
    const grace =
      numberAt(options, 'gracePeriodSeconds') ?? numberAt(object, 'spec', 'terminationGracePeriodSeconds') ?? 0;
    const gentle = call.resource.kind === 'Pod' && grace > 0;
    if (call.dryRun) return object;
    if (object.metadata.deletionTimestamp != null && (foreground || gentle)) return object;
    if (!gentle && listAt(tree, 'metadata', 'finalizers').length === 0) {
      this.store.remove(call.resource, call.namespace, call.name);
      return object;
    }
    // The real server names the time at which the pod must be gone; the simulated kubelet counts from the call.
    put(tree, ['metadata', 'deletionTimestamp'], new Date(this.now()).toISOString());
    put(tree, ['metadata', 'deletionGracePeriodSeconds'], gentle ? grace : 0);
    return this.store.save(call.resource, tree).object;
  }

  private checkPreconditions(call: Call, object: K8sObject, options: Tree): void {
    const uid = textAt(options, 'preconditions', 'uid');
    const version = textAt(options, 'preconditions', 'resourceVersion');
    const refuse = (what: string, wanted: string, found: string): ApiRefusal =>
      conflict(
        call.resource,
        call.name,
        `Precondition failed: ${what} in precondition: ${wanted}, ${what} in object meta: ${found}`,
      );
    if (uid !== '' && uid !== object.metadata.uid) throw refuse('UID', uid, object.metadata.uid ?? '');
    if (version !== '' && version !== object.metadata.resourceVersion)
      throw refuse('ResourceVersion', version, object.metadata.resourceVersion ?? '');
  }
}

/** What raises the generation: the spec; of a Deployment its annotations, too. */
const counted = (object: unknown): unknown => [
  at(object, 'spec'),
  at(object, 'kind') === 'Deployment' ? (at(object, 'metadata', 'annotations') ?? {}) : {},
];

const keepIdentity = (object: Tree, live: K8sObject): void => {
  for (const key of Object.keys(live))
    if (key === 'apiVersion' || key === 'kind' || key === 'status') object[key] = live[key];
  for (const [key, value] of Object.entries(live.metadata))
    if (['name', 'namespace', 'uid', 'resourceVersion', 'generation', 'creationTimestamp'].includes(key))
      put(object, ['metadata', key], value);
};

const applyConflict = (resource: Resource, conflicts: readonly { manager: string; path: string }[]): ApiRefusal => {
  const causes = conflicts.map(({ manager, path }) => ({
    reason: 'FieldManagerConflict',
    message: `conflict with ${JSON.stringify(manager.split('/')[0])} using ${apiVersionOf(resource)}`,
    field: shown(path),
  }));
  return new ApiRefusal({
    code: 409,
    reason: 'Conflict',
    message: `Apply failed with ${causes.length} conflict${causes.length === 1 ? '' : 's'}: ${causes.map(one => `${one.message}: ${one.field}`).join('\n')}`,
    details: { causes },
  });
};
