/**
 * The journal as files. Every version is a file of its own, `journal.d/<number>.json`, that appears whole and only once:
 * written aside, fsynced, then hard-linked to its number. The link fails when the number is taken, which makes the write
 * a true compare-and-swap between processes without a lock that could go stale. `journal.json` is the newest version
 * under a name for people; the versions before it are what to go back to when a disk damages it.
 */
import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { messageOf, systemCode, UserError, userError } from '../../core/errors.ts';
import type { Journal } from '../../domain/rollout/journal.ts';
import { journalSchema } from '../../domain/rollout/journal-schema.ts';
import type { JournalStore, StoredJournal } from '../../domain/rollout/ports.ts';
import { codes } from './codes.ts';

/** So many versions stay. A writer that slept through more of them finds a higher number after its link. */
const kept = 20;

/** No write takes so long. */
const abandonedMs = 10 * 60_000;

const folderName = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;

export interface JournalPlace {
  readonly stateDir: string;
  readonly app: string;
  readonly environment: string;
}

/** `<state-dir>/<app>/<environment>`. @throws UserError `place-invalid` */
export const journalFolder = ({ stateDir, app, environment }: JournalPlace): string => {
  for (const name of [app, environment])
    if (!folderName.test(name)) throw userError(codes, 'place-invalid', `"${name}" cannot name a folder.`);
  return resolve(join(stateDir, app, environment));
};

const nameOf = (version: number): string => `${String(version).padStart(8, '0')}.json`;

const notWritable = (folder: string, error: unknown): UserError =>
  userError(codes, 'state-not-writable', `${folder} cannot be written: ${messageOf(error)}`, { cause: error });

const syncFolder = async (path: string): Promise<void> => {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const writeAside = async (path: string, text: string): Promise<void> => {
  const handle = await open(path, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
};

class FileJournalStore implements JournalStore {
  private readonly folder: string;
  private readonly versions: string;

  constructor(place: JournalPlace) {
    this.folder = journalFolder(place);
    this.versions = join(this.folder, 'journal.d');
  }

  async read(): Promise<StoredJournal | undefined> {
    // A version that is pruned between listing and reading has newer ones beside it.
    for (;;) {
      const newest = (await this.numbers()).at(-1);
      if (newest === undefined) return undefined;
      const text = await this.text(newest);
      if (text !== undefined) return { journal: await this.parse(newest, text), version: String(newest) };
    }
  }

  async write(journal: Journal, expected: string | undefined): Promise<StoredJournal | 'conflict'> {
    const next = Number(expected ?? 0) + 1;
    const aside = join(this.versions, `.${randomUUID()}.tmp`);
    let won = false;
    try {
      await mkdir(this.versions, { recursive: true, mode: 0o700 });
      if (((await this.numbers()).at(-1) ?? 0) >= next) return 'conflict';
      await writeAside(aside, `${JSON.stringify(journal, null, 2)}\n`);
      won = await this.claim(aside, next);
    } catch (error) {
      throw error instanceof UserError ? error : notWritable(this.folder, error);
    } finally {
      await this.tidy(aside, won ? next : undefined);
    }
    if (!won) return 'conflict';
    return { journal, version: String(next) };
  }

  /** True: this number is ours, and durable. */
  private async claim(aside: string, version: number): Promise<boolean> {
    try {
      await link(aside, join(this.versions, nameOf(version)));
    } catch (error) {
      if (systemCode(error) === 'EEXIST') return false;
      throw error;
    }
    await syncFolder(this.versions);
    const newest = (await this.numbers()).at(-1) ?? version;
    if (newest - version < kept) return true;
    // The number was free only because it had been pruned long ago.
    await rm(join(this.versions, nameOf(version)), { force: true });
    return false;
  }

  /** `journal.json` and old versions. The numbers decide, so nothing here may undo or fail what is durable. */
  private async tidy(aside: string, written: number | undefined): Promise<void> {
    try {
      if (written !== undefined) {
        await rename(aside, join(this.folder, 'journal.json'));
        await this.prune(written);
      }
      await rm(aside, { force: true });
    } catch {
      // The next write tidies up.
    }
  }

  private async numbers(): Promise<readonly number[]> {
    try {
      const names = await readdir(this.versions);
      return names
        .flatMap(name => /^(\d{8,})\.json$/.exec(name)?.[1] ?? [])
        .map(Number)
        .sort((a, b) => a - b);
    } catch (error) {
      if (systemCode(error) === 'ENOENT' || systemCode(error) === 'ENOTDIR') return [];
      throw this.unreadable(this.versions, messageOf(error), undefined);
    }
  }

  private async text(version: number): Promise<string | undefined> {
    const path = join(this.versions, nameOf(version));
    try {
      return await readFile(path, 'utf8');
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return undefined;
      throw this.unreadable(path, messageOf(error), undefined);
    }
  }

  private async parse(version: number, text: string): Promise<Journal> {
    const found = parsed(text);
    if ('journal' in found) return found.journal;
    throw this.unreadable(join(this.versions, nameOf(version)), found.problem, await this.lastGood(version));
  }

  private async lastGood(before: number): Promise<string | undefined> {
    const older = (await this.numbers()).filter(version => version < before).reverse();
    for (const version of older) {
      const text = await this.text(version);
      if (text !== undefined && 'journal' in parsed(text)) return join(this.versions, nameOf(version));
    }
    return undefined;
  }

  private unreadable(path: string, problem: string, good: string | undefined): UserError {
    const fix =
      good === undefined
        ? `Look at ${path}. No older good version is there: move ${this.folder} away to start anew; the live app is not touched.`
        : `The last good version is ${good}. To go back to it: mv '${path}' '${path}.damaged', then run \`status\`.`;
    return new UserError('journal-unreadable', `${path}: ${problem}`, fix);
  }

  private async prune(newest: number): Promise<void> {
    const old = (await this.numbers()).filter(version => version <= newest - kept).map(nameOf);
    const names = [...old, ...(await this.abandoned())];
    await Promise.all(names.map(async name => await rm(join(this.versions, name), { force: true })));
  }

  /** Files that a killed writer left aside. */
  private async abandoned(): Promise<readonly string[]> {
    const names = (await readdir(this.versions)).filter(name => name.endsWith('.tmp'));
    const ages = await Promise.all(
      names.map(async name => {
        const { mtimeMs } = await stat(join(this.versions, name));
        return Date.now() - mtimeMs > abandonedMs ? [name] : [];
      }),
    );
    return ages.flat();
  }
}

const parsed = (text: string): { readonly journal: Journal } | { readonly problem: string } => {
  try {
    const result = journalSchema.safeParse(JSON.parse(text));
    if (result.success) return { journal: result.data };
    return { problem: `not a journal of this version: ${z.prettifyError(result.error).split('\n')[0] ?? ''}` };
  } catch (error) {
    return { problem: `cut off or damaged: ${messageOf(error)}` };
  }
};

/** @throws UserError `place-invalid` */
export const createFileJournalStore = (place: JournalPlace): JournalStore => new FileJournalStore(place);
