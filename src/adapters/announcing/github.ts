import type { Runtime } from '../../core/ports.ts';
import type { Channel } from '../../domain/announcements/announcement.ts';
import { GitHub } from '../github/client.ts';
import { deployments } from '../github/deployments.ts';
import { issues } from '../github/issues.ts';
import { deploymentChannel } from './github-deployments.ts';
import { incidentChannel } from './github-incidents.ts';
import type { GitHubInputs } from './github-inputs.ts';
import { knownSecrets } from './known-secrets.ts';

export type GitHubParts = Pick<Runtime, 'http' | 'clock' | 'context' | 'secrets'>;

/** For one request; a run at its end waits for several. */
const timeoutMs = 8000;

/** What GitHub itself is told. Outside GitHub, or without a token, there is nobody to tell. */
export const githubChannels = (inputs: GitHubInputs, parts: GitHubParts): readonly Channel[] => {
  const { http, clock, context } = parts;
  const { repository, apiUrl } = context;
  const token = inputs['github-token'];
  if (repository === '' || context.runId === '' || token === '') return [];
  const until = (signal: AbortSignal): GitHub => new GitHub({ http, clock, apiUrl, token, timeoutMs, signal });
  return [
    ...(inputs['github-deployments'] === 'off'
      ? []
      : [deploymentChannel({ run: context, deployments: signal => deployments(until(signal), repository) })]),
    ...(inputs['incident-issues'] === 'off'
      ? []
      : [
          incidentChannel({
            issues: signal => issues(until(signal), repository),
            secrets: () => [...knownSecrets(inputs, parts), token],
          }),
        ]),
  ];
};
