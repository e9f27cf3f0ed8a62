/** The Kubernetes example through deploy.yml and rollback.yml, run by act on a cluster with real pods. */
import assert from 'node:assert/strict';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ActRun } from '../support/act.ts';
import { kubectl } from '../support/cluster/cluster.ts';
import { KubernetesCaller } from '../support/kubernetes-caller.ts';
import { type E2eContext, type Suite, shared } from './suite.ts';

/** Jobs as act names them: `<calling job>/<workflow>/<job>`. */
const jobs = {
  plan: 'deliver/deploy/plan',
  staging: 'staging/stage/staging',
  production: 'production/stage/production',
  rollback: 'rollback/rollback/production',
} as const;

interface World {
  readonly caller: KubernetesCaller;
  readonly first: ActRun;
  readonly good: string;
}

const createWorld = async (context: E2eContext): Promise<World> => {
  const caller = await KubernetesCaller.create(context, await mkdtemp(join(tmpdir(), 'act-kubernetes-')));
  const first = await caller.act('deliver');
  return { caller, first, good: first.outputs[jobs.production]?.['live-release-id'] ?? '' };
};

const world = shared(createWorld);

const tail = (run: ActRun): string => `${JSON.stringify(run.results)}\n${run.log.slice(-8000)}`;

/** No credential stands in the log, in an output or in a summary. */
const expectNoSecret = (run: ActRun): void => {
  const said = run.log + JSON.stringify(run.outputs) + JSON.stringify(run.summaries);
  assert.doesNotMatch(said, /client-key-data|BEGIN (RSA |EC )?PRIVATE KEY/);
};

const goodReachesProduction = async (context: E2eContext): Promise<void> => {
  const { first, good, caller } = await world.get(context);
  for (const job of [jobs.plan, jobs.staging, jobs.production])
    assert.equal(first.results[job], 'success', tail(first));
  assert.equal(first.outputs[jobs.staging]?.['verdict'], 'deployed', tail(first));
  assert.equal(first.outputs[jobs.production]?.['verdict'], 'deployed', tail(first));
  assert.equal(first.exitCode, 0);
  assert.deepEqual(await caller.ask('production'), { status: 200, release: good });
  const summary = first.summaries[jobs.production] ?? '';
  for (const part of ['ship: deployed', 'where the answers name the release', 'calls to the API server'])
    assert.ok(summary.includes(part), `the summary lacks "${part}"`);
  expectNoSecret(first);
  context.log(`switched in ${first.outputs[jobs.production]?.['switch-ms']} ms`);
};

const badComesBack = async (context: E2eContext): Promise<void> => {
  const { caller, good } = await world.get(context);
  await caller.edit('behaviour.go', 'failEvery = 0', 'failEvery = 20');
  await caller.commit('Lose one answer in 20, in production only');
  const run = await caller.act('deliver');
  assert.equal(run.results[jobs.staging], 'success', tail(run));
  assert.equal(run.results[jobs.production], 'failure', tail(run));
  const production = run.outputs[jobs.production];
  assert.deepEqual(
    [production?.['verdict'], production?.['verification'], production?.['live-release-id']],
    ['rolled-back', 'fail', good],
    tail(run),
  );
  assert.deepEqual(await caller.ask('production'), { status: 200, release: good });
  context.log(`detected in ${production?.['detection-ms']} ms, back in ${production?.['recovery-ms']} ms`);
  expectNoSecret(run);
};

const backByHand = async (context: E2eContext): Promise<void> => {
  const { caller, good } = await world.get(context);
  await caller.edit('behaviour.go', 'failEvery = 20', 'failEvery = 0');
  await caller.edit('k8s/production/kustomization.yaml', 'APP_ENVIRONMENT=production', 'APP_ENVIRONMENT=elsewhere');
  await caller.commit('Another setting in production');
  const next = await caller.act('deliver');
  const release = next.outputs[jobs.production]?.['live-release-id'] ?? '';
  assert.equal(next.outputs[jobs.production]?.['verdict'], 'deployed', tail(next));
  assert.notEqual(release, good);
  const back = await caller.act('rollback', { environment: 'production', reason: 'checkout is slow', to: good });
  assert.equal(back.outputs[jobs.rollback]?.['verdict'], 'rolled-back', tail(back));
  assert.equal(back.outputs[jobs.rollback]?.['release-id'], good);
  assert.deepEqual(await caller.ask('production'), { status: 200, release: good });
  // Configuration came back with it.
  const variables = await kubectl(context.kubernetes, [
    ...['--namespace', caller.namespaceOf('production'), 'get', 'configmaps'],
    ...['--selector', 'prod-actions/version-of=web-settings', '--output', 'jsonpath={.items[*].data.APP_ENVIRONMENT}'],
  ]);
  assert.match(variables, /production/);
  expectNoSecret(back);
};

export const suite: Suite = {
  name: 'act-kubernetes',
  seconds: 280,
  needs: ['act', 'trivy', 'k6', 'buildx', 'kubectl', 'kubernetes'],
  scenarios: [
    { name: 'a good commit reaches production in a cluster', run: goodReachesProduction },
    { name: 'a commit that fails 5 % of requests in production only is rolled back there', run: badComesBack },
    { name: 'rollback.yml goes back by hand, configuration included', run: backByHand },
  ],
  close: world.takeDown,
};
