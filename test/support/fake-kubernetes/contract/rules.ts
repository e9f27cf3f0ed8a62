import type { RawAnswer } from '../raw.ts';
import { at, numberAt, type Tree, textAt } from '../tree.ts';
import { type ContractCase, deployment, mergePatch, refusal, service, versionOf } from './calls.ts';

export const rules: readonly ContractCase[] = [
  {
    name: 'an immutable ConfigMap keeps its data and takes annotations',
    saw: async calls => {
      await calls.configMap('fixed', { a: '1' }, { immutable: true });
      const set = async (patch: Tree): Promise<RawAnswer> =>
        await calls.call('PATCH', calls.config('/fixed'), patch, mergePatch);
      return [refusal(await set({ data: { a: '2' } })), (await set({ metadata: { annotations: { a: 'b' } } })).status];
    },
    expected: [[422, 'Status', 'Invalid'], 200],
  },
  {
    name: 'a ConfigMap holds one MiB and no more',
    saw: async calls => [
      (await calls.configMap('large', { a: 'x'.repeat(1_040_000) })).status,
      refusal(await calls.configMap('larger', { a: 'x'.repeat(1_060_000) })),
    ],
    expected: [201, [422, 'Status', 'Invalid']],
  },
  {
    name: 'a Deployment keeps its selector, and its pods must match it',
    saw: async calls => {
      const path = calls.path('apps/v1', 'deployments');
      await calls.call('POST', path, deployment('chosen', { replicas: 0 }));
      const change = { spec: { selector: { matchLabels: { app: 'chosen', more: 'x' } } } };
      const other = deployment('unmatched', { replicas: 0, selector: { matchLabels: { app: 'somebody' } } });
      return [
        refusal(await calls.call('PATCH', `${path}/chosen`, change, mergePatch)),
        refusal(await calls.call('POST', path, other)),
      ];
    },
    expected: [
      [422, 'Status', 'Invalid'],
      [422, 'Status', 'Invalid'],
    ],
  },
  {
    name: 'the generation counts changes of the spec, of a Deployment also its annotations',
    saw: async calls => {
      const path = calls.path('apps/v1', 'deployments');
      const generation = ({ body }: RawAnswer): number => numberAt(body, 'metadata', 'generation') ?? 0;
      const made = await calls.call('POST', path, deployment('counted', { replicas: 0, paused: true }));
      const noted = await calls.call('PATCH', `${path}/counted`, { metadata: { annotations: { a: 'b' } } }, mergePatch);
      const resumed = await calls.call('PATCH', `${path}/counted`, { spec: { paused: false } }, mergePatch);
      const labelled = await calls.call('PATCH', `${path}/counted`, { metadata: { labels: { a: 'b' } } }, mergePatch);
      return [generation(made), generation(noted), generation(resumed), generation(labelled)];
    },
    expected: [1, 2, 3, 3],
  },
  {
    name: 'only /status writes a status',
    saw: async calls => {
      const path = calls.path('policy/v1', 'poddisruptionbudgets');
      await calls.call('POST', path, {
        apiVersion: 'policy/v1',
        kind: 'PodDisruptionBudget',
        metadata: { name: 'own' },
        spec: { minAvailable: 1, selector: { matchLabels: { app: 'nobody-has-it' } } },
      });
      const patch = { status: { disruptionsAllowed: 77 } };
      const plain = await calls.call('PATCH', `${path}/own`, patch, mergePatch);
      return at(plain.body, 'status', 'disruptionsAllowed') === 77;
    },
    expected: false,
  },
  {
    name: 'an autoscaler’s minimum is not above its maximum',
    saw: async calls => {
      const scaleTargetRef = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'none' };
      const make = async (name: string, minReplicas: number): Promise<RawAnswer> =>
        await calls.call('POST', calls.path('autoscaling/v2', 'horizontalpodautoscalers'), {
          apiVersion: 'autoscaling/v2',
          kind: 'HorizontalPodAutoscaler',
          metadata: { name },
          spec: { scaleTargetRef, minReplicas, maxReplicas: 3 },
        });
      return [(await make('fair', 3)).status, refusal(await make('unfair', 4))];
    },
    expected: [201, [422, 'Status', 'Invalid']],
  },
  {
    name: 'a Service gets an address, protocols and target ports',
    saw: async calls => {
      const body = { ...service('filled'), spec: { ports: [{ port: 80 }] } };
      const made = await calls.call('POST', calls.path('v1', 'services'), body);
      return [
        textAt(made.body, 'spec', 'clusterIP') !== '',
        textAt(made.body, 'spec', 'type'),
        at(made.body, 'spec', 'ports'),
      ];
    },
    expected: [true, 'ClusterIP', [{ port: 80, protocol: 'TCP', targetPort: 80 }]],
  },
  {
    name: 'a Service keeps its address when an update does not name it',
    saw: async calls => {
      const path = calls.path('v1', 'services');
      const made = await calls.call('POST', path, service('addressed'));
      const next = { ...service('addressed'), metadata: { name: 'addressed', resourceVersion: versionOf(made) } };
      const put = await calls.call('PUT', `${path}/addressed`, next);
      return [put.status, textAt(put.body, 'spec', 'clusterIP') === textAt(made.body, 'spec', 'clusterIP')];
    },
    expected: [200, true],
  },
  {
    name: 'a review of our own access answers at once',
    saw: async calls => {
      const { status, body } = await calls.call('POST', '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews', {
        apiVersion: 'authorization.k8s.io/v1',
        kind: 'SelfSubjectAccessReview',
        spec: { resourceAttributes: { verb: 'get', resource: 'pods', namespace: 'default' } },
      });
      return [status, at(body, 'status', 'allowed')];
    },
    expected: [201, true],
  },
];
