import { z } from 'zod';
import type { Answer, GitHub } from './client.ts';

const environment = z.object({
  protection_rules: z
    .array(z.object({ type: z.string(), reviewers: z.array(z.unknown()).optional() }))
    .optional()
    .default([]),
});

const content = z.object({ type: z.literal('file'), encoding: z.literal('base64'), content: z.string() });
const comparison = z.object({ status: z.enum(['ahead', 'behind', 'diverged', 'identical']) });

/** Where `head` stands as seen from `base`. */
export type Relation = z.output<typeof comparison>['status'];

const encodePath = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

/** The few questions we ask GitHub about the calling repository. */
export interface Repository {
  /** Whether a person must approve a deployment to the environment. */
  requiresReview(environment: string): Promise<Answer<boolean>>;
  /** A file's text at a commit. */
  fileAt(path: string, commit: string): Promise<Answer<string>>;
  relation(base: string, head: string): Promise<Answer<Relation>>;
}

const map = <A, B>(answer: Answer<A>, change: (value: A) => B): Answer<B> =>
  answer.kind === 'found' ? { kind: 'found', value: change(answer.value) } : answer;

/** `name` is `owner/name`. */
export const repository = (github: GitHub, name: string): Repository => ({
  requiresReview: async one =>
    map(await github.get(`/repos/${name}/environments/${encodeURIComponent(one)}`, environment), found =>
      found.protection_rules.some(rule => rule.type === 'required_reviewers' && rule.reviewers?.length !== 0),
    ),
  fileAt: async (path, commit) =>
    map(
      await github.get(`/repos/${name}/contents/${encodePath(path)}?ref=${encodeURIComponent(commit)}`, content),
      file => Buffer.from(file.content, 'base64').toString('utf8'),
    ),
  relation: async (base, head) =>
    map(
      await github.get(
        `/repos/${name}/compare/${encodeURIComponent(base)}...${encodeURIComponent(head)}?per_page=1`,
        comparison,
      ),
      found => found.status,
    ),
});
