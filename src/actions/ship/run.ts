import type { Outcome } from '../../core/action.ts';
import { CancelledError } from '../../core/errors.ts';
import { reasonOf } from '../../core/runtime.ts';
import { refuse } from '../../domain/rollout/certificate.ts';
import { codes } from '../../domain/rollout/codes.ts';
import { exposureOf } from '../../domain/rollout/exposure.ts';
import { FencedOut } from '../../domain/rollout/ports.ts';
import { effectOf } from '../../domain/verdicts/verdicts.ts';
import { defaultProbe } from '../../domain/verification/probes.ts';
import type { RollbackResult } from '../auto-rollback/run.ts';
import type { BlueGreenOutcome, Beside as DeployAbout } from '../blue-green-deploy/run.ts';
import type { Inputs as VerifyInputs } from '../post-deploy-verify/inputs.ts';
import { type Drilled, drill } from './drill.ts';
import type { Inputs } from './inputs.ts';
import { lastRollout, type ShipReport, type ShipVerdict, switchedAt, timelineOf } from './report.ts';
import type { Deps, Ended, Plain } from './types.ts';

export type ShipOutcome = Outcome<'ship', ShipReport>;

export type { Deps } from './types.ts';

const afterDeploy: { readonly [V in BlueGreenOutcome['verdict']]: ShipVerdict } = {
  deployed: 'deployed',
  unchanged: 'unchanged',
  refused: 'refused',
  superseded: 'superseded',
  reverted: 'rolled-back',
  interrupted: 'interrupted',
  failed: 'failed',
};

const afterSettle: typeof afterDeploy = { ...afterDeploy, unchanged: 'deployed', refused: 'failed' };

const afterRollback: { readonly [V in RollbackResult['verdict']]: ShipVerdict } = {
  'rolled-back': 'rolled-back',
  'already-rolled-back': 'rolled-back',
  held: 'held',
  superseded: 'superseded',
  'not-needed': 'failed',
  refused: 'failed',
  failed: 'failed',
};

/** An environment may demand that exactly this pair was drilled before; a drill itself is how that is met. */
const demandsOf = (inputs: Plain, deps: Deps): DeployAbout => {
  if (!inputs['require-drill']) return {};
  const { app, 'drill-max-age': maxAgeMs } = inputs;
  return {
    against: async (live, candidate, now) => {
      const text = await deps.certificate(inputs['drill-certificate']);
      const reason = await refuse(text, { live, candidate, app, maxAgeMs, now });
      return reason === undefined ? [] : [reason];
    },
  };
};

const deployed = async (inputs: Plain, deps: Deps): Promise<Ended> => {
  const deploy = await deps.log.group(
    'Deploy',
    async () => await deps.deploy({ ...inputs, phase: 'switch', verification: '' }, demandsOf(inputs, deps)),
  );
  const ended = { verdict: afterDeploy[deploy.verdict], reasons: deploy.reasons, deploy };
  return { ...ended, verification: null, settle: null, rollback: null };
};

/** Traffic is on a release that nobody has verified yet. */
const awaitsVerification = ({ deploy }: Ended): boolean =>
  deploy.verdict === 'deployed' && !deploy.report.liveVerified && deploy.report.operation !== null;

/** The proxy of the process target names the release on every answer; an app in a cluster may have, at the switch. */
const saysItsName = ({ target, url }: Plain, { arrival }: BlueGreenOutcome['report']): boolean =>
  target === 'process' ? url === '' : arrival === 'release';

const verified = async (inputs: Plain, deps: Deps, so: Ended): Promise<Ended> => {
  const { report } = so.deploy;
  // Empty for a cluster whose entrance nobody named: the verification then asks the cluster.
  const url = inputs.url || report.url;
  try {
    const asked: VerifyInputs = {
      ...inputs,
      probes: inputs.probes.length > 0 ? inputs.probes : [defaultProbe, `GET ${inputs['health-path']} 2xx`],
      url,
      release: report.releaseId ?? '',
      'require-release-header': inputs['require-release-header'] || saysItsName(inputs, report),
    };
    const verification = await deps.log.group(
      'Verify',
      async () =>
        await deps.keepingLease(inputs, report.operation ?? '', async signal => await deps.verify(asked, signal)),
    );
    return { ...so, verification, verdict: 'unverified', reasons: verification.reasons };
  } catch (thrown) {
    // The journal says "switched, unverified"; whoever comes next goes on from there.
    if (thrown instanceof CancelledError) {
      const reason = codes.reason('interrupted-after-switch', `The run was ${thrown.message} during the verification.`);
      return { ...so, verdict: 'interrupted', reasons: [reason] };
    }
    if (thrown instanceof FencedOut) {
      const reason = codes.reason('lease-lost', `Somebody else took over during the verification: ${thrown.message}.`);
      return { ...so, verdict: 'superseded', reasons: [reason] };
    }
    return { ...so, verdict: 'unverified', reasons: [reasonOf(thrown)] };
  }
};

const settled = async (inputs: Plain, deps: Deps, so: Ended): Promise<Ended> => {
  const settle = await deps.log.group(
    'Settle',
    async () =>
      await deps.deploy({
        ...inputs,
        phase: 'settle',
        'operation-id': so.deploy.report.operation ?? '',
        verification: 'pass',
      }),
  );
  return { ...so, settle, verdict: afterSettle[settle.verdict], reasons: [...so.reasons, ...settle.reasons] };
};

const rolledBack = async (inputs: Plain, deps: Deps, so: Ended): Promise<Ended> => {
  const rollback = await deps.log.group(
    'Roll back',
    async () =>
      await deps.rollback(
        {
          ...inputs,
          'operation-id': so.deploy.report.operation ?? '',
          to: 'verified',
          'lift-quarantine': '',
          automatic: true,
          reason: so.reasons.map(({ code, message }) => `${message} (${code})`).join(' '),
        },
        // The target's own count, where it has one, is taken instead once traffic is back.
        { exposure: exposureOf(so.verification?.report) },
      ),
  );
  return { ...so, rollback, verdict: afterRollback[rollback.verdict], reasons: [...so.reasons, ...rollback.reasons] };
};

/** Nothing was found against the release, nor enough for it. */
const held = (so: Ended): Ended => ({
  ...so,
  verdict: 'unverified',
  reasons: [
    ...so.reasons,
    codes.reason('verification-unsure', 'Traffic stays on the new release; the old one is kept warm.'),
  ],
});

/** A step that throws after traffic moved ends the run with what is known, never with a lost report. */
const guarded = async (so: Ended, body: () => Promise<Ended>): Promise<Ended> => {
  try {
    return await body();
  } catch (thrown) {
    const verdict = thrown instanceof CancelledError ? 'interrupted' : 'failed';
    return { ...so, verdict, reasons: [...so.reasons, reasonOf(thrown)] };
  }
};

const sequence = async (inputs: Plain, deps: Deps): Promise<Ended> => {
  const switched = await deployed(inputs, deps);
  if (!awaitsVerification(switched)) return switched;
  const judged = await verified(inputs, deps, switched);
  const verdict = judged.verification?.verdict;
  if (judged.verdict === 'interrupted' || judged.verdict === 'superseded') return judged;
  return await guarded(judged, async () => {
    if (verdict === 'pass') return await settled(inputs, deps, judged);
    const back = verdict === 'fail' || inputs['on-unverified'] === 'rollback';
    return back ? await rolledBack(inputs, deps, judged) : held(judged);
  });
};

const reportOf = (ended: Ended, startedAt: number, endedAt: number): ShipReport => {
  const { deploy, verification, settle, rollback } = ended;
  const parts = {
    deploy: deploy.report,
    verification: verification?.report ?? null,
    settle: settle?.report ?? null,
    rollback: rollback?.report ?? null,
  };
  const last = rollback?.report ?? settle?.report ?? deploy.report;
  const switched = switchedAt(deploy.report);
  const faultAt = verification?.verdict === 'fail' ? verification.report.endedAt : null;
  return {
    schema: 'prod-actions/ship/v1',
    verdict: ended.verdict,
    reasons: ended.reasons,
    timeline: timelineOf(parts, endedAt),
    startedAt,
    endedAt,
    detectionMs: faultAt !== null && switched !== null ? faultAt - switched : last.detectionMs,
    recoveryMs: last.recoveryMs,
    ...parts,
  };
};

const outputsOf = (report: ShipReport): Record<string, string> => {
  const last = lastRollout(report);
  return {
    'operation-id': report.deploy.operation ?? '',
    'release-id': report.deploy.releaseId ?? '',
    'previous-release-id': report.deploy.previousReleaseId ?? '',
    'live-release-id': last.liveReleaseId ?? '',
    'live-colour': last.liveColour ?? '',
    url: last.url,
    verification: report.verification?.verdict ?? '',
    'error-rate': `${report.verification?.errorRates[0]?.rate ?? ''}`,
    'switch-ms': `${report.deploy.switchMs ?? ''}`,
    'detection-ms': `${report.detectionMs ?? ''}`,
    'recovery-ms': `${report.recoveryMs ?? ''}`,
    'kept-recovery-ms': `${last.keptRecoveryMs ?? ''}`,
    'requests-failed': `${last.exposure?.failed ?? ''}`,
  };
};

/** Base64 on one line crosses job borders as it is. */
const drillOutputs = (drilled: Drilled | null): Record<string, string> => ({
  'drill-certificate': drilled === null ? '' : Buffer.from(drilled.text).toString('base64'),
  'drill-certificate-file': drilled?.file ?? '',
});

export const run = async (inputs: Inputs, deps: Deps): Promise<ShipOutcome> => {
  const startedAt = deps.clock.now();
  const drills = inputs.mode === 'drill' && !inputs['dry-run'];
  const mode = inputs.mode === 'observe' ? 'observe' : 'enforce';
  const plain: Plain = { ...inputs, mode, 'require-drill': inputs['require-drill'] && !drills };
  const { ended, drill: drilled } = drills
    ? await drill(plain, deps, async values => await sequence(values, deps))
    : { ended: await sequence(plain, deps), drill: null };
  const report = reportOf(ended, startedAt, deps.clock.now());
  return {
    verdict: ended.verdict,
    reasons: ended.reasons,
    effect: effectOf('ship', ended.verdict, {
      mode: inputs.mode === 'observe' ? 'observe' : 'enforce',
      strict: inputs.strict,
    }),
    outputs: { ...outputsOf(report), ...drillOutputs(drilled) },
    report: {
      ...report,
      onUnverified: inputs['on-unverified'],
      ...(drilled === null ? {} : { drill: drilled.certificate }),
    },
  };
};
