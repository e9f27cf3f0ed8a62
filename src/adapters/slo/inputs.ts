import { z } from 'zod';
import { type Given, input, type Rule } from '../../core/inputs.ts';
import { isSloPreset, sloPresetNames, sloPresets } from '../../domain/slo/presets.ts';
import { metricsOf, problemOf, type Slo, verificationOf, withBudgets } from '../../domain/slo/slo.ts';
import { nearest } from '../../domain/text/nearest.ts';

const percentage = (doc: string) =>
  input.text({ doc, pattern: /^\d+(\.\d+)?\s*%$/, allowed: 'a percentage such as 99.9% or 0.1%' });

/** The section `slo` of the configuration file; the input `slo` takes the same keys, one a line. */
export const sloShape = {
  availability: percentage(
    'Share of requests answered well over the window. Without an error-rate it is the error objective too.',
  ),
  'error-rate': percentage('Share of requests that may fail: `max-error-rate` of verification, a budget under load.'),
  p50: input.duration({ doc: 'Half of the answers are faster. `0`: not promised.', default: '0' }),
  p95: input.duration({ doc: '95 % of the answers are faster. `0`: not promised.', default: '0' }),
  p99: input.duration({ doc: '99 % of the answers are faster. `0`: not promised.', default: '0' }),
  throughput: input.number({
    doc: 'Requests a second that the performance gate must reach. A hosted runner proves no large number.',
    min: 0,
    max: 10_000_000,
  }),
  window: input.duration({
    doc: 'Over how long the availability is promised.',
    default: '30d',
    maxMs: 366 * 86_400_000,
  }),
  'burn-rate': input.lines({
    doc: 'Where failures and requests are counted, such as `prometheus: <errors> of <requests>`. Each becomes a line of `metrics` that fails a release which burns the error budget too fast (docs/slo.md).',
    allowed: 'lines `<provider>: <errors> of <requests>` (docs/metrics.md)',
  }),
};

type Values = { readonly [K in keyof typeof sloShape]: z.output<(typeof sloShape)[K]> };
type Texts = ReadonlyMap<string, string>;

const share = (text: string): number | null => (text === '' ? null : Number(text.replace('%', '')) / 100);

const sloFrom = (values: Values): Slo => ({
  // 1 − 0.001 and not 0.999: what is left over must come out as it was meant.
  availability: share(values.availability),
  errorRate: share(values['error-rate']),
  p50Ms: values.p50 || null,
  p95Ms: values.p95 || null,
  p99Ms: values.p99 || null,
  throughput: values.throughput ?? null,
  windowMs: values.window,
  burnRate: values['burn-rate'],
});

type Parsed = { readonly slo: Slo } | { readonly problem: string; readonly allowed: string };

/** An SLO from the texts of its keys. */
export const sloOf = (texts: Texts): Parsed => {
  const read = z
    .object(sloShape)
    .safeParse(Object.fromEntries(Object.keys(sloShape).map(key => [key, texts.get(key) ?? ''])));
  if (!read.success) {
    const [issue] = read.error.issues;
    return { problem: `${issue?.path.join('.')} ${issue?.message}`, allowed: 'see docs/slo.md' };
  }
  const slo = sloFrom(read.data);
  const wrong = problemOf(slo);
  return wrong === undefined ? { slo } : { problem: `${wrong.key} ${wrong.problem}`, allowed: wrong.allowed };
};

export const sloRules: readonly Rule<Values>[] = [
  {
    needs: ['availability', 'error-rate', 'p50', 'p95', 'p99', 'window', 'burn-rate'],
    check: values => {
      const wrong = problemOf(sloFrom(values));
      return wrong === undefined ? undefined : { problem: `${wrong.key} ${wrong.problem}`, allowed: wrong.allowed };
    },
  },
];

const allowedLines = `a preset (${sloPresetNames.join(', ')}), or lines \`key: value\` with ${Object.keys(sloShape).join(', ')}`;

const textsOf = (lines: readonly string[]): Texts | { readonly problem: string; readonly allowed: string } => {
  const texts = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    const [key, value] = [line.slice(0, Math.max(0, colon)).trim(), line.slice(colon + 1).trim()];
    if (colon < 0 && isSloPreset(line))
      for (const [name, text] of Object.entries(sloPresets[line].slo)) texts.set(name, text);
    else if (key in sloShape) texts.set(key, key === 'burn-rate' ? `${texts.get(key) ?? ''}\n${value}` : value);
    else {
      const near = nearest(key || line, [...Object.keys(sloShape), ...sloPresetNames]);
      const hint = near === undefined ? '' : `; did you mean ${near}?`;
      return { problem: `does not know "${key || line}"${hint}`, allowed: allowedLines };
    }
  }
  return texts;
};

/** An SLO from the lines of the input `slo`: a preset, and what differs from it. */
export const parseSlo = (lines: readonly string[]): Parsed => {
  const texts = textsOf(lines);
  return 'problem' in texts ? texts : sloOf(texts);
};

const linesOf = (text: string): readonly string[] =>
  text
    .split(/\r?\n/)
    .map(line => line.trim())
    .filter(line => line !== '');

/** What the SLO gives to inputs that are not set themselves. Nothing when it is wrong: the rule says so. */
const givenBy = (
  text: string,
  values: (slo: Slo) => Readonly<Record<string, string>>,
): Readonly<Record<string, string>> => {
  const parsed = parseSlo(linesOf(text));
  return 'slo' in parsed ? values(parsed.slo) : {};
};

const joined = (given: Given, name: string, more: readonly string[]): string => [given.text(name), ...more].join('\n');

/** Inputs of verification that follow from `slo`, where the caller set none of his own. */
export const verificationGiven = (slo: Slo, given: Given): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(Object.entries(verificationOf(slo)).filter(([name]) => given.isUnset(name))),
  ...(metricsOf(slo).length === 0 ? {} : { metrics: joined(given, 'metrics', metricsOf(slo)) }),
});

/** Inputs of performance-regression that follow from `slo`. */
export const performanceGiven = (slo: Slo, given: Given): Readonly<Record<string, string>> => ({
  budgets: withBudgets(
    given
      .text('budgets')
      .split(/[,\n]/)
      .map(text => text.trim())
      .filter(text => text !== ''),
    slo,
  ).join('\n'),
});

const sloInput = (what: string, values: (slo: Slo, given: Given) => Readonly<Record<string, string>>) =>
  input.lines({
    doc: `Service level objective: a preset (${sloPresetNames.join(', ')}) or lines \`key: value\` (docs/slo.md). ${what} Inputs that are set win.`,
    allowed: allowedLines,
    gives: (text, given) => givenBy(text, slo => values(slo, given)),
  });

export const verificationSlo = sloInput(
  'Gives `max-error-rate`, `max-p50`, `max-p95`, `max-p99`, and burn rates to `metrics`.',
  verificationGiven,
);
export const performanceSlo = sloInput('Gives `budgets`.', performanceGiven);

export const sloRule: Rule<{ readonly slo: readonly string[] }> = {
  needs: ['slo'],
  check: ({ slo }) => {
    const parsed = parseSlo(slo);
    return 'slo' in parsed ? undefined : parsed;
  },
};
