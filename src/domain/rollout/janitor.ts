import type { Reason, VerdictOf } from '../verdicts/verdicts.ts';
import { codes } from './codes.ts';
import type { DeployOutcome } from './deploy.ts';
import type { RolloutPorts } from './driver.ts';
import type { Journal, Lease, Operation, OperationId } from './journal.ts';
import { claim, describeHolder, handOverMs } from './lease.ts';
import type { EndResult } from './machine.ts';
import { type Ended, replacedBy, resume } from './resume.ts';
import { type RollbackOutcome, rollback } from './rollback.ts';
import { lock, look, type Place, release, type Seen, sweep } from './session.ts';
import { type RolloutStatus, status } from './status.ts';

/** Finds what was left half-way in one environment and ends it: nobody else is there to do it. */

export type JanitorVerdict = VerdictOf<'janitor'>;

export interface JanitorPolicy {
  /** A deploy that never got traffic: taken away again, or brought to its end as if nothing had happened. */
  readonly onUnswitched: 'withdraw' | 'finish';
  readonly onUnverified: 'hold' | 'rollback';
  /** An operation that is open for longer is looked at by a person, though its holder lives. */
  readonly busyMs: number;
  /** Without a journal there is nothing wrong. */
  readonly allowEmpty: boolean;
}

export interface JanitorCommand extends Place {
  readonly policy: JanitorPolicy;
  readonly by: Operation['by'];
  newId(): OperationId;
}

/** One thing that was found, and what came of it. */
export interface Tidied {
  readonly found: string;
  readonly verdict: JanitorVerdict;
  readonly reasons: readonly Reason[];
  /** The operation that was worked on. */
  readonly operation: Operation | null;
  readonly ended: Ended | null;
}

export interface JanitorOutcome {
  readonly verdict: JanitorVerdict;
  readonly reasons: readonly Reason[];
  readonly tidied: readonly Tidied[];
  readonly status: RolloutStatus;
  readonly journal: Journal;
}

/** What is to be done next; `end`: nothing, and what that means. */
export type Finding =
  | {
      readonly kind: 'end';
      readonly found: string;
      readonly verdict: JanitorVerdict;
      readonly reasons: readonly Reason[];
    }
  | { readonly kind: 'resume' | 'withdraw'; readonly found: string; readonly operation: Operation }
  | { readonly kind: 'retire' | 'unlock'; readonly found: string };

const end = (verdict: JanitorVerdict, found: string, ...reasons: readonly Reason[]): Finding => ({
  kind: 'end',
  found,
  verdict,
  reasons,
});

/**
 * Between the steps of one job nobody renews, and the process that took the lease has ended as it should: only the time
 * it was given tells whether the next step still comes.
 */
const handedOver = (lease: Lease, now: number): boolean =>
  lease.durationMs >= handOverMs && now - lease.renewedAt <= lease.durationMs;

const busy = ({ journal, now }: Seen, lease: Lease, policy: JanitorPolicy): Finding => {
  const { operation } = journal;
  const found = operation === null ? 'a lease' : `a ${operation.kind} at ${operation.step}`;
  const holder = describeHolder(lease, now);
  const since = operation?.startedAt ?? lease.renewedAt;
  if (now - since <= policy.busyMs)
    return end('busy', `${found}, held`, codes.reason('operation-at-work', `Held by ${holder}.`));
  const minutes = Math.round((now - since) / 60_000);
  const message = `Open for ${minutes} minutes, held by ${holder}.`;
  return end('needs-a-person', `${found}, held for long`, codes.reason('operation-stuck', message));
};

const neverHadTraffic = ({ observed }: Seen, open: Operation): boolean =>
  open.kind === 'deploy' &&
  observed.traffic !== open.to &&
  ['preparing', 'warming', 'switching', 'withdrawing'].includes(open.step);

const leftOpen = (seen: Seen, open: Operation, policy: JanitorPolicy): Finding => {
  const found = `a ${open.kind} left at ${open.step}`;
  const withdraw = open.step === 'withdrawing' || policy.onUnswitched === 'withdraw';
  return { kind: neverHadTraffic(seen, open) && withdraw ? 'withdraw' : 'resume', found, operation: open };
};

const settledPlace = (seen: Seen): Finding => {
  const { live, liveVerified, drift } = status(seen.journal, seen.observed);
  if (drift.length > 0) return end('needs-a-person', 'drift', ...drift.map(line => codes.reason('drift', line)));
  if (live === null || liveVerified) return end('clean', live === null ? 'nothing is live' : 'nothing left open');
  const message = `Release ${live.id.slice(0, 12)} has traffic and was never verified.`;
  return end('needs-a-person', 'an unverified live release', codes.reason('live-unverified', message));
};

/** What is known of the holder of the lease. */
export interface HolderSigns {
  /** Its process is surely gone. */
  readonly gone: boolean;
  /** Its whole run is over, so that no later step of it comes. */
  readonly concluded: boolean;
}

/** What was found, from one look. Pure. */
export const inspect = (seen: Seen, signs: HolderSigns, policy: JanitorPolicy): Finding => {
  const { journal, observed, now, version } = seen;
  if (version === undefined)
    return end(
      policy.allowEmpty ? 'clean' : 'needs-a-person',
      'no journal',
      codes.reason('no-journal', `${journal.app} in ${journal.environment} has no journal here.`),
    );
  const { lease, operation, retireAfter } = journal;
  const awaited = lease !== null && handedOver(lease, now) && !signs.concluded;
  if (lease !== null && (awaited || !claim(lease, '', now, signs.gone || signs.concluded).granted))
    return busy(seen, lease, policy);
  if (operation !== null) return leftOpen(seen, operation, policy);
  if (lease !== null) return { kind: 'unlock', found: `a lease left by operation ${lease.holder}` };
  const due = retireAfter !== null && retireAfter.at <= now && observed.traffic !== retireAfter.colour;
  return due ? { kind: 'retire', found: `${retireAfter.colour}, warm beyond its time` } : settledPlace(seen);
};

const afterEnd: { readonly [R in EndResult]: JanitorVerdict } = {
  deployed: 'finished',
  switched: 'failed',
  unverified: 'needs-a-person',
  withdrawn: 'rolled-back',
  interrupted: 'failed',
  'rolled-back': 'rolled-back',
  'rollback-unverified': 'needs-a-person',
  held: 'needs-a-person',
  'moved-by-other': 'needs-a-person',
  'contract-failed': 'needs-a-person',
};

/** Ended without an operation of ours: somebody was faster, or it was refused. */
const afterNothing = ({ verdict, reasons }: DeployOutcome | RollbackOutcome): JanitorVerdict => {
  if (verdict === 'superseded' || reasons.some(reason => reason.code === 'locked')) return 'busy';
  if (verdict === 'held') return 'needs-a-person';
  return ['unchanged', 'deployed', 'not-needed', 'already-rolled-back'].includes(verdict) ? 'finished' : 'failed';
};

const judged = (found: string, ended: Ended): Tidied => {
  const { end: last, operation, reasons: given } = ended.outcome;
  const verdict = last === null ? afterNothing(ended.outcome) : afterEnd[last.result];
  const what = operation === null ? 'It' : `The ${operation.kind} of ${operation.release.id.slice(0, 12)}`;
  const reasons = verdict === 'finished' ? [codes.reason('operation-finished', `${what} is at its end.`)] : given;
  return { found, verdict, reasons, operation, ended };
};

type Left = Finding & { readonly kind: 'resume' | 'withdraw' };

const resumed = async (ports: RolloutPorts, command: JanitorCommand, { found }: Left): Promise<Tidied> => {
  const { policy, newId, ...place } = command;
  const done = await resume(ports, { ...place, newId: newId(), onUnverified: policy.onUnverified });
  return done.kind === 'nothing'
    ? { found, verdict: 'finished', reasons: [done.reason], operation: null, ended: null }
    : judged(found, done);
};

const withdrawn = async (
  ports: RolloutPorts,
  command: JanitorCommand,
  { journal }: Seen,
  { found, operation: open }: Left,
): Promise<Tidied> => {
  const { policy: _, newId, ...place } = command;
  const reason = `left at ${open.step} by a run that is gone`;
  const asked = { operation: '', newId: newId(), to: 'verified', reason, automatic: true, timing: open.timing };
  const outcome = await rollback(ports, { ...place, ...asked });
  const tidied = judged(found, { open, before: replacedBy(open, journal), outcome });
  return outcome.end?.result === 'interrupted' && !ports.signal.aborted
    ? { ...tidied, verdict: 'rolled-back' }
    : tidied;
};

/** Under the lock, and only what the look under the lock still shows. */
const locked = async (
  ports: RolloutPorts,
  command: JanitorCommand,
  seen: Seen,
  { kind, found }: Finding & { readonly kind: 'retire' | 'unlock' },
): Promise<Tidied | undefined> => {
  const taken = await lock(ports, command, seen, command.newId());
  if (taken === undefined) return undefined;
  const swept = kind === 'retire' && (await sweep(ports, taken));
  if (!swept) await release(taken.ledger);
  const reason =
    kind === 'retire'
      ? codes.reason('colour-retired', `Retired ${found}.`)
      : codes.reason('lease-released', `Released ${found}.`);
  return { found, verdict: 'finished', reasons: [reason], operation: null, ended: null };
};

const act = async (
  ports: RolloutPorts,
  command: JanitorCommand,
  seen: Seen,
  finding: Exclude<Finding, { kind: 'end' }>,
): Promise<Tidied | undefined> => {
  if (finding.kind === 'resume') return await resumed(ports, command, finding);
  if (finding.kind === 'withdraw') return await withdrawn(ports, command, seen, finding);
  return await locked(ports, command, seen, { kind: finding.kind, found: finding.found });
};

/** From the best to the worst. */
const ranks: readonly JanitorVerdict[] = ['clean', 'finished', 'busy', 'rolled-back', 'needs-a-person', 'failed'];

const worst = (tidied: readonly Tidied[]): JanitorVerdict =>
  tidied.reduce<JanitorVerdict>(
    (so, { verdict }) => (ranks.indexOf(verdict) > ranks.indexOf(so) ? verdict : so),
    'clean',
  );

/** A colour to retire may follow an operation, which may follow a lease; more than that would be a circle. */
const maxFindings = 6;

const concluded = (seen: Seen, tidied: readonly Tidied[]): JanitorOutcome => ({
  verdict: worst(tidied),
  reasons: tidied.flatMap(one => one.reasons),
  tidied,
  status: status(seen.journal, seen.observed),
  journal: seen.journal,
});

const signsOf = async ({ liveness }: RolloutPorts, lease: Lease | null): Promise<HolderSigns> => ({
  gone: lease !== null && (await liveness.gone(lease.evidence)),
  concluded: lease !== null && (await liveness.concluded?.(lease.evidence)) === true,
});

export const tidyUp = async (ports: RolloutPorts, command: JanitorCommand): Promise<JanitorOutcome> => {
  const tidied: Tidied[] = [];
  for (let round = 0; round < maxFindings; round += 1) {
    const seen = await look(ports, command);
    const finding = inspect(seen, await signsOf(ports, seen.journal.lease), command.policy);
    ports.say(`found: ${finding.found}`);
    const done =
      finding.kind === 'end' ? { ...finding, operation: null, ended: null } : await act(ports, command, seen, finding);
    if (done === undefined) continue;
    const { found, verdict, reasons, operation, ended } = done;
    tidied.push({ found, verdict, reasons, operation, ended });
    if (finding.kind === 'end' || ports.signal.aborted) return concluded(seen, tidied);
    if (!['finished', 'rolled-back'].includes(done.verdict)) break;
  }
  return concluded(await look(ports, command), tidied.length > 0 ? tidied : [neverStill]);
};

/** Somebody wrote between every look and every try of ours: he is at work. */
const neverStill: Tidied = {
  found: 'a journal that changed all the time',
  verdict: 'busy',
  reasons: [codes.reason('operation-at-work', 'The journal changed at every try.')],
  operation: null,
  ended: null,
};
