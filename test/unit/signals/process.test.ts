import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { processSignals } from '../../../src/adapters/process/signals.ts';
import { nodeClock } from '../../../src/core/clock.ts';
import { appRelease, startReady, type TestBed, testBed } from '../../support/app.ts';
import { type Watching, watching } from './bed.ts';

/** Real processes behind the real proxy. */

let bed: TestBed;
let open: Watching | undefined;
beforeEach(async () => {
  bed = await testBed();
});
afterEach(async () => {
  await open?.close();
  open = undefined;
  await bed.end();
});

const live = async (env: Readonly<Record<string, string>>, given: Readonly<Record<string, string>> = {}) => {
  await startReady(bed.target, 'green', appRelease('new', env));
  await bed.target.switchTraffic(null, 'green', 1);
  open = await watching(processSignals(bed.folder, nodeClock), given);
  return open;
};

describe('signals of the process target', { timeout: 30_000 }, () => {
  it('a good release: nothing ended, ready, no error lines', async () => {
    const checks = await live({});
    expect(checks.names).toEqual(['restarts', 'readiness', 'error lines']);
    const said = await checks.look(true);
    expect(Object.values(said).map(one => [one.name, one.verdict, one.required])).toEqual([
      ['restarts', 'pass', false],
      ['readiness', 'pass', false],
      ['error lines', 'pass', false],
    ]);
  });

  it('its address, where users reach it or at a port of its own', async () => {
    await live({});
    const followed = await processSignals(bed.folder, nodeClock).follow(null);
    const [users] = (await followed?.straight()) ?? [];
    expect((await fetch(users?.url ?? '')).status).toBe(200);
    const [admin] = (await followed?.straight({ scheme: 'https', port: 9090 })) ?? [];
    expect(admin).toEqual({ ...users, url: 'https://127.0.0.1:9090' });
  });

  it('a process that ends is named with its exit code and its last lines', async () => {
    const checks = await live({ APP_DIE_AFTER: '1500' });
    const said = await checks.until('restarts', 'fail');
    expect([said.code, said.value]).toEqual(['instance-restarted', 1]);
    expect(said.what).toContain('exited with code 3');
    expect(said.what).toContain('fatal: out of luck');
  });

  it('a process that was ended before the first look is seen', async () => {
    await startReady(bed.target, 'green', appRelease('new', { APP_DIE_AFTER: '1200' }));
    await bed.target.switchTraffic(null, 'green', 1);
    await nodeClock.sleep(1800);
    open = await watching(processSignals(bed.folder, nodeClock));
    expect((await open.look())['restarts']?.verdict).toBe('fail');
  });

  it('error lines are counted against those of the release before, with one redacted sample', async () => {
    await startReady(bed.target, 'blue', appRelease('old'));
    await startReady(bed.target, 'green', appRelease('new', { APP_ERROR_LINES: '10' }));
    await bed.target.switchTraffic(null, 'green', 1);
    open = await watching(processSignals(bed.folder, nodeClock));
    const said = await open.until('error lines', 'fail');
    expect(said.code).toBe('error-log-rate');
    expect(said.what).toContain('10 let pass (0.0/min before)');
    expect(said.what).toContain('ERROR no database password=***');
    expect(said.what).not.toContain('hunter2');
  });

  it('without a release before, many error lines are no verdict but said; a number a minute is one', async () => {
    const checks = await live({ APP_ERROR_LINES: '20' });
    const said = await checks.until('error lines', 'inconclusive');
    expect(said.code).toBe('error-log-not-compared');
    await checks.close();
    open = await watching(processSignals(bed.folder, nodeClock), { 'max-error-logs': '15/min' });
    expect((await open.until('error lines', 'fail')).code).toBe('error-log-rate');
  });

  it('patterns of the caller stand in for ours, and `off` reads nothing', async () => {
    const checks = await live({ APP_ERROR_LINES: '50' }, { 'error-log-patterns': 'no such words' });
    await nodeClock.sleep(1000);
    expect((await checks.look(true))['error lines']).toMatchObject({ verdict: 'pass', value: 0 });
    const none = await watching(processSignals(bed.folder, nodeClock), { 'max-error-logs': 'off' });
    expect(none.names).toEqual(['restarts', 'readiness']);
  });

  it('memory on its way to the limit', async () => {
    const checks = await live({ APP_LEAK: '10' }, { 'memory-limit': '200Mi' });
    expect(checks.names).toContain('memory');
    expect((await checks.look())['memory']).toMatchObject({ verdict: 'inconclusive', code: 'memory-not-known' });
    const said = await checks.until('memory', 'fail', 25_000);
    expect(said.code).toBe('memory-leaking');
    expect(said.what).toMatch(/of 200 MiB, .* MiB a minute more, its limit is reached in/);
  });
});

describe('where nothing can be told', () => {
  it('`auto` says so where a target is known, and says nothing where none is', async () => {
    open = await watching('the account may not list pods');
    expect(await open.look()).toMatchObject({
      signals: {
        verdict: 'error',
        code: 'signals-unavailable',
        what: 'the account may not list pods',
        required: false,
      },
    });
    expect((await watching(undefined)).names).toEqual([]);
  });

  it('`on` makes it needed, `off` asks nothing', async () => {
    open = await watching(undefined, { signals: 'on' });
    expect((await open.look())['signals']).toMatchObject({ verdict: 'error', required: true });
    expect((await watching('why', { signals: 'off' })).names).toEqual([]);
  });

  it('a release that does not run is not judged', async () => {
    open = await watching(processSignals(bed.folder, nodeClock), {}, { releaseId: 'other' });
    expect((await open.look())['signals']).toMatchObject({ verdict: 'error', code: 'signals-unavailable' });
  });
});
