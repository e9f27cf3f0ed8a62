import { expect, test } from 'vitest';
import { firstDeletion, selectorChanges, wallMs } from '../../bench/kubernetes/audit.ts';
import { firstAnswer, tallyOf } from '../../bench/kubernetes/measure.ts';
import { type ApiCall, parseAudit } from '../../support/cluster/audit.ts';
import type { RequestRecord } from '../../support/load-clients/plan.ts';

const record = (at: number, given: Partial<RequestRecord>): RequestRecord => ({
  kind: 'fresh',
  at,
  latencyMs: 1,
  fault: null,
  version: 'old',
  pod: 'p',
  ...given,
});

const times = { command: 0, switched: 100, retired: 200 };

test('a request that times out counts at the moment it was due, never at a later one', () => {
  const lost = { fault: 'timeout', latencyMs: 2000, version: '' };
  const records = [record(99, lost), record(100, lost), record(199, lost), record(200, lost)];
  expect(tallyOf(records, 'old', times)).toEqual({
    requests: 4,
    failed: { before: 1, switch: 2, retirement: 1 },
    faults: { timeout: 4 },
    lastOldMs: null,
  });
});

test('a request that is broken off counts when it breaks', () => {
  const cut = { fault: 'ECONNRESET', latencyMs: 3, version: '' };
  const records = [record(98, cut), record(196, cut), record(198, cut)];
  expect(tallyOf(records, 'old', times).failed).toEqual({ before: 0, switch: 2, retirement: 1 });
});

test('first new and last old answer count from the switch to the end of the answer', () => {
  const records = [record(90, {}), record(120, { version: 'new' }), record(130, { latencyMs: 5 })];
  expect(tallyOf(records, 'old', times).lastOldMs).toBe(35);
  expect(firstAnswer(records, 'new', 100)).toBe(21);
  expect(firstAnswer(records, 'other', 100)).toBeNull();
});

const patched = (at: string, colour: string, over: Partial<Record<'name' | 'verb', string>> = {}, code = 200) =>
  JSON.stringify({
    auditID: `${at} ${colour}`,
    stage: 'ResponseComplete',
    verb: over.verb ?? 'patch',
    requestURI: '/api/v1/namespaces/n/services/shop',
    user: { username: 'admin' },
    objectRef: { resource: 'services', namespace: 'n', name: over.name ?? 'shop' },
    responseStatus: { code },
    responseObject: code === 200 ? { spec: { selector: { colour } } } : { kind: 'Status' },
    requestReceivedTimestamp: at,
  });

test('only writes that change the selector of this very Service move traffic', () => {
  const calls: readonly ApiCall[] = parseAudit(
    [
      patched('2026-11-21T18:00:00.000100Z', 'blue'),
      patched('2026-11-21T18:00:01.000200Z', 'green', {}, 422),
      patched('2026-11-21T18:00:01.000300Z', 'green', { name: 'other' }),
      patched('2026-11-21T18:00:01.000400Z', 'green', { verb: 'get' }),
      patched('2026-11-21T18:00:02.000500Z', 'green'),
      patched('2026-11-21T18:00:03.000600Z', 'green'),
    ].join('\n'),
  );
  expect(selectorChanges(calls, 'n', 'shop', { colour: 'blue' })).toEqual([wallMs('2026-11-21T18:00:02.000500Z')]);
  expect(wallMs('2026-11-21T18:00:02.000500Z') % 1000).toBeCloseTo(0.5, 3);
});

test('old pods are retired when the API server is first told to delete one of them', () => {
  const deleted = (at: string, name: string, over: { verb?: string; namespace?: string } = {}) =>
    JSON.stringify({
      auditID: `${at} ${name}`,
      stage: 'ResponseComplete',
      verb: over.verb ?? 'delete',
      requestURI: `/api/v1/namespaces/n/pods/${name}`,
      user: { username: 'system:serviceaccount:kube-system:replicaset-controller' },
      objectRef: { resource: 'pods', namespace: over.namespace ?? 'n', name },
      requestReceivedTimestamp: at,
    });
  const calls = parseAudit(
    [
      deleted('2026-11-21T18:00:00.000100Z', 'old-1', { verb: 'get' }),
      deleted('2026-11-21T18:00:00.000200Z', 'old-1', { namespace: 'other' }),
      deleted('2026-11-21T18:00:00.000300Z', 'new-1'),
      deleted('2026-11-21T18:00:01.000500Z', 'old-2'),
      deleted('2026-11-21T18:00:01.000400Z', 'old-1'),
    ].join('\n'),
  );
  expect(firstDeletion(calls, 'n', new Set(['old-1', 'old-2']))).toBe(wallMs('2026-11-21T18:00:01.000400Z'));
  expect(firstDeletion(calls, 'n', new Set(['gone']))).toBeNull();
});
