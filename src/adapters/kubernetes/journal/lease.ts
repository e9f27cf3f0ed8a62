/** The Lease beside the journal: who holds it, and how often it changed hands. */
import { z } from 'zod';
import { type Lease as LeaseObject, leaseSchema } from '../../../domain/kubernetes/kinds.ts';
import { keys } from '../../../domain/kubernetes/names.ts';
import { annotationsOf, type K8sObject } from '../../../domain/kubernetes/objects.ts';
import type { Evidence, Lease } from '../../../domain/rollout/journal.ts';

const evidenceSchema = z.object({
  host: z.string(),
  pid: z.number(),
  pidStartTime: z.string(),
  run: z.string(),
  attempt: z.string(),
});

/** Nothing is known of such a holder: it is never surely gone, its lease has to run out. */
const unknownHolder: Evidence = { host: '', pid: 0, pidStartTime: '', run: '', attempt: '' };

const evidenceOf = (object: K8sObject): Evidence => {
  try {
    return evidenceSchema.parse(JSON.parse(annotationsOf(object)[keys.evidence] ?? ''));
  } catch {
    return unknownHolder;
  }
};

export interface LeaseState {
  /** The fencing token last given out. */
  readonly token: number;
  /** null: nobody holds it. */
  readonly held: Lease | null;
}

/** undefined: not a Lease that we could have written. */
export const leaseStateOf = (object: K8sObject): LeaseState | undefined => {
  const parsed = leaseSchema.safeParse(object);
  if (!parsed.success) return undefined;
  const { holderIdentity, leaseTransitions, renewTime, leaseDurationSeconds } = parsed.data.spec;
  const token = leaseTransitions ?? 0;
  if (holderIdentity == null || holderIdentity === '') return { token, held: null };
  const held = {
    holder: holderIdentity,
    token,
    renewedAt: Date.parse(renewTime ?? '') || 0,
    durationMs: (leaseDurationSeconds ?? 0) * 1000,
    evidence: evidenceOf(object),
  };
  return { token, held };
};

/** Kubernetes' MicroTime has exactly six digits behind the point. */
const microTime = (ms: number): string => new Date(ms).toISOString().replace('Z', '000Z');

/** The Lease that says `held` and `token`; `before` is what is there, undefined: it is created. */
export const leaseObjectOf = (
  base: Pick<K8sObject, 'metadata'>,
  before: K8sObject | undefined,
  { token, held }: LeaseState,
): LeaseObject => {
  const { managedFields: _, ...metadata } = before?.metadata ?? base.metadata;
  const annotations = held === null ? {} : { [keys.evidence]: JSON.stringify(held.evidence) };
  return {
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    metadata: { ...metadata, annotations: { ...metadata.annotations, ...annotations } },
    spec: {
      leaseTransitions: token,
      ...(held === null
        ? {}
        : {
            holderIdentity: held.holder,
            renewTime: microTime(held.renewedAt),
            leaseDurationSeconds: Math.max(1, Math.ceil(held.durationMs / 1000)),
          }),
    },
  };
};
