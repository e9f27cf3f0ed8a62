import { afterEach, describe, expect, it } from 'vitest';
import { GitHub } from '../../../src/adapters/github/client.ts';
import { runLiveness } from '../../../src/adapters/github/runs.ts';
import { eitherLiveness } from '../../../src/adapters/journal/holder.ts';
import { nodeHttp } from '../../../src/core/http.ts';
import type { Evidence } from '../../../src/domain/rollout/journal.ts';
import type { Liveness } from '../../../src/domain/rollout/ports.ts';
import { FakeClock } from '../../support/fakes.ts';
import { runAnswer } from '../../support/github-answers.ts';
import { GitHubStub, type StubAnswer } from '../../support/github-stub.ts';

const attempts = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}';
const evidence: Evidence = { host: 'elsewhere', pid: 7, pidStartTime: 'x', run: '41', attempt: '2' };

let stub = new GitHubStub({});

const against = async (answer: () => StubAnswer): Promise<Liveness> => {
  stub = new GitHubStub({ [attempts]: answer });
  const github = new GitHub({ http: nodeHttp, clock: new FakeClock(), apiUrl: await stub.start(), token: 't0ken' });
  return runLiveness(github, { repository: 'acme/web', runId: '42', runAttempt: '1' });
};

describe('whether the run that holds a lease is over, asked as GitHub’s description has it', () => {
  afterEach(async () => {
    expect(stub.problems).toEqual([]);
    await stub.stop();
  });

  it('is known when the attempt is completed', async () => {
    const { gone } = await against(() => ({ status: 200, body: runAnswer('completed') }));
    expect(await gone(evidence)).toBe(true);
    expect(stub.requests[0]).toMatchObject({
      parameters: { owner: 'acme', repo: 'web', run_id: '41', attempt_number: '2' },
    });
  });

  it.each(['in_progress', 'queued', 'waiting', 'requested', 'pending'])('is not over while it is %s', async status => {
    const { gone, concluded } = await against(() => ({ status: 200, body: runAnswer(status) }));
    expect([await gone(evidence), await concluded?.(evidence)]).toEqual([false, false]);
  });

  it.each([401, 403, 404, 500])('is not known with status %i: the lease has to run out', async status => {
    const { gone } = await against(() => ({ status, body: { message: 'Resource not accessible by integration' } }));
    expect(await gone(evidence)).toBe(false);
  });

  it('is not known from an answer that is none', async () => {
    const { gone } = await against(() => ({ status: 200, body: { ...runAnswer('completed'), status: null } }));
    expect(await gone(evidence)).toBe(false);
  });

  it.each([
    ['our own run', { run: '42', attempt: '1' }],
    ['a holder outside GitHub', { run: '', attempt: '' }],
    ['a name that is no number', { run: '../../x', attempt: '1' }],
  ])('does not ask about %s', async (_what, of) => {
    const { gone } = await against(() => ({ status: 200, body: runAnswer('completed') }));
    expect(await gone({ ...evidence, ...of })).toBe(false);
    expect(stub.requests).toHaveLength(0);
  });

  it('an earlier attempt of our own run is asked about like any other', async () => {
    const { gone } = await against(() => ({ status: 200, body: runAnswer('completed') }));
    expect(await gone({ ...evidence, run: '42', attempt: '3' })).toBe(true);
  });
});

describe('this machine and GitHub together', () => {
  const says = (gone: boolean): Liveness => ({ gone: async () => gone, concluded: async () => gone });

  it('say that a holder is gone when either is sure; that its run is over only GitHub knows', async () => {
    expect(await eitherLiveness(says(true), says(false)).gone(evidence)).toBe(true);
    expect(await eitherLiveness(says(false), says(true)).gone(evidence)).toBe(true);
    expect(await eitherLiveness(says(false), says(false)).gone(evidence)).toBe(false);
    expect(await eitherLiveness(says(true), says(false)).concluded?.(evidence)).toBe(false);
    expect(await eitherLiveness(says(false), says(true)).concluded?.(evidence)).toBe(true);
  });
});
