import { describe, expect, test } from 'vitest';
import { toldBefore, troubleOf } from '../../../src/domain/announcements/repeating.ts';
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

test.each(['deployed', 'rolled-back', 'superseded', 'interrupted', 'refused'] as const)(
  'what a run did itself is told every time: %s',
  happening => {
    expect(troubleOf(announcement({ happening }))).toBeNull();
  },
);
