import type { z } from 'zod';
import { nearest } from '../text/nearest.ts';
import { httpForm, httpKeys } from './probing/http-form.ts';
import type { Probe } from './probing/kinds.ts';
import { formOfLine } from './probing/lines.ts';
import { otherForms, otherKeys } from './probing/other-forms.ts';

export type { Probe } from './probing/kinds.ts';

/** Without probes of the caller: the root answers, be it "not found", but not with a server error. */
export const defaultProbe = 'GET / 200-499';

const allowed =
  'lines such as `GET /healthz 200`, `GET / 200 security-headers compressed`, `TLS example.org:443 days>=14`, `WS /socket`, `GRPC host:port service`, `TCP host:port`, `DNS example.org A`, or JSON objects; every form is in docs/probes.md';

const maxProbes = 50;

type Parsed<T> = { readonly value: T } | { readonly problem: string };

const forms: Readonly<Record<string, { readonly form: z.ZodType<Probe>; readonly keys: readonly string[] }>> = {
  http: { form: httpForm, keys: httpKeys },
  tls: { form: otherForms.tls, keys: otherKeys.tls },
  websocket: { form: otherForms.websocket, keys: otherKeys.websocket },
  grpc: { form: otherForms.grpc, keys: otherKeys.grpc },
  tcp: { form: otherForms.tcp, keys: otherKeys.tcp },
  dns: { form: otherForms.dns, keys: otherKeys.dns },
};

const kindOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'kind' in value ? value.kind : 'http';

const issueText = (issue: z.core.$ZodIssue, keys: readonly string[]): string => {
  if (issue.code === 'unrecognized_keys') {
    const hints = issue.keys.map(key => {
      const near = nearest(key, keys);
      return near === undefined ? `"${key}"` : `"${key}" (did you mean ${near}?)`;
    });
    return `does not know ${hints.join(', ')}`;
  }
  const message = issue.code === 'invalid_value' ? `expected one of ${issue.values.join(', ')}` : issue.message;
  return `${issue.path.join('.') || 'probe'}: ${message}`;
};

const fromJson = (value: unknown): Parsed<Probe> => {
  const kind = kindOf(value);
  const found = typeof kind === 'string' ? forms[kind] : undefined;
  if (found === undefined) {
    const near = nearest(String(kind), Object.keys(forms));
    return {
      problem: `kind: expected one of ${Object.keys(forms).join(', ')}${near === undefined ? '' : `; did you mean ${near}?`}`,
    };
  }
  const parsed = found.form.safeParse(value);
  if (parsed.success) return { value: parsed.data };
  return { problem: parsed.error.issues.map(issue => issueText(issue, found.keys)).join('; ') };
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
  const read = formOfLine(line);
  return 'form' in read ? fromJson(read.form) : read;
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
  return probes.length > maxProbes
    ? { problem: `holds ${probes.length} probes`, allowed: `at most ${maxProbes} probes` }
    : { probes };
};
