import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { load } from '../../../src/adapters/kubernetes/release/load.ts';
import { retireColour } from '../../../src/adapters/kubernetes/release/retire.ts';
import { startColour } from '../../../src/adapters/kubernetes/release/start.ts';
import { adopt } from '../../../src/adapters/kubernetes/traffic/adopt.ts';
import { dig } from '../../../src/domain/kubernetes/dig.ts';
import { keys } from '../../../src/domain/kubernetes/names.ts';
import type { Adoption } from '../../../src/domain/rollout/ports.ts';
import { type Bed, bed, namespace } from './bed.ts';
import { account, deployment, service, settingsMap, shop } from './shop.ts';

/** An app that ran before us is retired, and comes back as itself. */

let place: Bed;
let adoption: Adoption;
beforeEach(async () => {
  place = await bed();
  for (const object of [settingsMap('hi'), account, deployment('web', { replicas: 3 }), service('web')])
    place.mirror.put(await place.cluster.create({ ...object, metadata: { ...object.metadata, namespace } }));
  const ready = (): boolean => dig(place.get('Deployment', 'web'), 'status', 'availableReplicas') === 3;
  while (!ready()) await place.ctx.clock.sleep(20);
  await place.ctx.clock.sleep(100);
  const { shape } = await load(place.ctx, await place.release(shop()));
  const adopted = await adopt(place.ctx, shape, 1);
  if (adopted === null) throw new Error('nothing was adopted');
  adoption = adopted;
  await place.until('blue', 'ready');
  await startColour(place.ctx, 'green', await place.release(shop({ image: 'registry/app:v2' })), 2);
  await place.until('green', 'ready');
  const value = { app: 'web', [keys.colour]: 'green' };
  const ref = { apiVersion: 'v1', kind: 'Service', namespace, name: 'web' };
  place.mirror.put(await place.cluster.patch(ref, [{ op: 'replace', path: '/spec/selector', value }]));
  await retireColour(place.ctx, 'blue', 0, 3);
}, 20_000);
afterEach(async () => await place.end());

describe('an adopted app', () => {
  it('stays at rest, unpaused, once it is retired', async () => {
    const original = place.get('Deployment', 'web');
    expect(dig(original, 'spec', 'replicas')).toBe(0);
    expect(dig(original, 'spec', 'paused') ?? false).toBe(false);
    expect(await place.stateOf('blue')).toEqual({ state: 'absent' });
  });

  it('comes back at the scale it had, with the pods it had', async () => {
    await startColour(place.process(), 'blue', adoption.release, 4);
    expect(await place.until('blue', 'ready')).toEqual({ state: 'ready', releaseId: adoption.release.id });
    expect(dig(place.get('Deployment', 'web'), 'spec', 'replicas')).toBe(3);
    expect(place.names('Deployment').toSorted()).toEqual(['web', 'web-green']);
  });

  it('comes back from its bundle when somebody has deleted it', async () => {
    const ref = { apiVersion: 'apps/v1', kind: 'Deployment', namespace, name: 'web' };
    await place.cluster.delete(ref);
    place.mirror.drop(ref);
    await startColour(place.process(), 'blue', adoption.release, 4);
    expect(await place.until('blue', 'ready')).toEqual({ state: 'ready', releaseId: adoption.release.id });
  });
});
