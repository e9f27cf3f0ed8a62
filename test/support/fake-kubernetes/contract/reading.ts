import type { RawAnswer } from '../raw.ts';
import { listAt, type Tree, textAt } from '../tree.ts';
import { type ContractCase, jsonPatch, versionOf } from './calls.ts';

const eventsIn = (answer: RawAnswer): readonly unknown[] =>
  answer.text
    .split('\n')
    .filter(line => line !== '')
    .map(line => {
      const event: unknown = JSON.parse(line);
      return [textAt(event, 'type'), textAt(event, 'object', 'metadata', 'name')];
    });

export const reading: readonly ContractCase[] = [
  {
    name: 'lists hold to label and field selectors',
    saw: async calls => {
      const make = async (name: string, labels: Tree): Promise<RawAnswer> =>
        await calls.call('POST', calls.config(), { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, labels } });
      await make('l1', { list: 'yes', tier: 'a' });
      await make('l2', { list: 'yes', tier: 'b' });
      await make('l3', { list: 'no' });
      const names = async (query: string): Promise<readonly string[]> =>
        listAt((await calls.call('GET', `${calls.config()}?${query}`)).body, 'items').map(one =>
          textAt(one, 'metadata', 'name'),
        );
      const selector = encodeURIComponent;
      return [
        await names('labelSelector=list%3Dyes'),
        await names(`labelSelector=${selector('list=yes,tier!=a')}`),
        await names(`labelSelector=${selector('tier in (a,c)')}`),
        await names(`labelSelector=${selector('list,!tier')}`),
        await names('fieldSelector=metadata.name%3Dl2'),
      ];
    },
    expected: [['l1', 'l2'], ['l2'], ['l1'], ['l3'], ['l2']],
  },
  {
    name: 'a watch goes on from a list, and sees what leaves its selector as deleted',
    saw: async calls => {
      const make = async (name: string): Promise<RawAnswer> =>
        await calls.call('POST', calls.config(), {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name, labels: { watched: 'yes' } },
        });
      await make('w0');
      const list = await calls.call('GET', `${calls.config()}?labelSelector=watched%3Dyes`);
      await make('w1');
      const relabel = (value: string): unknown => [{ op: 'replace', path: '/metadata/labels/watched', value }];
      await calls.call('PATCH', calls.config('/w1'), [{ op: 'add', path: '/data', value: { a: '1' } }], jsonPatch);
      await calls.call('PATCH', calls.config('/w1'), relabel('no'), jsonPatch);
      await calls.call('PATCH', calls.config('/w1'), relabel('yes'), jsonPatch);
      await calls.call('DELETE', calls.config('/w0'));
      const query = `labelSelector=watched%3Dyes&watch=1&resourceVersion=${versionOf(list)}`;
      return eventsIn(await calls.watch(`${calls.config()}?${query}`, 5));
    },
    expected: [
      ['ADDED', 'w1'],
      ['MODIFIED', 'w1'],
      ['DELETED', 'w1'],
      ['ADDED', 'w1'],
      ['DELETED', 'w0'],
    ],
  },
];
