import type { Announcement, Happening, ReleaseName } from '../announcements/announcement.ts';

/** What GitHub's deployments say at the end of a delivery. Pure. */

export type State = 'in_progress' | 'success' | 'failure' | 'error' | 'inactive';

export interface Status {
  readonly state: State;
  /** At most 140 characters. */
  readonly description: string;
}

export interface DeploymentPlan {
  /** For the deployment that this run began; null: it went back to what it wanted live, which gets a new one. */
  readonly asked: Status | null;
  /** For the deployment of the release that was taken back, where that is another one. */
  readonly bad: Status | null;
  /** The release that traffic came back to: it gets a new deployment. */
  readonly back: ReleaseName | null;
  /** What has traffic is known and verified: older deployments of this app end. */
  readonly settles: boolean;
}

const maxDescription = 140;

export const clip = (text: string): string =>
  text.length <= maxDescription ? text : `${text.slice(0, maxDescription - 1)}…`;

const short = (release: ReleaseName | null): string => (release === null ? 'none' : release.id.slice(0, 12));

/** `failure`: the release is bad. `error`: nobody can say, or it could not be done. `inactive`: another one is live. */
const asked: { readonly [H in Happening]: (about: Announcement) => Status } = {
  deployed: () => ({ state: 'success', description: 'Live and verified.' }),
  unverified: () => ({ state: 'error', description: 'Has traffic, not verified; the release before it is kept warm.' }),
  'rolled-back': ({ live }) => ({ state: 'failure', description: `Taken back; release ${short(live)} has traffic.` }),
  held: () => ({ state: 'failure', description: 'Bad, and nothing fit to go back to: a person must choose.' }),
  'rollback-failed': () => ({ state: 'failure', description: 'Bad, and taking it back failed: a person must act.' }),
  failed: () => ({ state: 'error', description: 'The delivery failed; see the run.' }),
  refused: () => ({ state: 'error', description: 'Refused before anything was changed.' }),
  superseded: () => ({ state: 'inactive', description: 'A newer delivery went first.' }),
  interrupted: () => ({ state: 'error', description: 'Interrupted; the next run goes on from where it stands.' }),
};

const withReason = (status: Status, { reasons }: Announcement): Status => {
  const first = reasons[0];
  const bad = status.state === 'failure' || status.state === 'error';
  return {
    state: status.state,
    description: clip(bad && first !== undefined ? `${status.description} ${first.code}` : status.description),
  };
};

const same = (a: ReleaseName | null, b: ReleaseName | null): boolean => a !== null && b !== null && a.id === b.id;

export const deploymentPlan = (about: Announcement): DeploymentPlan => {
  const { happening, release, bad, live, liveVerified } = about;
  const back = happening === 'rolled-back' ? live : null;
  const status = withReason(asked[happening](about), about);
  const wanted = !same(release, back);
  return {
    asked: wanted ? status : null,
    bad: bad !== null && !(wanted && same(bad, release)) ? status : null,
    back,
    settles: back !== null || (happening === 'deployed' && liveVerified),
  };
};
