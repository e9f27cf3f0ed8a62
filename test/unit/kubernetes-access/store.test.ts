import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KindStore } from '../../../src/adapters/kubernetes/access/store.ts';
import type { WatchEvent } from '../../../src/adapters/kubernetes/cluster.ts';
import type { K8sObject } from '../../../src/domain/kubernetes/objects.ts';

type Event = Exclude<WatchEvent, { type: 'EXPIRED' }>;

/** One kind on a server: every change gets the next version, and a name that is taken again gets a new uid. */
class Server {
  version = 10;
  readonly objects = new Map<string, K8sObject>();
  readonly events: { readonly version: number; readonly event: Event }[] = [];

  write(name: string): K8sObject {
    const held = this.objects.get(name);
    this.version += 1;
    const uid = held?.metadata.uid ?? `${name}-${this.version}`;
    const object = this.object(name, uid, held?.metadata.deletionTimestamp);
    this.objects.set(name, object);
    this.events.push({ version: this.version, event: { type: held === undefined ? 'ADDED' : 'MODIFIED', object } });
    return object;
  }

  /** With a finalizer the object stays, marked, until it is deleted again. */
  delete(name: string, finalizer: boolean): K8sObject | undefined {
    const held = this.objects.get(name);
    if (held === undefined) return undefined;
    this.version += 1;
    const { uid = '' } = held.metadata;
    const stays = finalizer && held.metadata.deletionTimestamp === undefined;
    const object = this.object(name, uid, 'now');
    if (stays) this.objects.set(name, object);
    else this.objects.delete(name);
    this.events.push({ version: this.version, event: { type: stays ? 'MODIFIED' : 'DELETED', object } });
    return held;
  }

  private object(name: string, uid: string, deletionTimestamp: string | null | undefined): K8sObject {
    const mark = deletionTimestamp == null ? {} : { deletionTimestamp };
    const metadata = { name, uid, resourceVersion: String(this.version), ...mark };
    return { apiVersion: 'v1', kind: 'ConfigMap', metadata };
  }
}

/** The server, our store, and everything that is under way between them. */
class World {
  readonly server = new Server();
  readonly store = new KindStore();
  /** Answers to our writes that have not arrived yet. */
  private readonly answers: (() => void)[] = [];
  /** Taken by the server, not yet arrived. */
  private list: { items: readonly K8sObject[]; version: number } | undefined;
  /** The next event of the watch; undefined: there is none. */
  private watchAt: number | undefined;

  write(name: string, ours: boolean): void {
    const object = this.server.write(name);
    if (ours) this.answers.push(() => this.store.put(object));
  }

  delete(name: string, ours: boolean, finalizer: boolean): void {
    const gone = this.server.delete(name, finalizer);
    if (ours && gone !== undefined) this.answers.push(() => this.store.drop(name, gone.metadata.uid));
  }

  /** Answers to calls that ran side by side come in any order. */
  answer(which: number): void {
    const [one] = this.answers.splice(which % Math.max(1, this.answers.length), 1);
    one?.();
  }

  takeList(): void {
    this.watchAt = undefined;
    this.list = { items: [...this.server.objects.values()], version: this.server.version };
  }

  listArrives(): void {
    if (this.list === undefined) return;
    const { items, version } = this.list;
    this.store.list(items, String(version));
    this.watchAt = this.server.events.findIndex(one => one.version > version);
    if (this.watchAt === -1) this.watchAt = this.server.events.length;
    this.list = undefined;
  }

  eventArrives(): void {
    const next = this.watchAt === undefined ? undefined : this.server.events[this.watchAt];
    if (next === undefined) return;
    this.store.event(next.event);
    this.watchAt = (this.watchAt ?? 0) + 1;
  }

  bookmark(): void {
    if (this.watchAt !== this.server.events.length) return;
    const metadata = { name: '', resourceVersion: String(this.server.version) };
    this.store.event({ type: 'BOOKMARK', object: { apiVersion: 'v1', kind: 'ConfigMap', metadata } });
  }

  watchBreaks(): void {
    this.watchAt = undefined;
  }

  settle(): void {
    if (this.watchAt === undefined && this.list === undefined) this.takeList();
    this.listArrives();
    while (this.watchAt !== this.server.events.length) this.eventArrives();
    while (this.answers.length > 0) this.answer(0);
  }
}

const names = ['a', 'b'] as const;

const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('write'), name: fc.constantFrom(...names), ours: fc.boolean() }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('delete'),
      name: fc.constantFrom(...names),
      ours: fc.boolean(),
      finalizer: fc.boolean(),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('answer'), which: fc.nat(5) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('event') }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('list', 'listed', 'break', 'bookmark') }) },
);

interface Step {
  readonly do: string;
  readonly name?: string;
  readonly ours?: boolean;
  readonly finalizer?: boolean;
  readonly which?: number;
}

const steps: Readonly<Record<string, (world: World, step: Step) => void>> = {
  write: (world, { name = 'a', ours = false }) => world.write(name, ours),
  delete: (world, { name = 'a', ours = false, finalizer = false }) => world.delete(name, ours, finalizer),
  answer: (world, { which = 0 }) => world.answer(which),
  event: world => world.eventArrives(),
  list: world => world.takeList(),
  listed: world => world.listArrives(),
  break: world => world.watchBreaks(),
  bookmark: world => world.bookmark(),
};

const sorted = (objects: Iterable<K8sObject>): K8sObject[] =>
  [...objects].sort((a, b) => a.metadata.name.localeCompare(b.metadata.name));

describe('the store of one kind', () => {
  it('ends equal to the server after any order of lists, events, drops, and answers to our own writes', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), plan => {
        const world = new World();
        for (const one of plan) steps[one.do]?.(world, one);
        world.settle();
        expect(sorted(world.store.all())).toEqual(sorted(world.server.objects.values()));
      }),
      { numRuns: 3000 },
    );
  });

  it('never goes back behind what our own write has shown', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 40 }),
        fc.boolean(),
        fc.array(step, { maxLength: 10 }),
        (before, listed, after) => {
          const world = new World();
          for (const one of before) steps[one.do]?.(world, one);
          if (listed) world.takeList();
          const ours = world.server.write('a');
          world.store.put(ours);
          const seen = (): number =>
            Number(world.store.all().find(one => one.metadata.name === 'a')?.metadata.resourceVersion ?? 0);
          for (const one of after.filter(each => each.do !== 'delete')) {
            steps[one.do]?.(world, one);
            expect(seen()).toBeGreaterThanOrEqual(Number(ours.metadata.resourceVersion));
          }
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('shows a delete of ours at once, though events from before it are still to come', () => {
    const world = new World();
    world.takeList();
    world.listArrives();
    world.write('a', false);
    world.eventArrives();
    world.write('a', false);
    world.delete('a', true, false);
    world.answer(0);
    expect(world.store.all()).toEqual([]);
    world.eventArrives();
    expect(world.store.all()).toEqual([]);
    world.eventArrives();
    expect(world.store.all()).toEqual([]);
  });
});
