import { z } from 'zod';
import type { RunContext } from '../../core/ports.ts';
import type { Evidence } from '../../domain/rollout/journal.ts';
import type { Liveness } from '../../domain/rollout/ports.ts';
import type { GitHub } from './client.ts';

const run = z.object({ status: z.string().nullable() });
const number = /^[1-9]\d{0,19}$/;

/**
 * Whether the workflow run that took a lease is over. Sure only when GitHub says `completed`: a run of another
 * repository, a token without `actions: read`, an outage are all "not known", and the lease then has to run out.
 */
export const runLiveness = (github: GitHub, own: Pick<RunContext, 'repository' | 'runId' | 'runAttempt'>): Liveness => {
  const concluded = async ({ run: id, attempt }: Evidence): Promise<boolean> => {
    if (!number.test(id) || !number.test(attempt)) return false;
    if (id === own.runId && attempt === own.runAttempt) return false;
    try {
      const answer = await github.get(`/repos/${own.repository}/actions/runs/${id}/attempts/${attempt}`, run);
      return answer.kind === 'found' && answer.value.status === 'completed';
    } catch {
      return false;
    }
  };
  return { gone: concluded, concluded };
};
