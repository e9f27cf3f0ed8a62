/** `mode: drill`: traffic goes old → new → old, and then to the new release as in any other run, under load of our own. */

import { type Certificate, type CertificateBody, drilled, issue, textOf } from '../../domain/rollout/certificate.ts';
import { codes } from '../../domain/rollout/codes.ts';
import { clientsOf, failedOf, phaseOf, type Stretch } from '../../domain/rollout/drill.ts';
import type { Release } from '../../domain/rollout/release.ts';
import type { Reason } from '../../domain/verdicts/verdicts.ts';
import type { RollbackResult } from '../auto-rollback/run.ts';
import type { Deps, Ended, Plain } from './types.ts';

/** Half of the requests on fresh connections, half over so many kept ones. */
export const keptConnections = 4;
const toolVersion = '0.1.0';

export interface Drilled {
  readonly certificate: Certificate;
  readonly text: string;
  readonly file: string;
}

interface Pair {
  readonly old: Release;
  readonly new: Release;
}

const movedAt = (report: { readonly steps: readonly { readonly step: string; readonly at: string }[] }): number =>
  Date.parse(report.steps.find(one => one.step === 'switching')?.at ?? '');

/** Where the load goes; a rule of the inputs sees to it that it is known. */
const entranceOf = ({ url, port }: Plain): string => url || `http://127.0.0.1:${port}`;

const brokenOff = (message: string): Reason => codes.reason('drill-broken-off', message);

interface Legs {
  readonly ended: Ended;
  readonly pair: Pair | null;
  readonly stretches: readonly Stretch[];
  readonly recovery: CertificateBody['recovery'];
  /** The drill did not come to its end; why. */
  readonly broken: Reason | null;
}

const nothingDrilled = { pair: null, stretches: [], recovery: { freshMs: null, keptMs: null } };

/** Traffic on the new release, and both releases as the deploy knew them; no pair: nothing was live. */
const toNew = async (inputs: Plain, deps: Deps): Promise<{ first: Ended['deploy']; pair: Pair | null }> => {
  const known: { pair: Pair | null } = { pair: null };
  const first = await deps.deploy(
    { ...inputs, phase: 'switch', verification: '' },
    {
      pair: (live, candidate) => {
        known.pair = live === null ? null : { old: live, new: candidate };
      },
    },
  );
  const moved = first.verdict === 'deployed' && !first.report.liveVerified;
  return { first, pair: moved ? known.pair : null };
};

const backToOld = async (inputs: Plain, deps: Deps, operation: string): Promise<RollbackResult> =>
  await deps.rollback(
    {
      ...inputs,
      'operation-id': operation,
      to: 'verified',
      'lift-quarantine': '',
      automatic: false,
      reason: 'drill',
    },
    { drill: true },
  );

/** Between five marks lie four stretches. */
const stretchesOf = (
  marks: readonly number[],
  pair: Pair,
  first: Ended['deploy'],
  last: Ended['deploy'],
): Stretch[] => {
  const moves: readonly (readonly [Stretch['name'], Stretch['moved']])[] = [
    ['before', null],
    ['to-new', { at: movedAt(first.report), left: pair.old.id }],
    ['back-to-old', { at: marks[2] ?? 0, left: pair.new.id }],
    ['to-new-again', { at: movedAt(last.report), left: pair.old.id }],
  ];
  return moves.map(([name, moved], at) => ({ name, startedAt: marks[at] ?? 0, endedAt: marks[at + 1] ?? 0, moved }));
};

/** To the new release and back again, then `finish`: the ordinary run. */
const legs = async (inputs: Plain, deps: Deps, finish: (inputs: Plain) => Promise<Ended>): Promise<Legs> => {
  const { clock, signal } = deps;
  const marks = [clock.now()];
  const hold = async (until: AbortSignal = signal): Promise<void> => {
    await clock.sleep(inputs['drill-hold'], until);
    marks.push(clock.now());
  };
  await hold();
  const { first, pair } = await toNew(inputs, deps);
  const so: Ended = { ...ended(first), verification: null, settle: null, rollback: null };
  const stopped = (last: Ended, message: string): Legs => ({
    ...nothingDrilled,
    ended: last,
    broken: brokenOff(message),
  });
  if (pair === null)
    return stopped(
      so,
      `The way to the new release ended as "${first.verdict}"; traffic must move between two releases.`,
    );
  const operation = first.report.operation ?? '';
  await deps.keepingLease(inputs, operation, hold);
  const back = await backToOld(inputs, deps, operation);
  if (back.verdict !== 'rolled-back' || back.report.liveReleaseId !== pair.old.id)
    return stopped({ ...so, rollback: back, reasons: back.reasons }, `The way back ended as "${back.verdict}".`);
  await hold();
  const last = await finish({ ...inputs, 'operation-id': '' });
  await hold();
  return {
    ended: last,
    pair,
    stretches: stretchesOf(marks, pair, first, last.deploy),
    recovery: { freshMs: back.report.recoveryMs, keptMs: back.report.keptRecoveryMs },
    broken: last.verdict === 'deployed' ? null : brokenOff(`The last way ended as "${last.verdict}".`),
  };
};

const ended = (deploy: Ended['deploy']): Pick<Ended, 'verdict' | 'reasons' | 'deploy'> => ({
  verdict: deploy.verdict === 'refused' || deploy.verdict === 'interrupted' ? deploy.verdict : 'failed',
  reasons: deploy.reasons,
  deploy,
});

const passes = ({ total, recovery, limits }: Omit<CertificateBody, 'passed'>): boolean =>
  failedOf(total) <= limits.maxFailed &&
  recovery.freshMs !== null &&
  recovery.freshMs <= limits.maxRecoveryMs &&
  total.fresh.requests > 0 &&
  total.kept.requests > 0;

const certified = async (
  inputs: Plain,
  { pair, stretches, recovery }: Legs & { readonly pair: Pair },
  load: ReturnType<Deps['drillLoad']>,
): Promise<Certificate> => {
  const requests = await load.stop();
  const half = inputs['drill-rate'] / 2;
  const phases = stretches.map(one => phaseOf(one, requests));
  const content = {
    schema: 'prod-actions/drill-certificate/v1',
    app: inputs.app,
    environment: inputs.environment,
    target: inputs.target,
    tool: { name: 'prod-actions', version: toolVersion },
    old: await drilled(pair.old),
    new: await drilled(pair.new),
    startedAt: stretches[0]?.startedAt ?? 0,
    endedAt: stretches.at(-1)?.endedAt ?? 0,
    load: { freshPerSecond: half, keptPerSecond: half, keptConnections },
    phases,
    total: clientsOf(requests),
    recovery,
    limits: { maxFailed: inputs['drill-max-failed'], maxRecoveryMs: inputs['drill-max-recovery'] },
  } as const;
  return await issue({ ...content, passed: passes(content) });
};

const say = ({ total, recovery }: Certificate): string => {
  const { fresh, kept } = total;
  const again = kept.sentAgain ? ` (${kept.sentAgain} sent again, as the server closed the connection under them)` : '';
  return `${fresh.failed} of ${fresh.requests} requests on fresh connections failed, ${kept.failed} of ${kept.requests} on kept ones${again}; back in ${recovery.freshMs ?? '?'} ms on fresh connections, ${recovery.keptMs ?? '?'} ms on kept ones.`;
};

export interface DrillEnd {
  readonly ended: Ended;
  readonly drill: Drilled | null;
}

export const drill = async (
  inputs: Plain,
  deps: Deps,
  finish: (inputs: Plain) => Promise<Ended>,
): Promise<DrillEnd> => {
  const load = deps.drillLoad(entranceOf(inputs), inputs['drill-rate']);
  try {
    const done = await legs(inputs, deps, finish);
    const { pair, broken } = done;
    if (broken !== null || pair === null) {
      // What was asked for is the drill: a release that went live without it is no success.
      const verdict = done.ended.verdict === 'deployed' ? 'failed' : done.ended.verdict;
      const reasons = [...done.ended.reasons, ...(broken === null ? [] : [broken])];
      return { ended: { ...done.ended, verdict, reasons }, drill: null };
    }
    const certificate = await certified(inputs, { ...done, pair }, load);
    const text = textOf(certificate);
    const reason = codes.reason(certificate.passed ? 'drill-passed' : 'drill-failed', say(certificate));
    const verdict = certificate.passed ? done.ended.verdict : 'failed';
    return {
      ended: { ...done.ended, verdict, reasons: [...done.ended.reasons, reason] },
      drill: { certificate, text, file: await deps.saveCertificate(text) },
    };
  } finally {
    await load.stop();
  }
};
