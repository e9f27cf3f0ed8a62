import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { globPattern } from '../../../src/adapters/kubernetes/render/paths.ts';
import {
  type ManifestSources,
  type RenderDeps,
  renderManifests,
} from '../../../src/adapters/kubernetes/render/render.ts';
import { nodeExec } from '../../../src/core/exec.ts';
import { nodeFiles } from '../../../src/core/files.ts';
import type { Command, ExecResult } from '../../../src/core/ports.ts';
import { FakeExec, RecordingLog } from '../../support/fakes.ts';

const config = (name: string): string => `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name} }\n`;

let workspace = '';

beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'render-'));
});
afterEach(async () => {
  await rm(workspace, { recursive: true, force: true });
});

const put = async (files: Readonly<Record<string, string>>): Promise<void> => {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(workspace, path)), { recursive: true });
    await writeFile(join(workspace, path), text);
  }
};

const bed = (answer: (command: Command) => Partial<ExecResult> = () => ({})) => {
  const exec = new FakeExec(answer);
  const log = new RecordingLog();
  const deps: RenderDeps = {
    files: nodeFiles(),
    exec,
    log,
    env: { PATH: '/bin', HTTPS_PROXY: 'http://proxy.example' },
    signal: new AbortController().signal,
    kubectl: async () => '/tools/kubectl',
    helm: async () => '/tools/helm',
  };
  const render = async (over: Partial<ManifestSources>) =>
    await renderManifests({ manifests: [], kustomize: '', helm: null, namespace: 'shop', workspace, ...over }, deps);
  const names = async (...manifests: readonly string[]) => (await render({ manifests })).map(one => one.metadata.name);
  return { exec, log, deps, render, names };
};

describe('manifests', () => {
  it('are files, folders (not what is below) and globs, each file once, in the order given', async () => {
    await put({
      'k8s/b.yaml': config('b'),
      'k8s/a.yml': config('a'),
      'k8s/c.json': '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"c"}}',
      'k8s/README.md': '# no',
      'k8s/below/d.yaml': config('d'),
      'k8s/below/deep/e.yaml': config('e'),
      'k8s/.hidden/f.yaml': config('f'),
      'other.yaml': config('other'),
    });
    const { names } = bed();
    expect(await names('other.yaml', 'k8s')).toEqual(['other', 'a', 'b', 'c']);
    expect(await names('k8s/**/*.yaml')).toEqual(['b', 'd', 'e']);
    expect(await names('k8s/{a,b}.y*ml', 'k8s/b.yaml')).toEqual(['a', 'b']);
    expect(await names('**/[de].yaml')).toEqual(['d', 'e']);
    expect(await names(join(workspace, 'k8s/a.yml'))).toEqual(['a']);
  });

  it.each([
    ['nothing.yaml', 'manifest-missing', /does not exist/],
    ['k8s/*.yml', 'manifest-missing', /matches no/],
    ['empty', 'manifest-missing', /holds no .*\*\*\/\*\.yaml|holds no/],
    ['base', 'manifest-is-kustomization', /is a kustomization/],
    ['base/**/*.yaml', 'manifest-is-kustomization', /kustomization/],
    ['chart', 'manifest-missing', /Helm chart/],
    ['k8s/comment.yaml', 'manifest-empty', /no object/],
  ])('%s is refused: %s', async (line, code, message) => {
    await put({
      'k8s/a.yaml': config('a'),
      'k8s/comment.yaml': '# nothing yet\n',
      'empty/README.md': '',
      'base/kustomization.yaml': 'resources: [a.yaml]',
      'base/a.yaml': config('a'),
      'chart/Chart.yaml': 'name: chart',
    });
    const failed = bed().names(line);
    await expect(failed).rejects.toMatchObject({ code });
    await expect(failed).rejects.toThrow(message);
  });

  it('get the namespace of the release, but for objects of the whole cluster', async () => {
    await put({
      'a.yaml': `${config('a')}---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: b, namespace: other }\n---\napiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: { name: c }\n`,
    });
    const objects = await bed().render({ manifests: ['a.yaml'] });
    expect(objects.map(one => one.metadata.namespace)).toEqual(['shop', 'other', undefined]);
  });

  it('choose the namespace themselves where none is asked for and they name one only', async () => {
    await put({
      'a.yaml': `${config('a')}---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: b, namespace: other }\n`,
      'b.yaml': config('a'),
    });
    const namespaces = async (file: string) =>
      (await bed().render({ manifests: [file], namespace: '' })).map(one => one.metadata.namespace);
    expect(await namespaces('a.yaml')).toEqual(['other', 'other']);
    expect(await namespaces('b.yaml')).toEqual(['default']);
  });

  it('have the values of their Secrets masked, line by line, but not everyday words', async () => {
    await put({
      's.yaml': `apiVersion: v1\nkind: Secret\nmetadata: { name: s }\ndata: { a: ${btoa('hunter2-hunter2')} }\nstringData: { b: "first-line-1\\nsecond-line-2", c: postgres, d: x1 }\n`,
    });
    const { log, render } = bed();
    await render({ manifests: ['s.yaml'] });
    expect([...log.masked].sort()).toEqual(
      [btoa('hunter2-hunter2'), 'first-line-1', 'hunter2-hunter2', 'second-line-2'].sort(),
    );
  });
});

describe('a kustomization', () => {
  it('is rendered by kubectl, with no way to the network', async () => {
    const { exec, render } = bed(() => ({ stdout: config('from-kustomize') }));
    const objects = await render({ kustomize: 'overlays/production' });
    expect(objects.map(one => one.metadata.name)).toEqual(['from-kustomize']);
    const [command] = exec.commands;
    expect(command).toMatchObject({
      file: '/tools/kubectl',
      args: ['kustomize', join(workspace, 'overlays/production')],
    });
    expect(command?.env).toMatchObject({ PATH: '/bin', HTTPS_PROXY: 'http://127.0.0.1:9', GIT_ALLOW_PROTOCOL: 'file' });
  });

  it('that fails says the command and its last lines', async () => {
    const failed = bed(() => ({ exitCode: 1, stderr: 'error: no such file' })).render({ kustomize: 'x' });
    await expect(failed).rejects.toMatchObject({ code: 'render-failed' });
    await expect(failed).rejects.toThrow(/kubectl kustomize x.*no such file/s);
  });

  it('that does not end is stopped', async () => {
    await expect(bed(() => ({ exitCode: null, timedOut: true })).render({ kustomize: 'x' })).rejects.toMatchObject({
      code: 'render-timeout',
    });
  });

  it('stops with the run', async () => {
    const { deps } = bed();
    const signal = AbortSignal.abort(new Error('cancelled'));
    const sources = { manifests: [], kustomize: 'x', helm: null, namespace: 'shop', workspace };
    await expect(renderManifests(sources, { ...deps, signal })).rejects.toThrow('cancelled');
  });
});

describe('a chart', () => {
  const helm = {
    chart: 'chart',
    values: ['values.yaml', 'values.production.yaml'],
    set: ['password=s3cr3t'],
    release: 'shop',
  };

  it('is rendered by helm with the values of the environment, later ones last', async () => {
    await put({ 'chart/Chart.yaml': 'name: chart' });
    const { exec, render } = bed(() => ({ stdout: `---\n# Source: chart/templates/a.yaml\n${config('from-helm')}` }));
    expect((await render({ helm })).map(one => one.metadata.name)).toEqual(['from-helm']);
    expect(exec.commands[0]?.args).toEqual([
      'template',
      'shop',
      join(workspace, 'chart'),
      '--namespace',
      'shop',
      '--kube-version',
      '1.34.0',
      '--include-crds',
      '--skip-tests',
      '--values',
      join(workspace, 'values.yaml'),
      '--values',
      join(workspace, 'values.production.yaml'),
      '--set',
      'password=s3cr3t',
    ]);
  });

  it('that fails never shows what was set', async () => {
    await put({ 'chart/Chart.yaml': 'name: chart' });
    const failed = bed(() => ({ exitCode: 1, stderr: 'Error: boom' })).render({ helm });
    await expect(failed).rejects.toThrow(/boom/);
    await expect(failed).rejects.not.toThrow(/s3cr3t/);
  });

  it('that makes something up is told, without showing a secret', async () => {
    await put({ 'chart/Chart.yaml': 'name: chart' });
    let runs = 0;
    const { log, render } = bed(() => {
      runs += 1;
      return {
        stdout: `apiVersion: v1\nkind: Secret\nmetadata: { name: s }\nstringData: { password: made-up-${runs} }\n`,
      };
    });
    await render({ helm });
    const [warning] = log.lines.filter(line => line.level === 'warning');
    expect(warning?.message).toMatch(/Secret\/s: stringData\.password: changed \(hidden\)/);
    expect(warning?.message).not.toContain('made-up-');
  });

  it('that lacks its dependencies is told apart', async () => {
    await put({ 'chart/Chart.yaml': 'name: chart' });
    const stderr =
      'Error: An error occurred while checking for chart dependencies. You may need to run `helm dependency build` to fetch missing dependencies: found in Chart.yaml, but missing in charts/ directory: redis';
    await expect(bed(() => ({ exitCode: 1, stderr })).render({ helm })).rejects.toMatchObject({
      code: 'chart-dependencies-missing',
    });
  });

  it.each(['oci://registry.example/chart', 'https://example.com/chart.tgz', 'missing'])(
    '%s is not fetched',
    async chart => {
      await expect(bed().render({ helm: { ...helm, chart } })).rejects.toMatchObject({ code: 'manifest-missing' });
    },
  );
});

describe('all sources', () => {
  it('are put together, and real programs are run as they are', async () => {
    await put({
      'a.yaml': config('a'),
      'chart/Chart.yaml': 'name: chart',
      'kubectl.mjs': `process.stdout.write('apiVersion: v1\\nkind: ConfigMap\\nmetadata: { name: k }\\n')`,
    });
    const { deps } = bed(() => ({ stdout: config('h') }));
    const exec = {
      which: nodeExec.which,
      run: async (command: Command) =>
        command.file === 'node'
          ? await nodeExec.run({ ...command, file: process.execPath, args: [join(workspace, 'kubectl.mjs')] })
          : await deps.exec.run(command),
    };
    const objects = await renderManifests(
      {
        manifests: ['a.yaml'],
        kustomize: 'overlay',
        helm: { chart: 'chart', values: [], set: [], release: 'shop' },
        namespace: 'shop',
        workspace,
      },
      { ...deps, exec, kubectl: async () => 'node' },
    );
    expect(objects.map(one => one.metadata.name)).toEqual(['a', 'k', 'h']);
  });
});

describe('globs', () => {
  it.each([
    ['*.yaml', 'a.yaml', true],
    ['*.yaml', 'b/a.yaml', false],
    ['**/*.yaml', 'a.yaml', true],
    ['**/*.yaml', 'b/c/a.yaml', true],
    ['b/**', 'b/c/a.yaml', true],
    ['a?.yaml', 'ab.yaml', true],
    ['[!a]*.yaml', 'b.yaml', true],
    ['[!a]*.yaml', 'a.yaml', false],
    ['{a,b}/x.yaml', 'b/x.yaml', true],
    ['a.yaml', 'axyaml', false],
  ])('%s on %s: %s', (glob, path, expected) => {
    expect(globPattern(glob).test(path)).toBe(expected);
  });
});
