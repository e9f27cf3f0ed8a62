import type { RawAnswer } from '../raw.ts';
import { at, type Tree, textAt } from '../tree.ts';
import { type ContractCase, jsonPatch, mergePatch, refusal, versionOf } from './calls.ts';

export const writes: readonly ContractCase[] = [
  {
    name: 'a name can be created once',
    saw: async calls => [(await calls.configMap('once')).status, refusal(await calls.configMap('once'))],
    expected: [201, [409, 'Status', 'AlreadyExists']],
  },
  {
    name: 'what is not there is a 404 with its kind',
    saw: async calls => {
      const answer = await calls.call('GET', calls.path('apps/v1', 'deployments', '/none'));
      return [refusal(answer), at(answer.body, 'details')];
    },
    expected: [[404, 'Status', 'NotFound'], { name: 'none', group: 'apps', kind: 'deployments' }],
  },
  {
    name: 'a kind that is not served is a 404 without a Status',
    saw: async calls => (await calls.call('GET', '/apis/nobody.invalid/v1')).status,
    expected: 404,
  },
  {
    name: 'a namespace that is not there refuses what is created in it',
    saw: async calls =>
      refusal(
        await calls.call('POST', '/api/v1/namespaces/nowhere-at-all/configmaps', {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name: 'x' },
        }),
      ),
    expected: [404, 'Status', 'NotFound'],
  },
  {
    name: 'PUT with an old resourceVersion is a conflict, with the current one it is taken',
    saw: async calls => {
      const made = await calls.configMap('swap', { a: '1' });
      const next = { ...made.body, data: { a: '2' } };
      const first = await calls.call('PUT', calls.config('/swap'), next);
      return [first.status, refusal(await calls.call('PUT', calls.config('/swap'), next))];
    },
    expected: [200, [409, 'Status', 'Conflict']],
  },
  {
    name: 'a JSON patch whose test fails changes nothing',
    saw: async calls => {
      await calls.configMap('tested', { a: '1', b: '1' });
      const failing = [
        { op: 'replace', path: '/data/b', value: '2' },
        { op: 'test', path: '/data/a', value: 'other' },
      ];
      const refused = await calls.call('PATCH', calls.config('/tested'), failing, jsonPatch);
      const passing = [{ op: 'test', path: '/data/a', value: '1' }, failing[0]];
      const taken = await calls.call('PATCH', calls.config('/tested'), passing, jsonPatch);
      return [refusal(refused), taken.status, at(taken.body, 'data')];
    },
    expected: [[422, 'Status', 'Invalid'], 200, { a: '1', b: '2' }],
  },
  {
    name: 'a JSON patch that tests what is not there, or adds below it, is refused; a replace adds',
    saw: async calls => {
      await calls.configMap('absent', { a: '1' });
      const patch = async (one: Tree): Promise<unknown> =>
        refusal(await calls.call('PATCH', calls.config('/absent'), [one], jsonPatch));
      return [
        await patch({ op: 'replace', path: '/data/b', value: 'x' }),
        await patch({ op: 'test', path: '/metadata/annotations/x~1y', value: 'x' }),
        await patch({ op: 'add', path: '/metadata/annotations/x~1y', value: 'x' }),
      ];
    },
    expected: [
      [200, 'ConfigMap', ''],
      [422, 'Status', 'Invalid'],
      [422, 'Status', 'Invalid'],
    ],
  },
  {
    name: 'a JSON patch can test the resourceVersion',
    saw: async calls => {
      const made = await calls.configMap('versioned', { a: '1' });
      const patch = [
        { op: 'test', path: '/metadata/resourceVersion', value: versionOf(made) },
        { op: 'replace', path: '/data/a', value: '2' },
      ];
      const first = await calls.call('PATCH', calls.config('/versioned'), patch, jsonPatch);
      return [first.status, refusal(await calls.call('PATCH', calls.config('/versioned'), patch, jsonPatch))];
    },
    expected: [200, [422, 'Status', 'Invalid']],
  },
  {
    name: 'a write that changes nothing keeps the resourceVersion',
    saw: async calls => {
      const made = await calls.configMap('still', { a: '1' });
      const patch = [{ op: 'replace', path: '/data/a', value: '1' }];
      return versionOf(await calls.call('PATCH', calls.config('/still'), patch, jsonPatch)) === versionOf(made);
    },
    expected: true,
  },
  {
    name: 'a merge patch takes away what it names null',
    saw: async calls => {
      await calls.configMap('merged', { a: '1', b: '2' });
      return at(
        (await calls.call('PATCH', calls.config('/merged'), { data: { a: null, c: '3' } }, mergePatch)).body,
        'data',
      );
    },
    expected: { b: '2', c: '3' },
  },
  {
    name: 'a dry run answers and keeps nothing',
    saw: async calls => {
      const body = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'dry' } };
      const answer = await calls.call('POST', `${calls.config()}?dryRun=All`, body);
      return [answer.status, refusal(await calls.call('GET', calls.config('/dry')))];
    },
    expected: [201, [404, 'Status', 'NotFound']],
  },
  {
    name: 'deletes hold to uid and resourceVersion',
    saw: async calls => {
      const made = await calls.configMap('going');
      const remove = async (preconditions: Tree): Promise<RawAnswer> =>
        await calls.call('DELETE', calls.config('/going'), {
          apiVersion: 'v1',
          kind: 'DeleteOptions',
          preconditions,
        });
      return [
        refusal(await remove({ uid: 'another' })),
        refusal(await remove({ resourceVersion: '1' })),
        (await remove({ uid: textAt(made.body, 'metadata', 'uid'), resourceVersion: versionOf(made) })).status,
        refusal(await calls.call('DELETE', calls.config('/going'))),
      ];
    },
    expected: [[409, 'Status', 'Conflict'], [409, 'Status', 'Conflict'], 200, [404, 'Status', 'NotFound']],
  },
  {
    name: 'what has a finalizer stays until it is taken away',
    saw: async calls => {
      const metadata = { name: 'held', finalizers: ['suite.invalid/hold'] };
      await calls.call('POST', calls.config(), { apiVersion: 'v1', kind: 'ConfigMap', metadata });
      await calls.call('DELETE', calls.config('/held'));
      const held = await calls.call('GET', calls.config('/held'));
      const patch = [{ op: 'remove', path: '/metadata/finalizers' }];
      await calls.call('PATCH', calls.config('/held'), patch, jsonPatch);
      return [
        textAt(held.body, 'metadata', 'deletionTimestamp') !== '',
        (await calls.call('GET', calls.config('/held'))).status,
      ];
    },
    expected: [true, 404],
  },
];
