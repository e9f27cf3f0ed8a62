import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { colourStateOf, isOnProbation, type SeenColour } from '../../../src/domain/kubernetes/colour-state.ts';
import { type Deployment, deploymentSchema, type Pod, podSchema } from '../../../src/domain/kubernetes/kinds.ts';
import { keys } from '../../../src/domain/kubernetes/names.ts';

const recorded = z
  .record(z.string(), z.array(podSchema))
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, 'recorded-pods.json'), 'utf8')));

const now = Date.parse('2026-11-21T18:13:20Z');
const pod = (name: string, at: number): Pod => {
  const found = recorded[name]?.at(at);
  if (found === undefined) throw new Error(name);
  return found;
};

interface Facts {
  readonly name?: string;
  readonly release?: string;
  readonly workloads?: string;
  readonly replicas?: number;
  readonly available?: number;
  readonly updated?: number;
  readonly observed?: number;
  readonly created?: string;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly conditions?: readonly object[];
}

const deployment = (facts: Facts = {}): Deployment => {
  const { name = 'web-green', release = 'r1', replicas = 1, available = 0, updated = replicas, observed = 2 } = facts;
  return deploymentSchema.parse({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name,
      generation: 2,
      creationTimestamp: facts.created ?? '2026-11-21T18:13:00Z',
      annotations: { [keys.release]: release, [keys.workloads]: facts.workloads ?? name, ...facts.annotations },
    },
    spec: { replicas, selector: {}, template: { spec: { containers: [] } } },
    status: {
      observedGeneration: observed,
      replicas,
      updatedReplicas: updated,
      availableReplicas: available,
      conditions: facts.conditions ?? [{ type: 'Available', status: available >= replicas ? 'True' : 'False' }],
    },
  });
};

const stateOf = (
  deployments: readonly Deployment[],
  pods: readonly Pod[] = [],
  more: Partial<SeenColour> & { readonly at?: number } = {},
) => colourStateOf({ deployments, pods, onProbation: true, ...more }, more.at ?? now);

describe('the state of a colour', () => {
  it('is absent without Deployments, and with all of them at rest', () => {
    expect(stateOf([]).state).toBe('absent');
    expect(stateOf([deployment({ replicas: 0 })]).state).toBe('absent');
  });

  it('is ready once everything the controller was told is available', () => {
    expect(stateOf([deployment({ available: 1 })])).toEqual({ state: 'ready', releaseId: 'r1' });
  });

  it.each([
    ['the controller has not seen the spec', { available: 1, observed: 1 }],
    ['pods of an older template count as available', { available: 1, updated: 0 }],
    ['a pod is missing', { replicas: 2, available: 1 }],
  ])('is starting while %s', (_why, facts) => {
    expect(stateOf([deployment(facts)]).state).toBe('starting');
  });

  it('is not ready before every workload of the release is there', () => {
    const workloads = 'api-green,web-green';
    const web = deployment({ available: 1, workloads });
    const api = deployment({ name: 'api-green', available: 1, workloads });
    expect(stateOf([web]).state).toBe('starting');
    expect(stateOf([web, api]).state).toBe('ready');
  });

  it('belongs to no release while its Deployments are of two', () => {
    const mixed = [deployment({ available: 1 }), deployment({ name: 'api-green', release: 'r2', available: 1 })];
    expect(stateOf(mixed)).toEqual({ state: 'starting', releaseId: '' });
  });

  it('is broken as soon as a pod’s status says so', () => {
    expect(stateOf([deployment()], [pod('crash', 3)])).toMatchObject({ state: 'broken', cause: 'container-exited' });
  });

  it('is broken by a pod that was ready, died, and runs again', () => {
    const seen = stateOf([deployment({ available: 1 })], [pod('dies-after-2s', 6)]);
    expect(seen).toMatchObject({ state: 'broken', cause: 'container-exited' });
  });

  it('waits out what may pass, and names it meanwhile', () => {
    const seen = stateOf([deployment()], [pod('unschedulable', 1)]);
    expect(seen).toMatchObject({ state: 'starting', waiting: { code: 'unschedulable' } });
    const later = stateOf([deployment()], [pod('unschedulable', 1)], { at: now + 60_000 });
    expect(later).toMatchObject({ state: 'broken', cause: 'unschedulable' });
  });

  it('never breaks for a readiness probe: that is the caller’s time limit', () => {
    const seen = stateOf([deployment()], [pod('never-ready', 3)], { at: now + 3_600_000 });
    expect(seen).toMatchObject({ state: 'starting', waiting: { code: 'readiness-failing' } });
  });

  it.each([
    ['pods "web-1" is forbidden: exceeded quota: q, requested: pods=1', 'quota-exceeded'],
    ['pods "web-1" is forbidden: violates PodSecurity "restricted:latest"', 'pod-not-created'],
  ])('names what keeps pods from being created: %s', (message, code) => {
    const lastTransitionTime = '2026-11-21T18:13:18Z';
    const conditions = [
      { type: 'ReplicaFailure', status: 'True', reason: 'FailedCreate', message, lastTransitionTime },
    ];
    expect(stateOf([deployment({ conditions })])).toMatchObject({ state: 'starting', waiting: { code } });
    expect(stateOf([deployment({ conditions })], [], { at: now + 5000 })).toMatchObject({
      state: 'broken',
      cause: code,
    });
  });

  it('believes a missed progress deadline only of the spec that was written last', () => {
    const conditions = [{ type: 'Progressing', status: 'False', reason: 'ProgressDeadlineExceeded', message: 'late' }];
    expect(stateOf([deployment({ conditions, observed: 1 })]).state).toBe('starting');
    expect(stateOf([deployment({ conditions })])).toMatchObject({ state: 'broken', cause: 'progress-deadline' });
    expect(stateOf([deployment({ conditions, available: 1 })]).state).toBe('ready');
  });
});

describe('a colour that has proven itself', () => {
  const proven = { onProbation: false };

  it('stays fit when one of its pods restarted once: it may be needed to go back to', () => {
    const seen = stateOf([deployment({ available: 1 })], [pod('dies-after-2s', 6)], proven);
    expect(seen).toEqual({ state: 'ready', releaseId: 'r1' });
  });

  it('is fit while its Deployment says it is available, even if a pod is missing', () => {
    const conditions = [{ type: 'Available', status: 'True' }];
    expect(stateOf([deployment({ replicas: 4, available: 3, conditions })], [], proven).state).toBe('ready');
  });

  it('stays warm in the moment in which the controller has not seen a fence that we raised', () => {
    const proven = { onProbation: false };
    expect(stateOf([deployment({ replicas: 2, available: 2, observed: 1 })], [], proven)).toMatchObject({
      state: 'ready',
    });
    expect(stateOf([deployment({ replicas: 2, available: 0, observed: 1 })], [], proven)).toMatchObject({
      state: 'starting',
    });
  });

  it('is broken only once none of its pods is available', () => {
    const crashing = [pod('crash', 5)];
    expect(stateOf([deployment({ replicas: 2, available: 1 })], crashing, proven).state).toBe('starting');
    expect(stateOf([deployment({ replicas: 2, available: 0 })], crashing, proven).state).toBe('broken');
  });

  it('the original of an adopted app at rest does not count beside its copies', () => {
    const annotations = { [keys.adopted]: '{}' };
    const original = deployment({ name: 'web', replicas: 0, release: 'old', annotations });
    expect(stateOf([original]).state).toBe('absent');
    expect(stateOf([original, deployment({ available: 1 })])).toEqual({ state: 'ready', releaseId: 'r1' });
  });
});

describe('probation', () => {
  const old = deployment({ created: '2026-11-21T10:00:00Z' });
  const fresh = deployment({ created: '2026-11-21T18:13:00Z' });

  it('is for the colour that was started last', () => {
    expect(isOnProbation([fresh], [old], now)).toBe(true);
    expect(isOnProbation([old], [fresh], now)).toBe(false);
  });

  it('ends once the other colour is at rest and some time has passed', () => {
    const resting = deployment({ created: '2026-11-21T10:00:00Z', replicas: 0 });
    expect(isOnProbation([fresh], [resting], now + 3_600_000)).toBe(false);
    expect(isOnProbation([fresh], [old], now + 3_600_000)).toBe(true);
  });
});
