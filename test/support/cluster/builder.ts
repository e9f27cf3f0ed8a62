/** A builder inside a cluster's network, so that what it builds is pushed where the cluster pulls from. It ends with the cluster. */
import { join } from 'node:path';
import { createTools } from '../../../src/adapters/tools/tools.ts';
import { terminal } from '../../../tools/terminal.ts';
import { findSandbox } from '../../../tools/testbed/sandbox.ts';
import { startBuildkit } from '../../../tools/testbed/services.ts';
import type { TestCluster } from './cluster.ts';

/** `unix:///…`, reachable from inside and outside; one per cluster. */
export const startBuilder = async (cluster: TestCluster): Promise<string> => {
  const base = terminal();
  const sandbox = await findSandbox(cluster.folder);
  if (sandbox === undefined) throw new Error(`no cluster with real pods is up in ${cluster.folder}`);
  const deps = { ...base, tools: createTools(base) };
  return (await startBuildkit(deps, join(cluster.folder, 'builder'), cluster.registry, sandbox.inside)).address;
};
