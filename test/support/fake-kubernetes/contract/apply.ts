import { at, listAt, type Tree, textAt } from '../tree.ts';
import { applied, applyPatch, type ContractCase, deployment, jsonPatch, refusal, service } from './calls.ts';

export const apply: readonly ContractCase[] = [
  {
    name: 'apply creates, then changes, then takes away what is no longer named',
    saw: async calls => {
      const body = (data: Tree): Tree => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'set' }, data });
      const first = await applied(calls, calls.config('/set'), body({ a: '1', b: '1' }), 'one');
      const second = await applied(calls, calls.config('/set'), body({ a: '2' }), 'one');
      return [first.status, second.status, at(second.body, 'data')];
    },
    expected: [201, 200, { a: '2' }],
  },
  {
    name: 'apply refuses what another manager set, unless forced; the other’s fields stay',
    saw: async calls => {
      const body = (data: Tree): Tree => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'shared' }, data });
      await applied(calls, calls.config('/shared'), body({ a: '1', b: '1' }), 'one');
      const refused = await applied(calls, calls.config('/shared'), body({ a: '2' }), 'two');
      const forced = await applied(calls, calls.config('/shared'), body({ a: '2' }), 'two', '&force=true');
      const cause = listAt(refused.body, 'details', 'causes')[0];
      return [refusal(refused), textAt(cause, 'reason'), textAt(cause, 'field'), at(forced.body, 'data')];
    },
    expected: [[409, 'Status', 'Conflict'], 'FieldManagerConflict', '.data.a', { a: '2', b: '1' }],
  },
  {
    name: 'apply holds to a resourceVersion that is given',
    saw: async calls => {
      await calls.configMap('pinned', { a: '1' });
      const metadata = { name: 'pinned', resourceVersion: '1' };
      const body = { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { b: '1' } };
      return refusal(await applied(calls, calls.config('/pinned'), body, 'one'));
    },
    expected: [409, 'Status', 'Conflict'],
  },
  {
    name: 'apply without a Service’s selector leaves the selector that a patch set',
    saw: async calls => {
      const path = calls.path('v1', 'services', '/kept');
      await calls.call('POST', calls.path('v1', 'services'), service('kept', { app: 'kept', colour: 'blue' }));
      const patch = [{ op: 'replace', path: '/spec/selector', value: { app: 'kept', colour: 'green' } }];
      await calls.call('PATCH', path, patch, jsonPatch);
      const body = {
        ...service('kept'),
        spec: { sessionAffinity: 'ClientIP', ports: [{ port: 80, targetPort: 8080 }] },
      };
      const answer = await applied(calls, path, body, 'one', '&force=true');
      return [at(answer.body, 'spec', 'selector'), textAt(answer.body, 'spec', 'sessionAffinity')];
    },
    expected: [{ app: 'kept', colour: 'green' }, 'ClientIP'],
  },
  {
    name: 'apply merges environment variables by name, and gives up those it no longer names',
    saw: async calls => {
      const path = calls.path('apps/v1', 'deployments', '/parts');
      const withEnv = (env: readonly Tree[]): Tree => {
        const template = { ...deployment('parts'), spec: undefined };
        return {
          ...template,
          spec: {
            selector: { matchLabels: { app: 'parts' } },
            template: {
              metadata: { labels: { app: 'parts' } },
              spec: { containers: [{ name: 'app', image: 'registry.invalid/app', env }] },
            },
            replicas: 0,
          },
        };
      };
      await applied(
        calls,
        path,
        withEnv([
          { name: 'A', value: '1' },
          { name: 'B', value: '1' },
        ]),
        'one',
      );
      await applied(calls, path, withEnv([{ name: 'C', value: '1' }]), 'two');
      const last = await applied(calls, path, withEnv([{ name: 'A', value: '2' }]), 'one');
      const [container] = listAt(last.body, 'spec', 'template', 'spec', 'containers');
      return listAt(container, 'env')
        .map(one => `${textAt(one, 'name')}=${textAt(one, 'value')}`)
        .sort();
    },
    expected: ['A=2', 'C=1'],
  },
  {
    name: 'apply needs a field manager',
    saw: async calls => {
      const body = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'nobodys' } };
      return (await calls.call('PATCH', calls.config('/nobodys'), body, applyPatch)).status;
    },
    // The real server says 422, with the reason that the field manager is missing.
    expected: 422,
  },
];
