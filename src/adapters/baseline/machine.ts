import { availableParallelism, cpus, release, totalmem } from 'node:os';
import type { Machine } from '../../domain/measurements/ports.ts';

/** What this machine is, as far as it decides how fast things run. */
export const thisMachine = (): Machine => ({
  cpu: cpus()[0]?.model.trim() ?? 'unknown',
  cores: availableParallelism(),
  // Rounded: the same machine type reports some MiB more or less from boot to boot.
  memoryGiB: Math.round(totalmem() / 1024 ** 3),
  kernel: release(),
  architecture: process.arch,
  node: process.version,
});
