import { describe, expect, it } from 'vitest';
import { parseSnyk, type SnykReport, snykObservations } from '../../../src/adapters/snyk/report.ts';
import { judgeSnyk, type SnykOptions, snykArgs } from '../../../src/adapters/snyk/snyk.ts';
import { snykCoverage } from '../../../src/domain/findings/coverage.ts';
import type { Manifest, ScanRun } from '../../../src/domain/findings/scan.ts';
import { execResult } from '../../support/fakes.ts';

const row = (over: Record<string, unknown> = {}): Record<string, unknown> => ({
  id: 'SNYK-JS-LODASH-1040724',
  title: 'Command Injection',
  severity: 'high',
  cvssScore: 7.2,
  identifiers: { CVE: ['CVE-2021-23337'], GHSA: ['GHSA-35jh-r3h4-6jhm'], CWE: ['CWE-94'] },
  packageManager: 'npm',
  packageName: 'lodash',
  name: 'lodash',
  version: '4.17.20',
  fixedIn: ['4.17.21'],
  ...over,
});

const project = (rows: readonly unknown[] = [row()], over: Record<string, unknown> = {}): Record<string, unknown> => ({
  ok: rows.length === 0,
  vulnerabilities: rows,
  dependencyCount: 2,
  packageManager: 'npm',
  displayTargetFile: 'package-lock.json',
  ...over,
});

const parsed = (value: unknown): SnykReport => {
  const report = parseSnyk(value);
  if ('problem' in report) throw new Error(report.problem);
  return report.value;
};

const observed = (value: unknown) => snykObservations(parsed(value), { licenses: false }, undefined);

describe('what Snyk says', () => {
  it('reads ids, package, fix and place', () => {
    expect(observed(project())).toEqual([
      {
        scanner: 'snyk',
        kind: 'vulnerability',
        id: 'SNYK-JS-LODASH-1040724',
        aliases: ['CVE-2021-23337', 'GHSA-35jh-r3h4-6jhm'],
        title: 'Command Injection',
        url: 'https://security.snyk.io/vuln/SNYK-JS-LODASH-1040724',
        severity: 'high',
        score: 7.2,
        package: { type: 'npm', name: 'lodash' },
        version: '4.17.20',
        fixedVersions: ['4.17.21'],
        place: { path: 'package-lock.json' },
        platform: undefined,
      },
    ]);
  });

  it('makes one observation of one row per dependency path', () => {
    expect(observed(project([row(), row({ from: ['other'] }), row({ version: '4.17.19' })]))).toHaveLength(2);
  });

  it.each([
    ['debian:12', 'openssl/libssl3', 'openssl', { type: 'deb', name: 'libssl3', source: 'openssl' }],
    ['rpm', 'permissions', 'permissions', { type: 'rpm', name: 'permissions' }],
    ['alpine:3.20', 'busybox/ssl_client', 'busybox', { type: 'apk', name: 'ssl_client', source: 'busybox' }],
    ['maven', 'org.springframework:spring-core', undefined, { type: 'maven', name: 'org.springframework/spring-core' }],
    ['gomodules', 'golang.org/x/text/language', undefined, { type: 'golang', name: 'golang.org/x/text/language' }],
    ['pip', 'Foo_Bar', undefined, { type: 'pypi', name: 'foo-bar' }],
  ])('spells %s %s as a package URL does', (packageManager, name, packageName, expected) => {
    const [one] = observed(project([row({ packageManager, name, packageName })]));
    expect(one?.package).toEqual(expected);
  });

  it('takes rows without a score, without ids and with a fix of the distribution', () => {
    const [one] = observed(
      project([row({ cvssScore: null, identifiers: undefined, fixedIn: undefined, nearestFixedInVersion: '2-1' })]),
    );
    expect(one).toMatchObject({ score: undefined, aliases: [], fixedVersions: ['2-1'] });
  });

  it('leaves licences out unless they are asked for', () => {
    const license = project([row({ id: 'snyk:lic:npm:a:GPL-3.0', type: 'license', identifiers: undefined })]);
    expect(observed(license)).toEqual([]);
    expect(snykObservations(parsed(license), { licenses: true }, undefined)[0]?.kind).toBe('license');
  });

  it('reads the applications of an image, several projects and those that failed', () => {
    const image = project([], { applications: [project([row()], { displayTargetFile: 'app\\package-lock.json' })] });
    expect(observed(image)[0]?.place.path).toBe('app/package-lock.json');
    expect(parsed([project(), { ok: false, error: 'no lockfile', path: '/x' }])).toMatchObject({
      projects: [{ dependencyCount: 2 }],
      failures: ['no lockfile'],
    });
  });

  it.each([['text'], [null], [{ ok: true }], [[project(), 1]], [project([{ id: 1 }])]])('refuses %j', value => {
    expect(parseSnyk(value)).toHaveProperty('problem');
  });
});

describe('how Snyk ended', () => {
  const json = JSON.stringify(project());
  const clean = JSON.stringify(project([]));
  const judged = (result: Parameters<typeof execResult>[0], text: string) => {
    const { problems, report, unsupported } = judgeSnyk(execResult(result), text, 'T0KEN');
    const rows = report.projects.flatMap(one => one.vulnerabilities).length;
    return [problems.map(({ code }) => code).join(' ') || (unsupported ? 'unsupported' : 'ok'), rows];
  };

  it.each<[string, Parameters<typeof execResult>[0], string, string, number]>([
    ['0, clean', { exitCode: 0 }, clean, 'ok', 0],
    ['1, vulnerable', { exitCode: 1 }, json, 'ok', 1],
    ['2, nothing known', { exitCode: 2, stderr: 'ECONNREFUSED' }, '', 'snyk-failed', 0],
    ['2, and still findings: they are certain', { exitCode: 2 }, json, 'snyk-failed', 1],
    ['3, nothing supported', { exitCode: 3 }, '', 'unsupported', 0],
    ['44, internal error', { exitCode: 44 }, '', 'snyk-failed', 0],
    ['69, service away', { exitCode: 69 }, '', 'snyk-failed', 0],
    ['too late', { timedOut: true }, json, 'scanner-timed-out', 0],
    ['killed', { exitCode: null, signal: 'SIGKILL' }, json, 'scanner-killed', 0],
    ['0, no report', { exitCode: 0 }, '', 'scan-empty', 0],
    ['1, half a report', { exitCode: 1 }, json.slice(0, 50), 'scan-half-written', 0],
    ['0, another form', { exitCode: 0 }, '{"ok":true}', 'scan-wrong-schema', 0],
    ['0, with findings: they contradict', { exitCode: 0 }, json, 'scan-wrong-schema', 1],
    ['1, without findings: they contradict', { exitCode: 1 }, clean, 'scan-wrong-schema', 0],
    [
      '1, with a project that failed',
      { exitCode: 1 },
      JSON.stringify([project(), { ok: false, error: 'no' }]),
      'snyk-partial',
      1,
    ],
    [
      '0, with projects left out in silence',
      {
        exitCode: 0,
        stderr: '✗ 1/3 potential projects failed to get dependencies.\nb/package-lock.json:\n  bad\n\nmore',
      },
      clean,
      'snyk-partial',
      0,
    ],
  ])('%s', (_name, result, text, code, rows) => {
    expect(judged(result, text)).toEqual([code, rows]);
  });

  it('quotes Snyk’s words on one line and without the token', () => {
    const { problems } = judgeSnyk(execResult({ exitCode: 2, stderr: 'bad token\nT0KEN is not valid' }), '', 'T0KEN');
    expect(problems[0]?.message).toContain('exit code 2 (it failed): bad token *** is not valid');
  });

  it('names what was left out and nothing below it', () => {
    const stderr = '✗ 1/3 potential projects failed to get dependencies.\nb/package-lock.json:\n  bad\n\nTesting';
    const { problems } = judgeSnyk(execResult({ stderr }), clean, 'T0KEN');
    expect(problems[0]?.message).toMatch(/dependencies\. b\/package-lock\.json: bad$/);
  });
});

describe('the arguments of Snyk', () => {
  const options: SnykOptions = {
    token: 't',
    org: 'acme',
    api: '',
    scanners: ['vuln'],
    skipDirs: ['docs', 'a/b'],
    timeoutMs: 1,
  };

  it('read no policy, apply no threshold, and never hold the token', () => {
    const args = snykArgs({ kind: 'directory', path: '/work' }, '', options, '/out').join(' ');
    expect(args).toBe(
      'test /work --all-projects --detection-depth=20 --json-file-output=/out --ignore-policy --exclude=docs --org=acme',
    );
  });

  it('test an image from an archive of exactly its bytes', () => {
    const digest = `sha256:${'a'.repeat(64)}` as const;
    const args = snykArgs(
      { kind: 'image', reference: 'r', digest, platform: 'linux/arm64' },
      '/i.tar',
      options,
      '/out',
    );
    expect(args.slice(0, 4)).toEqual(['container', 'test', 'docker-archive:/i.tar', '--platform=linux/arm64']);
  });
});

describe('what Snyk missed', () => {
  const run = (scanner: 'trivy' | 'snyk', manifests: readonly Manifest[], over: Partial<ScanRun> = {}): ScanRun => ({
    scanner,
    target: 'directory',
    observations: [],
    packages: 1,
    bareSystem: '',
    manifests,
    durationMs: 1,
    problems: [],
    notices: [],
    ...over,
  });
  const npm = (path: string): Manifest => ({ path, type: 'npm' });
  const codesOf = (trivy: readonly Manifest[], snyk: readonly Manifest[], unsupported = false): readonly string[] => {
    const { problems, notices } = snykCoverage([run('trivy', trivy)], [{ ...run('snyk', snyk), unsupported }]);
    return [...problems, ...notices].map(({ code }) => code);
  };

  it.each<[string, readonly string[], readonly string[]]>([
    ['nothing', codesOf([npm('a/package-lock.json')], [npm('a/package-lock.json')]), []],
    [
      'a folder',
      codesOf([npm('a/package-lock.json'), npm('b/package-lock.json')], [npm('a/package.json')]),
      ['snyk-partial'],
    ],
    [
      'what it does not support',
      codesOf([{ path: 'Cargo.lock', type: 'cargo' }], [], true),
      ['snyk-nothing-supported'],
    ],
    ['everything, though it supports it', codesOf([npm('package-lock.json')], [], true), ['snyk-partial']],
  ])('%s', (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });

  it('is not asked where Snyk failed anyway', () => {
    const failed = {
      ...run('snyk', [], { problems: [{ code: 'snyk-failed', message: '', next: '' }] }),
      unsupported: false,
    };
    expect(snykCoverage([run('trivy', [npm('package-lock.json')])], [failed])).toEqual({ problems: [], notices: [] });
  });
});
