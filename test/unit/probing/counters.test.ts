import { createServer, request } from 'node:http';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { CounterWatch } from '../../../src/adapters/probing/counters.ts';
import { countOf } from '../../../src/adapters/probing/process-counters.ts';
import { createProxy } from '../../../src/adapters/process/host/proxy.ts';
import { Traffic } from '../../../src/adapters/process/host/traffic.ts';
import type { FaultKind, Sample } from '../../../src/domain/verification/samples.ts';
import { listen } from '../../support/listen.ts';
import { bed } from './bed.ts';

const sample = (result: Sample['result'], requests?: number): Sample => ({
  probe: 0,
  connection: 'fresh',
  at: 0,
  latencyMs: 1,
  lateMs: 0,
  retries: 0,
  result,
  ...(requests === undefined ? {} : { requests }),
});
const answer = (status: number): Sample => sample({ kind: 'answer', status, headers: {}, body: '' });
const fault = (kind: FaultKind, requests?: number): Sample =>
  sample({ kind: 'fault', fault: kind, detail: '' }, requests);

/** A target of numbers alone, and what was handed on as other clients'. */
const watched = () => {
  const counted = { requests: 0, failed: 0 };
  const handed = { requests: 0, failed: 0 };
  const watch = new CounterWatch({ name: 'proxy', read: async () => ({ ...counted }) }, ({ requests, failed }) => {
    handed.requests += requests;
    handed.failed += failed;
  });
  return {
    watch,
    handed,
    count: (requests: number, failed: number): void => {
      counted.requests += requests;
      counted.failed += failed;
    },
  };
};

describe('what other clients met', () => {
  test('is whole although some of our own requests time out', async () => {
    const { watch, handed, count } = watched();
    await watch.look();
    for (let second = 0; second < 60; second += 1) {
      const timesOut = second % 4 === 0;
      for (let own = 0; own < 50; own += 1) watch.sawOwn(timesOut && own === 0 ? fault('probe-timeout') : answer(200));
      count(50 - (timesOut ? 1 : 0), 0);
      count(10, second % 5 === 0 ? 1 : 0);
      await watch.look();
    }
    expect(handed).toEqual({ requests: 600, failed: 12 });
  });

  test('goes on from where who counts was started again', async () => {
    const { watch, handed, count } = watched();
    await watch.look();
    for (let own = 0; own < 100; own += 1) watch.sawOwn(answer(200));
    count(100 + 40, 4);
    await watch.look();
    count(-140, -4);
    await watch.look();
    for (let own = 0; own < 10; own += 1) watch.sawOwn(answer(200));
    count(10 + 20, 2);
    await watch.look();
    expect(handed).toEqual({ requests: 60, failed: 6 });
  });

  test.each(['connection-refused', 'name-not-resolved', 'tls-failed', 'probe-timeout'] as const)(
    'loses nothing to one of ours that ended by %s, unseen by the target',
    async kind => {
      const { watch, handed, count } = watched();
      await watch.look();
      watch.sawOwn(fault(kind));
      // The last of a burst; those before it were answered.
      watch.sawOwn(fault(kind, 3));
      count(2 + 10, 4);
      await watch.look();
      expect(handed).toEqual({ requests: 10, failed: 4 });
    },
  );

  test('is less the failures that are our own: an answer with 5xx, an answer cut short', async () => {
    const { watch, handed, count } = watched();
    await watch.look();
    for (const own of [answer(503), fault('connection-cut'), answer(404)]) watch.sawOwn(own);
    count(3 + 5, 2 + 1);
    await watch.look();
    expect(handed).toEqual({ requests: 5, failed: 1 });
  });

  test('goes on behind requests that were counted here alone: as many are missing, and no more', async () => {
    const missing = fc.integer({ min: 0, max: 20 });
    await fc.assert(
      fc.asyncProperty(missing, missing, fc.boolean(), async (wrong, fine, allFail) => {
        const { watch, handed, count } = watched();
        await watch.look();
        for (let own = 0; own < wrong; own += 1) watch.sawOwn(answer(503));
        for (let own = 0; own < fine; own += 1) watch.sawOwn(answer(200));
        for (let second = 0; second < 60; second += 1) {
          count(10, allFail ? 10 : 1);
          await watch.look();
        }
        const requests = 600 - wrong - fine;
        expect(handed).toEqual({ requests, failed: Math.min(requests, (allFail ? 600 : 60) - wrong) });
      }),
    );
  });
});

describe('the proxy of the process target', () => {
  const closers: (() => void)[] = [];
  afterEach(() => {
    for (const close of closers.splice(0)) close();
  });

  test('counts as we take off: time-outs, cut answers and errors of ours leave what others met', async () => {
    const app = await listen(
      createServer((req, res) => {
        if (req.url === '/silent') return;
        if (req.url === '/cut') res.writeHead(200, { 'content-length': '9' }).write('x', () => res.destroy());
        else res.writeHead(req.url === '/bad' ? 500 : 200).end();
      }),
    );
    const traffic = new Traffic();
    const proxy = await listen(createProxy(traffic));
    closers.push(proxy.close, app.close);
    const told = { program: '', log: '', startedAt: 0, pid: 1, startTime: '1', ending: null };
    traffic.apply({
      schema: 'prod-actions/process-proxy/v1',
      entrance: { host: '127.0.0.1', port: proxy.port },
      pid: 1,
      fence: 1,
      traffic: 'blue',
      colours: { blue: { id: 'i', releaseId: 'r1', port: app.port, ...told }, green: null },
    });
    const url = `http://127.0.0.1:${proxy.port}`;
    const handed: (readonly [number, number])[] = [];
    const read = async () => countOf(traffic.stats().lanes, 'r1');
    const watch = new CounterWatch({ name: 'proxy', read }, more => handed.push([more.requests, more.failed]));
    await watch.look();

    for (const path of ['/', '/bad', '/cut', '/silent']) {
      const made = await bed(`GET ${path} 200`, url, { timeoutMs: 100 });
      watch.sawOwn(await made.ask());
      made.close();
    }
    const settled = () => expect.poll(async () => (await read()).inFlight).toBe(0);
    await settled();
    await watch.look();
    expect(handed).toEqual([]);

    for (const path of ['/', '/', '/bad']) await fetch(`${url}${path}`).then(async got => await got.text());
    // Somebody closes the page.
    const gone = request(`${url}/silent`, { agent: false }).on('error', () => undefined);
    gone.end();
    await expect.poll(async () => (await read()).inFlight).toBe(1);
    gone.destroy();
    await settled();
    await watch.look();
    expect(handed).toEqual([[3, 1]]);
  });
});
