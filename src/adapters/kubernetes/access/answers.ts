/** What answers of the API server say, checked. */
import { z } from 'zod';
import { objectSchema } from '../../../domain/kubernetes/objects.ts';
import { ClusterError, type WatchEvent } from '../cluster.ts';
import type { Answer } from './transport.ts';

const statusSchema = z.object({ reason: z.string().default(''), message: z.string().default('') });
export const listSchema = z.looseObject({
  metadata: z.looseObject({ resourceVersion: z.string().default(''), continue: z.string().default('') }),
  items: z.array(z.looseObject({})).nullable(),
});
const eventSchema = z.object({ type: z.string(), object: z.looseObject({ code: z.number().optional() }) });

export const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** What a failed answer says. Proxies on the way answer in plain text. */
export const refusal = (answer: Answer): ClusterError => {
  const status = statusSchema.safeParse(jsonOf(answer.text)).data;
  const message = status?.message || answer.text.trim().slice(0, 500) || `HTTP ${answer.status}`;
  // Server-side apply calls a field that the schema does not know a fault of its own (500), though nothing was done.
  if (answer.status === 500 && message.includes('typed patch object'))
    return new ClusterError(400, 'BadRequest', message);
  return new ClusterError(answer.status, status?.reason ?? '', message);
};

export const parsed = <T>(schema: z.ZodType<T>, value: unknown, what: string): T => {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new ClusterError(
    0,
    'Unreadable',
    `The answer to ${what} is not what the API promises: ${result.error.message}`,
  );
};

export const eventOf = (line: string, path: string): WatchEvent => {
  const { type, object } = parsed(eventSchema, jsonOf(line), `watch ${path}`);
  switch (type) {
    case 'ADDED':
    case 'MODIFIED':
    case 'DELETED':
      return { type, object: parsed(objectSchema, object, `watch ${path}`) };
    case 'BOOKMARK':
      // It carries nothing but the version.
      return { type, object: parsed(objectSchema, withName(object), `watch ${path}`) };
    default:
      if (object.code === 410) return { type: 'EXPIRED' };
      throw refusal({ status: object.code ?? 500, headers: {}, text: JSON.stringify(object) });
  }
};

const withName = (object: Readonly<Record<string, unknown>>): unknown => ({
  ...object,
  metadata: { name: '', ...(typeof object['metadata'] === 'object' ? object['metadata'] : {}) },
});
