/** Starts and stops apps, each in its own process group, and notices when one ends. */
import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { findByEnvironment, isAlive, signalGroup, signalOne, startTimeOf } from './processes.ts';
import type { Ending, Instance } from './protocol.ts';
import { instanceVariable } from './protocol.ts';

export interface Launch {
  readonly instance: Instance;
  readonly command: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

export interface Started {
  readonly pid: number;
  readonly startTime: string;
}

const pollMs = 20;

const exitText = (code: number | null, signal: NodeJS.Signals | null): string =>
  signal === null ? `The app exited with code ${code}.` : `The app was ended by ${signal}.`;

export class Supervisor {
  private readonly folder: string;
  private readonly onEnd: (instanceId: string, ending: Ending) => void;
  private readonly children = new Set<string>();

  constructor(folder: string, onEnd: (instanceId: string, ending: Ending) => void) {
    this.folder = folder;
    this.onEnd = onEnd;
  }

  /** undefined: it could not be started; `onEnd` has been told why. */
  async launch({ instance, command, cwd, env }: Launch): Promise<Started | undefined> {
    const log = openSync(instance.log, 'a', 0o600);
    try {
      const [file = '', ...args] = command;
      const child = spawn(file, args, {
        cwd,
        env: { ...env, PORT: String(instance.port), [instanceVariable]: this.mark(instance.id) },
        stdio: ['ignore', log, log],
        detached: true,
      });
      const spawned = await new Promise<boolean>(resolve => {
        child.once('spawn', () => resolve(true));
        child.once('error', error => {
          // A missing folder is reported by the system as if the program were missing.
          const detail = existsSync(cwd) ? `${file}: ${error.message}` : `The working folder ${cwd} does not exist.`;
          this.onEnd(instance.id, { cause: 'app-not-startable', detail, at: Date.now() });
          resolve(false);
        });
      });
      // Apps outlive a host that is upgraded; their handles must not keep it.
      child.unref();
      if (!spawned || child.pid === undefined) return undefined;
      const { pid } = child;
      this.children.add(instance.id);
      child.once('exit', (code, signal) => {
        // What the app started and left behind goes with it; the group still has its number here.
        signalGroup(pid, 'SIGKILL');
        this.children.delete(instance.id);
        this.onEnd(instance.id, { cause: 'app-exited', detail: exitText(code, signal), at: Date.now() });
      });
      return { pid, startTime: startTimeOf(pid) ?? 'gone' };
    } finally {
      closeSync(log);
    }
  }

  /** Whether its end will be told by an event. */
  watches(instanceId: string): boolean {
    return this.children.has(instanceId);
  }

  /** Of an instance whose start was recorded as intended only: the process, if it came to be. */
  adopt(instance: Instance): Started | undefined {
    const found = this.processesOf(instance.id)[0];
    const startTime = found === undefined ? undefined : startTimeOf(found);
    return found === undefined || startTime === undefined ? undefined : { pid: found, startTime };
  }

  /** SIGTERM, then SIGKILL after `graceMs`: the whole group, and whatever else carries the instance's mark. */
  async stop(instance: Instance, graceMs: number): Promise<void> {
    const alive = (): boolean => isAlive(instance.pid, instance.startTime);
    if (instance.pid !== null && alive()) {
      signalGroup(instance.pid, 'SIGTERM');
      const deadline = performance.now() + graceMs;
      while (alive() && performance.now() < deadline) await delay(pollMs);
      if (alive()) signalGroup(instance.pid, 'SIGKILL');
      while (alive()) await delay(pollMs);
    }
    this.killMarked(id => id === instance.id);
  }

  /** Ends processes of this folder that no recorded instance explains: left over from a kill at a bad moment. */
  killStrays(known: ReadonlySet<string>): number {
    return this.killMarked(id => !known.has(id));
  }

  private killMarked(matches: (instanceId: string) => boolean): number {
    const marked = findByEnvironment(instanceVariable, this.mark('')).filter(({ value }) =>
      matches(value.slice(this.mark('').length)),
    );
    for (const { pid } of marked) signalOne(pid, 'SIGKILL');
    return marked.length;
  }

  private processesOf(instanceId: string): number[] {
    return findByEnvironment(instanceVariable, this.mark(instanceId)).map(({ pid }) => pid);
  }

  private mark(instanceId: string): string {
    return `${this.folder}#${instanceId}`;
  }
}
