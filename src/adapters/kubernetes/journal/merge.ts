/**
 * One journal out of a ConfigMap and a Lease, which cannot be written together. The Lease alone decides who may write and
 * with which token; the ConfigMap holds everything else, and the token and lease as of its last write. A kill between
 * the two writes leaves them apart in ways that are all read here:
 *
 * - taken, ConfigMap not yet written: the Lease's token is higher than the ConfigMap's; the Lease's holder counts.
 * - given back, Lease not yet written: the ConfigMap says so under the very token that the Lease has; nobody holds it.
 */
import { z } from 'zod';
import { configSchema } from '../../../domain/kubernetes/kinds.ts';
import { keys } from '../../../domain/kubernetes/names.ts';
import { annotationsOf, type K8sObject, labelsOf } from '../../../domain/kubernetes/objects.ts';
import { emptyJournal, type Journal, type Lease } from '../../../domain/rollout/journal.ts';
import { journalSchema } from '../../../domain/rollout/journal-schema.ts';
import { type LeaseState, leaseStateOf } from './lease.ts';

export interface JournalOwner {
  readonly app: string;
  readonly environment: string;
}

/** Both objects as last seen. */
export interface Pair {
  readonly config: K8sObject | undefined;
  readonly lease: K8sObject | undefined;
}

export const journalKey = 'journal.json';

/** Why the objects are not a journal of ours. */
export class NotAJournal extends Error {
  readonly object: K8sObject;
  constructor(object: K8sObject, problem: string) {
    super(problem);
    this.object = object;
  }
}

export const versionOf = ({ config, lease }: Pair): string =>
  `${config?.metadata.resourceVersion ?? '-'}/${lease?.metadata.resourceVersion ?? '-'}`;

export const fenceIn = (config: K8sObject): number => Number(annotationsOf(config)[keys.fence] ?? 0) || 0;

const mustBelong = (object: K8sObject, { app, environment }: JournalOwner): void => {
  const labels = labelsOf(object);
  const owner = labels[keys.app];
  if (owner === app && labels[keys.environment] === environment) return;
  throw new NotAJournal(
    object,
    owner === undefined
      ? 'it is not labelled as ours'
      : `it belongs to ${owner} in ${labels[keys.environment] ?? '(no environment)'}`,
  );
};

const parsed = (config: K8sObject, owner: JournalOwner): Journal => {
  mustBelong(config, owner);
  const text = configSchema.safeParse(config).data?.data?.[journalKey];
  if (text === undefined) throw new NotAJournal(config, `it has no ${journalKey}`);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new NotAJournal(config, `cut off or damaged: ${error instanceof Error ? error.message : String(error)}`);
  }
  const result = journalSchema.safeParse(json);
  if (result.success) return result.data;
  const why = z.prettifyError(result.error).split('\n')[0] ?? '';
  throw new NotAJournal(config, `not a journal of this version: ${why}`);
};

const stateOf = (lease: K8sObject, owner: JournalOwner): LeaseState => {
  mustBelong(lease, owner);
  const state = leaseStateOf(lease);
  if (state === undefined) throw new NotAJournal(lease, 'its fields are not those of a Lease');
  return state;
};

/** The ConfigMap says that the lease was given back by the last one who was given a token. */
const givenBack = (journal: Journal, { token }: LeaseState): boolean =>
  journal.lease === null && journal.token === token;

/** undefined: there is nothing yet. @throws NotAJournal */
export const merged = (pair: Pair, owner: JournalOwner): Journal | undefined => {
  const { config, lease } = pair;
  if (config === undefined && lease === undefined) return undefined;
  const journal = config === undefined ? undefined : parsed(config, owner);
  const state: LeaseState = lease === undefined ? { token: 0, held: null } : stateOf(lease, owner);
  // A Lease that somebody deleted starts again above every token ever given out.
  const token = Math.max(state.token, journal?.token ?? 0, config === undefined ? 0 : fenceIn(config));
  const held: Lease | null = journal !== undefined && givenBack(journal, state) ? null : state.held;
  return { ...(journal ?? emptyJournal(owner.app, owner.environment)), token, lease: held };
};
