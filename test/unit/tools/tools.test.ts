import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTools, type ToolsOptions } from '../../../src/adapters/tools/tools.ts';
import { nodeClock } from '../../../src/core/clock.ts';
import { ToolError } from '../../../src/core/errors.ts';
import { nodeExec } from '../../../src/core/exec.ts';
import { nodeHttp } from '../../../src/core/http.ts';
import type { Command, ExecResult, Http } from '../../../src/core/ports.ts';
import type { Asset, Pin, Pins } from '../../../src/domain/tools/pins.ts';
import { FakeExec, FakeHttp, fakeRuntime, httpResponse, RecordingLog } from '../../support/fakes.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tools-test-'));
});
afterEach(async () => await rm(folder, { recursive: true, force: true }));

const pin: Pin = {
  version: '1.2.3',
  license: 'MIT',
  module: 'example.invalid/scan',
  probe: { args: ['--version'], pattern: 'scan (\\S+)' },
  refused: { versions: ['1.2.4'], reason: 'it steals secrets' },
};
const build = { package: 'example.invalid/scan/cmd', minutes: 1 };
const url = 'https://releases.invalid/v1.2.3/scan';
const sha256 = (content: string): string => createHash('sha256').update(content).digest('hex');
const released = (asset: Partial<Asset>): Pin => ({
  ...pin,
  release: { checksums: 'https://releases.invalid/sums', assets: { 'linux/amd64': { url, ...asset } } },
});

interface Setup {
  readonly pin?: Pin;
  readonly onPath?: string;
  readonly answer?: (command: Command) => Partial<ExecResult> | Promise<Partial<ExecResult>>;
  readonly http?: Http;
  readonly go?: boolean;
}

const setup = (of: Setup = {}) => {
  const onPath = {
    ...(of.onPath === undefined ? {} : { scan: of.onPath }),
    ...(of.go === true ? { go: '/usr/bin/go' } : {}),
  };
  const exec = new FakeExec(of.answer, onPath);
  const log = new RecordingLog();
  const env = { PATH: '/usr/bin', HOME: folder, GITHUB_TOKEN: 'secret', ACTIONS_ID_TOKEN_REQUEST_URL: 'secret' };
  const http = of.http ?? new FakeHttp();
  const pins: Pins = { scan: of.pin ?? pin };
  const options: ToolsOptions = {
    pins,
    cache: join(folder, 'cache'),
    modules: join(folder, 'go'),
    platform: 'linux/amd64',
  };
  const create = () => createTools(fakeRuntime({ exec, log, env, http, clock: nodeClock }), options);
  return { exec, log, create, locate: async () => await create().locate('scan') };
};

/** A program that carries Go build information. */
const goProgram = async (version: string): Promise<string> => {
  const path = join(folder, 'scan');
  await writeFile(path, `\x7fELF…\xff Go buildinf: path\tx\nmod\texample.invalid/scan\t${version}\th1:x\n`, 'latin1');
  return path;
};

const goModule = async (): Promise<void> => {
  const path = join(folder, 'go/scan/go.mod');
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, 'module x\n\ngo 1.26\n');
};

/** Answers as Go does; `build` writes the program. */
const go = async (command: Command): Promise<Partial<ExecResult>> => {
  if (command.args[0] === 'env') return { stdout: 'go1.26.8\n' };
  await writeFile(command.args[command.args.indexOf('-o') + 1] ?? '', 'built program');
  return {};
};

describe('a tool on PATH', () => {
  it('is used when its build information has the pinned version, and is not started to find out', async () => {
    const path = await goProgram('v1.2.3');
    const { exec, locate } = setup({ onPath: path });
    expect(await locate()).toEqual({ path, version: '1.2.3', source: 'path' });
    expect(exec.commands).toEqual([]);
  });

  it('is asked, with no secret in its environment, when it has no build information', async () => {
    const { exec, locate } = setup({ onPath: '/usr/bin/scan', answer: () => ({ stdout: 'scan 1.2.3\n' }) });
    expect((await locate()).source).toBe('path');
    expect(Object.keys(exec.commands[0]?.env ?? {}).sort()).toEqual(['HOME', 'PATH']);
  });

  it('is refused, and never started, when it is a release known to be malicious', async () => {
    const { exec, locate } = setup({ onPath: await goProgram('v1.2.4') });
    await expect(locate()).rejects.toMatchObject({ code: 'tool-compromised' });
    expect(exec.commands).toEqual([]);
  });

  it('with another version is not used; the error names both versions and every closed source', async () => {
    const { locate } = setup({ onPath: '/usr/bin/scan', answer: () => ({ stdout: 'scan 0.9.0\n' }) });
    await expect(locate()).rejects.toMatchObject({
      code: 'tool-wrong-version',
      message: expect.stringMatching(/scan 1\.2\.3.*version 0\.9\.0.*download: off.*build: /s),
    });
  });

  it('that cannot be started counts as unknown, not as a crash', async () => {
    const answer = (): never => {
      throw new ToolError('tool-not-started', 'scan', 'no');
    };
    await expect(setup({ onPath: '/usr/bin/scan', answer }).locate()).rejects.toMatchObject({
      message: expect.stringContaining('version unknown'),
    });
  });
});

describe('a download', () => {
  const http = new FakeHttp(() => httpResponse(200, 'the program'));

  it('is used when it has the pinned hash, and comes from the cache the next time', async () => {
    const of = setup({ pin: released({ sha256: sha256('the program'), cited: 'test' }), http });
    const first = await of.locate();
    expect(first.source).toBe('download');
    expect(await readFile(first.path, 'utf8')).toBe('the program');
    expect(await of.locate()).toEqual({ ...first, source: 'cache' });
  });

  it('with another hash stops everything and leaves nothing behind', async () => {
    await goModule();
    const of = setup({ pin: { ...released({ sha256: sha256('x'), cited: 'test' }), build }, http, go: true });
    await expect(of.locate()).rejects.toMatchObject({ code: 'tool-hash-mismatch' });
    expect(await readdir(join(folder, 'cache/scan'))).toEqual([]);
    expect(of.exec.commands).toEqual([]);
  });

  it('is off, and says so, without a published hash', async () => {
    const requests = new FakeHttp();
    await expect(setup({ pin: released({}), http: requests }).locate()).rejects.toMatchObject({
      code: 'tool-missing',
      message: expect.stringContaining('download: off, no published SHA-256 is pinned for linux/amd64'),
    });
    expect(requests.requests).toEqual([]);
  });

  it('follows redirects of the release host, but not to an unencrypted one', async () => {
    const redirect = (location: string) =>
      new FakeHttp(({ url: asked }) =>
        asked === url ? httpResponse(302, '', { location }) : httpResponse(200, 'the program'),
      );
    const asset = released({ sha256: sha256('the program'), cited: 'test' });
    const followed = setup({ pin: asset, http: redirect('https://storage.invalid/x?signature=y') });
    expect((await followed.locate()).source).toBe('download');
    await rm(join(folder, 'cache'), { recursive: true });
    await expect(setup({ pin: asset, http: redirect('http://storage.invalid/x') }).locate()).rejects.toMatchObject({
      message: expect.stringContaining('is not encrypted'),
    });
  });

  it('that fails gives way to a build', async () => {
    await goModule();
    const failing = new FakeHttp(() => httpResponse(404));
    const asset = released({ sha256: sha256('x'), cited: 'test' });
    const of = setup({ pin: { ...asset, build }, http: failing, go: true, answer: go });
    expect((await of.locate()).source).toBe('build');
  });

  it('works over real HTTP, redirects included', async () => {
    const server = createServer((request, response) => {
      if (request.url === '/v1.2.3/scan') response.writeHead(302, { location: '/storage/scan?signature=x' }).end();
      else response.end('the program');
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const local = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/v1.2.3/scan`;
    const asset = released({ url: local, sha256: sha256('the program'), cited: 'test' });
    expect((await setup({ pin: asset, http: nodeHttp }).locate()).source).toBe('download');
    server.closeAllConnections();
    server.close();
  });

  it('of an archive yields the named member', async () => {
    await mkdir(join(folder, 'archive/scan-1.2.3'), { recursive: true });
    await writeFile(join(folder, 'archive/scan-1.2.3/scan'), 'packed program');
    const archive = join(folder, 'archive.tgz');
    await nodeExec.run({ file: 'tar', args: ['-czf', archive, '-C', join(folder, 'archive'), 'scan-1.2.3'] });
    const bytes = await readFile(archive);
    const hash = createHash('sha256').update(bytes).digest('hex');
    const served: Http = { request: async () => ({ ...httpResponse(200), body: bytes }) };
    const asset = released({ sha256: hash, cited: 'test', member: 'scan-1.2.3/scan' });
    const of = setup({ pin: asset, http: served, answer: nodeExec.run });
    expect(await readFile((await of.locate()).path, 'utf8')).toBe('packed program');
  });
});

describe('the cache', () => {
  it('is not trusted after a changed byte: the tool is built again', async () => {
    await goModule();
    const of = setup({ pin: { ...pin, build }, go: true, answer: go });
    const { path } = await of.locate();
    await writeFile(path, 'tampered');
    expect((await of.locate()).source).toBe('build');
    expect(await readFile(path, 'utf8')).toBe('built program');
  });

  it('without a receipt counts as empty', async () => {
    await goModule();
    const of = setup({ pin: { ...pin, build }, go: true, answer: go });
    const { path } = await of.locate();
    await rm(join(dirname(path), 'receipt.json'));
    expect((await of.locate()).source).toBe('build');
  });

  it('is filled once when two installers start together', async () => {
    await goModule();
    const of = setup({ pin: { ...pin, build }, go: true, answer: go });
    const found = await Promise.all([of.create().locate('scan'), of.create().locate('scan')]);
    expect(found.map(one => one.source).sort()).toEqual(['build', 'cache']);
  });

  it('that cannot be written is named among the closed sources', async () => {
    await writeFile(join(folder, 'cache'), 'a file where the folder should be');
    await expect(setup({ pin: { ...pin, build }, go: true }).locate()).rejects.toMatchObject({
      code: 'tool-missing',
      message: expect.stringContaining('cache: ENOTDIR'),
    });
  });

  it('is not blocked by the lock of an installer that died', async () => {
    await goModule();
    await mkdir(join(folder, 'cache/scan'), { recursive: true });
    await writeFile(join(folder, 'cache/scan/1.2.3-linux-amd64.lock'), '999999999');
    const of = setup({ pin: { ...pin, build }, go: true, answer: go });
    expect((await of.locate()).source).toBe('build');
  });
});

describe('a build', () => {
  it('gets what the compiler needs and no secret', async () => {
    await goModule();
    const of = setup({ pin: { ...pin, build: { ...build, env: { GOEXPERIMENT: 'x' } } }, go: true, answer: go });
    await of.locate();
    const built = of.exec.commands.find(command => command.args[0] === 'build');
    expect(built?.env).toEqual({
      PATH: '/usr/bin',
      HOME: folder,
      GOFLAGS: '',
      GOWORK: 'off',
      GOTOOLCHAIN: 'local',
      CGO_ENABLED: '0',
      GOEXPERIMENT: 'x',
    });
    expect(of.log.text()).toContain('scan 1.2.3: building from its Go module, about 1 min');
  });

  it('that fails says what the compiler said', async () => {
    await goModule();
    const answer = async (command: Command): Promise<Partial<ExecResult>> =>
      command.args[0] === 'env' ? { stdout: 'go1.26.8' } : { exitCode: 1, stderr: 'no space left on device' };
    await expect(setup({ pin: { ...pin, build }, go: true, answer }).locate()).rejects.toMatchObject({
      code: 'tool-build-failed',
      stderrTail: 'no space left on device',
    });
  });

  it.each([
    ['an older Go', 'go1.25.1', 'Go 1.26 or newer is needed, PATH has 1.25.1'],
    ['a Go that does not answer', '', 'Go 1.26 or newer is needed, PATH has none that answers'],
  ])('is not tried with %s', async (_what, stdout, message) => {
    await goModule();
    const of = setup({ pin: { ...pin, build }, go: true, answer: () => ({ stdout }) });
    await expect(of.locate()).rejects.toMatchObject({
      code: 'tool-missing',
      message: expect.stringContaining(message),
    });
  });
});

it('a real program on PATH without build information is asked for its version', async () => {
  const path = join(folder, 'scan');
  await writeFile(path, '#!/bin/sh\necho "scan 1.2.3"\n');
  await chmod(path, 0o755);
  const of = setup({ onPath: path, answer: nodeExec.run });
  expect((await of.locate()).version).toBe('1.2.3');
});
