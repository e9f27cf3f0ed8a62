import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { webhookBody } from '../../../src/adapters/announcing/webhook.ts';
import {
  announceBroken,
  announceDeploy,
  announceRollback,
  announceShip,
  type Shipped,
} from '../../../src/domain/announcements/announce.ts';
import { evidenceOf } from '../../../src/domain/announcements/evidence.ts';
import { webhookJsonSchema } from '../../../src/domain/announcements/schema.ts';
import type { RolloutReport } from '../../../src/domain/rollout/report.ts';
import type { VerificationReport } from '../../../src/domain/verification/report.ts';
import { announcement, occasion } from '../../support/announcement.ts';

const name = (digit: string) => ({ id: digit.repeat(64), revision: digit.repeat(40), digest: null });
const [old, fresh] = [name('a'), name('b')];

const rollout = (over: Partial<RolloutReport> = {}): RolloutReport => ({
  schema: 'prod-actions/rollout/v1',
  app: 'shop',
  environment: 'production',
  verdict: '',
  reasons: [],
  operation: 'op-1',
  kind: 'deploy',
  end: 'deployed',
  liveColour: 'green',
  liveReleaseId: fresh.id,
  liveRevision: fresh.revision,
  liveVerified: true,
  releaseId: fresh.id,
  previousReleaseId: old.id,
  url: 'https://shop.example',
  steps: [{ step: 'switching', at: new Date(2000).toISOString() }],
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
  releases: [old, fresh],
  token: 1,
  cluster: null,
  ...over,
});

const back = rollout({
  kind: 'rollback',
  end: 'rolled-back',
  liveReleaseId: old.id,
  releaseId: old.id,
  previousReleaseId: fresh.id,
  badRelease: { id: fresh.id, cause: 'verification-failed', logs: 'password=hunter2' },
  quarantined: [fresh.id],
  detectionMs: 3000,
  recoveryMs: 200,
});

const shipped = (over: Partial<Shipped> = {}): Shipped => ({
  verdict: 'deployed',
  reasons: [],
  timeline: [{ phase: 'switching', at: 2000 }],
  detectionMs: null,
  recoveryMs: null,
  deploy: rollout({ end: 'switched', liveVerified: false }),
  verification: null,
  settle: rollout(),
  rollback: null,
  ...over,
});

const rate = (source: string, what: string) => ({
  what,
  source,
  objective: 0.01,
  samples: 100,
  failed: 20,
  rate: 0.2,
  lower: 0.1,
  lowerConfidence: 0.99,
  upper: 0.3,
  upperConfidence: 0.95,
  visibleRate: 0.02,
  above: true,
  within: false,
});

/** Only what is read of it. */
const failed = {
  verdict: 'fail',
  errorRates: [rate('our probes', 'all probes'), rate('proxy', 'other clients')],
} as unknown as VerificationReport;

describe('what ship tells', () => {
  test.each<readonly [Partial<Shipped>, string, string]>([
    [{}, 'deployed', 'info'],
    [{ verdict: 'unverified', settle: null }, 'unverified', 'warning'],
    [{ verdict: 'rolled-back', settle: null, rollback: back }, 'rolled-back', 'critical'],
    [{ verdict: 'held', settle: null, rollback: { ...back, end: 'held' } }, 'held', 'critical'],
    [{ verdict: 'failed', settle: null, rollback: { ...back, end: null } }, 'rollback-failed', 'critical'],
    [{ verdict: 'failed', settle: null, verification: failed }, 'rollback-failed', 'critical'],
    [{ verdict: 'failed', settle: null }, 'failed', 'warning'],
    [{ verdict: 'interrupted', settle: null }, 'interrupted', 'warning'],
    [{ verdict: 'refused', settle: null }, 'refused', 'info'],
    [{ verdict: 'superseded', settle: null }, 'superseded', 'info'],
  ])('%#: %s', (over, happening, severity) => {
    expect(announceShip(shipped(over), occasion)).toMatchObject({ happening, severity });
  });

  test('nobody is told that nothing changed', () => {
    expect(announceShip(shipped({ verdict: 'unchanged' }), occasion)).toBeNull();
  });

  test('a rollback names what is live, what was bad, the difference, the times and what users met', () => {
    const told = announceShip(
      shipped({ verdict: 'rolled-back', settle: null, rollback: back, verification: failed, recoveryMs: 200 }),
      occasion,
    );
    expect(told).toMatchObject({
      live: old,
      bad: fresh,
      release: fresh,
      recoveryMs: 200,
      exposure: { failed: 20, requests: 100, source: 'proxy' },
      links: { diff: `https://github.com/acme/shop/compare/${old.revision}...${fresh.revision}` },
      ends: [],
    });
    expect(told?.headline).toBe('ROLLED BACK: shop in production is back on aaaaaaa; bbbbbbb was taken back');
  });

  test('what a bad release wrote to its log is told to nobody', () => {
    const told = announceShip(shipped({ verdict: 'rolled-back', settle: null, rollback: back }), occasion);
    expect(JSON.stringify(told)).not.toContain('hunter2');
  });

  test('a verified release ends the incidents of its place, the newest ones', () => {
    const quarantined = ['1', '2', '3', '4', '5', '6', '7'].map(digit => digit.repeat(64));
    const told = announceShip(shipped({ settle: rollout({ quarantined }) }), occasion);
    expect(told?.ends[0]).toBe('prod-actions/shop/production');
    expect(told?.ends[1]).toBe(`prod-actions/shop/production/${'1'.repeat(12)}`);
    // Its own, too: it may have been taken back before, and its quarantine lifted.
    expect(told?.ends[6]).toBe(`prod-actions/shop/production/${'b'.repeat(12)}`);
    expect(told?.ends).toHaveLength(7);
  });

  test('without commits there is no difference to link', () => {
    const unnamed = { releases: [] };
    const told = announceShip(shipped({ deploy: rollout(unnamed), settle: rollout(unnamed) }), occasion);
    expect(told?.links.diff).toBeNull();
  });
});

describe('what a deploy on its own tells', () => {
  test.each<readonly ['deployed' | 'reverted' | 'failed' | 'unchanged', Partial<RolloutReport>, string | undefined]>([
    ['deployed', {}, 'deployed'],
    ['deployed', { end: 'switched', liveVerified: false }, undefined],
    ['unchanged', { end: null }, undefined],
    ['reverted', back, 'rolled-back'],
    ['failed', { end: 'held' }, 'held'],
    ['failed', { end: 'unverified' }, 'unverified'],
    ['failed', { end: 'rollback-unverified' }, 'rollback-failed'],
    ['failed', { end: 'withdrawn' }, 'failed'],
    ['failed', { end: null, kind: 'rollback' }, 'rollback-failed'],
  ])('%s %j', (verdict, over, happening) => {
    expect(announceDeploy(verdict, rollout(over), occasion)?.happening).toBe(happening);
  });
});

describe('what a rollback tells', () => {
  test('one that nobody asked for leaves the incident open; a person’s ends it', () => {
    expect(announceRollback('rolled-back', back, occasion)?.ends).toEqual([]);
    const byHand = announceRollback('rolled-back', back, { ...occasion, automatic: false });
    expect(byHand?.ends).toEqual([
      'prod-actions/shop/production',
      ...['b', 'a'].map(digit => `prod-actions/shop/production/${digit.repeat(12)}`),
    ]);
    expect(byHand).toMatchObject({ bad: fresh, live: old });
  });

  test('a refusal is loud when nobody is there to see it', () => {
    expect(announceRollback('refused', back, occasion)).toMatchObject({
      happening: 'rollback-failed',
      severity: 'critical',
    });
    expect(announceRollback('refused', back, { ...occasion, automatic: false })?.happening).toBe('refused');
    expect(announceRollback('not-needed', back, occasion)).toBeNull();
  });
});

test('a run that broke tells why', () => {
  const reason = { code: 'bug', message: 'it broke', next: '' };
  expect(announceBroken('failed', reason, occasion)).toMatchObject({ happening: 'failed', reasons: [reason] });
});

describe('secrets', () => {
  const token = `ghp_${'A'.repeat(36)}`;
  const given = 'hunter2_hunter2';
  const knowing = { ...occasion, secrets: [given] };
  const reason = { code: 'a-code', message: `it said ${token} and ${given}`, next: `Ask ${given}.` };
  const seen = {
    checks: [
      {
        name: 'error lines',
        source: 'log',
        verdict: 'fail',
        what: `12 error lines of 80.\n  9 × ERROR, such as: at login`,
      },
      { name: 'smoke', source: 'command', verdict: 'fail', what: `exit code 1; last lines:\nat login` },
    ],
    examples: [{ at: 5, probe: 'GET /', code: 'status', what: `status 500; body: ${token} ${given}` }],
  };
  const verifications = [{ of: 'deploy', verdict: 'fail', evidence: seen }];

  test('those that the run knows, and what has the form of one, stand in nothing that is told', () => {
    for (const told of [
      announceDeploy('reverted', { ...back, reasons: [reason], verifications }, knowing),
      announceBroken('failed', reason, knowing),
    ]) {
      const text = JSON.stringify(told);
      expect(text).toContain('it said *** and ***');
      expect(text).not.toMatch(/ghp|hunter2/);
    }
  });

  test('lines of a log stand in no evidence either', () => {
    const told = announceDeploy('reverted', { ...back, verifications }, knowing);
    expect(told?.evidence).toContain('fail. 12 error lines of 80.');
    expect(told?.evidence).toContain('fail. exit code 1');
    expect(told?.evidence).not.toContain('at login');
  });
});

describe('evidence', () => {
  test('numbers stand in it, and what a release says is quoted', () => {
    const evidence = evidenceOf({
      ...failed,
      examples: [{ at: 5, probe: 'GET /', code: 'status', what: '<img src=x> | `x` [a](b)' }],
    });
    expect(evidence).toContain('20 of 100 requests failed (20.0 %), objective 1.00 %, **above it**');
    expect(evidence).toContain('&lt;img src=x&gt; \\| \\`x\\` \\[a\\](b)');
  });

  test.each([null, undefined, 'text', { errorRates: 'no' }])('%j gives none', given => {
    expect(evidenceOf(given)).toBe('');
  });
});

test('the webhook’s body fits its published schema', () => {
  const validate = new Ajv2020({ strict: false }).compile(webhookJsonSchema());
  for (const one of [announcement(), announceShip(shipped(), occasion)]) {
    if (one === null) throw new Error('nothing told');
    expect(validate(JSON.parse(webhookBody(one))), JSON.stringify(validate.errors)).toBe(true);
  }
  expect(validate({ schema: 'prod-actions/announcement/v2' })).toBe(false);
});
