import { describe, expect, it } from 'vitest';
import { parseChallenge } from '../../../src/adapters/registry/challenge.ts';
import { dockerCredentials, explicitCredentials, firstOf } from '../../../src/adapters/registry/credentials.ts';
import { retryAfter } from '../../../src/adapters/registry/retry.ts';
import type { ExecResult } from '../../../src/core/ports.ts';
import { FakeExec, MemoryFiles } from '../../support/fakes.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const basic = (username: string, password: string) => ({ kind: 'basic', username, password });

const docker = (config: unknown, answer: Partial<ExecResult> = {}) => {
  const text = typeof config === 'string' ? config : JSON.stringify(config);
  const exec = new FakeExec(() => answer);
  const files = new MemoryFiles({ '/home/me/.docker/config.json': text });
  return { exec, credentials: dockerCredentials({ env: { HOME: '/home/me' }, files, exec }) };
};

describe('docker config.json', () => {
  it.each([
    ['ghcr.io', { 'ghcr.io': { auth: base64('me:to:ken') } }, basic('me', 'to:ken')],
    ['ghcr.io', { 'https://ghcr.io/v2/': { auth: base64('me:token') } }, basic('me', 'token')],
    ['docker.io', { 'https://index.docker.io/v1/': { auth: base64('me:token') } }, basic('me', 'token')],
    ['localhost:5000', { 'localhost:5000': { username: 'me', password: 'x' } }, basic('me', 'x')],
    ['r.io', { 'r.io': { auth: base64('me:x'), identitytoken: 'long' } }, { kind: 'identity', token: 'long' }],
    ['ghcr.io', { 'ghcr.io': {} }, undefined],
    ['ghcr.io', { 'quay.io': { auth: base64('me:token') } }, undefined],
    ['evil-ghcr.io', { 'ghcr.io': { auth: base64('me:token') } }, undefined],
    ['localhost', { 'localhost:5000': { auth: base64('me:token') } }, undefined],
  ])('for %s of %j gives %j', async (registry, auths, expected) => {
    expect(await docker({ auths }).credentials.find(registry)).toEqual(expected);
  });

  it('asks the helper of the host, and not the others', async () => {
    const stdout = JSON.stringify({ ServerURL: 'x', Username: 'AWS', Secret: 's' });
    const { credentials, exec } = docker(
      { credHelpers: { 'ecr.aws': 'ecr-login' }, credsStore: 'desktop' },
      { stdout },
    );
    expect(await credentials.find('ecr.aws')).toEqual(basic('AWS', 's'));
    expect(exec.commands).toMatchObject([{ file: 'docker-credential-ecr-login', args: ['get'], input: 'ecr.aws' }]);
  });

  it('asks the store by Docker Hub’s old address', async () => {
    const stdout = JSON.stringify({ Username: '<token>', Secret: 's' });
    const { credentials, exec } = docker({ credsStore: 'desktop' }, { stdout });
    expect(await credentials.find('docker.io')).toEqual({ kind: 'identity', token: 's' });
    expect(exec.commands[0]?.input).toBe('https://index.docker.io/v1/');
  });

  it('falls back to the plain entry when the store has nothing', async () => {
    const config = { credsStore: 'desktop', auths: { 'ghcr.io': { auth: base64('me:token') } } };
    const answer = { exitCode: 1, stdout: 'credentials not found in native keychain\n' };
    expect(await docker(config, answer).credentials.find('ghcr.io')).toEqual(basic('me', 'token'));
  });

  it.each([
    ['fails', { exitCode: 2, stdout: 'hunter2', stderr: 'token expired' }],
    ['answers nonsense', { stdout: 'hunter2' }],
  ])('says when the helper %s, without what it printed', async (_what, answer) => {
    const failure = await docker({ credsStore: 'x' }, answer)
      .credentials.find('ghcr.io')
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'credential-helper-failed' });
    expect(JSON.stringify(failure) + String(failure)).not.toContain('hunter2');
  });

  it.each(['{"auths":', '{"auths":{"ghcr.io":"c2VjcmV0"}}'])('that is damaged is named, not quoted: %s', async text => {
    const failure = await docker(text)
      .credentials.find('ghcr.io')
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'docker-config-unreadable' });
    expect(String(failure)).not.toContain('c2VjcmV0');
  });

  it('need not exist', async () => {
    const credentials = dockerCredentials({ env: {}, files: new MemoryFiles(), exec: new FakeExec() });
    expect(await credentials.find('ghcr.io')).toBeUndefined();
  });
});

describe('explicit credentials', () => {
  it('are for their registry only, and win over others', async () => {
    const other = explicitCredentials('ghcr.io', 'other', 'x');
    const both = firstOf(explicitCredentials('ghcr.io', 'me', 'x'), other);
    expect(await both.find('ghcr.io')).toEqual(basic('me', 'x'));
    expect(await both.find('quay.io')).toBeUndefined();
  });
});

describe('challenges', () => {
  it.each([
    ['Basic realm="Registry"', { scheme: 'basic' }],
    [
      'Bearer realm="https://auth.docker.io/token",service="registry.docker.io",scope="repository:a/b:pull,push"',
      {
        scheme: 'bearer',
        realm: 'https://auth.docker.io/token',
        service: 'registry.docker.io',
        scope: 'repository:a/b:pull,push',
      },
    ],
    ['bearer realm=https://x/t', { scheme: 'bearer', realm: 'https://x/t', service: '', scope: '' }],
    ['Basic realm="a", Bearer realm="https://x/t"', { scheme: 'bearer', realm: 'https://x/t', service: '', scope: '' }],
    ['Bearer service="x"', undefined],
    ['Negotiate', undefined],
    ['', undefined],
  ])('%s', (header, expected) => {
    expect(parseChallenge(header)).toEqual(expected);
  });
});

describe('Retry-After', () => {
  const now = Date.UTC(2026, 10, 1);
  it.each([
    ['3', 3000],
    [new Date(now + 5000).toUTCString(), 5000],
    [new Date(now - 5000).toUTCString(), undefined],
    ['soon', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%s is %s ms', (header, expected) => {
    expect(retryAfter(header, now)).toBe(expected);
  });
});
