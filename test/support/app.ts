/** Small real apps as releases of the process target. */
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../../src/adapters/process/host/ports.ts';
import { type HostState, stateFile } from '../../src/adapters/process/host/protocol.ts';
import { readState } from '../../src/adapters/process/host/store.ts';
import { createProcessTarget, type ProcessTarget } from '../../src/adapters/process/target.ts';
import type { ColourState } from '../../src/domain/rollout/ports.ts';
import type { Colour, Json, Release } from '../../src/domain/rollout/release.ts';
import { RecordingLog } from './fakes.ts';

export const appFile = join(import.meta.dirname, 'apps', 'app.mjs');

/** A release of the test app; `env` says how it behaves (see apps/app.mjs). */
export const appRelease = (name: string, env: Readonly<Record<string, string>> = {}): Release => {
  const spec: Json = {
    run: { kind: 'command', command: [process.execPath, appFile], cwd: import.meta.dirname },
    env: { APP_NAME: name, ...env },
    healthPath: '/healthz',
  };
  const id = createHash('sha256').update(JSON.stringify(spec)).digest('hex');
  return { id, revision: '', digest: null, oneWay: false, spec };
};

export interface TestBed {
  readonly target: ProcessTarget;
  readonly stateDir: string;
  /** Where proxy.json and the logs are. */
  readonly folder: string;
  readonly port: number;
  /** Another step on the same state, as a second run would have it. */
  again(env?: Readonly<Record<string, string>>, port?: number, stateDir?: string): ProcessTarget;
  /** Takes everything down. */
  end(): Promise<void>;
}

export const testBed = async (over: { graceMs?: number; folder?: string } = {}): Promise<TestBed> => {
  const temporary = await mkdtemp(join(tmpdir(), 'process-target-'));
  const stateDir = join(temporary, over.folder ?? '');
  const port = await freePort();
  const again: TestBed['again'] = (env = {}, otherPort = port, otherDir = stateDir) =>
    createProcessTarget(
      {
        stateDir: otherDir,
        app: 'shop',
        environment: 'test',
        entrancePort: otherPort,
        graceMs: over.graceMs ?? 2000,
      },
      { log: new RecordingLog(), env: { PATH: process.env['PATH'] ?? '', ...env } },
    );
  const target = again();
  return {
    target,
    stateDir,
    folder: join(stateDir, 'shop', 'test'),
    port,
    again,
    end: async () => {
      await target.takeDown();
      await rm(temporary, { recursive: true, force: true });
    },
  };
};

/** What the host has written down. */
export const recorded = async (bed: TestBed): Promise<HostState | undefined> =>
  await readState(join(bed.folder, stateFile));

/** Waits until the colour is in one of the states; fails after 10 s. */
export const until = async (
  target: ProcessTarget,
  colour: Colour,
  ...states: readonly ColourState['state'][]
): Promise<ColourState> => {
  const signal = AbortSignal.timeout(10_000);
  for (;;) {
    const seen = (await target.observe(signal))[colour];
    if (states.includes(seen.state)) return seen;
    await delay(10);
  }
};

/** Starts a release in a colour and waits until it is ready. */
export const startReady = async (target: ProcessTarget, colour: Colour, release: Release, token = 1): Promise<void> => {
  await target.start(colour, release, token);
  await until(target, colour, 'ready');
};
