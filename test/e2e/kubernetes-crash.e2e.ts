/**
 * The fake API server of the tests answers as the real one does, and rollouts that are killed at a write of theirs, or
 * whose write goes wrong, come to their end when they are run again. A sample: the whole matrix is a bench.
 */
import assert from 'node:assert/strict';
import type { TestCluster } from '../support/cluster/cluster.ts';
import { withNamespace } from '../support/cluster/cluster.ts';
import { Calls, contract } from '../support/fake-kubernetes/contract/contract.ts';
import { ApiBed, openProxy } from '../support/kubernetes-crash/api-bed.ts';
import type { Case } from '../support/kubernetes-crash/cases.ts';
import { casesOf, keyOf, references, runAll, stratified } from '../support/kubernetes-crash/matrix.ts';
import type { E2eContext, Suite } from './suite.ts';

const holdsTheContract = async ({ simulated }: E2eContext): Promise<void> => {
  const proxy = await openProxy(simulated);
  try {
    await withNamespace(simulated, 'contract', async namespace => {
      for (const { name, saw, expected } of contract)
        assert.deepEqual(await saw(new Calls({ socketPath: proxy.socketPath, namespace })), expected, name);
    });
  } finally {
    await proxy.close();
  }
};

/** As many cases as fit, one at the least. */
const sampled = async (cluster: TestCluster, scenario: string, ms: number, context: E2eContext): Promise<void> => {
  const bed = await ApiBed.make(cluster);
  const deadline = performance.now() + ms;
  const done: Case[] = [];
  try {
    const cases = casesOf(await references(bed, scenario));
    await runAll(bed, stratified(cases, cases.length), {
      atOnce: 3,
      until: () => done.length > 0 && performance.now() > deadline,
      done: async one => {
        done.push(one);
        context.log(`${keyOf(one)} ${one.where}: ${one.first} → ${one.again}`);
      },
    });
  } finally {
    await bed.close();
  }
  const wrong = done.filter(one => one.wrong.length > 0);
  assert.deepEqual(
    wrong.map(one => `${keyOf(one)}: ${one.wrong.join('; ')}`),
    [],
  );
  assert.ok(done.length > 0, 'no case ran in the time there was');
};

export const suite: Suite = {
  name: 'kubernetes crash',
  seconds: 70,
  needs: ['kubectl', 'kubernetes', 'kubernetes-simulated'],
  scenarios: [
    { name: 'the fake API server answers as the real one', run: holdsTheContract },
    {
      name: 'a deploy on simulated pods survives faults at its writes',
      run: async context => await sampled(context.simulated, 'deploy over a live release', 25_000, context),
    },
    {
      name: 'a deploy on real pods survives faults at its writes, and loses no request',
      run: async context => await sampled(context.kubernetes, 'deploy over a live release', 25_000, context),
    },
  ],
};
