import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dispatch, timeLimit } from '../../../src/adapters/announcing/dispatch.ts';
import { NotTaken } from '../../../src/adapters/announcing/errors.ts';
import { nodeClock } from '../../../src/core/clock.ts';
import type { Channel, Delivery } from '../../../src/domain/announcements/announcement.ts';
import { announcement } from '../../support/announcement.ts';

const told = async (
  channels: readonly Channel[],
  limitMs: number,
  cancelled: AbortSignal = new AbortController().signal,
  secrets: readonly string[] = [],
): Promise<{ readonly deliveries: readonly Delivery[]; readonly ms: number }> => {
  const started = performance.now();
  const limit = timeLimit(nodeClock, limitMs, cancelled, () => started);
  try {
    const deliveries = await dispatch(channels, announcement(), {
      clock: nodeClock,
      random: () => 0.5,
      ...limit,
      secrets,
    });
    return { deliveries, ms: performance.now() - started };
  } finally {
    limit.end();
  }
};

const channel = (name: string, deliver: Channel['deliver']): Channel => ({ name, deliver });

const good = (name: string): Channel => channel(name, async () => ({ detail: 'ok' }));

const hostile: Readonly<Record<string, (name: string) => Channel>> = {
  'throws at once': name =>
    channel(name, () => {
      throw new Error('at once');
    }),
  'throws what is no error': name =>
    channel(name, () => {
      throw undefined;
    }),
  'never answers': name => channel(name, async () => await new Promise(() => undefined)),
  'rejects late': name =>
    channel(name, async () => await new Promise((_, reject) => setTimeout(() => reject(new Error('late')), 300))),
  'answers late': name =>
    channel(
      name,
      async () => await new Promise(resolve => setTimeout(() => resolve({ detail: 'late' }), 5000).unref()),
    ),
  'asks for an hour': name =>
    channel(name, async () => {
      throw new NotTaken('busy', { passing: true, retryAfterMs: 3_600_000 });
    }),
  'will never take it': name =>
    channel(name, async () => {
      throw new NotTaken('never', { passing: false });
    }),
  'says too much': name => channel(name, async () => ({ detail: 'x\r\n'.repeat(1_000_000) })),
  'is good': good,
};

describe('dispatch', () => {
  test('whatever channels do, it ends in time, never throws, and every channel has its result', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...Object.keys(hostile)), { maxLength: 8 }), async kinds => {
        const channels = kinds.map((kind, at) => (hostile[kind] ?? good)(`${kind} ${at}`));
        const { deliveries, ms } = await told(channels, 120);
        expect(deliveries.map(one => one.channel)).toEqual(channels.map(one => one.name));
        // Far above the limit, for the machine may be busy; far below what a channel could make of it.
        expect(ms).toBeLessThan(2000);
        for (const { channel: name, state, detail } of deliveries) {
          const taken = name.startsWith('is good') || name.startsWith('says too much');
          expect(state).toBe(taken ? 'delivered' : 'failed');
          expect(detail.length).toBeLessThanOrEqual(300);
          expect(detail).not.toMatch(/[\r\n]/);
        }
      }),
      { numRuns: 25 },
    );
  });

  test('a bad channel does not delay the good one beside it', async () => {
    let arrived = Number.POSITIVE_INFINITY;
    const started = performance.now();
    const quick = channel('quick', async () => {
      arrived = performance.now() - started;
      return { detail: 'ok' };
    });
    await told([(hostile['never answers'] ?? good)('slow'), quick], 300);
    expect(arrived).toBeLessThan(200);
  });

  test('what passes is tried again, what does not is not', async () => {
    let [passing, final] = [0, 0];
    const { deliveries } = await told(
      [
        channel('passing', async () => {
          passing += 1;
          if (passing < 3) throw new Error('again');
          return { detail: 'ok' };
        }),
        channel('final', async () => {
          final += 1;
          throw new NotTaken('no', { passing: false });
        }),
      ],
      5000,
    );
    expect(deliveries).toMatchObject([
      { state: 'delivered', attempts: 3 },
      { state: 'failed', attempts: 1, detail: 'no' },
    ]);
    expect([passing, final]).toEqual([3, 1]);
  });

  test('a channel that had nothing to say is no one who heard it', async () => {
    const silent = channel('silent', async () => ({ detail: 'nothing to say', skipped: true }));
    const { deliveries } = await told([silent, good('other')], 500);
    expect(deliveries).toMatchObject([{ state: 'skipped', detail: 'nothing to say' }, { state: 'delivered' }]);
  });

  test('a wait that the service asks for is kept', async () => {
    const at: number[] = [];
    await told(
      [
        channel('busy', async () => {
          at.push(performance.now());
          if (at.length === 1) throw new NotTaken('busy', { passing: true, retryAfterMs: 700 });
          return { detail: 'ok' };
        }),
      ],
      5000,
    );
    expect((at[1] ?? 0) - (at[0] ?? 0)).toBeGreaterThanOrEqual(690);
  });

  test('a wait longer than there is time ends it at once, and is said', async () => {
    const { deliveries, ms } = await told([(hostile['asks for an hour'] ?? good)('busy')], 5000);
    expect(deliveries[0]).toMatchObject({ state: 'failed', attempts: 1 });
    expect(deliveries[0]?.detail).toContain('3600 s');
    expect(ms).toBeLessThan(1000);
  });

  test('secrets are taken out of what is said', async () => {
    const { deliveries } = await told(
      [channel('x', async () => ({ detail: 'sent to /T0/B0/topsecret' }))],
      500,
      undefined,
      ['topsecret'],
    );
    expect(deliveries[0]?.detail).toBe('sent to /T0/B0/***');
  });
});

describe('the time limit of a cancelled run', () => {
  test('nothing is begun when what a cancelled run has left is over', async () => {
    let asked = 0;
    const cancelled = AbortSignal.abort();
    const limit = timeLimit(nodeClock, 20_000, cancelled, () => performance.now() - 8000);
    const counted = channel('x', async () => {
      asked += 1;
      return { detail: 'ok' };
    });
    const deliveries = await dispatch([counted], announcement(), {
      clock: nodeClock,
      random: Math.random,
      ...limit,
      secrets: [],
    });
    limit.end();
    expect(asked).toBe(0);
    expect(deliveries[0]?.state).toBe('failed');
  });

  test('a run that is cancelled meanwhile gives up seven seconds after, not at its own limit', async () => {
    const cancel = new AbortController();
    // Cancelled 6.9 s ago, as the clock is asked.
    const limit = timeLimit(nodeClock, 20_000, cancel.signal, () => performance.now() - 6900);
    const started = performance.now();
    const hanging = dispatch([(hostile['never answers'] ?? good)('x')], announcement(), {
      clock: nodeClock,
      random: Math.random,
      ...limit,
      secrets: [],
    });
    cancel.abort();
    await hanging;
    limit.end();
    expect(performance.now() - started).toBeLessThan(1500);
  });
});
