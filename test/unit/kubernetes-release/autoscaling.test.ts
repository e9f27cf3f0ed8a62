import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heldMinimum, startScale } from '../../../src/domain/kubernetes/autoscaling.ts';

const none = { manifest: null, liveManifest: null, live: null, autoscaler: null };

describe('how many pods a new colour starts with', () => {
  it.each([
    ['the manifest’s when nothing is live', { ...none, manifest: 3 }, 3],
    ['one when nobody says anything', none, 1],
    ['the live scale when the manifest names none', { ...none, live: 5 }, 5],
    [
      'the live scale when the manifest did not change: somebody scaled by hand',
      { ...none, manifest: 3, liveManifest: 3, live: 6 },
      6,
    ],
    ['the manifest’s when it changed', { ...none, manifest: 2, liveManifest: 3, live: 6 }, 2],
    ['the larger one when what the live release’s manifest said is not known', { ...none, manifest: 2, live: 6 }, 6],
    [
      'the live scale under an autoscaler, whatever the manifest says',
      { ...none, manifest: 2, live: 7, autoscaler: { min: 2, max: 10 } },
      7,
    ],
    ['not below the autoscaler’s new minimum', { ...none, live: 3, autoscaler: { min: 5, max: 10 } }, 5],
    ['not above its new maximum', { ...none, live: 12, autoscaler: { min: 2, max: 10 } }, 10],
  ])('%s', (_name, scales, expected) => {
    expect(startScale(scales)).toBe(expected);
  });

  it('is always within an autoscaler’s bounds', () => {
    const count = fc.integer({ min: 0, max: 50 });
    const maybe = fc.option(count);
    fc.assert(
      fc.property(maybe, maybe, maybe, count, count, (manifest, liveManifest, live, min, more) => {
        const autoscaler = { min, max: Math.max(1, min + more) };
        const scale = startScale({ manifest, liveManifest, live, autoscaler });
        expect(scale).toBeGreaterThanOrEqual(Math.max(1, min));
        expect(scale).toBeLessThanOrEqual(autoscaler.max);
      }),
    );
  });
});

describe('the minimum while both colours are needed', () => {
  it.each([
    [{ min: 2, max: 10 }, 6, 6],
    [{ min: 8, max: 10 }, 6, 8],
    [{ min: 2, max: 4 }, 6, 4],
    [{ min: 0, max: 4 }, 0, 1],
  ])('%o at %i pods: %i', (own, current, expected) => {
    expect(heldMinimum(own, current)).toBe(expected);
  });
});
