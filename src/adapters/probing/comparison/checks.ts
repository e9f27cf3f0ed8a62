import {
  type Beginning,
  type Check,
  type CheckReport,
  type Look,
  unaskedReport,
} from '../../../domain/verification/check.ts';
import { errorWatch, latencyBesideWatch } from '../../../domain/verification/comparison.ts';
import { blockMs, type Plan } from '../../../domain/verification/objectives.ts';
import { isComparable } from '../../../domain/verification/probing/kinds.ts';
import { codes } from './codes.ts';
import { type PairDeps, PairSource } from './pairs.ts';
import { type Judged, judgedErrors, judgedLatency, type Kind, objectiveOf, titles } from './report.ts';
import type { Sides } from './sides.ts';

/** A vote a second: shorter blocks are not as independent, longer ones are found later. */
const longestBlockMs = 1000;
/** The last pairs may need a whole time-out. */
const graceMs = 2000;

interface Parts {
  readonly plan: Plan;
  readonly sides: Sides;
  readonly source: PairSource;
}

/** What one kind of watch has in common with the other: it is fed pairs and says how it stands. */
interface Watch {
  judged(): Judged;
}

const watchOf = (kind: Kind, tolerance: number, { plan, source }: Parts, alpha: number): Watch => {
  if (kind === 'errors') {
    const watch = errorWatch(tolerance, alpha);
    source.listen(pair => watch.add(pair));
    return { judged: () => judgedErrors(watch.report()) };
  }
  const watch = latencyBesideWatch(tolerance, Math.min(longestBlockMs, blockMs(plan.durationMs)), alpha);
  source.listen((pair, completeUntil) => {
    watch.add(pair);
    watch.completeUntil(completeUntil);
  });
  return { judged: () => judgedLatency(watch.report()) };
};

const asked = ({ plan, sides }: Parts): string =>
  `${plan.probes.map(probe => probe.name).join(', ')} at ${sides.release.url} (new) and ${sides.baseline.url} (old), ${plan.probes.length === 1 ? '' : 'in turn, '}at the same moment`;

const comparing = (kind: Kind, tolerance: number, parts: Parts): Check => {
  const { plan, source } = parts;
  let begun: Beginning | undefined;
  let watch: Watch | undefined;
  const soFar = (now: number): CheckReport => {
    const judged = watch?.judged();
    const changed: Judged | undefined =
      source.strays === 0
        ? undefined
        : {
            verdict: 'inconclusive',
            code: 'baseline-changed',
            what: `${source.strays} answers came from another release than the two compared.`,
            samples: judged?.samples ?? 0,
            value: null,
          };
    const { verdict, code, what, samples, value } = changed ?? judged ?? nothing;
    return {
      name: titles[kind],
      source: 'our probes, straight to both',
      query: asked(parts),
      window: begun === undefined ? null : { from: begun.startedAt, to: now },
      samples,
      value,
      unit: kind === 'errors' ? 'points' : '%',
      objective: objectiveOf(kind, tolerance),
      verdict,
      code,
      what,
      next: code === null ? '' : codes.docs[code].next,
      // What it could not see is said; `strict` makes that count.
      required: false,
    };
  };
  return {
    name: titles[kind],
    source: 'our probes, straight to both',
    required: false,
    patienceMs: plan.probeTimeoutMs + graceMs,
    begin: async beginning => {
      begun = beginning;
      watch = watchOf(kind, tolerance, parts, beginning.alpha);
      source.start();
    },
    look: async (at: Look) => {
      if (at.last) await source.done();
      return soFar(at.now);
    },
    close: async () => await source.close(),
  };
};

const nothing: Judged = { verdict: 'inconclusive', code: 'increase-unseen', what: '', samples: 0, value: null };

/** The comparison was asked for, and there is nothing to compare with. */
const missing = (kind: Kind, tolerance: number): Check => {
  const about = { name: titles[kind], source: 'our probes', required: false };
  const code = 'baseline-missing';
  const { means: what, next } = codes.docs[code];
  const unasked = unaskedReport(about, { verdict: 'inconclusive', code, what, next });
  const report = { ...unasked, samples: 0, objective: objectiveOf(kind, tolerance) };
  return { ...about, patienceMs: 1000, look: async () => report };
};

/** The plan asks for a comparison, so the two addresses are worth looking up. */
export const compares = ({ comparison }: Plan): boolean =>
  comparison !== undefined && (comparison.errorIncrease !== null || comparison.latencyIncrease !== null);

/** The new release beside the old one, as far as the plan asks for it. */
export const comparisonChecks = (plan: Plan, sides: Sides | null, deps: PairDeps): readonly Check[] => {
  const { errorIncrease = null, latencyIncrease = null } = plan.comparison ?? {};
  const tolerances = [
    ['errors', errorIncrease],
    ['latency', latencyIncrease],
  ] as const;
  const wanted = tolerances.flatMap(([kind, tolerance]) => (tolerance === null ? [] : [{ kind, tolerance }]));
  const straight = { ...plan, probes: plan.probes.filter(isComparable) };
  if (sides === null || straight.probes.length === 0)
    return wanted.map(({ kind, tolerance }) => missing(kind, tolerance));
  const parts = { plan: straight, sides, source: new PairSource(straight, sides, deps) };
  return wanted.map(({ kind, tolerance }) => comparing(kind, tolerance, parts));
};
