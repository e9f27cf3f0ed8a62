import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Bundles } from '../../../src/adapters/kubernetes/context.ts';
import { type Prepared, prepareRelease, type ReleaseInputs } from '../../../src/adapters/kubernetes/prepare.ts';
import { nodeFiles } from '../../../src/core/files.ts';
import type { Bundle } from '../../../src/domain/kubernetes/spec.ts';
import { fakeContext, fakeRuntime } from '../../support/fakes.ts';
import { manifests } from '../../support/kubernetes-bed.ts';
import { FakeRegistry } from '../../support/registry.ts';

let workspace: string;
let registry: FakeRegistry;
beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'prepare-'));
  await mkdir(join(workspace, 'k8s'));
  registry = new FakeRegistry();
  await registry.start();
});
afterEach(async () => {
  await registry.stop();
  await rm(workspace, { recursive: true, force: true });
});

const inputs: ReleaseInputs = {
  app: 'shop',
  image: [],
  'working-directory': 'deploy',
  'health-path': '/healthz',
  revision: '2'.repeat(40),
  'one-way': false,
  manifests: ['k8s'],
  kustomize: '',
  'helm-chart': '',
  'helm-values': [],
  'helm-set': [],
  'probe-port': '',
  'migrate-expand': '',
  'migrate-contract': '',
  'hook-timeout': 60_000,
  'allow-managed': false,
  switch: 'auto',
};

interface Made extends Prepared {
  readonly bundle: Bundle;
}

const prepare = async (image: string, over: Partial<ReleaseInputs> = {}): Promise<Made> => {
  await writeFile(join(workspace, 'k8s/web.yaml'), manifests({ image }));
  const kept: Bundle[] = [];
  const bundles: Bundles = {
    add: async bundle => `hash-${kept.push(bundle)}`,
    read: async () => Promise.reject(new Error('not read')),
    keep: async () => undefined,
    forgetOthers: async () => undefined,
  };
  const runtime = fakeRuntime({ files: nodeFiles(workspace), context: { ...fakeContext, workspace } });
  const prepared = await prepareRelease({ ...inputs, ...over }, 'shop', bundles, runtime);
  const [bundle] = kept;
  if (bundle === undefined) throw new Error('no bundle was made');
  return { ...prepared, bundle };
};

const digest = `sha256:${'d'.repeat(64)}`;

describe('what is deployed to a cluster', () => {
  it('is known by its content: the same manifests make the same release, other ones another', async () => {
    const [one, same, other] = [
      await prepare('a.invalid/web:1'),
      await prepare('a.invalid/web:1'),
      await prepare('a.invalid/web:1', { 'probe-port': 'http' }),
    ];
    expect(one.release.id).toBe(same.release.id);
    expect(one.release.id).not.toBe(other.release.id);
    expect(one.release).toMatchObject({ revision: inputs.revision, digest: null, oneWay: false });
  });

  it('has the images pinned that are given, and is known by the digest of the one', async () => {
    const { release, contents, bundle } = await prepare('a.invalid/web:1', { image: [`a.invalid/web@${digest}`] });
    expect(release.digest).toBe(digest);
    expect(contents).toMatchObject({ images: [`a.invalid/web@${digest}`], unpinned: [] });
    expect(JSON.stringify(bundle.objects)).toContain(`a.invalid/web@${digest}`);
  });

  it('has a tag resolved where the registry answers', async () => {
    const platform = { os: 'linux', architecture: 'amd64' } as const;
    const pushed = registry.putImage(
      'acme/web',
      [{ platform, layers: [{ entries: [{ name: 'app', content: 'x' }] }] }],
      'v1',
    );
    const { contents } = await prepare(`${registry.host}/acme/web:v1`);
    expect(contents).toMatchObject({ images: [`${registry.host}/acme/web:v1@${pushed}`], unpinned: [] });
  });

  it('keeps a tag that cannot be resolved, and says so', async () => {
    const image = `${registry.host}/acme/web:nowhere`;
    const { contents } = await prepare(image);
    expect(contents).toMatchObject({ images: [image], unpinned: [image] });
  });

  it('refuses an image that nothing uses, and names those that are used', async () => {
    await expect(prepare('a.invalid/web:1', { image: [`a.invalid/api@${digest}`] })).rejects.toMatchObject({
      code: 'image-not-used',
      message: expect.stringContaining('a.invalid/web:1'),
    });
  });

  it('carries its hooks: a Job of the manifests by name, or a command where the step works', async () => {
    const { release } = await prepare('a.invalid/web:1', {
      'migrate-expand': 'job:migrate',
      'migrate-contract': './contract.sh',
      'one-way': true,
    });
    expect(release).toMatchObject({
      oneWay: true,
      spec: {
        hooks: {
          expand: { kind: 'job', job: 'migrate', timeoutMs: 60_000 },
          contract: { kind: 'command', command: './contract.sh', cwd: join(workspace, 'deploy'), timeoutMs: 60_000 },
        },
      },
    });
  });
});
