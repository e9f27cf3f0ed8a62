import { describe, expect, it } from 'vitest';
import { podSchema } from '../../../src/domain/kubernetes/kinds.ts';
import { memoryLimitOf, readinessPeriodOf, sightOfPod } from '../../../src/domain/kubernetes/pod-signals.ts';

const at = '2026-11-01T10:00:00Z';

const pod = (status: object, spec: object = {}, metadata: object = {}) =>
  podSchema.parse({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web-1', uid: 'u', creationTimestamp: at, ...metadata },
    spec: { containers: [{ name: 'app', resources: { limits: { memory: '64Mi' } } }], ...spec },
    status: { phase: 'Running', startTime: at, ...status },
  });

const container = (over: object) => ({ name: 'app', ready: true, restartCount: 0, state: { running: {} }, ...over });
const ended = (reason: string, exitCode: number) => ({ terminated: { reason, exitCode, finishedAt: at } });

const partsOf = (...containerStatuses: readonly object[]) => sightOfPod(pod({ containerStatuses }), true).parts;

describe('a pod as an instance', () => {
  it('counts an end that was restarted, one that waits, and one that just is', () => {
    expect(partsOf(container({ restartCount: 2, lastState: ended('Error', 1) }))[0]).toMatchObject({ ends: 2 });
    const waiting = { state: { waiting: { reason: 'CrashLoopBackOff' } }, lastState: ended('Error', 1) };
    expect(partsOf(container({ restartCount: 1, ...waiting }))[0]).toMatchObject({ ends: 2, looping: true });
    expect(partsOf(container({ state: ended('Error', 1) }))[0]).toMatchObject({ ends: 1 });
    expect(partsOf(container({ state: { waiting: { reason: 'ContainerCreating' } } }))[0]).toMatchObject({ ends: 0 });
  });

  it.each([
    ['OOMKilled', 137, 'out-of-memory', 'killed: it needs more memory than its limit of 64Mi'],
    ['Error', 1, 'exited', 'ended with exit code 1'],
    ['Error', 139, 'exited', 'ended with exit code 139 by SIGSEGV'],
    ['Completed', 0, 'exited', 'ended with exit code 0 (Completed)'],
    ['ContainerStatusUnknown', 137, 'lost', 'ended with exit code 137 by SIGKILL (ContainerStatusUnknown)'],
  ])('%s, exit code %i: %s', (reason, exitCode, cause, detail) => {
    expect(partsOf(container({ restartCount: 1, lastState: ended(reason, exitCode) }))[0]?.last).toMatchObject({
      cause,
      detail,
      at: Date.parse(at),
    });
  });

  it('is evicted by its own fault, or for what its node ran out of', () => {
    const evicted = (message: string) =>
      sightOfPod(pod({ phase: 'Failed', reason: 'Evicted', message, containerStatuses: [container({})] }), true).parts;
    expect(evicted('Pod ephemeral local storage usage exceeds the total limit of 1Gi.')[0]?.last?.cause).toBe(
      'evicted',
    );
    expect(evicted('The node was low on resource: memory.')[0]?.last?.cause).toBe('lost');
  });

  it('leaves when it is deleted, or is about to be by no fault of its own', () => {
    expect(sightOfPod(pod({}, {}, { deletionTimestamp: at }), true).leaving).toBe(true);
    const drained = { conditions: [{ type: 'DisruptionTarget', status: 'True', reason: 'EvictionByEvictionAPI' }] };
    expect(sightOfPod(pod(drained), true).leaving).toBe(true);
  });

  it('has sidecars as parts, and no init containers that are done', () => {
    const initContainers = [{ name: 'proxy', restartPolicy: 'Always' }, { name: 'migrate' }];
    const initContainerStatuses = [
      container({ name: 'proxy', restartCount: 1, lastState: ended('Error', 1) }),
      container({ name: 'migrate', restartCount: 2, state: ended('Completed', 0), lastState: ended('Error', 1) }),
    ];
    const one = pod({ initContainerStatuses, containerStatuses: [container({})] }, { initContainers });
    expect(sightOfPod(one, true).parts.map(({ name, ends }) => [name, ends])).toEqual([
      ['proxy', 1],
      ['app', 0],
    ]);
  });

  it('has a memory limit only when each container has one, and readiness asked as often as its slowest probe', () => {
    const limited = { name: 'a', resources: { limits: { memory: '64Mi' } }, readinessProbe: { periodSeconds: 5 } };
    const more = { name: 'b', resources: { limits: { memory: '1Gi' } }, readinessProbe: {} };
    const both = pod({}, { containers: [limited, more] });
    expect([memoryLimitOf(both), readinessPeriodOf([both])]).toEqual([(64 + 1024) * 1024 * 1024, 10_000]);
    expect(memoryLimitOf(pod({}, { containers: [limited, { name: 'b' }] }))).toBeNull();
  });
});
