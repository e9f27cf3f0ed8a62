import { afterEach, beforeEach, expect, test } from 'vitest';
import { releaseHeader } from '../../../src/domain/rollout/identity.ts';
import { appRelease, startReady, type TestBed, testBed } from '../../support/app.ts';

let bed: TestBed;
beforeEach(async () => {
  bed = await testBed();
});
afterEach(async () => await bed.end());

test('a release is started, gets traffic, hands it to the next one and is retired', async () => {
  const { target } = bed;
  const [one, two] = [appRelease('one'), appRelease('two')];
  await target.fence(1);
  await startReady(target, 'blue', one);
  expect((await fetch(target.entranceUrl)).status).toBe(503);
  expect(await target.switchTraffic(null, 'blue', 1)).toBe('switched');
  const first = await fetch(target.entranceUrl);
  expect([await first.text(), first.headers.get(releaseHeader)]).toEqual(['one\n', one.id]);
  await startReady(target, 'green', two);
  expect(await (await fetch(await target.directUrl('green'))).text()).toBe('two\n');
  expect(await target.switchTraffic('blue', 'green', 1)).toBe('switched');
  expect(await (await fetch(target.entranceUrl)).text()).toBe('two\n');
  expect(await target.retire('blue', 1000, 1)).toMatchObject({ cutRequests: 0 });
  expect(await target.observe(AbortSignal.timeout(5000))).toEqual({
    blue: { state: 'absent' },
    green: { state: 'ready', releaseId: two.id },
    traffic: 'green',
    fence: 1,
  });
});
