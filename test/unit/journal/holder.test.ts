import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { gitAncestry } from '../../../src/adapters/journal/ancestry.ts';
import { ownEvidence, processLiveness } from '../../../src/adapters/journal/holder.ts';
import { nodeExec } from '../../../src/core/exec.ts';
import { execResult, FakeExec, fakeContext } from '../../support/fakes.ts';

describe('the holder of a lease', () => {
  const liveness = processLiveness(nodeExec);

  it('is alive while its process runs, and gone once it has ended', async () => {
    const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'], { stdio: 'ignore' });
    const evidence = await ownEvidence(nodeExec, fakeContext, child.pid ?? 0);
    expect(await liveness.gone(evidence)).toBe(false);
    const ended = new Promise(resolve => child.on('exit', resolve));
    child.kill('SIGKILL');
    await ended;
    expect(await liveness.gone(evidence)).toBe(true);
  });

  it('is gone when another process has its number now', async () => {
    const evidence = await ownEvidence(nodeExec, fakeContext, process.pid);
    expect(await liveness.gone({ ...evidence, pidStartTime: 'another boot:1' })).toBe(true);
  });

  it('is never said to be gone from another host', async () => {
    const evidence = await ownEvidence(nodeExec, fakeContext, process.pid);
    expect(await liveness.gone({ ...evidence, host: 'elsewhere', pid: 1, pidStartTime: 'x' })).toBe(false);
  });
});

describe('the ancestry of commits', () => {
  const git = async (folder: string, ...args: string[]): Promise<string> => {
    const identity = ['-c', 'user.name=t', '-c', 'user.email=t@t.invalid', '-c', 'init.defaultBranch=main'];
    return (await promisify(execFile)('git', ['-C', folder, ...identity, ...args])).stdout.trim();
  };
  const commit = async (folder: string, message: string): Promise<string> => {
    await git(folder, 'commit', '-q', '--allow-empty', '-m', message);
    return await git(folder, 'rev-parse', 'HEAD');
  };

  it('knows ahead, behind, diverged, same and unknown', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'git-'));
    await git(folder, 'init', '-q');
    const base = await commit(folder, 'base');
    const main = await commit(folder, 'main');
    await git(folder, 'checkout', '-q', '-b', 'side', base);
    const side = await commit(folder, 'side');
    const { relation } = gitAncestry(nodeExec, folder);
    expect(await relation(base, main)).toBe('ahead');
    expect(await relation(main, base)).toBe('behind');
    expect(await relation(main, side)).toBe('diverged');
    expect(await relation(main, main)).toBe('same');
    expect(await relation('0'.repeat(40), main)).toBe('unknown');
    expect(await relation('--upload-pack=x', main)).toBe('unknown');
    await rm(folder, { recursive: true });
  });

  it('takes a cut-off history for unknown, not for diverged', async () => {
    const exec = new FakeExec(command =>
      command.args.includes('--is-shallow-repository') ? execResult({ stdout: 'true\n' }) : execResult({ exitCode: 1 }),
    );
    expect(await gitAncestry(exec, '/x').relation('a'.repeat(40), 'b'.repeat(40))).toBe('unknown');
  });
});
