import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ApiCluster, clusterOver } from '../../../src/adapters/kubernetes/api.ts';
import { ClusterError, isConflict, isUnknown } from '../../../src/adapters/kubernetes/cluster.ts';
import { UserError } from '../../../src/core/errors.ts';
import {
  configMap,
  configMaps,
  inTurn,
  json,
  RecordingClock,
  refOfConfig,
  type Stub,
  startStub,
  status,
} from './stub.ts';

let stub: Stub;
let clock: RecordingClock;
let cluster: ApiCluster;

beforeEach(async () => {
  stub = await startStub((_, response) => json(response, 200, configMap('web')));
  clock = new RecordingClock();
  cluster = clusterOver(stub.socketPath, { namespace: 'shop', clock, timeoutMs: 300 });
});

afterEach(async () => {
  await cluster.close();
  await stub.close();
});

const errorOf = async (work: Promise<unknown>): Promise<ClusterError> => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof ClusterError) return error;
  throw new Error(`not a ClusterError: ${String(error)}`);
};

const path = '/api/v1/namespaces/shop/configmaps/web';

describe('what is sent', () => {
  const object = configMap('web');
  const cases: readonly [string, () => Promise<unknown>, object][] = [
    ['get', () => cluster.get(refOfConfig('web')), { method: 'GET', path }],
    [
      'get in another namespace',
      () => cluster.get({ ...refOfConfig('web'), namespace: 'other' }),
      { method: 'GET', path: '/api/v1/namespaces/other/configmaps/web' },
    ],
    [
      'get of a cluster-wide kind',
      () => cluster.get({ apiVersion: 'v1', kind: 'Namespace', namespace: '', name: 'shop' }),
      { method: 'GET', path: '/api/v1/namespaces/shop' },
    ],
    [
      'create',
      () => cluster.create(object, { dryRun: true }),
      {
        method: 'POST',
        path: '/api/v1/namespaces/shop/configmaps?fieldManager=prod-actions&fieldValidation=Strict&dryRun=All',
        body: object,
      },
    ],
    ['replace', () => cluster.replace(object), { method: 'PUT', path: `${path}?fieldManager=prod-actions` }],
    [
      'patch',
      () => cluster.patch(refOfConfig('web'), [{ op: 'test', path: '/data/a', value: '1' }]),
      {
        method: 'PATCH',
        path: `${path}?fieldManager=prod-actions`,
        type: 'application/json-patch+json',
        body: [{ op: 'test', path: '/data/a', value: '1' }],
      },
    ],
    [
      'apply, without the fields that only the server writes',
      () => cluster.apply({ ...object, metadata: { ...object.metadata, managedFields: [] } }, { force: true }),
      {
        method: 'PATCH',
        path: `${path}?fieldManager=prod-actions&fieldValidation=Strict&force=true`,
        type: 'application/apply-patch+yaml',
        body: object,
      },
    ],
    [
      'delete, with what must still hold, and with what hangs on it',
      () => cluster.delete(refOfConfig('web'), { uid: 'u', resourceVersion: '7' }),
      {
        method: 'DELETE',
        path,
        body: {
          apiVersion: 'v1',
          kind: 'DeleteOptions',
          propagationPolicy: 'Background',
          preconditions: { uid: 'u', resourceVersion: '7' },
        },
      },
    ],
    [
      'logs',
      () => cluster.logs('web-1', { container: 'app', lines: 20, previous: true }),
      {
        method: 'GET',
        path: '/api/v1/namespaces/shop/pods/web-1/log?limitBytes=262144&tailLines=20&container=app&previous=true',
      },
    ],
  ];
  it.each(cases)('%s', async (_, call, expected) => {
    await call();
    expect(stub.seen).toHaveLength(1);
    expect(stub.seen[0]).toMatchObject(expected);
  });

  it('counts calls and bytes by verb and resource', async () => {
    await cluster.get(refOfConfig('web'));
    await cluster.patch(refOfConfig('web'), []);
    const { calls, byVerb, bytesIn, bytesOut } = cluster.stats();
    expect({ calls, byVerb, bytesOut }).toEqual({
      calls: 2,
      byVerb: { 'get configmaps': 1, 'patch configmaps': 1 },
      bytesOut: 2,
    });
    expect(bytesIn).toBe(2 * JSON.stringify(configMap('web')).length);
  });

  it('keeps its connection', async () => {
    const sockets = new Set<unknown>();
    stub.answer((_, response, incoming) => {
      sockets.add(incoming.socket);
      json(response, 200, configMap('web'));
    });
    for (let call = 0; call < 5; call += 1) await cluster.get(refOfConfig('web'));
    expect(sockets.size).toBe(1);
  });
});

describe('lists', () => {
  const page = (names: readonly string[], next = '') => ({
    kind: 'ConfigMapList',
    metadata: { resourceVersion: '40', continue: next },
    items: names.map(name => ({ metadata: { name, resourceVersion: '3' } })),
  });

  it('come in pages, and every item says what it is', async () => {
    stub.answer(
      inTurn(
        (_, response) => json(response, 200, page(['a', 'b'], 'more')),
        (_, response) => json(response, 200, page(['c'])),
      ),
    );
    const list = await cluster.list(configMaps, { labelSelector: 'app=web' });
    expect(list.resourceVersion).toBe('40');
    expect(list.items.map(item => `${item.kind}/${item.metadata.name}`)).toEqual([
      'ConfigMap/a',
      'ConfigMap/b',
      'ConfigMap/c',
    ]);
    expect(stub.seen.map(one => one.path.replace(/.*\?/, ''))).toEqual([
      'labelSelector=app%3Dweb&limit=500',
      'labelSelector=app%3Dweb&limit=500&continue=more',
    ]);
  });

  it('whose version is forgotten between two pages are taken in one piece', async () => {
    stub.answer(
      inTurn(
        (_, response) => json(response, 200, page(['a'], 'more')),
        (_, response) => status(response, 410, 'Expired', 'too old'),
        (_, response) => json(response, 200, page(['a', 'b'])),
      ),
    );
    expect((await cluster.list(configMaps)).items).toHaveLength(2);
    expect(stub.seen[2]?.path).toBe('/api/v1/namespaces/shop/configmaps');
  });

  it('without items are empty', async () => {
    stub.answer((_, response) => json(response, 200, { metadata: { resourceVersion: '1' }, items: null }));
    expect(await cluster.list(configMaps)).toEqual({ items: [], resourceVersion: '1' });
  });
});

describe('refusals', () => {
  it.each([
    [409, 'Conflict', 'the object has been modified', true],
    [422, 'Invalid', 'the server rejected our request', true],
    [403, 'Forbidden', 'cannot patch', false],
    [404, 'NotFound', 'not found', false],
  ])('%d is told with the reason and the words of the server', async (code, reason, message, conflict) => {
    stub.answer((_, response) => status(response, code, reason, message));
    const error = await errorOf(cluster.patch(refOfConfig('web'), []));
    expect(error).toMatchObject({ status: code, reason, message });
    expect(isConflict(error)).toBe(conflict);
    expect(stub.seen).toHaveLength(1);
  });

  it('404 means there is none for a get, and is fine for a delete', async () => {
    stub.answer((_, response) => status(response, 404, 'NotFound', 'x'));
    expect(await cluster.get(refOfConfig('web'))).toBeUndefined();
    await cluster.delete(refOfConfig('web'));
  });

  it('a container that has not started has no logs yet', async () => {
    stub.answer((_, response) => status(response, 400, 'BadRequest', 'container is waiting to start'));
    expect(await cluster.logs('web-1', { lines: 5 })).toBe('');
  });

  it('an unknown field in an apply is our fault, though the server calls it its own', async () => {
    stub.answer((_, response) => status(response, 500, '', 'failed to create typed patch object: .dataa'));
    expect(await errorOf(cluster.apply(configMap('web')))).toMatchObject({ status: 400, reason: 'BadRequest' });
  });

  it('plain text of a proxy on the way is told as it is', async () => {
    stub.answer((_, response) => response.writeHead(403).end('Forbidden by the proxy\n'));
    expect(await errorOf(cluster.get(refOfConfig('web')))).toMatchObject({ message: 'Forbidden by the proxy' });
  });

  it('an answer that is not of the API is an error, not an object', async () => {
    stub.answer((_, response) => response.writeHead(200).end('<html>log in</html>'));
    expect(await errorOf(cluster.get(refOfConfig('web')))).toMatchObject({ status: 0, reason: 'Unreadable' });
  });
});

describe('reads are repeated', () => {
  it.each([429, 500, 503, 504])('after %d', async code => {
    stub.answer(
      inTurn(
        (_, response) => status(response, code, '', 'later'),
        (_, response) => status(response, code, '', 'later'),
        (_, response) => json(response, 200, configMap('web')),
      ),
    );
    expect((await cluster.get(refOfConfig('web')))?.metadata.name).toBe('web');
    expect(stub.seen).toHaveLength(3);
  });

  it('after a connection that was cut, in the head or in the body', async () => {
    stub.answer(
      inTurn(
        (_, response) => void response.destroy(),
        (_, response) => {
          response.writeHead(200, { 'content-length': 1000 }).write('{"half":');
          setTimeout(() => response.destroy(), 10);
        },
        (_, response) => json(response, 200, configMap('web')),
      ),
    );
    expect((await cluster.get(refOfConfig('web')))?.metadata.name).toBe('web');
  });

  it('after no answer in time', async () => {
    stub.answer(
      inTurn(
        () => undefined,
        (_, response) => json(response, 200, configMap('web')),
      ),
    );
    expect((await cluster.get(refOfConfig('web')))?.metadata.name).toBe('web');
  });

  it('as late as the server asks', async () => {
    stub.answer(
      inTurn(
        (_, response) => status(response, 429, 'TooManyRequests', 'later', { 'retry-after': '3' }),
        (_, response) => json(response, 200, configMap('web')),
      ),
    );
    await cluster.get(refOfConfig('web'));
    expect(clock.slept).toEqual([3000]);
  });

  it('five times at most', async () => {
    stub.answer((_, response) => status(response, 503, 'ServiceUnavailable', 'down'));
    expect(await errorOf(cluster.get(refOfConfig('web')))).toMatchObject({ status: 503, message: 'down' });
    expect(stub.seen).toHaveLength(5);
  });

  it('reviews count as reads', async () => {
    stub.answer(
      inTurn(
        (_, response) => status(response, 500, '', 'later'),
        (_, response) => json(response, 201, { status: { allowed: true } }),
      ),
    );
    const answer = await cluster.raw('POST', '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews', {});
    expect(answer).toEqual({ status: { allowed: true } });
  });
});

describe('a write', () => {
  const write = (): Promise<unknown> => cluster.patch(refOfConfig('web'), []);

  it('is repeated when the server says that it did nothing (429)', async () => {
    stub.answer(
      inTurn(
        (_, response) => status(response, 429, 'TooManyRequests', 'later', { 'retry-after': '1' }),
        (_, response) => json(response, 200, configMap('web')),
      ),
    );
    await write();
    expect(clock.slept).toEqual([1000]);
  });

  it.each([500, 503, 504])('with a server error (%d) has an unknown fate, and is not sent twice', async code => {
    stub.answer((_, response) => status(response, code, 'InternalError', 'etcdserver: request timed out'));
    const error = await errorOf(write());
    expect(isUnknown(error)).toBe(true);
    expect(error).toMatchObject({ status: 0, reason: 'Unknown' });
    expect(error.message).toContain('etcdserver: request timed out');
    expect(stub.seen).toHaveLength(1);
  });

  it('whose connection is cut has an unknown fate', async () => {
    stub.answer((_, response) => void response.destroy());
    expect(await errorOf(write())).toMatchObject({ status: 0, reason: 'Unknown' });
    expect(stub.seen).toHaveLength(1);
  });

  it('without an answer in time has an unknown fate', async () => {
    stub.answer(() => undefined);
    const error = await errorOf(write());
    expect(error).toMatchObject({ status: 0, reason: 'Unknown' });
    expect(error.message).toContain('none within 300 ms');
  });

  it('to a socket that is gone has an unknown fate, too', async () => {
    const lost = clusterOver('/nowhere/k.sock', { namespace: 'shop', clock });
    expect(await errorOf(lost.create(configMap('web')))).toMatchObject({ status: 0, reason: 'Unknown' });
    await lost.close();
  });
});

describe('kinds we do not know', () => {
  const resources = { resources: [{ name: 'httproutes', kind: 'HTTPRoute', namespaced: true }] };
  const route = { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute' };

  it('are looked up once', async () => {
    stub.answer(({ path: asked }, response) =>
      json(response, 200, asked.includes('/httproutes') ? { ...configMap('web'), ...route } : resources),
    );
    await cluster.get({ ...route, namespace: '', name: 'web' });
    await cluster.get({ ...route, namespace: '', name: 'web' });
    expect(stub.seen.map(one => one.path)).toEqual([
      '/apis/gateway.networking.k8s.io/v1',
      '/apis/gateway.networking.k8s.io/v1/namespaces/shop/httproutes/web',
      '/apis/gateway.networking.k8s.io/v1/namespaces/shop/httproutes/web',
    ]);
  });

  it('and that the cluster does not know are named; they may come later', async () => {
    stub.answer((_, response) => status(response, 404, 'NotFound', 'no such group'));
    const call = cluster.list(route);
    await expect(call).rejects.toBeInstanceOf(UserError);
    await expect(call).rejects.toMatchObject({ code: 'kind-not-in-cluster' });
    stub.answer(({ path: asked }, response) =>
      json(response, 200, asked.includes('/httproutes') ? { metadata: {}, items: [] } : resources),
    );
    expect((await cluster.list(route)).items).toEqual([]);
  });
});
