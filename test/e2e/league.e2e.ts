/** A few deliveries of the fault league on the process target; the bench `fault-league` makes all of them. */
import assert from 'node:assert/strict';
import { caseOf } from '../support/league/cases.ts';
import { goodReleases } from '../support/league/good.ts';
import { isDisturbed, markOf } from '../support/league/judged.ts';
import { processPlace } from '../support/league/process-place.ts';
import { runCase, runGood } from '../support/league/run.ts';
import type { Result } from '../support/league/score.ts';
import type { E2eContext, Scenario, Suite } from './suite.ts';

const say = (context: E2eContext, one: Result): void =>
  context.log(
    `${one.name}: ${one.ending} by ${one.sources.join('; ')}, detected after ${one.detectMs?.toFixed(0) ?? '–'} ms, recovered ${one.recoverMs?.toFixed(0) ?? '–'} ms later; ${one.failed} of ${one.requests} requests failed`,
  );

const caught = (name: string): Scenario => ({
  name: `${name}: caught, named, and the old release is back`,
  run: async context => {
    const place = await processPlace();
    try {
      const result = await runCase(place, caseOf(name), 0);
      say(context, result);
      // On a starved machine the old release may be too slow to be verified; the bad one is gone all the same.
      const gone = isDisturbed(result) && ['not-let-in', 'taken-back', 'back-unverified'].includes(result.ending);
      assert.ok(gone || markOf(result) === 'caught', JSON.stringify(result, null, 1));
      assert.equal(result.failedBefore, 0, 'users lost requests before the bad release had traffic');
    } finally {
      await place.end();
    }
  },
});

const passed: Scenario = {
  name: 'a good release with noise is never called bad',
  run: async context => {
    const place = await processPlace();
    const left = goodReleases(5, 'process').filter(one => one.noise.name === 'pauses');
    const results: Result[] = [];
    try {
      await runGood(
        place,
        () => left.shift(),
        async result => {
          results.push(result);
          say(context, result);
        },
      );
    } finally {
      await place.end();
    }
    assert.equal(results.length, 1);
    for (const one of results)
      assert.ok(['passed', 'unsure', 'disturbed'].includes(markOf(one)), JSON.stringify(one, null, 1));
  },
};

export const suite: Suite = {
  name: 'fault league',
  seconds: 130,
  needs: [],
  scenarios: [...['configuration broken', '5 % errors', 'lying health check', 'body truncated'].map(caught), passed],
};
