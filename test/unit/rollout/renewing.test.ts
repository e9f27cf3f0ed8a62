import { describe, expect, it } from 'vitest';
import { FencedOut } from '../../../src/domain/rollout/ports.ts';
import type { Json, Release } from '../../../src/domain/rollout/release.ts';
import { hasLongHook, renewing } from '../../../src/domain/rollout/renewing.ts';
import { FakeClock } from '../../support/fakes.ts';

const release = (spec: Json): Release => ({ id: 'r', revision: '', digest: null, oneWay: false, spec });
const withHook = (timeoutMs: number): Release => release({ hooks: { expand: { timeoutMs }, contract: null } });

const renewals = async (isSlow: boolean, lost = false): Promise<number> => {
  const clock = new FakeClock();
  let count = 0;
  const renewIfDue = async (): Promise<void> => {
    count += 1;
    if (lost) throw new FencedOut(1, 2);
  };
  const result = await renewing(clock, { renewIfDue }, isSlow, async () => {
    for (let turns = 0; turns < 50; turns += 1) await Promise.resolve();
    return 'done';
  });
  expect(result).toBe('done');
  return count;
};

describe('renewing the lease during an effect', () => {
  it('goes on for as long as the effect does', async () => {
    expect(await renewals(true)).toBeGreaterThan(0);
  });

  it('is not needed for what is short', async () => {
    expect(await renewals(false)).toBe(0);
  });

  it('does not stop what runs when the lease is lost: the next write is refused', async () => {
    expect(await renewals(true, true)).toBe(1);
  });

  it.each([
    [withHook(600_000), true],
    [withHook(1000), false],
    [release({ hooks: { expand: null, contract: null } }), false],
    [release({ run: 'x' }), false],
  ])('a hook counts by the time it is given: %#', (of, isLong) => {
    expect(hasLongHook(of)).toBe(isLong);
  });
});
