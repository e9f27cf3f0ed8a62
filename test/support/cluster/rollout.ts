/**
 * One rollout command against a cluster, in a process of its own inside the cluster's network: `rollout.ts COMMAND`
 * (JSON). Prints the outcome as one line of JSON. Real ports; the verification alone is told its verdict.
 */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { ownEvidence, processLiveness } from '../../../src/adapters/journal/holder.ts';
import { openCluster } from '../../../src/adapters/kubernetes/access.ts';
import { mirroredKinds } from '../../../src/adapters/kubernetes/cluster.ts';
import { createKubernetesJournalStore } from '../../../src/adapters/kubernetes/journal/store.ts';
import { createMirror } from '../../../src/adapters/kubernetes/mirror.ts';
import { createBundles } from '../../../src/adapters/kubernetes/release/bundles.ts';
import { createKubernetesTarget } from '../../../src/adapters/kubernetes/target.ts';
import { freshProbe } from '../../../src/adapters/probing/fresh-probe.ts';
import { nodeProber } from '../../../src/adapters/probing/prober.ts';
import { nodeClock } from '../../../src/core/clock.ts';
import { nodeExec } from '../../../src/core/exec.ts';
import { objectSchema } from '../../../src/domain/kubernetes/objects.ts';
import type { KubernetesSpec } from '../../../src/domain/kubernetes/spec.ts';
import { deploy } from '../../../src/domain/rollout/deploy.ts';
import type { RolloutPorts } from '../../../src/domain/rollout/driver.ts';
import { identify } from '../../../src/domain/rollout/release.ts';
import { rollback } from '../../../src/domain/rollout/rollback.ts';

export const commandSchema = z.object({
  kind: z.enum(['deploy', 'rollback', 'look']),
  app: z.string().default('web'),
  namespace: z.string(),
  kubeconfig: z.string(),
  /** Where users' traffic enters; empty: unknown. */
  url: z.string().default(''),
  switchMode: z.enum(['auto', 'atomic', 'overlap', 'route']).default('auto'),
  overlapMs: z.number().default(1000),
  objects: z.array(objectSchema).default([]),
  /** What the verification of the release says; what ran before, or comes back, is good. */
  verdict: z.enum(['pass', 'fail']).default('pass'),
  until: z.enum(['switched', 'settled']).default('settled'),
  /** Of a rollback. */
  to: z.string().default('verified'),
  revision: z.string().default(''),
  operation: z.string().default(() => randomUUID()),
  timing: z
    .object({
      startMs: z.number(),
      warmMs: z.number(),
      switchMs: z.number(),
      drainMs: z.number(),
      bakeMs: z.number(),
    })
    .default({ startMs: 60_000, warmMs: 1000, switchMs: 20_000, drainMs: 2000, bakeMs: 1000 }),
});
export type RolloutCommand = z.input<typeof commandSchema>;

const command = commandSchema.parse(JSON.parse(process.argv[2] ?? '{}'));
const { app, namespace, timing } = command;
const environment = 'production';
const env = Object.fromEntries(
  Object.entries(process.env).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
);
const say = (line: string): void => console.error(`${new Date().toISOString().slice(11, 23)} ${line}`);
const log = {
  debug: () => undefined,
  info: say,
  notice: say,
  warning: say,
  error: say,
  group: async <T>(_title: string, body: () => Promise<T>) => await body(),
  mask: () => undefined,
};
const stop = new AbortController();
process.on('SIGINT', () => stop.abort(new Error('cancelled')));

const runtime = { exec: nodeExec, env, log, clock: nodeClock, signal: stop.signal };
const cluster = await openCluster({ kubeconfig: command.kubeconfig, context: '', namespace }, runtime);
const mirror = await createMirror(cluster, mirroredKinds, runtime);
const bundles = createBundles(cluster, { app, environment, namespace });
const target = await createKubernetesTarget({
  ...runtime,
  settings: {
    app,
    environment,
    namespace,
    url: command.url,
    switchMode: command.switchMode,
    overlapMs: command.overlapMs,
    allowManaged: false,
  },
  cluster,
  mirror,
  bundles,
});
const context = {
  runId: '',
  runAttempt: '',
  repository: '',
  sha: '',
  ref: '',
  eventName: '',
  actor: '',
  serverUrl: '',
  apiUrl: '',
  workspace: '',
  temp: '',
};
const evidence = await ownEvidence(nodeExec, context, process.pid);
const prober = nodeProber();
const ports: RolloutPorts = {
  store: createKubernetesJournalStore(cluster, { app, environment }),
  target,
  probe: freshProbe(prober),
  verifier: {
    verify: async ({ purpose }) => ({
      verdict: purpose === 'deploy' ? command.verdict : 'pass',
      reasons: [],
      evidence: null,
    }),
  },
  liveness: processLiveness(nodeExec),
  timer: nodeClock,
  signal: stop.signal,
  say,
};
const place = { app, environment, evidence };
const by = { run: '1', attempt: '1', host: evidence.host, pid: process.pid };

const deployed = async () => {
  const spec = {
    target: 'kubernetes',
    namespace,
    bundle: await bundles.add({ schema: 'prod-actions/bundle/v1', namespace, objects: command.objects }),
    healthPath: '/healthz',
    port: '',
    images: [],
    hooks: { expand: null, contract: null },
    adopted: null,
  } as const satisfies KubernetesSpec;
  const release = await identify({ revision: command.revision, digest: null, oneWay: false, spec });
  await target.expect(release);
  return await deploy(ports, {
    ...place,
    until: command.until,
    onUnverified: 'hold',
    relation: async () => 'same',
    request: { operation: command.operation, release, timing, allowOlder: true, allowColdRollback: false, by },
  });
};

const outcome = async () => {
  if (command.kind === 'deploy') return await deployed();
  if (command.kind === 'look') return null;
  return await rollback(ports, {
    ...place,
    operation: '',
    newId: command.operation,
    to: command.to,
    reason: 'a test',
    automatic: false,
    timing,
    by,
  });
};

try {
  const done = await outcome();
  const observed = await target.observe(new AbortController().signal);
  console.log(JSON.stringify({ outcome: done, observed, calls: cluster.stats() }));
} finally {
  prober.close();
  await target.close();
  mirror.close();
  await cluster.close();
}
