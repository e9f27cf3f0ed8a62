import { z } from 'zod';
import type { Status } from '../../domain/deployments/statuses.ts';
import type { Answer, GitHub, Written } from './client.ts';

const deployment = z.object({
  id: z.number().int(),
  sha: z.string(),
  task: z.string(),
  payload: z.union([z.record(z.string(), z.unknown()), z.string()]),
});

const status = z.object({
  state: z.string(),
  description: z.string().nullable(),
  log_url: z.string().optional(),
  target_url: z.string().optional(),
});

export type Deployment = z.output<typeof deployment>;
export type DeploymentStatus = z.output<typeof status>;

export interface NewDeployment {
  readonly ref: string;
  readonly environment: string;
  readonly task: string;
  readonly description: string;
  /** Holds `key`, by which it is found again. */
  readonly payload: { readonly key: string } & Readonly<Record<string, unknown>>;
}

export interface NewStatus extends Status {
  readonly logUrl: string | null;
  readonly environmentUrl: string | null;
}

/** GitHub's record of what went where, in one repository. */
export interface Deployments {
  /** Newest first, at most one page. */
  of(environment: string, task: string): Promise<Answer<readonly Deployment[]>>;
  /** Newest first. */
  latest(id: number): Promise<Answer<DeploymentStatus | undefined>>;
  create(wanted: NewDeployment): Promise<Written<Deployment>>;
  say(id: number, said: NewStatus): Promise<Written<DeploymentStatus>>;
}

export const keyOf = ({ payload }: Deployment): unknown => (typeof payload === 'string' ? undefined : payload['key']);

const foundIn = <T>(answer: Answer<T>): T | undefined => (answer.kind === 'found' ? answer.value : undefined);

/** `name` is `owner/name`. */
export const deployments = (github: GitHub, name: string): Deployments => {
  const at = `/repos/${name}/deployments`;
  const of: Deployments['of'] = async (environment, task) =>
    await github.list(
      `${at}?environment=${encodeURIComponent(environment)}&task=${encodeURIComponent(task)}`,
      deployment,
      1,
    );
  const latest: Deployments['latest'] = async id => {
    const answer = await github.get(`${at}/${id}/statuses?per_page=1`, z.array(status));
    return answer.kind === 'found' ? { kind: 'found', value: answer.value[0] } : answer;
  };
  return {
    of,
    latest,
    create: async ({ ref, environment, task, description, payload }) =>
      await github.post(
        at,
        // Nothing is merged, and our own run, which is a check that has not passed yet, does not stand in the way.
        { ref, environment, task, description, payload, auto_merge: false, required_contexts: [] },
        deployment,
        async () => foundIn(await of(environment, task))?.find(one => keyOf(one) === payload.key),
      ),
    say: async (id, { state, description, logUrl, environmentUrl }) =>
      await github.post(
        `${at}/${id}/statuses`,
        {
          state,
          description,
          // It would end other apps' deployments of the same environment, and none of production.
          auto_inactive: false,
          ...(logUrl === null ? {} : { log_url: logUrl }),
          ...(environmentUrl === null ? {} : { environment_url: environmentUrl }),
        },
        status,
        async () => {
          const last = foundIn(await latest(id));
          return last?.state === state && last.description === description ? last : undefined;
        },
      ),
  };
};
