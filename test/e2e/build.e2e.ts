/** multi-arch-build, as its bundle, with the real buildx, buildkitd and registry; and the registry client on all of it. */
import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { createRegistry } from '../../src/adapters/registry/registry.ts';
import { unpackImage } from '../../src/adapters/registry/unpack.ts';
import { formatPlatform, platformOfHost } from '../../src/domain/images/platform.ts';
import { brokenWay } from '../support/broken-way.ts';
import { architectures, checkout, dockerfile, execute } from '../support/checkout.ts';
import { pushImage } from '../support/push-image.ts';
import { FakeRegistry } from '../support/registry.ts';
import { type ActionRun, cleanUp, runBundle } from '../support/runner.ts';
import type { E2eContext, Suite } from './suite.ts';

const build = async (
  context: E2eContext,
  folder: string,
  inputs: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> = {},
): Promise<ActionRun> => {
  const result = await runBundle('multi-arch-build', {
    cwd: folder,
    inputs: { image: `${context.registry}/e2e/app`, 'builder-endpoint': context.buildkit, ...inputs },
    env: {
      PATH: `${dirname(context.tool('buildx'))}:${process.env['PATH'] ?? ''}`,
      GITHUB_REPOSITORY: 'acme/web',
      GITHUB_EVENT_NAME: 'push',
      ...env,
    },
  });
  return result;
};

const expectBuilt = (result: ActionRun): ActionRun => {
  assert.equal(result.outputs['verdict'], 'built', result.stdout + result.stderr);
  assert.equal(result.exitCode, 0);
  return result;
};

const record = z.record(z.string(), z.string());
const platformDigests = (result: ActionRun): Record<string, string> =>
  record.parse(JSON.parse(result.outputs['platform-digests'] ?? ''));
const codesOf = (result: ActionRun): readonly string[] =>
  z
    .array(z.object({ code: z.string() }))
    .parse(JSON.parse(result.outputs['reasons'] ?? '[]'))
    .map(reason => reason.code);

const both = ['linux/amd64', 'linux/arm64'];

const buildsAndRuns = async (context: E2eContext): Promise<void> => {
  const folder = await checkout(context.temp);
  const result = expectBuilt(await build(context, folder, { tags: 'v1,latest' }));
  const digest = result.outputs['digest'] ?? '';
  const registry = createRegistry();
  for (const tag of ['v1', 'latest']) {
    assert.equal((await registry.resolve(`${context.registry}/e2e/app:${tag}`)).digest, digest);
  }
  assert.deepEqual(Object.keys(platformDigests(result)).sort(), both);
  const reference = result.outputs['image'] ?? '';
  const image = await unpackImage(registry, { reference, folder: join(context.temp, 'images') });
  const host = formatPlatform(platformOfHost(process.platform, process.arch));
  const { stdout } = await execute(join(image.rootFolder, image.entrypoint[0] ?? ''), []);
  assert.equal(stdout, `hello from ${host}\n`);
  assert.equal(image.env['GREETING'], 'hello');
  assert.equal(image.platformDigest, platformDigests(result)[host]);
  context.log(`${reference} runs: ${stdout.trim()}`);
  await cleanUp(result);
};

/** ELF machine numbers: 0x3e x86-64, 0xb7 AArch64. */
const machines: Readonly<Record<string, number>> = { amd64: 0x3e, arm64: 0xb7 };

const everyPlatformHasItsOwnBinary = async (context: E2eContext): Promise<void> => {
  const result = expectBuilt(await build(context, await checkout(context.temp), {}));
  for (const architecture of architectures) {
    const platform = { os: 'linux', architecture, variant: undefined };
    const folder = join(context.temp, 'images');
    const image = await unpackImage(createRegistry(), { reference: result.outputs['image'] ?? '', platform, folder });
    const binary = await readFile(join(image.rootFolder, 'app'));
    assert.equal(binary.readUInt16LE(18), machines[architecture], architecture);
  }
  await cleanUp(result);
};

const sameCommitSameImages = async (context: E2eContext): Promise<void> => {
  const folder = await checkout(context.temp);
  const touch = async (when: string): Promise<unknown> =>
    await execute('touch', ['-d', when, ...architectures.map(arch => `app-${arch}`)], { cwd: folder });
  // Files are made after the commit they are made from, at another time in each run: none of it may show.
  await touch('1 hour');
  const first = expectBuilt(await build(context, folder, { 'use-cache': 'false' }));
  await touch('2 hours');
  const second = expectBuilt(await build(context, folder, { 'use-cache': 'false' }));
  assert.deepEqual(platformDigests(second), platformDigests(first));
  context.log(`twice ${JSON.stringify(platformDigests(first))}`);
  await Promise.all([first, second].map(cleanUp));
};

/** Every blob that can be reached from the index, as text. */
const everything = async (context: E2eContext, digest: string): Promise<string> => {
  const base = `http://${context.registry}/v2/e2e/app`;
  const accept = ['index', 'manifest'].map(kind => `application/vnd.oci.image.${kind}.v1+json`).join(', ');
  const manifest = async (one: string): Promise<string> =>
    await (await fetch(`${base}/manifests/${one}`, { headers: { accept } })).text();
  const digestsIn = (text: string): string[] =>
    [...text.matchAll(/"digest":\s*"(sha256:[0-9a-f]{64})"/g)].map(m => m[1] ?? '');
  const index = await manifest(digest);
  const manifests = await Promise.all(digestsIn(index).map(manifest));
  const blobs = await Promise.all(
    manifests
      .flatMap(digestsIn)
      .map(async one => Buffer.from(await (await fetch(`${base}/blobs/${one}`)).arrayBuffer()).toString('latin1')),
  );
  return [index, ...manifests, ...blobs].join('\n');
};

const secretsLeaveNoTrace = async (context: E2eContext): Promise<void> => {
  const withSecret = `${dockerfile}RUN --mount=type=secret,id=token ["/app", "check"]\n`;
  const folder = await checkout(context.temp, { Dockerfile: withSecret });
  const platforms = formatPlatform(platformOfHost(process.platform, process.arch));
  const without = await build(context, folder, { platforms, 'push-retries': '0' });
  assert.deepEqual(codesOf(without), ['build-step-failed']);
  const secret = 'correct-horse-battery-staple';
  const result = expectBuilt(
    await build(context, folder, { platforms, secrets: `token=${secret}`, provenance: 'max' }),
  );
  const text = await everything(context, result.outputs['digest'] ?? '');
  assert.ok(text.includes('slsa'), 'the provenance was looked at');
  assert.ok(!text.includes(secret), 'the secret stands in the image or its provenance');
  const shown = result.stdout
    .split('\n')
    .filter(line => !line.startsWith('::add-mask::'))
    .join('\n');
  assert.ok(!(shown + result.summary).includes(secret));
  await Promise.all([without, result].map(cleanUp));
};

const namesTheLine = async (context: E2eContext): Promise<void> => {
  const folder = await checkout(context.temp, { Dockerfile: 'FROM scratch\nCOPY nope /nope\n' });
  const result = await build(context, folder, {});
  assert.equal(result.exitCode, 1);
  assert.deepEqual(codesOf(result), ['build-step-failed']);
  assert.match(result.stdout, /::error title=build-step-failed,file=Dockerfile,line=2::/);
  await writeFile(join(folder, 'Dockerfile'), 'FROM scratch\nCOPPY a b\n');
  const invalid = await build(context, folder, {});
  assert.deepEqual(codesOf(invalid), ['dockerfile-invalid']);
  await Promise.all([result, invalid].map(cleanUp));
};

const forksDoNotPush = async (context: E2eContext): Promise<void> => {
  const folder = await checkout(context.temp);
  const event = join(context.temp, 'event.json');
  await writeFile(event, JSON.stringify({ pull_request: { head: { repo: { full_name: 'mallory/web' } } } }));
  const image = `${context.registry}/e2e/fork`;
  const env = { GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: event };
  const result = expectBuilt(await build(context, folder, { image }, env));
  assert.deepEqual(codesOf(result), ['not-pushed']);
  assert.equal(result.outputs['pushed'], 'false');
  assert.deepEqual(Object.keys(platformDigests(result)).sort(), both);
  assert.ok((await readdir(result.outputs['layout'] ?? '')).includes('oci-layout'));
  await assert.rejects(createRegistry().resolve(result.outputs['image'] ?? ''), { code: 'image-not-found' });
  await cleanUp(result);
};

/** BuildKit itself tries a push again for some seconds; this is longer. */
const survivesABadRegistry = async (context: E2eContext): Promise<void> => {
  const way = await brokenWay(context.registry, 503, 18);
  try {
    const result = expectBuilt(await build(context, await checkout(context.temp), { image: `${way.host}/e2e/app` }));
    const { tries } = z
      .object({ tries: z.number() })
      .parse(JSON.parse(await readFile(result.outputs['report-file'] ?? '', 'utf8')));
    context.log(`${way.broken()} × 503 survived in ${tries} tries`);
    assert.ok(tries > 1, 'BuildKit survived it alone');
    await cleanUp(result);
  } finally {
    await way.close();
  }
};

const saysWhoRefuses = async (context: E2eContext): Promise<void> => {
  const way = await brokenWay(context.registry, 403, Number.POSITIVE_INFINITY);
  try {
    const result = await build(context, await checkout(context.temp), { image: `${way.host}/e2e/app` });
    assert.equal(result.exitCode, 1);
    assert.deepEqual(codesOf(result), ['push-refused']);
    await cleanUp(result);
  } finally {
    await way.close();
  }
};

/** The same questions to the registry of the unit tests and to the real one. */
const fakeIsLikeTheReal = async (context: E2eContext): Promise<void> => {
  const fake = new FakeRegistry();
  await fake.start();
  try {
    const files = [{ name: 'app', content: 'x' }];
    const platforms = architectures.map(architecture => ({
      platform: { os: 'linux', architecture },
      layers: [{ entries: files }],
    }));
    const images = [
      `${fake.host}/e2e/same@${fake.putImage('e2e/same', platforms)}`,
      await pushImage(context.registry, 'e2e/same', { amd64: files, arm64: files }),
    ];
    const answers = await Promise.all(images.map(async image => await ask(image, context)));
    assert.deepEqual(answers[0], answers[1]);
  } finally {
    await fake.stop();
  }
};

const ask = async (image: string, { temp }: E2eContext): Promise<unknown> => {
  const registry = createRegistry();
  const name = image.slice(0, image.indexOf('@'));
  const codeOf = async (promise: Promise<unknown>): Promise<unknown> =>
    await promise.then(
      () => 'ok',
      (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
    );
  const manifest = await registry.manifest(image);
  await registry.tag(name, manifest, 'moved');
  const { platforms } = await registry.describe(image);
  const [layer] = platforms[0]?.image.layers ?? [];
  assert.ok(layer !== undefined);
  const folder = join(temp, name.replaceAll(/\W/g, '-'));
  const unpacked = await unpackImage(registry, { reference: image, folder });
  return {
    mediaType: manifest.body.mediaType,
    platforms: platforms.map(one => ({ platform: one.platform, size: one.size > 0, layers: one.image.layers })),
    tagged: (await registry.resolve(`${name}:moved`)).digest === manifest.digest,
    unpacked: await readdir(unpacked.rootFolder),
    noTag: await codeOf(registry.resolve(`${name}:nope`)),
    noDigest: await codeOf(registry.resolve(`${name}@sha256:${'0'.repeat(64)}`)),
    noRepository: await codeOf(registry.resolve(`${name}-nope:v1`)),
    noBlob: await codeOf(
      registry.download(name, { ...layer, digest: `sha256:${'0'.repeat(64)}` }, join(folder, 'blob')),
    ),
  };
};

export const suite: Suite = {
  name: 'build',
  needs: ['buildx', 'registry', 'buildkit'],
  scenarios: [
    {
      name: 'one commit, two platforms: pushed by digest, tagged after the check, unpacked and run',
      run: buildsAndRuns,
    },
    { name: 'every platform of the index has its own binary', run: everyPlatformHasItsOwnBinary },
    { name: 'two builds of one commit give the same platform digests', run: sameCommitSameImages },
    { name: 'a build secret is in no layer, config or provenance', run: secretsLeaveNoTrace },
    { name: 'a failed step names code and line', run: namesTheLine },
    { name: 'a pull request from a fork is built, checked and not pushed', run: forksDoNotPush },
    { name: 'a registry that answers 503 for longer than BuildKit waits is survived', run: survivesABadRegistry },
    { name: 'a registry that refuses is named, and not asked again', run: saysWhoRefuses },
    { name: 'the registry of the unit tests answers as the real one', run: fakeIsLikeTheReal },
  ],
};
