/** Minimal answers that GitHub's description accepts; the stub checks them like any other. */

const at = '2026-11-01T00:00:00Z';
const url = 'https://api.github.invalid/x';

export const environmentAnswer = (name: string, reviewers: number | undefined): unknown => ({
  id: 1,
  node_id: 'EN_1',
  name,
  url,
  html_url: url,
  created_at: at,
  updated_at: at,
  protection_rules:
    reviewers === undefined
      ? []
      : [
          {
            id: 2,
            node_id: 'GA_2',
            type: 'required_reviewers',
            prevent_self_review: false,
            reviewers: Array.from({ length: reviewers }, () => ({ type: 'Team', reviewer: {} })),
          },
        ],
});

export const contentAnswer = (path: string, text: string): unknown => ({
  type: 'file',
  encoding: 'base64',
  size: text.length,
  name: path.split('/').at(-1),
  path,
  content: Buffer.from(text).toString('base64'),
  sha: 'a'.repeat(40),
  url,
  git_url: url,
  html_url: url,
  download_url: url,
  _links: { git: url, self: url, html: url },
});

const urls = (names: string): Record<string, string> =>
  Object.fromEntries(names.split(' ').map(name => [`${name}_url`, url]));

const owner = {
  login: 'acme',
  id: 1,
  node_id: 'U_1',
  gravatar_id: '',
  url,
  type: 'Organization',
  site_admin: false,
  ...urls('avatar events followers following gists html organizations received_events repos starred subscriptions'),
};

const repositoryAnswer = {
  id: 1,
  node_id: 'R_1',
  name: 'web',
  full_name: 'acme/web',
  owner,
  private: false,
  description: null,
  fork: false,
  url,
  ...urls(
    'archive assignees blobs branches collaborators comments commits compare contents contributors deployments downloads events forks git_commits git_refs git_tags hooks html issue_comment issue_events issues keys labels languages merges milestones notifications pulls releases stargazers statuses subscribers subscription tags teams trees',
  ),
};

/** One attempt of a workflow run. */
export const runAnswer = (status: string): Record<string, unknown> => ({
  id: 41,
  node_id: 'WFR_1',
  head_branch: 'main',
  head_sha: 'a'.repeat(40),
  path: '.github/workflows/deliver.yml',
  display_title: 'A commit',
  run_number: 7,
  event: 'push',
  status,
  conclusion: status === 'completed' ? 'cancelled' : null,
  workflow_id: 3,
  url,
  created_at: at,
  updated_at: at,
  pull_requests: [],
  head_commit: null,
  repository: repositoryAnswer,
  head_repository: repositoryAnswer,
  ...urls('html jobs logs check_suite artifacts cancel rerun workflow'),
});
