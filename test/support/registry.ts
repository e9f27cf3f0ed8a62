/** A small OCI registry in this process, with faults on demand. What it holds is made here, byte by byte. */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { Header } from 'tar';

export type Sha256 = `sha256:${string}`;
export const sha256 = (bytes: Uint8Array | string): Sha256 =>
  `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

export const ociIndex = 'application/vnd.oci.image.index.v1+json';
export const ociManifest = 'application/vnd.oci.image.manifest.v1+json';
export const ociConfig = 'application/vnd.oci.image.config.v1+json';
export const gzipLayer = 'application/vnd.oci.image.layer.v1.tar+gzip';

/** One tar entry; `link` makes it a symbolic link, `hardLink` a hard one, a name that ends in `/` a folder. */
export interface TarEntry {
  readonly name: string;
  readonly content?: string | Uint8Array;
  readonly mode?: number;
  readonly link?: string;
  readonly hardLink?: string;
  readonly device?: boolean;
}

const typeOf = (entry: TarEntry) => {
  if (entry.device === true) return 'CharacterDevice';
  if (entry.link !== undefined) return 'SymbolicLink';
  if (entry.hardLink !== undefined) return 'Link';
  return entry.name.endsWith('/') ? 'Directory' : 'File';
};

/** An uncompressed tar, written as given: names that escape stay as they are. */
export const tarOf = (entries: readonly TarEntry[]): Buffer => {
  const parts = entries.flatMap(entry => {
    const content = Buffer.from(entry.content ?? '');
    const header = new Header({
      path: entry.name,
      type: typeOf(entry),
      mode: entry.mode ?? 0o644,
      size: content.length,
      mtime: new Date(0),
      uid: 1234,
      gid: 1234,
      linkpath: entry.link ?? entry.hardLink ?? '',
    });
    const block = Buffer.alloc(512);
    header.encode(block, 0);
    return [block, content, Buffer.alloc((512 - (content.length % 512)) % 512)];
  });
  return Buffer.concat([...parts, Buffer.alloc(1024)]);
};

interface Stored {
  readonly type: string;
  readonly bytes: Buffer;
}

export type Fault =
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  | { readonly kind: 'reset' }
  /** Half of the bytes, then the connection is cut. */
  | { readonly kind: 'truncate' }
  | { readonly kind: 'corrupt' };

export interface AuthMode {
  readonly scheme: 'none' | 'basic' | 'bearer';
  readonly username?: string;
  readonly password?: string;
}

export interface Layer {
  readonly entries: readonly TarEntry[];
  /** Default: gzip. */
  readonly compress?: (tar: Buffer) => Buffer;
  readonly mediaType?: string;
}

export interface PlatformSpec {
  readonly platform: { readonly os: string; readonly architecture: string; readonly variant?: string };
  readonly layers: readonly Layer[];
  readonly config?: Readonly<Record<string, unknown>>;
  /** Overwrites the diff ids, to make an image that lies. */
  readonly diffIds?: readonly string[];
}

export class FakeRegistry {
  readonly requests: { readonly method: string; readonly url: string; readonly authorization: string | undefined }[] =
    [];
  /** The next answers to requests whose URL fits, in order. */
  readonly faults: { readonly url: RegExp; readonly fault: Fault }[] = [];
  auth: AuthMode = { scheme: 'none' };
  /** Blobs are served by a redirect to another origin, as clouds do. */
  redirectBlobs = false;
  private readonly blobs = new Map<string, Buffer>();
  private readonly manifests = new Map<string, Stored>();
  private readonly tokens = new Set<string>();
  private issued = 0;
  private readonly server = createServer((request, response) => void this.handle(request, response));

  async start(): Promise<void> {
    await new Promise<void>(resolve => this.server.listen(0, '127.0.0.1', resolve));
  }
  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>(resolve => this.server.close(() => resolve()));
  }
  get port(): number {
    // A listening TCP server always has one.
    return (this.server.address() as AddressInfo).port;
  }
  get host(): string {
    return `127.0.0.1:${this.port}`;
  }

  fail(url: RegExp, ...faults: readonly Fault[]): void {
    for (const fault of faults) this.faults.push({ url, fault });
  }
  expireTokens(): void {
    this.tokens.clear();
  }
  putBlob(bytes: Uint8Array): Sha256 {
    const digest = sha256(bytes);
    this.blobs.set(digest, Buffer.from(bytes));
    return digest;
  }
  /** What the blob holds is changed; its name stays. */
  corruptBlob(digest: string, bytes: Uint8Array): void {
    this.blobs.set(digest, Buffer.from(bytes));
  }
  putManifest(repository: string, document: unknown, type: string, tag?: string): Sha256 {
    const bytes = Buffer.from(typeof document === 'string' ? document : JSON.stringify(document));
    const digest = sha256(bytes);
    this.manifests.set(`${repository}@${digest}`, { type, bytes });
    if (tag !== undefined) this.manifests.set(`${repository}@${tag}`, { type, bytes });
    return digest;
  }
  manifestAt(repository: string, name: string): Buffer | undefined {
    return this.manifests.get(`${repository}@${name}`)?.bytes;
  }

  private putLayer(layer: Layer) {
    const tar = tarOf(layer.entries);
    const packed = (layer.compress ?? gzipSync)(tar);
    const digest = this.putBlob(packed);
    return {
      descriptor: { mediaType: layer.mediaType ?? gzipLayer, digest, size: packed.length },
      diffId: sha256(tar),
    };
  }

  private putPlatform(repository: string, { platform, layers, config, diffIds }: PlatformSpec) {
    const stored = layers.map(layer => this.putLayer(layer));
    const rootfs = { type: 'layers', diff_ids: diffIds ?? stored.map(layer => layer.diffId) };
    const bytes = Buffer.from(JSON.stringify({ ...platform, config: config ?? {}, rootfs }));
    const manifest = {
      schemaVersion: 2,
      mediaType: ociManifest,
      config: { mediaType: ociConfig, digest: this.putBlob(bytes), size: bytes.length },
      layers: stored.map(layer => layer.descriptor),
    };
    const digest = this.putManifest(repository, manifest, ociManifest);
    return { mediaType: ociManifest, digest, size: JSON.stringify(manifest).length, platform };
  }

  /** An index as BuildKit pushes it: each platform, and beside it an attestation marked by annotation. */
  putImage(repository: string, platforms: readonly PlatformSpec[], tag?: string): Sha256 {
    const entries = platforms.map(spec => this.putPlatform(repository, spec));
    const attestations = entries.map(entry => ({
      mediaType: ociManifest,
      digest: sha256(`attestation of ${entry.digest}`),
      size: 1,
      platform: { os: 'unknown', architecture: 'unknown' },
      annotations: { 'vnd.docker.reference.type': 'attestation-manifest', 'vnd.docker.reference.digest': entry.digest },
    }));
    const index = { schemaVersion: 2, mediaType: ociIndex, manifests: [...entries, ...attestations] };
    return this.putManifest(repository, index, ociIndex, tag);
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<unknown> {
    const url = request.url ?? '/';
    this.requests.push({ method: request.method ?? '', url, authorization: request.headers.authorization });
    const at = this.faults.findIndex(one => one.url.test(url));
    const fault = at < 0 ? undefined : this.faults.splice(at, 1)[0]?.fault;
    if (fault?.kind === 'status') return this.refuse(response, fault.status, 'FAULT', fault.headers);
    if (fault?.kind === 'reset') return request.socket.resetAndDestroy();
    if (url.startsWith('/token')) return this.giveToken(request, response);
    if (url.startsWith('/cdn/'))
      return this.give(response, this.blobs.get(url.slice('/cdn/'.length)), undefined, fault);
    if (!this.admitted(request)) return this.challenge(response, url);
    if (request.method === 'PUT') return await this.takeManifest(request, response);
    return this.serve(url, response, fault);
  }

  private serve(url: string, response: ServerResponse, fault: Fault | undefined): ServerResponse {
    const match = /^\/v2\/(.+)\/(manifests|blobs)\/([^/]+)$/.exec(url);
    if (match === null) return this.refuse(response, 404, 'NAME_UNKNOWN');
    const [, repository = '', kind, name = ''] = match;
    if (kind === 'manifests') {
      const stored = this.manifests.get(`${repository}@${name}`);
      if (stored === undefined) return this.refuse(response, 404, 'MANIFEST_UNKNOWN');
      return this.give(response, stored.bytes, stored.type, fault);
    }
    if (this.redirectBlobs) {
      return response.writeHead(307, { location: `http://localhost:${this.port}/cdn/${name}` }).end();
    }
    return this.give(response, this.blobs.get(name), undefined, fault);
  }

  private give(
    response: ServerResponse,
    bytes: Buffer | undefined,
    type: string | undefined,
    fault?: Fault,
  ): ServerResponse {
    if (bytes === undefined) return this.refuse(response, 404, 'BLOB_UNKNOWN');
    const body = fault?.kind === 'corrupt' ? Buffer.from(bytes).fill(0x20, bytes.length - 1) : bytes;
    response.writeHead(200, {
      'content-type': type ?? 'application/octet-stream',
      'content-length': body.length,
      ...(type === undefined ? {} : { 'docker-content-digest': sha256(bytes) }),
    });
    if (fault?.kind === 'truncate') {
      response.write(body.subarray(0, body.length / 2), () => response.destroy());
      return response;
    }
    return response.end(body);
  }

  private async takeManifest(request: IncomingMessage, response: ServerResponse): Promise<ServerResponse> {
    const match = /^\/v2\/(.+)\/manifests\/([^/]+)$/.exec(request.url ?? '');
    const bytes = await buffer(request);
    const [, repository = '', name = ''] = match ?? [];
    const type = request.headers['content-type'] ?? '';
    this.putManifest(repository, bytes.toString('utf8'), type, name);
    return response.writeHead(201, { 'docker-content-digest': sha256(bytes) }).end();
  }

  private refuse(
    response: ServerResponse,
    status: number,
    code: string,
    headers: Readonly<Record<string, string>> = {},
  ): ServerResponse {
    return response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(JSON.stringify({ errors: [{ code, message: `said by the test registry` }] }));
  }

  private get basic(): string {
    return `Basic ${Buffer.from(`${this.auth.username}:${this.auth.password}`).toString('base64')}`;
  }

  private admitted(request: IncomingMessage): boolean {
    const header = request.headers.authorization ?? '';
    if (this.auth.scheme === 'none') return true;
    if (this.auth.scheme === 'basic') return header === this.basic;
    return this.tokens.has(header.replace(/^Bearer /, ''));
  }

  private challenge(response: ServerResponse, url: string): ServerResponse {
    const repository = /^\/v2\/(.+)\/(?:manifests|blobs)\//.exec(url)?.[1] ?? '';
    const header =
      this.auth.scheme === 'basic'
        ? 'Basic realm="test"'
        : `Bearer realm="http://${this.host}/token",service="test, quoted",scope="repository:${repository}:pull,push"`;
    return this.refuse(response, 401, 'UNAUTHORIZED', { 'www-authenticate': header });
  }

  private giveToken(request: IncomingMessage, response: ServerResponse): ServerResponse {
    const wanted = this.auth.username === undefined ? undefined : this.basic;
    if (request.method === 'GET' && request.headers.authorization !== wanted) {
      return this.refuse(response, 401, 'UNAUTHORIZED');
    }
    this.issued += 1;
    const token = `token-${this.issued}`;
    this.tokens.add(token);
    return response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ token, expires_in: 60 }));
  }
}
