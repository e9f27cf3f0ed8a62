/** The demo app as images of a cluster's own registry: one static program, one digest per version or fault. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { terminal } from '../../../tools/terminal.ts';
import type { Cluster } from '../../../tools/testbed/cluster.ts';
import { buildProgram, type Image, pushImages } from '../../../tools/testbed/images.ts';

const version = (name: string, env: Readonly<Record<string, string>>): Image => ({
  tag: name,
  env: { APP_VERSION: name, ...env },
});

/** Good releases drain for three seconds unless their name says otherwise; the others are named after their fault. */
export const appImages: readonly Image[] = [
  version('v1', { DRAIN: '3' }),
  version('v2', { DRAIN: '3' }),
  version('v3', { DRAIN: '3' }),
  version('v1-drain0', { DRAIN: '0' }),
  version('v2-drain0', { DRAIN: '0' }),
  version('v1-nohandler', { NOHANDLER: '1' }),
  version('v2-nohandler', { NOHANDLER: '1' }),
  version('crash', { CRASH: '1' }),
  version('dies-after-2s', { EXIT_AFTER: '2' }),
  version('never-ready', { NEVER_READY: '1' }),
  version('ready-after-5s', { START_DELAY: '5' }),
  version('oom', { OOM: '1', OOM_AFTER: '1' }),
  version('errors', { ERROR_RATE: '0.2' }),
  version('slow', { LATENCY: '0.5' }),
];

/** Tag → reference by digest. `<registry>/app:<tag>` works too. A digest that no registry has: `missingImage`. */
export type AppImages = Readonly<Record<string, string>>;

export const missingImage = (registry: string): string => `${registry}/app@sha256:${'0'.repeat(64)}`;

export const pushApp = async (cluster: Cluster, images: readonly Image[] = appImages): Promise<AppImages> => {
  const deps = terminal();
  const folder = join(cluster.folder, 'app');
  await mkdir(folder, { recursive: true });
  const program = join(folder, 'app');
  await buildProgram(deps, join(import.meta.dirname, 'app'), program);
  const to = { network: cluster.enter, registry: cluster.registry, folder };
  return await pushImages(deps, to, 'app', program, images);
};
