import type { z } from 'zod';
import { input, type Rule } from '../../../core/inputs.ts';
import { quantity } from '../../../domain/kubernetes/capacity.ts';
import type { ErrorLimit, Pattern } from '../../../domain/signals/error-lines.ts';
import { defaultPatterns } from '../../../domain/signals/error-lines.ts';

/** Inputs of the signals that the instances of a release give without any monitoring. */
export const signalInputs = {
  signals: input.choice(['auto', 'on', 'off'], {
    doc: 'Watch the pods or processes of the release while it is verified: restarts, memory, readiness, error lines, each instance by itself. `auto`: where the target tells, and what it does not tell is said; `on`: without them nothing passes.',
    default: 'auto',
  }),
  'max-restarts': input.integer({
    doc: 'Ends of containers or processes of the release that are let pass. One for want of memory never is.',
    default: '0',
    min: 0,
    max: 1000,
  }),
  'max-readiness-flaps': input.integer({
    doc: 'How often instances may turn from ready to not ready and back.',
    default: '1',
    min: 0,
    max: 1000,
  }),
  'max-error-logs': input.text({
    doc: 'Error lines in the release’s log: so many a minute (`30/min`), or so many times those of the release before (`3x`; 10 a minute are let pass in any case). `off`: logs are not read.',
    default: '3x',
    pattern: /^(off|\d{1,6}\/min|\d{1,3}(\.\d+)?x)$/,
    allowed: '`30/min`, `3x` or `off`',
  }),
  'error-log-patterns': input.lines({
    doc: 'What an error line looks like: regular expressions, one a line, instead of the usual forms (`level=error`, `ERROR`, `panic:`, `Traceback`, unhandled rejections …).',
    allowed: 'regular expressions of JavaScript, one a line, at most 20',
  }),
  'memory-limit': input.text({
    doc: 'Memory that an instance may use, such as `512Mi`, where the target knows no limit.',
    pattern: /^\d+(\.\d+)?(Ki|Mi|Gi|k|M|G)?$/,
    allowed: 'bytes, or a quantity such as `512Mi` or `1G`',
  }),
};

type Shape = typeof signalInputs;
export type SignalInputs = { readonly [K in keyof Shape]: z.output<Shape[K]> };

const maxPatterns = 20;

const problemOf = (line: string): string | undefined => {
  try {
    new RegExp(line, 'u');
    return undefined;
  } catch {
    return `"${line}" is not a regular expression`;
  }
};

export const signalRules: readonly Rule<SignalInputs>[] = [
  {
    needs: ['error-log-patterns'],
    check: values => {
      const lines = values['error-log-patterns'];
      const problem =
        lines.length > maxPatterns ? `holds ${lines.length} patterns` : lines.map(problemOf).find(one => one);
      return problem === undefined ? undefined : { problem, allowed: `regular expressions, at most ${maxPatterns}` };
    },
  },
];

export const patternsOf = (inputs: SignalInputs): readonly Pattern[] => {
  const lines = inputs['error-log-patterns'];
  return lines.length === 0 ? defaultPatterns : lines.map(line => ({ name: line, regex: new RegExp(line, 'u') }));
};

/** null: logs are not read. */
export const errorLimitOf = (inputs: SignalInputs): ErrorLimit | null => {
  const text = inputs['max-error-logs'];
  if (text === 'off') return null;
  return text.endsWith('x') ? { factor: Number(text.slice(0, -1)) } : { perMinute: Number.parseInt(text, 10) };
};

export const memoryLimitOf = (inputs: SignalInputs): number | null =>
  inputs['memory-limit'] === '' ? null : quantity(inputs['memory-limit']);
