import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FakeCluster } from '../../support/fake-kubernetes/cluster.ts';
import { rawCall } from '../../support/fake-kubernetes/raw.ts';
import { type Fault, FaultProxy } from '../../support/fault-proxy.ts';

const fake = new FakeCluster();
beforeAll(async () => {
  await fake.start(0);
});
afterAll(async () => await fake.stop());

const collection = '/api/v1/namespaces/shop/configmaps';
let names = 0;

interface Met {
  /** Status of the answer; 0: none. */
  readonly status: number;
  readonly applied: boolean;
  readonly told: readonly string[];
  /** Whether anybody can still call. */
  readonly open: boolean;
}

/** The second of two writes meets the fault. */
const met = async (fault: Fault): Promise<Met> => {
  const told: string[] = [];
  const proxy = await new FaultProxy(
    fake.socketPath,
    { at: 2, fault },
    {
      kill: () => told.push('kill'),
      interrupt: () => told.push('interrupt'),
    },
  ).listen();
  const make = async (name: string): Promise<number> => {
    const body = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } };
    return await rawCall(proxy.socketPath, { method: 'POST', path: collection, body }).then(
      answer => answer.status,
      () => 0,
    );
  };
  /** Gives up on an answer that never comes. */
  const patiently = async (asked: Promise<number>): Promise<number> =>
    await Promise.race([asked, new Promise<number>(resolve => setTimeout(() => resolve(0), 2000))]);
  names += 1;
  expect(await make(`first-${names}`)).toBe(201);
  const second = make(`second-${names}`);
  const status = fault.startsWith('timeout') ? await patiently(second) : await second;
  const open = await rawCall(proxy.socketPath, { method: 'GET', path: '/version' }).then(
    () => true,
    () => false,
  );
  await proxy.close();
  return { status, applied: fake.store.find('ConfigMap', 'shop', `second-${names}`) !== undefined, told, open };
};

describe('a fault at the second write', () => {
  it.each<[Fault, Met]>([
    ['kill-before', { status: 0, applied: false, told: ['kill'], open: false }],
    ['kill-after', { status: 0, applied: true, told: ['kill'], open: false }],
    ['interrupt-before', { status: 201, applied: true, told: ['interrupt'], open: true }],
    ['interrupt-after', { status: 201, applied: true, told: ['interrupt'], open: true }],
    ['409', { status: 409, applied: false, told: [], open: true }],
    ['429', { status: 429, applied: false, told: [], open: true }],
    ['500', { status: 500, applied: false, told: [], open: true }],
    ['500-applied', { status: 500, applied: true, told: [], open: true }],
    ['timeout', { status: 0, applied: false, told: [], open: true }],
    ['timeout-applied', { status: 0, applied: true, told: [], open: true }],
    ['reset', { status: 0, applied: false, told: [], open: true }],
    ['reset-applied', { status: 0, applied: true, told: [], open: true }],
    ['watch-drop', { status: 201, applied: true, told: [], open: true }],
  ])('is what its name says: %s', async (fault, expected) => {
    expect(await met(fault)).toEqual(expected);
  });
});
