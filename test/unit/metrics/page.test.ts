import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { root } from '../../../scripts/actions.ts';
import { providerNames } from '../../../src/adapters/checks/metrics/definition.ts';
import { parseMetrics } from '../../../src/adapters/checks/metrics/definitions.ts';
import { metricInputs, metricRules } from '../../../src/adapters/checks/metrics/inputs.ts';
import { verificationInputs } from '../../../src/adapters/probing/inputs.ts';
import { parseInputs } from '../../../src/core/inputs.ts';
import { codes } from '../../../src/domain/metrics/codes.ts';
import { outcomeKinds, verdictWithoutValue } from '../../../src/domain/metrics/reading.ts';

const page = readFileSync(join(root, 'docs', 'metrics.md'), 'utf8');

const blocks = [...page.matchAll(/```(yaml|json metrics)\n([\s\S]*?)```/g)].map(([, kind = '', text = '']) => ({
  kind,
  text,
}));
const keys = z.record(z.string(), z.string());
const examples = blocks.filter(one => one.kind === 'yaml').map(one => keys.parse(parse(one.text)));

describe('docs/metrics.md', () => {
  test.each(examples)('example %# is accepted as it stands', example => {
    const inputs = parseInputs(z.object(metricInputs), metricRules, name => example[name] ?? '');
    expect(inputs.metrics.length).toBeGreaterThan(0);
  });
  test.each(examples)('example %# is verified for longer than what it asks for takes', example => {
    const lines = (example['metrics'] ?? '').trim().split('\n');
    const parsed = parseMetrics(lines);
    const metrics = 'metrics' in parsed ? parsed.metrics : [];
    expect(metrics).toHaveLength(lines.length);
    const plan = parseInputs(z.object(verificationInputs), [], name => example[name] ?? '');
    for (const { windowMs } of metrics) expect(windowMs ?? 0).toBeLessThanOrEqual(plan['verify-duration']);
  });
  test('has an example of every provider', () => {
    const named = examples.flatMap(example => (example['metrics'] ?? '').split('\n').map(line => line.split(':')[0]));
    expect(providerNames.filter(name => !named.includes(name))).toEqual([]);
  });
  test('its JSON is accepted as it stands', () => {
    const json = blocks.filter(one => one.kind === 'json metrics');
    for (const { text } of json) expect(parseMetrics(text.trim().split('\n'))).toHaveProperty('metrics');
    expect(json).toHaveLength(1);
  });
  test('tells every outcome, and says which services were not met', () => {
    for (const kind of outcomeKinds)
      if (kind !== 'value') expect(page).toContain(`\`${verdictWithoutValue({ kind, detail: '' }).code}\``);
    expect(page.match(/Not run against the real service/g)).toHaveLength(5);
  });
  test('names no code that does not exist', () => {
    const named = [...page.matchAll(/`((?:metric|burn-rate)-[a-z-]+)`/g)].map(match => match[1] ?? '');
    expect(named.filter(name => !(name in codes.docs))).toEqual([]);
  });
});
