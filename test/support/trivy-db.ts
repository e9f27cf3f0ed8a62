/** Puts the committed vulnerability database (tools/trivy-db) into a Trivy cache folder, dated as the test needs. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { extract } from 'tar';
import { root } from '../../scripts/actions.ts';

export const trivyDbArchive = join(root, 'tools/trivy-db/db.tar.gz');

/** After this, scan with `cache-dir` and `skip-db-update: true`. */
export const installTrivyDb = async (cacheDir: string, updatedAt: Date = new Date()): Promise<void> => {
  const folder = join(cacheDir, 'db');
  await mkdir(folder, { recursive: true });
  await extract({ file: trivyDbArchive, cwd: folder });
  const date = updatedAt.toISOString();
  // Far ahead, so that a run without `skip-db-update` does not download either.
  const metadata = { Version: 2, NextUpdate: '2076-11-01T00:00:00Z', UpdatedAt: date, DownloadedAt: date };
  await writeFile(join(folder, 'metadata.json'), JSON.stringify(metadata));
};
