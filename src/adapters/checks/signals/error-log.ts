import { messageOf } from '../../../core/errors.ts';
import {
  type Budget,
  budgetOf,
  countErrors,
  type ErrorLimit,
  type ErrorLines,
  noLines,
  type Pattern,
} from '../../../domain/signals/error-lines.ts';
import type { Followed } from '../../../domain/signals/source.ts';
import type { Beginning, Check } from '../../../domain/verification/check.ts';
import { passing, reportOf, type Said } from './said.ts';

/** Error lines in the release's log, beside those of the release before it. */

export interface ErrorLogParts {
  readonly source: string;
  readonly required: boolean;
  readonly followed: Followed;
  /** The release before, while it still runs; null: there is none. */
  readonly baseline: Followed | null;
  readonly patterns: readonly Pattern[];
  readonly limit: ErrorLimit;
  /** Errors of our own making: so many of our probes may fail a minute, and each may leave a line. */
  readonly ownPerMinute: number;
  /** When the release got traffic; null: not known. */
  readonly switchedAt: number | null;
  readonly signal: AbortSignal;
}

/** So far back the release before it is looked at. */
const pastMs = 10 * 60_000;
/** Logs of many pods are not read more often. */
const readEveryMs = 2000;
const minuteMs = 60_000;

interface Compared {
  readonly perMinute: number | null;
  readonly text: string;
}

const compare = async (parts: ErrorLogParts, to: number): Promise<Compared> => {
  if ('perMinute' in parts.limit) return { perMinute: null, text: '' };
  if (parts.baseline === null) return { perMinute: null, text: 'no release before it runs' };
  const past = await parts.baseline
    .past(to - pastMs, to, parts.signal)
    .catch((error: unknown) => ({ why: messageOf(error) }));
  if ('why' in past) return { perMinute: null, text: past.why };
  const { lines, overMs } = past.known;
  // Less than a minute is no rate: what was written then is taken as a minute's.
  const perMinute = (countErrors(parts.patterns, noLines, lines).errors * minuteMs) / Math.max(minuteMs, overMs);
  return { perMinute, text: `${perMinute.toFixed(1)}/min before` };
};

const sampleText = ({ found }: ErrorLines): string =>
  found.map(({ pattern, count, sample }) => `${count} × ${pattern}, such as: ${sample}`).join('\n  ');

interface Reading {
  readonly budget: Budget;
  readonly compared: Compared;
  readonly since: number;
  counted: ErrorLines;
  cut: boolean;
  readAt: number;
}

const begun = async (parts: ErrorLogParts, { startedAt, durationMs }: Beginning): Promise<Reading> => {
  const since = parts.switchedAt ?? startedAt;
  const compared = await compare(parts, since);
  const own = 'factor' in parts.limit ? parts.ownPerMinute : 0;
  // What is let pass in a minute may come at once.
  const windowMs = Math.max(minuteMs, durationMs + Math.max(0, startedAt - since));
  const budget = budgetOf(parts.limit, compared.perMinute, own, windowMs);
  return { budget, compared, since, counted: noLines, cut: false, readAt: Number.NEGATIVE_INFINITY };
};

const read = async (reading: Reading, parts: ErrorLogParts, signal: AbortSignal): Promise<void> => {
  for (const { lines, cut } of await parts.followed.output(reading.since, signal)) {
    reading.counted = countErrors(parts.patterns, reading.counted, lines);
    reading.cut ||= cut;
  }
};

const said = ({ budget, compared, counted, cut }: Reading): Said => {
  const { errors, lines } = counted;
  const more = cut ? ' More was written than could be read.' : '';
  if (errors <= budget.lines) return passing(`${errors} error lines of ${lines}.${more}`, errors, lines);
  const beside = compared.text === '' ? '' : ` (${compared.text})`;
  const what = `${errors} error lines of ${lines}, ${budget.lines} let pass${beside}.${more}\n  ${sampleText(counted)}`;
  return budget.compared
    ? { verdict: 'fail', code: 'error-log-rate', what, value: errors, samples: lines }
    : { verdict: 'inconclusive', code: 'error-log-not-compared', what, value: errors, samples: lines };
};

export const errorLogCheck = (parts: ErrorLogParts): Check => {
  const check = { name: 'error lines', source: parts.source, required: parts.required };
  let reading: Reading | undefined;
  return {
    ...check,
    patienceMs: 20_000,
    factual: true,
    begin: async beginning => {
      reading = await begun(parts, beginning);
    },
    look: async ({ now, last, signal }) => {
      if (reading === undefined) throw new Error('the log of the release could not be opened');
      if (last || now - reading.readAt >= readEveryMs) {
        await read(reading, parts, signal);
        reading.readAt = now;
      }
      const { budget, since } = reading;
      const query = `lines that match ${parts.patterns.map(({ regex }) => String(regex)).join(' or ')}`;
      const objective = `≤ ${budget.lines}`;
      return reportOf(check, { query, unit: 'lines', objective, from: since, to: now }, said(reading));
    },
  };
};
