/** Commands of the caller and probes of other kinds decide in `ship` as they do in post-deploy-verify. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TestPlace, testPlace } from '../support/place.ts';
import { type ActionRun, cleanUp, runBundle } from '../support/runner.ts';

let place: TestPlace;
const runs: ActionRun[] = [];

const ship = async (inputs: Record<string, string>): Promise<ActionRun> => {
  const patient = {
    'warm-up': '300ms',
    bake: '200ms',
    drain: '1s',
    'probe-rate': '50',
    'min-samples': '50',
    'verify-duration': '2s',
    'max-error-rate': '2%',
  };
  const run = await runBundle('ship', {
    cwd: import.meta.dirname,
    inputs: { ...patient, ...place.inputs, ...inputs },
  });
  runs.push(run);
  return run;
};

beforeEach(async () => {
  place = await testPlace();
});
afterEach(async () => {
  await place.end();
  await Promise.all(runs.splice(0).map(cleanUp));
});

const notTwo = `node -e 'fetch(process.env.VERIFY_URL).then(r => r.text()).then(t => process.exit(t.trim() === "v2" ? 1 : 0))'`;

test('a smoke command that fails takes the release back, and passes on the old one', { timeout: 120_000 }, async () => {
  const checks = { smoke: notTwo, 'critical-paths': '/', probes: 'GET / 200\nTCP 127.0.0.1:PORT' };
  const port = new URL(place.url).port;
  const inputs = { ...checks, probes: checks.probes.replace('PORT', port) };
  const first = await ship({ ...inputs, ...place.release('v1') });
  expect(first.outputs).toMatchObject({ verdict: 'deployed', verification: 'pass' });
  expect(first.summary).toContain('smoke');
  const second = await ship({ ...inputs, ...place.release('v2') });
  expect(second.outputs).toMatchObject({ verdict: 'rolled-back', verification: 'fail' });
  expect(second.outputs['reasons']).toContain('command-failed');
  expect((await (await fetch(`${place.url}/`)).text()).trim()).toBe('v1');
});
