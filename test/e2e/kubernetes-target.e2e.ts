import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { apply, available, kubectl, type TestCluster, withNamespace } from '../support/cluster/cluster.ts';
import { appObjects } from '../support/cluster/objects.ts';
import type { RolloutCommand } from '../support/cluster/rollout.ts';
import { monotonicMs, wallOffsetMs } from '../support/load-clients/clock.ts';
import { type Load, startClients } from '../support/load-clients/load.ts';
import type { RequestRecord } from '../support/load-clients/plan.ts';
import type { E2eContext, Scenario, Suite } from './suite.ts';

/** The target on real pods: the machine of the rollout drives it, load runs all the while. */

const outcomeSchema = z.object({
  outcome: z
    .object({
      verdict: z.string(),
      reasons: z.array(z.looseObject({ code: z.string(), message: z.string() })),
      trail: z.looseObject({ switchMs: z.number().nullable() }).nullable(),
    })
    .nullable(),
  observed: z.looseObject({
    traffic: z.string().nullable(),
    blue: z.looseObject({ state: z.string() }),
    green: z.looseObject({ state: z.string() }),
  }),
});
type Outcome = z.output<typeof outcomeSchema>;

const entry = join(import.meta.dirname, '..', 'support', 'cluster', 'rollout.ts');
let ports = 31_700;

interface Bed {
  readonly cluster: TestCluster;
  readonly namespace: string;
  readonly port: number;
  readonly log: (line: string) => void;
}

type Asked = Pick<RolloutCommand, 'kind'> & Partial<RolloutCommand> & { readonly image?: string };

const objectsOf = ({ cluster, port }: Bed, image: string): readonly object[] =>
  appObjects({ name: 'web', image: cluster.images[image] ?? image, nodePort: port });

const argumentOf = (bed: Bed, { image = 'v1', ...asked }: Asked): string =>
  JSON.stringify({
    namespace: bed.namespace,
    kubeconfig: bed.cluster.kubeconfig,
    url: `http://127.0.0.1:${bed.port}`,
    objects: objectsOf(bed, image),
    ...asked,
  });

/** `killAfterMs`: SIGKILL to the whole group then; the outcome is then undefined. */
const run = async (bed: Bed, asked: Asked, killAfterMs?: number): Promise<Outcome | undefined> => {
  const [file = process.execPath, ...args] = [...bed.cluster.enter, process.execPath, entry, argumentOf(bed, asked)];
  const child = spawn(file, args, { env: { ...bed.cluster.env }, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let [out, said] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const timer = setTimeout(() => process.kill(-(child.pid ?? 0), 'SIGKILL'), killAfterMs ?? 120_000);
  const [code] = await once(child, 'close');
  clearTimeout(timer);
  if (code === 0) return outcomeSchema.parse(JSON.parse(out));
  if (killAfterMs !== undefined && child.signalCode === 'SIGKILL') return undefined;
  throw new Error(`rollout ${asked.kind} ended with ${code ?? child.signalCode}:\n${said}`);
};

const rollout = async (bed: Bed, asked: Asked): Promise<Outcome> => {
  const outcome = await run(bed, asked);
  assert.ok(outcome);
  return outcome;
};

const verdictOf = ({ outcome }: Outcome): string =>
  outcome === null
    ? 'none'
    : `${outcome.verdict} ${outcome.reasons.map(({ code, message }) => `${code}: ${message}`).join('; ')}`;

/** What was sent before the way in was known to work, just after the Service was made, says nothing. */
const loadOn = async (bed: Bed): Promise<Pick<Load, 'progress' | 'stop'>> => {
  const perSecond = { fresh: 150, kept: 50, blind: 0 };
  const load = await startClients(
    { port: bed.port, path: '/', perSecond, connections: 10, timeoutMs: 2000 },
    bed.cluster.enter,
  );
  await load.settled(10_000);
  const since = monotonicMs();
  return {
    get progress() {
      return load.progress;
    },
    stop: async () => (await load.stop()).filter(record => record.at >= since),
  };
};

interface Loss {
  readonly requests: number;
  readonly moments: readonly string[];
}

const none: Loss = { requests: 0, moments: [] };

const lost = (records: readonly RequestRecord[], kind: RequestRecord['kind']): Loss => {
  const failed = records.filter(record => record.kind === kind && record.fault !== null);
  const offset = wallOffsetMs();
  const moments = failed.map(({ at, fault }) => `${fault} at ${new Date(at + offset).toISOString()}`);
  return { requests: failed.length, moments: [...moments.slice(0, 3), ...moments.slice(3).slice(-1)] };
};

/** Nothing that opens a connection of its own may ever notice. */
const noneLost = (bed: Bed, records: readonly RequestRecord[]): void => {
  const fresh = records.filter(record => record.kind === 'fresh');
  bed.log(
    `${records.length} requests, lost: fresh ${lost(records, 'fresh').requests}, kept ${lost(records, 'kept').requests}`,
  );
  assert.ok(fresh.length > 300, `only ${fresh.length} requests were made`);
  assert.deepEqual(lost(records, 'fresh'), none);
};

const versions = (records: readonly RequestRecord[]): readonly string[] => [
  ...new Set(records.filter(record => record.kind === 'fresh').map(record => record.version)),
];

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
  needs: ['kubernetes'],
  scenarios: [updates, withdraws, adopts, rollsBack, overlaps, killed],
};
