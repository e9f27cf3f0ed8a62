/** The Gateway API's own types in a cluster: an HTTPRoute can be written and read; nobody routes by it. */
import { join } from 'node:path';
import { definitionIsServed, kubectl, type TestCluster } from './cluster.ts';
import { goModule } from './go-module.ts';

const pin = {
  module: 'sigs.k8s.io/gateway-api',
  version: '1.4.0',
  sum: 'h1:ZwlNM6zOHq0h3WUX2gfByPs2yAEsy/EenYJB78jpQfQ=',
} as const;

export const applyGatewayApi = async (cluster: TestCluster): Promise<void> => {
  const { folder } = await goModule(pin);
  if (folder === undefined) throw new Error(`${pin.module} needs a newer Go`);
  const crds = join(folder, 'config', 'crd', 'standard');
  await kubectl(cluster, ['apply', '--server-side', '--filename', crds]);
  await definitionIsServed(cluster, 'httproutes.gateway.networking.k8s.io', 'HTTPRoute');
};
