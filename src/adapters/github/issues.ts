import { z } from 'zod';
import type { Answer, GitHub, Written } from './client.ts';

const issue = z.object({
  id: z.number().int(),
  number: z.number().int(),
  state: z.string(),
  state_reason: z.string().nullish(),
  html_url: z.string(),
  body: z.string().nullish(),
  author_association: z.string().optional(),
  user: z.object({ type: z.string() }).nullable(),
  labels: z.array(z.union([z.string(), z.object({ name: z.string().optional() })])),
  /** A pull request is an issue too. */
  pull_request: z.unknown().optional(),
});

const comment = z.object({ id: z.number().int(), body: z.string().optional(), html_url: z.string() });

export type Issue = z.output<typeof issue>;
export type Comment = z.output<typeof comment>;

export interface NewIssue {
  readonly title: string;
  readonly body: string;
  readonly label: string;
}

export type Change =
  | { readonly state: 'closed'; readonly state_reason: 'completed' }
  | { readonly state: 'closed'; readonly state_reason: 'duplicate'; readonly duplicate_issue_id: number }
  | { readonly state: 'open'; readonly state_reason: 'reopened' };

export interface Issues {
  /** By the list, which knows a new issue at once; the search would take minutes. Pull requests are left out. */
  labelled(label: string, state: 'open' | 'all'): Promise<Answer<readonly Issue[]>>;
  ensureLabel(label: string, color: string, description: string): Promise<Written<unknown>>;
  create(wanted: NewIssue, mine: (issue: Issue) => boolean): Promise<Written<Issue>>;
  change(number: number, to: Change): Promise<Written<Issue>>;
  comments(number: number): Promise<Answer<readonly Comment[]>>;
  comment(number: number, body: string, mine: (comment: Comment) => boolean): Promise<Written<Comment>>;
}

/** People who may write here, and apps. Anybody may open an issue that looks like ours. */
export const isTrusted = ({ user, author_association: association = '' }: Issue): boolean =>
  user?.type === 'Bot' || ['OWNER', 'MEMBER', 'COLLABORATOR'].includes(association);

const foundIn = <T>(answer: Answer<T>): T | undefined => (answer.kind === 'found' ? answer.value : undefined);

/** `name` is `owner/name`. */
export const issues = (github: GitHub, name: string): Issues => {
  const at = `/repos/${name}`;
  const labelled: Issues['labelled'] = async (label, state) => {
    const answer = await github.list(
      `${at}/issues?labels=${encodeURIComponent(label)}&state=${state}&sort=created&direction=desc`,
      issue,
    );
    if (answer.kind !== 'found') return answer;
    return { kind: 'found', value: answer.value.filter(one => one.pull_request === undefined) };
  };
  const comments: Issues['comments'] = async number => await github.list(`${at}/issues/${number}/comments`, comment);
  return {
    labelled,
    comments,
    ensureLabel: async (label, color, description) => {
      const there = await github.get(`${at}/labels/${encodeURIComponent(label)}`, z.unknown());
      if (there.kind !== 'absent') return there;
      return await github.post(`${at}/labels`, { name: label, color, description }, z.unknown(), async () =>
        foundIn(await github.get(`${at}/labels/${encodeURIComponent(label)}`, z.unknown())),
      );
    },
    create: async ({ title, body, label }, mine) =>
      await github.post(`${at}/issues`, { title, body, labels: [label] }, issue, async () =>
        foundIn(await labelled(label, 'open'))?.find(mine),
      ),
    change: async (number, to) => await github.patch(`${at}/issues/${number}`, to, issue),
    comment: async (number, body, mine) =>
      await github.post(`${at}/issues/${number}/comments`, { body }, comment, async () =>
        foundIn(await comments(number))?.find(mine),
      ),
  };
};
