/** What needs no quiet machine of the chain: a first delivery in one job, and a scan that stops another commit. */
import assert from 'node:assert/strict';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ActRun } from '../support/act.ts';
import { Caller } from '../support/caller.ts';
import { type E2eContext, type Suite, shared } from './suite.ts';

const job = 'deliver/deliver';

interface World {
  readonly caller: Caller;
  readonly first: ActRun;
}

/** The other example's workflow in the same repository: `deliver` does it all in one job. */
const createWorld = async (context: E2eContext): Promise<World> => {
  const caller = await Caller.create(context, await mkdtemp(join(tmpdir(), 'act-one-job-')));
  const workflow = '.github/workflows/deliver.yml';
  const first = await caller.push(
    'Deliver in one job',
    async repository => await repository.take(`examples/one-job/${workflow}`, workflow),
  );
  return { caller, first };
};

const world = shared(createWorld);

const expectFirstLive = async ({ caller, first }: World): Promise<void> => {
  const release = first.outputs[job]?.['live-release-id'] ?? '';
  assert.notEqual(release, '');
  assert.deepEqual(await caller.ask('production'), { status: 200, release });
  assert.deepEqual(caller.badRequests, []);
};

const oneJobDelivers = async (context: E2eContext): Promise<void> => {
  const here = await world.get(context);
  const { first } = here;
  assert.deepEqual(first.results, { [job]: 'success' }, first.log.slice(-6000));
  assert.equal(first.outputs[job]?.['verdict'], 'deployed');
  for (const gate of ['plan: planned', 'multi-arch-build: built', 'security-scan: pass', 'ship: deployed'])
    assert.ok(first.summaries[job]?.includes(gate), `the summary lacks "${gate}"`);
  assert.equal(first.exitCode, 0);
  await expectFirstLive(here);
};

const vulnerableStops = async (context: E2eContext): Promise<void> => {
  const here = await world.get(context);
  const run = await here.caller.push(
    'Use an older parser',
    async caller => await caller.downgrade('golang.org/x/text', 'v0.3.6'),
  );
  const scan = 'scan/security-scan/scan';
  assert.equal(run.results[scan], 'failure', run.log.slice(-6000));
  assert.equal(run.outputs[scan]?.['verdict'], 'fail');
  assert.match(run.summaries[scan] ?? '', /CVE-2022-32149/);
  const stages = Object.keys(run.results).filter(name => name.includes('/stage/'));
  assert.deepEqual(stages, [], 'a stage started');
  assert.equal(run.exitCode, 1);
  await expectFirstLive(here);
};

export const suite: Suite = {
  name: 'act-one-job',
  seconds: 150,
  needs: ['act', 'trivy', 'k6', 'buildx', 'registry', 'buildkit'],
  scenarios: [
    { name: 'a good commit reaches production in one job with deliver', run: oneJobDelivers },
    { name: 'a commit with a known-vulnerable dependency stops at the scan', run: vulnerableStops },
  ],
  close: world.takeDown,
};
