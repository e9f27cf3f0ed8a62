/** Which cases there are, and running them, several at a time. */
import { type Fault, faults } from '../fault-proxy.ts';
import { type Bed, type Case, type Reference, referenceOf, runCase } from './cases.ts';
import { type Scenario, scenarios } from './scenarios.ts';

export interface Planned {
  readonly reference: Reference;
  readonly at: number;
  readonly fault: Fault;
}

export const keyOf = (one: Pick<Case, 'scenario' | 'at' | 'fault'>): string =>
  `${one.scenario} #${one.at} ${one.fault}`;

/** Every fault at every write. */
export const casesOf = (references: readonly Reference[], kinds: readonly Fault[] = faults): readonly Planned[] =>
  references.flatMap(reference =>
    reference.writes.flatMap((_, index) => kinds.map(fault => ({ reference, at: index + 1, fault }))),
  );

/**
 * `count` of them, in an order that reaches every scenario, fault and stretch of the rollout early: neighbours in the
 * list are as far apart as can be. The same every time.
 */
export const stratified = (cases: readonly Planned[], count: number): readonly Planned[] => {
  const stride = strideOf(cases.length);
  return Array.from({ length: Math.min(count, cases.length) }, (_, n) => cases[(n * stride) % cases.length]).filter(
    one => one !== undefined,
  );
};

const greatestCommon = (a: number, b: number): number => (b === 0 ? a : greatestCommon(b, a % b));

/** Near the golden section of the length, and without a common divisor with it. */
const strideOf = (length: number): number => {
  let stride = Math.max(1, Math.round(length * 0.618));
  while (greatestCommon(stride, length) !== 1) stride += 1;
  return stride;
};

/** Does `work` for all of `items`, so many at once; in no order. */
const pooled = async <T>(items: readonly T[], atOnce: number, work: (item: T) => Promise<void>): Promise<void> => {
  const queue = [...items];
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
};

export const references = async (bed: Bed, only = '', atOnce = 1): Promise<readonly Reference[]> => {
  const found: Reference[] = [];
  const shown = chosen(only).filter(scenario => bed.can(scenario));
  await pooled(shown, atOnce, async scenario => {
    found.push(await referenceOf(bed, scenario));
  });
  const order = scenarios.map(({ name }) => name);
  return found.sort((a, b) => order.indexOf(a.scenario.name) - order.indexOf(b.scenario.name));
};

export const chosen = (only: string): readonly Scenario[] => scenarios.filter(({ name }) => name.includes(only));

const thrown = ({ reference, at, fault }: Planned, error: unknown): Case => ({
  scenario: reference.scenario.name,
  at,
  where: reference.writes[at - 1] ?? '',
  fault,
  first: 'not run',
  again: 'not run',
  asked: 0,
  failed: 0,
  wrong: [`the case itself failed: ${error instanceof Error ? error.message : String(error)}`],
});

/** Runs until all are done, or `until` says that the time is over. */
export const runAll = async (
  bed: Bed,
  cases: readonly Planned[],
  options: { readonly atOnce: number; readonly until?: () => boolean; done(one: Case): Promise<void> },
): Promise<void> => {
  await pooled(cases, options.atOnce, async planned => {
    if (options.until?.() === true) return;
    const { reference, at, fault } = planned;
    await options.done(await runCase(bed, reference, { at, fault }).catch(error => thrown(planned, error)));
  });
};
