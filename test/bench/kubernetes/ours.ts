/** The built action `blue-green-deploy`, started as the runner starts it; the whole command, `phase: release`. */
import type { ChildProcess } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../../scripts/actions.ts';
import { lastLines } from '../../../src/core/errors.ts';
import { type ActionRun, cleanUp, runBundle, runProgram } from '../../support/runner.ts';
import type { Bed } from './bed.ts';
import { type AppVersion, deployment, documents, service } from './manifests.ts';
import { app, type Method, type MethodKind, type Place, type Said, settled, versionOf } from './method.ts';

/** Shorter than the defaults where waiting shows nothing: the bench would only take longer. */
export const timing = {
  'warm-up': '2s',
  'verify-duration': '3s',
  'probe-rate': '150',
  bake: '0s',
  drain: '5s',
  'start-timeout': '60s',
} as const;

const labels = { app };

/** Deployment and Service as anybody would write them: nothing in them knows of colours. */
const write = async (place: Place, version: AppVersion): Promise<string> => {
  const folder = join(place.bed.temp, place.namespace, version.version);
  await mkdir(folder, { recursive: true });
  const text = documents(service(app, labels, place.port), deployment(app, labels, version));
  await writeFile(join(folder, 'shop.yaml'), text);
  return folder;
};

export const inputsOf = ({ bed, namespace, port }: Place): Record<string, string> => ({
  app,
  environment: 'bench',
  target: 'kubernetes',
  namespace,
  kubeconfig: bed.cluster.kubeconfig,
  url: `http://127.0.0.1:${port}`,
  ...timing,
});

/** `BENCH_FROM_SOURCE=1`: while developing, without a build; starts slower than the bundle. */
const fromSource = process.env['BENCH_FROM_SOURCE'] === '1';

/** What a person reads of it: the headline of the summary, or the last words. */
const sayingOf = (run: ActionRun): string =>
  run.summary === ''
    ? lastLines(`${run.stdout}\n${run.stderr}`, 5)
    : run.summary
        .split('\n')
        .filter(line => line !== '')
        .slice(0, 4)
        .join('\n');

export interface Release extends Said {
  readonly outputs: Readonly<Record<string, string>>;
  readonly stdout: string;
}

export const runOurs = async (
  bed: Bed,
  action: string,
  inputs: Readonly<Record<string, string>>,
  workspace: string,
  hear: (output: string) => void = () => undefined,
): Promise<Release> => {
  const call = {
    inputs,
    cwd: workspace,
    env: { ...bed.cluster.env },
    enter: bed.cluster.enter,
    started: (child: ChildProcess) => {
      for (const stream of [child.stdout, child.stderr]) stream?.on('data', text => hear(String(text)));
    },
  };
  const run = fromSource
    ? await runProgram(join(root, 'src', 'actions', action, 'main.ts'), call)
    : await runBundle(action, call);
  await cleanUp(run);
  hear(run.summary);
  return { exitCode: run.exitCode, text: sayingOf(run), outputs: run.outputs, stdout: run.stdout };
};

export const releaseOurs = async (
  place: Place,
  version: AppVersion,
  more: Readonly<Record<string, string>> = {},
  hear?: (output: string) => void,
): Promise<Release> => {
  const workspace = await write(place, version);
  const inputs = { ...inputsOf(place), manifests: 'shop.yaml', ...more };
  return await runOurs(place.bed, 'blue-green-deploy', inputs, workspace, hear);
};

export const oursAt = (place: Place, more: Readonly<Record<string, string>> = {}): Method => {
  const release = async (version: string): Promise<Release> => {
    const done = await releaseOurs(place, versionOf(place, version), more);
    if (done.exitCode !== 0) throw new Error(`blue-green-deploy: exit ${done.exitCode}\n${done.text}\n${done.stdout}`);
    return done;
  };
  return {
    prepare: async version => {
      await release(version);
      await settled(place);
    },
    release,
  };
};

export const ours: MethodKind = {
  name: 'prod-actions',
  what: `the built action \`blue-green-deploy\` with \`target: kubernetes\`, \`phase: release\`, ${Object.entries(
    timing,
  )
    .map(([name, value]) => `\`${name}: ${value}\``)
    .join(', ')}`,
  at: place => oursAt(place),
};
