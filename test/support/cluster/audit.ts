/**
 * API calls and bytes, read from the audit log of the API server. Bytes are those of the objects in JSON, before compression
 * and without headers. What a watch sends is not in the log: its request counts as one call without bytes.
 */
import { open, stat } from 'node:fs/promises';
import { z } from 'zod';

const eventSchema = z.object({
  auditID: z.string(),
  stage: z.string(),
  verb: z.string(),
  requestURI: z.string(),
  userAgent: z.string().default(''),
  user: z.object({ username: z.string() }),
  impersonatedUser: z.object({ username: z.string() }).optional(),
  objectRef: z
    .object({
      resource: z.string().optional(),
      subresource: z.string().optional(),
      namespace: z.string().optional(),
      name: z.string().optional(),
    })
    .default({}),
  responseStatus: z.object({ code: z.number().default(0) }).default({ code: 0 }),
  requestObject: z.unknown().optional(),
  responseObject: z.unknown().optional(),
  requestReceivedTimestamp: z.string(),
});

export interface ApiCall {
  readonly verb: string;
  /** `deployments`, `services/status`, …; the path for requests that name no resource. */
  readonly resource: string;
  readonly namespace: string;
  readonly name: string;
  readonly code: number;
  /** Whom it was done as, when somebody else did it. */
  readonly user: string;
  readonly userAgent: string;
  readonly uri: string;
  readonly at: string;
  /** The object as the API server answered it. */
  readonly response: unknown;
  readonly requestBytes: number;
  readonly responseBytes: number;
}

const sizeOf = (value: unknown): number => (value === undefined ? 0 : Buffer.byteLength(JSON.stringify(value)));

const callOf = (event: z.output<typeof eventSchema>): ApiCall => {
  const { resource, subresource, namespace = '', name = '' } = event.objectRef;
  const path = event.requestURI.split('?')[0] ?? '';
  return {
    verb: event.verb,
    resource: resource === undefined ? path : [resource, subresource].filter(part => part !== undefined).join('/'),
    namespace,
    name,
    code: event.responseStatus.code,
    user: (event.impersonatedUser ?? event.user).username,
    userAgent: event.userAgent,
    uri: event.requestURI,
    at: event.requestReceivedTimestamp,
    response: event.responseObject,
    requestBytes: sizeOf(event.requestObject),
    responseBytes: sizeOf(event.responseObject),
  };
};

/** One call per request: a watch is logged when it begins and when it ends, anything else when it is answered. */
export const parseAudit = (text: string): readonly ApiCall[] => {
  const calls = new Map<string, ApiCall>();
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const event = eventSchema.parse(JSON.parse(line));
    calls.set(event.auditID, callOf(event));
  }
  return [...calls.values()];
};

/** Where the log ends now; calls behind it are read with `auditSince`. */
export const auditMark = async (log: string): Promise<number> => (await stat(log)).size;

export const auditSince = async (log: string, mark: number): Promise<readonly ApiCall[]> => {
  const file = await open(log, 'r');
  try {
    const { size } = await file.stat();
    const buffer = Buffer.alloc(Math.max(0, size - mark));
    await file.read(buffer, 0, buffer.length, mark);
    const text = buffer.toString('utf8');
    // The last line may be half written.
    return parseAudit(text.slice(0, text.lastIndexOf('\n') + 1));
  } finally {
    await file.close();
  }
};

export interface AuditSum {
  readonly calls: number;
  readonly requestBytes: number;
  readonly responseBytes: number;
  /** `patch services` → 2. */
  readonly byVerb: Readonly<Record<string, number>>;
}

export const sumAudit = (calls: readonly ApiCall[]): AuditSum => {
  const byVerb: Record<string, number> = {};
  for (const { verb, resource } of calls) byVerb[`${verb} ${resource}`] = (byVerb[`${verb} ${resource}`] ?? 0) + 1;
  return {
    calls: calls.length,
    requestBytes: calls.reduce((sum, call) => sum + call.requestBytes, 0),
    responseBytes: calls.reduce((sum, call) => sum + call.responseBytes, 0),
    byVerb,
  };
};
