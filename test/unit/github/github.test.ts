import { afterEach, describe, expect, it } from 'vitest';
import { firstKnown, githubAncestry } from '../../../src/adapters/github/ancestry.ts';
import { GitHub } from '../../../src/adapters/github/client.ts';
import { type Repository, repository } from '../../../src/adapters/github/repository.ts';
import { nodeHttp } from '../../../src/core/http.ts';
import { FakeClock, FakeHttp, httpResponse } from '../../support/fakes.ts';
import { contentAnswer, environmentAnswer } from '../../support/github-answers.ts';
import { GitHubStub, type StubRoutes } from '../../support/github-stub.ts';

let stub = new GitHubStub({});

const against = async (routes: StubRoutes): Promise<Repository> => {
  stub = new GitHubStub(routes);
  const apiUrl = await stub.start();
  return repository(new GitHub({ http: nodeHttp, clock: new FakeClock(), apiUrl, token: 't0ken' }), 'acme/web');
};

const environments = 'GET /repos/{owner}/{repo}/environments/{environment_name}';
const contents = 'GET /repos/{owner}/{repo}/contents/{path}';
const compare = 'GET /repos/{owner}/{repo}/compare/{basehead}';

describe('the GitHub client, every request and answer checked against GitHub’s description', () => {
  afterEach(async () => {
    expect(stub.problems).toEqual([]);
    await stub.stop();
  });

  it.each([
    [undefined, false],
    [0, false],
    [1, true],
  ])('%s reviewers: a person must approve: %s', async (reviewers, expected) => {
    const asked = await against({
      [environments]: ({ parameters }) => ({
        status: 200,
        body: environmentAnswer(parameters['environment_name'] ?? '', reviewers),
      }),
    });
    expect(await asked.requiresReview('production / eu')).toEqual({ kind: 'found', value: expected });
    expect(stub.requests[0]).toMatchObject({ parameters: { environment_name: 'production / eu' } });
    expect(stub.requests[0]?.headers).toMatchObject({
      authorization: 'Bearer t0ken',
      'x-github-api-version': '2022-11-28',
    });
  });

  it('reads a file at a commit, whatever its name', async () => {
    const asked = await against({
      [contents]: ({ parameters }) => ({ status: 200, body: contentAnswer(parameters['path'] ?? '', 'grüße: 1\n') }),
    });
    expect(await asked.fileAt('.github/prod actions#1.yml', 'abc')).toEqual({ kind: 'found', value: 'grüße: 1\n' });
    expect(stub.requests[0]?.parameters['path']).toBe('.github/prod actions#1.yml');
    expect(stub.requests[0]?.query.get('ref')).toBe('abc');
  });

  it.each([
    [404, 'absent'],
    [403, 'denied'],
    [401, 'denied'],
  ])('status %i is %s, not an error', async (status, kind) => {
    const asked = await against({ [contents]: () => ({ status, body: { message: 'No' } }) });
    expect(await asked.fileAt('a', 'b')).toMatchObject({ kind });
  });

  it('asks again after a fault of the server, and gives up after three tries', async () => {
    const asked = await against({ [contents]: () => ({ status: 503, body: { message: 'down' } }) });
    await expect(asked.fileAt('a', 'b')).rejects.toMatchObject({ code: 'github-unexpected' });
    expect(stub.requests).toHaveLength(3);
  });

  it('a comparison that GitHub cannot make is unknown, never a guess', async () => {
    const asked = await against({ [compare]: () => ({ status: 404, body: { message: 'Not Found' } }) });
    expect(await githubAncestry(asked).relation('a', 'b')).toBe('unknown');
  });
});

const answering = (status: number, body: unknown, headers: Record<string, string> = {}) => {
  const http = new FakeHttp(() => httpResponse(status, body, headers));
  const clock = new FakeClock(0);
  return { http, clock, asked: repository(new GitHub({ http, clock, apiUrl: 'http://x', token: '' }), 'acme/web') };
};

describe('answers that need no server', () => {
  it.each(['ahead', 'behind', 'diverged'])('%s is told as it is', async status => {
    expect(await githubAncestry(answering(200, { status }).asked).relation('a', 'b')).toBe(status);
  });

  it('identical is the same', async () => {
    expect(await githubAncestry(answering(200, { status: 'identical' }).asked).relation('a', 'b')).toBe('same');
  });

  it('an answer outside the description is an error with the place', async () => {
    await expect(answering(200, { status: 'sideways' }).asked.relation('a', 'b')).rejects.toThrow('compare/a...b');
  });

  it('waits as long as it is told, and not when told to wait for minutes', async () => {
    const soon = answering(403, { message: 'secondary limit' }, { 'retry-after': '5' });
    await soon.asked.requiresReview('x');
    expect([soon.http.requests.length, soon.clock.now()]).toEqual([3, 10_000]);
    const late = answering(403, { message: 'secondary limit' }, { 'retry-after': '600' });
    expect(await late.asked.requiresReview('x')).toMatchObject({ kind: 'denied', message: 'secondary limit' });
    expect(late.http.requests).toHaveLength(1);
  });

  it('sends no empty authorization', async () => {
    const { http, asked } = answering(404, {});
    await asked.requiresReview('x');
    expect(http.requests[0]?.headers).not.toHaveProperty('authorization');
  });

  it('the first that knows decides', async () => {
    const says = (relation: 'unknown' | 'behind' | 'ahead') => ({ relation: async () => relation });
    expect(await firstKnown(says('unknown'), says('behind'), says('ahead')).relation('a', 'b')).toBe('behind');
    expect(await firstKnown(says('unknown')).relation('a', 'b')).toBe('unknown');
  });
});

describe('the stub itself', () => {
  it('catches what GitHub would not understand', async () => {
    const strict = new GitHubStub({ [environments]: () => ({ status: 200, body: { name: 'x' } }) });
    const url = await strict.start();
    await fetch(`${url}/repos/a/b/nowhere`);
    await fetch(`${url}/repos/a/b/environments/x?foo=1`);
    await strict.stop();
    expect(strict.problems).toHaveLength(3);
    expect(strict.problems.join('\n')).toMatch(/not an operation[\s\S]*no query parameter foo[\s\S]*required property/);
  });
});
