import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Credentials, explicitCredentials } from '../../../src/adapters/registry/credentials.ts';
import { createRegistry, type RegistryOptions } from '../../../src/adapters/registry/registry.ts';
import { formatPlatform } from '../../../src/domain/images/platform.ts';
import { FakeClock } from '../../support/fakes.ts';
import { FakeRegistry, ociIndex, ociManifest, type PlatformSpec, sha256 } from '../../support/registry.ts';

let fake: FakeRegistry;
let folder: string;
let clock: FakeClock;

beforeEach(async () => {
  fake = new FakeRegistry();
  await fake.start();
  folder = await mkdtemp(join(tmpdir(), 'registry-'));
  clock = new FakeClock();
});

afterEach(async () => {
  await fake.stop();
  await rm(folder, { recursive: true, force: true });
});

const client = (options: RegistryOptions = {}) => createRegistry({ clock, ...options });
const name = (rest: string) => `${fake.host}/acme/web${rest}`;
const amd64: PlatformSpec = {
  platform: { os: 'linux', architecture: 'amd64' },
  layers: [{ entries: [{ name: 'app', content: 'amd64 binary', mode: 0o755 }] }],
};
const arm64: PlatformSpec = { ...amd64, platform: { os: 'linux', architecture: 'arm64', variant: 'v8' } };
const unavailable = { status: 503, kind: 'status' } as const;

describe('resolving', () => {
  it('turns a tag into the digest of the exact bytes', async () => {
    const digest = fake.putImage('acme/web', [amd64, arm64], 'v1');
    expect(await client().resolve(name(':v1'))).toEqual({
      digest,
      mediaType: ociIndex,
      size: fake.manifestAt('acme/web', digest)?.length,
    });
  });

  it('takes latest when neither tag nor digest is named', async () => {
    const digest = fake.putImage('acme/web', [amd64], 'latest');
    expect((await client().resolve(name(''))).digest).toBe(digest);
  });

  it('says what is missing', async () => {
    await expect(client().resolve(name(':nope'))).rejects.toMatchObject({
      code: 'image-not-found',
      message: expect.stringContaining('MANIFEST_UNKNOWN'),
    });
  });

  it('refuses a name that is none', async () => {
    await expect(client().resolve('ghcr.io/Acme/web')).rejects.toMatchObject({ code: 'reference-invalid' });
  });

  it('refuses a manifest whose bytes do not have the digest asked for', async () => {
    const digest = fake.putImage('acme/web', [amd64]);
    fake.fail(/manifests/, { kind: 'corrupt' });
    await expect(client().resolve(name(`@${digest}`))).rejects.toMatchObject({ code: 'digest-mismatch' });
  });

  it('refuses a tag whose bytes do not have the digest the registry claims', async () => {
    fake.putImage('acme/web', [amd64], 'v1');
    fake.fail(/manifests/, { kind: 'corrupt' });
    await expect(client().resolve(name(':v1'))).rejects.toMatchObject({ code: 'digest-mismatch' });
  });

  it('refuses a manifest of a kind it cannot read', async () => {
    fake.putManifest('acme/web', { schemaVersion: 1 }, 'application/vnd.docker.distribution.manifest.v1+json', 'v1');
    await expect(client().resolve(name(':v1'))).rejects.toMatchObject({ code: 'manifest-unsupported' });
  });
});

describe('describing', () => {
  it('lists every runnable platform with digest and size, attestations apart', async () => {
    const digest = fake.putImage('acme/web', [amd64, arm64]);
    const image = await client().describe(name(`@${digest}`));
    expect(image.digest).toBe(digest);
    expect(image.platforms.map(one => formatPlatform(one.platform))).toEqual(['linux/amd64', 'linux/arm64']);
    expect(image.attestations).toHaveLength(2);
    for (const { size, image: manifest } of image.platforms) {
      expect(size).toBe(manifest.config.size + (manifest.layers[0]?.size ?? 0));
    }
  });

  it('reads the platform of an image without index from its config', async () => {
    const index = fake.putImage('acme/web', [arm64]);
    const { platforms } = await client().describe(name(`@${index}`));
    const image = await client().describe(name(`@${platforms[0]?.digest}`));
    expect(image.platforms.map(one => formatPlatform(one.platform))).toEqual(['linux/arm64']);
  });

  it('refuses an index inside an index', async () => {
    const inner = fake.putImage('acme/web', [amd64]);
    const size = fake.manifestAt('acme/web', inner)?.length;
    // The entry claims to be an image; the registry knows better.
    const entry = { mediaType: ociManifest, digest: inner, size, platform: amd64.platform };
    const outer = fake.putManifest('acme/web', { schemaVersion: 2, manifests: [entry] }, ociIndex);
    await expect(client().describe(name(`@${outer}`))).rejects.toMatchObject({ code: 'manifest-unsupported' });
  });
});

describe('logging in', () => {
  const credentials = (): Credentials => explicitCredentials(fake.host, 'robot', 'pass word:with colon');

  it('fetches a token once and uses it for what follows', async () => {
    const digest = fake.putImage('acme/web', [amd64, arm64]);
    fake.auth = { scheme: 'bearer' };
    await client().describe(name(`@${digest}`));
    expect(fake.requests.filter(one => one.url.startsWith('/token'))).toHaveLength(1);
    expect(fake.requests[1]?.url).toBe('/token?service=test%2C+quoted&scope=repository%3Aacme%2Fweb%3Apull%2Cpush');
  });

  it('fetches a new token when the old one is no longer taken', async () => {
    const digest = fake.putImage('acme/web', [amd64]);
    fake.auth = { scheme: 'bearer' };
    const registry = client();
    await registry.resolve(name(`@${digest}`));
    fake.expireTokens();
    await expect(registry.resolve(name(`@${digest}`))).resolves.toMatchObject({ digest });
  });

  it.each(['basic', 'bearer'] as const)('logs in by user name and password (%s)', async scheme => {
    const digest = fake.putImage('acme/web', [amd64]);
    fake.auth = { scheme, username: 'robot', password: 'pass word:with colon' };
    await expect(client({ credentials: credentials() }).resolve(name(`@${digest}`))).resolves.toMatchObject({ digest });
    await expect(client().resolve(name(`@${digest}`))).rejects.toMatchObject({ code: 'registry-unauthorized' });
  });

  it('trades an identity token for a short one', async () => {
    const digest = fake.putImage('acme/web', [amd64]);
    fake.auth = { scheme: 'bearer' };
    const identity: Credentials = { find: async () => ({ kind: 'identity', token: 'long-lived' }) };
    await client({ credentials: identity }).resolve(name(`@${digest}`));
    expect(fake.requests[1]).toMatchObject({ method: 'POST', url: '/token' });
  });

  it('tells a wrong password, without repeating it, and does not try again', async () => {
    const digest = fake.putImage('acme/web', [amd64]);
    fake.auth = { scheme: 'basic', username: 'robot', password: 'right' };
    const failure = await client({ credentials: credentials() })
      .resolve(name(`@${digest}`))
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'registry-unauthorized' });
    expect(String(failure)).not.toContain('pass word');
    expect(fake.requests).toHaveLength(2);
  });

  it('leaves the login behind when a blob lies elsewhere', async () => {
    const digest = fake.putImage('acme/web', [amd64]);
    fake.auth = { scheme: 'basic', username: 'robot', password: 'pass word:with colon' };
    fake.redirectBlobs = true;
    const registry = client({ credentials: credentials() });
    const { platforms } = await registry.describe(name(`@${digest}`));
    const config = platforms[0]?.image.config;
    if (config === undefined) throw new Error('unreachable');
    await registry.config(name(''), config);
    const cdn = fake.requests.filter(one => one.url.startsWith('/cdn/'));
    expect(cdn.map(one => one.authorization)).toEqual([undefined]);
  });
});

describe('faults that may pass', () => {
  it.each([
    ['500', { kind: 'status', status: 500 }],
    ['503', unavailable],
    ['429 with Retry-After', { kind: 'status', status: 429, headers: { 'retry-after': '7' } }],
    ['a reset', { kind: 'reset' }],
    ['a truncated answer', { kind: 'truncate' }],
  ] as const)('tries again after %s', async (_what, fault) => {
    const digest = fake.putImage('acme/web', [amd64]);
    fake.fail(/manifests/, fault, fault);
    expect((await client().resolve(name(`@${digest}`))).digest).toBe(digest);
    expect(fake.requests).toHaveLength(3);
  });

  it('waits as long as the registry asks, within limits', async () => {
    const digest = fake.putImage('acme/web', [amd64]);
    const started = clock.now();
    fake.fail(/manifests/, { kind: 'status', status: 429, headers: { 'retry-after': '7' } });
    await client().resolve(name(`@${digest}`));
    expect(clock.now() - started).toBe(7000);
    fake.fail(/manifests/, { kind: 'status', status: 429, headers: { 'retry-after': '86400' } });
    await client().resolve(name(`@${digest}`));
    expect(clock.now() - started).toBe(27_000);
  });

  it('gives up after five tries and says what it saw', async () => {
    fake.fail(/manifests/, ...Array.from({ length: 9 }, () => unavailable));
    await expect(client().resolve(name(':v1'))).rejects.toMatchObject({
      code: 'registry-unavailable',
      message: expect.stringMatching(/answered 503 FAULT.*\(5 tries\)/),
    });
    expect(fake.requests).toHaveLength(5);
  });

  it('tries again when the token service is down', async () => {
    const digest = fake.putImage('acme/web', [amd64]);
    fake.auth = { scheme: 'bearer' };
    fake.fail(/token/, unavailable);
    expect((await client().resolve(name(`@${digest}`))).digest).toBe(digest);
  });

  it('stops at once when cancelled', async () => {
    const controller = new AbortController();
    const reason = new Error('cancelled');
    fake.fail(/manifests/, unavailable);
    controller.abort(reason);
    await expect(client().resolve(name(':v1'), controller.signal)).rejects.toBe(reason);
  });
});

describe('downloading', () => {
  const content = Buffer.alloc(3_000_000, 'layer');
  const blob = (size = content.length) => ({ mediaType: 'x', digest: fake.putBlob(content), size });

  it('streams a blob into a file', async () => {
    const path = join(folder, 'blob');
    await client().download(name(''), blob(), path);
    expect(sha256(await readFile(path))).toBe(sha256(content));
  });

  it('starts over after a cut connection', async () => {
    fake.fail(/blobs/, { kind: 'truncate' }, { kind: 'reset' });
    const path = join(folder, 'blob');
    await client().download(name(''), blob(), path);
    expect(await readFile(path)).toHaveLength(content.length);
  });

  it.each([
    ['other bytes', () => Buffer.alloc(content.length, 'other')],
    ['more bytes', () => Buffer.concat([content, content])],
  ])('refuses %s under the same name and leaves nothing', async (_what, other) => {
    const wanted = blob();
    fake.corruptBlob(wanted.digest, other());
    await expect(client().download(name(''), wanted, join(folder, 'blob'))).rejects.toMatchObject({
      code: 'digest-mismatch',
    });
    expect(await readdir(folder)).toEqual([]);
  });

  it('takes a blob that stays short for a broken registry', async () => {
    const wanted = blob();
    fake.corruptBlob(wanted.digest, content.subarray(1));
    await expect(client().download(name(''), wanted, join(folder, 'blob'))).rejects.toMatchObject({
      code: 'registry-unavailable',
    });
  });

  it('names a folder it cannot write to', async () => {
    const path = join(folder, 'file', 'blob');
    await client().download(name(''), blob(), join(folder, 'file'));
    await expect(client().download(name(''), blob(), path)).rejects.toMatchObject({ code: 'unpack-failed' });
  });
});

describe('tagging', () => {
  it('gives the same digest one more name', async () => {
    const digest = fake.putImage('acme/web', [amd64]);
    const registry = client();
    await registry.tag(name(''), await registry.manifest(name(`@${digest}`)), 'v1.2.3');
    expect((await registry.resolve(name(':v1.2.3'))).digest).toBe(digest);
  });
});
