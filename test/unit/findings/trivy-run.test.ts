import { describe, expect, it } from 'vitest';
import { readDatabase } from '../../../src/adapters/trivy/database.ts';
import { processProblem } from '../../../src/adapters/trivy/outcome.ts';
import { writeLogin } from '../../../src/adapters/trivy/registry-login.ts';
import { createTrivy, scanArgs, type TrivyOptions } from '../../../src/adapters/trivy/trivy.ts';
import { fatalMessage, unreadFile } from '../../../src/adapters/trivy/trivy-log.ts';
import { unreadProblems } from '../../../src/adapters/trivy/unread.ts';
import type { ScanTarget } from '../../../src/domain/findings/scan.ts';
import { scannerEnvironment } from '../../../src/domain/findings/scanner-environment.ts';
import { execResult, FakeExec, fakeRuntime, MemoryFiles } from '../../support/fakes.ts';

const now = Date.UTC(2026, 10, 21);
const hour = 60 * 60 * 1000;
const folder: ScanTarget = { kind: 'directory', path: '/work' };
const digest = `sha256:${'a'.repeat(64)}` as const;
const image: ScanTarget = { kind: 'image', reference: `reg/app@${digest}`, digest, platform: 'linux/arm64' };

const options: TrivyOptions = {
  scanners: ['vuln'],
  cacheDir: '/cache',
  dbRepository: '',
  skipDbUpdate: false,
  maxDbAgeMs: 72 * hour,
  skipDirs: [],
  timeoutMs: 900_000,
  login: undefined,
};

describe('the environment of a scanner', () => {
  it('holds only what is named, and a home of its own', () => {
    const env = {
      PATH: '/bin',
      HTTPS_PROXY: 'http://proxy',
      HOME: '/root',
      GITHUB_TOKEN: 'x',
      ACTIONS_ID_TOKEN_REQUEST_URL: 'x',
      ACTIONS_RUNTIME_TOKEN: 'x',
      AWS_SECRET_ACCESS_KEY: 'x',
      TRIVY_SEVERITY: 'CRITICAL',
      TRIVY_EXIT_CODE: '1',
      'INPUT_REGISTRY-PASSWORD': 'x',
      DOCKER_CONFIG: '/root/.docker',
    };
    expect(scannerEnvironment(env, '/home')).toEqual({ PATH: '/bin', HTTPS_PROXY: 'http://proxy', HOME: '/home' });
  });
});

describe('the arguments of Trivy', () => {
  const has = (target: ScanTarget, over: Partial<TrivyOptions> = {}): string =>
    scanArgs(target, { ...options, ...over }, '/out.json').join(' ');

  it('never let Trivy decide or filter', () => {
    expect(has(folder)).toContain('--exit-code 0');
    expect(has(folder)).not.toMatch(/--severity|--ignore-unfixed|--ignorefile|--vex/);
  });

  it('name the platform and only the remote registry for an image', () => {
    expect(has(image)).toMatch(new RegExp(`--image-src remote --platform linux/arm64 reg/app@${digest}$`));
  });

  it('ask nobody for data with skip-db-update', () => {
    expect(has(folder, { skipDbUpdate: true })).toContain('--skip-java-db-update --offline-scan');
    expect(has(folder)).not.toContain('--offline-scan');
  });

  it('leave folders out', () => {
    expect(has(folder, { skipDirs: ['a', 'b/c'] })).toContain('--skip-dirs a --skip-dirs b/c');
  });
});

describe('the age of the database', () => {
  const read = async (metadata?: string) => {
    const files = new MemoryFiles(metadata === undefined ? {} : { '/cache/db/metadata.json': metadata });
    const { problems, updatedAt } = await readDatabase(files, '/cache', now, 72 * hour);
    return [problems[0]?.code ?? 'fresh', updatedAt === undefined ? '' : new Date(updatedAt).toISOString()];
  };
  const dated = (ms: number): string => JSON.stringify({ Version: 2, UpdatedAt: new Date(ms).toISOString() });

  it.each<[string, string | undefined, string]>([
    ['fresh', dated(now - hour), 'fresh'],
    ['at the limit', dated(now - 72 * hour), 'fresh'],
    ['past the limit', dated(now - 72 * hour - 1), 'database-stale'],
    ['dated in the future', dated(now + 48 * hour), 'database-unreadable'],
    ['missing', undefined, 'database-unreadable'],
    ['cut', '{"Version":2,"Upd', 'database-unreadable'],
    ['of another version', JSON.stringify({ Version: 3, UpdatedAt: '2026-11-21T00:00:00Z' }), 'database-unreadable'],
    ['without a date', JSON.stringify({ Version: 2, UpdatedAt: '?' }), 'database-unreadable'],
  ])('%s', async (_name, metadata, expected) => {
    expect((await read(metadata))[0]).toBe(expected);
  });
});

describe('fetching the database', () => {
  const prepare = async (exitCode: number, metadataMs: number | undefined, over: Partial<TrivyOptions> = {}) => {
    const text = JSON.stringify({ Version: 2, UpdatedAt: new Date(metadataMs ?? 0).toISOString() });
    const files = new MemoryFiles(metadataMs === undefined ? {} : { '/cache/db/metadata.json': text });
    const exec = new FakeExec(() => ({ exitCode, stderr: 'TOOMANYREQUESTS' }));
    const runtime = fakeRuntime({ exec, files, clock: { ...fakeRuntime().clock, now: () => now } });
    const tool = { path: '/bin/trivy', version: '0.69.3', source: 'path' } as const;
    const trivy = await createTrivy(tool, { ...options, ...over }, runtime);
    const { problems, notices } = await trivy.prepare();
    return { codes: [...problems, ...notices].map(({ code }) => code), commands: exec.commands };
  };

  it('goes on with a copy that is fresh enough, and says so', async () => {
    expect((await prepare(1, now - hour)).codes).toEqual(['database-not-refreshed']);
  });
  it('is a problem with no copy or a stale one', async () => {
    expect((await prepare(1, undefined)).codes).toEqual(['database-unavailable', 'database-unreadable']);
    expect((await prepare(1, now - 100 * hour)).codes).toEqual(['database-unavailable', 'database-stale']);
  });
  it('is left out when told so, or when nobody looks for vulnerabilities', async () => {
    expect((await prepare(0, now, { skipDbUpdate: true })).commands).toEqual([]);
    expect((await prepare(0, undefined, { scanners: ['secret'] })).commands).toEqual([]);
  });
  it('asks the mirror that was named', async () => {
    const { commands } = await prepare(0, now, { dbRepository: 'mirror.example/db:2' });
    expect(commands[0]?.args.join(' ')).toContain('--db-repository mirror.example/db:2');
  });
});

it.each(['0.69.4', '0.69.5', 'v0.69.6'])('Trivy %s is refused by name', async version => {
  const tool = { path: '/bin/trivy', version, source: 'path' } as const;
  await expect(createTrivy(tool, options, fakeRuntime())).rejects.toMatchObject({ code: 'tool-compromised' });
});

it('a login stands in a private file, for its registry alone', async () => {
  const files = new MemoryFiles();
  await writeLogin(files, '/home', { registry: 'docker.io', username: 'me', password: 'p:w' });
  const { auths } = JSON.parse(await files.readText('/home/config.json'));
  expect(auths).toEqual({ 'https://index.docker.io/v1/': { auth: Buffer.from('me:p:w').toString('base64') } });
});

describe('how a scan ended', () => {
  it.each([
    ['in time, good', execResult(), undefined],
    ['too late', execResult({ timedOut: true, signal: 'SIGTERM', exitCode: null }), 'scanner-timed-out'],
    ['killed', execResult({ signal: 'SIGKILL', exitCode: null }), 'scanner-killed'],
    ['with an error', execResult({ exitCode: 1 }), 'scanner-crashed'],
    ['in a panic', execResult({ exitCode: 2 }), 'scanner-crashed'],
  ])('%s', (_name, result, expected) => {
    expect(processProblem('trivy', result, fatalMessage)?.code).toBe(expected);
  });

  it('quotes the fatal error without stack frames', () => {
    const log = [
      '2026-11-21T15:20:16Z\tDEBUG\tnoise',
      '2026-11-21T15:20:16Z\tFATAL\tFatal error',
      '  - run error:',
      '    github.com/aquasecurity/trivy/pkg/commands/artifact.Run',
      '        run.go:411',
      '  - 1 error occurred:',
      '\t* remote error: MANIFEST_UNKNOWN',
    ].join('\n');
    expect(fatalMessage(log)).toBe('run error: 1 error occurred: remote error: MANIFEST_UNKNOWN');
    expect(fatalMessage('x\tFATAL\tFatal error\tflag error: bad\n')).toBe('flag error: bad');
    expect(fatalMessage('x\tINFO\tnoise\npanic: nil map\n')).toBe('panic: nil map');
  });
});

describe('files that Trivy left out', () => {
  it('are read from its debug log', () => {
    const line = 'T\tDEBUG\tWalk error\tfile_path="b/package-lock.json" err="parse error: decode \\"x\\""';
    expect(unreadFile(line)).toEqual({ path: 'b/package-lock.json', why: 'parse error: decode "x"' });
    expect(unreadFile('T\tDEBUG\t[analyzer] Permission error\tfile_path=go.mod')).toEqual({
      path: 'go.mod',
      why: 'permission denied',
    });
    expect(unreadFile('T\tDEBUG\t[analyzer] Analysis error\terr=<nil>')).toMatchObject({ path: '' });
    expect(unreadFile('T\tINFO\tNumber of language-specific files\tnum=2')).toBeUndefined();
  });

  it.each([
    ['a lockfile of a folder', folder, 'a/package-lock.json', 'scan-partial'],
    ['a lockfile of an image', image, 'app/poetry.lock', 'scan-partial'],
    ['a broken fixture of a package', image, 'node_modules/resolve/test/package.json', 'files-not-read'],
    ['a nameless file of a folder', folder, '', 'scan-partial'],
    ['a nameless file of an image', image, '', 'files-not-read'],
  ] as const)('%s', (_name, target, path, expected) => {
    const { problems, notices } = unreadProblems(target, [{ path, why: 'parse error' }]);
    expect([...problems, ...notices].map(({ code }) => code)).toEqual([expected]);
  });
});
