import type { Answer } from '../../adapters/github/client.ts';
import type { Repository } from '../../adapters/github/repository.ts';
import { messageOf } from '../../core/errors.ts';
import type { Reason } from '../../domain/verdicts/verdicts.ts';
import { codes } from './codes.ts';

const ask = async (repository: Repository, environment: string): Promise<Answer<boolean>> => {
  try {
    return await repository.requiresReview(environment);
  } catch (error) {
    // An outage of the API must not stop a delivery: the rules hold whether or not we can read them.
    return { kind: 'denied', message: messageOf(error) };
  }
};

/** Warns when nobody has to approve a delivery to the last environment. Never refuses: the rule is the owner's. */
export const approvalWarnings = async (
  repository: Repository,
  environment: string | undefined,
): Promise<readonly Reason[]> => {
  if (environment === undefined) return [];
  const answer = await ask(repository, environment);
  if (answer.kind === 'absent') {
    return [codes.reason('environment-absent', `The environment ${environment} does not exist yet.`)];
  }
  if (answer.kind === 'denied') {
    return [codes.reason('reviewers-not-checked', `The rules of ${environment} could not be read: ${answer.message}.`)];
  }
  return answer.value
    ? []
    : [codes.reason('no-required-reviewers', `The environment ${environment} has no required reviewers.`)];
};
