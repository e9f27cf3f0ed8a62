import type { Beginning, ReleaseName } from '../../domain/announcements/announcement.ts';
import { clip, type Status } from '../../domain/deployments/statuses.ts';
import type { Written } from '../github/client.ts';
import { type Deployment, type Deployments, keyOf } from '../github/deployments.ts';
import { taken } from './github-answers.ts';

/** The run as GitHub names it. */
export interface RunOfGitHub {
  readonly sha: string;
  readonly runId: string;
  readonly runAttempt: string;
}

/** What a beginning and an end have in common. */
export type About = Pick<Beginning, 'app' | 'environment' | 'startedAt' | 'links'>;

type Release = Pick<ReleaseName, 'revision' | 'digest'>;

export interface Target {
  readonly id: number;
  /** GitHub made it for the job, and has the last word on it when the job ends. */
  readonly ofJob: boolean;
}

/** Older deployments that are looked at; each delivery leaves at most one that is not ended. */
const lookedBack = 10;

export const permission = 'deployments: write';

/** Of a delivery that came to no good end yet. */
const unsettled: readonly string[] = ['queued', 'pending', 'in_progress', 'error'];

const ended: readonly string[] = ['inactive', 'failure', 'error'];

/** A task of its own lets several apps share an environment. */
const taskOf = (app: string): string => `deploy:${app}`;

/** GitHub's deployments as one delivery of one app to one environment deals with them. */
export class DeliveryOnGitHub {
  private readonly api: Deployments;
  private readonly run: RunOfGitHub;
  private readonly about: About;
  /** Not the first try: what the one before did may be there already. */
  private readonly again: boolean;
  constructor(api: Deployments, run: RunOfGitHub, about: About, again = false) {
    this.api = api;
    this.run = run;
    this.about = about;
    this.again = again;
  }

  /** The one GitHub made for this job, where exactly one says so; else one of our own. */
  async ofThisRun(release: Release): Promise<Target> {
    const made = release.revision === this.run.sha ? await this.madeForJob() : undefined;
    if (made !== undefined) return { id: made, ofJob: true };
    const own = await this.create('deploy', release, `Delivery of ${this.about.app}`);
    return { id: taken(own, permission).id, ofJob: false };
  }

  /** Its statuses link to the run of the job. */
  private async madeForJob(): Promise<number | undefined> {
    const known = (await this.list('deploy')).filter(({ sha }) => sha === this.run.sha);
    const mine: number[] = [];
    for (const { id } of known.slice(0, lookedBack)) {
      const last = taken(await this.api.latest(id), permission);
      const link = last?.log_url ?? last?.target_url ?? '';
      if (`${link}/`.includes(`/actions/runs/${this.run.runId}/`) && !ended.includes(last?.state ?? '')) mine.push(id);
    }
    return mine.length === 1 ? mine[0] : undefined;
  }

  private async list(task: string): Promise<readonly Deployment[]> {
    const all = taken(await this.api.of(this.about.environment, task), permission);
    return all.toSorted((a, b) => b.id - a.id);
  }

  private async own(): Promise<readonly Deployment[]> {
    return await this.list(taskOf(this.about.app));
  }

  /** Once for each delivery and kind. */
  async create(kind: 'deploy' | 'rollback', release: Release, description: string): Promise<Written<Deployment>> {
    const { app, environment, startedAt } = this.about;
    const key = `${this.run.runId}.${this.run.runAttempt}.${startedAt}.${kind}`;
    const there = this.again ? (await this.own()).find(one => keyOf(one) === key) : undefined;
    if (there !== undefined) return { kind: 'found', value: there };
    return await this.api.create({
      ref: release.revision,
      environment,
      task: taskOf(app),
      description: clip(description),
      // GitHub's pages link a deployment with a `workflow_run_id` to the run.
      payload: {
        key,
        app,
        kind,
        revision: release.revision,
        digest: release.digest,
        workflow_run_id: Number(this.run.runId),
      },
    });
  }

  /** The newest of ours for that release, where the run that made it is gone and left it without a good end. */
  async leftBy(release: ReleaseName): Promise<Target | undefined> {
    const id = await this.find(release);
    const last = id === undefined ? undefined : taken(await this.api.latest(id), permission);
    return id !== undefined && unsettled.includes(last?.state ?? 'pending') ? { id, ofJob: false } : undefined;
  }

  async say(id: number, status: Status, environmentUrl: string | null = null): Promise<void> {
    const last = this.again ? taken(await this.api.latest(id), permission) : undefined;
    if (last?.state === status.state && last.description === status.description) return;
    const said = await this.api.say(id, { ...status, logUrl: this.about.links.run, environmentUrl });
    taken(said, permission);
  }

  /** The newest of ours for that release. */
  async find({ revision, digest }: ReleaseName): Promise<number | undefined> {
    return (await this.own()).find(({ sha, payload }) => {
      const of = typeof payload === 'string' ? null : (payload['digest'] ?? null);
      return sha === revision && (of === null || digest === null || of === digest);
    })?.id;
  }

  /**
   * Ends what is older than `live`, in whatever state a run that was cut off left it. GitHub's own `auto_inactive` ends
   * successes only, those of other apps as well, and none of a production environment.
   */
  async endOlder(live: number, but: readonly number[]): Promise<number> {
    const older = (await this.own()).filter(({ id }) => id < live && !but.includes(id));
    let count = 0;
    for (const { id } of older.slice(0, lookedBack)) {
      const last = taken(await this.api.latest(id), permission);
      if (last !== undefined && ended.includes(last.state)) continue;
      await this.say(id, { state: 'inactive', description: 'Another release is live.' });
      count += 1;
    }
    return count;
  }
}
