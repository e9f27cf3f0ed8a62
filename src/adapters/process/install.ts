/** Puts the host program where it outlives the job, and starts it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import { copyFile, link, mkdir, readdir, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { messageOf, systemCode, userError } from '../../core/errors.ts';
import { codes } from './codes.ts';
import { readTail } from './host/logs.ts';
import { type BootReport, bootReport, logFile } from './host/protocol.ts';

const bootTimeoutMs = 20_000;

/**
 * The program as shipped: `dist/process-proxy/index.js` beside the bundle that runs now; from source, the TypeScript
 * itself, which Node 24 runs as it is.
 */
const shipped = (): { readonly path: string; readonly bundled: boolean } =>
  import.meta.filename.endsWith('.ts')
    ? { path: join(import.meta.dirname, 'host', 'main.ts'), bundled: false }
    : { path: join(import.meta.dirname, '..', 'process-proxy', 'index.js'), bundled: true };

const isThere = async (path: string): Promise<boolean> =>
  await stat(path).then(
    () => true,
    () => false,
  );

/** Under a temporary name first, so that two steps at once do not see each other's half copies. */
const place = async (from: string, to: string, put: (from: string, to: string) => Promise<void>): Promise<void> => {
  if (await isThere(to)) return;
  const temporary = `${to}.${randomUUID()}.tmp`;
  await put(from, temporary);
  await rename(temporary, to);
};

/** 120 MB for nothing: a hard link survives the removal of the original; a copy where links can't reach. */
const linkOrCopy = async (from: string, to: string): Promise<void> =>
  await link(from, to).catch(async () => await copyFile(from, to));

const binFolder = 'bin';

export interface Installed {
  readonly node: string;
  readonly program: string;
}

/** Names hold the content or version, so that a newer one never overwrites the one that runs. */
export const install = async (folder: string): Promise<Installed> => {
  await mkdir(join(folder, binFolder), { recursive: true, mode: 0o700 });
  // A running Node knows itself by its real path; only so can it be compared with this one.
  const bin = await realpath(join(folder, binFolder));
  const node = join(bin, `node-${process.version}`);
  await place(process.execPath, node, linkOrCopy);
  const { path, bundled } = shipped();
  if (!bundled) return { node, program: path };
  const hash = createHash('sha256')
    .update(await readFile(path))
    .digest('hex')
    .slice(0, 16);
  const program = join(bin, `proxy-${hash}.mjs`);
  await place(path, program, copyFile);
  return { node, program };
};

/** After an upgrade: removes earlier versions. Where one still runs, it goes on. */
export const forgetOthers = async (folder: string, kept: Installed): Promise<void> => {
  const bin = join(folder, binFolder);
  const names = new Set([basename(kept.node), basename(kept.program)]);
  for (const name of await readdir(bin)) if (!names.has(name)) await rm(join(bin, name), { force: true });
};

/** What host and apps see of our environment: nothing of the job, no token, no tracking id. */
const passed = ['PATH', 'HOME', 'USER', 'LOGNAME', 'LANG', 'LC_ALL', 'TZ', 'TMPDIR', 'SSL_CERT_FILE', 'SSL_CERT_DIR'];

export const plainEnvironment = (env: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(env).filter(([name]) => passed.includes(name)));

/** The host's first and only word, or why there was none. */
const firstWord = async (child: ChildProcess, log: string): Promise<BootReport> =>
  await new Promise(resolve => {
    const silent = async (what: string): Promise<void> => {
      const tail = await readTail(log, 10);
      resolve({ boot: 'failed', code: 'proxy-not-started', message: `${what}\n${tail}` });
    };
    const timer = setTimeout(() => void silent(`No word within ${bootTimeoutMs / 1000} s.`), bootTimeoutMs);
    child.once('message', message => resolve(bootReport.parse(message)));
    child.once('error', error => void silent(error.message));
    child.once('exit', code => void silent(`It exited with code ${code}.`));
    child.once('message', () => clearTimeout(timer));
    child.once('exit', () => clearTimeout(timer));
  });

/** Starts the host in its own session. Resolves with what it reported; it goes on without us. */
export const startHost = async (
  { node, program }: Installed,
  folder: string,
  entrance: { readonly host: string; readonly port: number },
  env: Readonly<Record<string, string>>,
): Promise<BootReport> => {
  const log = join(folder, logFile);
  const fd = openSync(log, 'a', 0o600);
  try {
    // Processes are marked with the folder, so it has one name however one came to it.
    const child = spawn(node, [program, await realpath(folder), entrance.host, String(entrance.port)], {
      cwd: folder,
      env: plainEnvironment(env),
      detached: true,
      stdio: ['ignore', fd, fd, 'ipc'],
    });
    const word = await firstWord(child, log);
    child.removeAllListeners();
    if (child.connected) child.disconnect();
    child.unref();
    return word;
  } finally {
    closeSync(fd);
  }
};

/** @throws UserError `proxy-state-not-writable` */
export const prepareFolder = async (folder: string): Promise<void> => {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    const message = `${folder} can't be made (${systemCode(error) ?? ''}): ${messageOf(error)}`;
    throw userError(codes, 'proxy-state-not-writable', message);
  }
};
