/** Lines of a log that tell of errors, counted by pattern. Pure. */
import { redacted } from './redact.ts';

export interface Pattern {
  readonly name: string;
  readonly regex: RegExp;
}

/** How programs of the usual languages and log libraries write that something went wrong. A line counts once. */
export const defaultPatterns: readonly Pattern[] = [
  { name: 'panic', regex: /^panic: |\bpanicked at\b|^fatal error: |^goroutine \d+ \[running\]/ },
  {
    name: 'unhandled',
    regex: /\bunhandled ?(promise ?)?(rejection|exception|error)|\buncaught ?(exception|\w*error)/i,
  },
  { name: 'traceback', regex: /^Traceback \(most recent call last\)|^Exception in thread |\bOutOfMemoryError\b/ },
  {
    name: 'level',
    regex: /\b(level|lvl|severity)["']?\s*[=:]\s*["']?(error|err|fatal|panic|critical|alert|emergency)\b/i,
  },
  { name: 'level number', regex: /"level":\s*(50|60)\b/ },
  { name: 'ERROR', regex: /(?<![\w=])(ERROR|FATAL|CRITICAL|PANIC|SEVERE|EMERG)(?![\w=])/ },
];

export interface Found {
  readonly pattern: string;
  readonly count: number;
  /** The first such line, without what looks like a secret. */
  readonly sample: string;
}

export interface ErrorLines {
  readonly lines: number;
  readonly errors: number;
  readonly found: readonly Found[];
}

export const noLines: ErrorLines = { lines: 0, errors: 0, found: [] };

const matching = (patterns: readonly Pattern[], line: string): Pattern | undefined =>
  patterns.find(({ regex }) => regex.test(line));

const add = (found: readonly Found[], name: string, line: string): readonly Found[] =>
  found.some(one => one.pattern === name)
    ? found.map(one => (one.pattern === name ? { ...one, count: one.count + 1 } : one))
    : [...found, { pattern: name, count: 1, sample: redacted(line) }];

/** Longer lines are data, not messages; so much of them is looked at. */
const lookedAt = 2000;

export const countErrors = (patterns: readonly Pattern[], before: ErrorLines, lines: readonly string[]): ErrorLines =>
  lines.reduce((so, line) => {
    const match = matching(patterns, line.slice(0, lookedAt));
    return {
      lines: so.lines + 1,
      errors: so.errors + (match === undefined ? 0 : 1),
      found: match === undefined ? so.found : add(so.found, match.name, line),
    };
  }, before);

/** How many error lines are too many: so many a minute, or so many times those of the release before. */
export type ErrorLimit = { readonly perMinute: number } | { readonly factor: number };

/** A factor on next to nothing means nothing: so many a minute are let pass with it. */
export const toleratedPerMinute = 10;

export interface Budget {
  /** Error lines in the whole verification; one more is too many. */
  readonly lines: number;
  readonly perMinute: number;
  /** Whether one more is a fault, or only cannot be judged: there was nothing to compare with. */
  readonly compared: boolean;
}

/** @param ownPerMinute errors of our own probes that are within their objective: each may leave a line */
export const budgetOf = (
  limit: ErrorLimit,
  baselinePerMinute: number | null,
  ownPerMinute: number,
  windowMs: number,
): Budget => {
  const compared = 'perMinute' in limit || baselinePerMinute !== null;
  const perMinute =
    'perMinute' in limit
      ? limit.perMinute
      : Math.max(toleratedPerMinute, limit.factor * (baselinePerMinute ?? 0)) + ownPerMinute;
  return { perMinute, compared, lines: Math.floor((perMinute * windowMs) / 60_000) };
};
