/** Writes whose fate is not known are asked after, until it is. */
import { UserError } from '../../../core/errors.ts';
import type { Clock } from '../../../core/ports.ts';
import type { K8sObject } from '../../../domain/kubernetes/objects.ts';
import { ClusterError, isUnknown } from '../cluster.ts';
import { codes } from './codes.ts';

export interface Attempt {
  /** What the write goes out from; undefined: it creates. */
  readonly before: K8sObject | undefined;
  /** The write; compare-and-swap, so that it may be sent again. */
  write(): Promise<K8sObject>;
  /** What is there now. */
  look(): Promise<K8sObject | undefined>;
  /** What is there is what we wanted to write. */
  isOurs(found: K8sObject): boolean;
}

/** About a minute: a restart of the API server is sat out, and the lease with it. */
const pauses = [100, 200, 400, 800, 1500, 3000, 5000, 8000, 10_000, 10_000, 10_000, 10_000];

/** Too busy (429, 503) or silent; asked again a little later. */
const isPassing = (error: unknown): boolean =>
  isUnknown(error) || (error instanceof ClusterError && (error.status === 429 || error.status >= 500));

const notConfirmed = (): UserError => {
  const { means, next } = codes.docs['journal-not-written'];
  return new UserError('journal-not-written', means, next);
};

/** @throws UserError `journal-not-written` once it was passing for too long */
const patiently = async <T>(body: () => Promise<T>, clock: Pick<Clock, 'sleep'>): Promise<T> => {
  for (const pause of pauses) {
    try {
      return await body();
    } catch (error) {
      if (!isPassing(error)) throw error;
      await clock.sleep(pause);
    }
  }
  throw notConfirmed();
};

/** What was refused may stand there all the same: the answer to an earlier try was lost. */
const refused = async (
  attempt: Attempt,
  error: ClusterError,
  clock: Pick<Clock, 'sleep'>,
): Promise<K8sObject | 'conflict' | 'unchanged'> => {
  const found = await patiently(async () => await attempt.look(), clock);
  if (found !== undefined && attempt.isOurs(found)) return found;
  if (found?.metadata.resourceVersion !== attempt.before?.metadata.resourceVersion) return 'conflict';
  // Nobody wrote in between. A conflict all the same may pass; anything else would be refused for ever.
  if (error.status === 409) return 'unchanged';
  throw error;
};

const tries = 5;

/** The object as written; 'conflict': somebody else wrote in between. @throws ClusterError, UserError `journal-not-written` */
export const confirmed = async (attempt: Attempt, clock: Pick<Clock, 'sleep'>): Promise<K8sObject | 'conflict'> => {
  for (let tried = 1; ; tried += 1) {
    try {
      return await patiently(async () => await attempt.write(), clock);
    } catch (error) {
      if (!(error instanceof ClusterError && [404, 409, 422].includes(error.status))) throw error;
      const found = await refused(attempt, error, clock);
      if (found !== 'unchanged') return found;
      if (tried === tries) throw error;
      await clock.sleep(100 * tried);
    }
  }
};
