import { describe, expect, it } from 'vitest';
import { nodeExec } from '../../../src/core/exec.ts';

const node = (script: string) => ({ file: process.execPath, args: ['-e', script] });

describe('exec', () => {
  it('returns exit code, both streams and whole lines', async () => {
    const lines: string[] = [];
    const result = await nodeExec.run({
      ...node('console.log("a\\nb"); console.error("c"); process.exitCode = 3'),
      onLine: (line, stream) => lines.push(`${stream}:${line}`),
    });
    expect(result).toMatchObject({ exitCode: 3, signal: null, stdout: 'a\nb\n', stderr: 'c\n', timedOut: false });
    expect(lines.sort()).toEqual(['stderr:c', 'stdout:a', 'stdout:b']);
  });

  it('kills the whole group at the time limit and says so', async () => {
    // The grandchild holds our stdout open: the run can only end early if it was killed as well.
    const script =
      'require("node:child_process").spawn(process.execPath, ["-e", "setTimeout(() => {}, 20000)"], { stdio: "inherit" }); setTimeout(() => {}, 20000)';
    const result = await nodeExec.run({ ...node(script), timeoutMs: 500 });
    expect(result.timedOut).toBe(true);
    expect(result.durationMs).toBeLessThan(15_000);
  });

  it('hands the child exactly the environment given', async () => {
    const result = await nodeExec.run({ ...node('console.log(JSON.stringify(process.env))'), env: { ONLY: 'this' } });
    expect(JSON.parse(result.stdout)).toMatchObject({ ONLY: 'this' });
    expect(result.stdout).not.toContain('HOME');
  });

  it('keeps the end of an output that is larger than asked for', async () => {
    const result = await nodeExec.run({
      ...node('for (let i = 0; i < 40000; i++) console.log("line " + i)'),
      maxOutputBytes: 100_000,
    });
    expect(result.stdout.length).toBeLessThanOrEqual(200_000);
    expect(result.stdout).toContain('line 39999');
  });

  it('names a program that cannot start', async () => {
    await expect(nodeExec.run({ file: 'no-such-program', args: [] })).rejects.toMatchObject({
      code: 'tool-not-started',
      tool: 'no-such-program',
    });
  });

  it('ends the child when the signal is aborted', async () => {
    const controller = new AbortController();
    const running = nodeExec.run({ ...node('setInterval(() => {}, 1000)'), signal: controller.signal });
    setTimeout(() => controller.abort(), 100);
    expect(await running).toMatchObject({ exitCode: null, signal: 'SIGTERM', timedOut: false });
  });
});
