import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Subject } from '../../../src/adapters/checks/subject.ts';
import { nodeClock } from '../../../src/core/clock.ts';
import type { K8sObject } from '../../../src/domain/kubernetes/objects.ts';
import { type Behaviour, byImage } from '../../support/fake-kubernetes/controllers/behaviour.ts';
import { fakeApp } from '../../support/fake-kubernetes/proxy.ts';
import { Bed, namespace, type Process } from '../kubernetes-traffic/bed.ts';
import { type Watching, watching } from './bed.ts';

/** Pods of a fake cluster whose behaviour changes under the watch. */

let bed: Bed;
let one: Process;
let open: Watching | undefined;
let how: (pod: K8sObject) => Partial<Behaviour>;

const isGreen = (pod: K8sObject): boolean => pod.metadata.name.startsWith('web-green');
const greens = (): readonly K8sObject[] => bed.cluster.store.objects('Pod', namespace).filter(isGreen);
const first = (): string => greens()[0]?.metadata.name ?? '';

beforeEach(async () => {
  how = () => ({});
  const behaviour = byImage({ readyMs: 100 });
  bed = await new Bed({ behaviourOf: pod => ({ ...behaviour(pod), ...how(pod) }) }).start();
  one = await bed.process();
});
afterEach(async () => {
  await open?.close();
  open = undefined;
  await bed.end();
});

const never = new AbortController().signal;

const live = async (given: Readonly<Record<string, string>> = {}, about: Partial<Subject> = {}): Promise<Watching> => {
  const release = await one.release('app:next');
  await one.target.fence(1);
  await one.target.adopt?.(1);
  await one.target.start('green', release, 1);
  while ((await one.target.observe(never)).green.state !== 'ready') await nodeClock.sleep(20);
  await one.target.switchTraffic('blue', 'green', 1);
  open = await watching(one.target.signals, given, { releaseId: release.id, switchedAt: nodeClock.now(), ...about });
  return open;
};

const codesOf = (said: Awaited<ReturnType<Watching['look']>>): Record<string, string> =>
  Object.fromEntries(Object.values(said).map(report => [report.name, report.code ?? report.verdict]));

describe('signals of a cluster', { timeout: 30_000 }, () => {
  it('a good release: every check passes, memory is not judged without a metrics server', async () => {
    const checks = await live();
    await nodeClock.sleep(1500);
    expect(codesOf(await checks.look(true))).toEqual({
      restarts: 'pass',
      readiness: 'pass',
      'each instance': 'pass',
      'error lines': 'pass',
    });
  });

  it('an address of each pod, where users reach it or at a port of its own', async () => {
    await live();
    const followed = await one.target.signals.follow(null);
    const users = (await followed?.straight()) ?? [];
    const admin = (await followed?.straight({ scheme: 'http', port: 9090 })) ?? [];
    expect(users).toHaveLength(2);
    expect(admin.map(({ id, name }) => [id, name])).toEqual(users.map(({ id, name }) => [id, name]));
    expect(new Set([...users, ...admin].map(({ url }) => url)).size).toBe(2 * users.length);
    for (const { url } of [...users, ...admin]) expect((await fetch(url)).status).toBe(200);
    await followed?.close();
  });

  it('a pod that runs out of memory, with its last lines', async () => {
    const checks = await live({ 'max-restarts': '5' });
    await checks.look();
    const bad = first();
    how = pod => (pod.metadata.name === bad ? { how: 'oom' } : {});
    const said = await checks.until('restarts', 'fail');
    expect(said.code).toBe('instance-out-of-memory');
    expect(said.what).toContain(`pod ${bad}, app: killed: it needs more memory than its limit`);
    expect(said.what).toContain('allocating');
  });

  it('a pod that restarted before the first look', async () => {
    how = pod => (isGreen(pod) ? { how: 'dies', diesMs: 1500 } : {});
    const release = await one.release('app:next');
    await one.target.fence(1);
    await one.target.adopt?.(1);
    await one.target.start('green', release, 1);
    while ((await one.target.observe(never)).green.state !== 'ready') await nodeClock.sleep(20);
    await one.target.switchTraffic('blue', 'green', 1);
    await nodeClock.sleep(2500);
    open = await watching(one.target.signals, {}, { releaseId: release.id, switchedAt: nodeClock.now() });
    const said = (await open.look())['restarts'];
    expect([said?.verdict, said?.code]).toEqual(['fail', 'instance-crash-looping']);
    expect(said?.what).toContain('panic: lost its mind');
  });

  it('a pod that is no longer ready, and one that comes and goes', async () => {
    const checks = await live({ 'max-readiness-flaps': '0' });
    await checks.look();
    const bad = first();
    how = pod => (pod.metadata.name === bad ? { how: 'never-ready' } : {});
    await nodeClock.sleep(300);
    expect((await checks.look(true))['readiness']).toMatchObject({
      verdict: 'inconclusive',
      code: 'instance-not-ready',
    });
    how = () => ({});
    expect(await checks.until('readiness', 'fail')).toMatchObject({ code: 'readiness-flapping', value: 1 });
  });

  it('a release that is scaled up and down is let be', async () => {
    const checks = await live({ 'max-readiness-flaps': '0' });
    await checks.look();
    const scale = async (replicas: number): Promise<void> => {
      const ref = { apiVersion: 'apps/v1', kind: 'Deployment', namespace, name: 'web-green' };
      await one.ctx.cluster.patch(ref, [{ op: 'replace', path: '/spec/replicas', value: replicas }]);
    };
    for (const replicas of [5, 2, 4, 1, 3]) {
      await scale(replicas);
      for (let looks = 0; looks < 5; looks += 1) {
        await nodeClock.sleep(60);
        await checks.look();
      }
    }
    const said = await checks.look(true);
    expect([said['restarts']?.verdict, said['readiness']?.verdict, said['each instance']?.verdict]).toEqual([
      'pass',
      'pass',
      'pass',
    ]);
  });

  it('the one pod that fails is named', async () => {
    const checks = await live();
    const bad = bed.cluster.store.objects('Pod', namespace).find(pod => pod.metadata.name.startsWith('api-green'))
      ?.metadata.name;
    const other = first();
    bed.cluster.server.app = request =>
      [bad, other].includes(request.pod.metadata.name) ? { status: 500, body: 'boom' } : fakeApp(request);
    const said = await checks.until('each instance', 'fail');
    expect(said.code).toBe('instance-failing');
    expect(said.what).toMatch(/^pod \S+: \d+ of \d+ requests failed \(100\.0 %\); beside it pod \S+: 0 of/);
  });

  it('error lines of any pod, beside those of the release before', async () => {
    const checks = await live();
    expect((await checks.look())['error lines']?.verdict).toBe('pass');
    const write = (count: number): void => {
      const key = `${namespace}/${first()}`;
      const lines = Array.from({ length: count }, () => ({ at: nodeClock.now(), line: 'level=error token=abc' }));
      bed.cluster.server.written.set(key, [...(bed.cluster.server.written.get(key) ?? []), ...lines]);
    };
    write(1);
    await nodeClock.sleep(1100);
    write(1);
    await nodeClock.sleep(1100);
    expect((await checks.look(true))['error lines']).toMatchObject({ verdict: 'pass', value: 2 });
    for (let turn = 0; turn < 12; turn += 1) {
      write(1);
      await nodeClock.sleep(5);
    }
    const said = await checks.until('error lines', 'fail');
    expect([said.code, said.value]).toEqual(['error-log-rate', 14]);
    expect(said.what).toContain('level=error token=***');
  });
});
