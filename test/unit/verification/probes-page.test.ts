import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../../scripts/actions.ts';
import { codes as commandCodes } from '../../../src/adapters/checks/commands/codes.ts';
import { codes } from '../../../src/domain/verification/codes.ts';
import { parseProbes } from '../../../src/domain/verification/probes.ts';
import { policies } from '../../../src/domain/verification/probing/policies.ts';

const page = await readFile(join(root, 'docs/probes.md'), 'utf8');
const examples = [...page.matchAll(/```probes\n([\s\S]*?)```/g)].flatMap(match =>
  (match[1] ?? '').split('\n').filter(line => line !== ''),
);

describe('docs/probes.md', () => {
  test.each(examples)('%s', line => {
    const parsed = parseProbes([line]);
    expect('problem' in parsed ? parsed.problem : '').toBe('');
  });

  test('has an example of every kind', () => {
    const parsed = examples.flatMap(line => {
      const one = parseProbes([line]);
      return 'probes' in one ? one.probes : [];
    });
    expect([...new Set(parsed.map(probe => probe.kind))].sort()).toEqual([
      'dns',
      'grpc',
      'http',
      'tcp',
      'tls',
      'websocket',
    ]);
  });

  test('names every policy, and no code that there is none of', () => {
    for (const policy of policies) expect(page).toContain(`| \`${policy}\` |`);
    const known = { ...codes.docs, ...commandCodes.docs };
    const named = [
      ...page.matchAll(/`((?:certificate|grpc|command|tests?|no-tests|critical)-[a-z-]+|tls-version-old)`/g),
    ];
    const inputs = ['critical-paths'];
    for (const [, code = ''] of named) if (!inputs.includes(code)) expect(known).toHaveProperty(code);
  });
});
