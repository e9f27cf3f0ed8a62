import type { Evidence, Journal, Lease, OperationId } from './journal.ts';

/** Who may write. Pure. */

/** While somebody works, the lease is renewed well within this time. */
export const leaseMs = 60_000;

/** Between the steps of one job (switch, verify, settle) nobody renews; the lease is given this long. */
export const handOverMs = 10 * 60_000;

export type Claim =
  | { readonly granted: true; readonly how: 'free' | 'same-operation' | 'holder-gone' | 'expired' }
  | { readonly granted: false; readonly holder: Lease };

/**
 * The operation id is what one step hands to the next, so whoever brings it may go on; the token then fences out an
 * earlier process that still lives. Anyone else must wait until the holder is gone or has been silent for two durations.
 */
export const claim = (lease: Lease | null, operation: OperationId, now: number, holderGone: boolean): Claim => {
  if (lease === null) return { granted: true, how: 'free' };
  if (lease.holder === operation) return { granted: true, how: 'same-operation' };
  if (holderGone) return { granted: true, how: 'holder-gone' };
  const silentFor = now - lease.renewedAt - lease.durationMs;
  return silentFor > 2 * lease.durationMs ? { granted: true, how: 'expired' } : { granted: false, holder: lease };
};

/** Gives the lease to `operation`; the token rises each time, so that older holders are fenced out. */
export const take = (journal: Journal, operation: OperationId, evidence: Evidence, now: number): Journal => ({
  ...journal,
  token: journal.token + 1,
  lease: { holder: operation, token: journal.token + 1, renewedAt: now, durationMs: leaseMs, evidence },
});

export const renew = (journal: Journal, now: number, durationMs: number = leaseMs): Journal =>
  journal.lease === null ? journal : { ...journal, lease: { ...journal.lease, renewedAt: now, durationMs } };

export const renewalDue = (lease: Lease, now: number): boolean => now - lease.renewedAt > lease.durationMs / 3;

export const describeHolder = (lease: Lease, now: number): string => {
  const run = lease.evidence.run === '' ? '' : `, run ${lease.evidence.run} attempt ${lease.evidence.attempt}`;
  const ago = Math.max(0, Math.round((now - lease.renewedAt) / 1000));
  return `operation ${lease.holder} (process ${lease.evidence.pid} on ${lease.evidence.host}${run}), last heard of ${ago} s ago`;
};
