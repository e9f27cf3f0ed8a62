import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contract } from '../../../src/adapters/kubernetes/release/hooks.ts';
import { pruneVersions } from '../../../src/adapters/kubernetes/release/prune.ts';
import { startColour } from '../../../src/adapters/kubernetes/release/start.ts';
import { dig } from '../../../src/domain/kubernetes/dig.ts';
import type { Hook } from '../../../src/domain/kubernetes/spec.ts';
import { type Release, shortId } from '../../../src/domain/rollout/release.ts';
import { type Bed, bed, namespace } from './bed.ts';
import { migration, shop } from './shop.ts';

let place: Bed;
let folder: string;
beforeEach(async () => {
  place = await bed();
  folder = await mkdtemp(join(tmpdir(), 'hooks-'));
});
afterEach(async () => {
  await place.end();
  await rm(folder, { recursive: true });
});

const job: Hook = { kind: 'job', job: 'migrate', timeoutMs: 10_000 };
const command = (text: string, timeoutMs = 10_000): Hook => ({
  kind: 'command',
  command: text,
  cwd: folder,
  timeoutMs,
});

const releaseWith = async (hooks: { expand?: Hook; contract?: Hook }, image?: string): Promise<Release> =>
  await place.release(shop({ more: [migration(image)] }), {
    hooks: { expand: hooks.expand ?? null, contract: hooks.contract ?? null },
  });

const written = async (name: string): Promise<string> => await readFile(join(folder, name), 'utf8').catch(() => '');

describe('a hook that is a Job', () => {
  it('has completed before the first pod of the release is there', async () => {
    const release = await releaseWith({ expand: job });
    await startColour(place.ctx, 'blue', release, 1);
    const done = place.get('Job', `migrate-${shortId(release.id)}`);
    const [began] = [place.get('Deployment', 'web-blue')?.metadata.creationTimestamp ?? ''];
    expect(String(dig(done, 'status', 'completionTime') ?? '') <= began).toBe(true);
    expect(dig(done, 'spec', 'ttlSecondsAfterFinished')).toBeUndefined();
    expect(dig(done, 'spec', 'activeDeadlineSeconds')).toBe(10);
  });

  it('runs once a release, however often the start is repeated', async () => {
    const release = await releaseWith({ expand: job });
    await startColour(place.ctx, 'blue', release, 1);
    const before = place.get('Job', `migrate-${shortId(release.id)}`)?.metadata.uid;
    await startColour(place.process(), 'blue', release, 2);
    expect(place.get('Job', `migrate-${shortId(release.id)}`)?.metadata.uid).toBe(before);
  });

  it('that fails stops the start with its last output, before any pod; it runs again on the next try', async () => {
    const release = await releaseWith({ expand: job }, 'registry/migrate:fails');
    await expect(startColour(place.ctx, 'blue', release, 1)).rejects.toMatchObject({
      code: 'hook-failed',
      message: expect.stringContaining('Last output of migrate-'),
    });
    expect(place.names('Deployment')).toEqual([]);
    const before = place.get('Job', `migrate-${shortId(release.id)}`)?.metadata.uid;
    await expect(startColour(place.ctx, 'blue', release, 2)).rejects.toMatchObject({ code: 'hook-failed' });
    expect(place.get('Job', `migrate-${shortId(release.id)}`)?.metadata.uid).not.toBe(before);
  });

  it('whose image does not exist is not waited for', async () => {
    const release = await releaseWith({ expand: job }, 'registry/migrate:image-pull');
    const began = performance.now();
    await expect(startColour(place.ctx, 'blue', release, 1)).rejects.toMatchObject({ code: 'hook-failed' });
    expect(performance.now() - began).toBeLessThan(6000);
  });

  it('goes with the last release that needs it', async () => {
    const release = await releaseWith({ expand: job });
    const next = await place.release(shop());
    await startColour(place.ctx, 'blue', release, 1);
    await pruneVersions(place.ctx, [release], 1);
    expect(place.names('Job')).toHaveLength(1);
    await startColour(place.ctx, 'green', next, 2);
    await pruneVersions(place.ctx, [next], 2);
    expect(place.names('Job')).toEqual([]);
  });
});

describe('a hook that is a command', () => {
  it('knows what it runs for, and runs once a release', async () => {
    const say = 'echo "$PROD_ACTIONS_HOOK $PROD_ACTIONS_APP $PROD_ACTIONS_NAMESPACE $PROD_ACTIONS_RELEASE" >> out';
    const release = await releaseWith({ expand: command(say), contract: command(say) });
    await startColour(place.ctx, 'blue', release, 1);
    await startColour(place.process(), 'blue', release, 2);
    await contract(place.ctx, release, 2);
    await contract(place.process(), release, 3);
    const line = `shop ${namespace} ${release.id}`;
    expect(await written('out')).toBe(`expand ${line}\ncontract ${line}\n`);
  });

  it('that fails stops the start, with its output', async () => {
    const release = await releaseWith({ expand: command('echo no such table >&2; exit 3') });
    await expect(startColour(place.ctx, 'blue', release, 1)).rejects.toMatchObject({
      code: 'hook-failed',
      message: expect.stringMatching(/exit code 3.*no such table/s),
    });
    expect(place.names('Deployment')).toEqual([]);
  });

  it('that takes too long is stopped', async () => {
    const release = await releaseWith({ expand: command('sleep 30', 200) });
    await expect(startColour(place.ctx, 'blue', release, 1)).rejects.toMatchObject({ code: 'hook-timed-out' });
  });

  it('ends when the run is cancelled, so that the release can still be withdrawn', async () => {
    const cancel = new AbortController();
    const release = await releaseWith({ expand: command('sleep 30', 60_000) });
    const began = performance.now();
    const started = startColour({ ...place.ctx, signal: cancel.signal }, 'blue', release, 1);
    setTimeout(() => cancel.abort(new Error('cancelled')), 300);
    await expect(started).rejects.toThrow('cancelled');
    expect(performance.now() - began).toBeLessThan(5000);
    expect(place.names('Deployment')).toEqual([]);
  });
});

describe('a hook Job when the run is cancelled', () => {
  it('is left to its own end, and is not started a second time by the next run', async () => {
    const cancel = new AbortController();
    const release = await releaseWith({ expand: job });
    const started = startColour({ ...place.ctx, signal: cancel.signal }, 'blue', release, 1);
    const name = `migrate-${shortId(release.id)}`;
    while (place.get('Job', name) === undefined) await place.ctx.clock.sleep(10);
    cancel.abort(new Error('cancelled'));
    await expect(started).rejects.toThrow('cancelled');
    const uid = place.get('Job', name)?.metadata.uid;
    await startColour(place.process(), 'blue', release, 2);
    expect(place.get('Job', name)?.metadata.uid).toBe(uid);
    await place.until('blue', 'ready');
  });
});
