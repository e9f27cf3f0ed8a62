/** `pod-watcher.ts SOCKET NAMESPACE`: every sight of a pod as a line of JSON. A process of its own, so that it sees them in time. */
import { clusterOver } from '../../../src/adapters/kubernetes/api.ts';
import { nodeClock } from '../../../src/core/clock.ts';
import { monotonicMs } from '../../support/load-clients/clock.ts';
import { raisePriority } from '../../support/load-clients/priority.ts';

raisePriority();
const [socket = '', namespace = ''] = process.argv.slice(2);
const pods = { apiVersion: 'v1', kind: 'Pod' };
const stop = new AbortController();
process.stdin.on('end', () => stop.abort(new Error('seen enough')));
process.stdin.resume();

const tell = (pod: unknown, gone: boolean): void => console.log(JSON.stringify({ at: monotonicMs(), gone, pod }));

const api = clusterOver(socket, { namespace, clock: nodeClock });
const { items, resourceVersion } = await api.list(pods);
for (const item of items) tell(item, false);
console.log('null');
for await (const event of api.watch(pods, { resourceVersion }, stop.signal))
  if (event.type !== 'BOOKMARK' && event.type !== 'EXPIRED') tell(event.object, event.type === 'DELETED');
await api.close();
process.stdin.destroy();
