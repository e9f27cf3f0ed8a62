import { describe, expect, it } from 'vitest';
import { describeOfflinePlan, offlinePlan } from '../../../src/domain/kubernetes/offline.ts';
import { deployment, objectsOf, service, shape, thing } from './manifests.ts';

const good = {
  pod: 'terminationGracePeriodSeconds: 40',
  image: `registry.example/web@sha256:${'a'.repeat(64)}`,
  container: [
    'readinessProbe: { httpGet: { path: /ready, port: 80 } }',
    'livenessProbe: { httpGet: { path: /alive, port: 80 } }',
    'lifecycle: { preStop: { sleep: { seconds: 5 } } }',
    'resources: { requests: { cpu: 100m, memory: 64Mi } }',
  ].join('\n'),
};

const advice = async (...manifests: readonly string[]) =>
  (await shape(manifests)).findings.filter(one => one.code !== 'double-capacity');

const codesOf = async (...manifests: readonly string[]) => (await advice(...manifests)).map(one => one.code);

const web = (over: object = {}): readonly string[] => [deployment('web', { ...good, ...over }), service('web')];

const autoscaler = thing(
  'autoscaling/v2',
  'HorizontalPodAutoscaler',
  'web',
  'spec: { scaleTargetRef: { kind: Deployment, name: web }, minReplicas: 2, maxReplicas: 4, metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 80 } } }] }',
);
const budget = (spec: string): string =>
  thing('policy/v1', 'PodDisruptionBudget', 'web', `spec: { ${spec}, selector: { matchLabels: { app: web } } }`);
const policy = (spec: string): string => thing('networking.k8s.io/v1', 'NetworkPolicy', 'p', `spec: { ${spec} }`);
const spread = (extra: string): string =>
  `topologySpreadConstraints: [{ maxSkew: 1, topologyKey: zone, whenUnsatisfiable: DoNotSchedule, labelSelector: { matchLabels: { app: web } }${extra} }]`;
const apart = (extra: string): string =>
  `affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: host, labelSelector: { matchLabels: { app: web } }${extra} }] } }`;

describe('advice', () => {
  it('is silent on a Deployment that has everything', async () => {
    expect(await advice(...web())).toEqual([]);
  });

  it.each([
    ['no-readiness-probe', web({ container: 'ports: [{ containerPort: 8080 }]' })],
    [
      'probes-equal',
      web({ container: 'readinessProbe: { tcpSocket: { port: 80 } }\nlivenessProbe: { tcpSocket: { port: 80 } }' }),
    ],
    ['no-graceful-stop', web({ container: '{}' })],
    ['grace-too-short', web({ pod: 'terminationGracePeriodSeconds: 6' })],
    [
      'grace-too-short',
      web({ container: 'lifecycle: { preStop: { exec: { command: [sh, -c, sleep 60] } } }', pod: '{}' }),
    ],
    ['single-replica', web({ spec: 'replicas: 1' })],
    ['single-replica', web({ spec: 'minReadySeconds: 1' })],
    ['image-not-pinned', web({ image: 'web:latest' })],
    ['image-not-pinned', web({ image: 'registry.example:5000/web:1.2' })],
    ['no-resource-requests', web({ container: '{}' })],
    ['surge-without-effect', web({ spec: 'replicas: 2\nstrategy: { rollingUpdate: { maxSurge: 1 } }' })],
    ['spread-counts-both-colours', web({ pod: spread('') })],
    ['spread-counts-both-colours', web({ pod: apart('') })],
    ['replicas-and-autoscaler', [...web(), autoscaler]],
    ['autoscalers-collide', [...web(), autoscaler, autoscaler.replace('name: web', 'name: second')]],
    ['autoscaler-needs-requests', [...web({ spec: 'minReadySeconds: 1', container: '{}' }), autoscaler]],
    ['budget-blocks', [...web(), budget('minAvailable: 2')]],
    ['budget-blocks', [...web(), budget('maxUnavailable: 0')]],
    ['quota-too-small', [...web(), thing('v1', 'ResourceQuota', 'q', 'spec: { hard: { requests.cpu: 300m } }')]],
    [
      'policy-selects-colours',
      [...web(), policy('podSelector: { matchLabels: { pod-template-hash: abc } }, policyTypes: [Egress]')],
    ],
  ] as const)('%s', async (code, manifests) => {
    const found = (await advice(...manifests)).find(one => one.code === code);
    expect(found?.fix).not.toBe('');
    expect(found?.message).toMatch(/\w/);
  });

  it.each([
    [
      'spread over both colours, told apart by our label',
      web({ pod: spread(', matchLabelKeys: [prod-actions/colour]') }),
    ],
    ['anti-affinity told apart by our label', web({ pod: apart(', matchLabelKeys: [prod-actions/colour]') })],
    ['an autoscaler that starts at two', [...web({ spec: 'minReadySeconds: 1' }), autoscaler]],
    ['a budget that leaves one to take', [...web(), budget('maxUnavailable: 1')]],
    [
      'a quota with room for two',
      [...web(), thing('v1', 'ResourceQuota', 'q', 'spec: { hard: { requests.cpu: 1, pods: 4 } }')],
    ],
    ['a policy that lets everyone in', [...web(), policy('podSelector: {}, ingress: [{}]')]],
  ] as const)('nothing on %s', async (_what, manifests) => {
    expect(await codesOf(...manifests)).toEqual([]);
  });

  it('gives the YAML that mends it, with the names of the manifest', async () => {
    const found = await advice(...web({ container: 'ports: [{ name: http, containerPort: 8080 }]' }));
    expect(found.find(one => one.code === 'no-readiness-probe')?.fix).toBe(
      'containers: [{ name: main, readinessProbe: { httpGet: { path: /healthz, port: http }, periodSeconds: 5 } }]',
    );
  });
});

const ingress = (metadata: string, spec = ''): string =>
  `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: { name: web${metadata} }\nspec: { defaultBackend: { service: { name: web, port: { number: 80 } } }${spec} }\n`;
const route = (backends: string, parents = ''): string =>
  `apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: { name: web }\nspec: { ${parents}rules: [{ backendRefs: [${backends}] }] }\n`;
const annotatedService = (annotations: string): string =>
  service('web', 'type: LoadBalancer').replace('name: web', `name: web, annotations: { ${annotations} }`);

describe('the switch mode', () => {
  const base = deployment('web');
  it.each([
    ['a plain Service', [base, service('web')], 'atomic'],
    ['a LoadBalancer', [base, service('web', 'type: LoadBalancer')], 'atomic'],
    ['an Ingress of nginx', [base, service('web'), ingress('', ', ingressClassName: nginx')], 'atomic'],
    ['an HTTPRoute without weights', [base, service('web'), route('{ name: web, port: 80 }')], 'atomic'],
    ['an HTTPRoute with weights', [base, service('web'), route('{ name: web, port: 80, weight: 1 }')], 'route'],
    [
      'an HTTPRoute with weights, beside a Service without a route',
      [base, service('web'), deployment('api'), service('api'), route('{ name: web, port: 80, weight: 1 }')],
      'atomic',
    ],
    ['a GKE NEG', [base, annotatedService(`cloud.google.com/neg: '{"ingress": true}'`)], 'overlap'],
    ['a GKE NEG that is off', [base, annotatedService(`cloud.google.com/neg: '{"ingress": false}'`)], 'atomic'],
    [
      'an AWS NLB with targets ip',
      [base, annotatedService('service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip')],
      'overlap',
    ],
    ['an Ingress of class alb', [base, service('web'), ingress('', ', ingressClassName: alb')], 'overlap'],
    [
      'an Ingress of class alb with targets instance',
      [
        base,
        service('web'),
        ingress(', annotations: { alb.ingress.kubernetes.io/target-type: instance }', ', ingressClassName: alb'),
      ],
      'atomic',
    ],
    [
      'an Ingress of class gce, as an annotation',
      [base, service('web'), ingress(', annotations: { kubernetes.io/ingress.class: gce }')],
      'overlap',
    ],
    [
      'an Azure Application Gateway',
      [base, service('web'), ingress('', ', ingressClassName: azure-application-gateway')],
      'overlap',
    ],
    [
      'a GKE gateway',
      [
        base,
        service('web'),
        route('{ name: web }', 'parentRefs: [{ name: gw }], '),
        thing(
          'gateway.networking.k8s.io/v1',
          'Gateway',
          'gw',
          'spec: { gatewayClassName: gke-l7-global-external-managed, listeners: [] }',
        ),
      ],
      'overlap',
    ],
    ['a route to something else', [base, service('web'), route('{ name: other, weight: 1 }')], 'atomic'],
  ])('behind %s: %s', async (_what, manifests, mode) => {
    const found = await shape(manifests);
    expect(found.switchMode.mode).toBe(mode);
    expect(found.switchMode.why).toMatch(/\.$/);
  });

  it('decides whether a route is applied as it is', async () => {
    const manifests = [base, service('web'), ingress('')];
    const kinds = async (mode: 'atomic' | 'route') =>
      (await shape(manifests, { switchMode: mode })).inPlace.map(one => one.kind);
    expect(await kinds('atomic')).toEqual(['Ingress']);
    expect(await kinds('route')).toEqual([]);
  });

  it('is what was asked for', async () => {
    const found = await shape([base, service('web')], { switchMode: 'overlap' });
    expect(found.switchMode).toMatchObject({ mode: 'overlap', why: expect.stringMatching(/^As asked/) });
  });
});

describe('a plan without a cluster', () => {
  const options = { namespace: 'shop' };

  it('is plain JSON, with steps in order, and says what it cannot know', async () => {
    const objects = await objectsOf(
      deployment('web', { container: 'envFrom: [{ configMapRef: { name: settings } }]' }),
      service('web', 'type: LoadBalancer'),
      thing('v1', 'ConfigMap', 'settings', 'data: { a: "1" }'),
      thing('v1', 'ServiceAccount', 'web', ''),
    );
    const plan = await offlinePlan(objects, options);
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
    expect(plan).toMatchObject({ schema: 'prod-actions/offline-plan/v1', verdict: 'planned', refusals: [] });
    const at = (text: string): number => plan.steps.findIndex(step => step.includes(text));
    const order = [
      'lease',
      'ServiceAccount/web',
      'ConfigMap/settings as settings-',
      'Deployment/web',
      'probe',
      'Move traffic: Service/web',
      'Verify',
    ].map(at);
    expect(order).toEqual([...order].sort((x, y) => x - y));
    expect(order[0]).toBe(0);
    expect(plan.unknown.join('\n')).toMatch(/load balancer of web/);
    expect(plan.images).toEqual([{ image: 'registry.example/web:1.0', pinned: false, usedBy: ['Deployment/web'] }]);
  });

  it('has no steps when it is refused, and says the refusal first', async () => {
    const plan = await offlinePlan(
      await objectsOf(deployment('web', { pod: 'hostNetwork: true' }), service('web')),
      options,
    );
    expect(plan).toMatchObject({ verdict: 'refused', steps: [] });
    const [headline, , title, refusal] = describeOfflinePlan(plan);
    expect(headline).toMatch(/^Refused/);
    expect(title).toBe('Refusals');
    expect(refusal).toMatch(/host-port: Deployment\/web/);
  });

  it('is the same for the same objects', async () => {
    const objects = await objectsOf(deployment('web'), service('web'));
    expect(await offlinePlan(objects, options)).toEqual(await offlinePlan(objects, options));
  });
});
