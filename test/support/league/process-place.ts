/** A place of the league on this machine: a state folder and a port of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { lastLines } from '../../../src/core/errors.ts';
import { rolloutBed } from '../rollout-bed.ts';
import type { ActionRun } from '../runner.ts';
import { type Disturbance, type LeagueRelease, type Place, revisionOf, type Shipped } from './place.ts';
import { watchStarvation } from './starvation.ts';

export const appFile = join(import.meta.dirname, 'app.mjs');

/** More than this is a defect of its own, and nothing may go on for ever. */
const longestMs = 180_000;

export const shippedOf = async (run: ActionRun): Promise<Shipped> => {
  const path = run.outputs['report-file'] ?? '';
  const report: unknown = path === '' ? null : JSON.parse(await readFile(path, 'utf8'));
  return { exitCode: run.exitCode, report, said: lastLines(`${run.stdout}\n${run.stderr}`, 8) };
};

export const boundedBy = (child: ChildProcess): void => {
  const timer = setTimeout(() => child.kill('SIGKILL'), longestMs);
  child.on('close', () => clearTimeout(timer));
};

/** Half a processor, and nothing to show for it. */
const busyLoop = `setInterval(() => { const until = performance.now() + 50; while (performance.now() < until); }, 100)`;

export const burning = (): (() => Promise<void>) => {
  const child = spawn(process.execPath, ['-e', busyLoop], { stdio: 'ignore' });
  return async () => {
    child.kill();
    await once(child, 'close');
  };
};

const neighbour = (): (() => Promise<void>) => {
  const ending = new AbortController();
  const ended = (async () => {
    while (!ending.signal.aborted) {
      const child = spawn(process.execPath, ['-e', 'setTimeout(() => process.exit(1), 300)'], { stdio: 'ignore' });
      await once(child, 'close');
      await delay(700);
    }
  })();
  return async () => {
    ending.abort();
    await ended;
  };
};

const disturb = async (by: Disturbance): Promise<() => Promise<void>> => {
  if (by === 'scaling') throw new Error('the process target has one instance a release');
  return by === 'cpu' ? burning() : neighbour();
};

const versionAt = async (port: number): Promise<string> => {
  const answer = await fetch(`http://127.0.0.1:${port}/healthz`, { headers: { connection: 'close' } }).catch(
    () => null,
  );
  return answer?.headers.get('x-app-version') ?? '';
};

const variables = (version: string, does: LeagueRelease['does']): string =>
  `VERSION=${version}\nREVISION=${revisionOf(version)}\nLEAGUE=${JSON.stringify(does)}`;

export const processPlace = async (): Promise<Place> => {
  const bed = await rolloutBed();
  const shared = join(bed.stateDir, 'shared');
  await mkdir(shared);
  const command = `exec '${process.execPath}' --max-old-space-size=64 '${appFile}'`;
  return {
    target: 'process',
    ground: { shared },
    port: bed.port,
    enter: [],
    issued: Date.now(),
    ship: async ({ version, does, inputs }, settings) => {
      const release = {
        command,
        'working-directory': bed.stateDir,
        revision: revisionOf(version),
        'allow-older': 'true',
        env: variables(version, does),
        ...inputs,
      };
      const run = await bed.run('ship', { ...release, ...settings }, { started: boundedBy });
      return await shippedOf(run);
    },
    version: async () => await versionAt(bed.port),
    quarantined: async () => (await bed.journal()).quarantine.map(one => one.releaseId),
    watchStarvation: async () => watchStarvation(),
    disturb,
    end: bed.end,
  };
};
