import { input } from '../../core/inputs.ts';

/** Texts, not choices, as all inputs of this kind: a slip of the pen in one must not stop a rollback. */
const onOff = (doc: string) => input.text({ doc, default: 'auto', allowed: '`auto` or `off`' });

export const githubInputs = {
  'github-deployments': onOff(
    '`auto`: the deployments of the GitHub environment say what is live: this release, or after a rollback the one before it. Needs `deployments: write`. `off`: none is written.',
  ),
  'incident-issues': onOff(
    '`auto`: one issue for each bad release, closed by the release that fixes it. Needs `issues: write`. `off`: none is written.',
  ),
  'github-token': input.text({
    doc: 'Token for the deployments and the incident issue. Without it neither is written.',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the runner fills the expression in
    default: '${{ github.token }}',
    secret: true,
  }),
};

export interface GitHubInputs {
  readonly 'github-deployments': string;
  readonly 'incident-issues': string;
  readonly 'github-token': string;
}

/** What is wrong in them, for the rules of a deploy; a rollback takes everything but `off` for `auto`. */
export const githubProblem = (name: 'github-deployments' | 'incident-issues', value: string): string | undefined =>
  value === 'auto' || value === 'off' ? undefined : `${name} is neither auto nor off`;
