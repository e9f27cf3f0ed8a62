import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GitHubRepository } from '../support/github-repository.ts';
import { GitHubStub } from '../support/github-stub.ts';
import { type TestPlace, testPlace } from '../support/place.ts';
import { type ActionRun, cleanUp, runBundle } from '../support/runner.ts';

/** `ship` on the process target, with GitHub on 127.0.0.1; every request is checked against GitHub's description. */

const repository = new GitHubRepository();
const stub = new GitHubStub(repository.routes);
const runs: ActionRun[] = [];
let place: TestPlace;
let apiUrl = '';

beforeAll(async () => {
  place = await testPlace();
  apiUrl = await stub.start();
});

afterAll(async () => {
  await place.end();
  await stub.stop();
  await Promise.all(runs.map(cleanUp));
  expect(stub.problems).toEqual([]);
});

const token = 'ghs_contract_test_token_0123456789';

const quick = {
  'warm-up': '300ms',
  bake: '200ms',
  drain: '1s',
  'probe-rate': '200',
  'verify-duration': '2s',
  'max-error-rate': '2%',
};

const ship = async (name: string, behaviour: Record<string, string> = {}, inputs: Record<string, string> = {}) => {
  const number = String(runs.length + 1);
  const revision = name.charCodeAt(1).toString(16).repeat(20);
  const run = await runBundle('ship', {
    cwd: import.meta.dirname,
    inputs: {
      ...quick,
      ...place.inputs,
      ...place.release(name, behaviour),
      'github-token': token,
      'allow-older': 'true',
      revision,
      ...inputs,
    },
    env: {
      GITHUB_REPOSITORY: 'acme/web',
      GITHUB_RUN_ID: number,
      GITHUB_RUN_ATTEMPT: '1',
      GITHUB_SHA: revision,
      GITHUB_SERVER_URL: 'https://github.invalid',
      GITHUB_API_URL: apiUrl,
    },
  });
  runs.push(run);
  expect(`${run.stdout.replaceAll(`::add-mask::${token}`, '')}${run.summary}`).not.toContain(token);
  return run;
};

const states = (): readonly string[] =>
  repository.deployments.map(
    ({ id, ref }) => `v${String.fromCharCode(Number.parseInt(ref.slice(0, 2), 16))} ${repository.stateOf(id)}`,
  );

describe('GitHub, from one delivery to the next', { timeout: 120_000 }, () => {
  test('a good release: its deployment is a success, no issue', async () => {
    const run = await ship('v1');
    expect(run.outputs['verdict']).toBe('deployed');
    expect(states()).toEqual(['v1 success']);
    expect(repository.deployments[0]?.statuses.map(({ state }) => state)).toEqual(['in_progress', 'success']);
    expect(repository.issues).toEqual([]);
  });

  test('the same again changes nothing and leaves nothing in progress', async () => {
    const run = await ship('v1');
    expect(run.outputs['verdict']).toBe('unchanged');
    expect(states()).toEqual(['v1 success', 'v1 inactive']);
  });

  test('a bad release: failure, the good one live again, one incident; the summary leads with it', async () => {
    const run = await ship('v2', { APP_ERROR_RATE: '0.2' });
    expect(run.outputs['verdict']).toBe('rolled-back');
    expect(run.exitCode).toBe(1);
    expect(states()).toEqual(['v1 inactive', 'v1 inactive', 'v2 failure', 'v1 success']);
    expect(repository.issues).toHaveLength(1);
    const [issue] = repository.issues;
    expect(issue).toMatchObject({ state: 'open', labels: ['prod-actions-incident'] });
    for (const part of ['probe-failing', '/compare/', '/actions/runs/3', 'Time to recover'])
      expect(issue?.body).toContain(part);
    expect(run.summary.split('\n')[0]).toContain('https://github.invalid/acme/web/issues/1');
  });

  test('the bad one once more is refused: no second issue, traffic and deployments as they were', async () => {
    const run = await ship('v2', { APP_ERROR_RATE: '0.2' });
    expect(run.outputs['verdict']).toBe('refused');
    expect(repository.issues).toHaveLength(1);
    expect(states().slice(-2)).toEqual(['v1 success', 'v2 error']);
  });

  test('without permissions the delivery is what it is, and the summary says what is missing', async () => {
    repository.denied = ['deployments', 'issues'];
    const run = await ship('v3');
    expect(run.outputs['verdict']).toBe('deployed');
    expect(run.exitCode).toBe(0);
    expect(run.summary).toContain('deployments: write');
    expect(run.summary).toContain('issues: write');
    repository.denied = [];
  });

  test('the release that fixes it closes the incident', async () => {
    const run = await ship('v4');
    expect(run.outputs['verdict']).toBe('deployed');
    expect(repository.issues[0]).toMatchObject({ state: 'closed', reason: 'completed' });
    expect(states().filter(state => !/inactive|failure|error/.test(state))).toEqual(['v4 success']);
  });

  test('GitHub down: the rollback happens all the same', async () => {
    // At most one automatic rollback an hour in one place.
    await place.end();
    place = await testPlace();
    await ship('v1');
    repository.before = () => ({ status: 503, body: { message: 'down' } });
    const run = await ship('v5', { APP_ERROR_RATE: '0.2' }, { 'notify-timeout': '5s' });
    expect(run.outputs['verdict']).toBe('rolled-back');
    expect(Number(run.outputs['recovery-ms'])).toBeLessThan(2000);
    repository.before = () => undefined;
  });

  test('off is off', async () => {
    const before = stub.requests.length;
    await ship('v6', {}, { 'github-deployments': 'off', 'incident-issues': 'off' });
    expect(stub.requests.length).toBe(before);
  });
});
