import { rm } from 'node:fs/promises';
import { nodeClock } from '../../core/clock.ts';
import { nodeHttp } from '../../core/http.ts';
import type { Clock, HttpStreams } from '../../core/ports.ts';
import type { Digest } from '../../domain/images/digest.ts';
import {
  acceptHeader,
  type Descriptor,
  type ImageConfig,
  parseConfig,
  parseManifest,
} from '../../domain/images/manifest.ts';
import { formatReference, hasDigest, type Reference } from '../../domain/images/reference.ts';
import { collect, digestOf, writeHashed } from './bytes.ts';
import { anonymous, type Credentials } from './credentials.ts';
import { describeImage, type FetchedManifest, type ImageDescription } from './describe.ts';
import { digestMismatch, diskFault, type Name, referenceOf, understood } from './faults.ts';
import { defaultRetry, type RetryPolicy, retrying, Transient } from './retry.ts';
import { createSession, type Session } from './session.ts';

export interface ResolvedImage {
  readonly digest: Digest;
  readonly mediaType: string;
  readonly size: number;
}

/**
 * Images of OCI registries. Everything it returns was checked against its digest. A fault that may pass is tried
 * again a few times. All methods may throw UserError `image-not-found`, `registry-unauthorized`, `digest-mismatch`
 * and ToolError `registry-unavailable`.
 */
export interface Registry {
  /** What a name means right now. */
  resolve(name: Name, signal?: AbortSignal): Promise<ResolvedImage>;
  manifest(name: Name, signal?: AbortSignal): Promise<FetchedManifest>;
  /** The runnable platforms with their digests and sizes; attestations apart. */
  describe(name: Name, signal?: AbortSignal): Promise<ImageDescription>;
  /** The image config that a manifest names. */
  config(name: Name, descriptor: Descriptor, signal?: AbortSignal): Promise<ImageConfig>;
  /** Streams a blob into a new file. */
  download(name: Name, blob: Descriptor, path: string, signal?: AbortSignal): Promise<void>;
  /** Gives an image that is already in the repository one more name; its digest stays. */
  tag(name: Name, manifest: FetchedManifest, tag: string, signal?: AbortSignal): Promise<void>;
}

export interface RegistryOptions {
  readonly credentials?: Credentials;
  /** Registries that may be spoken to over plain HTTP, beside those on this machine. */
  readonly insecure?: readonly string[];
  readonly http?: HttpStreams;
  readonly clock?: Clock;
  readonly retry?: RetryPolicy;
}

const maxManifest = 4 * 1024 * 1024;
const maxConfig = 8 * 1024 * 1024;

class RegistryClient implements Registry {
  private readonly session: Session;
  private readonly clock: Clock;
  private readonly retry: RetryPolicy;

  constructor(options: RegistryOptions) {
    this.clock = options.clock ?? nodeClock;
    this.retry = options.retry ?? defaultRetry;
    this.session = createSession({
      http: options.http ?? nodeHttp,
      clock: this.clock,
      credentials: options.credentials ?? anonymous,
      insecure: options.insecure ?? [],
    });
  }

  async resolve(name: Name, signal?: AbortSignal): Promise<ResolvedImage> {
    const { digest, body, bytes } = await this.manifest(name, signal);
    return { digest, mediaType: body.mediaType, size: bytes.length };
  }

  async manifest(name: Name, signal?: AbortSignal): Promise<FetchedManifest> {
    const reference = referenceOf(name);
    const what = `The manifest of ${formatReference(reference)}`;
    const { bytes, headers } = await this.repeat(signal, async () => await this.fetchManifest(reference, signal));
    const digest = digestOf(bytes);
    const expected = reference.digest ?? headers['docker-content-digest'] ?? digest;
    if (digest !== expected) throw digestMismatch(what, expected, digest);
    const text = Buffer.from(bytes).toString('utf8');
    return { digest, bytes, body: understood(what, parseManifest(text, headers['content-type'] ?? '')) };
  }

  async describe(name: Name, signal?: AbortSignal): Promise<ImageDescription> {
    const reference = referenceOf(name);
    const { digest } = hasDigest(reference) ? reference : await this.manifest(reference, signal);
    const source = {
      manifest: async (one: Digest) => await this.manifest({ ...reference, tag: undefined, digest: one }, signal),
      config: async (descriptor: Descriptor) => await this.config(reference, descriptor, signal),
    };
    return await describeImage(source, digest);
  }

  async config(name: Name, { digest }: Descriptor, signal?: AbortSignal): Promise<ImageConfig> {
    const reference = referenceOf(name);
    const bytes = await this.repeat(signal, async () => {
      const answer = await this.openBlob(reference, digest, signal);
      return await collect(answer.body, maxConfig);
    });
    const what = `The config of ${formatReference(reference)}`;
    const actual = digestOf(bytes);
    if (actual !== digest) throw digestMismatch(what, digest, actual);
    return understood(what, parseConfig(Buffer.from(bytes).toString('utf8')));
  }

  async download(name: Name, blob: Descriptor, path: string, signal?: AbortSignal): Promise<void> {
    const reference = referenceOf(name);
    await this.repeat(signal, async () => await this.downloadOnce(reference, blob, path, signal));
  }

  async tag(name: Name, manifest: FetchedManifest, tag: string, signal?: AbortSignal): Promise<void> {
    const reference = referenceOf(name);
    await this.repeat(signal, async () => {
      const answer = await this.session.send({
        method: 'PUT',
        reference,
        path: `manifests/${tag}`,
        access: 'pull,push',
        headers: { 'content-type': manifest.body.mediaType },
        body: manifest.bytes,
        signal,
      });
      await answer.cancel();
    });
    const now = await this.manifest({ ...reference, digest: undefined, tag }, signal);
    if (now.digest !== manifest.digest) {
      throw digestMismatch(`The tag ${tag} of ${reference.repository}`, manifest.digest, now.digest);
    }
  }

  private async repeat<T>(signal: AbortSignal | undefined, attempt: () => Promise<T>): Promise<T> {
    return await retrying(this.clock, this.retry, signal, attempt);
  }

  private async fetchManifest(reference: Reference, signal: AbortSignal | undefined) {
    const path = `manifests/${reference.digest ?? reference.tag ?? 'latest'}`;
    const headers = { accept: acceptHeader };
    const answer = await this.session.send({ method: 'GET', reference, path, access: 'pull', headers, signal });
    return { bytes: await collect(answer.body, maxManifest), headers: answer.headers };
  }

  private async openBlob(reference: Reference, digest: Digest, signal: AbortSignal | undefined) {
    return await this.session.send({ method: 'GET', reference, path: `blobs/${digest}`, access: 'pull', signal });
  }

  private async downloadOnce(
    reference: Reference,
    { digest, size }: Descriptor,
    path: string,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    const what = `A blob of ${formatReference(reference)}`;
    const answer = await this.openBlob(reference, digest, signal);
    const tooLong = (): Error => digestMismatch(what, digest, `longer than its ${size} bytes`);
    const written = await writeHashed(answer.body, path, size, tooLong).catch((error: unknown) => {
      throw diskFault(error, path);
    });
    if (written.digest === digest && written.size === size) return;
    await rm(path, { force: true });
    if (written.size < size) throw new Transient(`${reference.registry} cut the blob ${digest} short`);
    throw digestMismatch(what, digest, written.digest);
  }
}

export const createRegistry = (options: RegistryOptions = {}): Registry => new RegistryClient(options);
