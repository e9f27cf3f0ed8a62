import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { root } from '../../scripts/actions.ts';
import { nodeExec } from '../../src/core/exec.ts';
import { inbox } from '../support/inbox.ts';
import { type TestPlace, testPlace } from '../support/place.ts';

let place: TestPlace;

beforeAll(async () => {
  place = await testPlace();
});

afterAll(async () => {
  await place.end();
});

const flagsOf = (inputs: Readonly<Record<string, string>>): string[] =>
  Object.entries(inputs).flatMap(([name, value]) => value.split('\n').map(line => `--${name}=${line}`));

const answer = z.object({
  verdict: z.string().nullable(),
  reasons: z.array(z.object({ code: z.string() })),
  outputs: z.record(z.string(), z.string()),
  report: z.unknown(),
});

/** Each command is a process of its own, as it is in a terminal: the next one finds the lease of a holder that is gone. */
const prodActions = async (
  command: string,
  inputs: Readonly<Record<string, string>> = {},
  secrets: Readonly<Record<string, string>> = {},
) => {
  const { port: _port, ...where } = place.inputs;
  const main = join(root, 'dist/cli/index.js');
  const { exitCode, stdout } = await nodeExec.run({
    file: process.execPath,
    args: [main, command, ...flagsOf({ ...where, ...inputs }), '--json'],
    env: { PATH: process.env['PATH'] ?? '', ...secrets },
  });
  return { code: exitCode, ...answer.parse(JSON.parse(stdout)) };
};

const quick = { 'probe-rate': '200', 'verify-duration': '2s', 'max-error-rate': '2%' };
const brief = { ...quick, 'warm-up': '200ms', bake: '0s', drain: '1s' };
const port = () => ({ port: place.inputs['port'] ?? '' });

describe('a rollout by hand, on the real process target', { timeout: 90_000 }, () => {
  test('before anything was deployed: clean, nothing to resume, nothing to unlock', async () => {
    expect(await prodActions('status')).toMatchObject({ code: 0, verdict: 'clean' });
    expect(await prodActions('resume')).toMatchObject({ code: 0, reasons: [{ code: 'nothing-to-resume' }] });
    expect(await prodActions('unlock', { reason: 'test' })).toMatchObject({ code: 1, verdict: 'refused' });
  });

  test('a switch waits for its verification; resume verifies and settles it', async () => {
    const release = place.release('v1');
    const deployed = await prodActions('deploy', { ...brief, ...port(), ...release, phase: 'switch' });
    expect(deployed).toMatchObject({ code: 0, verdict: 'deployed' });
    const waiting = await prodActions('status');
    expect(waiting).toMatchObject({ verdict: 'attention', report: { operation: { step: 'switched-unverified' } } });
    const service = await inbox();
    const resumed = await prodActions('resume', quick, {
      WEBHOOK_URL: service.url,
      WEBHOOK_SECRET: 'a-key-for-the-signature-of-tests',
    });
    expect(resumed).toMatchObject({ code: 0, verdict: 'deployed', report: { kind: 'deploy', end: 'deployed' } });
    expect(service.received().map(({ body }) => JSON.parse(body))).toMatchObject([{ happening: 'deployed' }]);
    await service.close();
    expect(await prodActions('status')).toMatchObject({ verdict: 'clean', report: { liveVerified: true } });
  });

  test('verify finds the entrance by itself', async () => {
    expect(await prodActions('verify', quick)).toMatchObject({ code: 0, verdict: 'pass' });
  });

  test('a bad release is taken back with exit 1, quarantined, and can be let in again', async () => {
    const bad = place.release('v2', { APP_ERROR_RATE: '0.5' });
    const shipped = await prodActions('ship', { ...brief, ...port(), ...bad });
    expect(shipped).toMatchObject({ code: 1, verdict: 'rolled-back' });
    const which = { release: shipped.outputs['release-id'] ?? '', reason: 'mended the database' };
    expect(await prodActions('lift-quarantine', which)).toMatchObject({ code: 0, verdict: 'lifted' });
    expect(await prodActions('lift-quarantine', which)).toMatchObject({
      code: 1,
      reasons: [{ code: 'not-quarantined' }],
    });
  });

  test('a release is shipped, and a person takes it back', async () => {
    const next = place.release('v3');
    expect(await prodActions('ship', { ...brief, ...port(), ...next })).toMatchObject({ code: 0, verdict: 'deployed' });
    const back = await prodActions('rollback', { ...brief, ...port(), automatic: 'false', reason: 'a hunch' });
    // Red: a rollback is never a success of the release.
    expect(back).toMatchObject({ code: 1, verdict: 'rolled-back' });
    expect((await (await fetch(`${place.url}/`)).text()).trim()).toBe('v1');
  });
});
