import { describe, expect, it } from 'vitest';
import type { Fault } from '../../support/fault-proxy.ts';
import type { Case } from '../../support/kubernetes-crash/cases.ts';
import { FakeBed } from '../../support/kubernetes-crash/fake-bed.ts';
import { casesOf, keyOf, references, runAll, stratified } from '../../support/kubernetes-crash/matrix.ts';

/** The whole matrix is a bench (`npm run bench -- crash-matrix-kubernetes`); this is a sample of it, bounded in time. */
const sampleMs = 6000;

describe('a rollout on the fake cluster that meets a fault at one of its writes', () => {
  it.each<[string, readonly Fault[] | undefined]>([
    ['deploy over a live release', undefined],
    ['adoption of an app', ['kill-before', 'kill-after', 'interrupt-after']],
  ])('comes to its end when it is run again: %s', async (scenario, faults) => {
    const deadline = performance.now() + sampleMs;
    const bed = new FakeBed();
    const cases = casesOf(await references(bed, scenario), faults);
    const done: Case[] = [];
    await runAll(bed, stratified(cases, cases.length), {
      atOnce: 1,
      until: () => done.length > 0 && performance.now() > deadline,
      done: async one => {
        done.push(one);
      },
    });
    expect(done.filter(one => one.wrong.length > 0).map(one => `${keyOf(one)}: ${one.wrong.join('; ')}`)).toEqual([]);
    expect(done.length).toBeGreaterThan(0);
  });
});
