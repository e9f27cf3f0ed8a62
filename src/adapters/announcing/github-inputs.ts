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
    doc: 'Token that asks GitHub whether the run that holds the lease is over, and writes the deployments and the incident issue. Without it neither is done.',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the runner fills the expression in
    default: '${{ github.token }}',
    secret: true,
  }),
};

export interface GitHubInputs {
  readonly 'github-deployments': string;
  readonly 'incident-issues': string;
  readonly 'github-token': string;
  /** Of the app, where the action starts one. */
  readonly env?: readonly string[];
}

export const githubSwitches = ['github-deployments', 'incident-issues'] as const;

/** A rollback takes everything but `off` for `auto`; a deploy is told of it first. */
export const isOnOff = (value: string): boolean => value === 'auto' || value === 'off';
