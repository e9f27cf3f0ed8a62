import type { Announcement, Beginning, Channel, ReleaseName, Sent } from '../../domain/announcements/announcement.ts';
import { shortName } from '../../domain/announcements/names.ts';
import { type DeploymentPlan, deploymentPlan } from '../../domain/deployments/statuses.ts';
import type { Deployments } from '../github/deployments.ts';
import { taken } from './github-answers.ts';
import { DeliveryOnGitHub, permission, type RunOfGitHub, type Target } from './github-delivery.ts';

/** What GitHub's environments page says: which release is live, which one was bad. */

export interface DeploymentParts {
  readonly run: RunOfGitHub;
  /** Ends with the signal. */
  deployments(signal: AbortSignal): Deployments;
}

/** GitHub makes a deployment of a commit; a release that was adopted may have none. */
const hasCommit = ({ revision }: Pick<ReleaseName, 'revision'>): boolean => /^[0-9a-f]{40,64}$/.test(revision);

/** An address of this machine would lead everybody else nowhere. */
const publicUrl = (text: string): string | null => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') return null;
  return /^(?:localhost|127\.[\d.]+|\[::1\])$/.test(url.hostname) ? null : text;
};

interface Told {
  readonly id: number | null;
  readonly detail: string;
}

type Step = (on: DeliveryOnGitHub, about: Announcement, plan: DeploymentPlan) => Promise<Told | undefined>;

/**
 * Nothing began it, or it could not be said; what was refused leaves no trace of a deployment. A run that began nothing
 * itself ends what another one left.
 */
const beganNow = async (
  on: DeliveryOnGitHub,
  { release, happening }: Announcement,
  beganNothing: boolean,
): Promise<Target | undefined> => {
  if (release === null || !hasCommit(release) || happening === 'refused' || happening === 'superseded')
    return undefined;
  return (beganNothing ? await on.leftBy(release) : undefined) ?? (await on.ofThisRun(release));
};

const sayAsked =
  (begun: Target | undefined, beganNothing: boolean): Step =>
  async (on, about, { asked }) => {
    if (asked === null) return undefined;
    const target = begun ?? (await beganNow(on, about, beganNothing));
    if (target === undefined) return undefined;
    const { id, ofJob } = target;
    await on.say(id, asked, asked.state === 'success' ? publicUrl(about.url) : null);
    return {
      id,
      detail: `${about.release === null ? 'the delivery' : shortName(about.release)} ${asked.state}${ofJob ? ', on the deployment of the job' : ''}`,
    };
  };

const sayBad: Step = async (on, { bad: release }, { bad }) => {
  if (bad === null || release === null) return undefined;
  const name = shortName(release);
  const known = await on.find(release);
  if (known === undefined && !hasCommit(release)) return { id: null, detail: `${name} has no deployment` };
  const made = known ?? (await on.create('deploy', release, `Delivery of ${name}`));
  if (typeof made !== 'number' && made.kind === 'refused') return { id: null, detail: `${name}: ${made.message}` };
  const id = typeof made === 'number' ? made : taken(made, permission).id;
  await on.say(id, bad);
  return { id, detail: `${name} ${bad.state}` };
};

const sayBack: Step = async (on, { bad, liveVerified, url }, { back }) => {
  if (back === null) return undefined;
  const name = shortName(back);
  if (!hasCommit(back)) return { id: null, detail: `${name} has no commit to make a deployment of` };
  const made = await on.create('rollback', back, `Back to ${name}${bad === null ? '' : ` from ${shortName(bad)}`}`);
  if (made.kind === 'refused') return { id: null, detail: `${name} got no deployment: ${made.message}` };
  const { id } = taken(made, permission);
  const description = `Has traffic again after a rollback${liveVerified ? ', verified' : ''}.`;
  await on.say(id, { state: 'success', description }, publicUrl(url));
  return { id, detail: `${name} success, by a new deployment` };
};

/** The bad release first: it is wrong to call it live for a moment longer. */
const deliver = async (
  on: DeliveryOnGitHub,
  about: Announcement,
  begun: Target | undefined,
  beganNothing: boolean,
): Promise<Sent> => {
  const plan = deploymentPlan(about);
  const told: Told[] = [];
  for (const step of [sayAsked(begun, beganNothing), sayBad, sayBack]) {
    const one = await step(on, about, plan);
    if (one !== undefined) told.push(one);
  }
  const ids = told.flatMap(({ id }) => (id === null ? [] : [id]));
  const older = plan.settles && ids.length > 0 ? await on.endOlder(Math.max(...ids), ids) : 0;
  const details = [...told.map(({ detail }) => detail), ...(older === 0 ? [] : [`${older} older ended`])];
  const detail = details.length === 0 ? 'nothing to say' : details.join('; ');
  return ids.length === 0 ? { detail, skipped: true } : { detail };
};

/** One for each run of an action: what `begin` made, `deliver` finds again. */
export const deploymentChannel = ({ run, deployments }: DeploymentParts): Channel => {
  let first: Beginning | undefined;
  let begun: Promise<Target | undefined> = Promise.resolve(undefined);
  let tries = 0;
  const begin = async (beginning: Beginning, signal: AbortSignal): Promise<Target> => {
    const on = new DeliveryOnGitHub(deployments(signal), run, beginning);
    const target = await on.ofThisRun(beginning);
    await on.say(target.id, { state: 'in_progress', description: 'The delivery has begun.' });
    return target;
  };
  return {
    name: 'github-deployments',
    begin: async (beginning, signal) => {
      if (!hasCommit(beginning)) return;
      first = beginning;
      const now = begin(beginning, signal);
      // What went wrong is the caller's to say; the end makes up for it.
      begun = now.catch(() => undefined);
      await now;
    },
    leave: async signal => {
      const target = await begun;
      if (first === undefined || target === undefined || target.ofJob) return;
      const on = new DeliveryOnGitHub(deployments(signal), run, first);
      await on.say(target.id, { state: 'inactive', description: 'Nothing was changed.' });
    },
    deliver: async (announcement, signal) => {
      tries += 1;
      const target = await begun;
      // A beginning that got no answer may have made a deployment all the same.
      const again = tries > 1 || (first !== undefined && target === undefined);
      const about = { ...announcement, startedAt: first?.startedAt ?? announcement.startedAt };
      const on = new DeliveryOnGitHub(deployments(signal), run, about, again);
      return await deliver(on, announcement, target, first === undefined);
    },
  };
};
