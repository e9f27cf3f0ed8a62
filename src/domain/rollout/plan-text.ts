import { type DeployPlan, liveRelease } from './plan-deploy.ts';
import { type Colour, otherColour, shortId } from './release.ts';
import type { Seen } from './session.ts';

/** A plan in words, for `dry-run` and for the log. Pure. */

const named = (colour: Colour | null): string => colour ?? 'no colour';

const seconds = (ms: number): string => `${ms / 1000} s`;

export const describePlan = (plan: DeployPlan, { journal, observed }: Seen): readonly string[] => {
  if (plan.kind === 'refused') return [];
  const live = liveRelease(journal, observed);
  const now =
    live === null
      ? 'Nothing is live.'
      : `Live: release ${shortId(live.id)} in ${named(observed.traffic)}${journal.verified?.release.id === live.id ? ', verified' : ', not verified'}.`;
  if (plan.kind === 'unchanged') return [now, 'Nothing to do.'];
  const { operation } = plan;
  if (plan.kind === 'finish-first')
    return [now, `End the open ${operation.kind} ${operation.id} (step ${operation.step}) first, then plan again.`];
  const { timing, to, release } = operation;
  const old = operation.from ?? otherColour(to);
  const start = plan.kind === 'resume' ? [`Go on with operation ${operation.id} from step ${operation.step}.`] : [];
  return [
    now,
    ...start,
    `Take the lease (fencing token ${journal.token + 1}).`,
    `Start release ${shortId(release.id)} in ${to}; it must listen within ${seconds(timing.startMs)}.`,
    `Probe it straight until it answered well for ${seconds(timing.warmMs)}.`,
    `Move traffic from ${named(observed.traffic)} to ${to}; the entrance must answer with it within ${seconds(timing.switchMs)}.`,
    'Verify it. On a failure: traffic back to the last verified release, and quarantine.',
    `Record it as verified; keep ${old} warm for ${seconds(timing.bakeMs)}.`,
    `Retire ${old}: requests in flight get ${seconds(timing.drainMs)}.`,
  ];
};
