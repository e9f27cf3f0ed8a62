/** The closed sets of verdicts, and what each does to the run. Pure. */

export const verdicts = {
  'multi-arch-build': ['built', 'failed'],
  'security-scan': ['pass', 'fail', 'unknown'],
  'performance-regression': [
    'pass',
    'regression',
    'budget-exceeded',
    'inconclusive',
    'no-baseline',
    'incomparable',
    'invalid-run',
  ],
  'blue-green-deploy': ['deployed', 'unchanged', 'refused', 'superseded', 'reverted', 'interrupted', 'failed'],
  'post-deploy-verify': ['pass', 'fail', 'inconclusive', 'error'],
  'auto-rollback': ['not-needed', 'rolled-back', 'already-rolled-back', 'held', 'superseded', 'refused', 'failed'],
  ship: [
    'deployed',
    'unchanged',
    'unverified',
    'rolled-back',
    'refused',
    'superseded',
    'interrupted',
    'held',
    'failed',
  ],
  plan: ['planned', 'refused'],
  janitor: ['clean', 'finished', 'rolled-back', 'busy', 'needs-a-person', 'failed'],
} as const satisfies Record<string, readonly string[]>;

export type Gate = keyof typeof verdicts;
export type VerdictOf<G extends Gate> = (typeof verdicts)[G][number];

/** One reason behind a verdict. `code` is stable and stands in docs/errors.md. */
export interface Reason {
  readonly code: string;
  readonly message: string;
  /** What a person does next. */
  readonly next: string;
}

/** What a verdict does to the run: go on in silence, go on and say it loudly, or stop. */
export type Effect = 'continue' | 'say' | 'block';

export interface GatePolicy {
  /** `observe` measures and reports and never blocks. */
  readonly mode: 'enforce' | 'observe';
  /** With `strict`, verdicts that are normally only said block as well. */
  readonly strict: boolean;
}

const good: { readonly [G in Gate]: readonly VerdictOf<G>[] } = {
  'multi-arch-build': ['built'],
  'security-scan': ['pass'],
  'performance-regression': ['pass'],
  'blue-green-deploy': ['deployed', 'unchanged'],
  'post-deploy-verify': ['pass'],
  'auto-rollback': ['not-needed'],
  ship: ['deployed', 'unchanged'],
  plan: ['planned'],
  janitor: ['clean', 'finished'],
};

const said: { readonly [G in Gate]?: readonly VerdictOf<G>[] } = {
  'performance-regression': ['no-baseline', 'incomparable', 'inconclusive'],
  janitor: ['busy'],
};

const has = (list: readonly string[] | undefined, verdict: string): boolean => list?.includes(verdict) ?? false;

/** The effect of `verdict` under `policy`; everything not known to be good or said blocks. */
export const effectOf = <G extends Gate>(gate: G, verdict: VerdictOf<G>, policy: GatePolicy): Effect => {
  if (has(good[gate], verdict)) return 'continue';
  if (policy.mode === 'observe') return 'say';
  return has(said[gate], verdict) && !policy.strict ? 'say' : 'block';
};
