import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeFiles } from '../../../src/core/files.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'files-'));
});
afterEach(async () => await rm(folder, { recursive: true, force: true }));

describe('files', () => {
  it('replaces a file whole and leaves no temporary file behind', async () => {
    const files = nodeFiles(folder);
    const path = join(folder, 'state.json');
    await files.writeAtomic(path, 'one');
    await files.writeAtomic(path, 'two');
    expect(await files.readText(path)).toBe('two');
    expect(await readdir(folder)).toEqual(['state.json']);
  });

  it('keeps the old content when the write fails', async () => {
    const files = nodeFiles(folder);
    await expect(files.writeAtomic(join(folder, 'missing', 'state.json'), 'x')).rejects.toMatchObject({
      code: 'ENOENT',
    });
  });

  it('lists a folder that does not exist as empty', async () => {
    expect(await nodeFiles(folder).list(join(folder, 'nothing'))).toEqual([]);
  });
});
