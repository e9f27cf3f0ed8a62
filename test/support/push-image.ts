/** Pushes small images and Trivy’s database to a real registry over plain http, byte by byte. */
import { gzipSync } from 'node:zlib';
import { gzipLayer, ociConfig, ociIndex, ociManifest, type Sha256, sha256, type TarEntry, tarOf } from './registry.ts';

interface Descriptor {
  readonly mediaType: string;
  readonly digest: Sha256;
  readonly size: number;
}

const expectStatus = async (response: Response, status: number, what: string): Promise<void> => {
  if (response.status !== status) throw new Error(`${what}: ${response.status} ${await response.text()}`);
};

const pushBlob = async (
  registry: string,
  repository: string,
  bytes: Buffer,
  mediaType: string,
): Promise<Descriptor> => {
  const digest = sha256(bytes);
  const start = await fetch(`http://${registry}/v2/${repository}/blobs/uploads/`, { method: 'POST' });
  await expectStatus(start, 202, 'begin an upload');
  const address = new URL(start.headers.get('location') ?? '', `http://${registry}`);
  address.searchParams.set('digest', digest);
  const headers = { 'content-type': 'application/octet-stream' };
  const put = await fetch(address, { method: 'PUT', body: new Uint8Array(bytes), headers });
  await expectStatus(put, 201, 'upload a blob');
  return { mediaType, digest, size: bytes.length };
};

const pushManifest = async (
  registry: string,
  repository: string,
  document: object,
  mediaType: string,
  tag?: string,
): Promise<Descriptor> => {
  const body = JSON.stringify(document);
  const digest = sha256(body);
  const put = await fetch(`http://${registry}/v2/${repository}/manifests/${tag ?? digest}`, {
    method: 'PUT',
    headers: { 'content-type': mediaType },
    body,
  });
  await expectStatus(put, 201, 'put a manifest');
  return { mediaType, digest, size: Buffer.byteLength(body) };
};

/** What an image may say of itself; unset: nothing. */
interface ImageOptions {
  readonly tag?: string;
  /** The image configuration: `Entrypoint`, `Env`, … */
  readonly config?: Readonly<Record<string, unknown>>;
}

const pushPlatform = async (
  registry: string,
  repository: string,
  architecture: string,
  files: readonly TarEntry[],
  configuration: Readonly<Record<string, unknown>>,
) => {
  const tar = tarOf(files);
  const layer = await pushBlob(registry, repository, gzipSync(tar), gzipLayer);
  const rootfs = { type: 'layers', diff_ids: [sha256(tar)] };
  const config = Buffer.from(JSON.stringify({ os: 'linux', architecture, config: configuration, rootfs }));
  const manifest = {
    schemaVersion: 2,
    mediaType: ociManifest,
    config: await pushBlob(registry, repository, config, ociConfig),
    layers: [layer],
  };
  const descriptor = await pushManifest(registry, repository, manifest, ociManifest);
  return { ...descriptor, platform: { os: 'linux', architecture } };
};

/** Architecture → files of its only layer. Returns `registry/repository@digest of the index`. */
export const pushImage = async (
  registry: string,
  repository: string,
  platforms: Readonly<Record<string, readonly TarEntry[]>>,
  { tag, config = {} }: ImageOptions = {},
): Promise<string> => {
  const manifests = [];
  for (const [architecture, files] of Object.entries(platforms)) {
    manifests.push(await pushPlatform(registry, repository, architecture, files, config));
  }
  const index = { schemaVersion: 2, mediaType: ociIndex, manifests };
  return `${registry}/${repository}@${(await pushManifest(registry, repository, index, ociIndex, tag)).digest}`;
};

/** The archive of tools/trivy-db as Trivy fetches it. Returns what `db-repository` takes. */
export const pushTrivyDb = async (registry: string, archive: Buffer): Promise<string> => {
  const repository = 'trivy-db';
  const layer = await pushBlob(registry, repository, archive, 'application/vnd.aquasec.trivy.db.layer.v1.tar+gzip');
  const manifest = {
    schemaVersion: 2,
    mediaType: ociManifest,
    config: await pushBlob(registry, repository, Buffer.from('{}'), 'application/vnd.aquasec.trivy.config.v1+json'),
    layers: [{ ...layer, annotations: { 'org.opencontainers.image.title': 'db.tar.gz' } }],
  };
  await pushManifest(registry, repository, manifest, ociManifest, '2');
  return `${registry}/${repository}:2`;
};
