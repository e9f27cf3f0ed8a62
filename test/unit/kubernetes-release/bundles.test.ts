import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bundleName } from '../../../src/domain/kubernetes/names.ts';
import type { Bundle } from '../../../src/domain/kubernetes/spec.ts';
import { type Bed, bed, namespace } from './bed.ts';
import { settingsMap } from './shop.ts';

let place: Bed;
beforeEach(async () => {
  place = await bed();
});
afterEach(async () => await place.end());

const bundle = (greeting: string): Bundle => ({
  schema: 'prod-actions/bundle/v1',
  namespace,
  objects: [settingsMap(greeting)],
});

const secretOf = (hash: string) => ({ apiVersion: 'v1', kind: 'Secret', namespace, name: bundleName('shop', hash) });

describe('bundles', () => {
  it('what one process keeps, another reads', async () => {
    const hash = await place.ctx.bundles.add(bundle('hi'));
    await place.ctx.bundles.keep(hash, 1);
    expect(await place.process().bundles.read(hash)).toEqual(bundle('hi'));
  });

  it('equal content has one hash, whatever the order of its keys', async () => {
    const [object = settingsMap('hi')] = bundle('hi').objects;
    const { metadata, apiVersion, kind, ...data } = object;
    const other = { ...bundle('hi'), objects: [{ ...data, metadata, kind, apiVersion }] };
    expect(await place.ctx.bundles.add(other)).toBe(await place.ctx.bundles.add(bundle('hi')));
  });

  it('keeping twice, by two processes, is keeping once', async () => {
    const hash = await place.ctx.bundles.add(bundle('hi'));
    const other = place.process();
    await other.bundles.add(bundle('hi'));
    await Promise.all([place.ctx.bundles.keep(hash, 1), other.bundles.keep(hash, 1)]);
    expect(place.names('Secret')).toEqual([bundleName('shop', hash)]);
  });

  it('one that nobody has is told', async () => {
    await expect(place.process().bundles.read('0'.repeat(64))).rejects.toMatchObject({ code: 'bundle-missing' });
  });

  it('one whose content was changed is refused, and mended by whoever has the good one', async () => {
    const hash = await place.ctx.bundles.add(bundle('hi'));
    const evil = await place.ctx.bundles.add(bundle('evil'));
    await place.ctx.bundles.keep(evil, 1);
    const data = (await place.cluster.get(secretOf(evil)))?.['data'];
    const metadata = { name: bundleName('shop', hash), namespace };
    await place.cluster.create({ apiVersion: 'v1', kind: 'Secret', metadata, type: 'prod-actions/release', data });
    await expect(place.process().bundles.read(hash)).rejects.toMatchObject({ code: 'bundle-damaged' });
    await place.ctx.bundles.keep(hash, 1);
    expect(await place.process().bundles.read(hash)).toEqual(bundle('hi'));
  });

  it('one that does not fit into a Secret is told before anything is written', async () => {
    const big = bundle(randomBytes(1_200_000).toString('base64'));
    await expect(place.ctx.bundles.add(big)).rejects.toMatchObject({ code: 'bundle-too-big' });
  });

  it('only those that are not needed are forgotten, and only ours', async () => {
    const [one, two] = [await place.ctx.bundles.add(bundle('one')), await place.ctx.bundles.add(bundle('two'))];
    await place.ctx.bundles.keep(one, 1);
    await place.ctx.bundles.keep(two, 1);
    const metadata = { name: 'password', namespace };
    await place.cluster.create({ apiVersion: 'v1', kind: 'Secret', metadata, data: {} });
    await place.ctx.bundles.forgetOthers(new Set([two]), 1);
    expect(place.names('Secret').toSorted()).toEqual(['password', bundleName('shop', two)].toSorted());
  });

  it('a writer that lost the lease neither keeps nor forgets', async () => {
    const hash = await place.ctx.bundles.add(bundle('hi'));
    await place.ctx.bundles.keep(hash, 5);
    const late = place.process();
    await late.bundles.add(bundle('hi'));
    await expect(late.bundles.keep(hash, 4)).rejects.toMatchObject({ fence: 5 });
    await expect(late.bundles.forgetOthers(new Set(), 4)).rejects.toMatchObject({ fence: 5 });
  });
});
