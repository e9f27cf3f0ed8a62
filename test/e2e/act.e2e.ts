/** The example's own caller through deploy.yml, run by act on a real registry, builder, Trivy, k6 and process target. */
import assert from 'node:assert/strict';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ActRun } from '../support/act.ts';
import { Caller, environments } from '../support/caller.ts';
import { type E2eContext, type Suite, shared } from './suite.ts';

/** Jobs as act names them: `<calling job>/<workflow>/<job>`. */
const jobs = {
  plan: 'deliver/deploy/plan',
  test: 'deliver/deploy/test',
  build: 'build/build/build',
  scan: 'scan/security-scan/scan',
  performance: 'performance/performance-test/performance',
  dev: 'dev/stage/dev',
  staging: 'staging/stage/staging',
  production: 'production/stage/production',
} as const;
type Job = keyof typeof jobs;

/** Result and verdict of each job that started; a job that is not named must not have started. */
const expectRun = (run: ActRun, expected: Readonly<Partial<Record<Job, readonly [string, string?]>>>): void => {
  const seen = Object.fromEntries(
    Object.entries(jobs)
      .filter(([, name]) => run.results[name] !== undefined)
      .map(([job, name]) => [job, [run.results[name], run.outputs[name]?.['verdict']]]),
  );
  const wanted = Object.fromEntries(
    Object.entries(expected).map(([job, [result, verdict]]) => [job, [result, verdict]]),
  );
  assert.deepEqual(seen, wanted, `${JSON.stringify(run.results)}\n${run.log.slice(-6000)}`);
};

const upToBuild = { plan: ['success', 'planned'], test: ['success'], build: ['success', 'built'] } as const;

interface World {
  readonly caller: Caller;
  /** The good release as users of production see it. */
  readonly good: string;
  readonly first: ActRun;
}

const createWorld = async (context: E2eContext): Promise<World> => {
  const caller = await Caller.create(context, await mkdtemp(join(tmpdir(), 'act-')));
  const first = await caller.act();
  const good = await caller.ask('production').catch(() => ({ release: '' }));
  return { caller, first, good: good.release };
};

/** Every scenario starts from a good release that is live everywhere; it is delivered once. */
const world = shared(createWorld);

const expectGoodLive = async ({ caller, good }: World): Promise<void> => {
  assert.deepEqual(await caller.ask('production'), { status: 200, release: good });
  assert.deepEqual(caller.badRequests, []);
};

const goodReachesProduction = async (context: E2eContext): Promise<void> => {
  const { first, good, caller } = await world.get(context);
  expectRun(first, {
    ...upToBuild,
    scan: ['success', 'pass'],
    performance: ['success', 'no-baseline'],
    dev: ['success', 'deployed'],
    staging: ['success', 'deployed'],
    production: ['success', 'deployed'],
  });
  assert.equal(first.exitCode, 0);
  assert.equal(good, first.outputs[jobs.production]?.['live-release-id']);
  for (const environment of environments) {
    const release = first.outputs[jobs[environment]]?.['live-release-id'];
    assert.deepEqual(await caller.ask(environment), { status: 200, release });
  }
};

const slowStops = async (context: E2eContext): Promise<void> => {
  const here = await world.get(context);
  const run = await here.caller.push(
    'Ask the store more',
    async caller =>
      await caller.edit('behaviour.go', 'storeDelay = 20 * time.Millisecond', 'storeDelay = 28 * time.Millisecond'),
  );
  expectRun(run, { ...upToBuild, scan: ['success', 'pass'], performance: ['failure', 'regression'] });
  assert.equal(run.exitCode, 1);
  await expectGoodLive(here);
};

const faultyComesBack = async (context: E2eContext): Promise<void> => {
  const here = await world.get(context);
  const run = await here.caller.push(
    'Lose one answer in 20',
    async caller => await caller.edit('behaviour.go', 'failEvery = 0', 'failEvery = 20'),
  );
  expectRun(run, {
    ...upToBuild,
    scan: ['success', 'pass'],
    performance: ['success', 'pass'],
    dev: ['success', 'deployed'],
    staging: ['success', 'deployed'],
    production: ['failure', 'rolled-back'],
  });
  const production = run.outputs[jobs.production];
  assert.equal(production?.['verification'], 'fail');
  assert.equal(production?.['live-release-id'], here.good);
  assert.notEqual(production?.['release-id'], here.good);
  assert.ok(Number(production?.['recovery-ms']) > 0, 'says how long the way back took');
  context.log(`detected in ${production?.['detection-ms']} ms, back in ${production?.['recovery-ms']} ms`);
  assert.equal(run.exitCode, 1);
  await expectGoodLive(here);
};

export const suite: Suite = {
  name: 'act',
  // Its performance gate compares; other suites would be noise.
  alone: true,
  needs: ['act', 'trivy', 'k6', 'buildx', 'registry', 'buildkit'],
  scenarios: [
    { name: 'a good commit reaches production', run: goodReachesProduction },
    { name: 'a commit that is 40 % slower stops at the performance gate', run: slowStops },
    { name: 'a commit that fails 5 % of requests in production only is rolled back there', run: faultyComesBack },
  ],
  close: world.takeDown,
};
