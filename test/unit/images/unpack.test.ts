import { lstat, mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRegistry } from '../../../src/adapters/registry/registry.ts';
import { type UnpackRequest, unpackImage } from '../../../src/adapters/registry/unpack.ts';
import { platformOfHost } from '../../../src/domain/images/platform.ts';
import { FakeClock } from '../../support/fakes.ts';
import { FakeRegistry, type Layer, type PlatformSpec, sha256, type TarEntry } from '../../support/registry.ts';
import { treeOf } from '../../support/tree.ts';

let fake: FakeRegistry;
let folder: string;

beforeEach(async () => {
  fake = new FakeRegistry();
  await fake.start();
  folder = await mkdtemp(join(tmpdir(), 'unpack-'));
});

afterEach(async () => {
  await fake.stop();
  await rm(folder, { recursive: true, force: true });
});

const amd64 = { os: 'linux', architecture: 'amd64', variant: undefined };
const imageOf = (layers: readonly Layer[], over: Partial<PlatformSpec> = {}) =>
  fake.putImage('acme/web', [{ platform: { os: 'linux', architecture: 'amd64' }, layers, ...over }]);
const layersOf = (...layers: readonly (readonly TarEntry[])[]): Layer[] => layers.map(entries => ({ entries }));
const unpack = async (digest: string, over: Partial<UnpackRequest> = {}) =>
  await unpackImage(createRegistry({ clock: new FakeClock() }), {
    reference: `${fake.host}/acme/web@${digest}`,
    platform: amd64,
    folder: join(folder, 'images'),
    ...over,
  });

describe('unpacking', () => {
  it('gives the file system and how the image is started', async () => {
    const config = {
      Entrypoint: ['/app'],
      Cmd: ['serve'],
      Env: ['PATH=/bin', 'EMPTY=', 'A=b=c', 'broken'],
      WorkingDir: '/srv',
      User: '65532',
    };
    const digest = imageOf(layersOf([{ name: 'app', content: 'binary', mode: 0o755 }]), { config });
    const image = await unpack(digest);
    expect(image).toMatchObject({
      entrypoint: ['/app'],
      cmd: ['serve'],
      env: { PATH: '/bin', EMPTY: '', A: 'b=c' },
      workdir: '/srv',
      user: '65532',
      digest,
      platform: 'linux/amd64',
    });
    expect(await treeOf(image.rootFolder)).toEqual({ app: 'binary' });
    expect((await lstat(join(image.rootFolder, 'app'))).mode & 0o777).toBe(0o755);
  });

  it('has sensible values for an image that says nothing', async () => {
    expect(await unpack(imageOf([]))).toMatchObject({ entrypoint: [], cmd: [], env: {}, workdir: '/', user: '' });
  });

  it.each([
    ['zstd', { compress: zstdCompressSync, mediaType: 'application/vnd.oci.image.layer.v1.tar+zstd' }],
    ['no compression', { compress: (tar: Buffer) => tar, mediaType: 'application/vnd.oci.image.layer.v1.tar' }],
    ['Docker’s gzip type', { mediaType: 'application/vnd.docker.image.rootfs.diff.tar.gzip' }],
  ])('reads layers with %s', async (_what, packing) => {
    const image = await unpack(imageOf([{ entries: [{ name: 'a', content: 'x' }], ...packing }]));
    expect(await treeOf(image.rootFolder)).toEqual({ a: 'x' });
  });

  it('runs the host’s platform when none is asked for', async () => {
    const host = platformOfHost(process.platform, process.arch);
    const platform = { os: host.os, architecture: host.architecture };
    const digest = imageOf(layersOf([{ name: 'a', content: 'x' }]), { platform });
    const { platform: _any, ...rest } = { platform: amd64, reference: `${fake.host}/acme/web@${digest}`, folder };
    const image = await unpackImage(createRegistry(), rest);
    expect(image.platform).toBe(`${platform.os}/${platform.architecture}`);
  });
});

describe('layers', () => {
  it('lie over each other, and whiteouts take away what is below', async () => {
    const digest = imageOf(
      layersOf(
        [
          { name: 'etc/' },
          { name: 'etc/old', content: 'old' },
          { name: 'etc/kept', content: 'kept' },
          { name: 'data/' },
          { name: 'data/one', content: '1' },
          { name: 'data/deep/' },
          { name: 'data/deep/two', content: '2' },
          { name: 'gone/' },
          { name: 'gone/x', content: 'x' },
        ],
        [
          { name: 'etc/kept', content: 'changed' },
          { name: 'etc/.wh.old' },
          // The opaque mark comes after the new file: only what lies below may go.
          { name: 'data/new', content: 'new' },
          { name: 'data/.wh..wh..opq' },
          { name: '.wh.gone' },
          { name: '.wh.never-was' },
        ],
      ),
    );
    expect(await treeOf((await unpack(digest)).rootFolder)).toEqual({
      data: '/',
      'data/new': 'new',
      etc: '/',
      'etc/kept': 'changed',
    });
  });

  it('replace folders by files, files by folders, links by files', async () => {
    const digest = imageOf(
      layersOf(
        [
          { name: 'a/' },
          { name: 'a/inside', content: 'x' },
          { name: 'b', content: 'file' },
          { name: 'c', link: 'b' },
          { name: 'd', content: 'first' },
          { name: 'e', hardLink: 'd' },
        ],
        [
          { name: 'a', content: 'now a file' },
          { name: 'b/' },
          { name: 'b/inside', content: 'y' },
          { name: 'c', content: 'c' },
          { name: 'd', content: 'second' },
        ],
      ),
    );
    expect(await treeOf((await unpack(digest)).rootFolder)).toEqual({
      a: 'now a file',
      b: '/',
      'b/inside': 'y',
      c: 'c',
      d: 'second',
      e: 'first',
    });
  });

  it('keep no owner, no device, no set-user-id', async () => {
    const digest = imageOf(
      layersOf([
        { name: 'su', content: 'x', mode: 0o4755 },
        { name: 'null', device: true },
      ]),
    );
    const { rootFolder } = await unpack(digest);
    const stats = await lstat(join(rootFolder, 'su'));
    expect([stats.mode & 0o7777, stats.uid]).toEqual([0o755, process.getuid?.()]);
    expect(await treeOf(rootFolder)).toEqual({ su: 'x' });
  });

  it('point their absolute and climbing links to inside the image', async () => {
    const digest = imageOf(
      layersOf([
        { name: 'bin/' },
        { name: 'bin/sh', link: '/usr/bin/dash' },
        { name: 'bin/up', link: '../../../../etc/passwd' },
        { name: 'bin/near', link: '../lib/x' },
      ]),
    );
    expect(await treeOf((await unpack(digest)).rootFolder)).toMatchObject({
      'bin/sh': '→ ../usr/bin/dash',
      'bin/up': '→ ../etc/passwd',
      'bin/near': '→ ../lib/x',
    });
  });
});

describe('a hostile layer', () => {
  const outside = () => join(folder, 'victim');

  it.each<[string, TarEntry[][]]>([
    ['a climbing name', [[{ name: '../victim', content: 'owned' }]]],
    ['a climbing name below a folder', [[{ name: 'a/../../../victim', content: 'owned' }]]],
    ['a climbing whiteout', [[{ name: 'a/.wh...' }]]],
    ['a hard link to outside', [[{ name: 'x', hardLink: '../../../victim' }]]],
    [
      'a file written through a link',
      [[{ name: 'l', link: 'd' }, { name: 'd/' }, { name: 'l/victim', content: 'owned' }]],
    ],
    [
      'a file written through a link of a lower layer',
      [[{ name: 'd/' }, { name: 'l', link: 'd' }], [{ name: 'l/x', content: 'y' }]],
    ],
  ])('with %s is refused and nothing outside is touched', async (_what, layers) => {
    await writeFile(outside(), 'safe');
    const failure = await unpack(imageOf(layersOf(...layers))).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'layer-refused' });
    expect(await readFile(outside(), 'utf8')).toBe('safe');
    expect(await readdir(join(folder, 'images'))).toEqual([]);
  });

  it('cannot delete through a link', async () => {
    const digest = imageOf(
      layersOf(
        [{ name: 'd/' }, { name: 'd/kept', content: 'kept' }, { name: 'l', link: 'd' }],
        [{ name: 'l/.wh.kept' }],
      ),
    );
    expect(await treeOf((await unpack(digest)).rootFolder)).toMatchObject({ 'd/kept': 'kept' });
  });

  it('with an absolute name stays inside', async () => {
    const image = await unpack(imageOf(layersOf([{ name: '/etc/app', content: 'x' }])));
    expect(await treeOf(image.rootFolder)).toEqual({ etc: '/', 'etc/app': 'x' });
  });

  it('that grows beyond the limit is stopped', async () => {
    const digest = imageOf(layersOf([{ name: 'bomb', content: Buffer.alloc(5_000_000) }]));
    await expect(unpack(digest, { maxBytes: 1_000_000 })).rejects.toMatchObject({ code: 'image-too-large' });
  });
});

describe('what does not fit', () => {
  it.each(['acme/web:v1', 'acme/web'])('refuses %s: a digest is required', async reference => {
    await expect(unpack('', { reference })).rejects.toMatchObject({ code: 'digest-required' });
  });

  it('names the platforms there are', async () => {
    const platform = { os: 'linux', architecture: 's390x', variant: undefined };
    await expect(unpack(imageOf([]), { platform })).rejects.toMatchObject({
      code: 'platform-not-in-image',
      message: expect.stringContaining('it has linux/amd64'),
    });
  });

  it('refuses a layer whose content is not what the config says', async () => {
    const digest = imageOf(layersOf([{ name: 'a', content: 'x' }]), { diffIds: [sha256('something else')] });
    await expect(unpack(digest)).rejects.toMatchObject({ code: 'digest-mismatch' });
  });

  it.each<[string, Layer[], Partial<PlatformSpec>]>([
    ['another number of diff ids', layersOf([{ name: 'a' }]), { diffIds: [] }],
    ['a layer that is not compressed as it says', [{ entries: [{ name: 'a' }], compress: tar => tar }], {}],
    ['a layer of an unknown kind', [{ entries: [], mediaType: 'application/x' }], {}],
    [
      'a layer outside the registry',
      [{ entries: [], mediaType: 'application/vnd.oci.image.layer.nondistributable.v1.tar+gzip' }],
      {},
    ],
  ])('refuses an image with %s', async (_what, layers, over) => {
    await expect(unpack(imageOf(layers, over))).rejects.toMatchObject({ code: 'manifest-unsupported' });
  });

  it('names a folder it cannot write to', async () => {
    await writeFile(join(folder, 'images'), 'a file');
    await expect(unpack(imageOf([]))).rejects.toMatchObject({ code: 'unpack-failed' });
  });
});

describe('an unpacked image', () => {
  it('is used again without asking the registry', async () => {
    const digest = imageOf(layersOf([{ name: 'a', content: 'x' }]));
    const first = await unpack(digest);
    const asked = fake.requests.length;
    expect(await unpack(digest)).toEqual(first);
    expect(fake.requests).toHaveLength(asked);
  });

  it('is there once when two runs unpack it together', async () => {
    const digest = imageOf(layersOf([{ name: 'a', content: 'x' }]));
    const images = await Promise.all([unpack(digest), unpack(digest), unpack(digest)]);
    expect(new Set(images.map(image => image.rootFolder)).size).toBe(1);
    expect(await readdir(join(folder, 'images'))).toHaveLength(1);
  });

  it('leaves nothing when the registry fails half-way, and the next run succeeds', async () => {
    const digest = imageOf(layersOf([{ name: 'a', content: 'x' }], [{ name: 'b', content: 'y' }]));
    fake.fail(/blobs/, ...Array.from({ length: 5 }, () => ({ kind: 'reset' as const })));
    await expect(unpack(digest)).rejects.toMatchObject({ code: 'registry-unavailable' });
    expect(await readdir(join(folder, 'images'))).toEqual([]);
    expect(await treeOf((await unpack(digest)).rootFolder)).toEqual({ a: 'x', b: 'y' });
  });

  it('is made anew where a folder of its name is not complete', async () => {
    const digest = imageOf(layersOf([{ name: 'a', content: 'x' }]));
    const { rootFolder } = await unpack(digest);
    await writeFile(join(rootFolder, '..', 'image.json'), '{"schema":');
    expect(await treeOf((await unpack(digest)).rootFolder)).toEqual({ a: 'x' });
  });

  it('clears away what killed runs left, and nothing of runs that may live', async () => {
    const images = join(folder, 'images');
    await mkdir(join(images, '.unpack-old'), { recursive: true });
    await mkdir(join(images, '.unpack-new'));
    const longAgo = new Date(Date.now() - 2 * 60 * 60 * 1000);
    await utimes(join(images, '.unpack-old'), longAgo, longAgo);
    await unpack(imageOf([]));
    expect((await readdir(images)).filter(name => name.startsWith('.'))).toEqual(['.unpack-new']);
  });
});
