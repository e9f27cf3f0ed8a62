/** A place of the process target for bundles and the command line: its own state folder and port, taken down at the end. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../src/adapters/process/host/ports.ts';
import { createProcessTarget } from '../../src/adapters/process/target.ts';
import { appFile } from './app.ts';
import { RecordingLog } from './fakes.ts';

export interface TestPlace {
  /** `app`, `environment`, `state-dir` and `port`. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly url: string;
  readonly port: number;
  /** Inputs that run the test app; `env` says how it behaves (see apps/app.mjs). */
  release(name: string, env?: Readonly<Record<string, string>>): Record<string, string>;
  end(): Promise<void>;
}

export const testPlace = async (): Promise<TestPlace> => {
  const stateDir = await mkdtemp(join(tmpdir(), 'place-'));
  const port = await freePort();
  return {
    inputs: { app: 'shop', environment: 'test', 'state-dir': stateDir, port: String(port) },
    url: `http://127.0.0.1:${port}`,
    port,
    release: (name, env = {}) => ({
      command: `exec "${process.execPath}" "${appFile}"`,
      env: Object.entries({ APP_NAME: name, ...env })
        .map(([key, value]) => `${key}=${value}`)
        .join('\n'),
    }),
    end: async () => {
      const place = { stateDir, app: 'shop', environment: 'test', entrancePort: port, graceMs: 1000 };
      await createProcessTarget(place, {
        log: new RecordingLog(),
        env: { PATH: process.env['PATH'] ?? '' },
      }).takeDown();
      await rm(stateDir, { recursive: true, force: true });
    },
  };
};
