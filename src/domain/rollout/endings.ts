import type { Reason } from '../verdicts/verdicts.ts';
import { codes } from './codes.ts';
import { exposureOf } from './exposure.ts';
import type { Failure, Journal, Operation } from './journal.ts';
import type { Next, Situation, Thrown } from './machine.ts';
import { planRollback } from './plan-rollback.ts';
import { quarantine } from './quarantine.ts';
import type { Colour } from './release.ts';
import { conclude, disowned, withdraw } from './transitions.ts';

/** The ways a step turns off the straight road: withdraw, go back, hold, stop. Pure. */

const known: Readonly<Record<string, { readonly next: string }>> = codes.docs;

export const failureOf = (why: Thrown, at: number): Failure => ({
  code: why.code,
  message: why.message,
  next: why.next || (known[why.code]?.next ?? `See docs/errors.md#${why.code}.`),
  at,
});

/** The release to switch to is not fit: it is withdrawn; traffic was never near it. */
export const unfit = (s: Situation, why: Thrown): Next => ({
  kind: 'write',
  journal: withdraw(s.journal, failureOf(why, s.now)),
});

/** Cancelled before the switch. A rollback stays open: traffic is still on the bad release. */
export const stop = (s: Situation, op: Operation): Next => {
  if (op.kind === 'deploy')
    return unfit(s, {
      code: 'interrupted-before-switch',
      message: `Cancelled in step ${op.step}; traffic did not move.`,
      next: '',
    });
  const reason = codes.reason('rollback-interrupted', `Cancelled in step ${op.step}; traffic is not back yet.`);
  return { kind: 'done', end: { result: 'interrupted', reasons: [reason] } };
};

/** Nothing can be done without a person; traffic stays where it is. */
export const held = (s: Situation, reasons: readonly Reason[], journal: Journal = s.journal): Next => ({
  kind: 'done',
  journal: conclude(journal, 'held', s.now),
  end: { result: 'held', reasons },
});

/** The live release is bad: the same operation becomes a rollback in one write, or a person is asked. */
export const goBack = (s: Situation, why: Thrown): Next => {
  const { operation } = s.journal;
  if (operation === null) return held(s, []);
  const cause = failureOf(why, s.now);
  const plan = planRollback(
    s.journal,
    s.observed,
    {
      operation: operation.id,
      to: 'verified',
      automatic: true,
      cause,
      timing: operation.timing,
      by: operation.by,
      exposure: exposureOf(s.facts.verification?.evidence ?? null),
    },
    s.now,
  );
  if (plan.kind === 'begin') return { kind: 'write', journal: plan.journal };
  const reason: Reason = { code: cause.code, message: cause.message, next: cause.next };
  const marked = quarantine(s.journal, operation.release, cause.message, operation.id, s.now);
  return held(s, [reason, ...plan.reasons], disowned(marked, operation.release));
};

/** Somebody else moved traffic onto the colour we were about to change: nothing is touched. */
export const movedByOther = (s: Situation, to: Colour): Next => ({
  kind: 'done',
  journal: conclude(s.journal, 'moved-by-other', s.now),
  end: {
    result: 'moved-by-other',
    reasons: [codes.reason('traffic-moved-by-other', `Traffic is at ${to}, which was about to be stopped.`)],
  },
});
