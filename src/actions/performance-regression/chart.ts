import { formatValue } from '../../domain/measurements/metrics.ts';
import type { Report } from './report.ts';

const width = 50;

/** One line a run, a mark where its value lies: enough to see an overlap, an outlier or a drift at a glance. */
export const chart = ({ runs, policy }: Report): string => {
  const metric = policy.primary[0] ?? 'p50';
  const points = runs.flatMap(({ pair, side, run }) =>
    run.kind === 'measured' ? [{ pair, side, value: run.values[metric] }] : [],
  );
  if (points.length === 0) return '';
  const values = points.map(point => point.value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const at = (value: number): number => (high === low ? 0 : Math.round(((value - low) / (high - low)) * (width - 1)));
  const lines = points.map(({ pair, side, value }) => {
    const mark = side === 'base' ? 'o' : '●';
    return `${String(pair).padStart(3)} ${side.padEnd(9)} ${`${' '.repeat(at(value))}${mark}`.padEnd(width)} ${formatValue(metric, value)}`;
  });
  return ['```text', `${metric} of each run, in the order measured (o base, ● candidate)`, ...lines, '```'].join('\n');
};
