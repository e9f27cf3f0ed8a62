import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FakeCluster, fastClock } from '../../support/fake-kubernetes/cluster.ts';
import { Calls, contract } from '../../support/fake-kubernetes/contract/contract.ts';

describe('the fake API server answers as the real one does', () => {
  const fake = new FakeCluster({ now: fastClock(20).now });
  beforeAll(async () => {
    await fake.start(3);
  });
  afterAll(async () => await fake.stop());

  it.each(contract)('$name', async ({ saw, expected }) => {
    expect(await saw(new Calls({ socketPath: fake.socketPath, namespace: 'shop' }))).toEqual(expected);
  });

  it('tells a watch that its version is forgotten, and ends watches at will', async () => {
    const calls = new Calls({ socketPath: fake.socketPath, namespace: 'shop' });
    const { body } = await calls.configMap('old');
    fake.store.compact();
    await calls.configMap('new');
    fake.store.compact();
    const version = body['metadata'];
    const from =
      typeof version === 'object' && version !== null && 'resourceVersion' in version ? version.resourceVersion : '';
    const { text } = await calls.watch(`${calls.config()}?watch=1&resourceVersion=${from}`, 1);
    expect(JSON.parse(text)).toMatchObject({ type: 'ERROR', object: { code: 410, reason: 'Expired' } });
    const open = calls.watch(`${calls.config()}?watch=1`, 1000);
    await new Promise(resolve => setTimeout(resolve, 20));
    fake.server.dropWatches();
    expect((await open).text).toContain('ADDED');
  });

  it('refuses what is not permitted, and says so when it is asked', async () => {
    const calls = new Calls({ socketPath: fake.socketPath, namespace: 'shop' });
    fake.server.allowed = ({ verb, resource }) => !(verb === 'patch' && resource === 'deployments');
    const path = calls.path('apps/v1', 'deployments', '/web');
    const answer = await calls.call('PATCH', path, {}, 'application/merge-patch+json');
    const spec = { resourceAttributes: { verb: 'patch', group: 'apps', resource: 'deployments', namespace: 'shop' } };
    const review = await calls.call('POST', '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews', { spec });
    fake.server.allowed = () => true;
    expect([answer.status, answer.body['reason']]).toEqual([403, 'Forbidden']);
    expect(review.body['status']).toMatchObject({ allowed: false });
  });
});
