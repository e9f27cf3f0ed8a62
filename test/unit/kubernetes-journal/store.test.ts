import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { journalName, keys } from '../../../src/domain/kubernetes/names.ts';
import { claim, leaseMs, renew, take } from '../../../src/domain/rollout/lease.ts';
import { Ledger } from '../../../src/domain/rollout/ledger.ts';
import { noteTold } from '../../../src/domain/rollout/maintenance.ts';
import { FencedOut, type JournalStore, type StoredJournal } from '../../../src/domain/rollout/ports.ts';
import { editable } from '../../support/fake-kubernetes/controllers/world.ts';
import { put } from '../../support/fake-kubernetes/tree.ts';
import { type Bed, bed, clock, concluded, empty, evidence, operation, owner } from './bed.ts';

const name = journalName(owner.app, owner.environment);

let place: Bed;
beforeAll(async () => {
  place = await bed();
});
afterAll(async () => await place.end());
beforeEach(() => {
  for (const kind of ['ConfigMap', 'Lease']) place.fake.store.remove(place.fake.store.resource(kind), 'shop', name);
});

const must = (stored: StoredJournal | 'conflict' | undefined): StoredJournal => {
  if (stored === undefined || stored === 'conflict') throw new Error(`not stored: ${stored}`);
  return stored;
};

const takes = async (store: JournalStore, holder: string, pid = 1): Promise<StoredJournal> => {
  const stored = await store.read();
  return must(await store.write(take(stored?.journal ?? empty, holder, evidence(pid), clock.now()), stored?.version));
};

const change = (kind: string, path: readonly string[], value: unknown): void => {
  const object = place.fake.store.find(kind, 'shop', name);
  if (object === undefined) throw new Error(`no ${kind}`);
  const tree = editable(object);
  put(tree, path, value);
  place.fake.store.save(place.fake.store.resource(kind), tree);
};

describe('journal in a ConfigMap and a Lease', () => {
  it('has nothing at first', async () => {
    expect(await place.process().store.read()).toBeUndefined();
  });

  it('gives back what was written, also to another process', async () => {
    const first = await takes(place.process().store, 'op-1', 7);
    const { store } = place.process();
    const read = must(await store.read());
    expect(read).toEqual(first);
    expect(read.journal.lease).toEqual({
      holder: 'op-1',
      token: 1,
      renewedAt: clock.now(),
      durationMs: leaseMs,
      evidence: evidence(7),
    });
    expect(place.fake.store.find('Lease', 'shop', name)?.['spec']).toMatchObject({
      holderIdentity: 'op-1',
      leaseTransitions: 1,
      leaseDurationSeconds: 60,
    });
    expect(place.fake.store.find('ConfigMap', 'shop', name)?.metadata).toMatchObject({
      labels: { [keys.app]: 'shop', [keys.environment]: 'production' },
      annotations: { [keys.fence]: '1' },
    });
  });

  it('renews by one call, and records by one call while the lease is fresh', async () => {
    const holder = place.process();
    const taken = await takes(holder.store, 'op-1');
    let calls = holder.calls;
    clock.advance(30_000);
    const renewed = must(await holder.store.write(renew(taken.journal, clock.now()), taken.version));
    expect([holder.calls - calls, renewed.journal.lease?.renewedAt]).toEqual([1, clock.now()]);
    calls = holder.calls;
    clock.advance(1000);
    const next = { ...renew(renewed.journal, clock.now()), operation: operation('op-1') };
    const recorded = must(await holder.store.write(next, renewed.version));
    expect([holder.calls - calls, recorded.journal.operation?.id]).toEqual([1, 'op-1']);
    expect(recorded.journal.lease?.renewedAt).toBe(clock.now() - 1000);
    calls = holder.calls;
    clock.advance(25_000);
    const last = { ...renew(recorded.journal, clock.now()), live: 'blue' as const };
    const both = must(await holder.store.write(last, recorded.version));
    expect([holder.calls - calls, both.journal.lease?.renewedAt]).toEqual([2, clock.now()]);
  });

  it('refuses a write from a version that is no longer there', async () => {
    const [a, b] = [place.process().store, place.process().store];
    const taken = await takes(a, 'op-1');
    must(await b.read());
    must(await a.write({ ...taken.journal, operation: operation('op-1') }, taken.version));
    expect(await b.write({ ...taken.journal, live: 'green' }, taken.version)).toBe('conflict');
    expect(await place.process().store.write(taken.journal, taken.version)).toBe('conflict');
    expect(await place.process().store.write(empty, undefined)).toBe('conflict');
  });

  it('gives the lease back in the write that closes the operation', async () => {
    const { store } = place.process();
    const taken = await takes(store, 'op-1');
    const open = must(await store.write({ ...taken.journal, operation: operation('op-1') }, taken.version));
    must(await store.write(concluded(open.journal), open.version));
    const read = must(await place.process().store.read());
    expect([read.journal.lease, read.journal.operation, read.journal.token]).toEqual([null, null, 1]);
    expect(place.fake.store.find('Lease', 'shop', name)?.['spec']).toEqual({ leaseTransitions: 1 });
  });

  it('fences out a holder that sleeps while another takes over', async () => {
    const old = place.process();
    const ledger = new Ledger(old.store, clock, await takes(old.store, 'op-1'));
    await ledger.write({ ...ledger.journal, operation: operation('op-1') });
    await takes(place.process().store, 'op-2', 2);
    const before = place.fake.store.version;
    await expect(ledger.write({ ...ledger.journal, live: 'green' })).rejects.toThrow(FencedOut);
    await expect(ledger.renewFor(leaseMs)).rejects.toThrow(FencedOut);
    expect(place.fake.store.version).toBe(before);
  });

  it('can be taken over once it ran out, and not before', async () => {
    const taken = await takes(place.process().store, 'op-1');
    const early = claim(taken.journal.lease, 'op-2', clock.now() + leaseMs, false);
    const late = claim(taken.journal.lease, 'op-2', clock.now() + 4 * leaseMs, false);
    expect([early.granted, late.granted]).toEqual([false, true]);
  });

  it('lets others note what they did beside the holder, whose next record keeps it', async () => {
    const holder = place.process();
    const ledger = new Ledger(holder.store, clock, await takes(holder.store, 'op-1'));
    const person = place.process().store;
    const seen = must(await person.read());
    must(await person.write({ ...seen.journal, history: [entry('by-hand')] }, seen.version));
    expect(await noteTold({ store: person }, { what: 'drift', at: 5 })).toMatchObject({ done: true });
    await ledger.write({ ...ledger.journal, live: 'blue' });
    const { journal } = must(await person.read());
    expect([journal.history.map(one => one.operation), journal.told?.what]).toEqual([['by-hand'], 'drift']);
    expect([journal.live, journal.lease?.holder]).toEqual(['blue', 'op-1']);
    // What a person was told is over: it does not come back with what we write next.
    await noteTold({ store: person }, null);
    await ledger.write({ ...ledger.journal, live: 'green' });
    expect(must(await person.read()).journal).not.toHaveProperty('told');
  });

  it('goes on above every token it gave out when somebody deleted the Lease', async () => {
    await takes(place.process().store, 'op-1');
    await takes(place.process().store, 'op-1');
    place.fake.store.remove(place.fake.store.resource('Lease'), 'shop', name);
    const read = must(await place.process().store.read());
    expect([read.journal.token, read.journal.lease]).toEqual([2, null]);
    expect((await takes(place.process().store, 'op-2')).journal.token).toBe(3);
  });

  it('does not trust a Lease whose holder is not known to be gone', async () => {
    await takes(place.process().store, 'op-1');
    change('Lease', ['metadata', 'annotations'], { [keys.evidence]: 'not json' });
    const read = must(await place.process().store.read());
    expect(read.journal.lease).toMatchObject({ holder: 'op-1', evidence: { host: '', pidStartTime: '' } });
  });
});

const entry = (id: string) => ({
  operation: id,
  kind: 'lift-quarantine' as const,
  releaseId: 'x'.repeat(200),
  revision: '',
  result: 'y',
  startedAt: 1,
  endedAt: 1,
});

describe('journals that cannot be used', () => {
  it.each([
    ['cut off', ['data', 'journal.json'], '{"schema":"prod-act', /cut off or damaged/],
    [
      'another version',
      ['data', 'journal.json'],
      '{"schema":"prod-actions/journal/v9"}',
      /not a journal of this version/,
    ],
    ['no journal', ['data'], { other: 'x' }, /has no journal\.json/],
    ['not ours', ['metadata', 'labels'], {}, /not labelled as ours/],
    [
      'another app’s',
      ['metadata', 'labels'],
      { [keys.app]: 'cart', [keys.environment]: 'test' },
      /belongs to cart in test/,
    ],
  ])('are refused: %s', async (_, path, value, message) => {
    await takes(place.process().store, 'op-1');
    change('ConfigMap', path, value);
    await expect(place.process().store.read()).rejects.toMatchObject({
      code: 'journal-unreadable',
      message: expect.stringMatching(message),
      fix: expect.stringContaining(`kubectl delete ConfigMap/${name} -n shop`),
    });
  });

  it('are refused: a Lease of somebody else under our name', async () => {
    await takes(place.process().store, 'op-1');
    change('Lease', ['metadata', 'labels'], { app: 'other' });
    await expect(place.process().store.read()).rejects.toMatchObject({ code: 'journal-unreadable' });
  });

  it('lose their oldest history first when they are too large, and say so when that is not enough', async () => {
    const { store } = place.process();
    const taken = await takes(store, 'op-1');
    const long = { ...entry('old'), result: 'z'.repeat(30_000) };
    const history = Array.from({ length: 50 }, (_, n) => ({ ...long, operation: `op-${n}` }));
    const stored = must(await store.write({ ...taken.journal, history }, taken.version));
    expect(stored.journal.history.map(one => one.operation)).toEqual(history.slice(0, 20).map(one => one.operation));
    const release = { ...operation('x').release, spec: 'w'.repeat(1_100_000) };
    const huge = { ...stored.journal, colours: { blue: release, green: null } };
    await expect(store.write(huge, stored.version)).rejects.toMatchObject({ code: 'journal-too-large' });
    expect(must(await store.read()).version).toBe(stored.version);
  });

  it('name the permission that is missing', async () => {
    place.fake.server.allowed = ({ verb, resource }) => !(verb === 'create' && resource === 'leases');
    const failed = takes(place.process().store, 'op-1');
    await expect(failed).rejects.toMatchObject({
      code: 'permission-missing',
      message: expect.stringMatching(/cannot create resource "leases"/),
    });
    place.fake.server.allowed = () => true;
    expect(place.fake.store.find('ConfigMap', 'shop', name)).toBeUndefined();
  });

  it('say that the write is not known to have arrived when the API server stays silent', async () => {
    const lost = new Map(Array.from({ length: 40 }, (_, n) => [n + 1, 'lost-before'] as const));
    await expect(takes(place.process(lost).store, 'op-1')).rejects.toMatchObject({ code: 'journal-not-written' });
  });

  it('do not hide that a namespace is not there', async () => {
    place.fake.store.remove(place.fake.store.resource('Namespace'), '', 'shop');
    await expect(takes(place.process().store, 'op-1')).rejects.toThrow('namespaces "shop" not found');
    place.fake.namespace('shop');
  });
});
