/** A ConfigMap holds one MiB. What a journal can do without is its old history. */
import { UserError } from '../../../core/errors.ts';
import type { Journal } from '../../../domain/rollout/journal.ts';
import { codes } from './codes.ts';

/** Room is left for key and quotes. */
const limitBytes = 1_000_000;

const sizeOf = (journal: Journal): number => Buffer.byteLength(JSON.stringify(journal));

/** @throws UserError `journal-too-large` */
export const fitted = (journal: Journal): Journal => {
  if (sizeOf(journal) <= limitBytes) return journal;
  // The newest entry tells a rerun how the last operation ended.
  for (const kept of [20, 5, 1]) {
    const shorter = { ...journal, history: journal.history.slice(0, kept) };
    if (sizeOf(shorter) <= limitBytes) return shorter;
  }
  const { means, next } = codes.docs['journal-too-large'];
  throw new UserError('journal-too-large', `${means} It would take ${sizeOf(journal)} bytes.`, next);
};
