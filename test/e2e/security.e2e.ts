/** security-scan, as its bundle, with the real Trivy and the real Snyk CLI. */
import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { pushImage, pushTrivyDb } from '../support/push-image.ts';
import { FakeRegistry, type TarEntry } from '../support/registry.ts';
import { type ActionRun, cleanUp, runBundle } from '../support/runner.ts';
import { alertKeys, readSarif, sarifProblems } from '../support/sarif-checker.ts';
import { type SnykAdvisory, startSnykStub } from '../support/snyk-stub.ts';
import { installTrivyDb, trivyDbArchive } from '../support/trivy-db.ts';
import type { E2eContext, Suite } from './suite.ts';

const lockfile = (lodash: string): string =>
  JSON.stringify(
    {
      name: 'demo',
      version: '1.0.0',
      lockfileVersion: 2,
      requires: true,
      packages: {
        '': { name: 'demo', version: '1.0.0', dependencies: { lodash } },
        'node_modules/lodash': { version: lodash },
      },
      dependencies: { lodash: { version: lodash } },
    },
    null,
    2,
  );

const manifest = (lodash: string): string =>
  JSON.stringify({ name: 'demo', version: '1.0.0', dependencies: { lodash } });

const write = async (folder: string, files: Readonly<Record<string, string>>): Promise<string> => {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
};

const npmProject = (lodash: string): Readonly<Record<string, string>> => ({
  'package.json': manifest(lodash),
  'package-lock.json': lockfile(lodash),
});

interface Scanned {
  readonly outputs: ActionRun['outputs'];
  readonly exitCode: number | null;
  readonly codes: readonly string[];
  readonly report: { readonly findings: readonly { readonly id: string; readonly platforms: readonly string[] }[] };
  readonly sarif: unknown;
  /** All that was printed or written. */
  readonly text: string;
}

/** How npm reaches its registry on this machine; the bundle's home is an empty folder. */
const npmSettings = (): Record<string, string> => ({
  npm_config_userconfig: join(homedir(), '.npmrc'),
  ...Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value !== undefined && /^(npm_config_.*|https?_proxy|no_proxy|node_extra_ca_certs)$/i.test(name)
        ? [[name, value]]
        : [],
    ),
  ),
});

const scan = async (
  context: E2eContext,
  inputs: Readonly<Record<string, string>>,
  options: { readonly workspace?: string } = {},
): Promise<Scanned> => {
  const bins = [dirname(context.tool('trivy')), process.env['PATH'] ?? ''];
  const run = await runBundle('security-scan', {
    cwd: options.workspace ?? context.temp,
    inputs: { 'cache-dir': join(context.temp, 'cache'), ...inputs },
    env: { PATH: bins.join(':'), ...npmSettings() },
  });
  try {
    const [report, sarif] = await Promise.all(
      ['report-file', 'sarif-file'].map(async name => await readFile(run.outputs[name] ?? '', 'utf8')),
    );
    const reasons: { code: string }[] = JSON.parse(run.outputs['reasons'] ?? '[]');
    const codes = reasons.map(({ code }) => code);
    context.log(`${run.outputs['verdict']}: ${codes.join(', ')}`);
    assert.deepEqual(sarifProblems(JSON.parse(sarif ?? '')), []);
    return {
      outputs: run.outputs,
      exitCode: run.exitCode,
      codes,
      report: JSON.parse(report ?? ''),
      sarif: JSON.parse(sarif ?? ''),
      text: [run.stdout, run.stderr, run.summary, report, sarif].join('\n'),
    };
  } finally {
    await cleanUp(run);
  }
};

/** The database of the tests, dated now. */
const offline = { 'skip-db-update': 'true' } as const;
const withDatabase = async (context: E2eContext): Promise<void> => await installTrivyDb(join(context.temp, 'cache'));

const ids = ({ report }: Scanned): readonly string[] => report.findings.map(({ id }) => id).sort();

const vulnerableLockfile = async (context: E2eContext): Promise<void> => {
  await withDatabase(context);
  const workspace = await write(join(context.temp, 'work'), npmProject('4.17.20'));
  const found = await scan(context, { path: '.', ...offline }, { workspace });
  assert.deepEqual([found.exitCode, found.outputs['verdict'], found.outputs['high']], [1, 'fail', '1']);
  assert.deepEqual(ids(found), ['CVE-2020-28500', 'CVE-2021-23337']);
  assert.deepEqual(found.codes, ['vulnerability-over-threshold', 'snyk-skipped']);
  await write(workspace, npmProject('4.17.21'));
  const clean = await scan(context, { path: '.', ...offline }, { workspace });
  assert.deepEqual([clean.exitCode, clean.outputs['verdict'], clean.outputs['findings']], [0, 'pass', '0']);
};

const goModule = async (context: E2eContext): Promise<void> => {
  await withDatabase(context);
  const goMod = (version: string): string =>
    `module example.test/svc\n\ngo 1.24\n\nrequire golang.org/x/text ${version}\n`;
  const workspace = await write(join(context.temp, 'work'), { 'svc/go.mod': goMod('v0.3.7') });
  const found = await scan(context, { path: 'svc', ...offline }, { workspace });
  assert.deepEqual([found.outputs['verdict'], ids(found)], ['fail', ['CVE-2022-32149']]);
};

const node = (lodash: string): TarEntry => ({
  name: 'app/node_modules/lodash/package.json',
  content: JSON.stringify({ name: 'lodash', version: lodash }),
});

const debian = (architecture: string, version: string): readonly TarEntry[] => [
  { name: 'etc/debian_version', content: '12.8\n' },
  {
    name: 'var/lib/dpkg/status',
    content: `Package: libssl3\nStatus: install ok installed\nArchitecture: ${architecture}\nSource: openssl\nVersion: ${version}\nMaintainer: x\nDescription: x\n\n`,
  },
];

const everyPlatform = async (context: E2eContext): Promise<void> => {
  await withDatabase(context);
  const [good, bad] = ['3.0.14-1~deb12u2', '3.0.13-1~deb12u1'];
  const image = await pushImage(context.registry, 'acme/web', {
    amd64: [...debian('amd64', good), node('4.17.21')],
    arm64: [...debian('arm64', bad), node('4.17.20')],
  });
  const found = await scan(context, { image, ...offline });
  assert.equal(found.outputs['verdict'], 'fail');
  assert.equal(found.outputs['platforms'], 'linux/amd64,linux/arm64');
  assert.equal(found.outputs['digest'], image.split('@')[1]);
  assert.deepEqual(ids(found), ['CVE-2020-28500', 'CVE-2021-23337', 'CVE-2024-6119']);
  assert.ok(found.report.findings.every(({ platforms }) => platforms.join() === 'linux/arm64'));
  const one = await scan(context, { image, platforms: 'linux/amd64', ...offline });
  assert.deepEqual([one.outputs['verdict'], one.outputs['platforms']], ['pass', 'linux/amd64']);
};

const rebuilt = async (context: E2eContext): Promise<void> => {
  await withDatabase(context);
  const build = async (stamp: string, folder: string): Promise<readonly string[]> => {
    const lodash = { ...node('4.17.20'), name: `${folder}/node_modules/lodash/package.json` };
    const files = [...debian('amd64', '3.0.13-1~deb12u1'), lodash, { name: 'built', content: stamp }];
    const image = await pushImage(context.registry, 'acme/rebuilt', { amd64: files });
    const [run] = readSarif((await scan(context, { image, ...offline })).sarif).runs;
    return run === undefined ? [] : alertKeys(run);
  };
  const first = await build('monday', 'app-1.0');
  assert.equal(first.length, 3);
  assert.deepEqual(await build('tuesday', 'app-1.1'), first);
};

const privateRegistry = async (context: E2eContext): Promise<void> => {
  await withDatabase(context);
  const registry = new FakeRegistry();
  await registry.start();
  try {
    registry.auth = { scheme: 'basic', username: 'me', password: 'S3CRET' };
    const platform = { os: 'linux', architecture: 'amd64' };
    const digest = registry.putImage('acme/web', [{ platform, layers: [{ entries: [node('4.17.20')] }] }]);
    const image = `${registry.host}/acme/web@${digest}`;
    const login = { 'registry-username': 'me', 'registry-password': 'S3CRET' };
    const found = await scan(context, { image, ...login, ...offline });
    assert.deepEqual([found.outputs['verdict'], found.outputs['platforms']], ['fail', 'linux/amd64']);
    assert.ok(!found.text.replace('::add-mask::S3CRET', '').includes('S3CRET'));
  } finally {
    await registry.stop();
  }
};

const fetchedDatabase = async (context: E2eContext): Promise<void> => {
  const workspace = await write(join(context.temp, 'work'), npmProject('4.17.20'));
  const repository = await pushTrivyDb(context.registry, await readFile(trivyDbArchive));
  const inputs = { path: '.', 'max-db-age': '3000d' };
  const found = await scan(context, { ...inputs, 'db-repository': repository }, { workspace });
  assert.deepEqual([found.outputs['verdict'], found.outputs['database-date']], ['fail', '2026-11-01T00:00:00.000Z']);
  const elsewhere = { 'cache-dir': join(context.temp, 'empty'), 'db-repository': `${context.registry}/nothing-here:2` };
  const unavailable = await scan(context, { ...inputs, ...elsewhere }, { workspace });
  assert.deepEqual([unavailable.outputs['verdict'], unavailable.codes[0]], ['unknown', 'database-unavailable']);
  assert.equal(unavailable.outputs['findings'], '0');
};

const brokenLockfile = async (context: E2eContext): Promise<void> => {
  await withDatabase(context);
  const workspace = await write(join(context.temp, 'work'), {
    ...npmProject('4.17.21'),
    'b/package-lock.json': lockfile('4.17.20').slice(0, 150),
  });
  const partial = await scan(context, { path: '.', ...offline }, { workspace });
  assert.deepEqual([partial.outputs['verdict'], partial.codes], ['unknown', ['scan-partial', 'snyk-skipped']]);
  const without = await scan(context, { path: '.', 'skip-dirs': 'b', ...offline }, { workspace });
  assert.equal(without.outputs['verdict'], 'pass');
};

const otherScanners = async (context: E2eContext): Promise<void> => {
  const key = `AKIA${'Q3EGRJ7TYXKLWMVB'}`;
  const workspace = await write(join(context.temp, 'work'), {
    'config/settings.ini': `[aws]\naws_access_key_id = ${key}\n`,
    Dockerfile: 'FROM scratch\nUSER root\nCOPY app /\n',
  });
  const found = await scan(context, { path: '.', scanners: 'secret,misconfig', severity: 'low' }, { workspace });
  assert.equal(found.outputs['verdict'], 'fail');
  assert.ok(found.codes.includes('secret-over-threshold') && found.codes.includes('misconfiguration-over-threshold'));
  assert.ok(found.text.includes('config/settings.ini:2'));
  assert.ok(!found.text.includes(key), 'the secret itself must not be shown');
};

const advisory = (over: Partial<SnykAdvisory>): SnykAdvisory => ({
  id: 'SNYK-JS-LODASH-1040724',
  packageName: 'lodash',
  version: '4.17.20',
  severity: 'critical',
  title: 'Command Injection',
  cves: ['CVE-2021-23337'],
  ghsas: ['GHSA-35jh-r3h4-6jhm'],
  fixedIn: ['4.17.21'],
  cvssScore: 9.8,
  ...over,
});

const advisories = [
  advisory({}),
  advisory({ id: 'SNYK-JS-LODASH-590103', cves: [], ghsas: [], severity: 'medium', cvssScore: null }),
  advisory({
    id: 'SNYK-DEBIAN12-OPENSSL-1',
    packageName: 'openssl/libssl3',
    version: '3.0.13-1~deb12u1',
    cves: ['CVE-2024-6119'],
    ghsas: [],
  }),
];

/** Installed by the action itself, through npm, at the pinned version. */
const realSnyk = async (context: E2eContext): Promise<void> => {
  await withDatabase(context);
  const stub = await startSnykStub(advisories);
  const token = '8e2f3c1a-0000-4000-8000-000000000000';
  const inputs = { ...offline, 'snyk-token': token, 'snyk-api': stub.address };
  try {
    const workspace = await write(join(context.temp, 'work'), npmProject('4.17.20'));
    const folder = await scan(context, { path: '.', ...inputs }, { workspace });
    assert.deepEqual(folder.codes, ['vulnerability-over-threshold']);
    assert.deepEqual(ids(folder), ['CVE-2020-28500', 'CVE-2021-23337', 'SNYK-JS-LODASH-590103']);
    assert.equal(folder.outputs['critical'], '1');
    assert.ok(stub.requests.length > 0 && stub.requests.every(one => one.authorization === `token ${token}`));

    const image = await pushImage(context.registry, 'acme/snyk', { amd64: debian('amd64', '3.0.13-1~deb12u1') });
    const scanned = await scan(context, { image, ...inputs });
    assert.deepEqual([ids(scanned), scanned.outputs['critical']], [['CVE-2024-6119'], '1']);

    await write(workspace, { 'b/package.json': manifest('4.17.20'), 'b/package-lock.json': '{"cut' });
    const partial = await scan(context, { path: '.', ...inputs }, { workspace });
    assert.ok(partial.codes.includes('snyk-partial') && partial.codes.includes('scan-partial'));

    const clean = await write(join(context.temp, 'clean'), npmProject('4.17.21'));
    const passed = await scan(context, { path: '.', ...inputs }, { workspace: clean });
    assert.deepEqual([passed.outputs['verdict'], passed.codes], ['pass', []]);

    stub.fail(401);
    const refused = await scan(context, { path: '.', ...inputs }, { workspace: clean });
    assert.deepEqual([refused.outputs['verdict'], refused.codes], ['unknown', ['snyk-failed']]);
    assert.ok(!refused.text.replaceAll(`::add-mask::${token}`, '').includes(token));
  } finally {
    await stub.close();
  }
};

export const suite: Suite = {
  name: 'security',
  needs: ['trivy', 'registry'],
  scenarios: [
    { name: 'a lockfile with a known vulnerability fails, and passes once it is upgraded', run: vulnerableLockfile },
    { name: 'a Go module with a known vulnerability fails', run: goModule },
    { name: 'an image by digest is scanned on every platform, and fails for the one that is bad', run: everyPlatform },
    { name: 'a rebuilt image keeps its code scanning alerts', run: rebuilt },
    { name: 'a private registry is read with the login that was given', run: privateRegistry },
    { name: 'the database comes from the named repository; without one the verdict is unknown', run: fetchedDatabase },
    { name: 'a lockfile that Trivy leaves out in silence makes the verdict unknown', run: brokenLockfile },
    { name: 'secrets and misconfigurations are found, and the secret is not shown', run: otherScanners },
    { name: 'the real Snyk CLI runs beside Trivy and their findings are joined', run: realSnyk },
  ],
};
