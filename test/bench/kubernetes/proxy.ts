/** A `kubectl proxy` of the bench's own, like the one that the kubernetes target uses. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ApiCluster, clusterOver } from '../../../src/adapters/kubernetes/api.ts';
import { nodeClock } from '../../../src/core/clock.ts';
import type { TestCluster } from '../../support/cluster/cluster.ts';

export interface KubectlProxy {
  readonly socketPath: string;
  readonly api: ApiCluster;
  close(): Promise<void>;
}

const serving = async (child: ChildProcess): Promise<void> =>
  await new Promise((resolve, reject) => {
    child.stdout?.once('data', () => resolve());
    child.once('error', reject);
    child.once('exit', code => reject(new Error(`kubectl proxy ended with ${code}`)));
  });

export const startProxy = async (cluster: TestCluster): Promise<KubectlProxy> => {
  const folder = await mkdtemp(join(tmpdir(), 'proxy-'));
  const socketPath = join(folder, 'k.sock');
  const [file = '', ...args] = [...cluster.enter, 'kubectl', 'proxy', `--unix-socket=${socketPath}`];
  const child = spawn(file, args, { env: cluster.env, stdio: ['ignore', 'pipe', 'inherit'] });
  await serving(child);
  const api = clusterOver(socketPath, { namespace: 'default', clock: nodeClock });
  return {
    socketPath,
    api,
    close: async () => {
      await api.close();
      child.kill();
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      await rm(folder, { recursive: true, force: true });
    },
  };
};
