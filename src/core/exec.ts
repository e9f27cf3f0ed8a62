import { spawn } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { systemCode, ToolError } from './errors.ts';
import type { Command, Exec, ExecResult } from './ports.ts';

const defaultMaxBytes = 64 * 1024 * 1024;

/** Keeps the end of a stream within `max` bytes, and hands out whole lines. */
class Capture {
  private chunks: Buffer[] = [];
  private size = 0;
  private partial = '';
  private readonly max: number;
  private readonly onLine: ((line: string) => void) | undefined;
  constructor(max: number, onLine: ((line: string) => void) | undefined) {
    this.max = max;
    this.onLine = onLine;
  }
  push(chunk: Buffer): void {
    this.chunks.push(chunk);
    this.size += chunk.length;
    while (this.size > this.max && this.chunks.length > 1) this.size -= this.chunks.shift()?.length ?? 0;
    if (this.onLine === undefined) return;
    const lines = (this.partial + chunk.toString('utf8')).split('\n');
    this.partial = lines.pop() ?? '';
    for (const line of lines) this.onLine(line);
  }
  end(): string {
    if (this.onLine !== undefined && this.partial !== '') this.onLine(this.partial);
    return Buffer.concat(this.chunks).toString('utf8');
  }
}

/** Kills the whole group, so that what the tool started goes with it. */
const killGroup = (pid: number | undefined, signal: NodeJS.Signals): void => {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (systemCode(error) !== 'ESRCH') throw error;
  }
};

const run = async (command: Command): Promise<ExecResult> =>
  await new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(command.file, [...command.args], {
      cwd: command.cwd,
      env: command.env ?? process.env,
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: true,
    });
    const max = command.maxOutputBytes ?? defaultMaxBytes;
    const { onLine } = command;
    const stdout = new Capture(max, onLine && (line => onLine(line, 'stdout')));
    const stderr = new Capture(max, onLine && (line => onLine(line, 'stderr')));
    let timedOut = false;
    const stop = (): void => {
      killGroup(child.pid, 'SIGTERM');
      setTimeout(() => killGroup(child.pid, 'SIGKILL'), 2000).unref();
    };
    const timer =
      command.timeoutMs === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true;
            stop();
          }, command.timeoutMs);
    if (command.signal?.aborted === true) stop();
    command.signal?.addEventListener('abort', stop, { once: true });
    const settled = (): void => {
      clearTimeout(timer);
      command.signal?.removeEventListener('abort', stop);
    };
    child.stdout.on('data', chunk => stdout.push(chunk));
    child.stderr.on('data', chunk => stderr.push(chunk));
    // A tool that exits without reading its input breaks the pipe; its exit code says what matters.
    child.stdin.on('error', () => undefined);
    child.stdin.end(command.input ?? '');
    child.on('error', error => {
      settled();
      reject(
        new ToolError('tool-not-started', command.file, `${command.file} could not be started: ${error.message}`, {
          cause: error,
        }),
      );
    });
    child.on('close', (exitCode, signal) => {
      settled();
      const durationMs = performance.now() - started;
      resolve({ exitCode, signal, stdout: stdout.end(), stderr: stderr.end(), timedOut, durationMs });
    });
  });

const which = async (name: string): Promise<string | undefined> => {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const path = join(folder, name);
    const usable = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (folder !== '' && usable) return path;
  }
  return undefined;
};

export const nodeExec: Exec = { run, which };
