import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { FakeRegistry, type PlatformSpec } from '../support/registry.ts';
import { type ActionCall, type ActionRun, cleanUp, runBundle } from '../support/runner.ts';

/** A `buildx` that notes what it was called with and does what `build` says. */
const script = (folder: string, build: string): string => `#!/bin/sh
case "$1" in
version) echo "github.com/docker/buildx v0.30.1 0000000"; exit 0 ;;
create) exit 0 ;;
esac
echo "$@" >> "${folder}/arguments"
env > "${folder}/environment"
while [ "$1" != "--metadata-file" ]; do shift; done
metadata="$2"
${build}
`;

const amd64: PlatformSpec = {
  platform: { os: 'linux', architecture: 'amd64' },
  layers: [{ entries: [{ name: 'a' }] }],
};
const arm64: PlatformSpec = { ...amd64, platform: { os: 'linux', architecture: 'arm64' } };

const registry = new FakeRegistry();
const runs: ActionRun[] = [];
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'buildx-'));
  await registry.start();
});

afterEach(async () => {
  await registry.stop();
  await rm(folder, { recursive: true, force: true });
  await Promise.all(runs.splice(0).map(cleanUp));
});

const build = async (does: string, inputs: Record<string, string> = {}, call: Partial<ActionCall> = {}) => {
  await writeFile(join(folder, 'buildx'), script(folder, does), { mode: 0o755 });
  const run = await runBundle('multi-arch-build', {
    inputs: { image: `${registry.host}/acme/web`, 'builder-endpoint': 'unix:///nowhere.sock', ...inputs },
    ...call,
    env: { PATH: `${folder}:${dirname(process.execPath)}:/usr/bin:/bin`, GITHUB_REPOSITORY: 'acme/web', ...call.env },
  });
  runs.push(run);
  return run;
};

const names = (digest: string): string => `echo '{"containerimage.digest":"${digest}"}' > "$metadata"`;
const noted = async (name: string): Promise<string> => await readFile(join(folder, name), 'utf8');
const codesOf = (run: ActionRun): readonly string[] =>
  z
    .array(z.object({ code: z.string() }))
    .parse(JSON.parse(run.outputs['reasons'] ?? '[]'))
    .map(reason => reason.code);

describe('multi-arch-build', () => {
  test('a good build: built, exit 0, digests and sizes in outputs, report and summary', async () => {
    const digest = registry.putImage('acme/web', [amd64, arm64]);
    const run = await build(names(digest), { tags: 'v1' });
    expect(run.exitCode).toBe(0);
    expect(run.outputs).toMatchObject({ verdict: 'built', digest, pushed: 'true', tags: '["v1"]', reasons: '[]' });
    expect(run.outputs['image']).toBe(`${registry.host}/acme/web@${digest}`);
    expect(run.summary).toContain('## ✅ multi-arch-build: built');
    const report: unknown = JSON.parse(await readFile(run.outputs['report-file'] ?? '', 'utf8'));
    expect(report).toMatchObject({
      schema: 'prod-actions/build/v1',
      digest,
      pushed: true,
      platforms: [{ platform: 'linux/amd64' }, { platform: 'linux/arm64' }],
    });
    expect((await readdir(run.temp)).filter(name => name.startsWith('buildx-'))).toEqual([]);
  });

  test('secrets reach buildx by its environment, and nothing else', async () => {
    const digest = registry.putImage('acme/web', [amd64, arm64]);
    const run = await build(`echo "$PROD_ACTIONS_BUILD_SECRET_0"; ${names(digest)}`, {
      secrets: 'npm=hunter2-hunter2',
      'registry-username': 'me',
      'registry-password': 'correct-horse',
    });
    expect(run.exitCode).toBe(0);
    expect(await noted('arguments')).toContain('--secret id=npm,env=PROD_ACTIONS_BUILD_SECRET_0');
    expect(await noted('arguments')).not.toContain('hunter2');
    const environment = await noted('environment');
    expect(environment).toContain('PROD_ACTIONS_BUILD_SECRET_0=hunter2-hunter2');
    expect(environment).not.toMatch(/INPUT_|correct-horse/);
    // The runner masks what was announced to it; the announcement itself is the only place the value may stand.
    const shown = run.stdout.split('\n').filter(line => !line.startsWith('::add-mask::'));
    expect(run.stdout).toContain('::add-mask::hunter2-hunter2');
    expect(shown.filter(line => line.includes('hunter2'))).toEqual(['hunter2-hunter2']);
    expect(run.summary + JSON.stringify(run.outputs)).not.toMatch(/hunter2|correct-horse/);
  });

  test('bad input: every problem at once, nothing is run', async () => {
    const run = await build('exit 9', { image: '', platforms: 'linux', push: 'maybe' });
    expect(run.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({ verdict: 'failed' });
    expect(codesOf(run)).toEqual(['invalid-inputs']);
    for (const name of ['image', 'platforms', 'push']) expect(run.stdout).toContain(`${name}: `);
    await expect(noted('arguments')).rejects.toThrow('ENOENT');
  });

  test('a failed step: failed, exit 1, the line annotated, the last lines in the summary', async () => {
    const run = await build(
      `cat >&2 <<'END'
Dockerfile:3
--------------------
   2 |     FROM scratch
   3 | >>> COPY nope /nope
--------------------
ERROR: failed to build: failed to solve: failed to compute cache key: "/nope": not found
END
exit 1`,
    );
    expect(run.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({ verdict: 'failed', digest: '', pushed: 'false' });
    expect(codesOf(run)).toEqual(['build-step-failed']);
    expect(run.stdout).toContain('::error title=build-step-failed,file=Dockerfile,line=3::');
    expect(run.summary).toContain('>>> COPY nope /nope');
  });

  test('an empty metadata file: failed, never built', async () => {
    const run = await build(': > "$metadata"');
    expect(run.exitCode).toBe(1);
    expect(codesOf(run)).toEqual(['digest-unknown']);
  });

  test('a digest, then a failure: the digest is an output all the same', async () => {
    const digest = registry.putImage('acme/web', [amd64, arm64]);
    const run = await build(`${names(digest)}; echo 'ERROR: broke afterwards' >&2; exit 1`);
    expect(run.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({ verdict: 'failed', digest });
    expect(codesOf(run)).toEqual(['build-failed']);
  });

  test('a digest the registry does not have as said: failed, no tag moved', async () => {
    const digest = registry.putImage('acme/web', [amd64]);
    const run = await build(names(digest), { tags: 'latest' });
    expect(run.exitCode).toBe(1);
    expect(codesOf(run)).toEqual(['platform-not-built']);
    expect(run.outputs).toMatchObject({ digest, tags: '[]' });
    expect(registry.manifestAt('acme/web', 'latest')).toBeUndefined();
  });

  test('output of the build cannot command the runner', async () => {
    const digest = registry.putImage('acme/web', [amd64, arm64]);
    const run = await build(`echo '::error::mine'; echo 'x ##[error]mine'; ${names(digest)}`);
    expect(run.stdout).not.toMatch(/^\s*::error|##\[error\]/m);
  });

  test('no builder: failed with the fix', async () => {
    const run = await build('exit 0', { 'builder-endpoint': '', builder: 'nope' });
    expect(run.exitCode).toBe(1);
    expect(codesOf(run)).toEqual(['builder-missing']);
  });

  test('a build that hangs ends at its limit', async () => {
    const run = await build('echo started; sleep 60', { timeout: '1s' });
    expect(run.exitCode).toBe(1);
    expect(codesOf(run)).toEqual(['build-timed-out']);
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('%s: cancelled in time, buildx gone, nothing left', async signal => {
    const started = Date.now();
    const run = await build(
      `echo $$ > "${folder}/pid"; echo "pid $$ started"; exec sleep 60`,
      {},
      {
        send: { signal, when: /pid \d+ started/ },
      },
    );
    expect(run.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({ verdict: 'failed' });
    expect(codesOf(run)).toEqual(['cancelled']);
    expect(Date.now() - started).toBeLessThan(7500);
    const pid = Number(await noted('pid'));
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
    expect((await readdir(run.temp)).filter(name => name.startsWith('buildx-'))).toEqual([]);
  });
});
