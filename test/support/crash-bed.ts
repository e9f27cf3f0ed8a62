/** Children that kill themselves, the place they work on, and a user who asks all the while. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { createFileJournalStore } from '../../src/adapters/journal/store.ts';
import { freePort } from '../../src/adapters/process/host/ports.ts';
import { createProcessTarget, type ProcessTarget } from '../../src/adapters/process/target.ts';
import type { Moment } from '../../src/domain/rollout/invariants.ts';
import { emptyJournal } from '../../src/domain/rollout/journal.ts';
import type { Order } from './crash-entry.ts';
import { RecordingLog } from './fakes.ts';

export type Spec = Pick<Order, 'command' | 'behaviour' | 'verdict'>;

const saidSchema = z.object({
  crossing: z.number().optional(),
  label: z.string().optional(),
  wrong: z.array(z.string()).optional(),
  verdict: z.string().optional(),
  crossings: z.number().optional(),
});

export interface Ran {
  readonly label: string | undefined;
  readonly verdict: string | undefined;
  readonly crossings: number;
  readonly wrong: readonly string[];
}

export const runChild = async (order: Order): Promise<Ran> => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'crash-entry.ts')], {
    // Hundreds of short children: compiled once, their start costs half.
    env: {
      PATH: process.env['PATH'] ?? '',
      CRASH_ORDER: JSON.stringify(order),
      NODE_COMPILE_CACHE: join(tmpdir(), 'crash-matrix-compiled'),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stderr, label, verdict, crossings] = ['', undefined as string | undefined, undefined as string | undefined, 0];
  const wrong: string[] = [];
  child.stderr.on('data', chunk => {
    stderr += chunk;
  });
  createInterface({ input: child.stdout }).on('line', line => {
    const said = saidSchema.parse(JSON.parse(line));
    label = said.label ?? label;
    verdict = said.verdict ?? verdict;
    crossings = said.crossings ?? crossings;
    wrong.push(...(said.wrong ?? []));
  });
  const code = await new Promise(resolve => child.on('close', resolve));
  if (verdict === undefined && order.signal !== 'SIGKILL' && code !== null)
    wrong.push(`the process failed: ${stderr.trim().split('\n').slice(-3).join(' ')}`);
  return { label, verdict, crossings, wrong };
};

/** A user who asks all the time; from the first good answer on, every bad one counts. */
export const user = (port: number): { stop(): Promise<{ asked: number; failed: number }> } => {
  let [asked, failed, stopped] = [0, 0, false];
  const asking = (async () => {
    while (!stopped) {
      asked += 1;
      const ok = await fetch(`http://127.0.0.1:${port}/`, { headers: { connection: 'close' } }).then(
        response => response.ok,
        () => false,
      );
      if (!ok) failed += 1;
      await new Promise(resolve => setTimeout(resolve, 20));
    }
  })();
  return {
    stop: async () => {
      stopped = true;
      await asking;
      return { asked, failed };
    },
  };
};

export class CrashBed {
  readonly stateDir: string;
  readonly port: number;
  readonly target: ProcessTarget;
  live = '';
  aheadMs = 0;
  private constructor(stateDir: string, port: number) {
    this.stateDir = stateDir;
    this.port = port;
    this.target = createProcessTarget(
      { stateDir, app: 'shop', environment: 'test', entrancePort: port, graceMs: 1000 },
      { log: new RecordingLog(), env: { PATH: process.env['PATH'] ?? '' } },
    );
  }
  static async make(): Promise<CrashBed> {
    return new CrashBed(await mkdtemp(join(tmpdir(), 'crash-')), await freePort());
  }
  order(spec: Spec, name: string): Order {
    return { stateDir: this.stateDir, port: this.port, name, at: 0, aheadMs: this.aheadMs, signal: 'none', ...spec };
  }
  async moment(): Promise<Moment> {
    const store = createFileJournalStore({ stateDir: this.stateDir, app: 'shop', environment: 'test' });
    const journal = (await store.read())?.journal ?? emptyJournal('shop', 'test');
    return {
      journal,
      observed: await this.target.observe(new AbortController().signal),
      now: Date.now() + this.aheadMs,
    };
  }
  async end(): Promise<void> {
    await this.target.takeDown();
    await rm(this.stateDir, { recursive: true, force: true });
  }
}
