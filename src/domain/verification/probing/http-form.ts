import { z } from 'zod';
import { headerRules } from './header-rules.ts';
import { jsonRules } from './json-rules.ts';
import type { HttpProbe } from './kinds.ts';
import { isPattern } from './patterns.ts';
import { type CacheRule, parseCacheRule, policies } from './policies.ts';
import { schemaProblem } from './schema-keywords.ts';
import { common, texts } from './shared-form.ts';

const statusRange = (text: string): readonly [number, number] | undefined => {
  const one = /^([1-5])(\d\d|xx)(?:-([1-5]\d\d))?$/.exec(text);
  if (one === null) return undefined;
  const [, hundred = '', rest = '', until] = one;
  if (rest === 'xx') return until === undefined ? [Number(`${hundred}00`), Number(`${hundred}99`)] : undefined;
  const from = Number(hundred + rest);
  const to = until === undefined ? from : Number(until);
  return from <= to ? [from, to] : undefined;
};

const statusRanges = (text: string): readonly (readonly [number, number])[] | undefined => {
  const ranges = text.split(',').map(part => statusRange(part.trim()));
  return ranges.every(range => range !== undefined) ? ranges : undefined;
};

const status = z.union([z.string(), z.number().transform(String)]).transform((text, context) => {
  const ranges = statusRanges(text);
  if (ranges !== undefined) return ranges;
  context.addIssue({ code: 'custom', message: `"${text}" is not a status such as 200, 2xx, 200-299 or 200,404` });
  return z.NEVER;
});

const cacheRules = texts.transform((directives, context): readonly CacheRule[] =>
  directives.flatMap(text => {
    const rule = parseCacheRule(text);
    if (rule === undefined)
      context.addIssue({ code: 'custom', message: `"${text}" is not a directive such as public or max-age>=600` });
    return rule ?? [];
  }),
);

const schema = z.union([z.boolean(), z.record(z.string(), z.json())]).superRefine((value, context) => {
  const problem = schemaProblem(value);
  if (problem !== undefined) context.addIssue({ code: 'custom', message: problem });
});

const safe = ['GET', 'HEAD', 'OPTIONS'] as const;
const unsafe = ['POST', 'PUT', 'PATCH', 'DELETE'] as const;
const isSafe = (method: string): boolean => safe.some(one => one === method);

const body = z.union([
  z.string().transform(text => ({ text, type: 'text/plain; charset=utf-8' })),
  z.json().transform(value => ({ text: JSON.stringify(value), type: 'application/json' })),
]);

const shape = z.strictObject({
  kind: z.literal('http').default('http'),
  ...common,
  method: z.enum([...safe, ...unsafe]).default('GET'),
  path: z.string().regex(/^(\/|https?:\/\/[^\s/]+)/, 'must start with / or be an http(s):// address'),
  status: status.optional(),
  contains: texts,
  matches: texts.refine(patterns => patterns.every(isPattern), 'is not a regular expression'),
  headers: headerRules,
  json: jsonRules,
  schema: schema.nullable().default(null),
  policies: texts.pipe(z.array(z.enum(policies))),
  cacheControl: cacheRules,
  requestHeaders: z.record(z.string().regex(/^[\w!#$%&'*+.^`|~-]+$/, 'is not a header name'), z.string()).default({}),
  body: body.optional(),
  unsafe: z.boolean().default(false),
  burst: z.number().int().min(2).max(200).nullable().default(null),
});

type Given = z.output<typeof shape>;

/** A probe that changes data is one that somebody asked for in so many words. */
const unsafeProblem = ({ method, unsafe: allowed, body: given, burst, every }: Given): string | undefined => {
  if (isSafe(method)) {
    if (given !== undefined || allowed) return `${method} takes no body and no unsafe`;
    return burst !== null && every !== undefined ? 'a burst is sent once: it takes no every' : undefined;
  }
  if (!allowed || given === undefined)
    return `${method} may change data: it needs "unsafe": true and a "body" ("" for none); expected one of ${safe.join(', ')} otherwise`;
  return burst === null ? undefined : 'a burst is sent with GET, HEAD or OPTIONS only';
};

const redirects: Given['policies'][number] = 'https-redirect';

const probeOf = ({ unsafe: _, every, body: given, ...one }: Given): HttpProbe => ({
  ...one,
  name: one.name ?? `${one.method} ${one.path}`,
  status: one.status ?? statusRanges(one.policies.includes(redirects) ? '301,308' : '2xx') ?? [],
  everyMs: one.burst === null ? (every ?? null) : Number.POSITIVE_INFINITY,
  body: given?.text ?? null,
  requestHeaders: given === undefined ? one.requestHeaders : { 'content-type': given.type, ...one.requestHeaders },
});

export const httpForm = shape
  .superRefine((one, context) => {
    const problem = unsafeProblem(one);
    if (problem !== undefined) context.addIssue({ code: 'custom', message: problem, path: ['method'] });
  })
  .transform(probeOf);

export const httpKeys = Object.keys(shape.shape);
