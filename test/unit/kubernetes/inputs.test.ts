import { describe, expect, it } from 'vitest';
import { definition as rollback } from '../../../src/actions/auto-rollback/inputs.ts';
import { definition as deploy } from '../../../src/actions/blue-green-deploy/inputs.ts';
import { definition as verify } from '../../../src/actions/post-deploy-verify/inputs.ts';
import { definition as ship } from '../../../src/actions/ship/inputs.ts';
import { kubeconfigSecrets, kubeconfigText } from '../../../src/adapters/kubernetes/kubeconfig.ts';
import { type InputsSchema, parseInputs, type Rule, secretPartsOf } from '../../../src/core/inputs.ts';

const digest = `sha256:${'a'.repeat(64)}`;
const place = { app: 'shop', environment: 'test' };
const cluster = { ...place, target: 'kubernetes', manifests: 'k8s' };

/** Every problem, or none. */
const problems = (
  definition: { readonly inputs: InputsSchema; readonly rules: readonly Rule<never>[] },
  given: Readonly<Record<string, string>>,
): string => {
  try {
    parseInputs(
      definition.inputs,
      definition.rules as readonly Rule<Record<string, unknown>>[],
      name => given[name] ?? '',
    );
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

describe('a release for kubernetes', () => {
  it.each([
    ['manifests', cluster],
    ['a kustomization', { ...place, target: 'kubernetes', kustomize: 'overlays/test' }],
    [
      'a chart with values',
      { ...place, target: 'kubernetes', 'helm-chart': 'chart', 'helm-values': 'a.yaml', 'helm-set': 'a.b=c' },
    ],
    ['images to pin, several and renamed', { ...cluster, image: `a/web@${digest}\nworker=b/worker@${digest}` }],
    ['hooks', { ...cluster, 'migrate-expand': 'job:migrate', 'migrate-contract': './contract.sh' }],
    ['a latency objective at a known entrance', { ...cluster, url: 'http://shop.example', 'max-p95': '200ms' }],
  ])('may be %s', (_what, given) => {
    expect(problems(deploy, given)).toBe('');
    expect(problems(ship, given)).toBe('');
  });

  it.each([
    ['nothing', { manifests: '' }, 'manifests: nothing to deploy'],
    ['two sources', { kustomize: 'x' }, 'more than one source'],
    ['chart values without a chart', { 'helm-values': 'a.yaml' }, 'need a chart'],
    [
      'a value without a key',
      { manifests: '', 'helm-chart': 'c', 'helm-set': 'oops' },
      'helm-set: has lines that are not key=value',
    ],
    ['a command', { command: './run' }, 'command: is only for `target: process`'],
    ['environment variables', { env: 'A=b' }, 'env: is only for `target: process`'],
    ['a state folder', { 'state-dir': '/var/x' }, 'state-dir: is only for `target: process`'],
    ['a port', { port: '9000' }, 'port: is only for `target: process`'],
    ['a tag', { image: 'a/web:1' }, 'image: must name the image by digest'],
    ['two kubeconfigs', { kubeconfig: 'a', 'kubeconfig-data': 'YQ==' }, 'cannot be given together'],
    ['a latency objective that cannot be measured', { 'max-p99': '1s' }, 'max-p99: cannot be judged without `url`'],
    ['a namespace that is none', { namespace: 'My_Space' }, 'namespace: has the wrong form'],
  ])('is refused with %s', (_what, given, expected) => {
    expect(problems(deploy, { ...cluster, ...given })).toContain(expected);
  });

  it('has nothing to say when an operation is only settled', () => {
    expect(problems(deploy, { ...place, target: 'kubernetes', phase: 'settle', 'operation-id': 'op' })).toBe('');
  });
});

describe('a release for the process target', () => {
  it.each([
    ['manifests', { manifests: 'k8s' }],
    ['a chart', { 'helm-chart': 'chart' }],
    ['a namespace', { namespace: 'shop' }],
    ['a hook', { 'migrate-expand': 'true' }],
    ['a way to switch', { switch: 'overlap' }],
  ])('is refused with %s', (_what, given) => {
    expect(problems(deploy, { ...place, command: './run', ...given })).toContain('is only for `target: kubernetes`');
  });

  it('runs one image', () => {
    expect(problems(deploy, { ...place, image: `a/web@${digest}` })).toBe('');
    expect(problems(deploy, { ...place, image: `a/web@${digest}\nb/web@${digest}` })).toContain('names several');
    expect(problems(deploy, { ...place, image: `x=a/web@${digest}` })).toContain('must name the image by digest');
  });
});

it.each([
  ['auto-rollback', rollback],
  ['post-deploy-verify', verify],
])('%s takes the place of a cluster, and none of the other target', (_name, definition) => {
  expect(problems(definition, { ...place, target: 'kubernetes', namespace: 'shop', 'kube-context': 'c' })).toBe('');
  expect(problems(definition, { ...place, target: 'kubernetes', port: '1' })).toContain('port: is only for');
});

describe('a kubeconfig as a secret', () => {
  const yaml = [
    'apiVersion: v1',
    'kind: Config',
    'users:',
    '- name: ci',
    '  user:',
    '    token: s3cr3t-token',
    '    client-key-data: S0VZ',
  ].join('\n');
  const encoded = Buffer.from(yaml).toString('base64');

  it('is read as it is, and as base64, with and without line breaks', () => {
    expect(kubeconfigText(yaml)).toBe(yaml);
    expect(kubeconfigText(encoded)).toBe(yaml);
    expect(kubeconfigText(`${encoded.slice(0, 40)}\n${encoded.slice(40)}\n`)).toBe(yaml);
  });

  it('hides what opens the cluster, and no word that stands everywhere', () => {
    expect(kubeconfigSecrets(yaml)).toEqual(['s3cr3t-token', 'S0VZ']);
    expect(kubeconfigSecrets(encoded)).toEqual([encoded, 's3cr3t-token', 'S0VZ']);
    expect(kubeconfigSecrets(JSON.stringify({ users: [{ user: { token: 'abc' } }] }))).toContain('abc');
    expect(secretPartsOf(deploy.inputs.shape['kubeconfig-data'], yaml)).not.toContain('kind: Config');
  });
});
