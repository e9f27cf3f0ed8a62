import { describe, expect, it } from 'vitest';
import { type K8sObject, objectSchema } from '../../../src/domain/kubernetes/objects.ts';
import { differences, wrongTraffic } from '../../support/kubernetes-crash/end.ts';
import { emptyMoments, fencesBack, type Recorded } from '../../support/kubernetes-crash/history.ts';

/** A proof is worth what its checks would find: each of them finds what it is there for. */

const pod = (name: string, labels: Record<string, string>, ready = true, going = false): K8sObject =>
  objectSchema.parse({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, uid: name, labels, ...(going ? { deletionTimestamp: '2026-11-21T00:00:00Z' } : {}) },
    status: { conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }] },
  });

const service = (selector: Record<string, string>, fence = '1'): K8sObject =>
  objectSchema.parse({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web', uid: 'web', annotations: { 'prod-actions/fence': fence } },
    spec: { selector },
  });

const seen = (...objects: readonly K8sObject[]): readonly Recorded[] =>
  objects.map((object, n) => ({ version: n, type: 'MODIFIED', object }));

const blue = { colour: 'blue' };
const green = { colour: 'green' };

describe('moments without endpoints', () => {
  it('are found when a Service is led to pods that are not ready', () => {
    const history = seen(pod('b', blue), pod('g', green, false), service(blue), service(green));
    expect(emptyMoments(history)).toEqual(['I1: Service/web selected no ready pod after MODIFIED Service/web']);
  });

  it('are found when the pods that it leads to are taken away', () => {
    const history = seen(pod('b', blue), service(blue), pod('b', blue, true, true));
    expect(emptyMoments(history)).toHaveLength(1);
  });

  it('are nobody’s fault when a pod dies by itself, or before the first one was ready', () => {
    expect(emptyMoments(seen(pod('b', blue), service(blue), pod('b', blue, false)))).toEqual([]);
    expect(emptyMoments(seen(service(blue), service(green), pod('g', green)))).toEqual([]);
  });
});

describe('fences', () => {
  it('that go back are found, those taken away with an adoption are not', () => {
    expect(fencesBack(seen(service(blue, '3'), service(blue, '2')))).toEqual([
      'I3: the fence of Service/web went from 3 to 2',
    ]);
    const left = objectSchema.parse({ ...service(blue), metadata: { name: 'web', uid: 'web' } });
    expect(fencesBack(seen(service(blue, '3'), left))).toEqual([]);
  });
});

describe('ends', () => {
  it('that differ are told by the first place where they do', () => {
    const wanted = { 'Service/web': { body: { selector: blue } }, 'Job/a': {} };
    const got = { 'Service/web': { body: { selector: green } }, 'Secret/x': {} };
    expect(differences(wanted, got)).toEqual([
      'I4: Service/web.body.selector.colour is "green", after an undisturbed run "blue"',
      'I4: Job/a is not there, it is after an undisturbed run',
      'I6: Secret/x is left over',
    ]);
  });

  it('with traffic on another release, or on too few pods, are wrong', () => {
    const old = pod('b', { ...blue, 'prod-actions/release': 'old' });
    expect(wrongTraffic([service(blue), old], 'new', 2)).toEqual([
      'I4: Service/web leads to old',
      'I1: Service/web has 1 of 2 ready pods',
    ]);
  });
});
