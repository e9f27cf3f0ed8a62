/** Two releases under load on a real cluster, with an app that stops at once on SIGTERM; the bench `kubernetes-switch` makes a hundred. */
import assert from 'node:assert/strict';
import { withBedOn } from '../bench/kubernetes/bed.ts';
import { clients, failedOf, type Measured, measure, requestsOf } from '../bench/kubernetes/measure.ts';
import { oursAt } from '../bench/kubernetes/ours.ts';
import { withNamespace } from '../support/cluster/cluster.ts';
import type { Suite } from './suite.ts';

const quick = { 'warm-up': '1s', 'verify-duration': '2s', 'probe-rate': '200' };

const say = (measured: Measured): string =>
  `${requestsOf(measured)} requests in ${Math.round(measured.commandMs)} ms, first new answer ${measured.firstNewMs?.toFixed(0)} ms after the switching write: ${JSON.stringify(measured.kinds)}; clients late by ${measured.lateMs.toFixed(0)} ms at most`;

/** Blind clients lose what is on a connection that the server closes when it stops; it is theirs to look. */
const holds = (measured: Measured): void => {
  const { fresh, kept, blind } = measured.kinds;
  assert.ok(measured.firstNewMs !== null, 'no answer of the new release was seen');
  assert.equal(fresh.failed.before + fresh.failed.switch + fresh.failed.retirement, 0, 'a new connection failed');
  assert.equal(
    failedOf(measured, 'before') + failedOf(measured, 'switch'),
    0,
    'a kept connection failed before retirement',
  );
  assert.ok(kept.failed.retirement <= clients.connections, 'more than the closing race of each kept connection');
  assert.ok(blind.failed.retirement <= clients.connections, 'more than one request of each blind connection');
};

export const suite: Suite = {
  name: 'kubernetes switch',
  needs: ['kubernetes'],
  scenarios: [
    {
      name: 'two releases under load lose no request on a new connection, and none on a kept one before the old release is stopped',
      run: async ({ kubernetes, log }) =>
        await withBedOn(
          kubernetes,
          async bed =>
            await withNamespace(kubernetes, 'e2e-switch', async namespace => {
              const place = { bed, namespace, port: await bed.freePort(), drain: 0 };
              const method = oursAt(place, quick);
              await method.prepare('r0');
              for (const [from, to] of [
                ['r0', 'r1'],
                ['r1', 'r2'],
              ] as const) {
                const measured = await measure(place, method, from, to);
                log(say(measured));
                holds(measured);
              }
            }),
        ),
    },
  ],
};
