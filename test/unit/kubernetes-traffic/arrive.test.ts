import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createArriving } from '../../../src/adapters/kubernetes/traffic/arrive.ts';
import type { Asked, Prober } from '../../../src/adapters/probing/prober.ts';
import { releaseHeader } from '../../../src/domain/rollout/identity.ts';
import type { Arrival } from '../../../src/domain/rollout/ports.ts';
import type { Release } from '../../../src/domain/rollout/release.ts';
import { Bed, type Process } from './bed.ts';

const never = new AbortController().signal;
const outside = 'http://shop.example';
const inside = 'http://127.0.0.1:1';

let bed: Bed;
let one: Process;
let release: Release;
let now: number;
let answers: { [base: string]: { status: number; release?: string } | 'refused' };

const prober: Prober = {
  ask: async ({ url, connection }): Promise<Asked> => {
    expect(connection).toBe('fresh');
    const answer = answers[new URL(url).origin] ?? 'refused';
    if (answer === 'refused')
      return { result: { kind: 'fault', fault: 'connection-refused', detail: 'ECONNREFUSED' }, retries: 0 };
    const headers: Record<string, string> = answer.release === undefined ? {} : { [releaseHeader]: answer.release };
    return { result: { kind: 'answer', status: answer.status, headers, body: '' }, retries: 0 };
  },
  close: () => undefined,
};

const lookFrom = (url: string): (() => Promise<Arrival>) => {
  const ctx = { ...one.ctx, settings: { ...one.ctx.settings, url }, clock: { ...one.ctx.clock, monotonic: () => now } };
  const arriving = createArriving(ctx, prober, async () => inside);
  return async () => await arriving.look('green', release, never);
};

beforeEach(async () => {
  now = 0;
  answers = { [inside]: { status: 200 }, [outside]: { status: 200 } };
  bed = await new Bed().start();
  one = await bed.process();
  release = await one.release('app:next');
  await one.target.adopt?.(1);
  await one.target.start('green', release, 1);
  await expect.poll(async () => (await one.target.observe(never)).green.state, { timeout: 5000 }).toBe('ready');
});

afterEach(async () => await bed.end());

const switched = async (): Promise<void> => {
  await one.target.switchTraffic('blue', 'green', 1);
  const look = lookFrom('');
  await expect.poll(async () => (await look()).arrived, { timeout: 5000 }).toBe(true);
};

describe('new connections', () => {
  test('have not arrived before the switch, whatever answers', async () => {
    answers[outside] = { status: 200, release: release.id };
    expect(await lookFrom(outside)()).toMatchObject({ arrived: false, seen: 'endpoints' });
  });

  test('without a way in to ask at, the endpoints are all that is known, and it says so', async () => {
    await switched();
    expect(await lookFrom('')()).toMatchObject({ arrived: true, seen: 'endpoints' });
  });

  test('have arrived with the first good answer that names the release', async () => {
    await switched();
    answers[outside] = { status: 200, release: release.id };
    expect(await lookFrom(outside)()).toMatchObject({ arrived: true, seen: 'release' });
  });

  test.each([
    ['another release answers', { status: 200, release: 'b'.repeat(64) }],
    ['the answer is an error', { status: 503, release: undefined }],
    ['nothing answers', 'refused'],
  ] as const)('%s: not arrived', async (_what, answer) => {
    await switched();
    answers[outside] =
      answer === 'refused' ? answer : { status: answer.status, ...(answer.release && { release: answer.release }) };
    expect((await lookFrom(outside)()).arrived).toBe(false);
  });

  test('an app that names its release at its pods must name it outside, too', async () => {
    await switched();
    answers[inside] = { status: 200, release: release.id };
    const look = lookFrom(outside);
    await look();
    now = 60_000;
    expect((await look()).arrived).toBe(false);
  });

  test('an app that never names its release must answer well for longer than nodes take to learn', async () => {
    await switched();
    const look = lookFrom(outside);
    expect(await look()).toMatchObject({ arrived: false, seen: 'answered' });
    now = 1000;
    answers[outside] = 'refused';
    await look();
    now = 1600;
    answers[outside] = { status: 200 };
    expect((await look()).arrived).toBe(false);
    now = 3200;
    expect(await look()).toMatchObject({ arrived: true, seen: 'answered' });
  });
});
