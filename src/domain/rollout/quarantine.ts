import type { Journal, OperationId, Quarantine } from './journal.ts';
import type { Release } from './release.ts';

/** Releases that failed here and may not come back until a person lifts it. Pure. */

/**
 * The entry that forbids `release`. The digest alone counts only where no kept release with the same digest was
 * verified here: then it was the configuration that was bad, not the image.
 */
export const quarantineOf = (journal: Journal, release: Release): Quarantine | undefined => {
  const digestProven =
    release.digest !== null && journal.bundles.some(bundle => bundle.release.digest === release.digest);
  return journal.quarantine.find(
    entry =>
      entry.releaseId === release.id || (!digestProven && release.digest !== null && entry.digest === release.digest),
  );
};

export const quarantine = (
  journal: Journal,
  release: Release,
  reason: string,
  operation: OperationId,
  at: number,
): Journal =>
  journal.quarantine.some(entry => entry.releaseId === release.id)
    ? journal
    : {
        ...journal,
        quarantine: [
          { releaseId: release.id, digest: release.digest, revision: release.revision, reason, at, operation },
          ...journal.quarantine,
        ].slice(0, 50),
      };

/** Entries that `which` names: a release id or its first 8 digits or more, a digest, or a revision. */
export const matching = (journal: Journal, which: string): readonly Quarantine[] =>
  journal.quarantine.filter(
    entry =>
      entry.digest === which ||
      entry.revision === which ||
      (which.length >= 8 && (entry.releaseId.startsWith(which) || entry.revision.startsWith(which))),
  );
