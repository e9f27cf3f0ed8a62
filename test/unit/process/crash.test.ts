import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findByEnvironment } from '../../../src/adapters/process/host/processes.ts';
import { instanceVariable } from '../../../src/adapters/process/host/protocol.ts';
import { type Colour, otherColour } from '../../../src/domain/rollout/release.ts';
import { appRelease, recorded, type TestBed, testBed, until } from '../../support/app.ts';
import { get } from '../../support/requests.ts';

let bed: TestBed;
beforeEach(async () => {
  bed = await testBed({ graceMs: 300 });
});
afterEach(async () => await bed.end());

const killHost = async (): Promise<void> => {
  const pid = (await recorded(bed))?.pid;
  try {
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
  } catch {
    // It was dead already.
  }
};

/** One deploy, each effect asked for again until it is done: what a rerun does. */
const deploy = async (from: Colour | null, round: number): Promise<void> => {
  const to = from === null ? 'blue' : otherColour(from);
  const release = appRelease(`round ${round}`);
  const persist = async <T>(effect: () => Promise<T>): Promise<T> => await effect().catch(async () => await effect());
  await persist(async () => await bed.target.start(to, release, round));
  await persist(async () => await until(bed.target, to, 'ready'));
  expect(await persist(async () => await bed.target.switchTraffic(from, to, round))).toBe('switched');
  if (from !== null) await persist(async () => await bed.target.retire(from, 1000, round));
};

// Where /proc has no environments, strays can't be counted.
test.runIf(process.platform === 'linux')(
  'a host killed at any moment of a deploy: asked again it comes to the same end and leaks no process',
  async () => {
    await deploy(null, 1);
    let at: Colour = 'blue';
    for (const [index, afterMs] of [0, 30, 80, 150, 300].entries()) {
      const killer = delay(afterMs).then(killHost);
      await deploy(at, index + 2);
      await killer;
      at = otherColour(at);
    }
    const seen = await bed.target.observe(AbortSignal.timeout(5000));
    const release = appRelease('round 6').id;
    expect([seen.traffic, seen[at], seen[otherColour(at)]]).toEqual([
      at,
      { state: 'ready', releaseId: release },
      { state: 'absent' },
    ]);
    expect((await get(bed.target.entranceUrl)).body).toBe('round 6\n');
    const running = findByEnvironment(instanceVariable, `${bed.folder}#`).map(({ pid }) => pid);
    expect(running).toEqual([(await recorded(bed))?.colours[at]?.pid]);
  },
);
