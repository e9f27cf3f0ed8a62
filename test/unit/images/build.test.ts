import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { faultsOf, readBack } from '../../../src/actions/multi-arch-build/check.ts';
import { definition, type Inputs } from '../../../src/actions/multi-arch-build/inputs.ts';
import { render } from '../../../src/actions/multi-arch-build/render.ts';
import { run } from '../../../src/actions/multi-arch-build/run.ts';
import type { BuildRequest } from '../../../src/adapters/buildx/arguments.ts';
import type { BuildResult } from '../../../src/adapters/buildx/buildx.ts';
import { failureOf } from '../../../src/adapters/buildx/failure.ts';
import { createRegistry } from '../../../src/adapters/registry/registry.ts';
import { CancelledError } from '../../../src/core/errors.ts';
import { parseInputs } from '../../../src/core/inputs.ts';
import type { Runtime } from '../../../src/core/ports.ts';
import type { Digest } from '../../../src/domain/images/digest.ts';
import { parseReference, withDigest } from '../../../src/domain/images/reference.ts';
import {
  execResult,
  FakeClock,
  FakeExec,
  fakeContext,
  fakeRuntime,
  RecordingLog,
  RecordingOutputs,
} from '../../support/fakes.ts';
import { FakeRegistry, type PlatformSpec } from '../../support/registry.ts';

let fake: FakeRegistry;

beforeEach(async () => {
  fake = new FakeRegistry();
  await fake.start();
});
afterEach(async () => await fake.stop());

const inputsOf = (given: Record<string, string> = {}): Inputs =>
  parseInputs(definition.inputs, definition.rules, name => ({ image: `${fake.host}/Acme/Web`, ...given })[name] ?? '');
const commit = 'c'.repeat(40);
const amd64: PlatformSpec = {
  platform: { os: 'linux', architecture: 'amd64' },
  layers: [{ entries: [{ name: 'a' }] }],
};
const arm64: PlatformSpec = { ...amd64, platform: { os: 'linux', architecture: 'arm64' } };

interface Run {
  readonly given?: Record<string, string>;
  /** The answers of the builder, one a try; the last one stays. */
  readonly results: readonly BuildResult[];
  readonly runtime?: Partial<Runtime>;
}

const ok = (digest: Digest): BuildResult => ({ digest, failure: undefined });
const broken = (stderr: string, digest?: Digest): BuildResult => ({ digest, failure: failureOf(stderr) });

const build = async ({ given = {}, results, runtime = {} }: Run) => {
  const [outputs, log] = [new RecordingOutputs(), new RecordingLog()];
  const requests: BuildRequest[] = [];
  let closed = 0;
  const exec = new FakeExec(() => ({ stdout: `${commit} 1700000000\n` }));
  const deps = fakeRuntime({ exec, outputs, log, ...runtime });
  const outcome = await run(inputsOf(given), {
    ...deps,
    openRegistry: () => createRegistry({ clock: new FakeClock() }),
    buildx: {
      open: async () => ({
        builder: 'b',
        driver: 'remote',
        buildxVersion: '0.30.1',
        build: async request => {
          requests.push(request);
          return results[Math.min(requests.length, results.length) - 1] ?? ok('sha256:none');
        },
        close: async () => {
          closed += 1;
        },
      }),
    },
  }).finally(() => expect(closed).toBe(1));
  return { outcome, requests, log, outputs: outputs.values, codes: outcome.reasons.map(reason => reason.code) };
};

describe('a good build', () => {
  it('is read back, and its digests and sizes are outputs', async () => {
    const digest = fake.putImage('acme/web', [amd64, arm64]);
    const { outcome, outputs } = await build({ results: [ok(digest)] });
    expect(outcome).toMatchObject({ verdict: 'built', effect: 'continue', reasons: [] });
    expect(outputs['digest']).toBe(digest);
    expect(outcome.outputs).toMatchObject({
      digest,
      image: `${fake.host}/acme/web@${digest}`,
      pushed: 'true',
      tags: '[]',
    });
    const digests: unknown = JSON.parse(outcome.outputs['platform-digests'] ?? '');
    expect(digests).toEqual({
      'linux/amd64': expect.stringMatching(/^sha256:/),
      'linux/arm64': expect.stringMatching(/^sha256:/),
    });
    expect(render(outcome)).toContain('## ✅ multi-arch-build: built');
  });

  it('moves tags only after the image was checked', async () => {
    const digest = fake.putImage('acme/web', [amd64, arm64]);
    const { outcome } = await build({ given: { tags: 'v1, latest' }, results: [ok(digest)] });
    expect(outcome.outputs['tags']).toBe('["v1","latest"]');
    expect(fake.manifestAt('acme/web', 'latest')).toEqual(fake.manifestAt('acme/web', digest));
    const put = fake.requests.findIndex(one => one.method === 'PUT');
    expect(fake.requests.slice(0, put).some(one => one.url.endsWith(digest))).toBe(true);
  });

  it('carries origin and time of the commit in labels and annotations', async () => {
    const digest = fake.putImage('acme/web', [amd64, arm64]);
    const given = { labels: 'org.opencontainers.image.version=mine' };
    const context = { ...fakeContext, ref: 'refs/tags/v1.2.3' };
    const { requests } = await build({ given, results: [ok(digest)], runtime: { context } });
    const origin = {
      'org.opencontainers.image.source': 'https://github.invalid/acme/web',
      'org.opencontainers.image.revision': commit,
      'org.opencontainers.image.version': 'v1.2.3',
      'org.opencontainers.image.created': '2023-11-14T22:13:20Z',
    };
    expect(requests[0]?.annotations).toEqual(origin);
    expect(requests[0]?.labels).toEqual({ ...origin, 'org.opencontainers.image.version': 'mine' });
    expect(requests[0]?.sourceDateEpoch).toBe(1_700_000_000);
  });

  it('says when there is no commit to take the time from', async () => {
    const digest = fake.putImage('acme/web', [amd64, arm64]);
    const exec = new FakeExec(() => execResult({ exitCode: 128, stderr: 'not a git repository' }));
    const { requests, log } = await build({ results: [ok(digest)], runtime: { exec } });
    expect(requests[0]?.sourceDateEpoch).toBeUndefined();
    expect(requests[0]?.labels['org.opencontainers.image.revision']).toBe(fakeContext.sha);
    expect(log.text()).toContain('no Git checkout');
  });

  it('hands secrets over by variable, and masks their values', async () => {
    const digest = fake.putImage('acme/web', [amd64, arm64]);
    const { requests, log } = await build({ given: { secrets: 'npm=hunter2\npip=s3' }, results: [ok(digest)] });
    expect(requests[0]?.secrets.map(secret => secret.id)).toEqual(['npm', 'pip']);
    expect(JSON.stringify(requests)).not.toContain('hunter2');
    expect(log.masked).toEqual(['hunter2', 's3']);
  });

  it.each([
    [{ ACTIONS_RESULTS_URL: 'x', ACTIONS_RUNTIME_TOKEN: 't' }, 'gha'],
    [{ ACTIONS_RESULTS_URL: 'x' }, 'none'],
    [{}, 'none'],
  ])('uses GitHub’s cache only where it is there: %j', async (env, kind) => {
    const digest = fake.putImage('acme/web', [amd64, arm64]);
    const { requests } = await build({ results: [ok(digest)], runtime: { env } });
    expect(requests[0]?.cache.kind).toBe(kind);
  });
});

describe('an image that is not what was asked for', () => {
  it('fails when a platform is missing, moves no tag, and still says the digest', async () => {
    const digest = fake.putImage('acme/web', [amd64]);
    const { outcome, codes, outputs } = await build({ given: { tags: 'latest' }, results: [ok(digest)] });
    expect(outcome).toMatchObject({ verdict: 'failed', effect: 'block' });
    expect(codes).toEqual(['platform-not-built']);
    expect(outputs['digest']).toBe(digest);
    expect(fake.manifestAt('acme/web', 'latest')).toBeUndefined();
  });

  it('fails when the attestations are missing', async () => {
    const digest = fake.putImage('acme/web', [amd64, arm64]);
    const image = await createRegistry().describe(`${fake.host}/acme/web@${digest}`);
    const parsed = parseReference(fake.host);
    if (!('value' in parsed)) throw new Error('unreachable');
    const expected = { platforms: ['linux/amd64'], attestations: true };
    const reasons = faultsOf({ ...image, attestations: [] }, expected, withDigest(parsed.value, digest));
    expect(reasons.map(reason => reason.code)).toEqual(['attestation-missing']);
  });

  it('fails when the registry has something else under the digest', async () => {
    const digest = fake.putImage('acme/web', [amd64, arm64]);
    fake.fail(/manifests/, { kind: 'corrupt' });
    const { codes, outputs } = await build({ results: [ok(digest)] });
    expect(codes).toEqual(['digest-mismatch']);
    expect(outputs['digest']).toBe(digest);
  });

  it('fails when the registry does not have it, after waiting for a slow one', async () => {
    const { codes } = await build({ results: [ok(`sha256:${'0'.repeat(64)}`)] });
    expect(codes).toEqual(['image-not-found']);
    expect(fake.requests).toHaveLength(6);
  });

  it('is waited for where the registry is slow to show it', async () => {
    const digest = fake.putImage('acme/web', [amd64, arm64]);
    const unknown = { kind: 'status', status: 404 } as const;
    fake.fail(/manifests/, unknown, unknown, unknown);
    const parsed = parseReference(`${fake.host}/acme/web`);
    if (!('value' in parsed)) throw new Error('unreachable');
    const reference = withDigest(parsed.value, digest);
    const image = await readBack(createRegistry(), reference, new FakeClock(), new AbortController().signal);
    expect(image.digest).toBe(digest);
  });
});

describe('a failed build', () => {
  const stepFailed =
    'ERROR: failed to build: failed to solve: process "/x" did not complete successfully: exit code: 1';
  const pushFailed =
    'ERROR: failed to build: failed to solve: failed to push r.io/a: unexpected status: 502 Bad Gateway';

  it('names the code, blocks, and shows the last lines', async () => {
    const { outcome, codes, requests } = await build({ results: [broken(stepFailed)] });
    expect(outcome).toMatchObject({ verdict: 'failed', effect: 'block', report: { tries: 1, digest: null } });
    expect(codes).toEqual(['build-step-failed']);
    expect(requests).toHaveLength(1);
    expect(render(outcome)).toContain('did not complete successfully');
  });

  it('is tried again after a fault of the registry', async () => {
    const digest = fake.putImage('acme/web', [amd64, arm64]);
    const { outcome, log } = await build({ results: [broken(pushFailed), broken(pushFailed), ok(digest)] });
    expect(outcome).toMatchObject({ verdict: 'built', report: { tries: 3 } });
    expect(log.text()).toContain('Try 2 failed, trying again');
  });

  it('gives up after the tries asked for', async () => {
    const { codes, requests } = await build({ given: { 'push-retries': '2' }, results: [broken(pushFailed)] });
    expect(codes).toEqual(['push-failed']);
    expect(requests).toHaveLength(3);
  });

  it('sets the digest even when buildx failed after the push', async () => {
    const digest = fake.putImage('acme/web', [amd64, arm64]);
    const { outcome, outputs } = await build({ results: [broken(stepFailed, digest)] });
    expect(outcome.verdict).toBe('failed');
    expect(outputs['digest']).toBe(digest);
    expect(outcome.outputs['digest']).toBe(digest);
  });

  it('points at the line of the Dockerfile, seen from the workspace', async () => {
    const stderr = `Dockerfile:2\n--------------------\n   2 | >>> RUN x\n--------------------\n${stepFailed}`;
    const { log } = await build({ given: { context: './app' }, results: [broken(stderr)] });
    expect(log.lines.find(line => line.level === 'error')?.at).toMatchObject({ file: 'app/Dockerfile', startLine: 2 });
  });

  it('ends as cancelled when the run is, with the digest set', async () => {
    const digest = fake.putImage('acme/web', [amd64, arm64]);
    const controller = new AbortController();
    controller.abort(new CancelledError('SIGINT'));
    const outputs = new RecordingOutputs();
    const runtime = { signal: controller.signal, outputs };
    await expect(build({ results: [ok(digest)], runtime })).rejects.toThrow('cancelled by SIGINT');
    expect(outputs.values['digest']).toBe(digest);
  });
});
