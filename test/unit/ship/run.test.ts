import { describe, expect, test } from 'vitest';
import type { Inputs as RollbackInputs } from '../../../src/actions/auto-rollback/inputs.ts';
import type { RollbackResult } from '../../../src/actions/auto-rollback/run.ts';
import type { Inputs as DeployInputs } from '../../../src/actions/blue-green-deploy/inputs.ts';
import type { BlueGreenOutcome } from '../../../src/actions/blue-green-deploy/run.ts';
import type { Inputs as VerifyInputs } from '../../../src/actions/post-deploy-verify/inputs.ts';
import type { VerifyOutcome } from '../../../src/actions/post-deploy-verify/run.ts';
import { definition } from '../../../src/actions/ship/inputs.ts';
import { render } from '../../../src/actions/ship/render.ts';
import { run } from '../../../src/actions/ship/run.ts';
import { CancelledError, UserError } from '../../../src/core/errors.ts';
import { parseInputs } from '../../../src/core/inputs.ts';
import { FencedOut } from '../../../src/domain/rollout/ports.ts';
import type { RolloutReport } from '../../../src/domain/rollout/report.ts';
import type { VerificationReport } from '../../../src/domain/verification/report.ts';
import { FakeClock, RecordingLog } from '../../support/fakes.ts';

const inputs = (given: Record<string, string> = {}) => {
  const all: Record<string, string> = { app: 'shop', environment: 'test', command: './run', ...given };
  return parseInputs(definition.inputs, definition.rules, name => all[name] ?? '');
};

const rollout = (over: Partial<RolloutReport> = {}): RolloutReport => ({
  schema: 'prod-actions/rollout/v1',
  app: 'shop',
  environment: 'test',
  verdict: '',
  reasons: [],
  operation: 'op-1',
  kind: 'deploy',
  end: 'deployed',
  liveColour: 'green',
  liveReleaseId: 'new',
  liveRevision: '',
  liveVerified: false,
  releaseId: 'new',
  previousReleaseId: 'old',
  url: 'http://entrance',
  steps: [{ step: 'switched-unverified', at: new Date(1000).toISOString() }],
  switchMs: 12,
  arrival: 'release',
  detectionMs: null,
  recoveryMs: null,
  keptRecoveryMs: null,
  exposure: null,
  retired: null,
  badRelease: null,
  verifications: [],
  plan: [],
  quarantined: [],
  undone: [],
  kept: [],
  releases: [],
  token: 1,
  cluster: null,
  ...over,
});

const verification = (verdict: VerificationReport['verdict']): VerificationReport => ({
  schema: 'prod-actions/verification/v1',
  verdict,
  reasons: [],
  errorRates: [],
  latency: [],
  checks: [],
  identity: { expected: 'new', checked: true, right: 1, wrong: {}, unnamed: 0 },
  connections: {
    fresh: { samples: 0, failed: 0, otherRelease: 0 },
    pooled: { samples: 0, failed: 0, otherRelease: 0 },
  },
  failures: {},
  examples: [],
  facts: [],
  answered: 1,
  retries: 0,
  samplesNeeded: 299,
  falseAlarm: 0.001,
  url: 'http://entrance',
  startedAt: 1500,
  endedAt: 4000,
  plannedMs: 60_000,
  ranMs: 2500,
  endedEarly: true,
  detectionMs: verdict === 'fail' ? 2500 : null,
  load: { rate: 50, sent: 1, notSent: 0, maxInFlight: 256 },
  counterSource: null,
});

interface Script {
  readonly deploy?: BlueGreenOutcome['verdict'];
  readonly liveVerified?: boolean;
  readonly verify?: VerificationReport['verdict'] | Error;
  readonly lease?: Error;
  readonly settle?: BlueGreenOutcome['verdict'] | Error;
  readonly rollback?: RollbackResult['verdict'] | Error;
}

const play = async (script: Script, given: Record<string, string> = {}) => {
  const calls: string[] = [];
  const kept: string[] = [];
  const seen: { deploy: DeployInputs[]; verify: VerifyInputs[]; rollback: RollbackInputs[] } = {
    deploy: [],
    verify: [],
    rollback: [],
  };
  const outcome = await run(inputs(given), {
    clock: new FakeClock(),
    log: new RecordingLog(),
    deploy: async (values): Promise<BlueGreenOutcome> => {
      calls.push(values.phase);
      seen.deploy.push(values);
      const verdict = (values.phase === 'settle' ? script.settle : script.deploy) ?? 'deployed';
      if (verdict instanceof Error) throw verdict;
      const liveVerified = values.phase === 'settle' ? verdict === 'deployed' : (script.liveVerified ?? false);
      return { verdict, reasons: [], effect: 'continue', outputs: {}, report: rollout({ liveVerified }) };
    },
    verify: async (values): Promise<VerifyOutcome> => {
      calls.push('verify');
      seen.verify.push(values);
      const verdict = script.verify ?? 'pass';
      if (verdict instanceof Error) throw verdict;
      return {
        verdict,
        reasons: [{ code: `was-${verdict}`, message: 'm', next: '' }],
        effect: 'continue',
        outputs: {},
        report: verification(verdict),
      };
    },
    signal: new AbortController().signal,
    drillLoad: () => ({ stop: async () => [] }),
    saveCertificate: async () => '/certificate.json',
    certificate: async given => given,
    keepingLease: async (_inputs, operation, body) => {
      kept.push(operation);
      if (script.lease !== undefined) throw script.lease;
      return await body(new AbortController().signal);
    },
    rollback: async (values): Promise<RollbackResult> => {
      calls.push('rollback');
      seen.rollback.push(values);
      const verdict = script.rollback ?? 'rolled-back';
      if (verdict instanceof Error) throw verdict;
      const report = rollout({
        kind: 'rollback',
        liveReleaseId: 'old',
        liveVerified: true,
        recoveryMs: 40,
        detectionMs: 3000,
      });
      return { verdict, reasons: [], effect: 'block', outputs: {}, report };
    },
  });
  return { outcome, calls, kept, seen, codes: outcome.reasons.map(reason => reason.code) };
};

describe('the sequence', () => {
  test('a good release: switch, verify, settle', async () => {
    const { outcome, calls, seen } = await play({});
    expect(calls).toEqual(['switch', 'verify', 'settle']);
    expect(outcome).toMatchObject({ verdict: 'deployed', effect: 'continue' });
    expect(seen.deploy[1]).toMatchObject({ 'operation-id': 'op-1', verification: 'pass' });
    expect(seen.verify[0]).toMatchObject({ url: 'http://entrance', release: 'new', 'require-release-header': true });
  });

  test('a bad one: switch, verify, roll back the same operation, with the reason', async () => {
    const { outcome, calls, seen } = await play({ verify: 'fail' });
    expect(calls).toEqual(['switch', 'verify', 'rollback']);
    expect(outcome).toMatchObject({ verdict: 'rolled-back', effect: 'block' });
    expect(seen.rollback[0]).toMatchObject({
      'operation-id': 'op-1',
      automatic: true,
      to: 'verified',
      reason: 'm (was-fail)',
    });
    expect(outcome.outputs).toMatchObject({
      'release-id': 'new',
      'live-release-id': 'old',
      'detection-ms': '3000',
      'recovery-ms': '40',
      verification: 'fail',
    });
  });

  test.each(['inconclusive', 'error'] as const)(
    '%s: traffic stays, red, unless the caller wants it back',
    async verify => {
      const held = await play({ verify });
      expect(held.calls).toEqual(['switch', 'verify']);
      expect(held.outcome).toMatchObject({ verdict: 'unverified', effect: 'block' });
      expect(held.codes).toEqual([`was-${verify}`, 'verification-unsure']);
      const back = await play({ verify }, { 'on-unverified': 'rollback' });
      expect(back.calls).toEqual(['switch', 'verify', 'rollback']);
      expect(back.outcome.verdict).toBe('rolled-back');
    },
  );

  test.each(['inconclusive', 'error'] as const)('the summary says what %s does, and by whose choice', async verify => {
    expect(render((await play({ verify })).outcome)).toContain(
      '`inconclusive` and `error` never do (`on-unverified: hold`)',
    );
    const back = render((await play({ verify }, { 'on-unverified': 'rollback' })).outcome);
    expect(back).toContain('go back as well, because `on-unverified: rollback` is set');
  });

  test.each(['unchanged', 'refused', 'superseded', 'interrupted', 'failed'] as const)(
    'a deploy that is %s ends it: nothing is verified, nothing rolled back',
    async deploy => {
      const { outcome, calls } = await play({ deploy });
      expect(calls).toEqual(['switch']);
      expect(outcome.verdict).toBe(deploy);
    },
  );

  test('a deploy that went back by itself is a rolled-back run', async () => {
    expect((await play({ deploy: 'reverted' })).outcome.verdict).toBe('rolled-back');
  });

  test('an operation that was verified before (a rerun while it baked) is not verified again', async () => {
    const { calls, outcome } = await play({ liveVerified: true });
    expect(calls).toEqual(['switch']);
    expect(outcome.verdict).toBe('deployed');
  });

  test.each([
    ['rolled-back', 'rolled-back'],
    ['already-rolled-back', 'rolled-back'],
    ['held', 'held'],
    ['superseded', 'superseded'],
    ['refused', 'failed'],
    ['not-needed', 'failed'],
    ['failed', 'failed'],
  ] as const)('a rollback that is %s makes the run %s, never green', async (rollback, verdict) => {
    const { outcome } = await play({ verify: 'fail', rollback });
    expect(outcome).toMatchObject({ verdict, effect: 'block' });
  });

  test('a release that dies while it is settled is a rolled-back run', async () => {
    expect((await play({ settle: 'reverted' })).outcome.verdict).toBe('rolled-back');
    expect((await play({ settle: 'interrupted' })).outcome.verdict).toBe('interrupted');
  });
});

describe('when something throws', () => {
  test('cancelled during the verification: interrupted, and nothing is written after it', async () => {
    const { outcome, calls, codes } = await play({ verify: new CancelledError('SIGINT') });
    expect(calls).toEqual(['switch', 'verify']);
    expect(outcome.verdict).toBe('interrupted');
    expect(codes).toEqual(['interrupted-after-switch']);
  });

  test('the lease of the operation is kept during the verification; lost, the newer one decides', async () => {
    expect((await play({})).kept).toEqual(['op-1']);
    const { outcome, calls, codes } = await play({ lease: new FencedOut(3, 4) });
    expect(calls).toEqual(['switch']);
    expect(outcome).toMatchObject({ verdict: 'superseded', effect: 'block' });
    expect(codes).toEqual(['lease-lost']);
  });

  test('a crash of the verification is no verdict: held, never passed, never rolled back', async () => {
    const { outcome, calls, codes } = await play({ verify: new TypeError('oops') });
    expect(calls).toEqual(['switch', 'verify']);
    expect(outcome.verdict).toBe('unverified');
    expect(codes).toEqual(['bug', 'verification-unsure']);
  });

  test.each([
    { settle: new UserError('state-not-writable', 'disk full', 'make room') },
    { verify: 'fail', rollback: new UserError('state-not-writable', 'disk full', 'make room') },
  ] as const)('a full disk after the switch fails the run with all that is known', async script => {
    const { outcome, codes } = await play(script);
    expect(outcome.verdict).toBe('failed');
    expect(codes).toContain('state-not-writable');
    expect(outcome.report.verification).not.toBeNull();
  });
});

describe('inputs', () => {
  test('are those of the three actions, but for what ship decides itself', () => {
    const names = Object.keys(definition.inputs.shape);
    for (const name of ['phase', 'verification', 'release', 'to', 'reason', 'automatic'])
      expect(names).not.toContain(name);
    for (const name of ['app', 'image', 'probes', 'max-error-rate', 'on-unverified', 'bake', 'mode'])
      expect(names).toContain(name);
  });

  test('rules of all three hold, and name the input', () => {
    expect(() => inputs({ image: 'a:b', probes: 'x', 'verify-duration': '2h', command: '' })).toThrow(
      /image: [\s\S]*probes: [\s\S]*|probes: [\s\S]*image: /,
    );
    expect(inputs({ 'verify-duration': '59m' })).toMatchObject({ 'verify-duration': 59 * 60_000 });
    expect(() => inputs({ command: '' })).toThrow('command: nothing to run');
  });
});

describe('the summary', () => {
  test('has one verdict, why, releases, times and what happened when', async () => {
    const { outcome } = await play({ verify: 'fail' });
    const text = render(outcome);
    expect(text).toContain('## ❌ ship: rolled-back');
    expect(text).toContain('Release `new`, before it `old`. Live now: `old`, verified.');
    expect(text).toContain(
      'Fault certain 3.0 s after the switch. Old release answering 40 ms after the decision to go back.',
    );
    expect(text).toMatch(/\| verifying \| /);
    expect(text).toContain('### Verification: fail');
  });
});
