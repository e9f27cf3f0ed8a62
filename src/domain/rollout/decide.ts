import type { Reason } from '../verdicts/verdicts.ts';
import { codes } from './codes.ts';
import { goBack, held, movedByOther, stop, unfit } from './endings.ts';
import type { Journal, Operation } from './journal.ts';
import { withLastOutput } from './last-output.ts';
import type { Effect, End, Facts, Next, Situation, Thrown } from './machine.ts';
import { runs } from './plan-deploy.ts';
import type { ColourState } from './ports.ts';
import { hasContract, type Release } from './release.ts';
import { advance, conclude, emptied, leaving, noted, retireLater, switched, verified } from './transitions.ts';

/**
 * The heart: what to do next, from what is recorded and what is seen. Pure; the driver carries it out, looks again
 * and asks again. Every effect is preceded by a record of its intent, so a kill at any point leaves a journal from
 * which the same decision follows.
 */

const maxTries = 3;
const pollMs = 100;
/** A longer bake is left to the next run, so that it costs no billed minutes. */
export const longestBakeInJobMs = 60_000;

const effect = (one: Effect): Next => ({ kind: 'effect', effect: one });
const write = (journal: Journal): Next => ({ kind: 'write', journal });
const wait = (ms: number = pollMs): Next => ({ kind: 'wait', ms });

const tiredOf = (facts: Facts): Thrown | undefined =>
  facts.failures.length >= maxTries ? facts.failures[facts.failures.length - 1] : undefined;

const holds = (state: ColourState, release: Release): boolean =>
  state.state !== 'absent' && state.releaseId === release.id;

const gone = (state: ColourState, release: Release): boolean => state.state === 'broken' || !holds(state, release);

/** The code and words for a colour that will not come, or is no longer, well. */
const whatBroke = (state: ColourState): Thrown =>
  state.state === 'broken'
    ? { code: state.cause, message: withLastOutput(state.detail, state.logTail), next: '' }
    : { code: 'app-vanished', message: 'The release is not running any more.', next: '' };

const preparing = (s: Situation, op: Operation): Next => {
  if (s.observed.traffic === op.to) return movedByOther(s, op.to);
  if (s.cancelled) return stop(s, op);
  const failed = s.facts.failures[0];
  if (failed !== undefined) return unfit(s, failed);
  if (s.facts.done) return write(advance(s.journal, 'warming'));
  return effect({ kind: 'start', colour: op.to, release: op.release });
};

const warming = (s: Situation, op: Operation): Next => {
  if (s.cancelled) return stop(s, op);
  const state = s.observed[op.to];
  if (gone(state, op.release)) {
    // Found so after a kill: it may have died with the machine, not by its own fault. Start it once more.
    return s.facts.inherited ? write(advance(s.journal, 'preparing')) : unfit(s, whatBroke(state));
  }
  const spent = s.now - s.facts.since;
  if (state.state === 'ready') return ready(s, op, spent);
  if (spent <= op.timing.startMs) return wait();
  if (s.facts.logs === null) return effect({ kind: 'logs', colour: op.to });
  return unfit(s, neverReady(state, spent, s.facts.logs));
};

const neverReady = (state: ColourState, spent: number, logs: string): Thrown => {
  const waiting = state.state === 'starting' ? state.waiting : undefined;
  const seconds = Math.round(spent / 1000);
  const message =
    waiting === undefined
      ? `Nothing listens on its port after ${seconds} s.`
      : `Not ready after ${seconds} s. ${waiting.detail}`;
  return { code: waiting?.code ?? 'app-never-listened', message: withLastOutput(message, logs), next: '' };
};

const ready = (s: Situation, op: Operation, spent: number): Next => {
  const { goodSince, lastProbe, logs } = s.facts;
  if (goodSince !== null && s.now - goodSince >= op.timing.warmMs) return write(advance(s.journal, 'switching'));
  if (goodSince === null && spent > op.timing.startMs + op.timing.warmMs) {
    if (logs === null) return effect({ kind: 'logs', colour: op.to });
    const message = `The health path did not answer well for ${op.timing.warmMs} ms on end; last answer: ${lastProbe?.detail ?? s.facts.failures.at(-1)?.message ?? 'none'}.`;
    return unfit(s, { code: 'warm-up-failed', message: withLastOutput(message, logs), next: '' });
  }
  const rest = lastProbe === null ? 0 : lastProbe.at + pollMs - s.now;
  return rest > 0 ? wait(rest) : effect({ kind: 'probe', colour: op.to });
};

const switching = (s: Situation, op: Operation): Next => {
  const { traffic } = s.observed;
  if (traffic === op.to) return arrived(s, op);
  if (s.cancelled && op.kind === 'deploy') return stop(s, op);
  if (s.facts.movedByOther || (op.kind === 'deploy' && traffic !== op.from)) {
    const message = `Traffic is at ${traffic ?? 'no colour'}, not at ${op.from ?? 'no colour'} where it was.`;
    return unfit(s, { code: 'traffic-moved-by-other', message, next: '' });
  }
  const tired = tiredOf(s.facts);
  if (tired !== undefined) return unfit(s, { ...tired, code: 'effect-failed' });
  const state = s.observed[op.to];
  if (!runs(state, op.release))
    return s.facts.inherited ? write(advance(s.journal, 'preparing')) : unfit(s, whatBroke(state));
  return effect({ kind: 'switch', from: traffic, to: op.to });
};

const arrived = (s: Situation, op: Operation): Next => {
  const moved = { ...s, journal: switched(s.journal, s.now) };
  if (s.facts.confirmed || s.cancelled) return write(moved.journal);
  const state = s.observed[op.to];
  const dead = gone(state, op.release);
  if (!dead && s.now - s.facts.since <= op.timing.switchMs) {
    const asked = s.facts.lastProbe;
    return asked === null || s.now - asked.at >= 20 ? effect({ kind: 'confirm' }) : wait(20);
  }
  if (op.kind === 'rollback') return write(moved.journal);
  if (dead) return goBack(moved, { ...whatBroke(state), code: 'died-after-switch' });
  const detail = s.facts.lastProbe?.detail ?? 'no answer';
  const message = `After ${op.timing.switchMs} ms the entrance did not answer with the new release; last answer: ${detail}.`;
  return goBack(moved, { code: 'switch-not-observed', message, next: '' });
};

const switchedUnverified = (s: Situation, op: Operation): Next => {
  const state = s.observed[op.to];
  if (gone(state, op.release)) return bad(s, op, { ...whatBroke(state), code: 'died-after-switch' });
  if (s.cancelled) return { kind: 'done', end: interrupted(op) };
  if (s.aim.until === 'switched' && op.kind === 'deploy') return { kind: 'done', end: handedOver(op) };
  const { verification } = s.facts;
  if (verification === null) return effect({ kind: 'verify' });
  if (verification.verdict === 'pass') return passed(s, op);
  const message = verification.reasons.map(reason => reason.message).join(' ');
  if (verification.verdict === 'fail') return bad(s, op, { code: 'verification-failed', message, next: '' });
  return unsure(s, op, `Verification: ${verification.verdict}. ${message}`);
};

const passed = (s: Situation, op: Operation): Next => {
  if (op.kind === 'deploy') return write(verified(s.journal, s.now));
  return rolledBack(s, op, []);
};

/** What came back was verified once; thin traffic now does not unmake that, and the run is red in any case. */
const unsure = (s: Situation, op: Operation, message: string): Next => {
  if (op.kind === 'rollback') return rolledBack(s, op, [codes.reason('verification-unsure', message)]);
  if (s.aim.onUnverified === 'rollback') return goBack(s, { code: 'verification-unsure', message, next: '' });
  return { kind: 'done', end: { result: 'unverified', reasons: [codes.reason('verification-unsure', message)] } };
};

/** The record with what was measured of the rollback in the meantime. */
const knownNow = (s: Situation): Journal =>
  noted(s.journal, { exposure: s.facts.exposure, keptMovedAt: s.keptMovedAt });

/** Who verifies names what was found, and who goes back by hand knows why; what only the rollout saw, it names itself. */
const seenByRollout = ['switch-not-observed', 'died-after-switch'] as const;

const rolledBack = (s: Situation, op: Operation, notes: readonly Reason[]): Next => {
  const cause = op.undo?.cause;
  const named = seenByRollout
    .filter(code => code === cause?.code)
    .map(code => codes.reason(code, cause?.message ?? ''));
  const message = `Traffic is back in ${op.to} on a verified release. Cause: ${cause?.message ?? 'not recorded'}`;
  return {
    kind: 'done',
    journal: conclude(knownNow(s), 'rolled-back', s.now),
    end: { result: 'rolled-back', reasons: [...named, codes.reason('rolled-back', message), ...notes] },
  };
};

const bad = (s: Situation, op: Operation, why: Thrown): Next => {
  if (op.kind === 'deploy') return goBack(s, why);
  return {
    kind: 'done',
    journal: conclude(knownNow(s), 'rollback-unverified', s.now),
    end: { result: 'rollback-unverified', reasons: [codes.reason('rollback-unverified', why.message)] },
  };
};

const handedOver = (op: Operation): End => ({
  result: 'switched',
  reasons: [codes.reason('switched-unverified', `Traffic is on ${op.to}; the release is not yet verified.`)],
});

const interrupted = (op: Operation): End => ({
  result: 'interrupted',
  reasons: [
    op.kind === 'rollback'
      ? codes.reason('rollback-interrupted', `Cancelled in step ${op.step}; the rollback goes on when it is run again.`)
      : codes.reason('interrupted-after-switch', `Cancelled in step ${op.step}; traffic is on ${op.to}.`),
  ],
});

const deployed = (s: Situation, journal: Journal, reasons: readonly Reason[] = []): Next => ({
  kind: 'done',
  journal: conclude(journal, 'deployed', s.now),
  end: { result: 'deployed', reasons },
});

const baking = (s: Situation, op: Operation): Next => {
  const state = s.observed[op.to];
  if (gone(state, op.release)) return goBack(s, { ...whatBroke(state), code: 'died-after-switch' });
  if (s.cancelled) return { kind: 'done', end: interrupted(op) };
  const old = leaving(op);
  const until = (s.journal.verified?.at ?? s.now) + op.timing.bakeMs;
  const nothingWarm = s.observed[old].state === 'absent';
  if (op.timing.bakeMs > longestBakeInJobMs && !nothingWarm) return deployed(s, retireLater(s.journal, old, until));
  if (s.now < until && !nothingWarm) return wait(Math.min(500, until - s.now));
  return write(advance(s.journal, 'retiring'));
};

const retiring = (s: Situation, op: Operation): Next => {
  const old = leaving(op);
  if (s.observed.traffic === old) return movedByOther(s, old);
  if (s.facts.done || s.observed[old].state === 'absent') return retired(s, op, emptied(s.journal, old), []);
  if (s.cancelled) return { kind: 'done', end: interrupted(op) };
  const tired = tiredOf(s.facts);
  if (tired !== undefined)
    return retired(s, op, retireLater(s.journal, old, s.now), [codes.reason('retire-failed', tired.message)]);
  if (op.kind === 'rollback' && s.facts.logs === null) return effect({ kind: 'logs', colour: old });
  return effect({ kind: 'retire', colour: old, drainMs: op.timing.drainMs });
};

const retired = (s: Situation, op: Operation, journal: Journal, reasons: readonly Reason[]): Next => {
  if (op.kind === 'rollback') return write(advance(knownNow({ ...s, journal }), 'switched-unverified'));
  return hasContract(op.release) ? write(advance(journal, 'contracting')) : deployed(s, journal, reasons);
};

/** The hook that takes away what only the old release needed: not before the old release is gone. */
const contracting = (s: Situation, op: Operation): Next => {
  if (s.facts.done) return deployed(s, s.journal);
  if (s.cancelled) return { kind: 'done', end: interrupted(op) };
  const [failed] = s.facts.failures;
  if (failed === undefined) return effect({ kind: 'contract', release: op.release });
  return {
    kind: 'done',
    journal: conclude(s.journal, 'contract-failed', s.now),
    end: { result: 'contract-failed', reasons: [codes.reason('contract-failed', failed.message)] },
  };
};

const withdrawing = (s: Situation, op: Operation): Next => {
  if (s.observed.traffic === op.to) return movedByOther(s, op.to);
  const state = s.observed[op.to];
  // A way back that listens but answers badly is left for a person to look at; only what we started is removed.
  const leave = op.kind === 'rollback' && state.state === 'ready';
  if (leave) return withdrawn(s, op, s.journal, []);
  // Also what never came to be started is retired once: an adoption made for it is taken back then.
  if (s.facts.done) return withdrawn(s, op, emptied(s.journal, op.to), []);
  const tired = tiredOf(s.facts);
  if (tired !== undefined)
    return withdrawn(s, op, retireLater(s.journal, op.to, s.now), [codes.reason('retire-failed', tired.message)]);
  return effect({ kind: 'retire', colour: op.to, drainMs: 0 });
};

const withdrawn = (s: Situation, op: Operation, journal: Journal, notes: readonly Reason[]): Next => {
  const { failure } = op;
  const known = failure ?? { code: 'interrupted-before-switch', message: 'Cancelled before the switch.', next: '' };
  const why: Reason = {
    code: known.code,
    message: known.message,
    next: known.next || `See docs/errors.md#${known.code}.`,
  };
  if (op.kind === 'rollback') return held(s, [codes.reason('rollback-target-unfit', why.message), ...notes], journal);
  const result = known.code === 'interrupted-before-switch' ? 'interrupted' : 'withdrawn';
  return {
    kind: 'done',
    journal: conclude(journal, result === 'withdrawn' ? 'failed' : result, s.now),
    end: { result, reasons: [why, ...notes] },
  };
};

const steps: { readonly [S in Operation['step']]: (s: Situation, op: Operation) => Next } = {
  preparing,
  warming,
  switching,
  'switched-unverified': switchedUnverified,
  baking,
  retiring,
  contracting,
  withdrawing,
};

/** What to do next about the open operation; undefined when none is open. */
export const decide = (situation: Situation): Next | undefined => {
  const { operation } = situation.journal;
  return operation === null ? undefined : steps[operation.step](situation, operation);
};
