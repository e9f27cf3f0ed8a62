import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FakeTrivy, installFakeTrivy } from '../support/fake-trivy.ts';
import { FakeRegistry } from '../support/registry.ts';
import { type ActionCall, type ActionRun, cleanUp, runBundle } from '../support/runner.ts';
import { sarifProblems } from '../support/sarif-checker.ts';
import { installTrivyDb } from '../support/trivy-db.ts';

const vulnerable = `report.Results[0].Vulnerabilities = [{
  VulnerabilityID: 'CVE-2021-23337', VendorIDs: ['GHSA-35jh-r3h4-6jhm'], PkgID: 'lodash@4.17.20', PkgName: 'lodash',
  PkgIdentifier: { PURL: 'pkg:npm/lodash@4.17.20' }, InstalledVersion: '4.17.20', FixedVersion: '4.17.21',
  Severity: 'HIGH', Title: 'Command Injection in lodash', PrimaryURL: 'https://avd.aquasec.com/nvd/cve-2021-23337',
}];`;
const good = 'write(JSON.stringify(report));';
const bad = `${vulnerable} ${good}`;
const hangs = 'console.log("hanging"); setInterval(() => {}, 1000);';

let folder: string;
let runs: ActionRun[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'security-scan-'));
  runs = [];
  await mkdir(join(folder, 'work'));
  await installTrivyDb(join(folder, 'cache'));
});

afterEach(async () => {
  for (const run of runs) await cleanUp(run);
  await rm(folder, { recursive: true, force: true });
});

const call = (bin: string, more: ActionCall): ActionCall => ({
  cwd: join(folder, 'work'),
  ...more,
  inputs: {
    ...(more.inputs?.['image'] === undefined ? { path: '.' } : {}),
    'cache-dir': join(folder, 'cache'),
    'skip-db-update': 'true',
    ...more.inputs,
  },
  env: { PATH: `${bin}:${process.env['PATH'] ?? ''}`, ...more.env },
});

const scan = async (fake: string | FakeTrivy, more: ActionCall = {}): Promise<ActionRun> => {
  const { bin } = await installFakeTrivy(folder, typeof fake === 'string' ? { scan: fake } : fake);
  const run = await runBundle('security-scan', call(bin, more));
  runs.push(run);
  return run;
};

const codesOf = (run: ActionRun): readonly string[] => {
  const reasons: { code: string }[] = JSON.parse(run.outputs['reasons'] ?? '[]');
  return reasons.map(({ code }) => code);
};

interface Start {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  readonly config: string;
}

const starts = async (): Promise<readonly Start[]> => {
  const text = await readFile(join(folder, 'trivy-starts.jsonl'), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line));
};

/** Everything the action gave to the world. */
const everything = async (run: ActionRun): Promise<string> =>
  [
    run.stdout,
    run.stderr,
    run.summary,
    JSON.stringify(run.outputs),
    await readFile(run.outputs['report-file'] ?? '', 'utf8'),
    await readFile(run.outputs['sarif-file'] ?? '', 'utf8'),
  ].join('\n');

describe('verdicts', () => {
  it('passes a folder without findings, and says that Snyk did not run', async () => {
    const run = await scan(good);
    expect(run.exitCode).toBe(0);
    expect(run.outputs).toMatchObject({ verdict: 'pass', findings: '0', critical: '0', blocking: '0', ignored: '0' });
    expect(codesOf(run)).toEqual(['snyk-skipped']);
    expect(run.summary).toMatch(/^## ✅ security-scan: pass\n.*snyk-skipped/);
    expect(Date.parse(run.outputs['database-date'] ?? '')).not.toBeNaN();
  });

  it('fails on a finding over the threshold, with summary, report and SARIF', async () => {
    const run = await scan(bad);
    expect(run.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({ verdict: 'fail', findings: '1', high: '1', blocking: '1' });
    expect(codesOf(run)[0]).toBe('vulnerability-over-threshold');
    expect(run.summary).toMatch(/^## ❌ security-scan: fail/);
    expect(run.summary).toContain(
      '| high | [CVE-2021-23337](https://avd.aquasec.com/nvd/cve-2021-23337) | `lodash@4.17.20` | `4.17.21` |',
    );
    const report = JSON.parse(await readFile(run.outputs['report-file'] ?? '', 'utf8'));
    expect(report).toMatchObject({ schema: 'prod-actions/security-scan/v1', verdict: 'fail', counts: { high: 1 } });
    expect(sarifProblems(JSON.parse(await readFile(run.outputs['sarif-file'] ?? '', 'utf8')))).toEqual([]);
  });

  it('reports and does not fail: below the threshold, without a fix, or when only observing', async () => {
    expect((await scan(bad, { inputs: { severity: 'critical' } })).outputs).toMatchObject({
      verdict: 'pass',
      high: '1',
    });
    const unfixable = bad.replace("FixedVersion: '4.17.21'", "FixedVersion: ''");
    expect((await scan(unfixable, { inputs: { 'only-fixable': 'true' } })).outputs['verdict']).toBe('pass');
    const observing = await scan(bad, { inputs: { mode: 'observe' } });
    expect([observing.exitCode, observing.outputs['verdict']]).toEqual([0, 'fail']);
    expect(observing.stdout).toContain('::warning::Verdict: fail');
  });
});

describe('a scan that broke is unknown', () => {
  it.each<[string, string, string]>([
    ['prints nothing', '', 'scan-empty'],
    ['writes an empty file', 'write("");', 'scan-empty'],
    ['writes half a report', 'write(JSON.stringify(report).slice(0, 100));', 'scan-half-written'],
    ['writes another schema', 'write(JSON.stringify({ ...report, SchemaVersion: 1 }));', 'scan-wrong-schema'],
    ['writes null', 'write("null");', 'scan-wrong-schema'],
    ['ends with 1', `${bad} log("x\\tFATAL\\tFatal error\\tdisk full"); process.exit(1);`, 'scanner-crashed'],
    ['panics', 'log("panic: nil map"); process.exit(2);', 'scanner-crashed'],
    ['is killed', `${good} process.kill(process.pid, "SIGKILL");`, 'scanner-killed'],
    [
      'hands out an old report',
      'report.CreatedAt = "2020-01-01T00:00:00Z"; write(JSON.stringify(report));',
      'scan-outdated',
    ],
    [
      'scans another folder',
      'report.ArtifactName = "/elsewhere"; write(JSON.stringify(report));',
      'scan-wrong-artifact',
    ],
    ['finds no package', 'report.Results = undefined; write(JSON.stringify(report));', 'nothing-scanned'],
    [
      'leaves a lockfile out',
      `log('T\\tDEBUG\\tWalk error\\tfile_path="b/package-lock.json" err="parse error"'); ${good}`,
      'scan-partial',
    ],
  ])('when Trivy %s', async (_name, fake, code) => {
    const run = await scan(fake);
    expect([run.exitCode, run.outputs['verdict']]).toEqual([1, 'unknown']);
    expect(codesOf(run)).toEqual([code, 'snyk-skipped']);
    expect(run.outputs['findings']).toBe('0');
    expect(run.summary).toMatch(/^## ❌ security-scan: unknown/);
  });

  it('when Trivy hangs, and it is stopped', async () => {
    const run = await scan(hangs, { inputs: { timeout: '1s' } });
    expect(run.outputs['verdict']).toBe('unknown');
    expect(codesOf(run)).toEqual(['scanner-timed-out', 'snyk-skipped']);
  });

  it('when the database is old; findings stay certain', async () => {
    await installTrivyDb(join(folder, 'cache'), new Date(Date.now() - 4 * 24 * 60 * 60_000));
    const clean = await scan(good);
    expect([clean.outputs['verdict'], codesOf(clean)[0]]).toEqual(['unknown', 'database-stale']);
    const found = await scan(bad);
    expect(found.outputs['verdict']).toBe('fail');
    expect(codesOf(found)).toEqual(['vulnerability-over-threshold', 'database-stale', 'snyk-skipped']);
  });

  it('when there is no database', async () => {
    await rm(join(folder, 'cache'), { recursive: true });
    expect(codesOf(await scan(good))).toContain('database-unreadable');
  });

  it('and is a pass for no packages only where the caller says so', async () => {
    const empty = 'report.Results = undefined; write(JSON.stringify(report));';
    expect((await scan(empty, { inputs: { 'on-empty': 'pass' } })).outputs['verdict']).toBe('pass');
  });
});

describe('what the caller can mend', () => {
  const refused = async (inputs: Record<string, string>): Promise<readonly [string, string]> => {
    const run = await scan(good, { inputs });
    expect(run.exitCode).toBe(1);
    expect(run.outputs['verdict']).toBe('unknown');
    expect(await readFile(join(folder, 'trivy-starts.jsonl'), 'utf8')).toBe('');
    return [codesOf(run)[0] ?? '', run.stdout];
  };

  it('a tag in place of a digest', async () => {
    const [code, stdout] = await refused({ image: 'ghcr.io/acme/web:v1' });
    expect(code).toBe('digest-required');
    expect(stdout).toContain('ghcr.io/acme/web:v1 names no digest');
  });

  it('both image and path, neither, and a login without its half: all at once', async () => {
    const [code, stdout] = await refused({ path: '', 'registry-username': 'me', severity: 'hihg' });
    expect(code).toBe('invalid-inputs');
    expect(stdout).toMatch(/image: neither image nor path is given.*registry-username: comes without the other/);
    expect(stdout).toContain('severity: is not one of the choices (got "hihg"); allowed: low, medium, high, critical');
    expect((await refused({ path: '.', image: 'a@sha256:1' }))[1]).toContain('both image and path are given');
  });

  it('a folder that is not there', async () => {
    expect((await refused({ path: 'nowhere' }))[0]).toBe('path-missing');
  });

  it('an ignore entry without a reason, by its line', async () => {
    await writeFile(join(folder, 'work/ignore.yml'), '# mine\n- id: CVE-2021-23337\n  expires: 2099-01-01\n');
    const [code, stdout] = await refused({ 'ignore-file': 'ignore.yml' });
    expect(code).toBe('ignore-file-invalid');
    expect(stdout).toContain('line 2: CVE-2021-23337 has no reason');
  });

  it('a compromised Trivy, which is not started', async () => {
    const run = await scan({ version: '0.69.5', scan: good });
    expect(run.outputs['verdict']).toBe('unknown');
    expect(codesOf(run)).toEqual(['tool-compromised']);
    expect(await readFile(join(folder, 'trivy-starts.jsonl'), 'utf8')).toBe('');
  });
});

describe('the ignore file', () => {
  const withIgnores = async (text: string): Promise<ActionRun> => {
    await mkdir(join(folder, 'work/.github'), { recursive: true });
    await writeFile(join(folder, 'work/.github/prod-actions-ignore.yml'), text);
    return await scan(bad);
  };

  it('accepts a finding by any alias for a time, and shows the reason', async () => {
    const run = await withIgnores(
      '- id: GHSA-35jh-r3h4-6jhm\n  package: lodash\n  reason: not reachable\n  expires: 2099-01-01\n',
    );
    expect(run.outputs).toMatchObject({ verdict: 'pass', findings: '0', ignored: '1' });
    expect(run.summary).toContain('| `lodash@4.17.20` | not reachable | 2099-01-01 |');
    expect(await readFile(run.outputs['sarif-file'] ?? '', 'utf8')).not.toContain('CVE-2021-23337');
  });

  it('ignores nothing after its day, and says so; and says what is unused', async () => {
    const run = await withIgnores(
      '- {id: CVE-2021-23337, reason: r, expires: 2020-01-01}\n- {id: CVE-1999-1, reason: r, expires: 2099-01-01}\n',
    );
    expect(run.outputs['verdict']).toBe('fail');
    expect(codesOf(run)).toEqual(['vulnerability-over-threshold', 'snyk-skipped', 'ignore-expired', 'ignore-unused']);
  });

  it('is the only one: those of single scanners are not read, which is said', async () => {
    await writeFile(join(folder, 'work/.trivyignore'), 'CVE-2021-23337\n');
    const run = await scan(bad);
    expect(run.outputs['verdict']).toBe('fail');
    expect(codesOf(run)).toContain('native-ignore-not-read');
    expect((await starts()).every(({ cwd }) => cwd !== join(folder, 'work'))).toBe(true);
  });
});

describe('what reaches the scanner, and what leaves it', () => {
  it('is no token, no cloud credential, no OIDC address and no setting of the caller', async () => {
    const secrets = {
      GITHUB_TOKEN: 'S3CRET',
      ACTIONS_ID_TOKEN_REQUEST_URL: 'S3CRET',
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'S3CRET',
      ACTIONS_RUNTIME_TOKEN: 'S3CRET',
      AWS_SECRET_ACCESS_KEY: 'S3CRET',
      AZURE_CLIENT_SECRET: 'S3CRET',
      GOOGLE_APPLICATION_CREDENTIALS: 'S3CRET',
      SNYK_TOKEN: 'S3CRET',
      TRIVY_SEVERITY: 'S3CRET',
      TRIVY_EXIT_CODE: 'S3CRET',
    };
    await scan(good, { env: secrets, inputs: { 'snyk-token': 'S3CRET', snyk: 'off' } });
    const all = await starts();
    expect(JSON.stringify(all)).not.toContain('S3CRET');
    expect(Object.keys(all[0]?.env ?? {}).sort()).toEqual(['DOCKER_CONFIG', 'HOME', 'PATH']);
  });

  it('is never the text of a secret that was found', async () => {
    const fake = `report.Results.push({ Target: '.env', Class: 'secret', Secrets: [{ RuleID: 'aws-access-key-id', Severity: 'CRITICAL',
      Title: 'AWS Access Key ID', StartLine: 3, EndLine: 3, Match: 'AKIA-PRECIOUS', Code: { Lines: [{ Content: 'AKIA-PRECIOUS' }] } }] }); ${good}`;
    const run = await scan(fake);
    expect(codesOf(run)[0]).toBe('secret-over-threshold');
    expect(await everything(run)).not.toContain('PRECIOUS');
    expect(run.summary).toContain('`.env:3`');
  });
});

describe('an image', () => {
  let registry: FakeRegistry;
  beforeEach(async () => {
    registry = new FakeRegistry();
    await registry.start();
  });
  afterEach(async () => await registry.stop());

  const platforms = ['amd64', 'arm64'].map(architecture => ({
    platform: { os: 'linux', architecture },
    layers: [{ entries: [{ name: 'app', content: architecture }] }],
  }));
  const pushed = (): { readonly image: string; readonly digest: string } => {
    const digest = registry.putImage('acme/web', platforms);
    return { image: `${registry.host}/acme/web@${digest}`, digest };
  };

  it('is scanned on every platform of its index, each by its own digest', async () => {
    const { image, digest } = pushed();
    const run = await scan(bad, { inputs: { image } });
    expect(run.outputs).toMatchObject({ verdict: 'fail', platforms: 'linux/amd64,linux/arm64', digest, findings: '1' });
    const targets = (await starts()).map(({ args }) => args.at(-1) ?? '');
    expect(new Set(targets).size).toBe(2);
    expect(targets.every(target => !target.includes(digest) && target.includes('@sha256:'))).toBe(true);
    expect(sarifProblems(JSON.parse(await readFile(run.outputs['sarif-file'] ?? '', 'utf8')))).toEqual([]);
  });

  it('is unknown when one platform’s scan broke, though the other is clean', async () => {
    const run = await scan(`if (architecture === 'arm64') process.exit(1); ${good}`, {
      inputs: { image: pushed().image },
    });
    expect(run.outputs).toMatchObject({ verdict: 'unknown', platforms: 'linux/amd64' });
    expect(codesOf(run)).toEqual(['scanner-crashed', 'snyk-skipped']);
  });

  it('is unknown when the report is about another digest', async () => {
    const other = `report.Metadata.RepoDigests = ['x@sha256:${'0'.repeat(64)}']; ${bad}`;
    const run = await scan(other, { inputs: { image: pushed().image } });
    expect(run.outputs).toMatchObject({ verdict: 'unknown', findings: '0' });
    expect(codesOf(run)).toEqual(['scan-wrong-artifact', 'scan-wrong-artifact', 'snyk-skipped']);
  });

  it('is unknown when it lacks a platform that was asked for', async () => {
    const run = await scan(good, { inputs: { image: pushed().image, platforms: 'linux/amd64,linux/s390x' } });
    expect(codesOf(run)).toEqual(['platform-missing', 'snyk-skipped']);
    expect(run.outputs).toMatchObject({ verdict: 'unknown', platforms: 'linux/amd64' });
  });

  it('is unknown when the registry is down', async () => {
    const { image } = pushed();
    await registry.stop();
    const run = await scan(good, { inputs: { image } });
    expect([run.exitCode, run.outputs['verdict'], codesOf(run)[0]]).toEqual([1, 'unknown', 'registry-unavailable']);
    await registry.start();
  });

  it('of a private registry is read with the login that was given, which no argument or environment holds', async () => {
    registry.auth = { scheme: 'basic', username: 'me', password: 'S3CRET' };
    const inputs = { image: pushed().image, 'registry-username': 'me', 'registry-password': 'S3CRET' };
    const run = await scan(good, { inputs });
    expect(run.outputs['verdict']).toBe('pass');
    for (const { args, env, config } of await starts()) {
      expect(JSON.stringify([args, env])).not.toContain('S3CRET');
      expect(JSON.parse(config)).toEqual({
        auths: { [registry.host]: { auth: Buffer.from('me:S3CRET').toString('base64') } },
      });
    }
  });
});

describe('Snyk', () => {
  const token = '8e2f3c1a-0000-4000-8000-000000000000';
  const row = `{"id":"SNYK-JS-LODASH-1040724","title":"Command Injection","severity":"critical","cvssScore":9.8,
    "identifiers":{"CVE":["CVE-2021-23337"],"GHSA":[]},"packageManager":"npm","packageName":"lodash","name":"lodash","version":"4.17.20","fixedIn":["4.17.21"]}`;
  const project = (rows: string): string =>
    `{"vulnerabilities":[${rows}],"dependencyCount":1,"packageManager":"npm","displayTargetFile":"package-lock.json"}`;

  /** Its environment goes to a file, what it does is shell. */
  const withSnyk = async (body: string, inputs: Record<string, string> = {}, fake = good): Promise<ActionRun> => {
    const { bin } = await installFakeTrivy(folder, { scan: fake });
    const script = `#!/bin/sh
[ "$1" = --version ] && { echo 1.1114.0; exit 0; }
env > ${join(folder, 'snyk-env')}
for a in "$@"; do case "$a" in --json-file-output=*) out="\${a#*=}";; esac; done
${body}
`;
    await writeFile(join(bin, 'snyk'), script);
    await chmod(join(bin, 'snyk'), 0o755);
    const run = await runBundle(
      'security-scan',
      call(bin, { inputs: { 'snyk-token': token, ...inputs }, env: { GITHUB_TOKEN: 'S3CRET' } }),
    );
    runs.push(run);
    return run;
  };
  const writes = (json: string, exit: number): string => `cat > "$out" <<'END'\n${json}\nEND\nexit ${exit}`;

  it('joins its findings to Trivy’s; the more severe of the two counts, or the preferred one', async () => {
    const run = await withSnyk(writes(project(row), 1), {}, bad);
    expect(run.outputs).toMatchObject({ verdict: 'fail', findings: '1', critical: '1' });
    expect(codesOf(run)).toEqual(['vulnerability-over-threshold']);
    expect(run.summary).toContain('critical (trivy: high, snyk: critical)');
    const preferred = await withSnyk(writes(project(row), 1), { 'severity-policy': 'prefer:trivy' }, bad);
    expect(preferred.outputs).toMatchObject({ critical: '0', high: '1' });
  });

  it('gets its token and nothing else that is secret', async () => {
    const run = await withSnyk(writes(project(''), 0));
    expect(run.outputs['verdict']).toBe('pass');
    const env = await readFile(join(folder, 'snyk-env'), 'utf8');
    expect(env).toContain(`SNYK_TOKEN=${token}`);
    expect(env).not.toContain('S3CRET');
    expect(JSON.stringify(await starts())).not.toContain(token);
  });

  it.each<[string, string, string]>([
    ['2, it failed', 'echo bad token >&2; exit 2', 'snyk-failed'],
    ['44, an internal error', 'exit 44', 'snyk-failed'],
    ['69, the service is away', 'exit 69', 'snyk-failed'],
    ['0, and no report', 'exit 0', 'scan-empty'],
    ['1, and half a report', writes(project(row).slice(0, 80), 1), 'scan-half-written'],
    [
      '0, and a project left out',
      `echo "1/2 potential projects failed to get dependencies." >&2; ${writes(project(''), 0)}`,
      'snyk-partial',
    ],
    ['3, though Trivy found npm', 'exit 3', 'snyk-partial'],
    ['a signal', 'kill -9 $$', 'scanner-killed'],
  ])('is unknown when it ends with %s', async (_name, body, code) => {
    const run = await withSnyk(body);
    expect([run.exitCode, run.outputs['verdict'], codesOf(run)]).toEqual([1, 'unknown', [code]]);
    expect(run.stdout.replace(`::add-mask::${token}`, '')).not.toContain(token);
  });

  it('is unknown when it is required without a token, or has a token and no CLI', async () => {
    expect(codesOf(await scan(good, { inputs: { snyk: 'required' } }))).toEqual(['snyk-token-missing']);
    const { bin } = await installFakeTrivy(folder, { scan: good });
    // Neither snyk nor an npm to install it with.
    const path = `${bin}:${dirname(process.execPath)}`;
    const run = await runBundle('security-scan', call(bin, { inputs: { 'snyk-token': token }, env: { PATH: path } }));
    runs.push(run);
    expect([run.outputs['verdict'], codesOf(run)]).toEqual(['unknown', ['snyk-missing']]);
  });
});

describe('a cancelled run', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('stops the scanner on %s and is unknown', async signal => {
    const pidFile = join(folder, 'pid');
    const fake = `fs.writeFileSync(${JSON.stringify(pidFile)}, String(process.pid)); ${hangs}`;
    const run = await scan(fake, { send: { signal, when: /trivy 0\.69\.3/ } });
    expect([run.exitCode, run.signal, run.outputs['verdict']]).toEqual([1, null, 'unknown']);
    expect(codesOf(run)).toEqual(['cancelled']);
    const pid = Number(await readFile(pidFile, 'utf8').catch(() => '0'));
    if (pid > 0) expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });
});
