import { describe, expect, it } from 'vitest';
import { effectOf, type Gate, verdicts } from '../../../src/domain/verdicts/verdicts.ts';

const enforce = { mode: 'enforce', strict: false } as const;
const strict = { mode: 'enforce', strict: true } as const;
const observe = { mode: 'observe', strict: true } as const;
const gates = Object.keys(verdicts).filter((name): name is Gate => name in verdicts);

describe('effectOf', () => {
  it('lets only verdicts known to be good pass in silence, for every gate', () => {
    const silent = gates.flatMap(gate =>
      verdicts[gate].filter(v => effectOf(gate, v, enforce) === 'continue').map(v => `${gate}:${v}`),
    );
    expect(silent).toEqual([
      'multi-arch-build:built',
      'security-scan:pass',
      'performance-regression:pass',
      'blue-green-deploy:deployed',
      'blue-green-deploy:unchanged',
      'post-deploy-verify:pass',
      'auto-rollback:not-needed',
      'ship:deployed',
      'ship:unchanged',
      'plan:planned',
      'janitor:clean',
      'janitor:finished',
    ]);
  });

  it('says the performance verdicts that tell nothing, and blocks them when strict', () => {
    for (const verdict of ['no-baseline', 'incomparable', 'inconclusive'] as const) {
      expect(effectOf('performance-regression', verdict, enforce)).toBe('say');
      expect(effectOf('performance-regression', verdict, strict)).toBe('block');
    }
  });

  it('never blocks and never hides in observe mode', () => {
    for (const gate of gates)
      for (const verdict of verdicts[gate]) expect(effectOf(gate, verdict, observe)).not.toBe('block');
    expect(effectOf('security-scan', 'unknown', observe)).toBe('say');
  });
});
