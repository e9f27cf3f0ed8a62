import { z } from 'zod';

/** What to ask and what to expect. Only safe methods (RFC 9110, 9.2.1): a probe never changes data. */
export interface Probe {
  readonly name: string;
  readonly method: 'GET' | 'HEAD' | 'OPTIONS';
  /** Path and query, from the root of the address. */
  readonly path: string;
  /** Inclusive ranges of statuses. */
  readonly status: readonly (readonly [number, number])[];
  readonly contains: readonly string[];
  readonly matches: readonly string[];
  /** Header name in lower case → text that its value must contain; '' asks only that it is there. */
  readonly headers: Readonly<Record<string, string>>;
  readonly maxLatencyMs: number | null;
}

/** Without probes of the caller: the root answers, be it "not found", but not with a server error. */
export const defaultProbe = 'GET / 200-499';

const allowed =
  'lines such as `GET /healthz 200` (status: 200, 2xx, 200-299 or a comma list), or JSON objects {"method", "path", "status", "contains", "matches", "headers", "maxLatencyMs", "name"}';

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

const isPattern = (text: string): boolean => {
  try {
    new RegExp(text, 'u');
    return true;
  } catch {
    return false;
  }
};

const texts = z.union([z.string().transform(one => [one]), z.array(z.string())]).default([]);

const probeJson = z
  .strictObject({
    name: z.string().min(1).optional(),
    method: z.enum(['GET', 'HEAD', 'OPTIONS']).default('GET'),
    path: z.string().startsWith('/'),
    status: z
      .union([z.string(), z.number().transform(String)])
      .default('2xx')
      .transform((text, context) => {
        const ranges = statusRanges(text);
        if (ranges !== undefined) return ranges;
        context.addIssue({ code: 'custom', message: `"${text}" is not a status` });
        return z.NEVER;
      }),
    contains: texts,
    matches: texts.refine(patterns => patterns.every(isPattern), 'is not a regular expression'),
    headers: z.record(z.string(), z.string()).default({}),
    maxLatencyMs: z.number().positive().nullable().default(null),
  })
  .transform(
    (one): Probe => ({
      ...one,
      name: one.name ?? `${one.method} ${one.path}`,
      headers: Object.fromEntries(Object.entries(one.headers).map(([name, value]) => [name.toLowerCase(), value])),
    }),
  );

type Parsed<T> = { readonly value: T } | { readonly problem: string };

const fromJson = (value: unknown): Parsed<Probe> => {
  const parsed = probeJson.safeParse(value);
  if (parsed.success) return { value: parsed.data };
  const problems = parsed.error.issues.map(issue => `${issue.path.join('.') || 'probe'}: ${issue.message}`);
  return { problem: problems.join('; ') };
};

const parseJson = (text: string): Parsed<unknown> => {
  try {
    const value: unknown = JSON.parse(text);
    return { value };
  } catch {
    return { problem: 'is not valid JSON' };
  }
};

const fromLine = (line: string): Parsed<Probe> => {
  if (line.startsWith('{')) {
    const json = parseJson(line);
    return 'value' in json ? fromJson(json.value) : json;
  }
  const [method, path, status, ...rest] = line.split(/\s+/);
  if (path === undefined || rest.length > 0) return { problem: 'is not `METHOD /path STATUS`' };
  return fromJson({ method, path, ...(status === undefined ? {} : { status }) });
};

const parseAll = (lines: readonly string[]): readonly (Parsed<Probe> & { readonly shown: string })[] => {
  if (lines[0]?.startsWith('[') !== true) return lines.map(line => ({ ...fromLine(line), shown: line }));
  const list = parseJson(lines.join('\n'));
  if ('problem' in list) return [{ ...list, shown: 'the list' }];
  if (!Array.isArray(list.value)) return [{ problem: 'is not a list', shown: 'the value' }];
  return list.value.map((one: unknown, index) => ({ ...fromJson(one), shown: `probe ${index + 1}` }));
};

/** Line form, JSON object per line, or one JSON list over all lines. Every problem is reported. */
export const parseProbes = (
  lines: readonly string[],
): { readonly probes: readonly Probe[] } | { readonly problem: string; readonly allowed: string } => {
  const parsed = parseAll(lines.length === 0 ? [defaultProbe] : lines);
  const problems = parsed.flatMap(one => ('problem' in one ? [`${one.shown}: ${one.problem}`] : []));
  if (problems.length > 0) return { problem: problems.join(' | '), allowed };
  const probes = parsed.flatMap(one => ('value' in one ? [one.value] : []));
  return probes.length > 50 ? { problem: `holds ${probes.length} probes`, allowed: 'at most 50 probes' } : { probes };
};
