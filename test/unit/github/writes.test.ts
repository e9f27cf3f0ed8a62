import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { GitHub } from '../../../src/adapters/github/client.ts';
import { ToolError } from '../../../src/core/errors.ts';
import type { HttpResponse } from '../../../src/core/ports.ts';
import { FakeClock, FakeHttp, httpResponse } from '../../support/fakes.ts';

const schema = z.object({ id: z.number() });

type Step = HttpResponse | 'cut';

const posting = async (steps: readonly Step[], there?: { id: number }) => {
  let at = 0;
  let looked = 0;
  const http = new FakeHttp(() => {
    const step = steps[Math.min(at++, steps.length - 1)];
    if (step === undefined || step === 'cut') throw new ToolError('http-failed', 'http', 'cut');
    return step;
  });
  const clock = new FakeClock(0);
  const github = new GitHub({ http, clock, apiUrl: 'http://x', token: 't' });
  const outcome = await github
    .post('/p', { a: 1 }, schema, async () => {
      looked += 1;
      return there;
    })
    .catch((error: unknown) => error);
  return { outcome, sent: http.requests.length, looked, waited: clock.now() };
};

const made = httpResponse(201, { id: 7 });
const limited = (headers: Record<string, string>) => httpResponse(403, { message: 'API rate limit exceeded' }, headers);

describe('a POST to GitHub', () => {
  it('that was done is sent once and never looked up', async () => {
    expect(await posting([made])).toMatchObject({ outcome: { kind: 'found', value: { id: 7 } }, sent: 1, looked: 0 });
  });

  it.each([
    ['no answer', 'cut' as const],
    ['502', httpResponse(502, {})],
  ])('with %s is looked up before it is sent again', async (_name, step) => {
    expect(await posting([step], { id: 3 })).toMatchObject({ outcome: { value: { id: 3 } }, sent: 1, looked: 1 });
    expect(await posting([step, made])).toMatchObject({ outcome: { value: { id: 7 } }, sent: 2, looked: 1 });
  });

  it('without any answer is an error after three tries', async () => {
    expect(await posting(['cut'])).toMatchObject({ outcome: { code: 'github-unexpected' }, sent: 3, looked: 3 });
  });

  it.each([
    ['retry-after', { 'retry-after': '4' }, 4000],
    ['the end of a used-up limit', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '9' }, 9000],
  ])('that hit a limit waits for %s; it was not done, so nothing is looked up', async (_name, headers, waited) => {
    expect(await posting([limited(headers), made])).toMatchObject({ sent: 2, looked: 0, waited });
  });

  it('told to wait for an hour, it does not', async () => {
    const { outcome, sent } = await posting([limited({ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '3600' })]);
    expect([outcome, sent]).toEqual([{ kind: 'denied', message: 'API rate limit exceeded' }, 1]);
  });

  it.each([
    [401, { kind: 'denied' }],
    [403, { kind: 'denied', message: 'No (needs issues=write)' }],
    [404, { kind: 'absent' }],
    [410, { kind: 'refused', status: 410 }],
    [422, { kind: 'refused', status: 422, message: 'No; too long' }],
  ])('%i is an answer, not an error, and is not repeated', async (status, expected) => {
    const body = { message: 'No', ...(status === 422 ? { errors: [{ message: 'too long' }] } : {}) };
    const response = httpResponse(status, body, { 'x-accepted-github-permissions': 'issues=write' });
    const { outcome, sent } = await posting([response]);
    expect(outcome).toMatchObject(expected);
    expect(sent).toBe(1);
  });

  it('cancelled while it waits, ends with the reason', async () => {
    const cancelled = AbortSignal.abort(new Error('over'));
    const http = new FakeHttp(() => {
      throw new Error('over');
    });
    const github = new GitHub({ http, clock: new FakeClock(), apiUrl: 'http://x', token: '', signal: cancelled });
    await expect(github.post('/p', {}, schema, async () => undefined)).rejects.toThrow('over');
  });
});

describe('a PATCH and a list', () => {
  it('a PATCH is repeated after a fault: twice leaves what once leaves', async () => {
    const steps = [httpResponse(500, {}), httpResponse(200, { id: 1 })];
    const http = new FakeHttp(() => steps.shift() ?? made);
    const github = new GitHub({ http, clock: new FakeClock(), apiUrl: 'http://x', token: '' });
    expect(await github.patch('/p', { state: 'closed' }, schema)).toEqual({ kind: 'found', value: { id: 1 } });
    expect(http.requests.map(({ method }) => method)).toEqual(['PATCH', 'PATCH']);
  });

  it('a list reads on until a page is not full, and no further than it may', async () => {
    const full = Array.from({ length: 100 }, (_, id) => ({ id }));
    const http = new FakeHttp(({ url }) => httpResponse(200, url.endsWith('page=3') ? [{ id: 1 }] : full));
    const github = new GitHub({ http, clock: new FakeClock(), apiUrl: 'http://x', token: '' });
    expect(await github.list('/l?a=b', schema, 5)).toMatchObject({ value: { length: 201 } });
    expect(await github.list('/l', schema, 2)).toMatchObject({ value: { length: 200 } });
    expect(http.requests[0]?.url).toBe('http://x/l?a=b&per_page=100&page=1');
  });
});
