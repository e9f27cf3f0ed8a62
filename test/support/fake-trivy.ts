/** A `trivy` on PATH that behaves as a test says. It is configured in its own text, because its environment is scrubbed. */
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface FakeTrivy {
  readonly version?: string;
  /**
   * Body of an async function that gets `{args, target, report, write, log}`; `report` is the answer of a clean scan
   * of the target, `write(text)` writes the report file. Runs for scans only.
   */
  readonly scan: string;
}

/** The version is answered by the shell: it is asked in every run, and Node takes ten times as long to start. */
const launcher = ({ version = '0.69.3' }: FakeTrivy, script: string): string => `#!/bin/sh
[ "$1" = --version ] && { echo "Version: ${version}"; exit 0; }
exec /usr/bin/env -u PWD node ${script} "$@"
`;

const script = ({ scan }: FakeTrivy, dump: string): string => `const fs = require('node:fs');
const args = process.argv.slice(2);
const login = process.env.DOCKER_CONFIG + '/config.json';
const config = fs.existsSync(login) ? fs.readFileSync(login, 'utf8') : '';
fs.appendFileSync(${JSON.stringify(dump)}, JSON.stringify({ args, env: process.env, cwd: process.cwd(), config }) + '\\n');
if (args.includes('--download-db-only')) process.exit(0);
const after = name => args[args.indexOf(name) + 1];
const target = args.at(-1);
const write = text => fs.writeFileSync(after('--output'), text);
const log = line => process.stderr.write(line + '\\n');
const digest = target.slice(target.indexOf('@') + 1);
const [os, architecture] = (after('--platform') ?? '').split('/');
const packages = [{ ID: 'lodash@4.17.21', Name: 'lodash', Identifier: { PURL: 'pkg:npm/lodash@4.17.21' }, Version: '4.17.21' }];
const report = {
  SchemaVersion: 2,
  CreatedAt: new Date().toISOString(),
  ArtifactName: target,
  ArtifactType: args[0] === 'image' ? 'container_image' : 'filesystem',
  Metadata: args[0] === 'image' ? { RepoDigests: ['x@' + digest], ImageConfig: { os, architecture } } : undefined,
  Results: [{ Target: 'package-lock.json', Class: 'lang-pkgs', Type: 'npm', Packages: packages }],
};
(async () => {
${scan}
})();
`;

export interface FakeTrivyOnPath {
  /** Put it first on PATH. */
  readonly bin: string;
  /** One JSON line per start: `{args, env, cwd, config}`. */
  readonly dump: string;
}

export const installFakeTrivy = async (folder: string, fake: FakeTrivy): Promise<FakeTrivyOnPath> => {
  const [bin, dump] = [join(folder, 'bin'), join(folder, 'trivy-starts.jsonl')];
  await mkdir(bin, { recursive: true });
  const body = join(folder, 'fake-trivy.cjs');
  await writeFile(body, script(fake, dump));
  await writeFile(join(bin, 'trivy'), launcher(fake, body));
  await chmod(join(bin, 'trivy'), 0o755);
  await writeFile(dump, '');
  return { bin, dump };
};
