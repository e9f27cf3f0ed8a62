import type { Comparison } from './compare.ts';
import { formatValue } from './metrics.ts';

const signed = (value: number, text: string): string => (value > 0 ? `+${text}` : text);

/** A slowdown for people: `+12.3 %`, or in the metric's unit on the difference scale. */
export const formatSlowdown = (comparison: Comparison, value: number | null): string => {
  if (value === null) return '∞';
  if (comparison.scale === 'ratio') return signed(value, `${(value * 100).toFixed(1)} %`);
  return signed(value, formatValue(comparison.metric, value));
};

const percent = (level: number): string => `${Number((100 * (1 - level)).toFixed(2))} %`;

/** `[−1.2 %, +3.4 %]`, with −∞ or ∞ where the runs are too few for a bound. */
export const formatInterval = (comparison: Comparison): string => {
  const lower = comparison.lower === null ? '−∞' : formatSlowdown(comparison, comparison.lower);
  return `[${lower}, ${formatSlowdown(comparison, comparison.upper)}]`;
};

export const formatConfidence = (comparison: Comparison): string =>
  `${percent(comparison.alpha)} / ${percent(comparison.beta)}`;

export const formatDetectable = (comparison: Comparison): string =>
  comparison.minimumDetectable === null ? 'none' : formatSlowdown(comparison, comparison.minimumDetectable);

/** One sentence with all that a reader needs to judge the finding. */
export const formatShift = (comparison: Comparison): string => {
  const { metric, typical, runs } = comparison;
  const values = `${formatValue(metric, typical.base)} → ${formatValue(metric, typical.candidate)}`;
  return (
    `${metric}: ${values}, slowdown ${formatSlowdown(comparison, comparison.shift)} ${formatInterval(comparison)}, ` +
    `allowed ${formatSlowdown(comparison, comparison.allowed)} ` +
    `(${runs.base} against ${runs.candidate} runs; detectable from ${formatDetectable(comparison)}).`
  );
};
