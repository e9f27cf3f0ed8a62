/** What people are told, from the action as the runner starts it, to servers that speak each service's protocol. */
import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Inbox, inbox } from '../support/inbox.ts';
import { type TestPlace, testPlace } from '../support/place.ts';
import { type ActionCall, type ActionRun, cleanUp, runBundle } from '../support/runner.ts';

let place: TestPlace;
let service: Inbox;
const runs: ActionRun[] = [];

const quick = {
  'warm-up': '300ms',
  bake: '200ms',
  drain: '1s',
  'probe-rate': '200',
  'verify-duration': '2s',
  'max-error-rate': '2%',
};

const key = 'a-key-for-the-signature-of-tests';

const run = async (action: string, inputs: Record<string, string>, send?: ActionCall['send']): Promise<ActionRun> => {
  const cwd = import.meta.dirname;
  const common = { 'webhook-url': `${service.url}/hook/secret-path`, 'webhook-secret': key };
  const done = await runBundle(action, {
    cwd,
    inputs: { ...quick, ...place.inputs, ...common, ...inputs },
    ...(send && { send }),
  });
  runs.push(done);
  return done;
};

const deliveries = z.array(z.object({ channel: z.string(), state: z.string(), detail: z.string() }));

const told = (done: ActionRun): Record<string, string> =>
  Object.fromEntries(
    deliveries.parse(JSON.parse(done.outputs['notified'] ?? '[]')).map(({ channel, state }) => [channel, state]),
  );

const announcement = z.object({
  happening: z.string(),
  headline: z.string(),
  incident: z.string().nullable(),
  recoveryMs: z.number().nullable(),
});

const heard = (): readonly z.output<typeof announcement>[] =>
  service.received().map(({ body }) => announcement.parse(JSON.parse(body)));

beforeEach(async () => {
  [place, service] = await Promise.all([testPlace(), inbox()]);
});

afterEach(async () => {
  await Promise.all([place.end(), service.close()]);
  await Promise.all(runs.splice(0).map(cleanUp));
});

describe('ship tells people', { timeout: 90_000 }, () => {
  test('of a delivery, once and at its end, and the report and the summary say whom', async () => {
    const done = await run('ship', place.release('v1'));
    expect(done.outputs['verdict']).toBe('deployed');
    expect(told(done)).toEqual({ webhook: 'delivered' });
    expect(heard()).toMatchObject([{ happening: 'deployed', incident: null }]);
    expect(done.summary).toContain('Who was told');
    expect(await readFile(done.outputs['report-file'] ?? '', 'utf8')).toContain('"announced"');
  });

  test('of a rollback, with the incident and the time it took', async () => {
    await run('ship', place.release('v1'));
    const done = await run('ship', place.release('v2', { APP_ERROR_RATE: '0.2' }));
    expect(done.outputs['verdict']).toBe('rolled-back');
    const last = heard().at(-1);
    expect(last).toMatchObject({ happening: 'rolled-back', headline: expect.stringContaining('ROLLED BACK') });
    expect(last?.incident).toMatch(/^prod-actions\/shop\/test\/[0-9a-f]{12}$/);
    expect(last?.recoveryMs).toBeGreaterThan(0);
  });

  test('a channel that is down changes no verdict, is said, and gives no secret away', async () => {
    service.answer(() => ({ status: 503, body: 'out of order' }));
    const done = await run('ship', { ...place.release('v1'), 'notify-timeout': '2s' });
    expect(done.outputs['verdict']).toBe('deployed');
    expect(done.exitCode).toBe(0);
    expect(told(done)).toEqual({ webhook: 'failed' });
    expect(done.stdout).toContain('webhook was not told');
    expect(done.summary).toContain('503');
    const report = await readFile(done.outputs['report-file'] ?? '', 'utf8');
    const written = done.stdout.replaceAll(/^::add-mask::.*$/gm, '') + done.summary + report;
    expect(written).not.toContain('secret-path');
    expect(written).not.toContain(key);
  });

  test('a channel that is set wrongly stops a deploy before anything runs', async () => {
    const done = await run('ship', { ...place.release('v1'), 'mail-to': 'ops@example.com' });
    expect(done.outputs['reasons']).toContain('invalid-inputs');
    expect(done.stdout).toContain('mail-to: is set, but `mail-from` is empty');
    expect(service.received()).toEqual([]);
  });
});

describe('auto-rollback tells people', { timeout: 90_000 }, () => {
  test('and a channel that is set wrongly does not stop it: the others are told', async () => {
    await run('ship', place.release('v1'));
    await run('ship', place.release('v2'));
    const done = await run('auto-rollback', {
      automatic: 'false',
      reason: 'customers call',
      'slack-webhook': 'not an address',
      'notify-on': 'slak: everything',
    });
    expect(done.outputs['verdict']).toBe('rolled-back');
    expect(told(done)).toEqual({ webhook: 'delivered', slack: 'failed' });
    expect(done.stdout).toContain('slack-webhook: is not an address that can be used');
    expect(heard().at(-1)).toMatchObject({ happening: 'rolled-back' });
  });
});

describe('the janitor tells people', { timeout: 90_000 }, () => {
  const killed = { signal: 'SIGKILL', when: /Verifying/ } as const;
  const slow = { 'verify-duration': '30s' };

  test('of a release whose run was killed, once; what is clean is told to nobody', async () => {
    await run('ship', place.release('v1'));
    const cut = await run('ship', { ...place.release('v2'), ...slow }, killed);
    expect([cut.signal, heard().length]).toEqual(['SIGKILL', 1]);
    const done = await run('janitor', {});
    expect([done.outputs['verdict'], told(done)]).toEqual(['finished', { webhook: 'delivered' }]);
    expect(heard().slice(1)).toMatchObject([{ happening: 'deployed', incident: null }]);
    expect(done.summary).toContain('Who was told');
    expect(await readFile(done.outputs['report-file'] ?? '', 'utf8')).toContain('"announced"');
    const clean = await run('janitor', {});
    expect([clean.outputs['verdict'], told(clean)]).toEqual(['clean', {}]);
    expect(heard()).toHaveLength(2);
  });

  test('of a bad one that it took back, as loudly as of any rollback; a channel that is set wrongly stops nothing', async () => {
    await run('ship', place.release('v1'));
    const unjudged = { ...slow, 'max-error-rate': '50%', 'min-samples': '5000' };
    const bad = place.release('v2', { APP_ERROR_RATE: '1', APP_HEALTH_LIES: '1' });
    await run('ship', { ...bad, ...unjudged }, killed);
    const done = await run('janitor', { 'slack-webhook': 'not an address' });
    expect(done.outputs['verdict'], done.stdout).toBe('rolled-back');
    expect(told(done)).toEqual({ webhook: 'delivered', slack: 'failed' });
    const last = heard().at(-1);
    expect(last).toMatchObject({ happening: 'rolled-back', headline: expect.stringContaining('ROLLED BACK') });
    expect(last?.incident).toMatch(/^prod-actions\/shop\/test\/[0-9a-f]{12}$/);
    expect(last?.recoveryMs).toBeGreaterThan(0);
  });
});

describe('what waits for a person', { timeout: 90_000 }, () => {
  const unsure = { 'verify-duration': '1s', 'min-samples': '5000' };

  test('is told once, again when its time has come, and again when nobody got it', async () => {
    await run('ship', place.release('v1'));
    const second = await run('ship', { ...place.release('v2'), ...unsure });
    expect(second.outputs['verdict'], second.stdout).toBe('unverified');
    service.answer(() => ({ status: 404 }));
    expect(told(await run('janitor', unsure))).toEqual({ webhook: 'failed' });
    service.answer(() => ({ status: 200 }));
    expect(told(await run('janitor', unsure))).toEqual({ webhook: 'delivered' });

    const again = await run('janitor', unsure);
    expect([again.exitCode, again.outputs['verdict'], told(again)]).toEqual([1, 'needs-a-person', {}]);
    expect(again.summary).toMatch(/People were told of it at .* UTC; they are told again after .* UTC\./);

    expect(told(await run('janitor', { ...unsure, 'remind-after': '0s' }))).toEqual({ webhook: 'delivered' });
  });
});

describe('a run that is cancelled', { timeout: 90_000 }, () => {
  test.each(['SIGINT', 'SIGTERM'] as const)(
    '%s: it is told as interrupted, before the runner kills it',
    async signal => {
      await run('ship', place.release('v1'));
      const done = await run('ship', { ...place.release('v2'), 'verify-duration': '30s' }, { signal, when: /Verify/ });
      expect(done.outputs['verdict']).toBe('interrupted');
      expect(heard().at(-1)).toMatchObject({ happening: 'interrupted' });
      expect(done.afterSignalMs).toBeLessThan(9500);
    },
  );

  test('a channel that hangs gets only what the cancelled run has left', async () => {
    service.answer(() => ({ status: 200, afterMs: 60_000 }));
    const done = await run(
      'ship',
      { ...place.release('v1'), 'verify-duration': '30s' },
      { signal: 'SIGINT', when: /Verify/ },
    );
    expect(done.outputs['verdict']).toBe('interrupted');
    expect(told(done)).toEqual({ webhook: 'failed' });
    expect(done.summary).toContain('Who was told');
    expect(done.afterSignalMs).toBeLessThan(9500);
  });
});
