import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseManifest } from '../../src/adapters/kubernetes/render/parse.ts';
import { type ManifestSources, renderManifests } from '../../src/adapters/kubernetes/render/render.ts';
import { nodeExec } from '../../src/core/exec.ts';
import { nodeFiles } from '../../src/core/files.ts';
import { offlinePlan } from '../../src/domain/kubernetes/offline.ts';
import { imagesOf } from '../../src/domain/kubernetes/pinning.ts';
import { terminal } from '../../tools/terminal.ts';
import type { E2eContext, Suite } from './suite.ts';

/** What the real kubectl and helm render, and that we read YAML as kubectl does. */

const put = async (folder: string, files: Readonly<Record<string, string>>): Promise<void> => {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
};

const render = async (context: E2eContext, over: Partial<ManifestSources>) =>
  await renderManifests(
    { manifests: [], kustomize: '', helm: null, namespace: 'shop', workspace: context.temp, ...over },
    {
      files: nodeFiles(),
      exec: nodeExec,
      log: terminal().log,
      env: { PATH: process.env['PATH'] ?? '', HOME: context.temp },
      signal: new AbortController().signal,
      kubectl: async () => context.tool('kubectl'),
      helm: async () => context.tool('helm'),
    },
  );

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, image: registry.example/web:1, envFrom: [{ configMapRef: { name: settings } }] }
`;
const service =
  'apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { selector: { app: web }, ports: [{ port: 80 }] }\n';

const kustomization = async (context: E2eContext): Promise<void> => {
  await put(context.temp, {
    'base/kustomization.yaml':
      'resources: [web.yaml, service.yaml]\nconfigMapGenerator:\n  - { name: settings, literals: [mode=base] }\n',
    'base/web.yaml': deployment,
    'base/service.yaml': service,
    'production/kustomization.yaml':
      'resources: [../base]\nreplicas: [{ name: web, count: 3 }]\nimages: [{ name: registry.example/web, newTag: "2" }]\n' +
      'patches:\n  - patch: |-\n      apiVersion: v1\n      kind: Service\n      metadata: { name: web }\n      spec: { type: NodePort }\n',
  });
  const objects = await render(context, { kustomize: 'production' });
  const plan = await offlinePlan(objects, { namespace: 'shop' });
  assert.equal(plan.verdict, 'planned', JSON.stringify(plan.refusals));
  assert.deepEqual(plan.objects.map(({ ref, treatment }) => `${ref.kind} ${treatment}`).sort(), [
    'ConfigMap versioned',
    'Deployment coloured',
    'Service switched',
  ]);
  assert.deepEqual(
    imagesOf(objects).map(one => one.image),
    ['registry.example/web:2'],
  );
  context.log(plan.steps.join('\n'));
};

const remoteBase = async (context: E2eContext): Promise<void> => {
  for (const base of ['https://github.invalid/acme/base?ref=v1', 'https://example.invalid/web.yaml']) {
    await put(context.temp, { 'remote/kustomization.yaml': `resources: ["${base}"]\n` });
    const started = performance.now();
    await assert.rejects(render(context, { kustomize: 'remote' }), { code: 'render-failed' });
    const took = Math.round(performance.now() - started);
    context.log(`${base}: refused after ${took} ms`);
    assert.ok(took < 15_000, `a remote base held the plan up for ${took} ms`);
  }
};

const chart = {
  'chart/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
  'chart/values.yaml': 'replicas: 1\nimage: registry.example/web:1\ndebug: false\n',
  'chart/templates/web.yaml': deployment
    .replace('spec:\n  selector', 'spec:\n  replicas: {{ .Values.replicas }}\n  selector')
    .replace('registry.example/web:1', '{{ .Values.image }}'),
  'chart/templates/service.yaml': service.replace(
    'name: web',
    'name: web, labels: { app.kubernetes.io/managed-by: {{ .Release.Service }} }',
  ),
  'chart/templates/settings.yaml':
    'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }\ndata: { mode: {{ .Values.debug | quote }} }\n',
  'chart/templates/tests/check.yaml':
    'apiVersion: v1\nkind: Pod\nmetadata: { name: check, annotations: { helm.sh/hook: test } }\nspec: { containers: [{ name: c, image: busybox:1 }] }\n',
  'production.yaml': 'replicas: 4\n',
};

const charts = async (context: E2eContext): Promise<void> => {
  await put(context.temp, chart);
  const helm = { chart: 'chart', values: ['production.yaml'], set: ['debug=true'], release: 'shop' };
  const objects = await render(context, { helm });
  const plan = await offlinePlan(objects, { namespace: 'shop' });
  assert.equal(plan.verdict, 'planned', JSON.stringify(plan.refusals));
  assert.deepEqual(plan.objects.map(({ ref, treatment }) => `${ref.kind} ${treatment}`).sort(), [
    'ConfigMap versioned',
    'Deployment coloured',

    'Service switched',
  ]);
  assert.ok(
    plan.steps.some(step => step.includes('with 4 pods')),
    'the values of the environment were not used',
  );
};

const chartProblems = async (context: E2eContext): Promise<void> => {
  await put(context.temp, {
    ...chart,
    'chart/Chart.yaml': `${chart['chart/Chart.yaml']}dependencies: [{ name: redis, version: 1.0.0, repository: "https://charts.invalid" }]\n`,
  });
  const helm = { chart: 'chart', values: [], set: [], release: 'shop' };
  await assert.rejects(render(context, { helm }), { code: 'chart-dependencies-missing' });
  await put(context.temp, {
    'chart/Chart.yaml': chart['chart/Chart.yaml'],
    'chart/templates/bad.yaml': 'a: {{ .Values.none.deeper }}\n',
  });
  await assert.rejects(render(context, { helm }), { code: 'render-failed', message: /bad\.yaml/ });
  await put(context.temp, {
    'chart/templates/bad.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: c }\ndata: { port: 80 }\n',
  });
  await assert.rejects(render(context, { helm }), {
    code: 'manifest-invalid',
    message: /from shop\/templates\/bad\.yaml.*data\.port/,
  });
};

/** kubectl reads YAML with its own mixture of 1.1 and 1.2; a file must not mean two things. */
const scalars = async (context: E2eContext): Promise<void> => {
  const values = [
    '0644',
    '0o644',
    '08',
    'yes',
    'No',
    'on',
    'OFF',
    'y',
    'n',
    '~',
    '1_000',
    '0x1F',
    '0b11',
    '1e3',
    '.5',
    '+1',
    '12:30:45',
    '2001-01-01',
    '1.',
    '"yes"',
    "'0644'",
    '=',
    '1,000',
    '!!str 12',
    'TRUE',
    '-0',
  ];
  const text = `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata:\n${values.map((value, index) => `  k${index}: ${value}\n`).join('')}`;
  await put(context.temp, { 'scalars.yaml': text });
  const { stdout, stderr } = await nodeExec.run({
    file: context.tool('kubectl'),
    args: ['label', '--local', '-f', join(context.temp, 'scalars.yaml'), 'seen=yes', '-o', 'json'],
    timeoutMs: 20_000,
  });
  assert.notEqual(stdout, '', stderr);
  const theirs: unknown = JSON.parse(stdout);
  const [ours] = await parseManifest(
    text.replace('kind: ConfigMap', 'kind: Any').replace('v1', 'example.com/v1'),
    'scalars.yaml',
  );
  assert.ok(typeof theirs === 'object' && theirs !== null && 'data' in theirs);
  // As it is sent: JSON knows no -0.
  assert.deepEqual(JSON.parse(JSON.stringify(ours?.['data'])), theirs.data);
};

export const suite: Suite = {
  name: 'kubernetes-render',
  needs: ['kubectl', 'helm'],
  scenarios: [
    { name: 'an overlay of a kustomization becomes a plan', run: kustomization },
    { name: 'a remote base is not fetched and holds nothing up', run: remoteBase },
    { name: 'a chart with the values of an environment becomes a plan', run: charts },
    { name: 'a chart that cannot be rendered says what and where', run: chartProblems },
    { name: 'plain scalars mean what they mean to kubectl', run: scalars },
  ],
};
