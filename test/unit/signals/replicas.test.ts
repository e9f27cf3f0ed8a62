import { describe, expect, it } from 'vitest';
import { badAmong, replicaWatch, tellOf } from '../../../src/domain/signals/replicas.ts';
import type { Answer, Fault } from '../../../src/domain/verification/samples.ts';

const answer = (status: number, body = ''): Answer => ({ kind: 'answer', status, headers: {}, body });
const fault = (kind: Fault['fault']): Fault => ({ kind: 'fault', fault: kind, detail: '' });
const never = (): boolean => false;

describe('what an answer says of the instance', () => {
  const status = (message: string): string => JSON.stringify({ kind: 'Status', apiVersion: 'v1', message });
  it.each<[string, Answer | Fault, boolean, string]>([
    ['a good answer', answer(200), false, 'good'],
    ['not found, by path', answer(404), false, 'good'],
    ['a server error', answer(500, 'boom'), false, 'bad'],
    [
      'the API server: refused by the pod',
      answer(503, status('dial tcp 10.1.1.1:80: connect: connection refused')),
      false,
      'bad',
    ],
    ['the API server: no way there', answer(503, status('dial tcp 10.1.1.1:80: i/o timeout')), true, 'way'],
    ['no answer of the API server', answer(502, 'no answer from the API server: x'), true, 'way'],
    ['silence of one that has answered before', fault('probe-timeout'), true, 'bad'],
    ['silence of one that never answered', fault('probe-timeout'), false, 'way'],
    ['a refused connection', fault('connection-refused'), false, 'bad'],
  ])('%s', (_what, result, before, told) => {
    expect(tellOf(result, never, before)).toBe(told);
  });
});

describe('one bad instance', () => {
  const fill = (badRate: Readonly<Record<string, number>>, each: number) => {
    const watch = replicaWatch(0.01, 0.0002);
    const failed: Record<string, number> = {};
    for (let turn = 1; turn <= each; turn += 1)
      for (const [id, rate] of Object.entries(badRate)) {
        const bad = Math.floor(turn * rate) > (failed[id] ?? 0);
        if (bad) failed[id] = (failed[id] ?? 0) + 1;
        watch.add(id, `pod ${id}`, answer(bad ? 500 : 200), never);
      }
    return watch;
  };
  const bad = (rates: Readonly<Record<string, number>>, each: number): readonly string[] =>
    badAmong(fill(rates, each).reports(false)).map(one => one.name);

  it('is named within a few answers when it always fails', () => {
    expect(bad({ a: 0, b: 1, c: 0 }, 6)).toEqual(['pod b']);
  });
  it('is named when it fails one time in five', () => {
    expect(bad({ a: 0, b: 0.2, c: 0 }, 60)).toEqual(['pod b']);
  });
  it('is nobody while all do well, or all fail', () => {
    expect(bad({ a: 0, b: 0, c: 0 }, 300)).toEqual([]);
    expect(bad({ a: 1, b: 1, c: 1 }, 60)).toEqual([]);
  });
});
