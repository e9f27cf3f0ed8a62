import type { z } from 'zod';
import { input, type Rule } from '../../../core/inputs.ts';
import { allowedMetrics, parseMetrics } from './definitions.ts';
import { neededSettings, secretNames, secretValues, settingNames, unknownNames, valuesOf } from './settings.ts';

/** Inputs of metric checks; part of `checkInputs`. */
export const metricInputs = {
  metrics: input.lines({
    doc: 'Metrics that are asked while the release is verified, one a line: `prometheus: <query> <= 1%`, or JSON objects; see docs/metrics.md.',
    allowed: allowedMetrics,
  }),
  'prometheus-url': input.text({
    doc: 'Address of the Prometheus server (or Thanos, Mimir, VictoriaMetrics) that `metrics` ask.',
    pattern: /^https?:\/\/[^\s/]+/,
    allowed: 'an http or https address',
  }),
  'metrics-settings': input.lines({
    doc: `Settings of other providers, NAME=value a line: ${settingNames.map(name => `\`${name}\``).join(', ')}.`,
    allowed: 'lines NAME=value',
  }),
  'metrics-secrets': input.lines({
    doc: `Credentials of providers, NAME=value a line: ${secretNames.map(name => `\`${name}\``).join(', ')}.`,
    allowed: 'lines NAME=value',
    secret: true,
    secretParts: secretValues,
  }),
};

type Shape = typeof metricInputs;
export type MetricInputs = { readonly [K in keyof Shape]: z.output<Shape[K]> };

export const metricRules: readonly Rule<MetricInputs>[] = [
  {
    needs: ['metrics'],
    check: ({ metrics }) => {
      const parsed = parseMetrics(metrics);
      return 'metrics' in parsed ? undefined : parsed;
    },
  },
  {
    needs: ['metrics-settings'],
    check: inputs => {
      const unknown = unknownNames(inputs['metrics-settings'], settingNames);
      return unknown.length === 0
        ? undefined
        : { problem: `does not know ${unknown.join(', ')}`, allowed: settingNames.join(', ') };
    },
  },
  {
    needs: ['metrics-secrets'],
    check: inputs => {
      const unknown = unknownNames(inputs['metrics-secrets'], secretNames);
      return unknown.length === 0
        ? undefined
        : { problem: `does not know ${unknown.join(', ')}`, allowed: secretNames.join(', ') };
    },
  },
  {
    needs: ['metrics-settings', 'metrics'],
    check: inputs => {
      const parsed = parseMetrics(inputs.metrics);
      const given = valuesOf(inputs['metrics-settings']);
      const asked = 'metrics' in parsed ? parsed.metrics.map(one => one.provider) : [];
      const missing = asked.flatMap(name => neededSettings[name] ?? []).filter(name => (given[name] ?? '') === '');
      return missing.length === 0
        ? undefined
        : { problem: 'lacks what `metrics` need', allowed: `also ${[...new Set(missing)].join(', ')}` };
    },
  },
  {
    needs: ['prometheus-url', 'metrics'],
    check: inputs => {
      const parsed = parseMetrics(inputs.metrics);
      const asks = 'metrics' in parsed && parsed.metrics.some(one => one.provider === 'prometheus');
      return asks && inputs['prometheus-url'] === ''
        ? { problem: 'is needed by `metrics`', allowed: 'the address of a Prometheus server' }
        : undefined;
    },
  },
];
