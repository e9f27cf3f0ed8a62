/** The way to a cluster, on a real API server: kubectl proxy, client, mirror, forwarder, permissions. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import https from 'node:https';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { clusterOver } from '../../src/adapters/kubernetes/api.ts';
import { mirroredKinds, type WatchEvent } from '../../src/adapters/kubernetes/cluster.ts';
import { createForwarder, podPath, roundRobin, servicePath } from '../../src/adapters/kubernetes/forward.ts';
import { createMirror } from '../../src/adapters/kubernetes/mirror.ts';
import { checkPermissions } from '../../src/adapters/kubernetes/permissions.ts';
import { startTimeOf } from '../../src/adapters/process/host/processes.ts';
import { nodeClock } from '../../src/core/clock.ts';
import type { K8sObject } from '../../src/domain/kubernetes/objects.ts';
import { kubeconfigOf, openTestCluster, refused, withCluster } from '../support/cluster/access.ts';
import { apply, available, kubectl, type TestCluster, until } from '../support/cluster/cluster.ts';
import { appObjects } from '../support/cluster/objects.ts';
import { RecordingLog } from '../support/fakes.ts';
import { startBreaker } from '../unit/kubernetes-access/stub.ts';
import type { E2eContext, Suite } from './suite.ts';

const configMap = (name: string, data: Record<string, string> = {}): K8sObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name },
  data,
});
const configMaps = { apiVersion: 'v1', kind: 'ConfigMap' } as const;
const refTo = (name: string) => ({ ...configMaps, namespace: '', name });

const speaksTheApi = async (context: E2eContext): Promise<void> =>
  await withCluster(context, context.simulated, async api => {
    const made = await api.create(configMap('a', { k: '1' }));
    await refused(api.create(configMap('a')), 409, 'AlreadyExists');
    const patched = await api.patch(refTo('a'), [
      { op: 'test', path: '/data/k', value: '1' },
      { op: 'replace', path: '/data/k', value: '2' },
    ]);
    await refused(api.patch(refTo('a'), [{ op: 'test', path: '/data/k', value: '1' }]), 422, 'Invalid');
    await refused(api.replace(made), 409, 'Conflict');
    await api.replace({ ...patched, data: { k: '3' } });
    await refused(api.delete(refTo('a'), { uid: 'another' }), 409, 'Conflict');
    await refused(api.delete(refTo('a'), { resourceVersion: '1' }), 409, 'Conflict');
    await refused(api.apply(configMap('a', { k: '4' })), 409, 'Conflict');
    await api.apply(configMap('a', { k: '4' }), { force: true });
    await refused(api.apply({ ...configMap('b'), dataa: {} }), 400, 'BadRequest');
    await refused(api.create({ ...configMap('b'), dataa: {} }), 400, 'BadRequest');
    await api.create(configMap('b'), { dryRun: true });
    assert.equal(await api.get(refTo('b')), undefined);
    await api.delete(refTo('a'), { uid: made.metadata.uid ?? '' });
    await api.delete(refTo('a'));
    assert.equal(await api.logs('nobody', { lines: 5 }), '');
    await assert.rejects(api.list({ apiVersion: 'example.org/v1', kind: 'Widget' }), { code: 'kind-not-in-cluster' });
    const routes = await api.list({ apiVersion: 'node.k8s.io/v1', kind: 'RuntimeClass' });
    assert.deepEqual(routes.items, []);
  });

const pagesAndWatches = async (context: E2eContext): Promise<void> =>
  await withCluster(context, context.simulated, async api => {
    const many = Array.from({ length: 620 }, (_, at) => configMap(`many-${at}`));
    for (let from = 0; from < many.length; from += 62)
      await Promise.all(many.slice(from, from + 62).map(async one => await api.create(one)));
    const list = await api.list(configMaps);
    assert.equal(list.items.filter(one => one.metadata.name.startsWith('many-')).length, 620);
    assert.equal(api.stats().byVerb['list configmaps'], 2);
    const ending = new AbortController();
    const events: WatchEvent[] = [];
    const watching = (async () => {
      const { resourceVersion } = list;
      for await (const event of api.watch(configMaps, { resourceVersion }, ending.signal)) events.push(event);
    })();
    await api.patch(refTo('many-0'), [{ op: 'add', path: '/data', value: { k: 'ü' } }]);
    await api.delete(refTo('many-1'));
    await until('both events', async () => (events.length < 2 ? undefined : true), { everyMs: 5 });
    ending.abort();
    await watching;
    assert.deepEqual(
      events.map(event => event.type),
      ['MODIFIED', 'DELETED'],
    );
  });

const shown = (objects: readonly K8sObject[]): string[] =>
  objects.map(one => `${one.metadata.name} ${one.metadata.uid} ${one.metadata.resourceVersion}`).sort();

/** Others write, we write, the connection is cut again and again; then both sides are compared. */
const mirrorAgrees = async (context: E2eContext): Promise<void> =>
  await withCluster(context, context.simulated, async (api, namespace) => {
    const other = await openTestCluster(context.simulated, context.temp, { namespace });
    const breaker = await startBreaker(api.socketPath);
    const cut = clusterOver(breaker.socketPath, { namespace, clock: nodeClock });
    const mirror = await createMirror(cut, [configMaps], { clock: nodeClock, log: new RecordingLog() });
    for (let round = 0; round < 120; round += 1) {
      const name = `m-${round % 7}`;
      if (round % 17 === 0) breaker.cut();
      if (round % 5 === 4) await other.delete(refTo(name));
      else if (round % 2 === 0) await other.apply(configMap(name, { round: String(round) }), { force: true });
      else mirror.put(await other.apply(configMap(name, { round: `ours ${round}` }), { force: true }));
      if (round % 10 === 0) await delay(30);
    }
    const { items } = await other.list(configMaps);
    await until('the mirror', async () =>
      shown(mirror.all('ConfigMap')).join() === shown(items).join() && mirror.staleMs() === 0 ? true : undefined,
    );
    mirror.close();
    await cut.close();
    await breaker.close();
    await other.close();
  });

const goneAfterKill = async ({ simulated, temp }: E2eContext): Promise<void> => {
  const entry = join(import.meta.dirname, '../unit/kubernetes-access/open-entry.ts');
  const config = await readFile(simulated.kubeconfig, 'utf8');
  const child = spawn(process.execPath, [entry, temp, 'stay'], {
    env: { ...simulated.env, TEST_KUBECONFIG: config },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(child.stdout, 'data');
  const socketPath = String(line).trim();
  const { pid } = z
    .object({ pid: z.number() })
    .parse(JSON.parse(await readFile(join(dirname(socketPath), 'process.json'), 'utf8')));
  assert.notEqual(startTimeOf(pid), undefined);
  const killed = performance.now();
  child.kill('SIGKILL');
  await until('kubectl is gone', async () => (startTimeOf(pid) === undefined ? true : undefined), { everyMs: 2 });
  assert.ok(performance.now() - killed < 2000);
  await until('its folder is gone', async () => (existsSync(dirname(socketPath)) ? undefined : true), { everyMs: 5 });
};

const namesWhatIsWrong = async ({ simulated, temp }: E2eContext): Promise<void> => {
  const { withOther } = await kubeconfigOf(simulated);
  const open = async (kubeconfig: string, context = '') =>
    await openTestCluster(simulated, temp, { kubeconfig, context });
  const cases: readonly [string, string, string][] = [
    ['/nowhere/kubeconfig', '', 'kubeconfig-unreadable'],
    ['apiVersion: v1\nkind: [', '', 'kubeconfig-unreadable'],
    [withOther({}), 'nope', 'kube-context-unknown'],
    [withOther({ token: 'expired.or.wrong' }), '', 'cluster-login-failed'],
    [withOther({ server: 'https://127.0.0.1:1' }), '', 'cluster-unreachable'],
    [withOther({ 'certificate-authority-data': null }), '', 'cluster-certificate'],
  ];
  for (const [kubeconfig, name, code] of cases) await assert.rejects(open(kubeconfig, name), { code });
};

const asksPods = async (context: E2eContext): Promise<void> =>
  await withCluster(context, context.kubernetes, async (api, namespace) => {
    const image = context.kubernetes.images['v1'] ?? '';
    await apply(
      context.kubernetes,
      namespace,
      appObjects({ name: 'web', image, env: { PROD_ACTIONS_RELEASE: 'release-1' } }),
    );
    await available(context.kubernetes, namespace, 'web');
    const pods = (await api.list({ apiVersion: 'v1', kind: 'Pod' })).items.map(one => one.metadata.name);
    const pathsTo = (port: number) => roundRobin(() => pods.map(pod => podPath(namespace, pod, port)));
    const direct = await createForwarder(api, pathsTo(8080));
    const seen = new Set<string | null>();
    for (let ask = 0; ask < 4; ask += 1) {
      const answer = await fetch(`${direct.url}/healthz`);
      assert.deepEqual([answer.status, answer.headers.get('x-prod-actions-release')], [200, 'release-1']);
      seen.add(answer.headers.get('x-pod'));
    }
    assert.equal(seen.size, 2);
    const closed = await createForwarder(api, pathsTo(9));
    assert.equal((await fetch(closed.url)).status, 503);
    const service = await createForwarder(api, () => servicePath(namespace, 'web', 80));
    assert.equal((await fetch(service.url)).headers.get('x-prod-actions-release'), 'release-1');
    await Promise.all([direct, closed, service].map(async one => await one.close()));
    await refused(api.raw('GET', `/api/v1/namespaces/${namespace}/pods/${pods[0]}/exec`), 403, '');
  });

const spread = (ms: readonly number[]): string => {
  const sorted = ms.toSorted((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(1);
  return `${at(0)} / ${at(0.5)} / ${at(1)} ms (n=${ms.length})`;
};

const timed = async (times: number, work: (at: number) => Promise<unknown>): Promise<number[]> => {
  const ms: number[] = [];
  for (let at = 0; at < times; at += 1) {
    const began = performance.now();
    await work(at);
    ms.push(performance.now() - began);
  }
  return ms;
};

/** TLS of our own on one kept connection: what could be had at best, where a token is all that is needed. */
const directly = async (
  cluster: TestCluster,
): Promise<(method: string, path: string, body?: string) => Promise<void>> => {
  const { held } = await kubeconfigOf(cluster);
  const ca = Buffer.from(held['certificate-authority-data'], 'base64').toString();
  const agent = new https.Agent({ keepAlive: true, ca });
  return async (method, path, body) =>
    await new Promise((resolve, reject) => {
      const headers = { authorization: `Bearer ${held.token}`, 'content-type': 'application/json-patch+json' };
      const request = https.request(`${held.server}${path}`, { agent, method, headers }, response => {
        response.resume().on('end', resolve);
      });
      request.on('error', reject).end(body);
    });
};

/** Figures for docs/adr/0011-cluster-access.md; nothing is judged. */
const cost = async (context: E2eContext): Promise<void> =>
  await withCluster(context, context.simulated, async (api, namespace) => {
    const { log, simulated, temp } = context;
    const starts = await timed(10, async () => (await openTestCluster(simulated, temp, { namespace })).close());
    log(`open and close: ${spread(starts)}`);
    await api.create(configMap('a', { k: '' }));
    const path = `/api/v1/namespaces/${namespace}/configmaps/a`;
    const patchOf = (at: number) => [{ op: 'replace', path: '/data/k', value: String(at) }] as const;
    const direct = await directly(simulated);
    const [gets, patches, directGets, directPatches]: number[][] = [[], [], [], []];
    for (let round = 0; round < 300; round += 1) {
      gets?.push(...(await timed(1, async () => await api.get(refTo('a')))));
      directGets?.push(...(await timed(1, async () => await direct('GET', path))));
      patches?.push(...(await timed(1, async () => await api.patch(refTo('a'), patchOf(round)))));
      directPatches?.push(
        ...(await timed(1, async () => await direct('PATCH', path, JSON.stringify(patchOf(round + 1000))))),
      );
    }
    log(`GET through kubectl proxy:   ${spread(gets ?? [])}`);
    log(`GET by TLS of our own:       ${spread(directGets ?? [])}`);
    log(`PATCH through kubectl proxy: ${spread(patches ?? [])}`);
    log(`PATCH by TLS of our own:     ${spread(directPatches ?? [])}`);
    const args = ['--namespace', namespace, 'patch', 'configmap', 'a', '--type=merge', '--patch'];
    const commands = await timed(10, async at => await kubectl(simulated, [...args, `{"data":{"k":"c${at}"}}`]));
    log(`kubectl patch:               ${spread(commands)}`);
    const mirrors = await timed(10, async () =>
      (await createMirror(api, mirroredKinds, { clock: nodeClock, log: new RecordingLog() })).close(),
    );
    log(`mirror of ${mirroredKinds.length} kinds:           ${spread(mirrors)}`);
    const nothing = { kinds: [], hookJobs: false, serviceProxy: false };
    const checks = await timed(10, async () => await checkPermissions(api, nothing));
    log(`check of permissions:        ${spread(checks)}`);
  });

export const suite: Suite = {
  name: 'kubernetes-access',
  needs: ['kubectl', 'kubernetes', 'kubernetes-simulated'],
  scenarios: [
    { name: 'every call of the client does on the real API server what it says', run: speaksTheApi },
    { name: 'long lists come in pages, and a watch brings what follows', run: pagesAndWatches },
    { name: 'the mirror ends equal to the server, however often it is cut off', run: mirrorAgrees },
    { name: 'kubectl is gone when the step was killed', run: goneAfterKill },
    { name: 'what is wrong with kubeconfig, credentials or network is named', run: namesWhatIsWrong },
    { name: 'pods and Services answer through the API server', run: asksPods },
    { name: 'what the way costs', run: cost },
  ],
};
