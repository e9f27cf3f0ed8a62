/** What the repository of the tests keeps, as GitHub's description wants it answered. */
import type { StoredDeployment, StoredIssue, StoredStatus } from './github-repository.ts';

const at = '2026-11-01T00:00:00Z';
const url = 'https://api.github.invalid/x';

const urls = (names: string): Record<string, string> =>
  Object.fromEntries(names.split(' ').map(name => [`${name}_url`, url]));

const user = (type: string) => ({
  login: type === 'Bot' ? 'github-actions[bot]' : 'someone',
  id: 1,
  node_id: 'U_1',
  gravatar_id: '',
  url,
  type,
  site_admin: false,
  ...urls('avatar events followers following gists html organizations received_events repos starred subscriptions'),
});

const times = { created_at: at, updated_at: at };

export const deployment = ({ id, sha, ref, task, environment, payload, description }: StoredDeployment) => ({
  ...{ id, sha, ref, task, environment, payload, description },
  ...{ node_id: 'DE_1', url, creator: user('Bot'), ...times },
  ...urls('statuses repository'),
});

export const status = ({ id, state, description, log_url, environment_url }: StoredStatus) => ({
  ...{ id, state, description, log_url, environment_url, target_url: log_url },
  ...{ node_id: 'DES_1', url, creator: user('Bot'), ...times },
  ...urls('deployment repository'),
});

export const label = (name: string) => ({
  id: 1,
  node_id: 'LA_1',
  url,
  name,
  description: null,
  color: 'b60205',
  default: false,
});

export const issue = ({ id, number, title, body, labels, state, reason, by, pull, comments }: StoredIssue) => ({
  ...{ id, number, title, body, state, state_reason: reason, labels: labels.map(label), comments: comments.length },
  ...{ node_id: 'I_1', url, locked: false, assignee: null, milestone: null, user: user(by), ...times },
  ...{ author_association: by === 'Owner' ? 'OWNER' : 'NONE', closed_at: state === 'closed' ? at : null },
  ...urls('comments events labels repository'),
  html_url: `https://github.invalid/acme/web/issues/${number}`,
  ...(pull ? { pull_request: { url, ...urls('diff html patch') } } : {}),
});

export const comment = ({ id, body }: { readonly id: number; readonly body: string }) => ({
  ...{ id, body, node_id: 'IC_1', url, user: user('Bot'), ...times },
  html_url: `https://github.invalid/acme/web/issues/1#issuecomment-${id}`,
  issue_url: url,
});
