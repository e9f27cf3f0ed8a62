import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Pod, podSchema } from '../../../src/domain/kubernetes/kinds.ts';
import { brokenAt, faultsOf } from '../../../src/domain/kubernetes/pod-causes.ts';

/** States that pods of a real cluster (1.34) went through, one list a fault, in order. */
const recorded = z
  .record(z.string(), z.array(podSchema))
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, 'recorded-pods.json'), 'utf8')));

const states = (name: string): readonly Pod[] => recorded[name] ?? [];

const state = (name: string, at: number): Pod => {
  const pod = states(name).at(at);
  if (pod === undefined) throw new Error(`nothing recorded of ${name}`);
  return pod;
};

const seconds = (pod: Pod, after: number): number =>
  Date.parse(pod.status?.startTime ?? pod.metadata.creationTimestamp ?? '') + after * 1000;

const worst = (pod: Pod, after: number) => faultsOf(pod, seconds(pod, after))[0];

describe('what a pod’s status says', () => {
  it.each([
    ['image-not-found', 3, 'image-not-pullable'],
    ['image-not-found', 4, 'image-not-pullable'],
    ['imagepullpolicy-never', 3, 'image-not-pullable'],
    ['invalid-image', 3, 'image-name-invalid'],
    ['bad-command', 3, 'container-not-startable'],
    ['bad-command', 5, 'container-not-startable'],
    ['crash', 3, 'container-exited'],
    ['crash', 5, 'crash-loop'],
    ['dies-after-2s', 4, 'container-exited'],
    ['dies-after-2s', 6, 'container-exited'],
    ['oom', 4, 'out-of-memory'],
    ['oom', 7, 'out-of-memory'],
    ['oom', 9, 'out-of-memory'],
  ])('%s, state %i: %s, and it will not mend itself', (name, at, code) => {
    const fault = worst(state(name, at), 2);
    expect(fault).toMatchObject({ code, permanent: true });
    expect(fault?.message).toContain(state(name, at).metadata.name);
  });

  it.each([
    ['registry-down', 3, 'image-unreachable', 45],
    ['registry-down', 4, 'image-unreachable', 45],
    ['unschedulable', 1, 'unschedulable', 30],
    ['init-fails', 3, 'init-container-failed', 10],
    ['init-fails', 5, 'init-container-failed', 10],
    ['config-missing', 3, 'container-config-invalid', 3],
  ])('%s, state %i: %s, named at once, broken only after a grace of %i s', (name, at, code, grace) => {
    const fault = worst(state(name, at), 1);
    expect(fault).toMatchObject({ code, permanent: false, graceMs: grace * 1000 });
  });

  it('an init container that failed three times is given up', () => {
    const pod = state('init-fails', -1);
    const fault = worst(pod, 30);
    expect(fault && brokenAt(fault)).toBeLessThan(seconds(pod, 30));
  });

  it('a healthy start has no fault at any time', () => {
    for (const pod of states('good')) expect(faultsOf(pod, seconds(pod, 2))).toEqual([]);
  });

  it('a container that runs and is not ready is named, and left to the caller’s limit', () => {
    const fault = worst(state('never-ready', 3), 30);
    expect(fault).toMatchObject({ code: 'readiness-failing', graceMs: Number.POSITIVE_INFINITY });
  });

  it('a pod whose volume does not come is asked about after a few seconds, not at once', () => {
    const pod = state('mount-missing', 2);
    expect(worst(pod, 2)).toBeUndefined();
    expect(worst(pod, 6)).toMatchObject({ code: 'pod-slow-to-create' });
  });

  it('a pod on its way out is never at fault', () => {
    for (const pod of Object.values(recorded).flat()) {
      const going = { ...pod, metadata: { ...pod.metadata, deletionTimestamp: '2026-11-21T18:14:00Z' } };
      expect(faultsOf(going, seconds(pod, 60))).toEqual([]);
    }
  });

  it('an evicted pod is replaced, so it is not the end', () => {
    const pod = podSchema.parse({
      ...state('good', 3),
      status: { phase: 'Failed', reason: 'Evicted', message: 'The node was low on resource: memory.' },
    });
    expect(worst(pod, 5)).toMatchObject({ code: 'pod-evicted', permanent: false });
    expect(worst(pod, 5)?.message).toContain('low on resource');
  });

  it('the limit that was too low is named', () => {
    expect(worst(state('oom', 4), 2)?.message).toContain('64Mi');
  });
});

const pulling = (message: string): Pod => {
  const pod = state('image-not-found', 3);
  const [status] = pod.status?.containerStatuses ?? [];
  if (status === undefined) throw new Error('no status');
  const waiting = { reason: 'ErrImagePull', message };
  return { ...pod, status: { ...pod.status, containerStatuses: [{ ...status, state: { waiting } }] } };
};

describe('what a failed pull says', () => {
  it.each([
    'pull access denied for shop/app, repository does not exist or may require authorization',
    'failed to authorize: failed to fetch oauth token: unexpected status: 401 Unauthorized',
    'manifest unknown: manifest unknown',
    'no match for platform in manifest: not found',
    'Error response from daemon: pull access denied',
    'failed to resolve reference "ghcr.io/x/y:z": unexpected status from HEAD request: 403 Forbidden',
  ])('lasting: %s', message => {
    expect(worst(pulling(message), 1)).toMatchObject({ code: 'image-not-pullable', permanent: true });
  });

  it.each([
    'toomanyrequests: You have reached your pull rate limit',
    'unexpected status code 503 Service Unavailable',
    'unexpected status from HEAD request to https://r/v2/a: 502 Bad Gateway',
    'dial tcp 10.0.0.1:443: i/o timeout',
    'dial tcp: lookup registry.internal: no such host',
    'net/http: TLS handshake timeout',
    'read tcp: connection reset by peer',
    'context deadline exceeded',
    '429 Too Many Requests',
  ])('passing: %s', message => {
    expect(worst(pulling(message), 1)).toMatchObject({ code: 'image-unreachable', permanent: false, graceMs: 45_000 });
  });

  it('what is not understood gets a short grace', () => {
    expect(worst(pulling('something new'), 1)).toMatchObject({ code: 'image-unreachable', graceMs: 15_000 });
  });
});
