/** What the API server's audit log says of the calls of one identity. */
import { open, stat } from 'node:fs/promises';
import { z } from 'zod';

const eventSchema = z.looseObject({
  auditID: z.string(),
  stage: z.string(),
  verb: z.string(),
  requestURI: z.string(),
  user: z.looseObject({ username: z.string() }),
  impersonatedUser: z.looseObject({ username: z.string() }).optional(),
  userAgent: z.string().optional(),
  objectRef: z
    .looseObject({
      resource: z.string().optional(),
      namespace: z.string().optional(),
      name: z.string().optional(),
      subresource: z.string().optional(),
    })
    .optional(),
  responseStatus: z.looseObject({ code: z.number().optional() }).optional(),
  requestObject: z.unknown().optional(),
  responseObject: z.unknown().optional(),
  requestReceivedTimestamp: z.string(),
  stageTimestamp: z.string(),
});
export type AuditEvent = z.output<typeof eventSchema>;

/** Milliseconds since the epoch with their fraction: the log counts microseconds. */
export const wallMs = (timestamp: string): number => {
  const [seconds = '', fraction = '0'] = timestamp.replace(/Z$/, '').split('.');
  return Date.parse(`${seconds}Z`) + Number(`0.${fraction}`) * 1000;
};

export interface AuditMark {
  readonly path: string;
  readonly offset: number;
}

export const markAudit = async (path: string): Promise<AuditMark> => ({ path, offset: (await stat(path)).size });

const linesSince = async ({ path, offset }: AuditMark): Promise<string[]> => {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    // A log that was begun anew is shorter than before.
    const from = size < offset ? 0 : offset;
    const { buffer } = await file.read(Buffer.alloc(size - from), 0, size - from, from);
    return buffer.toString('utf8').split('\n');
  } finally {
    await file.close();
  }
};

/** Calls of `user` since the mark, in order; a watch as soon as it is answered, everything else when it is done. */
export const auditSince = async (mark: AuditMark, user: string): Promise<AuditEvent[]> => {
  const events: AuditEvent[] = [];
  for (const line of await linesSince(mark)) {
    // Cheap before the parse: the log is big and most of it is of others.
    if (!line.includes(`"username":"${user}"`) || !line.endsWith('}')) continue;
    const event = eventSchema.parse(JSON.parse(line));
    const done = event.verb === 'watch' ? 'ResponseStarted' : 'ResponseComplete';
    if (event.impersonatedUser?.username === user && event.stage === done) events.push(event);
  }
  return events.sort((a, b) => wallMs(a.requestReceivedTimestamp) - wallMs(b.requestReceivedTimestamp));
};

const serviceSchema = z.looseObject({ spec: z.looseObject({ selector: z.record(z.string(), z.string()).nullish() }) });

const selectorAfter = (event: AuditEvent): string | undefined => {
  const service = serviceSchema.safeParse(event.responseObject);
  return service.success ? JSON.stringify(Object.entries(service.data.spec.selector ?? {}).sort()) : undefined;
};

/** When the API server received the writes that changed where a Service's traffic goes, wall clock in milliseconds. */
export const selectorChanges = (
  events: readonly AuditEvent[],
  namespace: string,
  service: string,
  before: Readonly<Record<string, string>>,
): number[] => {
  let last = JSON.stringify(Object.entries(before).sort());
  const changes: number[] = [];
  for (const event of events) {
    const ref = event.objectRef;
    if (ref?.resource !== 'services' || ref.namespace !== namespace || ref.name !== service) continue;
    if (ref.subresource !== undefined || !['patch', 'update'].includes(event.verb)) continue;
    const selector = event.responseStatus?.code === 200 ? selectorAfter(event) : undefined;
    if (selector === undefined || selector === last) continue;
    last = selector;
    changes.push(wallMs(event.requestReceivedTimestamp));
  }
  return changes;
};
