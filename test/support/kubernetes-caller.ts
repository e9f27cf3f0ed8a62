/** The Kubernetes example as a caller's repository, and all that act needs to deliver it to a real cluster. */
import { cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { root } from '../../scripts/actions.ts';
import { actRepository, exportForAct } from '../../tools/workflow-copies.ts';
import type { E2eContext } from '../e2e/suite.ts';
import { type ActRun, runAct } from './act.ts';
import { codeqlReference, goEnvironment, merge, run, tree, uploadSarif } from './caller.ts';
import { startBuilder } from './cluster/builder.ts';
import { type Answer, createNamespace, deleteNamespace, get } from './cluster/cluster.ts';
import { installTrivyDb } from './trivy-db.ts';

export const environments = ['staging', 'production'] as const;
export type Environment = (typeof environments)[number];

interface Place {
  readonly namespace: string;
  /** Where users' traffic enters, on every address of the node. */
  readonly nodePort: number;
}

type Places = Readonly<Record<Environment, Place>>;

const urlOf = ({ nodePort }: Place): string => `http://127.0.0.1:${nodePort}`;

/** What differs from the example: this machine's registry, entrances and patience. What the gates accept stays. */
const machineSettings = (context: E2eContext, folder: string, builder: string, places: Places) => ({
  image: `${context.kubernetes.registry}/acme/web`,
  build: { 'builder-endpoint': builder, cache: 'none' },
  scan: { 'cache-dir': join(folder, 'trivy'), 'skip-db-update': true },
  performance: { pairs: 3, 'max-pairs': 3 },
  verify: { 'verify-duration': '6s', 'probe-rate': 100 },
  deploy: { 'warm-up': '1s', drain: '2s', bake: '1s', 'start-timeout': '60s' },
  environments: {
    staging: { deploy: { namespace: places.staging.namespace }, verify: { url: urlOf(places.staging) } },
    production: {
      deploy: { namespace: places.production.namespace },
      verify: { url: urlOf(places.production), 'verify-duration': '12s' },
    },
  },
});

/** The Service of an environment on a port of the node. */
const onNodePort = (nodePort: number) => [
  {
    target: { kind: 'Service', name: 'web' },
    patch: stringify([
      { op: 'add', path: '/spec/type', value: 'NodePort' },
      { op: 'add', path: '/spec/ports/0/nodePort', value: nodePort },
    ]),
  },
];

export class KubernetesCaller {
  private readonly context: E2eContext;
  private readonly folder: string;
  private readonly places: Places;
  readonly repository: string;

  private constructor(context: E2eContext, folder: string, places: Places) {
    this.context = context;
    this.folder = folder;
    this.places = places;
    this.repository = join(folder, 'repository');
  }

  static async create(context: E2eContext, folder: string): Promise<KubernetesCaller> {
    const cluster = context.kubernetes;
    const places = {
      staging: { namespace: await createNamespace(cluster, 'act-staging'), nodePort: 31_781 },
      production: { namespace: await createNamespace(cluster, 'act-production'), nodePort: 31_782 },
    };
    const caller = new KubernetesCaller(context, folder, places);
    await exportForAct(root, join(folder, 'prod-actions'));
    await mkdir(join(folder, 'codeql/upload-sarif'), { recursive: true });
    await writeFile(join(folder, 'codeql/upload-sarif/action.yml'), stringify(uploadSarif));
    await installTrivyDb(join(folder, 'trivy'));
    await caller.linkPrograms();
    await caller.initRepository(await startBuilder(cluster));
    return caller;
  }

  private async linkPrograms(): Promise<void> {
    await mkdir(join(this.folder, 'bin'));
    await mkdir(join(this.folder, 'home'));
    await symlink(process.execPath, join(this.folder, 'bin/node'));
    for (const tool of ['trivy', 'k6', 'buildx', 'kubectl'])
      await symlink(this.context.tool(tool), join(this.folder, 'bin', tool));
  }

  private async initRepository(builder: string): Promise<void> {
    for (const example of ['web', 'kubernetes'])
      await cp(join(root, 'examples', example), this.repository, { recursive: true });
    await this.change('.github/prod-actions.yml', file =>
      merge(file, machineSettings(this.context, this.folder, builder, this.places)),
    );
    for (const environment of environments)
      await this.change(`k8s/${environment}/kustomization.yaml`, file => ({
        ...file,
        patches: onNodePort(this.places[environment].nodePort),
      }));
    await this.edit('k8s/base/web.yaml', 'ghcr.io/acme/web', `${this.context.kubernetes.registry}/acme/web`);
    // Inside the cluster's network there is no way to a module proxy.
    await run(this.repository, 'go', 'mod', 'download');
    await this.git('init', '-q', '-b', 'main');
    await this.git('remote', 'add', 'origin', 'https://github.com/acme/web.git');
    await this.commit('A good release');
  }

  private async change(path: string, to: (file: Record<string, unknown>) => unknown): Promise<void> {
    const file = join(this.repository, path);
    await writeFile(file, stringify(to(tree.parse(parse(await readFile(file, 'utf8'))))));
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

  /** Runs the caller's workflow inside the cluster's network, with the kubeconfig as a secret. */
  async act(workflow: 'deliver' | 'rollback', inputs: Readonly<Record<string, string>> = {}): Promise<ActRun> {
    const copy = join(this.folder, 'prod-actions');
    const cluster = this.context.kubernetes;
    const env = { ...(await goEnvironment(this.repository)), HOME: join(this.folder, 'home') };
    return await runAct({
      act: this.context.tool('act'),
      repository: this.repository,
      event: workflow === 'deliver' ? 'push' : 'workflow_dispatch',
      workflow: `.github/workflows/${workflow}.yml`,
      inputs,
      enter: cluster.enter,
      local: { [actRepository]: copy, [await codeqlReference(copy)]: join(this.folder, 'codeql') },
      // Nothing answers there: what GitHub would say is the other suite's business.
      env: { ...env, GITHUB_API_URL: 'http://127.0.0.1:9' },
      secrets: {
        GITHUB_TOKEN: 'not-a-real-token',
        KUBECONFIG: Buffer.from(await readFile(cluster.kubeconfig)).toString('base64'),
      },
      hostEnv: { ...env, PATH: `${join(this.folder, 'bin')}:${process.env['PATH'] ?? ''}` },
      folder: join(this.folder, 'act'),
      timeoutMs: 5 * 60_000,
    });
  }

  /** What a user of the environment gets. */
  async ask(environment: Environment): Promise<{ readonly status: number; readonly release: string }> {
    const answer: Answer | undefined = await get(this.context.kubernetes, `${urlOf(this.places[environment])}/`);
    return { status: answer?.status ?? 0, release: answer?.headers['x-prod-actions-release'] ?? '' };
  }

  namespaceOf(environment: Environment): string {
    return this.places[environment].namespace;
  }

  async takeDown(): Promise<void> {
    for (const { namespace } of Object.values(this.places)) await deleteNamespace(this.context.kubernetes, namespace);
    await rm(this.folder, { recursive: true, force: true });
  }
}
