import { at, listAt, type Tree, textAt } from '../tree.ts';
import { type ContractCase, deployment, jsonPatch, mergePatch, service } from './calls.ts';

export const controllers: readonly ContractCase[] = [
  {
    name: 'a Deployment becomes pods, a Service endpoints, and its end is theirs',
    saw: async calls => {
      const path = calls.path('apps/v1', 'deployments');
      await calls.call('POST', path, deployment('alive'));
      await calls.call('POST', calls.path('v1', 'services'), service('alive'));
      const status = await calls.until(`${path}/alive`, body => at(body, 'status', 'readyReplicas') === 2);
      const slices = calls.path(
        'discovery.k8s.io/v1',
        'endpointslices',
        '?labelSelector=kubernetes.io%2Fservice-name%3Dalive',
      );
      const ready = (body: Tree): number =>
        listAt(body, 'items')
          .flatMap(slice => listAt(slice, 'endpoints'))
          .filter(one => at(one, 'conditions', 'ready') === true).length;
      const seen = ready(await calls.until(slices, body => ready(body) === 2));
      await calls.call('PATCH', `${path}/alive`, { spec: { replicas: 0 } }, mergePatch);
      await calls.until(slices, body => ready(body) === 0);
      await calls.call('DELETE', `${path}/alive`);
      const pods = calls.path('v1', 'pods', '?labelSelector=app%3Dalive');
      const left = await calls.until(pods, body => listAt(body, 'items').length === 0);
      const conditions = listAt(status, 'status', 'conditions')
        .map(one => textAt(one, 'type'))
        .sort();
      return [conditions, at(status, 'status', 'observedGeneration'), seen, listAt(left, 'items').length];
    },
    expected: [['Available', 'Progressing'], 1, 2, 0],
  },
  {
    name: 'a paused Deployment scales, and keeps its pods when its template changes',
    saw: async calls => {
      const path = calls.path('apps/v1', 'deployments', '/paused');
      await calls.call('POST', calls.path('apps/v1', 'deployments'), deployment('paused', { replicas: 1 }));
      await calls.until(path, body => at(body, 'status', 'readyReplicas') === 1);
      await calls.call('PATCH', path, { spec: { paused: true } }, mergePatch);
      const image = { op: 'replace', path: '/spec/template/spec/containers/0/image', value: 'registry.invalid/app:2' };
      await calls.call('PATCH', path, [image, { op: 'replace', path: '/spec/replicas', value: 2 }], jsonPatch);
      await calls.until(path, body => at(body, 'status', 'readyReplicas') === 2);
      const sets = await calls.call('GET', calls.path('apps/v1', 'replicasets', '?labelSelector=app%3Dpaused'));
      await calls.call('DELETE', path);
      return listAt(sets.body, 'items').length;
    },
    expected: 1,
  },
  {
    name: 'a Job ends as complete',
    saw: async calls => {
      const path = calls.path('batch/v1', 'jobs');
      const containers = [{ name: 'app', image: 'registry.invalid/app:well' }];
      await calls.call('POST', path, {
        apiVersion: 'batch/v1',
        kind: 'Job',
        metadata: { name: 'work' },
        spec: { template: { spec: { restartPolicy: 'Never', containers } } },
      });
      const over = await calls.until(`${path}/work`, body => at(body, 'status', 'succeeded') === 1);
      const conditions = listAt(over, 'status', 'conditions').filter(one => at(one, 'status') === 'True');
      return conditions.some(one => at(one, 'type') === 'Complete');
    },
    expected: true,
  },
];
