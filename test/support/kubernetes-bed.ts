/** A fake cluster in this process where bundles deploy; the way to it is a kubectl that joins two sockets. */
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from '../../scripts/actions.ts';
import { FakeCluster } from './fake-kubernetes/cluster.ts';
import { at, textAt } from './fake-kubernetes/tree.ts';
import { quick } from './rollout-bed.ts';
import { type ActionCall, type ActionRun, cleanUp, programOf, runBundle, runProgram } from './runner.ts';

export const place = { app: 'shop', environment: 'test' };
const namespace = 'shop';

export interface ReleaseOptions {
  /** The last part says how its pods behave; see fake-kubernetes/controllers/behaviour.ts. */
  readonly image: string;
  readonly message?: string;
}

/** A Deployment with a Service and a ConfigMap, as people write them. */
export const manifests = ({ image, message = 'hello' }: ReleaseOptions): string => `
apiVersion: v1
kind: ConfigMap
metadata: { name: web-settings }
data: { MESSAGE: ${JSON.stringify(message)} }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, labels: { app: web } }
spec:
  replicas: 2
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      terminationGracePeriodSeconds: 2
      containers:
        - name: web
          image: ${image}
          envFrom: [{ configMapRef: { name: web-settings } }]
          ports: [{ name: http, containerPort: 8080 }]
          readinessProbe: { httpGet: { path: /healthz, port: http }, periodSeconds: 1 }
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports: [{ name: http, port: 80, targetPort: http }]
`;

export interface KubernetesBed {
  readonly cluster: FakeCluster;
  /** The checkout of the caller. */
  readonly workspace: string;
  /** Environment of a command that shall reach the cluster. */
  readonly env: Readonly<Record<string, string>>;
  /** Runs a bundle on manifests of `release`. */
  run(
    action: string,
    release: ReleaseOptions | null,
    inputs?: Readonly<Record<string, string>>,
    call?: Omit<ActionCall, 'inputs'>,
  ): Promise<ActionRun>;
  cli(args: readonly string[]): Promise<ActionRun>;
  /** The colour that the Service selects; empty when none. */
  traffic(): string;
  /** Desired scale by the name of the Deployment. */
  scales(): Readonly<Record<string, number>>;
  journal(): unknown;
  end(): Promise<void>;
}

const programs = async (folder: string): Promise<void> => {
  const bin = join(folder, 'bin');
  await mkdir(bin);
  const script = join(root, 'test/support/fake-kubectl.mjs');
  await writeFile(join(bin, 'kubectl'), `#!/bin/sh\nexec '${process.execPath}' '${script}' "$@"\n`);
  await chmod(join(bin, 'kubectl'), 0o755);
  await symlink(process.execPath, join(bin, 'node'));
};

const dataSchema = z.looseObject({ data: z.record(z.string(), z.string()) });

export const kubernetesBed = async (): Promise<KubernetesBed> => {
  const folder = await mkdtemp(join(tmpdir(), 'kubernetes-bed-'));
  const workspace = join(folder, 'checkout');
  await mkdir(join(workspace, 'k8s'), { recursive: true });
  await programs(folder);
  const cluster = await new FakeCluster().start();
  const runs: ActionRun[] = [];
  const env = {
    PATH: `${join(folder, 'bin')}:/usr/bin:/bin`,
    FAKE_KUBERNETES: cluster.socketPath,
    GITHUB_SHA: '1'.repeat(40),
  };
  const kept = async (run: Promise<ActionRun>): Promise<ActionRun> => {
    const done = await run;
    runs.push(done);
    return done;
  };
  const service = () => cluster.store.find('Service', namespace, 'web');
  return {
    cluster,
    workspace,
    env,
    run: async (action, release, inputs = {}, call = {}) => {
      if (release !== null) await writeFile(join(workspace, 'k8s/web.yaml'), manifests(release));
      const given = release === null ? {} : { manifests: 'k8s', ...quick };
      const all = { ...place, target: 'kubernetes', ...given, ...inputs };
      return await kept(runBundle(action, { cwd: workspace, ...call, env: { ...env, ...call.env }, inputs: all }));
    },
    cli: async args => await kept(runProgram(programOf('cli'), { cwd: workspace, env, args })),
    traffic: () => textAt(service(), 'spec', 'selector', 'prod-actions/colour'),
    scales: () =>
      Object.fromEntries(
        cluster.store
          .objects('Deployment', namespace)
          .map(deployment => [deployment.metadata.name, Number(at(deployment, 'spec', 'replicas'))]),
      ),
    journal: () => {
      const stored = dataSchema.parse(cluster.store.find('ConfigMap', namespace, 'prod-actions-shop-test'));
      return JSON.parse(stored.data['journal.json'] ?? 'null');
    },
    end: async () => {
      await cluster.stop();
      for (const run of runs) await cleanUp(run);
      await rm(folder, { recursive: true, force: true });
    },
  };
};
