/** What every committed bench table says of itself: when, by which command, on what machine. */
import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from '../../scripts/actions.ts';

export const machine = (): string =>
  `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform}/${process.arch}, Node ${process.versions.node}`;

export const writeBenchPage = async (file: string, title: string, command: string, body: string): Promise<void> => {
  const path = join(root, 'docs', file);
  await mkdir(dirname(path), { recursive: true });
  const date = new Date().toISOString().slice(0, 10);
  await writeFile(path, `# ${title}\n\nMeasured ${date} by \`${command}\` on ${machine()}.\n\n${body.trim()}\n`);
  console.log(`wrote docs/${file}`);
};

/** The value below which the share `p` of the sorted sample lies (nearest rank). */
export const quantile = (values: readonly number[], p: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(p * sorted.length) - 1))] ?? Number.NaN;
};

export const minMedianMax = (values: readonly number[], digits = 0): string =>
  [0, 0.5, 1].map(p => quantile(values, p).toFixed(digits)).join(' / ');
