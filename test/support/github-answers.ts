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
