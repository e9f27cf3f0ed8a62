import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { preflightOf } from '../../../src/adapters/kubernetes/release/preflight.ts';
import { startColour } from '../../../src/adapters/kubernetes/release/start.ts';
import type { K8sObject } from '../../../src/domain/kubernetes/objects.ts';
import { type Bed, bed, namespace } from './bed.ts';
import { autoscaler, budget, deployment, shop } from './shop.ts';

let place: Bed;
beforeEach(async () => {
  place = await bed();
});
afterEach(async () => await place.end());

const codesOf = (reasons: readonly { readonly code: string }[]): readonly string[] => reasons.map(({ code }) => code);

const quota = (hard: Readonly<Record<string, string>>): K8sObject => ({
  apiVersion: 'v1',
  kind: 'ResourceQuota',
  metadata: { name: 'q', namespace },
  spec: { hard },
});

describe('preflight', () => {
  it('writes nothing, and finds nothing against a sound release', async () => {
    const release = await place.release(shop({ more: [autoscaler('web', 2, 4), budget('web')] }));
    const before = place.fake.store.version;
    const { refusals } = await preflightOf(place.ctx, release, 'blue');
    expect(refusals).toEqual([]);
    expect(place.fake.store.version).toBe(before);
  });

  it('tells what would change against the live release', async () => {
    const release = await place.release(shop());
    await startColour(place.ctx, 'blue', release, 1);
    await place.until('blue', 'ready');
    const next = await place.release(shop({ image: 'registry/app:v2', greeting: 'ho' }));
    const { changes } = await preflightOf(place.ctx, next, 'green');
    expect(changes.join('\n')).toContain('registry/app:v2');
    expect(changes.join('\n')).toContain('ho');
  });

  it('a quota without room for both colours refuses before anything is begun', async () => {
    await place.cluster.create(quota({ pods: '1' }));
    const { refusals } = await preflightOf(place.ctx, await place.release(shop()), 'blue');
    expect(codesOf(refusals)).toContain('quota-too-small');
  });

  it('what the API server would refuse is refused now', async () => {
    const odd = deployment('Not A Name');
    const { refusals } = await preflightOf(place.ctx, await place.release([...shop(), odd]), 'blue');
    expect(refusals.length).toBeGreaterThan(0);
  });

  it('a missing permission is named with the rule that grants it', async () => {
    place.fake.server.allowed = access => access.resource !== 'deployments' || access.verb !== 'delete';
    const { refusals } = await preflightOf(place.ctx, await place.release(shop()), 'blue');
    expect(codesOf(refusals)).toEqual(['permission-missing']);
    expect(refusals[0]?.next).toContain('deployments');
  });

  it('a live object that another controller writes refuses', async () => {
    const service = {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web', namespace, annotations: { 'argocd.argoproj.io/tracking-id': 'x' } },
      spec: { selector: { app: 'web' }, ports: [{ port: 80 }] },
    };
    place.mirror.put(await place.cluster.create(service));
    const { refusals } = await preflightOf(place.ctx, await place.release(shop()), 'green');
    expect(codesOf(refusals)).toContain('managed-by-controller');
  });

  it('costs few calls', async () => {
    const release = await place.release(shop());
    const before = place.fake.server.served.length;
    await preflightOf(place.ctx, release, 'blue');
    const calls = place.fake.server.served
      .slice(before)
      .filter(({ path }) => !path.includes('selfsubjectaccessreview'));
    expect(calls.length).toBeLessThan(20);
  });
});
