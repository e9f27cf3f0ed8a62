import { describe, expect, it } from 'vitest';
import { dataStoreSign } from '../../../src/domain/kubernetes/data-stores.ts';
import { dependencyOrder, namesService } from '../../../src/domain/kubernetes/dependencies.ts';
import { managedBy } from '../../../src/domain/kubernetes/managed-by.ts';
import { labelSelectorMatches } from '../../../src/domain/kubernetes/selectors.ts';
import { deployment, fixed, objectsOf, service, shape, thing } from './manifests.ts';

const codesOf = (list: readonly { readonly code: string }[]): readonly string[] => list.map(one => one.code);

describe('texts that name a Service', () => {
  it.each([
    ['api', true],
    ['http://api:8080/v1', true],
    ['http://api.shop.svc.cluster.local', true],
    ['api.shop', true],
    ['postgres://user:pass@api:5432/db', true],
    ['host=api port=5432', true],
    ['a:1,api:2', true],
    ['API_SERVICE_HOST', true],
    ['$(API_PORT_80_TCP_ADDR)', true],
    ['http://api.other.svc', false],
    ['my-api', false],
    ['api-gateway', false],
    ['rapid', false],
    ['MY_API_SERVICE_HOST', false],
    ['/usr/api.conf', false],
  ])('%s: %s', (text, expected) => {
    expect(namesService(text, 'api', 'shop')).toBe(expected);
  });
});

describe('the order of dependencies', () => {
  const order = (needs: Readonly<Record<string, readonly string[]>>) =>
    dependencyOrder(Object.keys(needs), new Map(Object.entries(needs).map(([name, all]) => [name, new Set(all)])));

  it('puts what others need first, and else keeps the given order', () => {
    expect(order({ web: ['api'], api: ['db'], db: [], extra: [] })).toEqual({
      order: ['db', 'api', 'web', 'extra'],
      cycle: [],
    });
  });

  it('keeps a ring in the given order and names it', () => {
    expect(order({ a: ['b'], b: ['a'], c: [] })).toEqual({ order: ['b', 'a', 'c'], cycle: ['a', 'b'] });
  });
});

describe('a release of several workloads', () => {
  const shop = [
    deployment('web', { container: 'env: [{ name: API, value: "http://api" }]' }),
    service('web', 'type: LoadBalancer'),
    deployment('api', { container: 'envFrom: [{ configMapRef: { name: api } }]' }),
    service('api'),
    thing('v1', 'ConfigMap', 'api', 'data: { users: "grpc://users.shop.svc:9000" }'),
    deployment('users'),
    service('users'),
  ];

  it('starts and switches in the order of dependence, the entrance last', async () => {
    const found = await shape(shop);
    expect(found.workloads.map(one => one.name)).toEqual(['users', 'api', 'web']);
    expect(found.services.map(one => one.name)).toEqual(['users', 'api', 'web']);
    expect(found.services.map(one => one.workloads)).toEqual([['users'], ['api'], ['web']]);
    expect(codesOf(found.findings)).toContain('backend-shared-while-switching');
  });

  it('reads Secrets for the order, and never shows them', async () => {
    const found = await shape([
      deployment('web', { container: 'envFrom: [{ secretRef: { name: urls } }]' }),
      service('web'),
      deployment('api'),
      service('api'),
      thing('v1', 'Secret', 'urls', `data: { url: ${btoa('https://hunter2:s3cr3t@api/x')} }`),
    ]);
    expect(found.workloads.map(one => one.name)).toEqual(['api', 'web']);
    const { treated, findings, refusals, switchMode } = found;
    expect(JSON.stringify({ treated, findings, refusals, switchMode })).not.toMatch(/s3cr3t|hunter2/);
  });

  it('takes a Service that selects several Deployments as one', async () => {
    const found = await shape([
      deployment('web', { labels: '{ app: web, part: front }' }),
      deployment('beta', { labels: '{ app: beta, part: front }' }),
      service('front', 'type: NodePort', '{ part: front }'),
    ]);
    expect(found.services).toMatchObject([{ name: 'front', workloads: ['web', 'beta'] }]);
    expect(found.refusals).toEqual([]);
  });
});

describe('what is missing', () => {
  it.each([
    ['nothing at all', [], 'no-deployment'],
    ['a Service alone', [service('web')], 'no-deployment'],
    ['a Deployment alone', [deployment('web')], 'no-service'],
    ['a data store alone', [deployment('cache', { image: 'redis:7' }), service('cache')], 'no-deployment'],
    ['a StatefulSet alone', [fixed('StatefulSet', 'search'), service('search')], 'no-deployment'],
    ['only a headless Service', [deployment('web'), service('web', 'clusterIP: None')], 'no-service'],
  ])('%s is refused once, with what is there', async (_what, manifests, code) => {
    const found = await shape(manifests);
    expect(codesOf(found.refusals)).toEqual([code]);
    for (const { ref } of found.treated) expect(found.refusals[0]?.message).toContain(ref.name);
  });

  it('a hook that no Job stands behind is refused', async () => {
    const found = await shape([deployment('web'), service('web')], { hookJobs: ['migrate'] });
    expect(codesOf(found.refusals)).toEqual(['hook-job-missing']);
  });

  it('an object that is refused for its own reason is not called missing as well', async () => {
    const found = await shape([deployment('web', { pod: 'hostNetwork: true' }), service('web')]);
    expect(codesOf(found.refusals)).toEqual(['host-port']);
    expect(found.treated.map(one => one.treatment)).toEqual(['refused', 'refused']);
  });
});

describe('a release of another namespace', () => {
  const elsewhere = [deployment('web'), service('web'), service('api')].map(one =>
    one
      .replace(/name: (web|api)( }|\n)/, 'name: $1, namespace: dev$2')
      .replace('name: web, namespace: dev\n', 'name: web\n  namespace: dev\n'),
  );

  it('is refused once, with the setting that is meant', async () => {
    const found = await shape(elsewhere);
    expect(found.refusals).toHaveLength(1);
    expect(found.refusals[0]?.message).toMatch(
      /Deployment\/web, Service\/web.* namespace dev; the release goes to shop/,
    );
    expect(found.refusals[0]?.next).toContain('`namespace: dev`');
    expect(new Set(found.treated.map(one => one.treatment))).toEqual(new Set(['refused']));
  });

  it('is fine where it belongs', async () => {
    expect((await shape(elsewhere, { namespace: 'dev' })).refusals).toEqual([]);
  });
});

describe('names that we make', () => {
  it('must fit', async () => {
    const long = 'a'.repeat(250);
    const found = await shape([deployment(long, { image: 'web:1' }), service('web', '', `{ app: ${long} }`)]);
    expect(codesOf(found.refusals)).toContain('name-too-long');
  });

  it('must fit for the Services that a route is moved between', async () => {
    const long = 'a'.repeat(60);
    const manifests = [deployment('web'), service(long, '', '{ app: web }')];
    expect(codesOf((await shape(manifests, { switchMode: 'route' })).refusals)).toContain('name-too-long');
    expect((await shape(manifests)).refusals).toEqual([]);
  });

  it('must be free in the release and in the cluster', async () => {
    const taken = await shape([deployment('web'), service('web'), deployment('web-blue', { image: 'redis' })]);
    expect(codesOf(taken.refusals)).toEqual(['name-taken']);
    const live = await objectsOf(
      deployment('web-green').replace('name: web-green', 'name: web-green, namespace: shop'.replace(', ', '\n  ')),
    );
    const found = await shape([deployment('web'), service('web')], { live });
    expect(codesOf(found.refusals)).toEqual(['name-taken']);
  });
});

describe('the same object in two files', () => {
  it('is one', async () => {
    const found = await shape([deployment('web'), service('web'), service('web')]);
    expect(found.treated).toHaveLength(2);
    expect(found.refusals).toEqual([]);
  });
});

describe('signs of a data store', () => {
  it.each([
    ['redis:7', true],
    ['docker.io/bitnami/postgresql@sha256:abc', true],
    ['registry.example:5000/redis-master', true],
    ['redis-commander', false],
    ['mongo-express:1', false],
    ['acme/redis-exporter', false],
    ['acme/shop', false],
  ])('image %s: %s', async (image, expected) => {
    const [object] = await objectsOf(deployment('x', { image: `"${image}"` }));
    expect(object && dataStoreSign(object) !== undefined).toBe(expected);
  });

  it('is a port that only data stores listen on, in the first container', async () => {
    const [object] = await objectsOf(deployment('x', { container: 'ports: [{ containerPort: 5432 }]' }));
    expect(object && dataStoreSign(object)).toContain('PostgreSQL');
  });
});

describe('who else writes an object', () => {
  const live = (metadata: string) => `apiVersion: v1\nkind: Service\nmetadata: { name: web, ${metadata} }\nspec: {}\n`;
  it.each([
    ['annotations: { argocd.argoproj.io/tracking-id: a }', 'Argo CD', 'refuse'],
    ['labels: { kustomize.toolkit.fluxcd.io/name: a }', 'Flux', 'refuse'],
    ['labels: { helm.toolkit.fluxcd.io/name: a }', 'Flux', 'refuse'],
    ['labels: { scaledobject.keda.sh/name: a }', 'KEDA', 'refuse'],
    ['labels: { serving.knative.dev/service: a }', 'Knative', 'refuse'],
    ['annotations: { meta.helm.sh/release-name: a }', 'Helm', 'warn'],
    ['labels: { app.kubernetes.io/managed-by: redis-operator }', 'redis-operator', 'refuse'],
    [
      'ownerReferences: [{ apiVersion: v1, kind: Canary, name: web, uid: u, controller: true }]',
      'Canary/web',
      'refuse',
    ],
  ])('%s', async (metadata, controller, effect) => {
    const [object] = await objectsOf(live(metadata));
    expect(object && managedBy(object)).toMatchObject({ controller, effect });
  });

  it('is nobody for plain objects, those of kubectl and our own', async () => {
    const texts = [
      'labels: { app: web }',
      'labels: { app.kubernetes.io/managed-by: kustomize-v5 }',
      'labels: { app.kubernetes.io/managed-by: Helm }',
      'labels: { prod-actions/app: shop }',
    ];
    for (const [object] of await Promise.all(texts.map(text => objectsOf(live(text)))))
      expect(object && managedBy(object)).toBeUndefined();
  });

  it('is told from field managers, as a live object has them', () => {
    const object = {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web', managedFields: [{ manager: 'argocd-controller' }] },
    };
    expect(managedBy(object)).toMatchObject({ controller: 'Argo CD', evidence: 'field manager argocd-controller' });
  });

  it('refuses a release whose live objects are not ours to write, unless asserted; Helm is only warned of', async () => {
    const web = [deployment('web'), service('web')];
    const at = async (metadata: string) => await objectsOf(live(`namespace: shop, ${metadata}`));
    const argo = await at('annotations: { argocd.argoproj.io/tracking-id: a }');
    expect(codesOf((await shape(web, { live: argo })).refusals)).toEqual(['managed-by-controller']);
    const asserted = await shape(web, { live: argo, allowManaged: true });
    expect(asserted.refusals).toEqual([]);
    expect(codesOf(asserted.findings)).toContain('managed-by-controller');
    const helm = await shape(web, { live: await at('annotations: { meta.helm.sh/release-name: a }') });
    expect(helm.refusals).toEqual([]);
    expect(codesOf(helm.findings)).toContain('helm-managed');
  });

  it('does not take a chart’s own Helm labels for a Helm release', async () => {
    const found = await shape([
      deployment('web', { metadata: 'labels: { app.kubernetes.io/managed-by: Helm }' }),
      service('web'),
    ]);
    expect(found.refusals).toEqual([]);
    expect(codesOf(found.findings)).not.toContain('helm-managed');
  });
});

describe('what in the cluster reaches into both colours', () => {
  const web = [deployment('web'), service('web')];
  const inCluster = async (...texts: readonly string[]) =>
    (await objectsOf(...texts)).map(one => ({ ...one, metadata: { ...one.metadata, namespace: 'shop' } }));

  it('is refused when it is a Service with traffic', async () => {
    const found = await shape(web, { live: await inCluster(service('old-name', '', '{ app: web }')) });
    expect(codesOf(found.refusals)).toEqual(['service-outside-release']);
  });

  it('is said when it only lists or counts', async () => {
    const found = await shape(web, {
      live: await inCluster(
        service('metrics', 'clusterIP: None', '{ app: web }'),
        thing('policy/v1', 'PodDisruptionBudget', 'web', 'spec: { selector: { matchLabels: { app: web } } }'),
        thing(
          'autoscaling/v2',
          'HorizontalPodAutoscaler',
          'web',
          'spec: { scaleTargetRef: { kind: Deployment, name: web }, maxReplicas: 3 }',
        ),
      ),
    });
    expect(found.refusals).toEqual([]);
    expect(codesOf(found.findings)).toEqual(
      expect.arrayContaining(['headless-spans-colours', 'budget-spans-colours', 'autoscaler-outside-release']),
    );
  });

  it('is none of what we made ourselves', async () => {
    const own = service('web-green', '', '{ app: web }').replace(
      'name: web-green',
      'name: web-green, labels: { prod-actions/app: shop }',
    );
    const found = await shape(web, { live: await inCluster(own) });
    expect(found.refusals).toEqual([]);
  });
});

describe('label selectors', () => {
  it.each([
    ['In', ['a'], true],
    ['In', ['b'], false],
    ['NotIn', ['b'], true],
    ['NotIn', ['a'], false],
    ['Exists', [], true],
    ['DoesNotExist', [], false],
    ['Gt', ['1'], false],
  ])('%s %s: %s', (operator, values, expected) => {
    expect(labelSelectorMatches({ matchExpressions: [{ key: 'app', operator, values }] }, { app: 'a' })).toBe(expected);
  });
});
