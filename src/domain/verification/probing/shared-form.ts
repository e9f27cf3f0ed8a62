import { z } from 'zod';
import { parseDuration } from '../../text/durations.ts';

export const texts = z.union([z.string().transform(one => [one]), z.array(z.string())]).default([]);

const minEveryMs = 100;

/** `10s`, or a number of seconds. */
export const duration = z.union([z.string(), z.number().transform(String)]).transform((text, context) => {
  const ms = parseDuration(text);
  if (ms !== undefined && ms >= minEveryMs) return ms;
  context.addIssue({ code: 'custom', message: `"${text}" is not a duration of at least ${minEveryMs}ms such as 5s` });
  return z.NEVER;
});

/** What every kind of probe takes. */
export const common = {
  name: z.string().min(1).optional(),
  every: duration.optional(),
  maxLatencyMs: z.number().positive().nullable().default(null),
};

export interface HostPort {
  readonly host: string;
  readonly port: number;
}

/** `host:port`, `[::1]:443`, or a bare host where a port is usual; undefined for anything else. */
export const parseHostPort = (text: string, usual?: number): HostPort | undefined => {
  const found = /^(\[[0-9a-fA-F:.]+\]|[^\s:/?#@[\]]+)(?::(\d{1,5}))?$/.exec(text);
  const port = found?.[2] === undefined ? usual : Number(found[2]);
  if (found?.[1] === undefined || port === undefined || port < 1 || port > 65_535) return undefined;
  return { host: found[1].replace(/^\[|\]$/g, ''), port };
};

export const hostPort = (usual?: number) =>
  z.string().transform((text, context) => {
    const parsed = parseHostPort(text, usual);
    if (parsed !== undefined) return parsed;
    context.addIssue({ code: 'custom', message: `"${text}" is not host:port` });
    return z.NEVER;
  });
