import { chmod, mkdir, mkdtemp, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inspectExecutable } from '../../../src/adapters/process/elf.ts';
import { forgetImages, type ImageToRun, runnableOf } from '../../../src/adapters/process/image.ts';

const machineNumbers: Readonly<Record<string, number>> = { x64: 62, arm64: 183 };

interface ElfParts {
  readonly machine?: number;
  readonly wide?: boolean;
  readonly little?: boolean;
  readonly interpreter?: string;
}

/** A header, one program header, and the interpreter's name. */
const elf = ({
  machine = machineNumbers[process.arch] ?? 62,
  wide = true,
  little = true,
  interpreter,
}: ElfParts = {}) => {
  const bytes = Buffer.alloc(512);
  const u16 = (value: number, at: number): unknown =>
    little ? bytes.writeUInt16LE(value, at) : bytes.writeUInt16BE(value, at);
  const u32 = (value: number, at: number): unknown =>
    little ? bytes.writeUInt32LE(value, at) : bytes.writeUInt32BE(value, at);
  const word = (value: number, at: number): unknown => (wide && !little ? u32(value, at + 4) : u32(value, at));
  bytes.set([0x7f, 0x45, 0x4c, 0x46, wide ? 2 : 1, little ? 1 : 2]);
  u16(machine, 18);
  word(128, wide ? 32 : 28);
  u16(56, wide ? 54 : 42);
  u16(1, wide ? 56 : 44);
  u32(interpreter === undefined ? 1 : 3, 128);
  word(256, 128 + (wide ? 8 : 4));
  bytes.write(interpreter ?? '', 256);
  return bytes;
};

test.each([
  ['64-bit static', elf({ machine: 62 }), { kind: 'static', machine: 'x64' }],
  [
    '64-bit dynamic',
    elf({ machine: 183, interpreter: '/lib/ld.so' }),
    { kind: 'dynamic', interpreter: '/lib/ld.so', machine: 'arm64' },
  ],
  ['32-bit static', elf({ machine: 40, wide: false }), { kind: 'static', machine: 'arm' }],
  [
    'big-endian dynamic',
    elf({ machine: 22, little: false, interpreter: '/lib/ld64.so.1' }),
    { kind: 'dynamic', interpreter: '/lib/ld64.so.1', machine: 'machine 22' },
  ],
  ['script', Buffer.from('#!/bin/sh -e\necho'), { kind: 'script', interpreter: '/bin/sh -e' }],
  ['cut in half', elf().subarray(0, 100), { kind: 'unknown' }],
  ['empty', Buffer.alloc(0), { kind: 'unknown' }],
  ['something else', Buffer.from('MZ and so on'), { kind: 'unknown' }],
])('an executable that is %s is told as such', (_name, bytes, expected) => {
  expect(inspectExecutable(bytes)).toEqual(expected);
});

let image: ImageToRun;
beforeEach(async () => {
  const rootFolder = await mkdtemp(join(tmpdir(), 'image-'));
  image = {
    rootFolder,
    entrypoint: ['/bin/server'],
    cmd: ['--default'],
    env: { PATH: '/bin', OWN: '1' },
    workdir: '/data',
  };
});
afterEach(async () => await rm(image.rootFolder, { recursive: true, force: true }));

const put = async (path: string, content: Buffer): Promise<void> => {
  const at = join(image.rootFolder, path);
  await mkdir(dirname(at), { recursive: true });
  await writeFile(at, content);
  await chmod(at, 0o755);
};

const name = 'registry/app@sha256:0';

test('a static entrypoint runs from where it was unpacked, with the image’s folder and environment', async () => {
  await put('bin/server', elf());
  const program = join(image.rootFolder, 'bin/server');
  const cwd = join(image.rootFolder, 'data');
  expect(await runnableOf(image, [], name)).toEqual({
    command: [program, '--default'],
    cwd,
    env: { OWN: '1' },
    rootFolder: image.rootFolder,
  });
  expect((await runnableOf(image, ['--other'], name)).command).toEqual([program, '--other']);
});

test('an entrypoint is looked up as a container runtime does: PATH, working folder, links', async () => {
  await put('bin/server', elf());
  await put('data/local', elf());
  await symlink('bin/server', join(image.rootFolder, 'linked'));
  for (const [entry, file] of [
    ['server', 'bin/server'],
    ['./local', 'data/local'],
    ['/linked', 'bin/server'],
  ] as const) {
    const found = await runnableOf({ ...image, entrypoint: [entry] }, [], name);
    expect(found.command[0]).toBe(join(image.rootFolder, file));
  }
});

test.each([
  [
    'linked dynamically',
    elf({ interpreter: '/lib64/ld-linux-x86-64.so.2' }),
    /linked dynamically \(it asks for \/lib64/,
  ],
  ['a script', Buffer.from('#!/bin/sh\n'), /is a script/],
  ['for another machine', elf({ machine: process.arch === 'x64' ? 183 : 62 }), /is built for/],
  ['no program', Buffer.from('text'), /not a program/],
])('an entrypoint that is %s is refused with what it needs', async (_case, content, message) => {
  await put('bin/server', content);
  await expect(runnableOf(image, [], name)).rejects.toMatchObject({
    code: 'image-needs-root-fs',
    message: expect.stringMatching(message),
  });
});

test('an entrypoint that is not there, or leads out of the image, is refused', async () => {
  await expect(runnableOf(image, [], name)).rejects.toMatchObject({ code: 'release-not-runnable' });
  await mkdir(join(image.rootFolder, 'bin'));
  await symlink(process.execPath, join(image.rootFolder, 'bin/server'));
  await expect(runnableOf(image, [], name)).rejects.toMatchObject({ code: 'release-not-runnable' });
  const bare = { ...image, entrypoint: [], cmd: [] };
  await expect(runnableOf(bare, [], name)).rejects.toThrow('neither entrypoint nor command');
});

test('the eight images used last are kept, and those that run', async () => {
  const folder = (at: number): string => join(image.rootFolder, `sha256-${at}-linux-amd64`);
  for (let at = 0; at < 12; at += 1) {
    await mkdir(join(folder(at), 'rootfs'), { recursive: true });
    await utimes(folder(at), at + 1, at + 1);
  }
  await mkdir(join(image.rootFolder, 'other'));
  await forgetImages(join(folder(2), 'rootfs'), [join(folder(1), 'rootfs/server'), '']);
  const left = (await readdir(image.rootFolder)).map(name => name.split('-')[1] ?? name);
  expect(left.sort()).toEqual(['1', '10', '11', '2', '5', '6', '7', '8', '9', 'other']);
});
