import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startColour } from '../../../src/adapters/kubernetes/release/start.ts';
import { keys } from '../../../src/domain/kubernetes/names.ts';
import { annotationsOf } from '../../../src/domain/kubernetes/objects.ts';
import type { Release } from '../../../src/domain/rollout/release.ts';
import { type Bed, bed, Killed } from './bed.ts';
import { autoscaler, budget, migration, shop } from './shop.ts';

/** A start that is killed at any of its writes, and simply run again. */

let place: Bed;
let old: Release;
let next: Release;
let writes = 0;

const manifests = (version: string) =>
  shop({
    image: `registry/app:${version}`,
    greeting: version,
    more: [autoscaler('web', 2, 6), budget('web'), migration()],
  });

const hooks = { expand: { kind: 'job', job: 'migrate', timeoutMs: 5000 }, contract: null } as const;

beforeAll(async () => {
  place = await bed();
  old = await place.release(manifests('v1'), { hooks });
  next = await place.release(manifests('v2'), { hooks });
  await startColour(place.ctx, 'blue', old, 1);
  await place.until('blue', 'ready');
  const before = place.fake.server.served.filter(({ method }) => method !== 'GET').length;
  await startColour(place.ctx, 'green', next, 2);
  writes = place.fake.server.served.filter(({ method }) => method !== 'GET').length - before;
  await place.until('green', 'ready');
}, 30_000);
afterAll(async () => await place.end());

const everything = (): readonly string[] =>
  ['ConfigMap', 'Secret', 'Service', 'Deployment', 'HorizontalPodAutoscaler', 'PodDisruptionBudget', 'Job'].flatMap(
    kind => place.names(kind).map(name => `${kind}/${name}`),
  );

describe('a start that is killed', () => {
  it('at any write, before or after it, ends the same when it is run again', async () => {
    const expected = everything();
    let token = 10;
    expect(writes).toBeGreaterThan(8);
    for (let at = 1; at <= writes; at += 1)
      for (const after of [false, true]) {
        // The other release each time, so that every round has everything to do.
        const release = after ? next : old;
        const dying = { ...place.process({ at, after }), bundles: place.ctx.bundles };
        const ended = await startColour(dying, 'green', release, token + 1).catch(error => error);
        expect(ended === undefined || ended instanceof Killed).toBe(true);
        token += 2;
        await startColour(place.ctx, 'green', release, token);
        expect(await place.until('green', 'ready')).toEqual({ state: 'ready', releaseId: release.id });
        const green = place.get('Deployment', 'web-green');
        expect(green && annotationsOf(green)[keys.fence]).toBe(String(token));
      }
    expect(everything().toSorted()).toEqual(expected.toSorted());
    expect((await place.stateOf('blue')).state).toBe('ready');
  }, 120_000);
});
