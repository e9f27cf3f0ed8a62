import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { claimFolder, removeFolder } from '../../../tools/testbed/folder.ts';
import { needVisible } from '../../../tools/testbed/sandbox.ts';

describe('the folder of a cluster', () => {
  let home: string;
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'folder-test-'));
  });
  afterEach(async () => await rm(home, { recursive: true, force: true }));

  it('is made, taken again, and removed with everything in it', async () => {
    const folder = join(home, 'new', 'cluster');
    await claimFolder(folder);
    await writeFile(join(folder, 'etcd.log'), 'x');
    await claimFolder(folder);
    await removeFolder(folder);
    expect(await readdir(join(home, 'new'))).toEqual([]);
  });

  it('may be an empty one that is there', async () => {
    await mkdir(join(home, 'empty'));
    await claimFolder(join(home, 'empty'));
    await removeFolder(join(home, 'empty'));
    expect(await readdir(home)).toEqual([]);
  });

  it('is never one that holds somebody’s files', async () => {
    await writeFile(join(home, 'letter'), 'dear');
    await expect(claimFolder(home)).rejects.toThrow('would remove them');
    await removeFolder(home);
    expect(await readdir(home)).toEqual(['letter']);
  });

  it.each([
    ['/run/user/0/cluster', true],
    ['/var/lib/runner/cluster', true],
    ['/var/library', false],
    ['/home/x/.cache', false],
  ])('%s is hidden from inside: %s', (folder, isHidden) => {
    if (isHidden) expect(() => needVisible(folder)).toThrow('cannot be seen');
    else expect(() => needVisible(folder)).not.toThrow();
  });
});
