import fc from 'fast-check';
import type { Occasion } from '../../src/domain/announcements/announce.ts';
import type { Announcement } from '../../src/domain/announcements/announcement.ts';

const release = (digit: string) => ({ id: digit.repeat(64), revision: digit.repeat(40), digest: null });

/** The run that a rollout belongs to. */
export const occasion: Occasion = {
  app: 'shop',
  environment: 'production',
  startedAt: 1000,
  endedAt: 9000,
  automatic: true,
  run: 'https://github.com/acme/shop/actions/runs/1',
  compare: 'https://github.com/acme/shop/compare',
  runbook: null,
};

/** A rollback as it is told. */
export const announcement = (over: Partial<Announcement> = {}): Announcement => ({
  schema: 'prod-actions/announcement/v1',
  happening: 'rolled-back',
  severity: 'critical',
  app: 'shop',
  environment: 'production',
  operation: 'op-1',
  headline: 'ROLLED BACK: shop in production is back on aaaaaaa; bbbbbbb was taken back',
  reasons: [{ code: 'probe-failing', message: '20 of 100 requests failed.', next: 'Look at the log.' }],
  live: release('a'),
  liveVerified: true,
  release: release('b'),
  bad: release('b'),
  url: 'https://shop.example',
  startedAt: Date.UTC(2026, 10, 21, 12),
  endedAt: Date.UTC(2026, 10, 21, 12, 1),
  detectionMs: 4200,
  recoveryMs: 310,
  exposure: { failed: 20, requests: 100, source: 'proxy' },
  timeline: [{ what: 'switching', at: Date.UTC(2026, 10, 21, 12) }],
  evidence: '- all probes: 20 of 100 requests failed',
  ends: [],
  links: {
    run: 'https://github.com/acme/shop/actions/runs/1',
    diff: 'https://github.com/acme/shop/compare/a...b',
    runbook: 'https://wiki.example/run?a=1&b=2',
  },
  ...over,
});

/** Text as an attacker or a broken app would write it. */
export const hostileText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom(
    '<!channel> <@U123> <https://evil.example|click>',
    'x\r\nBcc: everybody@example.com\r\n\r\nbody',
    '<script>alert(1)</script>"\'&',
    '[click](https://evil.example) *bold* `code`',
    '😀'.repeat(3000),
    '&<>'.repeat(5000),
    '\u2028\u0000\u0085',
  ),
);

/** Everything that may come from outside is hostile, and there is too much of it. */
export const hostileAnnouncement: fc.Arbitrary<Announcement> = fc
  .record({
    headline: hostileText,
    evidence: hostileText,
    url: hostileText,
    severity: fc.constantFrom('info' as const, 'warning' as const, 'critical' as const),
    reasons: fc.array(fc.record({ code: fc.constant('a-code'), message: hostileText, next: hostileText }), {
      maxLength: 60,
    }),
    timeline: fc.array(fc.record({ what: hostileText, at: fc.constant(0) }), { maxLength: 100 }),
  })
  .map(over => announcement(over));
