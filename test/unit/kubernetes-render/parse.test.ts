import { describe, expect, it } from 'vitest';
import { parseManifest } from '../../../src/adapters/kubernetes/render/parse.ts';
import type { UserError } from '../../../src/core/errors.ts';
import { dig } from '../../../src/domain/kubernetes/dig.ts';

const config = (name: string, data = 'a: "1"'): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\ndata:\n  ${data}\n`;

const names = async (text: string): Promise<readonly string[]> =>
  (await parseManifest(text, 'k8s/app.yaml')).map(one => `${one.kind}/${one.metadata.name}`);

const failure = async (text: string): Promise<UserError> =>
  await parseManifest(text, 'k8s/app.yaml').then(
    () => {
      throw new Error('it was read');
    },
    (error: UserError) => error,
  );

describe('a manifest file', () => {
  it('may hold several documents, empty ones, comments and Windows line ends', async () => {
    const text = `# a comment\n---\n${config('a')}---\n---\n# only this\n---\n${config('b')}...\n`;
    expect(await names(text)).toEqual(['ConfigMap/a', 'ConfigMap/b']);
    expect(await names(text.replaceAll('\n', '\r\n'))).toEqual(['ConfigMap/a', 'ConfigMap/b']);
    expect(await names(`\uFEFF${config('a')}`)).toEqual(['ConfigMap/a']);
  });

  it('may be empty', async () => {
    expect(await names('')).toEqual([]);
    expect(await names('# nothing\n---\n')).toEqual([]);
    expect(await names('null')).toEqual([]);
  });

  it('may be JSON', async () => {
    expect(await names('{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"}}')).toEqual(['ConfigMap/a']);
  });

  it('may hold lists, typed or not, one in another', async () => {
    const inner = '{ kind: ConfigMapList, apiVersion: v1, items: [{ metadata: { name: b } }] }';
    const text = `apiVersion: v1\nkind: List\nitems:\n  - { apiVersion: v1, kind: ConfigMap, metadata: { name: a } }\n  - ${inner}\n`;
    expect(await names(text)).toEqual(['ConfigMap/a', 'ConfigMap/b']);
    expect(await names('{ apiVersion: v1, kind: List, items: [] }')).toEqual([]);
  });

  it('may use anchors and merge keys', async () => {
    const [object] = await parseManifest(
      'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a, labels: &l { app: x }, annotations: { <<: *l, b: c } }\n',
      'a.yaml',
    );
    expect(object?.metadata).toMatchObject({ labels: { app: 'x' }, annotations: { app: 'x', b: 'c' } });
  });

  it('means what kubectl takes it to mean', async () => {
    const [object] = await parseManifest(
      'apiVersion: example.com/v1\nkind: Any\nmetadata: { name: a }\nspec: { octal: 0644, also: 0o644, yes: yes, off: Off, text: "yes", time: 12:30:45, date: 2001-01-01, big: 1_000, bits: 0b11, hex: 0x1F, e: 1e3, zero: 0 }\n',
      'a.yaml',
    );
    expect(object?.['spec']).toEqual({
      octal: 420,
      also: 420,
      true: true,
      false: false,
      text: 'yes',
      time: '12:30:45',
      date: '2001-01-01',
      big: 1000,
      bits: 3,
      hex: 31,
      e: 1000,
      zero: 0,
    });
  });

  it('may have been pasted from a cluster', async () => {
    const [object] = await parseManifest(
      `${config('a')}status: { x: 1 }\n`.replace(
        'name: a',
        'name: a\n  uid: u\n  resourceVersion: "1"\n  managedFields: []\n  annotations: { kubectl.kubernetes.io/last-applied-configuration: "{}", keep: me }',
      ),
      'a.yaml',
    );
    expect(object?.metadata).toEqual({ name: 'a', annotations: { keep: 'me' } });
    expect(object).not.toHaveProperty('status');
  });

  it('keeps a name that is yet to be made visible for the plan', async () => {
    const [object] = await parseManifest(
      'apiVersion: batch/v1\nkind: Job\nmetadata: { generateName: migrate- }\n',
      'a.yaml',
    );
    expect(object?.metadata).toMatchObject({ name: 'migrate', generateName: 'migrate-' });
  });
});

describe('a manifest that cannot be read says where', () => {
  it.each([
    ['broken YAML', `${config('a')}---\nkind: [\n`, /^k8s\/app\.yaml:\d+ \(document 2\): /, 'manifest-invalid'],
    [
      'a duplicate key',
      `${config('a')}data: {}\n`,
      /^k8s\/app\.yaml:7 \(document 1\): Map keys must be unique/,
      'manifest-invalid',
    ],
    [
      'no kind',
      `${config('a')}---\napiVersion: v1\nmetadata: { name: b }\n`,
      /^k8s\/app\.yaml:8 \(document 2\): has no kind/,
      'manifest-invalid',
    ],
    [
      'a values file',
      'image: web\nreplicas: 2\n',
      /app\.yaml:1 \(document 1\): has no apiVersion and no kind/,
      'manifest-invalid',
    ],
    ['a list of things', '- a\n- b\n', /is no mapping/, 'manifest-invalid'],
    [
      'no name',
      'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  labels: {}\n',
      /app\.yaml:4 \(document 1\): ConfigMap\/: metadata\.name: /,
      'manifest-invalid',
    ],
    [
      'a number where text belongs',
      config('a', 'port: 8080'),
      /app\.yaml:6 \(document 1\): ConfigMap\/a: data\.port: .*string/,
      'manifest-invalid',
    ],
    [
      'a bool where text belongs',
      config('a', 'debug: yes'),
      /app\.yaml:6 .*data\.debug: .*string, received boolean/,
      'manifest-invalid',
    ],
    [
      'a field of the wrong form',
      'apiVersion: v1\nkind: Service\nmetadata: { name: a }\nspec:\n  ports:\n    - port: http\n',
      /app\.yaml:6 \(document 1\): Service\/a: spec\.ports\[0\]\.port: /,
      'manifest-invalid',
    ],
    [
      'an item of a list',
      'apiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: ConfigMap\n    metadata: { name: 5 }\n',
      /app\.yaml:6 \(document 1\): ConfigMap\/: metadata\.name: /,
      'manifest-invalid',
    ],
    [
      'an alias without an anchor',
      'apiVersion: v1\nkind: ConfigMap\nmetadata: *none\n',
      /app\.yaml:\d+/,
      'manifest-invalid',
    ],
    [
      'a template that is no YAML',
      `${config('a')}{{- if .Values.x }}\n`,
      /^k8s\/app\.yaml:7: .*template/,
      'manifest-template',
    ],
    [
      'a template in plain text',
      config('web-{{ .Release.Name }}'),
      /^k8s\/app\.yaml:4: .*template/,
      'manifest-template',
    ],
    ['a template in quotes', config('"{{ .Values.name }}"'), /^k8s\/app\.yaml:4: .*template/, 'manifest-template'],
    ['a template as a value', config('a', 'b: {{ .Values.b }}'), /^k8s\/app\.yaml:6: .*template/, 'manifest-template'],
  ])('%s', async (_what, text, message, code) => {
    const error = await failure(text);
    expect(error.message).toMatch(message);
    expect(error.code).toBe(code);
    expect(error.fix).not.toBe('');
  });

  it('but text of a configuration may hold templates of its own', async () => {
    const [object] = await parseManifest(
      config(
        'alerts',
        'rule: |\n    summary: "{{ $labels.instance }} is {{ if .Values }}down"\n  title: "{{ .CommonLabels }}"',
      ),
      'a.yaml',
    );
    expect(dig(object, 'data', 'title')).toBe('{{ .CommonLabels }}');
  });

  it('names the template of a chart that a document was made from', async () => {
    const error = await failure(`---\n# Source: shop/templates/config.yaml\n${config('a', 'port: 8080')}`);
    expect(error.message).toMatch(/from shop\/templates\/config\.yaml/);
  });

  it('leaves removed API versions to the plan, which says how to write them today', async () => {
    expect(
      await names(
        'apiVersion: extensions/v1beta1\nkind: Deployment\nmetadata: { name: old }\nspec: { template: {} }\n',
      ),
    ).toEqual(['Deployment/old']);
  });
});
