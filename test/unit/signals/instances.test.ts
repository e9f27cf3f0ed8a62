import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  faultyEnds,
  flaps,
  instancesSeen,
  lostEnds,
  nothingWatched,
  unready,
  type Watched,
  watch,
} from '../../../src/domain/signals/instances.ts';
import type { Ending, InstanceSight, Part, Sight } from '../../../src/domain/signals/source.ts';

const since = 1_000_000;

const part = (ends: number, cause: Ending['cause'] = 'exited', at: number | null = null): Part => ({
  name: 'web',
  ends,
  last: ends === 0 ? null : { cause, at, detail: 'ended' },
  looping: false,
});

const instance = (over: Partial<InstanceSight> = {}): InstanceSight => ({
  id: 'a',
  name: 'pod a',
  bornAt: since - 60_000,
  fresh: true,
  ready: true,
  readyChangedAt: since - 30_000,
  leaving: false,
  parts: [part(0)],
  ...over,
});

const sight = (afterMs: number, ...instances: readonly InstanceSight[]): Sight => ({
  at: since + afterMs,
  readinessPeriodMs: 1000,
  instances,
});

const all = (...sights: readonly Sight[]): Watched => sights.reduce(watch, nothingWatched(since));

const times = (watched: Watched): number => faultyEnds(watched).reduce((sum, one) => sum + one.times, 0);

describe('ends', () => {
  it('counts an end between the switch and the first look', () => {
    expect(times(all(sight(1000, instance({ parts: [part(1)] }))))).toBe(1);
  });

  it('leaves out ends of an older release from before it got traffic back, and counts those since', () => {
    const old = (ends: number, at: number) => instance({ fresh: false, parts: [part(ends, 'exited', at)] });
    expect(times(all(sight(1000, old(7, since - 3_600_000))))).toBe(0);
    expect(times(all(sight(1000, old(7, since - 3_600_000)), sight(2000, old(8, since + 1500))))).toBe(1);
    expect(times(all(sight(1000, old(7, since + 500))))).toBe(1);
  });

  it('counts ends of an instance that came later, whatever the release is', () => {
    const late = instance({ fresh: false, bornAt: since + 10_000, parts: [part(2)] });
    expect(times(all(sight(20_000, late)))).toBe(2);
  });

  it('names the worst first and keeps what a node lost apart', () => {
    const watched = all(
      sight(
        1000,
        instance({ id: 'a', parts: [part(1, 'lost')] }),
        instance({ id: 'b', parts: [part(1, 'exited')] }),
        instance({ id: 'c', parts: [part(1, 'out-of-memory')] }),
      ),
    );
    expect(faultyEnds(watched).map(one => [one.id, one.last.cause])).toEqual([
      ['c', 'out-of-memory'],
      ['b', 'exited'],
    ]);
    expect(lostEnds(watched).map(one => one.id)).toEqual(['a']);
  });

  it('takes no notice of what ends because it was told to', () => {
    const leaving = instance({ leaving: true, ready: false, parts: [part(1)] });
    expect(times(all(sight(1000, instance()), sight(2000, leaving), sight(3000)))).toBe(0);
  });

  it('still knows what ended once the instance is gone', () => {
    expect(times(all(sight(1000, instance({ parts: [part(1)] })), sight(2000)))).toBe(1);
  });
});

describe('readiness', () => {
  it('counts a turn that was seen, and one that happened between two looks', () => {
    const away = instance({ ready: false, readyChangedAt: since + 1000 });
    const back = instance({ readyChangedAt: since + 3000 });
    expect(flaps(all(sight(500, instance()), sight(1500, away), sight(3500, back)))).toBe(1);
    expect(flaps(all(sight(500, instance()), sight(3500, back)))).toBe(1);
  });

  it('does not count the turn that a restart brings', () => {
    const away = instance({ ready: false, readyChangedAt: since + 1000, parts: [part(1)] });
    const back = instance({ readyChangedAt: since + 3000, parts: [part(1)] });
    expect(flaps(all(sight(500, instance()), sight(1500, away), sight(3500, back)))).toBe(0);
  });

  it('says since when an instance that was ready no longer is', () => {
    const away = instance({ ready: false, readyChangedAt: since + 1000 });
    expect(unready(all(sight(500, instance()), sight(9000, away)))).toEqual([{ instance: 'pod a', forMs: 8000 }]);
    expect(unready(all(sight(9000, away)))).toEqual([{ instance: 'pod a', forMs: 8000 }]);
  });

  it('lets an instance that starts, and one that leaves, be', () => {
    const starting = instance({ bornAt: since, ready: false, readyChangedAt: since + 100 });
    const leaving = instance({ id: 'b', ready: false, leaving: true });
    expect(unready(all(sight(500, instance({ id: 'b' })), sight(60_000, starting, leaving)))).toEqual([]);
  });
});

/** One healthy pod's life: it starts, becomes ready, and may be told to go. */
interface Life {
  readonly bornAfter: number;
  readonly readyAfter: number;
  readonly leavesAfter: number;
  readonly goneAfter: number;
}

const life: fc.Arbitrary<Life> = fc
  .record({
    bornAfter: fc.integer({ min: -60_000, max: 50_000 }),
    startMs: fc.integer({ min: 0, max: 40_000 }),
    livesMs: fc.integer({ min: 0, max: 120_000 }),
    stopMs: fc.integer({ min: 0, max: 5000 }),
  })
  .map(({ bornAfter, startMs, livesMs, stopMs }) => {
    const readyAfter = bornAfter + startMs;
    return { bornAfter, readyAfter, leavesAfter: readyAfter + livesMs, goneAfter: readyAfter + livesMs + stopMs };
  });

const seenAt = (lives: readonly Life[], afterMs: number): Sight =>
  sight(
    afterMs,
    ...lives.flatMap((one, index) => {
      if (afterMs < one.bornAfter || afterMs >= one.goneAfter) return [];
      const leaving = afterMs >= one.leavesAfter;
      const ready = afterMs >= one.readyAfter && !leaving;
      const changed = leaving ? one.leavesAfter : ready ? one.readyAfter : one.bornAfter;
      const bornAt = since + one.bornAfter;
      const parts = [part(leaving ? 1 : 0)];
      return [instance({ id: `${index}`, bornAt, ready, leaving, readyChangedAt: since + changed, parts })];
    }),
  );

const looks = fc.array(fc.integer({ min: 0, max: 90_000 }), { minLength: 1, maxLength: 60 });

describe('properties', () => {
  it('a healthy release that is scaled up and down at will is never at fault', () => {
    fc.assert(
      fc.property(fc.array(life, { maxLength: 12 }), looks, (lives, moments) => {
        const watched = all(...moments.toSorted((a, b) => a - b).map(at => seenAt(lives, at)));
        expect([times(watched), flaps(watched), unready(watched)]).toEqual([0, 0, []]);
      }),
    );
  });

  const anySight = fc
    .record({
      ready: fc.boolean(),
      ends: fc.integer({ min: 0, max: 5 }),
      leaving: fc.boolean(),
      changed: fc.integer({ min: 0, max: 60_000 }),
      fresh: fc.boolean(),
    })
    .map(({ ready, ends, leaving, changed, fresh }) =>
      instance({ ready, leaving, fresh, readyChangedAt: since + changed, parts: [part(ends)] }),
    );
  const anyStory = fc
    .array(fc.record({ afterMs: fc.integer({ min: 0, max: 60_000 }), one: anySight }), { minLength: 1, maxLength: 30 })
    .map(story => story.toSorted((a, b) => a.afterMs - b.afterMs).map(({ afterMs, one }) => sight(afterMs, one)));

  it('what was counted is never taken back, and the same sight twice counts once', () => {
    fc.assert(
      fc.property(anyStory, story => {
        let before = nothingWatched(since);
        for (const one of story) {
          const after = watch(before, one);
          expect(times(after)).toBeGreaterThanOrEqual(times(before));
          expect(flaps(after)).toBeGreaterThanOrEqual(flaps(before));
          const again = watch(after, one);
          expect([times(again), flaps(again), unready(again)]).toEqual([times(after), flaps(after), unready(after)]);
          before = after;
        }
        expect(instancesSeen(before)).toBe(1);
      }),
    );
  });

  it('a sight that is older than the last one changes nothing', () => {
    const now = all(sight(5000, instance()));
    expect(watch(now, sight(1000, instance({ parts: [part(3)] })))).toBe(now);
  });
});
