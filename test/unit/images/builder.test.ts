import { describe, expect, it } from 'vitest';
import { type BuilderDeps, openBuilder } from '../../../src/adapters/buildx/builder.ts';
import { childEnvironment, withLogin } from '../../../src/adapters/buildx/environment.ts';
import { locateBuildx } from '../../../src/adapters/buildx/locate.ts';
import { UserError } from '../../../src/core/errors.ts';
import type { ExecResult } from '../../../src/core/ports.ts';
import { execResult, FakeExec, MemoryFiles, RecordingLog } from '../../support/fakes.ts';

describe('the builder', () => {
  const inspected = (driver: string, error = '') =>
    execResult({
      stdout: `Name:          mine\nDriver:        ${driver}\n${error === '' ? '' : `Error:  ${error}\n`}`,
    });
  const failed = (stderr: string) => execResult({ exitCode: 1, stderr });

  const open = async (choice: { builder?: string; endpoint?: string }, answers: Record<string, ExecResult>) => {
    const calls: string[] = [];
    const deps: BuilderDeps = {
      folder: '/private',
      buildx: async (args, env) => {
        calls.push(
          [...args.map(arg => arg.replace(/prod-actions-\w+/, 'NEW')), env['BUILDX_CONFIG'] ?? ''].join(' ').trim(),
        );
        return answers[args[0] ?? ''] ?? execResult();
      },
    };
    const builder = await openBuilder(deps, { builder: '', endpoint: '', ...choice });
    await builder.release();
    return { builder, calls };
  };

  it('is the named one, and is left as it was', async () => {
    const { builder, calls } = await open({ builder: 'mine' }, { inspect: inspected('docker-container') });
    expect(builder).toMatchObject({ name: 'mine', driver: 'docker-container' });
    expect(calls).toEqual(['inspect mine']);
  });

  it('at an address is recorded in a private folder only', async () => {
    const { calls } = await open({ endpoint: 'tcp://b:1' }, {});
    expect(calls).toEqual(['create --driver remote --name NEW tcp://b:1 /private/buildx']);
  });

  it.each(['docker-container', 'remote', 'kubernetes', 'cloud'])(
    'is the current one when its driver is %s',
    async driver => {
      const { builder } = await open({}, { inspect: inspected(driver) });
      expect(builder.name).toBe('mine');
    },
  );

  it.each([
    ['builds one platform only', inspected('docker')],
    ['is not there', failed('ERROR: no builder')],
  ])('is a new container when the current one %s, taken down at the end', async (_what, inspect) => {
    const { builder, calls } = await open({}, { inspect });
    expect(builder.driver).toBe('docker-container');
    expect(calls.slice(1)).toEqual([
      'create --driver docker-container --name NEW --bootstrap /private/buildx',
      'rm --force NEW /private/buildx',
    ]);
  });

  it.each<[string, { builder?: string; endpoint?: string }, Record<string, ExecResult>]>([
    ['does not exist', { builder: 'nope' }, { inspect: failed('ERROR: no builder "nope" found') }],
    ['cannot be reached', { builder: 'mine' }, { inspect: inspected('', 'Cannot connect to the Docker daemon') }],
    ['has a bad address', { endpoint: 'tcp://x' }, { create: failed('ERROR: bad') }],
    ['cannot be made', {}, { inspect: inspected('', 'no daemon'), create: failed('ERROR: no daemon') }],
  ])('that %s is said, with the fix', async (_what, choice, answers) => {
    await expect(open(choice, answers)).rejects.toMatchObject({
      code: 'builder-missing',
      fix: expect.stringContaining('builder-endpoint'),
    });
  });
});

describe('what buildx gets to see', () => {
  it('is the environment without inputs, OIDC requests and the runner’s files', () => {
    const kept = { PATH: '/bin', HTTPS_PROXY: 'p', ACTIONS_RUNTIME_TOKEN: 't', DOCKER_CONFIG: '/d' };
    const withheld = {
      'INPUT_REGISTRY-PASSWORD': 'x',
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'x',
      ACTIONS_ID_TOKEN_REQUEST_URL: 'x',
      GITHUB_ENV: 'x',
      SOURCE_DATE_EPOCH: '1',
    };
    expect(childEnvironment({ ...kept, ...withheld })).toEqual(kept);
  });

  it('is our login beside those of the user, whose stores keep working', () => {
    const config = {
      auths: { 'r.io': {}, 'q.io': { auth: 'x' } },
      credsStore: 'desktop',
      credHelpers: { 'ghcr.io': 'gh' },
      proxies: {},
    };
    const login = { registry: 'ghcr.io', username: 'me', password: 'p' };
    expect(withLogin(config, login)).toEqual({
      auths: { 'r.io': {}, 'q.io': { auth: 'x' }, 'ghcr.io': { auth: Buffer.from('me:p').toString('base64') } },
      credHelpers: { 'r.io': 'desktop', 'q.io': 'desktop' },
      proxies: {},
    });
  });

  it('has Docker Hub under its old address', () => {
    const { auths } = withLogin({}, { registry: 'docker.io', username: 'me', password: 'p' });
    expect(Object.keys(auths ?? {})).toEqual(['https://index.docker.io/v1/']);
  });
});

describe('finding buildx', () => {
  const plugin = '/home/me/.docker/cli-plugins/docker-buildx';
  const find = async (code: string, version: string, files: Record<string, string> = { [plugin]: '' }) => {
    const tools = {
      locate: async () => {
        throw new UserError(code, 'x', 'y');
      },
    };
    const exec = new FakeExec(() => ({ stdout: `github.com/docker/buildx ${version} abc` }));
    const deps = { exec, files: new MemoryFiles(files), tools, log: new RecordingLog(), env: { HOME: '/home/me' } };
    return await locateBuildx(deps);
  };

  it('falls back to Docker’s own where the pinned one cannot be had', async () => {
    expect(await find('tool-missing', 'v0.29.1')).toEqual({ path: plugin, version: '0.29.1', source: 'path' });
  });

  it.each([
    ['an old plugin', 'tool-missing', 'v0.12.1'],
    ['a plugin that answers nothing', 'tool-missing', ''],
    ['a compromised program', 'tool-compromised', 'v0.30.1'],
  ])('does not take %s', async (_what, code, version) => {
    await expect(find(code, version)).rejects.toMatchObject({ code });
  });

  it('says what is missing when there is no plugin either', async () => {
    await expect(find('tool-missing', '', {})).rejects.toMatchObject({ code: 'tool-missing' });
  });
});
