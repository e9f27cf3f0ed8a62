import { codes } from '../../domain/rollout/codes.ts';
import type { Ancestry } from '../../domain/rollout/ports.ts';
import type { Reason } from '../../domain/verdicts/verdicts.ts';
import type { Live } from './types.ts';

export interface Freshness {
  readonly refused: readonly Reason[];
  readonly warnings: readonly Reason[];
}

const fine: Freshness = { refused: [], warnings: [] };

/**
 * Whether the commit is newer than the live one, as early as it can be known. The deploy asks again under its lease:
 * between here and there a person may have waited days before approving.
 */
export const freshnessOf = async (
  live: Live | undefined,
  commit: string,
  allowOlder: boolean,
  ancestry: Ancestry,
): Promise<Freshness> => {
  if (live === undefined || live.revision === '' || commit === '') return fine;
  const relation = await ancestry.relation(live.revision, commit);
  const named = `Commit ${commit.slice(0, 12)}, compared with the live ${live.revision.slice(0, 12)}:`;
  if (relation === 'diverged') {
    return { refused: [], warnings: [codes.reason('commit-diverged', `${named} they have diverged.`)] };
  }
  if (relation !== 'behind' && relation !== 'unknown') return fine;
  const reason =
    relation === 'behind'
      ? codes.reason('commit-behind-live', `${named} it is strictly behind.`)
      : codes.reason('ancestry-unknown', `${named} which is newer could not be told.`);
  return allowOlder ? { refused: [], warnings: [reason] } : { refused: [reason], warnings: [] };
};
