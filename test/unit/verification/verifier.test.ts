import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { CounterSource } from '../../../src/adapters/probing/counters.ts';
import { planOf, verificationInputs, verificationRules } from '../../../src/adapters/probing/inputs.ts';
import type { Asked, Prober } from '../../../src/adapters/probing/prober.ts';
import { createVerifier } from '../../../src/adapters/probing/verifier.ts';
import { parseInputs } from '../../../src/core/inputs.ts';
import { releaseHeader } from '../../../src/domain/rollout/identity.ts';
import type { VerifyRequest } from '../../../src/domain/rollout/verifier.ts';
import { FakeClock, RecordingLog } from '../../support/fakes.ts';

const inputs = (given: Record<string, string> = {}) => ({
  ...parseInputs(z.object(verificationInputs), verificationRules, name => given[name] ?? ''),
  strict: false,
});

const request = (over: Partial<VerifyRequest> = {}): VerifyRequest => ({
  app: 'shop',
  environment: 'test',
  operation: 'op',
  purpose: 'deploy',
  entranceUrl: 'http://entrance',
  directUrl: 'http://direct',
  healthPath: '/healthz',
  expected: { releaseId: 'r2', revision: '', colour: 'green' },
  baseline: null,
  switchedAt: 0,
  signal: new AbortController().signal,
  ...over,
});

/** Answers by host: which release it names, if any. */
const prober = (names: Readonly<Record<string, string | null>>): Prober => ({
  ask: async ({ url }): Promise<Asked> => {
    const name = names[new URL(url).host] ?? null;
    const headers: Record<string, string> = name === null ? {} : { [releaseHeader]: name };
    return { result: { kind: 'answer', status: 200, headers, body: '' }, retries: 0 };
  },
  close: () => undefined,
});

const verifier = (
  names: Readonly<Record<string, string | null>>,
  headerFromTarget = false,
  counters: CounterSource | null = null,
) =>
  createVerifier(inputs(), {
    prober: prober(names),
    clock: new FakeClock(),
    log: new RecordingLog(),
    counters: () => counters,
    headerFromTarget,
  });

describe('the verifier of a rollout', () => {
  test('asks the root and the health path, and passes when the expected release answers well', async () => {
    const plan = planOf(inputs(), { releaseId: 'r', releaseHeaderRequired: false, strict: false }, [
      'GET /healthz 2xx',
    ]);
    expect(plan.probes.map(probe => probe.name)).toEqual(['GET /', 'GET /healthz']);
    const verified = await verifier({ direct: 'r2', entrance: 'r2' }).verify(request());
    expect(verified).toMatchObject({ verdict: 'pass', evidence: { schema: 'prod-actions/verification/v1' } });
  });

  test('a release that named itself when asked straight must do so at the entrance', async () => {
    const verified = await verifier({ direct: 'r2', entrance: null }).verify(request());
    expect(verified).toMatchObject({ verdict: 'fail', reasons: [{ code: 'release-header-missing' }] });
  });

  test('where the target itself names the release, silence is a finding as well', async () => {
    const verified = await verifier({ direct: null, entrance: null }, true).verify(request());
    expect(verified.reasons[0]?.code).toBe('release-header-missing');
  });

  test('a release that never names itself passes with "identity not checked"', async () => {
    const verified = await verifier({ direct: null, entrance: null }).verify(request());
    expect(verified).toMatchObject({ verdict: 'pass', reasons: [{ code: 'identity-not-checked' }] });
  });
});
