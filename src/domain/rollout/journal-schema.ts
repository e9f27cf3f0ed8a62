import { z } from 'zod';
import type { Journal } from './journal.ts';
import type { Json } from './release.ts';

/** Reads a journal from outside data: everything the machine relies on is checked. */

const json: z.ZodType<Json> = z.lazy(() =>
  z.union([z.null(), z.boolean(), z.number(), z.string(), z.array(json), z.record(z.string(), json)]),
);
const time = z.number().nonnegative();
const colour = z.enum(['blue', 'green']);

const release = z.strictObject({
  id: z.string().min(1),
  revision: z.string(),
  digest: z.string().nullable(),
  oneWay: z.boolean(),
  spec: json,
});

const failure = z.strictObject({ code: z.string(), message: z.string(), next: z.string(), at: time });

const exposure = z.strictObject({
  failed: z.number().nonnegative(),
  requests: z.number().nonnegative(),
  source: z.string(),
});

const operation = z.strictObject({
  id: z.string().min(1),
  kind: z.enum(['deploy', 'rollback']),
  step: z.enum([
    'preparing',
    'warming',
    'switching',
    'switched-unverified',
    'baking',
    'retiring',
    'contracting',
    'withdrawing',
  ]),
  release,
  from: colour.nullable(),
  to: colour,
  timing: z.strictObject({ startMs: time, warmMs: time, switchMs: time, drainMs: time, bakeMs: time }),
  startedAt: time,
  switchedAt: time.exactOptional(),
  failure: failure.exactOptional(),
  undo: z
    .strictObject({
      release,
      colour,
      switchedAt: time.nullable(),
      cause: failure,
      automatic: z.boolean(),
      exposure: exposure.exactOptional(),
      keptMovedAt: time.exactOptional(),
    })
    .exactOptional(),
  by: z.strictObject({ run: z.string(), attempt: z.string(), host: z.string(), pid: z.number() }),
});

const lease = z.strictObject({
  holder: z.string().min(1),
  token: z.number().int(),
  renewedAt: time,
  durationMs: time,
  evidence: z.strictObject({
    host: z.string(),
    pid: z.number(),
    pidStartTime: z.string(),
    run: z.string(),
    attempt: z.string(),
  }),
});

export const journalSchema: z.ZodType<Journal> = z.strictObject({
  schema: z.literal('prod-actions/journal/v1'),
  app: z.string(),
  environment: z.string(),
  colours: z.strictObject({ blue: release.nullable(), green: release.nullable() }),
  live: colour.nullable(),
  verified: z.strictObject({ release, colour, at: time }).nullable(),
  operation: operation.nullable(),
  lease: lease.nullable(),
  token: z.number().int().nonnegative(),
  quarantine: z.array(
    z.strictObject({
      releaseId: z.string(),
      digest: z.string().nullable(),
      revision: z.string(),
      reason: z.string(),
      at: time,
      operation: z.string(),
    }),
  ),
  bundles: z.array(z.strictObject({ release, verifiedAt: time })),
  history: z.array(
    z.strictObject({
      operation: z.string(),
      kind: z.enum(['deploy', 'rollback', 'unlock', 'lift-quarantine']),
      releaseId: z.string(),
      revision: z.string(),
      result: z.string(),
      startedAt: time,
      endedAt: time,
      times: z
        .strictObject({
          detectMs: z.number().nullable(),
          recoverMs: z.number().nullable(),
          keptRecoverMs: z.number().nullable(),
        })
        .exactOptional(),
      exposure: exposure.exactOptional(),
    }),
  ),
  retireAfter: z.strictObject({ colour, at: time }).nullable(),
  lastAutomaticRollbackAt: time.nullable(),
  told: z.strictObject({ what: z.string(), at: time }).exactOptional(),
});
