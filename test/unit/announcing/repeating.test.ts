import { describe, expect, test } from 'vitest';
import { toldAfter, toldBefore, troubleOf } from '../../../src/domain/announcements/repeating.ts';
import { announcement } from '../../support/announcement.ts';

const day = 86_400_000;
const because = (...codes: readonly string[]) => codes.map(code => ({ code, message: `${code} now`, next: '' }));
const unsure = announcement({ happening: 'unverified', bad: null, reasons: because('verification-unsure') });
const toldOf = (one: typeof unsure, agoMs: number) => ({ what: troubleOf(one) ?? '', at: one.endedAt - agoMs });

describe('what waits for a person', () => {
  test('is told again only after the time that was asked for', () => {
    const at = (agoMs: number) => unsure.endedAt - agoMs;
    expect(toldBefore(unsure, null, day)).toBeNull();
    expect(toldBefore(unsure, toldOf(unsure, 1000), day)).toEqual({ at: at(1000), again: at(1000) + day });
    expect(toldBefore(unsure, toldOf(unsure, day), day)).toBeNull();
    expect(toldBefore(unsure, toldOf(unsure, 1000), 0)).toBeNull();
  });

  test.each([
    ['another operation', { operation: 'op-2' }],
    ['another release', { live: { id: 'c'.repeat(64), revision: '', digest: null } }],
    ['it is worse now', { happening: 'held', bad: unsure.live }],
    ['another reason', { reasons: because('verification-unsure', 'drift') }],
  ] as const)('is told at once when it is another trouble: %s', (_what, over) => {
    expect(toldBefore({ ...unsure, ...over }, toldOf(unsure, 1000), day)).toBeNull();
  });

  test('is the same in other words: how long it lasts stands in the message', () => {
    const reasons = unsure.reasons.map(reason => ({ ...reason, message: 'Open for 130 minutes.' }));
    expect(troubleOf({ ...unsure, reasons })).toBe(troubleOf(unsure));
  });
});

describe('drift', () => {
  const drift = (...messages: readonly string[]) =>
    announcement({
      happening: 'unverified',
      bad: null,
      reasons: messages.map(message => ({ code: 'drift', message, next: '' })),
    });
  const other = drift('green runs bbbbbbbbbbbb, recorded is cccccccccccc.');

  test('is another when something else does not fit: a live colour that broke is told at once', () => {
    const worse = drift('green runs bbbbbbbbbbbb, recorded is cccccccccccc.', 'The live colour blue is broken.');
    expect(toldBefore(worse, toldOf(other, 1000), day)).toBeNull();
    expect(toldBefore(drift('The live colour blue is broken.'), toldOf(other, 1000), day)).toBeNull();
  });

  test('is the same while the same does not fit', () => {
    expect(toldBefore(drift(...other.reasons.map(({ message }) => message)), toldOf(other, 1000), day)).not.toBeNull();
  });
});

describe('what is noted after a run', () => {
  const before = { what: 'something else', at: 1 };
  const delivery = (channel: string, state: 'delivered' | 'failed' | 'skipped') =>
    ({ channel, state, attempts: 1, ms: 1, detail: '' }) as const;
  const ran = { verdict: 'needs-a-person', told: before } as const;

  test('is what somebody heard', () => {
    const announced = [delivery('slack', 'failed'), delivery('mail', 'delivered')];
    expect(toldAfter({ ...ran, announced }, unsure, 5)).toEqual({ what: troubleOf(unsure), at: 5 });
  });

  test('is nothing new when nobody heard it: one channel failed, the others had nothing to say', () => {
    const announced = [delivery('slack', 'failed'), delivery('github-incident', 'skipped')];
    expect(toldAfter({ ...ran, announced }, unsure, 5)).toBeUndefined();
  });

  test('is nothing any more when the place is well: the same trouble is news when it comes back', () => {
    const later = 2 * 60 * 60_000;
    expect(toldAfter({ ...ran, verdict: 'clean' }, undefined, later)).toBeNull();
    expect(toldAfter({ ...ran, verdict: 'finished' }, announcement({ happening: 'deployed' }), later)).toBeNull();
    // A crash loop that was just started again looks well for a moment.
    expect(toldAfter({ ...ran, verdict: 'clean' }, undefined, 60_000)).toBeUndefined();
    expect(toldAfter({ verdict: 'clean', told: null }, undefined, 5)).toBeUndefined();
  });

  test.each(['busy', 'needs-a-person', 'failed', 'rolled-back'] as const)('stays otherwise: %s', verdict => {
    expect(toldAfter({ verdict, told: before }, undefined, 5)).toBeUndefined();
  });
});

test.each(['deployed', 'rolled-back', 'superseded', 'interrupted', 'refused'] as const)(
  'what a run did itself is told every time: %s',
  happening => {
    expect(troubleOf(announcement({ happening }))).toBeNull();
  },
);
