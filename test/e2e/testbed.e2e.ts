/** The testbed keeps its promises, so that what is tested on it means something. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { root } from '../../scripts/actions.ts';
import { createTools } from '../../src/adapters/tools/tools.ts';
import { terminal } from '../../tools/terminal.ts';
import { running } from '../../tools/testbed/daemon.ts';
import type { Deps } from '../../tools/testbed/deps.ts';
import { findKubernetes, startKubernetes, stopKubernetes } from '../../tools/testbed/kubernetes.ts';
import { startSimulated, stopSimulated } from '../../tools/testbed/simulated.ts';
import { auditMark, auditSince, sumAudit } from '../support/cluster/audit.ts';
import {
  apply,
  available,
  get,
  kubectl,
  prepareSimulated,
  readObject,
  until,
  withNamespace,
} from '../support/cluster/cluster.ts';
import { missingImage } from '../support/cluster/images.ts';
import { machineState, processesOf } from '../support/cluster/machine.ts';
import { appObjects, deploymentOf, simulate } from '../support/cluster/objects.ts';
import type { E2eContext, Suite } from './suite.ts';

const podsSchema = z.object({
  items: z.array(
    z.object({
      metadata: z.object({ labels: z.record(z.string(), z.string()) }),
      status: z.object({
        containerStatuses: z
          .array(
            z.object({
              ready: z.boolean(),
              restartCount: z.number(),
              state: z.object({
                waiting: z.object({ reason: z.string().default('') }).optional(),
                running: z.unknown().optional(),
                terminated: z.object({ reason: z.string().default('') }).optional(),
              }),
              lastState: z.object({ terminated: z.object({ reason: z.string() }).optional() }).default({}),
            }),
          )
          .default([]),
      }),
    }),
  ),
});

const serviceSchema = z.object({ spec: z.object({ ports: z.array(z.object({ nodePort: z.number() })) }) });

const quietDeps = (log: (line: string) => void): Deps => {
  const base = { ...terminal(), log: { ...terminal().log, info: log } };
  return { ...base, tools: createTools(base) };
};

/** `<app>` → what its first pod's container says of itself. */
const fates = async (cluster: E2eContext['kubernetes'], namespace: string): Promise<Record<string, string>> => {
  const { items } = podsSchema.parse(
    JSON.parse(await kubectl(cluster, ['--namespace', namespace, 'get', 'pods', '--output', 'json'])),
  );
  return Object.fromEntries(
    items.map(({ metadata, status }) => {
      const [one] = status.containerStatuses;
      const { waiting, terminated } = one?.state ?? {};
      const last = one?.lastState.terminated?.reason;
      const said = waiting?.reason ?? terminated?.reason ?? (one?.ready === true ? 'ready' : 'not ready');
      return [metadata.labels['app'] ?? '', last === undefined ? said : `${said} after ${last}`];
    }),
  );
};

const untilFates = async (
  cluster: E2eContext['kubernetes'],
  namespace: string,
  expected: Readonly<Record<string, RegExp>>,
): Promise<void> => {
  let seen: Record<string, string> = {};
  const all = async (): Promise<true | undefined> => {
    seen = await fates(cluster, namespace);
    return Object.entries(expected).every(([app, pattern]) => pattern.test(seen[app] ?? '')) || undefined;
  };
  await until('the fates of all pods', all, { everyMs: 300 }).catch(error => {
    throw new Error(`${error}: ${JSON.stringify(seen)}`);
  });
};

const servesOnNodePort = async ({ kubernetes: cluster, log }: E2eContext): Promise<void> =>
  await withNamespace(cluster, 'serves', async namespace => {
    const image = cluster.images['v1'] ?? '';
    await apply(cluster, namespace, appObjects({ name: 'web', image, env: { PROD_ACTIONS_RELEASE: 'r-1' } }));
    await available(cluster, namespace, 'web');
    const { spec } = await readObject(cluster, namespace, 'service/web', serviceSchema);
    const url = `http://127.0.0.1:${spec.ports[0]?.nodePort}/`;
    const answer = await until('an answer', async () => await get(cluster, url));
    log(`${url} answers ${answer.status} from ${answer.headers['x-pod']}`);
    assert.equal(answer.headers['x-prod-actions-release'], 'r-1');
    assert.equal(answer.headers['x-app-version'], 'v1');
    assert.equal(
      await fetch(url).catch(() => 'unreachable'),
      'unreachable',
      'the NodePort is open outside the network',
    );
  });

const countsCalls = async ({ kubernetes: cluster, log }: E2eContext): Promise<void> =>
  await withNamespace(cluster, 'counts', async namespace => {
    await apply(cluster, namespace, [...appObjects({ name: 'web', image: cluster.images['v1'] ?? '', replicas: 0 })]);
    const mark = await auditMark(cluster.auditLog);
    const patch = JSON.stringify([{ op: 'replace', path: '/spec/selector', value: { app: 'other' } }]);
    await kubectl(cluster, ['--namespace', namespace, 'patch', 'service', 'web', '--type=json', '--patch', patch]);
    await kubectl(cluster, ['--namespace', namespace, 'get', 'deployments', '--output', 'json']);
    const calls = (await auditSince(cluster.auditLog, mark)).filter(call => call.namespace === namespace);
    const sum = sumAudit(calls);
    log(
      `${sum.calls} calls, ${sum.requestBytes} bytes sent, ${sum.responseBytes} received: ${JSON.stringify(sum.byVerb)}`,
    );
    assert.equal(sum.byVerb['patch services'], 1);
    assert.equal(sum.byVerb['list deployments'], 1);
    assert.equal(calls.find(call => call.verb === 'patch')?.requestBytes, patch.length);
    assert.ok(sum.responseBytes > 1000, 'answers have a size');
  });

const failsByName = async ({ kubernetes: cluster }: E2eContext): Promise<void> =>
  await withNamespace(cluster, 'fails', async namespace => {
    const bad = ['crash', 'never-ready', 'oom'];
    const images = {
      ...Object.fromEntries(bad.map(tag => [tag, cluster.images[tag] ?? ''])),
      missing: missingImage(cluster.registry),
    };
    const objects = Object.entries(images).map(([name, image]) => deploymentOf({ name, image, replicas: 1 }));
    await apply(cluster, namespace, objects);
    await untilFates(cluster, namespace, {
      crash: /^(Error|CrashLoopBackOff)/,
      'never-ready': /^not ready$/,
      oom: /OOMKilled/,
      missing: /^(ErrImagePull|ImagePullBackOff)$/,
    });
    const said = await kubectl(cluster, ['--namespace', namespace, 'logs', 'deployment/crash']);
    assert.match(said, /cannot open the database/);
  });

const simulatesFates = async ({ simulated: cluster }: E2eContext): Promise<void> =>
  await withNamespace(cluster, 'fates', async namespace => {
    const told = ['image-pull-error', 'crash-loop', 'never-ready', 'dies'] as const;
    const objects = [
      deploymentOf({ name: 'good', image: 'app:1' }),
      ...told.map(fate => deploymentOf({ name: fate, image: 'app:1', annotations: simulate(fate) })),
    ];
    await apply(cluster, namespace, objects);
    await untilFates(cluster, namespace, {
      good: /^ready$/,
      'image-pull-error': /^ErrImagePull$/,
      'crash-loop': /^CrashLoopBackOff after Error$/,
      'never-ready': /^not ready$/,
      dies: /^CrashLoopBackOff after Error$/,
    });
  });

/** A second one, so that the one the other suites use stays as it is. */
const standBesideEachOther = async ({ simulated: first, temp, log }: E2eContext): Promise<void> => {
  const folder = join(temp, 'second');
  const second = await prepareSimulated(await startSimulated(quietDeps(log), folder));
  try {
    await kubectl(second, ['create', 'namespace', 'only-here']);
    await assert.rejects(kubectl(first, ['get', 'namespace', 'only-here']), /not found/);
  } finally {
    assert.equal(await stopSimulated(folder), true);
  }
  assert.deepEqual(processesOf(folder), []);
  await kubectl(first, ['get', 'nodes']);
};

const exists = async (path: string): Promise<boolean> =>
  await stat(path).then(
    () => true,
    () => false,
  );

const raisesWhatDied = async (deps: Deps, folder: string): Promise<void> => {
  const before = await startKubernetes(deps, folder);
  const scheduler = await running(folder, 'kube-scheduler');
  assert.ok(scheduler);
  process.kill(-scheduler.pid, 'SIGKILL');
  await until(
    'the scheduler is gone',
    async () => (await running(folder, 'kube-scheduler')) === undefined || undefined,
  );
  assert.deepEqual(await startKubernetes(deps, folder), before, 'the same cluster');
  assert.notEqual((await running(folder, 'kube-scheduler'))?.pid, scheduler.pid);
};

/** As the kernel does when memory runs out: everything is gone at once, the records stay. */
const endsWithoutWarning = async (folder: string): Promise<void> => {
  const sandbox = await running(folder, 'sandbox');
  assert.ok(sandbox);
  process.kill(sandbox.pid, 'SIGKILL');
  await until('everything inside is gone', async () => processesOf(folder).length === 0 || undefined);
  assert.equal(await findKubernetes(folder), undefined);
};

/** The command is killed while it raises the parts. */
const interruptedUp = async (folder: string): Promise<void> => {
  const args = [join(root, 'tools/testbed.ts'), 'kubernetes', 'up', '--folder', folder];
  const command = spawn(process.execPath, args, { stdio: 'ignore' });
  await until('the first processes', async () => processesOf(folder).length > 3 || undefined, { everyMs: 20 });
  await delay(300);
  command.kill('SIGKILL');
};

const leavesNothing = async ({ temp, log }: E2eContext): Promise<void> => {
  const folder = join(temp, 'cluster');
  const deps = quietDeps(log);
  const before = await machineState();
  await raisesWhatDied(deps, folder);
  await endsWithoutWarning(folder);
  await interruptedUp(folder);
  assert.equal(await stopKubernetes(folder), true);
  assert.equal(await stopKubernetes(folder), false, 'twice is fine');
  assert.deepEqual(processesOf(folder), []);
  assert.equal(await exists(folder), false);
  assert.deepEqual(await machineState(), before);
};

export const suite: Suite = {
  name: 'testbed',
  alone: true,
  needs: ['kubernetes', 'kubernetes-simulated'],
  scenarios: [
    {
      name: 'a Deployment behind a NodePort answers on 127.0.0.1 inside the network, and only there',
      run: servesOnNodePort,
    },
    { name: 'the audit log counts calls and bytes', run: countsCalls },
    { name: 'bad releases fail in the ways they are named after', run: failsByName },
    { name: 'simulated pods meet the fate that their template asks for', run: simulatesFates },
    { name: 'two simulated clusters stand beside each other', run: standBesideEachOther },
    { name: 'a cluster is mended, killed, interrupted, and leaves the machine as it was', run: leavesNothing },
  ],
};
