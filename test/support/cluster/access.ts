/** The product's own way to a cluster of the testbed. */
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { type AccessSettings, openCluster } from '../../../src/adapters/kubernetes/access.ts';
import type { ApiCluster } from '../../../src/adapters/kubernetes/api.ts';
import { ClusterError } from '../../../src/adapters/kubernetes/cluster.ts';
import { nodeClock } from '../../../src/core/clock.ts';
import { nodeExec } from '../../../src/core/exec.ts';
import { RecordingLog } from '../fakes.ts';
import { type TestCluster, withNamespace } from './cluster.ts';

const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** A kubectl that runs inside the cluster's network: its socket can be reached from everywhere on the machine. */
const kubectlInside = async (cluster: TestCluster, folder: string): Promise<string> => {
  const path = join(folder, 'kubectl');
  const command = [...cluster.enter, 'env', `PATH=${cluster.env['PATH']}`, 'kubectl'].map(quoted).join(' ');
  await writeFile(path, `#!/bin/sh\nexec ${command} "$@"\n`, { mode: 0o700 });
  return path;
};

/** @param folder for what it needs beside: gone with the scenario */
export const openTestCluster = async (
  cluster: TestCluster,
  folder: string,
  settings: Partial<AccessSettings> = {},
): Promise<ApiCluster> => {
  const path = await kubectlInside(cluster, folder);
  return await openCluster(
    { kubeconfig: cluster.kubeconfig, context: '', namespace: 'default', ...settings },
    {
      exec: { run: nodeExec.run, which: async () => path },
      env: cluster.env,
      log: new RecordingLog(),
      clock: nodeClock,
      signal: new AbortController().signal,
    },
  );
};

/** The product's own client in a namespace of its own. */
export const withCluster = async (
  { temp }: { readonly temp: string },
  cluster: TestCluster,
  body: (api: ApiCluster, namespace: string) => Promise<void>,
): Promise<void> =>
  await withNamespace(cluster, 'access', async namespace => {
    const api = await openTestCluster(cluster, temp, { namespace });
    try {
      await body(api, namespace);
    } finally {
      await api.close();
    }
  });

export const refused = async (work: Promise<unknown>, status: number, reason: string): Promise<void> => {
  await assert.rejects(work, error => {
    assert.ok(error instanceof ClusterError, String(error));
    assert.deepEqual([error.status, error.reason], [status, reason], error.message);
    return true;
  });
};

const kubeconfigSchema = z.looseObject({
  clusters: z.array(
    z.looseObject({ cluster: z.looseObject({ server: z.string(), 'certificate-authority-data': z.string() }) }),
  ),
  users: z.array(z.looseObject({ user: z.looseObject({ token: z.string() }) })),
});

interface Access {
  readonly server: string;
  readonly 'certificate-authority-data': string;
  readonly token: string;
}

/** What the kubeconfig of the cluster holds, and a copy of it with something else in its place; null: left out. */
export const kubeconfigOf = async (cluster: TestCluster) => {
  const config = kubeconfigSchema.parse(parse(await readFile(cluster.kubeconfig, 'utf8')));
  const [place, user] = [config.clusters[0]?.cluster, config.users[0]?.user];
  assert.ok(place !== undefined && user !== undefined);
  const held: Access = { ...place, ...user };
  const withOther = (other: { readonly [K in keyof Access]?: string | null }): string => {
    const { server, token, 'certificate-authority-data': authority } = { ...held, ...other };
    const cluster = { server, ...(authority === null ? {} : { 'certificate-authority-data': authority }) };
    const clusters = config.clusters.map(one => ({ ...one, cluster }));
    return stringify({ ...config, clusters, users: config.users.map(one => ({ ...one, user: { token } })) });
  };
  return { held, withOther };
};
