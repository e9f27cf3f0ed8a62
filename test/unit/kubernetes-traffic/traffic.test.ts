import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Service, serviceSchema } from '../../../src/domain/kubernetes/kinds.ts';
import { keys } from '../../../src/domain/kubernetes/names.ts';
import {
  commonSelector,
  endpointsOf,
  movesOff,
  movesTo,
  neededOf,
  readyPods,
  type Selector,
  sharesNone,
  slicesLag,
  strangers,
  trafficOf,
  type Way,
  wayKey,
  wayOf,
  waysOf,
} from '../../../src/domain/kubernetes/traffic.ts';
import type { Colour } from '../../../src/domain/rollout/release.ts';
import { podOf, sliceOf } from './objects.ts';

const way = (name: string, colour: Colour | 'none'): Selector => ({ app: name, [keys.colour]: colour });

interface Written {
  readonly name?: string;
  readonly at: Colour | 'none' | Selector;
  readonly has?: readonly Colour[];
  readonly order?: number;
  readonly overlapFrom?: Colour;
}

const service = ({ name = 'web', at, has = ['blue', 'green'], order = 1, overlapFrom }: Written): Service =>
  serviceSchema.parse({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name,
      annotations: {
        ...Object.fromEntries(has.map(colour => [wayKey(colour), JSON.stringify(way(name, colour))])),
        [keys.order]: String(order),
        ...(overlapFrom === undefined ? {} : { [keys.overlap]: overlapFrom }),
      },
    },
    spec: { selector: typeof at === 'string' ? way(name, at) : at },
  });

const ways = (...written: readonly Written[]): readonly Way[] => waysOf(written.map(service));

const moved = (all: readonly Way[], name: string, selector: Selector): readonly Way[] =>
  all.map(one => (one.name === name ? wayOf({ ...one.service, spec: { ...one.service.spec, selector } }) : one));

describe('the colour that has traffic', () => {
  test.each<[string, readonly Written[], Colour | null]>([
    ['no Service', [], null],
    ['one Service at blue', [{ at: 'blue' }], 'blue'],
    ['one Service nowhere yet', [{ at: 'none' }], null],
    ['a Service that somebody pointed elsewhere', [{ at: { app: 'maintenance' } }], null],
    [
      'half a switch, the entrance still at blue',
      [
        { name: 'api', at: 'green' },
        { at: 'blue', order: 2 },
      ],
      'blue',
    ],
    [
      'half a switch back',
      [
        { name: 'api', at: 'blue' },
        { at: 'green', order: 2 },
      ],
      'green',
    ],
    [
      'half a first switch',
      [
        { name: 'api', at: 'green', has: ['green'] },
        { at: 'none', has: ['green'], order: 2 },
      ],
      null,
    ],
    [
      'a Service that is new with green',
      [{ at: 'blue' }, { name: 'new', at: 'none', has: ['green'], order: 2 }],
      'blue',
    ],
    [
      'a Service that green does not have any more',
      [{ at: 'green' }, { name: 'old', at: 'blue', has: ['blue'] }],
      'green',
    ],
    ['both colours for a while', [{ at: { app: 'web' }, overlapFrom: 'blue' }], 'blue'],
  ])('%s', (_what, written, traffic) => {
    expect(trafficOf(ways(...written))).toBe(traffic);
  });

  test.each<[string, readonly Written[], readonly string[], boolean]>([
    ['keeps the Service users reach', [{ at: 'blue' }], ['web', 'extra'], false],
    ['has only Services of other names', [{ at: 'blue' }], ['site'], true],
    ['is the first one', [], ['web'], false],
    ['comes while nothing has traffic', [{ at: 'none' }], ['site'], false],
  ])('a release that %s can be switched to or not', (_what, written, services, none) => {
    expect(sharesNone(ways(...written), services)).toBe(none);
  });

  test('an adopted app is known by the hash of its pods', () => {
    const selector = { app: 'web', 'pod-template-hash': 'abc' };
    const one = service({ at: selector, has: [] });
    const annotations = { ...one.metadata.annotations, [wayKey('blue')]: JSON.stringify(selector) };
    expect(trafficOf(waysOf([{ ...one, metadata: { ...one.metadata, annotations } }]))).toBe('blue');
  });

  test('damaged annotations are as if they were not there', () => {
    const one = service({ at: 'blue', has: [] });
    const annotations = { [wayKey('green')]: '{"app":', [keys.order]: 'first', [keys.mode]: 'magic' };
    const [read] = waysOf([{ ...one, metadata: { ...one.metadata, annotations } }]);
    expect(read).toMatchObject({ colour: 'blue', order: 0, mode: 'atomic', to: { blue: null, green: null } });
  });

  test('Services of one colour for good are not switched', () => {
    const one = service({ at: 'blue' });
    expect(waysOf([{ ...one, metadata: { ...one.metadata, labels: { [keys.colour]: 'blue' } } }])).toEqual([]);
  });
});

const colour = fc.constantFrom<Colour>('blue', 'green');
/** Services of a live app in blue: some are new with green, some are gone with it, at least one is in both. */
const app = fc
  .array(fc.constantFrom<readonly Colour[]>(['blue', 'green'], ['green'], ['blue']), { minLength: 0, maxLength: 4 })
  .chain(rest => fc.shuffledSubarray([['blue', 'green'] as const, ...rest], { minLength: rest.length + 1 }))
  .map(all =>
    ways(
      ...all.map((has, index) => ({
        name: `s${index}`,
        has,
        at: has.includes('blue') ? ('blue' as const) : ('none' as const),
        order: index + 1,
      })),
    ),
  );

/** Makes the first `count` of the moves that are still due. */
const advance = (all: readonly Way[], from: Colour | null, to: Colour, count: number): readonly Way[] => {
  const moves = movesTo(all, from, to);
  if (moves === 'moved-by-other') throw new Error('moved by other');
  return moves.slice(0, count).reduce((now, move) => moved(now, move.way.name, move.selector), all);
};

describe('a switch of several Services', () => {
  test('has traffic at the old colour until the last write, whenever it is cut, and then at the new one', () => {
    fc.assert(
      fc.property(app, fc.array(fc.nat(3), { maxLength: 6 }), (all, cuts) => {
        let now = all;
        for (const cut of cuts) {
          now = advance(now, 'blue', 'green', cut);
          const due = movesTo(now, trafficOf(now), 'green');
          expect(trafficOf(now)).toBe(due.length === 0 ? 'green' : 'blue');
        }
        now = advance(now, trafficOf(now), 'green', 99);
        expect(trafficOf(now)).toBe('green');
        expect(now.every(one => one.to.green === null || one.colour === 'green')).toBe(true);
      }),
    );
  });

  test('cut anywhere, taken back: nothing leads to green, everything that blue has leads to blue', () => {
    fc.assert(
      fc.property(app, fc.nat(5), (all, cut) => {
        const half = advance(all, 'blue', 'green', cut);
        fc.pre(trafficOf(half) === 'blue');
        const back = movesOff(half, 'green').reduce((now, move) => moved(now, move.way.name, move.selector), half);
        expect(trafficOf(back)).toBe('blue');
        for (const one of back) expect(one.colour).toBe(one.to.blue === null ? null : 'blue');
      }),
    );
  });

  test('there and back again ends where it began', () => {
    fc.assert(
      fc.property(app, all => {
        const back = advance(advance(all, 'blue', 'green', 99), 'green', 'blue', 99);
        expect(trafficOf(back)).toBe('blue');
        const clean = movesOff(back, 'green').reduce((now, move) => moved(now, move.way.name, move.selector), back);
        for (const one of clean) expect(one.colour).toBe(one.to.blue === null ? null : 'blue');
      }),
    );
  });

  test('never writes a selector that is not one of the recorded ways', () => {
    fc.assert(
      fc.property(app, colour, (all, to) => {
        const moves = movesTo(all, 'blue', to);
        for (const move of moves === 'moved-by-other' ? [] : moves) expect(move.selector).toEqual(move.way.to[to]);
      }),
    );
  });

  test('traffic that is not where it was expected is left alone', () => {
    expect(movesTo(ways({ at: 'green' }), 'blue', 'blue')).toBe('moved-by-other');
    expect(movesTo(ways({ at: 'none' }), 'blue', 'green')).toBe('moved-by-other');
    expect(movesTo(ways({ at: { app: 'maintenance' } }), null, 'green')).toBe('moved-by-other');
  });

  test('done already: nothing is left to move', () => {
    expect(movesTo(ways({ at: 'green' }), 'blue', 'green')).toEqual([]);
  });

  test('a Service that leads to both colours goes back to the one it comes from', () => {
    const [move] = movesOff(ways({ at: { app: 'web' }, overlapFrom: 'blue' }), 'green');
    expect(move?.selector).toEqual(way('web', 'blue'));
  });

  test('without traffic anywhere a failed release is led to by nothing, not by the other empty colour', () => {
    const half = ways({ name: 'api', at: 'green' }, { at: 'none', order: 2 });
    expect(movesOff(half, 'green').map(move => move.selector)).toEqual([way('api', 'none')]);
  });
});

describe('the selector of both colours', () => {
  const common = commonSelector(way('web', 'blue'), way('web', 'green'));

  test('is what they agree on', () => {
    expect(common).toEqual({ app: 'web' });
  });

  test('whoever else it would lead to is named', () => {
    const pods = [podOf('a', way('web', 'blue')), podOf('b', way('web', 'green')), podOf('other', { app: 'web' })];
    const both = [way('web', 'blue'), way('web', 'green')];
    expect(strangers(common, both, pods).map(pod => pod.metadata.name)).toEqual(['other']);
  });
});

describe('endpoints', () => {
  const [green] = ways({ at: 'green' });
  if (green === undefined) throw new Error('no way');
  const pods = [podOf('g1', way('web', 'green')), podOf('g2', way('web', 'green')), podOf('b1', way('web', 'blue'))];

  test('hold exactly the ready pods of the colour: arrived', () => {
    expect(slicesLag(green, [sliceOf('web', ['g1']), sliceOf('web', ['g2'])], pods)).toBe('');
  });

  test.each([
    ['one is missing', ['g1'], '1 missing, 0 too many'],
    ['one of the old colour is left', ['g1', 'g2', 'b1'], '0 missing, 1 too many'],
    ['none has come', [], '2 missing, 0 too many'],
  ])('%s: not arrived', (_what, names, words) => {
    expect(slicesLag(green, [sliceOf('web', names), sliceOf('other', ['g1', 'g2'])], pods)).toContain(words);
  });

  test('an endpoint that is not ready has no traffic', () => {
    const slice = {
      ...sliceOf('web', ['g1']),
      endpoints: [{ addresses: [], conditions: { ready: false }, targetRef: { name: 'g1' } }],
    };
    expect(endpointsOf('web', [slice]).size).toBe(0);
  });

  test('no ready pod at all is never an arrival', () => {
    expect(slicesLag(green, [], [])).toContain('no ready pod');
  });

  test('a pod that ends, or is not ready, does not count', () => {
    const ending = podOf('g3', way('web', 'green'), { ending: true });
    const unready = podOf('g4', way('web', 'green'), { ready: false });
    expect(readyPods(way('web', 'green'), [...pods, ending, unready]).map(pod => pod.metadata.name)).toEqual([
      'g1',
      'g2',
    ]);
  });

  test('a quarter may be missing, never all', () => {
    expect([0, 1, 2, 3, 4, 8, 10].map(neededOf)).toEqual([1, 1, 2, 3, 3, 6, 8]);
  });
});
