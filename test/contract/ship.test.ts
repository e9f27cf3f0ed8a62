import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type TestPlace, testPlace } from '../support/place.ts';
import { type ActionCall, type ActionRun, cleanUp, runBundle } from '../support/runner.ts';

let place: TestPlace;
const runs: ActionRun[] = [];

const quick = {
  'warm-up': '300ms',
  bake: '200ms',
  drain: '1s',
  'probe-rate': '200',
  'verify-duration': '2s',
  // Half as many for each of the two probes as the objective asks for is enough here.
  'max-error-rate': '2%',
};

const ship = async (inputs: Record<string, string>, send?: ActionCall['send']): Promise<ActionRun> => {
  // The command's folder is part of the release, so every run works in the same one.
  const cwd = import.meta.dirname;
  const run = await runBundle('ship', { cwd, inputs: { ...quick, ...place.inputs, ...inputs }, ...(send && { send }) });
  runs.push(run);
  return run;
};

const reasonCodes = (run: ActionRun): readonly string[] =>
  z
    .array(z.object({ code: z.string() }))
    .parse(JSON.parse(run.outputs['reasons'] ?? '[]'))
    .map(reason => reason.code);

const whoAnswers = async (): Promise<string> => (await (await fetch(`${place.url}/`)).text()).trim();

beforeEach(async () => {
  place = await testPlace();
});

afterEach(async () => {
  await place.end();
  await Promise.all(runs.splice(0).map(cleanUp));
});

describe('ship', { timeout: 90_000 }, () => {
  test('a good release goes live, verified, with its timeline in report and summary', async () => {
    const run = await ship(place.release('v1'));
    expect(run.outputs).toMatchObject({ verdict: 'deployed', verification: 'pass', 'error-rate': '0' });
    expect(run.exitCode).toBe(0);
    expect(await whoAnswers()).toBe('v1');
    expect(run.summary).toContain('## ✅ ship: deployed');
    const report: unknown = JSON.parse(await readFile(run.outputs['report-file'] ?? '', 'utf8'));
    const { timeline, deploy } = z
      .object({
        schema: z.literal('prod-actions/ship/v1'),
        timeline: z.array(z.object({ phase: z.string(), ms: z.number().nonnegative() })),
        deploy: z.object({ operation: z.string() }),
      })
      .parse(report);
    expect(timeline.map(({ phase }) => phase)).toEqual(
      expect.arrayContaining(['preparing', 'warming', 'switching', 'verifying', 'retiring']),
    );
    expect(run.outputs['operation-id']).toBe(deploy.operation);
  });

  test('the same release again is unchanged, and traffic is not touched', async () => {
    await ship(place.release('v1'));
    const run = await ship(place.release('v1'));
    expect(run.outputs['verdict']).toBe('unchanged');
    expect(run.exitCode).toBe(0);
  });

  test('a release that fails requests is taken back: red, old release answers, recovery in milliseconds', async () => {
    await ship(place.release('v1'));
    const run = await ship(place.release('v2', { APP_ERROR_RATE: '0.2' }));
    expect(run.outputs).toMatchObject({ verdict: 'rolled-back', verification: 'fail' });
    expect(run.exitCode).toBe(1);
    expect(reasonCodes(run)).toEqual(expect.arrayContaining(['probe-failing', 'rolled-back']));
    expect(await whoAnswers()).toBe('v1');
    expect(Number(run.outputs['recovery-ms'])).toBeLessThan(2000);
    expect(Number(run.outputs['detection-ms'])).toBeGreaterThan(0);
    const again = await ship(place.release('v2', { APP_ERROR_RATE: '0.2' }));
    expect(again.outputs['verdict']).toBe('refused');
    expect(reasonCodes(again)).toContain('quarantined');
  });

  test('a health check that lies is seen through', async () => {
    await ship(place.release('v1'));
    const run = await ship(place.release('v2', { APP_ERROR_RATE: '1', APP_HEALTH_LIES: '1' }));
    expect(run.outputs['verdict']).toBe('rolled-back');
    expect(await whoAnswers()).toBe('v1');
  });

  test('worse than the release before it, though within its objectives: taken back', async () => {
    await ship(place.release('v1'));
    const lenient = { 'max-error-rate': '50%', 'verify-duration': '12s', 'probe-rate': '50' };
    const beside = { 'max-error-increase': '1%', 'max-latency-increase': '100%' };
    const run = await ship({ ...place.release('v2', { APP_ERROR_RATE: '0.3' }), ...lenient, ...beside });
    expect(run.outputs).toMatchObject({ verdict: 'rolled-back', verification: 'fail' });
    expect(reasonCodes(run)).toContain('more-errors-than-before');
    expect(run.summary).toContain('errors beside the old release');
    expect(await whoAnswers()).toBe('v1');
  });

  test('too few samples: red, traffic stays, both kept; the next run verifies and settles', async () => {
    await ship(place.release('v1'));
    const unsure = await ship({ ...place.release('v2'), 'probe-rate': '5' });
    expect(unsure.outputs).toMatchObject({ verdict: 'unverified', verification: 'inconclusive' });
    expect(unsure.exitCode).toBe(1);
    expect(reasonCodes(unsure)).toEqual(expect.arrayContaining(['too-few-samples', 'verification-unsure']));
    expect(await whoAnswers()).toBe('v2');
    const run = await ship(place.release('v2'));
    expect(run.outputs['verdict']).toBe('deployed');
    expect(run.outputs['operation-id']).toBe(unsure.outputs['operation-id']);
  });

  test('on-unverified: rollback takes it back instead', async () => {
    await ship(place.release('v1'));
    const run = await ship({ ...place.release('v2'), 'probe-rate': '5', 'on-unverified': 'rollback' });
    // The old release is verified by the same thin probes, which is said; traffic is back all the same.
    expect(run.outputs['verification']).toBe('inconclusive');
    expect(run.exitCode).toBe(1);
    expect(await whoAnswers()).toBe('v1');
  });

  test('dry-run prints the plan and starts nothing', async () => {
    const run = await ship({ ...place.release('v1'), 'dry-run': 'true' });
    expect(run.outputs['verdict']).toBe('unchanged');
    expect(reasonCodes(run)).toEqual(['dry-run']);
    expect(run.summary).toContain('Move traffic from');
    await expect(whoAnswers()).rejects.toThrow();
  });

  test('all problems of the inputs at once, nothing started', async () => {
    const run = await ship({ image: 'ghcr.io/acme/web:latest', 'probe-rate': '0', 'verify-duration': '2h' });
    expect(run.outputs['verdict']).toBe('failed');
    expect(run.exitCode).toBe(1);
    for (const name of ['image', 'probe-rate', 'verify-duration'])
      expect(run.stdout).toMatch(new RegExp(`\\b${name}: `));
  });

  test.each(['SIGINT', 'SIGTERM'] as const)(
    '%s during the verification: interrupted; the next run goes on',
    async signal => {
      await ship(place.release('v1'));
      const cut = await ship({ ...place.release('v2'), 'verify-duration': '60s' }, { signal, when: /Verifying/ });
      expect(cut.outputs['verdict']).toBe('interrupted');
      expect(reasonCodes(cut)).toEqual(['interrupted-after-switch']);
      expect(cut.exitCode).toBe(1);
      expect(await whoAnswers()).toBe('v2');
      const run = await ship(place.release('v2'));
      expect(run.outputs).toMatchObject({ verdict: 'deployed', 'operation-id': cut.outputs['operation-id'] });
    },
  );

  test('SIGKILL during the warm-up: the next run goes on from the journal', async () => {
    await ship(place.release('v1'));
    const killed = await ship({ ...place.release('v2'), 'warm-up': '5s' }, { signal: 'SIGKILL', when: /warming/ });
    expect(killed.signal).toBe('SIGKILL');
    expect(await whoAnswers()).toBe('v1');
    const run = await ship(place.release('v2'));
    expect(run.outputs['verdict']).toBe('deployed');
    expect(await whoAnswers()).toBe('v2');
  });
});
