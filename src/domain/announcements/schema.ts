import { z } from 'zod';
import type { Announcement } from './announcement.ts';

/** The body of the webhook, for receivers: docs/schema/announcement.schema.json is made from it. */

const release = z.object({
  id: z.string().describe('Content hash of the release.'),
  revision: z.string().describe('Commit; empty where none is known.'),
  digest: z.string().nullable().describe('Digest of its image.'),
});

const time = z.number().describe('Milliseconds since the epoch.');
const link = z.string().nullable();

export const webhookSchema = z
  .object({
    schema: z.literal('prod-actions/announcement/v1'),
    happening: z.enum([
      'deployed',
      'unverified',
      'rolled-back',
      'held',
      'rollback-failed',
      'failed',
      'refused',
      'superseded',
      'interrupted',
    ]),
    severity: z.enum(['info', 'warning', 'critical']),
    app: z.string(),
    environment: z.string(),
    operation: z.string().nullable(),
    headline: z.string().describe('One line of plain text.'),
    reasons: z.array(
      z.object({
        code: z.string().describe('Stable; stands in docs/errors.md.'),
        message: z.string(),
        next: z.string().describe('What a person does next; may be empty.'),
      }),
    ),
    live: release.nullable().describe('What has traffic now.'),
    liveVerified: z.boolean(),
    release: release.nullable().describe('What the run wanted live.'),
    bad: release.nullable().describe('What was taken back, or should be.'),
    url: z.string().describe('Where users’ traffic enters; may be empty.'),
    startedAt: time,
    endedAt: time,
    detectionMs: z.number().nullable().describe('From the switch until the fault was certain.'),
    recoveryMs: z.number().nullable().describe('From the decision to go back until the old release answered.'),
    exposure: z
      .object({ failed: z.number(), requests: z.number(), source: z.string() })
      .nullable()
      .describe('Requests that the bad release answered badly, as far as they were counted.'),
    timeline: z.array(z.object({ what: z.string(), at: time })),
    evidence: z.string().describe('The numbers behind it, as Markdown.'),
    ends: z.array(z.string()).describe('Incidents that this ends.'),
    links: z.object({ run: link, diff: link, runbook: link }),
    incident: z.string().nullable().describe('The same for everything about one bad release.'),
  })
  .describe(
    'What people are told at the end of a delivery. Fields may be added within v1; none is removed or changed.',
  );

/** Fails to compile when the schema and the type go different ways. */
const same = (one: Announcement & { readonly incident: string | null }): z.input<typeof webhookSchema> => ({
  ...one,
  reasons: [...one.reasons],
  timeline: [...one.timeline],
  ends: [...one.ends],
});

export const webhookDocument = (one: Announcement, incident: string | null): unknown => same({ ...one, incident });

export const webhookJsonSchema = (): Record<string, unknown> => ({
  ...z.toJSONSchema(webhookSchema, { io: 'input' }),
  title: 'prod-actions announcement v1',
});
