import type { Ancestry } from '../../domain/rollout/ports.ts';
import type { Repository } from './repository.ts';

/** Where one commit stands to another, asked from GitHub: a shallow checkout cannot tell. */
export const githubAncestry = (repository: Repository): Ancestry => ({
  relation: async (live, candidate) => {
    if (live === candidate) return 'same';
    try {
      const answer = await repository.relation(live, candidate);
      if (answer.kind !== 'found') return 'unknown';
      return answer.value === 'identical' ? 'same' : answer.value;
    } catch {
      return 'unknown';
    }
  },
});

/** Asks one after the other until one knows. */
export const firstKnown = (...all: readonly Ancestry[]): Ancestry => ({
  relation: async (live, candidate) => {
    for (const one of all) {
      const relation = await one.relation(live, candidate);
      if (relation !== 'unknown') return relation;
    }
    return 'unknown';
  },
});
