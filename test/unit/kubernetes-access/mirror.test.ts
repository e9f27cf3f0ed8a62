import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ApiCluster, clusterOver } from '../../../src/adapters/kubernetes/api.ts';
import type { Mirror } from '../../../src/adapters/kubernetes/cluster.ts';
import { createMirror } from '../../../src/adapters/kubernetes/mirror.ts';
import { UserError } from '../../../src/core/errors.ts';
import { FakeCluster, fastClock } from '../../support/fake-kubernetes/cluster.ts';
import { RecordingLog } from '../../support/fakes.ts';
import { type Breaker, configMaps, refOfConfig, startBreaker } from './stub.ts';

/** Seconds are so many times shorter here. */
const factor = 20;

let fake: FakeCluster;
let breaker: Breaker;
/** Goes through the breaker, as the mirror does. */
let cluster: ApiCluster;
/** Somebody else, who is not cut off. */
let other: ApiCluster;
let mirror: Mirror;
const never = new AbortController().signal;
const clock = fastClock(factor);
const kinds = [configMaps, { apiVersion: 'v1', kind: 'Service' }];

const config = (name: string, data: Record<string, string> = {}) => ({
  ...configMaps,
  metadata: { name, namespace: 'shop' },
  data,
});

const names = (): string[] =>
  mirror
    .all('ConfigMap')
    .map(one => one.metadata.name)
    .sort();

const until = async (holds: () => boolean): Promise<void> => {
  for (let tried = 0; !holds(); tried += 1) {
    if (tried > 400) throw new Error('it never came to hold');
    await delay(5);
  }
};

beforeEach(async () => {
  fake = await new FakeCluster().start(0);
  breaker = await startBreaker(fake.socketPath);
  cluster = clusterOver(breaker.socketPath, { namespace: 'shop', clock, timeoutMs: 400 });
  other = clusterOver(fake.socketPath, { namespace: 'shop', clock });
  await other.create(config('a'));
  mirror = await createMirror(cluster, kinds, { clock, log: new RecordingLog() });
});

afterEach(async () => {
  mirror.close();
  await Promise.all([cluster.close(), other.close()]);
  await breaker.close();
  await fake.stop();
});

describe('the mirror', () => {
  it('knows everything when it is made, and follows what others do', async () => {
    expect(names()).toEqual(['a']);
    expect(mirror.staleMs()).toBe(0);
    await other.create(config('b'));
    await other.delete(refOfConfig('a'));
    await until(() => names().join() === 'b');
    await other.patch(refOfConfig('b'), [{ op: 'add', path: '/data', value: { k: 'v' } }]);
    await until(() => mirror.all('ConfigMap')[0]?.['data'] !== undefined);
  });

  it('makes no call when it is read', async () => {
    const before = cluster.stats().calls;
    for (let look = 0; look < 100; look += 1) mirror.all('ConfigMap');
    expect(cluster.stats().calls).toBe(before);
  });

  it('shows our own writes at once', async () => {
    breaker.freeze();
    mirror.put(await other.create(config('b')));
    expect(names()).toEqual(['a', 'b']);
    await other.delete(refOfConfig('a'));
    mirror.drop(refOfConfig('a'));
    expect(names()).toEqual(['b']);
    breaker.thaw();
    await delay(50);
    expect(names()).toEqual(['b']);
  });

  it('leaves what is written in other namespaces alone', async () => {
    mirror.put({ ...config('b'), metadata: { name: 'b', namespace: 'default', resourceVersion: '999999' } });
    mirror.drop({ ...refOfConfig('a'), namespace: 'default' });
    expect(names()).toEqual(['a']);
  });

  it('wakes whoever waits for a change', async () => {
    const waiting = mirror.changed(never, 60_000);
    await other.create(config('b'));
    expect(await waiting).toBe(true);
    expect(names()).toEqual(['a', 'b']);
  });

  it('lets nobody wait longer than asked for, nor after an abort', async () => {
    expect(await mirror.changed(never, 200)).toBe(false);
    const ending = new AbortController();
    const waiting = mirror.changed(ending.signal, 60_000);
    ending.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
  });

  it('is an error for a kind that is not mirrored', () => {
    expect(() => mirror.all('Pod')).toThrow('Pod is not mirrored');
  });
});

describe('a watch that breaks', () => {
  it('is taken up again, with what happened meanwhile', async () => {
    for (let round = 0; round < 3; round += 1) {
      breaker.cut();
      await other.create(config(`b${round}`));
      await until(() => names().includes(`b${round}`));
    }
    await mirror.refresh();
    expect(mirror.staleMs()).toBe(0);
    expect(names()).toEqual(['a', 'b0', 'b1', 'b2']);
  });

  it('that the server ends in good order costs one list, and no pause', async () => {
    fake.server.dropWatches();
    await delay(20);
    await mirror.refresh();
    expect(cluster.stats().byVerb).toMatchObject({ 'list configmaps': 2, 'watch configmaps': 2 });
  });

  it('is stale from the moment it broke, until it is current again', async () => {
    breaker.freeze();
    breaker.cut();
    await delay(100);
    const first = mirror.staleMs();
    expect(first).toBeGreaterThan(80 * factor);
    await delay(50);
    expect(mirror.staleMs()).toBeGreaterThan(first);
    breaker.cut();
    breaker.thaw();
    await until(() => mirror.staleMs() === 0);
  });

  it('makes a refresh fail while there is no way to the server', async () => {
    await breaker.close();
    await delay(20);
    await expect(mirror.refresh()).rejects.toMatchObject({ status: 0, reason: 'Unreachable' });
  });
});

describe('a connection that is silently dead', () => {
  it('is noticed within seconds by whoever looks, and called stale from the last sign of life', async () => {
    breaker.freeze();
    await delay(8500 / factor);
    mirror.staleMs();
    await until(() => mirror.staleMs() > 10_000);
    // The sign of life that was asked for does not come either: the watches count as broken.
    await until(() => cluster.stats().calls > 5);
    breaker.cut();
    breaker.thaw();
    await other.create(config('b'));
    await until(() => names().includes('b') && mirror.staleMs() === 0);
  });

  it('is told from a quiet one by one small call', async () => {
    await fake.stop();
    fake = await new FakeCluster({ bookmarkMs: 3_600_000 }).start(0);
    const quiet = clusterOver(fake.socketPath, { namespace: 'shop', clock });
    const calm = await createMirror(quiet, [configMaps], { clock, log: new RecordingLog() });
    for (let look = 0; look < 60; look += 1) {
      calm.staleMs();
      await delay(10);
    }
    await calm.refresh();
    expect(calm.staleMs()).toBe(0);
    const { 'get /version': asked = 0, ...rest } = quiet.stats().byVerb;
    expect(asked).toBeGreaterThan(0);
    expect(asked).toBeLessThan(10);
    expect(rest).toEqual({ 'list configmaps': 1, 'watch configmaps': 1 });
    calm.close();
    await quiet.close();
  });
});

describe('making a mirror', () => {
  it('fails with every rule that is missing when something may not be read', async () => {
    fake.server.allowed = ({ verb, resource }) => !(verb === 'watch' && resource === 'services') && resource !== 'pods';
    const making = createMirror(other, kinds, { clock, log: new RecordingLog() });
    await expect(making).rejects.toBeInstanceOf(UserError);
    await expect(making).rejects.toMatchObject({
      code: 'permission-missing',
      message: expect.stringMatching(/may not list, watch pods in namespace shop\.\n.*may not watch services/),
      fix: expect.stringContaining('- apiGroups: [""]\n  resources: [services]\n  verbs: [watch]'),
    });
  });

  it('fails when there is no way to the server', async () => {
    const nowhere = clusterOver('/nowhere/k.sock', { namespace: 'shop', clock });
    await expect(createMirror(nowhere, kinds, { clock, log: new RecordingLog() })).rejects.toMatchObject({
      reason: 'Unreachable',
    });
  });
});
