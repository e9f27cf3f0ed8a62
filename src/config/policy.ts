import { parseDuration } from '../core/durations.ts';
import { splitEnvironment } from './catalogue.ts';

/** How a gate's setting can be loosened: by a higher or a lower value, or by one later in the list. */
export type Looser = 'higher' | 'lower' | readonly string[];

const mode: Looser = ['enforce', 'observe'];
/** No order is known: every change is reported. */
const anyChange: Looser = [];

/** Every setting that makes a gate stricter or looser. A test checks that each key exists. */
export const looser: Readonly<Record<string, Looser>> = {
  'scan.mode': mode,
  'scan.severity': ['low', 'medium', 'high', 'critical'],
  'scan.scanners': anyChange,
  'scan.only-fixable': ['false', 'true'],
  'scan.unknown-severity': ['fail', 'report'],
  'scan.severity-policy': anyChange,
  'scan.ignore-file': anyChange,
  'scan.skip-dirs': anyChange,
  'scan.platforms': anyChange,
  'scan.on-empty': ['unknown', 'pass'],
  'scan.max-db-age': 'higher',
  'scan.snyk': ['required', 'auto', 'off'],
  'performance.mode': mode,
  'performance.strict': ['true', 'false'],
  'performance.compare': anyChange,
  'performance.primary': anyChange,
  'performance.margin': 'higher',
  'performance.floor': 'higher',
  'performance.alpha': 'lower',
  'performance.beta': 'higher',
  'performance.budgets': anyChange,
  'performance.max-error-rate': 'higher',
  'deploy.mode': mode,
  'deploy.strict': ['true', 'false'],
  'deploy.on-unverified': ['rollback', 'hold'],
  'deploy.allow-cold-rollback': ['false', 'true'],
  'deploy.one-way': ['false', 'true'],
  'deploy.allow-managed': ['false', 'true'],
  'deploy.require-drill': ['true', 'false'],
  'deploy.drill-max-age': 'higher',
  'deploy.allow-drill': anyChange,
  'deploy.warm-up': 'lower',
  'deploy.bake': 'lower',
  'verify.require-release-header': ['true', 'false'],
  'verify.probes': anyChange,
  'verify.max-error-rate': 'higher',
  'verify.max-p95': 'higher',
  'verify.max-p99': 'higher',
  'verify.min-samples': 'lower',
  'verify.verify-duration': 'lower',
};

/** A limit of 0 is no limit. */
const limits = new Set(['verify.max-p95', 'verify.max-p99']);

/** Percent, plain number, or duration in milliseconds. */
const numberOf = (text: string): number | undefined =>
  text.endsWith('%') ? Number(text.slice(0, -1)) : parseDuration(text);

const limitOf = (key: string, text: string): number | undefined => {
  const value = numberOf(text);
  return limits.has(key) && value === 0 ? Number.POSITIVE_INFINITY : value;
};

/** Whether going from `before` to `after` loosens the gate; a change that cannot be ordered counts as loosening. */
const loosens = (key: string, rule: Looser, before: string, after: string): boolean => {
  if (before === after) return false;
  if (typeof rule !== 'string') {
    const [old, now] = [rule.indexOf(before), rule.indexOf(after)];
    return old < 0 || now < 0 || now > old;
  }
  const [old, now] = [limitOf(key, before), limitOf(key, after)];
  if (old === undefined || now === undefined) return true;
  return rule === 'higher' ? now > old : now < old;
};

export interface Relaxed {
  readonly key: string;
  readonly before: string;
  readonly after: string;
}

/** The settings by which `after` is looser than `before`; both hold every resolved value. */
export const relaxations = (
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly Relaxed[] =>
  [...after].flatMap(([key, now]) => {
    const name = splitEnvironment(key)?.key ?? key;
    const [rule, old] = [looser[name], before.get(key)];
    if (rule === undefined || old === undefined || !loosens(name, rule, old, now)) return [];
    return [{ key, before: old, after: now }];
  });
