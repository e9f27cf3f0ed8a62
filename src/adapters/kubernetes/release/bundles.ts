import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { z } from 'zod';
import { type UserError, userError } from '../../../core/errors.ts';
import { configSchema } from '../../../domain/kubernetes/kinds.ts';
import { bundleName, keys } from '../../../domain/kubernetes/names.ts';
import type { K8sObject, ObjectRef } from '../../../domain/kubernetes/objects.ts';
import { type Bundle, bundleSchema } from '../../../domain/kubernetes/spec.ts';
import { canonicalJson } from '../../../domain/rollout/release.ts';
import { type Cluster, ClusterError } from '../cluster.ts';
import type { Bundles } from '../context.ts';
import { codes } from './codes.ts';
import { ownedBy } from './seen.ts';
import { annotationPath, checkFence, fenceOf } from './writes.ts';

/** What releases are made of, each in a Secret of its own: it may hold secrets, so it is nowhere else. */

export interface BundleOwner {
  readonly app: string;
  readonly environment: string;
  readonly namespace: string;
}

const secretType = 'prod-actions/release';
const dataKey = 'bundle.json.gz';
/** The limit of a Secret is 1 MiB, of which the rest of the object takes a little. */
const maxBytes = 1_000_000;

const packed = promisify(gzip);
const unpacked = promisify(gunzip);

const canonical = (bundle: Bundle): string => canonicalJson(z.json().parse(JSON.parse(JSON.stringify(bundle))));
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

const damaged = (name: string, why: string): UserError => userError(codes, 'bundle-damaged', `Secret/${name}: ${why}.`);

/** @throws UserError `bundle-damaged` */
const unwrap = async (secret: K8sObject, hash: string): Promise<Bundle> => {
  const { name } = secret.metadata;
  const content = configSchema.parse(secret).data?.[dataKey] ?? '';
  const text = await unpacked(Buffer.from(content, 'base64'), { maxOutputLength: 256 * 1024 * 1024 }).then(
    bytes => bytes.toString('utf8'),
    () => '',
  );
  if (hashOf(text) !== hash) throw damaged(name, 'its content is not what its hash says');
  const parsed = bundleSchema.safeParse(JSON.parse(text));
  if (!parsed.success) throw damaged(name, z.prettifyError(parsed.error));
  return parsed.data;
};

class SecretBundles implements Bundles {
  private readonly known = new Map<string, { readonly bundle: Bundle; readonly text: string }>();
  /** Hashes that are surely in the cluster. */
  private readonly kept = new Set<string>();
  private readonly cluster: Cluster;
  private readonly owner: BundleOwner;

  constructor(cluster: Cluster, owner: BundleOwner) {
    this.cluster = cluster;
    this.owner = owner;
  }

  async add(bundle: Bundle): Promise<string> {
    const text = canonical(bundle);
    const size = (await packed(text)).length;
    if (size > maxBytes)
      throw userError(
        codes,
        'bundle-too-big',
        `The release is ${(size / 1024 / 1024).toFixed(2)} MiB of rendered objects, compressed; 0.95 MiB fit.`,
      );
    const hash = hashOf(text);
    this.known.set(hash, { bundle, text });
    return hash;
  }

  async read(hash: string): Promise<Bundle> {
    const known = this.known.get(hash);
    if (known !== undefined) return known.bundle;
    const secret = await this.cluster.get(this.refOf(hash));
    if (secret === undefined)
      throw userError(
        codes,
        'bundle-missing',
        `Secret/${this.refOf(hash).name} is not in namespace ${this.owner.namespace}.`,
      );
    const bundle = await unwrap(secret, hash);
    this.known.set(hash, { bundle, text: canonical(bundle) });
    this.kept.add(hash);
    return bundle;
  }

  async keep(hash: string, token: number): Promise<void> {
    if (this.kept.has(hash)) return;
    const text = this.known.get(hash)?.text ?? canonical(await this.read(hash));
    const content = (await packed(text)).toString('base64');
    for (let tried = 1; !(await this.stands(hash, content, token)); tried += 1)
      if (tried === 3) throw damaged(this.refOf(hash).name, 'it could not be mended');
    this.kept.add(hash);
  }

  async forgetOthers(hashes: ReadonlySet<string>, token: number): Promise<void> {
    const needed = new Set([...hashes].map(hash => this.refOf(hash).name));
    const { items } = await this.cluster.list(
      { apiVersion: 'v1', kind: 'Secret' },
      { labelSelector: ownedBy(this.owner), fieldSelector: `type=${secretType}` },
    );
    for (const secret of items.filter(one => !needed.has(one.metadata.name))) await this.forget(secret, token);
  }

  /** True: it is there and whole. One that is damaged is taken away, for the next try to make it anew. */
  private async stands(hash: string, content: string, token: number): Promise<boolean> {
    try {
      await this.cluster.create(this.secretOf(hash, content, token));
      return true;
    } catch (error) {
      if (!(error instanceof ClusterError) || (error.status !== 409 && error.status !== 0)) throw error;
    }
    const live = await this.cluster.get(this.refOf(hash));
    if (live === undefined) return false;
    checkFence(live, token);
    const whole = await unwrap(live, hash).then(
      () => true,
      () => false,
    );
    if (!whole) await this.forget(live, token);
    else if (fenceOf(live) < token) await this.touch(live, token);
    return whole;
  }

  /** So that somebody who was about to forget it meets another version. */
  private async touch(live: K8sObject, token: number): Promise<void> {
    await this.cluster.patch(this.refTo(live), [
      { op: 'test', path: '/metadata/resourceVersion', value: live.metadata.resourceVersion },
      { op: 'add', path: annotationPath(keys.fence), value: String(token) },
    ]);
  }

  private async forget(secret: K8sObject, token: number): Promise<void> {
    checkFence(secret, token);
    const { uid = '', resourceVersion = '' } = secret.metadata;
    await this.cluster.delete(this.refTo(secret), { uid, resourceVersion });
  }

  private refTo(secret: K8sObject): ObjectRef {
    return { apiVersion: 'v1', kind: 'Secret', namespace: this.owner.namespace, name: secret.metadata.name };
  }

  private refOf(hash: string): ObjectRef {
    const name = bundleName(this.owner.app, hash);
    return { apiVersion: 'v1', kind: 'Secret', namespace: this.owner.namespace, name };
  }

  private secretOf(hash: string, content: string, token: number): K8sObject {
    const { app, environment, namespace } = this.owner;
    return {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: {
        name: bundleName(app, hash),
        namespace,
        labels: { [keys.app]: app, [keys.environment]: environment },
        annotations: { [keys.fence]: String(token) },
      },
      type: secretType,
      immutable: true,
      data: { [dataKey]: content },
    };
  }
}

export const createBundles = (cluster: Cluster, owner: BundleOwner): Bundles => new SecretBundles(cluster, owner);
