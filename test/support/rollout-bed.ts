/** A place on this machine where bundles deploy the test app, taken down at the end. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFileJournalStore } from '../../src/adapters/journal/store.ts';
import { freePort } from '../../src/adapters/process/host/ports.ts';
import { createProcessTarget, type ProcessTarget } from '../../src/adapters/process/target.ts';
import type { Journal } from '../../src/domain/rollout/journal.ts';
import type { Observed } from '../../src/domain/rollout/ports.ts';
import { appFile } from './app.ts';
import { RecordingLog } from './fakes.ts';
import { type ActionCall, type ActionRun, cleanUp, runBundle } from './runner.ts';

export interface RolloutBed {
  readonly stateDir: string;
  /** Journal, proxy state and logs. */
  readonly folder: string;
  readonly port: number;
  readonly target: ProcessTarget;
  /** Inputs of a quick deploy of the test app, which behaves as `behaviour` says. */
  inputs(name: string, behaviour?: Readonly<Record<string, string>>): Record<string, string>;
  run(action: string, inputs: Readonly<Record<string, string>>, call?: Omit<ActionCall, 'inputs'>): Promise<ActionRun>;
  journal(): Promise<Journal>;
  observed(): Promise<Observed>;
  /** What a user gets. */
  answer(path?: string): Promise<string>;
  end(): Promise<void>;
}

export const place = { app: 'shop', environment: 'test' };

/** Short times, and few samples: these tests are about the rollout, not about statistics. */
export const quick = {
  'warm-up': '200ms',
  bake: '0',
  drain: '1s',
  'start-timeout': '15s',
  'verify-duration': '1s',
  'min-samples': '5',
  'probe-rate': '50',
  probes: 'GET / 2xx',
};

export const rolloutBed = async (): Promise<RolloutBed> => {
  const stateDir = await mkdtemp(join(tmpdir(), 'rollout-'));
  const port = await freePort();
  const target = createProcessTarget(
    { stateDir, ...place, entrancePort: port },
    { log: new RecordingLog(), env: { PATH: process.env['PATH'] ?? '' } },
  );
  const runs: ActionRun[] = [];
  const where = { ...place, 'state-dir': stateDir, port: String(port) };
  return {
    stateDir,
    folder: join(stateDir, place.app, place.environment),
    port,
    target,
    inputs: (name, behaviour = {}) => ({
      command: `exec '${process.execPath}' '${appFile}'`,
      'working-directory': stateDir,
      env: Object.entries({ APP_NAME: name, ...behaviour })
        .map(([key, value]) => `${key}=${value}`)
        .join('\n'),
      ...quick,
    }),
    run: async (action, inputs, call = {}) => {
      const run = await runBundle(action, { ...call, inputs: { ...where, ...inputs } });
      runs.push(run);
      return run;
    },
    journal: async () => {
      const stored = await createFileJournalStore({ stateDir, ...place }).read();
      if (stored === undefined) throw new Error('no journal');
      return stored.journal;
    },
    observed: async () => await target.observe(AbortSignal.timeout(10_000)),
    answer: async (path = '/') => await (await fetch(`http://127.0.0.1:${port}${path}`)).text(),
    end: async () => {
      await target.takeDown();
      for (const run of runs) await cleanUp(run);
      await rm(stateDir, { recursive: true, force: true });
    },
  };
};

export const reasonCodes = (run: ActionRun): string[] => {
  const reasons: { code: string }[] = JSON.parse(run.outputs['reasons'] ?? '[]');
  return reasons.map(reason => reason.code);
};
