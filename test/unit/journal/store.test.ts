import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { root } from '../../../scripts/actions.ts';
import { createFileJournalStore } from '../../../src/adapters/journal/store.ts';
import { UserError } from '../../../src/core/errors.ts';
import { emptyJournal, type Journal } from '../../../src/domain/rollout/journal.ts';

let stateDir = '';
beforeEach(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'journal-'));
});
afterEach(async () => await rm(stateDir, { recursive: true, force: true }));

const store = () => createFileJournalStore({ stateDir, app: 'web', environment: 'production' });
const folder = () => join(stateDir, 'web', 'production');
const journal = (token: number): Journal => ({ ...emptyJournal('web', 'production'), token });

const fixOf = (error: unknown): string => (error instanceof UserError ? error.fix : '');

describe('the journal on files', () => {
  it('is undefined before the first write, and then what was written last', async () => {
    expect(await store().read()).toBeUndefined();
    const first = await store().write(journal(1), undefined);
    expect(first).toMatchObject({ version: '1' });
    await store().write(journal(2), '1');
    expect(await store().read()).toEqual({ journal: journal(2), version: '2' });
    expect(JSON.parse(await readFile(join(folder(), 'journal.json'), 'utf8'))).toEqual(journal(2));
  });

  it('says conflict when somebody wrote in between, and changes nothing', async () => {
    await store().write(journal(1), undefined);
    await store().write(journal(2), '1');
    expect(await store().write(journal(9), '1')).toBe('conflict');
    expect(await store().write(journal(9), undefined)).toBe('conflict');
    expect((await store().read())?.journal.token).toBe(2);
  });

  it('keeps a bounded number of versions and no temporary file', async () => {
    for (let token = 1; token <= 30; token += 1)
      await store().write(journal(token), token === 1 ? undefined : String(token - 1));
    const names = await readdir(join(folder(), 'journal.d'));
    expect(names).toHaveLength(20);
    expect(names.filter(name => name.endsWith('.tmp'))).toEqual([]);
  });

  it('removes what a killed writer left aside long ago', async () => {
    await store().write(journal(1), undefined);
    const left = join(folder(), 'journal.d', '.left.tmp');
    await writeFile(left, 'half');
    await utimes(left, new Date(0), new Date(0));
    await store().write(journal(2), '1');
    expect(await readdir(join(folder(), 'journal.d'))).toEqual(['00000001.json', '00000002.json']);
  });

  it('refuses a writer that slept through more versions than are kept', async () => {
    for (let token = 1; token <= 30; token += 1)
      await store().write(journal(token), token === 1 ? undefined : String(token - 1));
    expect(await store().write(journal(99), '3')).toBe('conflict');
    expect((await store().read())?.journal.token).toBe(30);
  });

  it('lets exactly one of many processes win each version', async () => {
    const script = join(stateDir, 'count.ts');
    await writeFile(
      script,
      `import { createFileJournalStore } from '${join(root, 'src/adapters/journal/store.ts')}';
       import { emptyJournal } from '${join(root, 'src/domain/rollout/journal.ts')}';
       const store = createFileJournalStore({ stateDir: '${stateDir}', app: 'web', environment: 'production' });
       for (let done = 0; done < 25; ) {
         const now = await store.read();
         const next = { ...(now?.journal ?? emptyJournal('web', 'production')), token: (now?.journal.token ?? 0) + 1 };
         if ((await store.write(next, now?.version)) !== 'conflict') done += 1;
       }`,
    );
    const node = join(root, 'node_modules/.bin/node');
    await Promise.all(Array.from({ length: 4 }, async () => await promisify(execFile)(node, [script])));
    expect(await store().read()).toMatchObject({ journal: { token: 100 }, version: '100' });
  });

  it('names a journal cut in half, the last good version, and how to go back to it', async () => {
    await store().write(journal(1), undefined);
    await store().write(journal(2), '1');
    await truncate(join(folder(), 'journal.json'), 40);
    const failed = store().read();
    await expect(failed).rejects.toMatchObject({ code: 'journal-unreadable' });
    const fix = await failed.then(() => '', fixOf);
    expect(fix).toContain('00000001.json');
    const command = /mv '[^']+' '[^']+'/.exec(fix)?.[0] ?? '';
    await promisify(execFile)('sh', ['-c', command]);
    expect(await store().read()).toMatchObject({ journal: { token: 1 }, version: '1' });
    expect(await store().write(journal(3), '1')).toMatchObject({ version: '2' });
  });

  it('names a journal of another version', async () => {
    await store().write(journal(1), undefined);
    await writeFile(join(folder(), 'journal.json'), JSON.stringify({ ...journal(1), schema: 'other/v9' }));
    await expect(store().read()).rejects.toMatchObject({ code: 'journal-unreadable' });
  });

  it('refuses before any change when the folder cannot be made', async () => {
    await writeFile(join(stateDir, 'web'), 'a file where a folder should be');
    await expect(store().write(journal(1), undefined)).rejects.toMatchObject({ code: 'state-not-writable' });
  });

  it('refuses before any change when the disk is full, and what was recorded stays readable', async () => {
    await store().write(journal(1), undefined);
    const script = join(stateDir, 'full.ts');
    await writeFile(
      script,
      `import { createFileJournalStore } from '${join(root, 'src/adapters/journal/store.ts')}';
       const store = createFileJournalStore({ stateDir: '${stateDir}', app: 'web', environment: 'production' });
       const now = await store.read();
       await store.write({ ...now.journal, token: 2 }, now.version).catch(error => console.log(error.code));`,
    );
    // No file may grow: as on a full disk, the first byte fails.
    const limited = `trap '' XFSZ; ulimit -f 0; exec '${join(root, 'node_modules/.bin/node')}' '${script}'`;
    const { stdout } = await promisify(execFile)('sh', ['-c', limited]);
    expect(stdout.trim()).toBe('state-not-writable');
    expect(await store().read()).toMatchObject({ journal: { token: 1 } });
    expect(await readdir(join(folder(), 'journal.d'))).toEqual(['00000001.json']);
  });

  it.each(['../up', '', 'a/b', '.hidden'])('refuses %j as a name', app => {
    expect(() => createFileJournalStore({ stateDir, app, environment: 'x' })).toThrow('cannot name a folder');
  });
});
