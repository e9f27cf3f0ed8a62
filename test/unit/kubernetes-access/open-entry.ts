/** A step that opens a cluster and is then killed. Says where its socket is. */
import { openCluster } from '../../../src/adapters/kubernetes/access.ts';
import { nodeClock } from '../../../src/core/clock.ts';
import { nodeExec } from '../../../src/core/exec.ts';
import { environment } from '../../../src/core/runtime.ts';
import { RecordingLog } from '../../support/fakes.ts';

const cluster = await openCluster(
  { kubeconfig: process.env['TEST_KUBECONFIG'] ?? 'apiVersion: v1\nkind: Config\n', context: '', namespace: 'shop' },
  {
    exec: nodeExec,
    env: environment(),
    log: new RecordingLog(),
    clock: nodeClock,
    signal: new AbortController().signal,
    folder: process.argv[2] ?? '',
  },
);
process.stdout.write(`${cluster.socketPath}\n`);
if (process.argv[3] === 'stay') setInterval(() => undefined, 1000);
