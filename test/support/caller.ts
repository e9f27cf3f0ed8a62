/** A caller's repository, the example as it stands, and all that act needs to run its workflow on the real parts. */
import { cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { root } from '../../scripts/actions.ts';
import { freePort } from '../../src/adapters/process/host/ports.ts';
import { createProcessTarget } from '../../src/adapters/process/target.ts';
import { nodeExec } from '../../src/core/exec.ts';
import { terminal } from '../../tools/terminal.ts';
import { actRepository, exportForAct } from '../../tools/workflow-copies.ts';
import type { E2eContext } from '../e2e/suite.ts';
import { type ActRun, runAct } from './act.ts';
import { environmentAnswer } from './github-answers.ts';
import { GitHubRepository } from './github-repository.ts';
import { GitHubStub } from './github-stub.ts';
import { installTrivyDb } from './trivy-db.ts';

export const environments = ['dev', 'staging', 'production'] as const;
export type Environment = (typeof environments)[number];

const service = 'web';
const configPath = '.github/prod-actions.yml';

/** Runs a program in `cwd` and gives its output. */
export const run = async (cwd: string, file: string, ...args: string[]): Promise<string> => {
  const result = await nodeExec.run({ file, args, cwd, timeoutMs: 120_000 });
  if (result.exitCode !== 0) throw new Error(`${file} ${args.join(' ')}: ${result.stderr}`);
  return result.stdout.trim();
};

/** Settings that fit the machine and the patience of a test. What the gates accept stays as the example has it. */
const machineSettings = (context: E2eContext, folder: string, ports: Readonly<Record<Environment, number>>) => ({
  image: `${context.registry}/acme/${service}`,
  build: { 'builder-endpoint': context.buildkit, cache: 'none' },
  scan: { 'cache-dir': join(folder, 'trivy'), 'skip-db-update': true },
  performance: { pairs: 6, 'max-pairs': 12 },
  verify: { 'verify-duration': '8s', 'probe-rate': 100 },
  deploy: { 'warm-up': '1s', drain: '2s', bake: '1s' },
  environments: {
    dev: { deploy: { port: ports.dev } },
    staging: { deploy: { port: ports.staging } },
    production: { deploy: { port: ports.production }, verify: { 'verify-duration': '20s' } },
  },
});

export type Tree = Readonly<Record<string, unknown>>;
export const tree = z.record(z.string(), z.unknown());

export const merge = (base: Tree, over: Tree): Tree => {
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const [a, b] = [tree.safeParse(base[key]), tree.safeParse(value)];
    merged[key] = a.success && b.success ? merge(a.data, b.data) : value;
  }
  return merged;
};

/** Stands in for GitHub's ingestion of findings: it only wants a file that is not empty. */
export const uploadSarif = {
  name: 'upload-sarif',
  description: 'Stands in for the action that shows findings under Security.',
  inputs: { sarif_file: { description: 'File.', required: true }, category: { description: 'Category.' } },
  runs: {
    using: 'composite',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: act fills the expression in
    steps: [{ shell: 'bash', env: { FILE: '${{ inputs.sarif_file }}' }, run: 'test -s "$FILE"' }],
  },
};

/** `codeql-action@<commit>` as the exported workflows name it. */
export const codeqlReference = async (copy: string): Promise<string> => {
  const yaml = await readFile(join(copy, '.github/workflows/security-scan.yml'), 'utf8');
  const commit = /github\/codeql-action\/upload-sarif@(\w+)/.exec(yaml)?.[1];
  if (commit === undefined) throw new Error('security-scan.yml uploads no findings');
  return `github/codeql-action@${commit}`;
};

/** Go keeps its caches and its proxy setting outside the home that jobs get here. */
export const goEnvironment = async (folder: string): Promise<Record<string, string>> => {
  const names = ['GOCACHE', 'GOMODCACHE', 'GOPROXY', 'GOSUMDB', 'GONOSUMDB', 'GOFLAGS'];
  const values = z.record(z.string(), z.string()).parse(JSON.parse(await run(folder, 'go', 'env', '-json', ...names)));
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
};

export class Caller {
  private readonly context: E2eContext;
  private readonly folder: string;
  private readonly ports: Readonly<Record<Environment, number>>;
  private readonly github: GitHubStub;
  /** What the deliveries leave on GitHub. */
  readonly hub = new GitHubRepository();
  readonly repository: string;

  private constructor(context: E2eContext, folder: string, ports: Readonly<Record<Environment, number>>) {
    this.context = context;
    this.folder = folder;
    this.ports = ports;
    this.repository = join(folder, 'repository');
    this.github = new GitHubStub({
      ...this.hub.routes,
      'GET /repos/{owner}/{repo}/environments/{environment_name}': ({ parameters }) => ({
        status: 200,
        body: environmentAnswer(parameters['environment_name'] ?? '', 1),
      }),
    });
  }

  /** `folder` outlives the scenario: what is live is what the next one starts from. */
  static async create(context: E2eContext, folder: string): Promise<Caller> {
    const [dev, staging, production] = [await freePort(), await freePort(), await freePort()];
    const caller = new Caller(context, folder, { dev, staging, production });
    await exportForAct(root, join(folder, 'prod-actions'));
    await mkdir(join(folder, 'codeql/upload-sarif'), { recursive: true });
    await writeFile(join(folder, 'codeql/upload-sarif/action.yml'), stringify(uploadSarif));
    await installTrivyDb(join(folder, 'trivy'));
    await caller.linkPrograms();
    await caller.initRepository();
    return caller;
  }

  /** Actions find their tools on PATH, as on a prepared runner. */
  private async linkPrograms(): Promise<void> {
    await mkdir(join(this.folder, 'bin'));
    await mkdir(join(this.folder, 'home'));
    await symlink(process.execPath, join(this.folder, 'bin/node'));
    for (const tool of ['trivy', 'k6', 'buildx'])
      await symlink(this.context.tool(tool), join(this.folder, 'bin', tool));
  }

  private async initRepository(): Promise<void> {
    await cp(join(root, 'examples/web'), this.repository, { recursive: true });
    const path = join(this.repository, configPath);
    const settings = merge(
      tree.parse(parse(await readFile(path, 'utf8'))),
      machineSettings(this.context, this.folder, this.ports),
    );
    await writeFile(path, stringify(settings));
    await this.git('init', '-q', '-b', 'main');
    await this.git('remote', 'add', 'origin', 'https://github.com/acme/web.git');
    await this.commit('A good release');
  }

  async git(...args: string[]): Promise<string> {
    return await run(this.repository, 'git', '-c', 'user.name=a', '-c', 'user.email=a@example.invalid', ...args);
  }

  async commit(subject: string): Promise<void> {
    await this.git('add', '--all');
    await this.git('commit', '-q', '-m', subject);
  }

  /** Replaces one text of a file; a text that is not there is a mistake of the test. */
  async edit(file: string, from: string, to: string): Promise<void> {
    const path = join(this.repository, file);
    const text = await readFile(path, 'utf8');
    if (!text.includes(from)) throw new Error(`${file} has no "${from}"`);
    await writeFile(path, text.replace(from, to));
  }

  /** Takes a file of this package, such as the workflow of another example. */
  async take(from: string, to: string): Promise<void> {
    await cp(join(root, from), join(this.repository, to));
  }

  async downgrade(module: string, version: string): Promise<void> {
    await run(this.repository, 'go', 'mod', 'edit', `-require=${module}@${version}`);
    await run(this.repository, 'go', 'mod', 'tidy');
  }

  /** Commits `change` on top of the good release, pushes it through the workflow, and goes back to the good release. */
  async push(subject: string, change: (caller: Caller) => Promise<void>): Promise<ActRun> {
    await change(this);
    await this.commit(subject);
    try {
      return await this.act();
    } finally {
      await this.git('reset', '-q', '--hard', 'HEAD~1');
    }
  }

  async act(): Promise<ActRun> {
    const copy = join(this.folder, 'prod-actions');
    const api = await this.github.start();
    try {
      const env = { ...(await goEnvironment(this.repository)), HOME: join(this.folder, 'home') };
      return await runAct({
        act: this.context.tool('act'),
        repository: this.repository,
        event: 'push',
        local: { [actRepository]: copy, [await codeqlReference(copy)]: join(this.folder, 'codeql') },
        env: { ...env, GITHUB_API_URL: api },
        secrets: { GITHUB_TOKEN: 'not-a-real-token' },
        hostEnv: { ...env, PATH: `${join(this.folder, 'bin')}:${process.env['PATH'] ?? ''}` },
        folder: join(this.folder, 'act'),
        timeoutMs: 9 * 60_000,
      });
    } finally {
      await this.github.stop();
    }
  }

  /** Requests that GitHub's own description does not allow. */
  get badRequests(): readonly string[] {
    return this.github.problems;
  }

  /** What a user of the environment gets: the answering release and the status. */
  async ask(environment: Environment): Promise<{ readonly status: number; readonly release: string }> {
    const response = await fetch(`http://127.0.0.1:${this.ports[environment]}/`);
    await response.arrayBuffer();
    return { status: response.status, release: response.headers.get('x-prod-actions-release') ?? '' };
  }

  /** The proxies and releases outlive the jobs, as they should; here they end with the suite. */
  async takeDown(): Promise<void> {
    for (const environment of environments) {
      const stateDir = join(this.folder, 'home/.local/state/prod-actions');
      const place = { stateDir, app: service, environment, entrancePort: this.ports[environment] };
      await createProcessTarget(place, terminal()).takeDown();
    }
    await rm(this.folder, { recursive: true, force: true });
  }
}
