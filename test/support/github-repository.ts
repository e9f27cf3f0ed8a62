/**
 * A repository as GitHub would keep it: deployments with their statuses, issues, comments, labels. Serve its `routes`
 * by `GitHubStub`, which checks every request and answer against GitHub's description.
 */
import { z } from 'zod';
import { comment, deployment, issue, label, status } from './github-records.ts';
import type { StubAnswer, StubRequest, StubRoutes } from './github-stub.ts';

const url = 'https://api.github.invalid/x';

const deploymentBody = z.object({
  ref: z.string(),
  task: z.string().default('deploy'),
  environment: z.string().default('production'),
  description: z.string().default(''),
  payload: z.union([z.record(z.string(), z.unknown()), z.string()]).default(''),
  auto_merge: z.boolean().default(true),
  required_contexts: z.array(z.string()).optional(),
});
const statusBody = z.object({
  state: z.string(),
  description: z.string().default(''),
  log_url: z.string().default(''),
  environment_url: z.string().default(''),
  auto_inactive: z.boolean().default(true),
});
const issueBody = z.object({
  title: z.string(),
  body: z.string().default(''),
  labels: z.array(z.string()).default([]),
});
const changeBody = z.object({ state: z.string(), state_reason: z.string(), duplicate_issue_id: z.number().optional() });
const labelBody = z.object({ name: z.string(), color: z.string(), description: z.string() });

export interface StoredStatus extends z.output<typeof statusBody> {
  readonly id: number;
}

export interface StoredDeployment extends z.output<typeof deploymentBody> {
  readonly id: number;
  readonly sha: string;
  readonly statuses: StoredStatus[];
}

export interface StoredIssue {
  readonly id: number;
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly labels: readonly string[];
  readonly comments: { readonly id: number; readonly body: string }[];
  readonly by: string;
  readonly pull: boolean;
  state: string;
  reason: string | null;
  duplicateOf: number | null;
}

const notFound: StubAnswer = { status: 404, body: { message: 'Not Found' } };

const refusal = (message: string): StubAnswer => ({ status: 422, body: { message, documentation_url: url } });

const page = <T>(items: readonly T[], { query }: StubRequest): readonly T[] => {
  const size = Number(query.get('per_page') ?? 30);
  return items.slice((Number(query.get('page') ?? 1) - 1) * size).slice(0, size);
};

type Permission = 'deployments' | 'issues';

export class GitHubRepository {
  readonly deployments: StoredDeployment[] = [];
  readonly issues: StoredIssue[] = [];
  readonly labels: string[] = [];
  /** Commits GitHub knows; unset, every one. */
  commits: readonly string[] | undefined;
  /** What the token may not write. */
  denied: readonly Permission[] = [];
  issuesDisabled = false;
  /** Called before the request is worked on; what it gives is answered instead. */
  before: (key: string, request: StubRequest) => StubAnswer | undefined | Promise<StubAnswer | undefined> = () =>
    undefined;
  /** Called when it was done; what it gives is answered instead. */
  after: (key: string, answer: StubAnswer) => StubAnswer = (_key, answer) => answer;
  private next = 1;

  /** The state a deployment shows: its newest status. */
  stateOf(id: number): string | undefined {
    return this.deployments.find(one => one.id === id)?.statuses.at(-1)?.state;
  }

  /** As GitHub does for a job that names an environment. */
  makeForJob(sha: string, environment: string, runId: string): StoredDeployment {
    const made = this.newDeployment({ ...deploymentBody.parse({ ref: sha }), environment });
    const log = `https://github.invalid/acme/web/actions/runs/${runId}/job/77`;
    this.setStatus(made, { ...statusBody.parse({ state: 'in_progress' }), log_url: log, auto_inactive: false });
    return made;
  }

  openIssue(over: Partial<StoredIssue> = {}): StoredIssue {
    const id = this.next++;
    const made: StoredIssue = {
      ...{ id: id + 1000, number: id, title: 'x', body: '', labels: [], comments: [], by: 'Bot', pull: false },
      ...{ state: 'open', reason: null, duplicateOf: null },
      ...over,
    };
    this.issues.push(made);
    return made;
  }

  readonly routes: StubRoutes = Object.fromEntries(
    Object.entries(this.handlers()).map(([key, handler]) => [
      key,
      async (request: StubRequest) => {
        const instead = (await this.before(key, request)) ?? this.forbidden(key);
        return instead ?? this.after(key, handler(request));
      },
    ]),
  );

  private forbidden(key: string): StubAnswer | undefined {
    const permission: Permission = key.includes('/deployments') ? 'deployments' : 'issues';
    const writes = !key.startsWith('GET');
    if (permission === 'issues' && this.issuesDisabled && writes && !key.includes('labels')) {
      return { status: 410, body: { message: 'Issues has been disabled in this repository.' } };
    }
    if (!writes || !this.denied.includes(permission)) return undefined;
    return {
      status: 403,
      headers: { 'x-accepted-github-permissions': `${permission}=write` },
      body: { message: 'Resource not accessible by integration', documentation_url: url },
    };
  }

  private handlers(): Record<string, (request: StubRequest) => StubAnswer> {
    const repo = '/repos/{owner}/{repo}';
    return {
      [`GET ${repo}/deployments`]: request => this.listDeployments(request),
      [`POST ${repo}/deployments`]: request => this.createDeployment(request),
      [`GET ${repo}/deployments/{deployment_id}/statuses`]: request => this.listStatuses(request),
      [`POST ${repo}/deployments/{deployment_id}/statuses`]: request => this.createStatus(request),
      [`GET ${repo}/issues`]: request => this.listIssues(request),
      [`POST ${repo}/issues`]: request => this.createIssue(request),
      [`PATCH ${repo}/issues/{issue_number}`]: request => this.changeIssue(request),
      [`GET ${repo}/issues/{issue_number}/comments`]: request => this.listComments(request),
      [`POST ${repo}/issues/{issue_number}/comments`]: request => this.createComment(request),
      [`POST ${repo}/labels`]: request => this.createLabel(request),
      [`GET ${repo}/labels/{name}`]: ({ parameters }) =>
        this.labels.includes(parameters['name'] ?? '')
          ? { status: 200, body: label(parameters['name'] ?? '') }
          : notFound,
    };
  }

  private newDeployment(body: z.output<typeof deploymentBody>): StoredDeployment {
    const made = { ...body, id: this.next++, sha: body.ref, statuses: [] };
    this.deployments.push(made);
    return made;
  }

  private listDeployments(request: StubRequest): StubAnswer {
    const { query } = request;
    const found = this.deployments
      .filter(one => query.get('environment') === null || one.environment === query.get('environment'))
      .filter(one => query.get('task') === null || one.task === query.get('task'))
      .toReversed();
    return { status: 200, body: page(found, request).map(deployment) };
  }

  private createDeployment({ body }: StubRequest): StubAnswer {
    const wanted = deploymentBody.parse(body);
    if (this.commits !== undefined && !this.commits.includes(wanted.ref)) {
      return refusal(`No ref found for: ${wanted.ref}`);
    }
    // The run that asks is itself a check that has not passed yet.
    if (wanted.required_contexts === undefined)
      return { status: 409, body: { message: 'Conflict: Commit status checks failed' } };
    if (wanted.auto_merge) return { status: 202, body: { message: 'Auto-merged main into it' } };
    return { status: 201, body: deployment(this.newDeployment(wanted)) };
  }

  private deploymentIn({ parameters }: StubRequest): StoredDeployment | undefined {
    return this.deployments.find(one => one.id === Number(parameters['deployment_id']));
  }

  private listStatuses(request: StubRequest): StubAnswer {
    const found = this.deploymentIn(request);
    return found === undefined
      ? notFound
      : { status: 200, body: page(found.statuses.toReversed(), request).map(status) };
  }

  private createStatus(request: StubRequest): StubAnswer {
    const found = this.deploymentIn(request);
    if (found === undefined) return notFound;
    return { status: 201, body: status(this.setStatus(found, statusBody.parse(request.body))) };
  }

  private setStatus(of: StoredDeployment, wanted: z.output<typeof statusBody>): StoredStatus {
    const made = { ...wanted, id: this.next++ };
    of.statuses.push(made);
    if (wanted.state === 'success' && wanted.auto_inactive) this.deactivate(of);
    return made;
  }

  /** GitHub ends the successes of the environment that came before, whosever they are. */
  private deactivate(live: StoredDeployment): void {
    for (const one of this.deployments) {
      const before = one.id < live.id && one.environment === live.environment;
      if (before && this.stateOf(one.id) === 'success') {
        one.statuses.push({ ...statusBody.parse({ state: 'inactive' }), id: this.next++ });
      }
    }
  }

  private listIssues(request: StubRequest): StubAnswer {
    const { query } = request;
    const [state = 'open', wanted] = [query.get('state') ?? undefined, query.get('labels')];
    const found = this.issues
      .filter(one => state === 'all' || one.state === state)
      .filter(one => wanted === null || one.labels.includes(wanted))
      .toReversed();
    return { status: 200, body: page(found, request).map(issue) };
  }

  private createIssue({ body }: StubRequest): StubAnswer {
    const wanted = issueBody.parse(body);
    if (wanted.body.length > 65_536) return refusal('body is too long (maximum is 65536 characters)');
    return { status: 201, body: issue(this.openIssue(wanted)) };
  }

  private issueIn({ parameters }: StubRequest): StoredIssue | undefined {
    return this.issues.find(one => one.number === Number(parameters['issue_number']));
  }

  private changeIssue(request: StubRequest): StubAnswer {
    const found = this.issueIn(request);
    if (found === undefined) return notFound;
    const to = changeBody.parse(request.body);
    found.state = to.state;
    found.reason = to.state_reason;
    found.duplicateOf = this.issues.find(one => one.id === to.duplicate_issue_id)?.number ?? null;
    return { status: 200, body: issue(found) };
  }

  private listComments(request: StubRequest): StubAnswer {
    const found = this.issueIn(request);
    return found === undefined ? notFound : { status: 200, body: page(found.comments, request).map(comment) };
  }

  private createComment(request: StubRequest): StubAnswer {
    const found = this.issueIn(request);
    if (found === undefined) return notFound;
    const made = { id: this.next++, ...z.object({ body: z.string() }).parse(request.body) };
    found.comments.push(made);
    return { status: 201, body: comment(made) };
  }

  private createLabel({ body }: StubRequest): StubAnswer {
    const { name } = labelBody.parse(body);
    if (this.labels.includes(name)) return refusal('Validation Failed: already_exists');
    this.labels.push(name);
    return { status: 201, body: label(name) };
  }
}
