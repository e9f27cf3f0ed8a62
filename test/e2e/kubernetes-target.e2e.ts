import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { objectSchema } from '../../src/domain/kubernetes/objects.ts';
import { apply, available, kubectl, withNamespace } from '../support/cluster/cluster.ts';
import {
  type Bed,
  loadOn,
  lost,
  none,
  noneLost,
  objectsOf,
  rollout,
  run,
  verdictOf,
  versions,
} from '../support/cluster/under-load.ts';
import type { E2eContext, Scenario, Suite } from './suite.ts';

/** The target on real pods: the machine of the rollout drives it, load runs all the while. */

let ports = 31_700;

const scenario = (name: string, body: (bed: Bed) => Promise<void>): Scenario => ({
  name,
  run: async ({ kubernetes: cluster, log }: E2eContext) => {
    ports += 1;
    const port = ports;
    await withNamespace(cluster, 'target', async namespace => await body({ cluster, namespace, port, log }));
  },
});

const plainApp = async (bed: Bed): Promise<void> => {
  await apply(bed.cluster, bed.namespace, objectsOf(bed, 'v1'));
  await available(bed.cluster, bed.namespace, 'web');
};

const found = z.looseObject({
  items: z.array(
    z.looseObject({
      kind: z.string(),
      metadata: z.looseObject({ name: z.string() }),
      spec: z.unknown(),
      status: z.looseObject({ conditions: z.array(z.looseObject({ type: z.string() })).optional() }).optional(),
    }),
  ),
});

const volatile = new Set([
  'resourceVersion',
  'managedFields',
  'generation',
  'observedGeneration',
  'lastUpdateTime',
  'lastTransitionTime',
]);

const stable = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(stable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !volatile.has(key))
      .map(([key, inner]) => [key, stable(inner)]),
  );
};

/** The app as a person sees it: Deployment, Service and pods by name, without what every write changes. */
const asSeen = async ({ cluster, namespace }: Bed): Promise<unknown> => {
  const listed = await kubectl(cluster, [
    '--namespace',
    namespace,
    'get',
    'deployments,services,pods',
    '--output',
    'json',
  ]);
  const { items } = found.parse(JSON.parse(listed));
  const own = items.filter(({ kind, metadata }) => kind === 'Pod' || metadata.name === 'web');
  return stable(
    own.map(one => ({
      ...one,
      status: { ...one.status, conditions: one.status?.conditions?.toSorted((a, b) => (a.type < b.type ? -1 : 1)) },
    })),
  );
};

const updates = scenario('a second release under load loses no new connection', async bed => {
  const first = await rollout(bed, { kind: 'deploy', image: 'v1' });
  assert.equal(first.outcome?.verdict, 'deployed', verdictOf(first));
  const load = await loadOn(bed);
  const second = await rollout(bed, { kind: 'deploy', image: 'v2' });
  await delay(500);
  const records = await load.stop();
  assert.equal(second.outcome?.verdict, 'deployed', verdictOf(second));
  bed.log(`switched after ${second.outcome?.trail?.switchMs} ms`);
  assert.deepEqual(versions(records), ['v1', 'v2']);
  assert.equal(second.observed.traffic, 'green');
  assert.equal(second.observed.blue.state, 'absent');
  noneLost(bed, records);
});

const withdraws = scenario('a bad first release leaves the app that ran before exactly as it was found', async bed => {
  await plainApp(bed);
  const before = await asSeen(bed);
  const load = await loadOn(bed);
  const bad = await rollout(bed, { kind: 'deploy', image: 'crash' });
  const records = await load.stop();
  assert.equal(bad.outcome?.verdict, 'failed', verdictOf(bad));
  assert.deepEqual(await asSeen(bed), before);
  assert.deepEqual(versions(records), ['v1']);
  assert.deepEqual(lost(records, 'kept'), none);
  noneLost(bed, records);
});

const adopts = scenario('an app that ran before is taken over, replaced, and comes back as found', async bed => {
  await plainApp(bed);
  const before = await asSeen(bed);
  const load = await loadOn(bed);
  const bad = await rollout(bed, { kind: 'deploy', image: 'v2', verdict: 'fail' });
  assert.equal(bad.outcome?.verdict, 'reverted', verdictOf(bad));
  assert.deepEqual(await asSeen(bed), before);
  const good = await rollout(bed, { kind: 'deploy', image: 'v3' });
  assert.equal(good.outcome?.verdict, 'deployed', verdictOf(good));
  const records = await load.stop();
  assert.deepEqual(versions(records).toSorted(), ['v1', 'v2', 'v3']);
  const replicas = await kubectl(bed.cluster, [
    '-n',
    bed.namespace,
    'get',
    'deployment/web',
    '-o',
    'jsonpath={.spec.replicas}',
  ]);
  assert.equal(replicas, '0');
  noneLost(bed, records);
});

const rollsBack = scenario('a rollback by hand within the bake is warm', async bed => {
  await rollout(bed, { kind: 'deploy', image: 'v1' });
  const timing = { startMs: 60_000, warmMs: 500, switchMs: 20_000, drainMs: 2000, bakeMs: 600_000 };
  const second = await rollout(bed, { kind: 'deploy', image: 'v2', timing });
  assert.equal(second.observed.blue.state, 'ready', 'the old colour is kept for the bake');
  const load = await loadOn(bed);
  const began = performance.now();
  const back = await rollout(bed, { kind: 'rollback', timing });
  const records = await load.stop();
  assert.equal(back.outcome?.verdict, 'rolled-back', verdictOf(back));
  assert.equal(back.observed.traffic, 'blue');
  bed.log(`rolled back within ${Math.round(performance.now() - began)} ms, the end of the bad pods included`);
  assert.deepEqual(versions(records), ['v2', 'v1']);
  noneLost(bed, records);
});

const overlaps = scenario(
  'an overlap gives both colours traffic for a while, and loses no new connection',
  async bed => {
    await rollout(bed, { kind: 'deploy', image: 'v1' });
    const load = await loadOn(bed);
    const second = await rollout(bed, { kind: 'deploy', image: 'v2', switchMode: 'overlap', overlapMs: 2000 });
    const records = await load.stop();
    assert.equal(second.outcome?.verdict, 'deployed', verdictOf(second));
    const fresh = records.filter(record => record.kind === 'fresh');
    const firstNew = fresh.find(record => record.version === 'v2')?.at ?? 0;
    const lastOld = fresh.findLast(record => record.version === 'v1')?.at ?? 0;
    bed.log(`both answered for ${Math.round(lastOld - firstNew)} ms`);
    assert.ok(lastOld - firstNew > 1500);
    noneLost(bed, records);
  },
);

const routes = scenario(
  'an Ingress leads to the fixed Service of the live colour, and back as it was found',
  async bed => {
    const paths = [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'web', port: { number: 80 } } } }];
    const ingress = {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { name: 'front' },
      spec: { rules: [{ host: 'shop.example', http: { paths } }] },
    };
    const leadsTo = async (): Promise<string> => {
      const field = 'jsonpath={.spec.rules[0].http.paths[0].backend.service.name}';
      return await kubectl(bed.cluster, ['--namespace', bed.namespace, 'get', 'ingress/front', '--output', field]);
    };
    await plainApp(bed);
    await apply(bed.cluster, bed.namespace, [ingress]);
    const objects = (image: string) => [...objectsOf(bed, image), ingress].map(one => objectSchema.parse(one));
    const load = await loadOn(bed);
    const bad = await rollout(bed, { kind: 'deploy', switchMode: 'route', objects: objects('crash') });
    assert.equal(bad.outcome?.verdict, 'failed', verdictOf(bad));
    assert.equal(await leadsTo(), 'web');
    const good = await rollout(bed, { kind: 'deploy', switchMode: 'route', objects: objects('v2') });
    assert.equal(good.outcome?.verdict, 'deployed', verdictOf(good));
    assert.equal(await leadsTo(), 'web-green');
    const back = await rollout(bed, { kind: 'rollback', switchMode: 'route' });
    assert.equal(back.outcome?.verdict, 'rolled-back', verdictOf(back));
    const records = await load.stop();
    assert.equal(await leadsTo(), 'web');
    noneLost(bed, records);
  },
);

const killed = scenario('killed at any moment, the same command run again brings it to its end', async bed => {
  await plainApp(bed);
  const load = await loadOn(bed);
  let times = 0;
  for (const [image, killAfterMs] of [
    ['v2', 900],
    ['v3', 1500],
    ['crash', 2500],
    ['v1', 3500],
    ['v2', 5000],
  ] as const) {
    const cut = await run(bed, { kind: 'deploy', image }, killAfterMs);
    times += cut === undefined ? 1 : 0;
    bed.log(
      `${image} ${cut === undefined ? 'killed' : 'done'} after ${killAfterMs} ms; failing now: ${load.progress.failed}`,
    );
    const again = await rollout(bed, { kind: 'deploy', image });
    const wanted = image === 'crash' ? ['failed'] : ['deployed', 'unchanged'];
    assert.ok(wanted.includes(again.outcome?.verdict ?? ''), verdictOf(again));
    bed.log(`${image} again: ${verdictOf(again)}; failing now: ${load.progress.failed}`);
  }
  const records = await load.stop();
  assert.ok(times >= 3, `only ${times} runs were cut`);
  noneLost(bed, records);
});

export const suite: Suite = {
  name: 'kubernetes target',
  seconds: 170,
  needs: ['kubernetes'],
  scenarios: [updates, withdraws, adopts, rollsBack, overlaps, routes, killed],
};
