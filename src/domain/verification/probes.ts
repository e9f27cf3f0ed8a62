import type { z } from 'zod';
import { parseEntries } from '../text/entries.ts';
import { nearest } from '../text/nearest.ts';
import { own } from '../text/own.ts';
import type { Parsed } from '../text/parsed.ts';
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
  const found = typeof kind === 'string' ? own(forms, kind) : undefined;
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

const fromWords = (line: string): Parsed<Probe> => {
  const read = formOfLine(line);
  return 'form' in read ? fromJson(read.form) : read;
};

/** Line form, JSON object per line, or one JSON list over all lines. Every problem is reported. */
export const parseProbes = (
  lines: readonly string[],
): { readonly probes: readonly Probe[] } | { readonly problem: string; readonly allowed: string } => {
  const form = { noun: 'probe', most: maxProbes, allowed, fromWords, fromJson };
  const parsed = parseEntries(lines.length === 0 ? [defaultProbe] : lines, form);
  return 'values' in parsed ? { probes: parsed.values } : parsed;
};
