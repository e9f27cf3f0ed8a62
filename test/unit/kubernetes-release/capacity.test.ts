import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  amountsOfPod,
  plus,
  quantity,
  shortages,
  shortageText,
  tightNodes,
  times,
  unstated,
} from '../../../src/domain/kubernetes/capacity.ts';

describe('quantities', () => {
  it.each([
    ['500m', 0.5],
    ['2', 2],
    [4, 4],
    ['1.5', 1.5],
    ['128Mi', 134_217_728],
    ['1Gi', 1_073_741_824],
    ['1G', 1e9],
    ['1e3', 1000],
    ['100k', 100_000],
    ['250u', 0.00025],
  ])('%s', (text, value) => {
    expect(quantity(text)).toBeCloseTo(value, 9);
  });

  it.each(['', 'big', '1 Gi', undefined, null, '12KiB'])('%s is none', text => {
    expect(quantity(text)).toBeNaN();
  });

  it('whole numbers read as themselves', () => {
    fc.assert(
      fc.property(fc.nat(), value => {
        expect(quantity(String(value))).toBe(value);
      }),
    );
  });
});

const container = (requests: object, limits: object = {}) => ({ name: 'c', resources: { requests, limits } });
const quota = (hard: object, used: object, spec: object = {}) => ({
  apiVersion: 'v1',
  kind: 'ResourceQuota',
  metadata: { name: 'q' },
  spec,
  status: { hard, used },
});

describe('what a pod takes', () => {
  it('is the sum of its containers, or its biggest init container', () => {
    const spec = {
      containers: [container({ cpu: '100m', memory: '64Mi' }), container({ cpu: '200m' })],
      initContainers: [container({ cpu: '1' })],
    };
    expect(amountsOfPod(spec)).toMatchObject({ pods: 1, 'requests.cpu': 1, 'requests.memory': 64 * 2 ** 20 });
  });

  it('counts sidecars with what runs, and a limit as a request where none is stated', () => {
    const sidecar = { ...container({}, { cpu: '100m' }), restartPolicy: 'Always' };
    const amounts = amountsOfPod({ containers: [container({ cpu: '100m' })], initContainers: [sidecar] });
    expect(amounts['requests.cpu']).toBeCloseTo(0.2);
  });
});

describe('quotas', () => {
  const one = amountsOfPod({ containers: [container({ cpu: '500m' })] });

  it('room for the second colour is needed beside the live one', () => {
    const [short] = shortages([quota({ 'requests.cpu': '2' }, { 'requests.cpu': '1500m' })], times(one, 3), {});
    expect(short && shortageText(short)).toBe(
      'ResourceQuota/q: the new colour needs 1500m of requests.cpu, 500m are free.',
    );
  });

  it('what the idle colour still holds is given back first', () => {
    const full = quota({ 'count/pods': '4', cpu: '2' }, { 'count/pods': '4', cpu: '2' });
    expect(shortages([full], times(one, 2), {})).toHaveLength(2);
    expect(shortages([full], times(one, 2), times(one, 2))).toEqual([]);
  });

  it('one with scopes is left to the API server', () => {
    expect(shortages([quota({ pods: '0' }, {}, { scopes: ['BestEffort'] })], one, {})).toEqual([]);
  });

  it('a quota on memory wants every pod to state it', () => {
    expect(unstated([quota({ 'limits.memory': '1Gi', pods: '9' }, {})], one)).toEqual(['limits.memory']);
    expect(unstated([quota({ cpu: '1' }, {})], one)).toEqual([]);
  });
});

describe('nodes', () => {
  const node = (cpu: string, unschedulable = false) => ({
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name: 'n' },
    spec: { unschedulable },
    status: { allocatable: { cpu, memory: '8Gi' } },
  });
  const pod = amountsOfPod({ containers: [container({ cpu: '3' })] });

  it('a pod bigger than every node is told', () => {
    expect(tightNodes([node('2'), node('8', true)], [pod], pod)[0]).toContain('the biggest node has 2000m');
  });

  it('more than all nodes have is told', () => {
    expect(tightNodes([node('4'), node('4')], [pod], times(pod, 3))[0]).toContain('all nodes together');
    expect(tightNodes([node('4'), node('8')], [pod], plus([pod, pod]))).toEqual([]);
  });

  it('nothing is said where nodes may not be looked at', () => {
    expect(tightNodes([], [pod], times(pod, 100))).toEqual([]);
  });
});
