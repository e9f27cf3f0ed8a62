import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../../scripts/actions.ts';
import { definition as performance } from '../../../src/actions/performance-regression/inputs.ts';
import { definition as verify } from '../../../src/actions/post-deploy-verify/inputs.ts';
import { planOf } from '../../../src/adapters/probing/inputs.ts';
import { parseInputs } from '../../../src/core/inputs.ts';
import { code, table } from '../../../src/core/markdown.ts';
import { checkBudgets, parseBudget } from '../../../src/domain/measurements/budgets.ts';
import { releaseHeader } from '../../../src/domain/rollout/identity.ts';
import { type SloPresetName, sloPresetNames, sloPresets } from '../../../src/domain/slo/presets.ts';
import { randomSource } from '../../../src/domain/statistics/random.ts';
import { judge } from '../../../src/domain/verification/judge.ts';
import type { Findings } from '../../../src/domain/verification/report.ts';
import { type Service, sloExamples } from '../../support/slo-examples.ts';

const settingsOf = (name: SloPresetName, section: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(sloPresets[name].settings).flatMap(([key, text]) =>
      key.startsWith(`${section}.`) ? [[key.slice(section.length + 1), text]] : [],
    ),
  );

const planFor = (name: SloPresetName) => {
  const given: Record<string, string> = { ...settingsOf(name, 'verify'), slo: name, url: 'http://127.0.0.1:1' };
  const inputs = parseInputs(verify.inputs, verify.rules, input => given[input] ?? '');
  return planOf(inputs, { releaseId: 'r', releaseHeaderRequired: true, strict: false });
};

/** Latency at the share `u` of a service, in straight lines between its percentiles. */
const latencyAt = ({ p50, p95, p99 }: Service, u: number): number => {
  if (u < 0.5) return p50 * (0.5 + u);
  if (u < 0.95) return p50 + ((p95 - p50) * (u - 0.5)) / 0.45;
  return u < 0.99 ? p95 + ((p99 - p95) * (u - 0.95)) / 0.04 : p99 * (1 + 2 * (u - 0.99));
};

/** The whole planned series of a service through the judge. */
const judged = (name: SloPresetName, service: Service): Findings => {
  const plan = planFor(name);
  const one = judge(plan, null);
  const random = randomSource(20);
  for (let index = 0; (index * 1000) / plan.rate < plan.durationMs; index += 1) {
    const at = (index * 1000) / plan.rate;
    const status = Math.floor((index + 1) * service.errors) > Math.floor(index * service.errors) ? 500 : 200;
    one.add({
      probe: index % plan.probes.length,
      connection: 'fresh',
      at,
      latencyMs: latencyAt(service, random()),
      lateMs: 0,
      retries: 0,
      result: { kind: 'answer', status, headers: { [releaseHeader]: 'r' }, body: '' },
    });
    one.completeUntil(at);
  }
  one.completeUntil(Number.POSITIVE_INFINITY);
  return one.conclude();
};

const exceeded = (name: SloPresetName, service: Service): readonly string[] => {
  const given: Record<string, string> = { ...settingsOf(name, 'performance'), slo: name, 'candidate-command': './run' };
  const { budgets } = parseInputs(performance.inputs, performance.rules, input => given[input] ?? '');
  const { errors, ...rest } = service;
  const values = { ...rest, p90: service.p95, 'error-rate': errors };
  return checkBudgets(
    budgets.flatMap(text => parseBudget(text) ?? []),
    [{ kind: 'measured', values, requests: 10_000, failed: 10_000 * errors, seconds: 10, thresholdsCrossed: [] }],
  ).flatMap(result => (result.met ? [] : [result.metric]));
};

describe.each(sloPresetNames)('preset %s', name => {
  const { keeps, breaks } = sloExamples[name];

  test('passes the service that keeps it', () => {
    expect(judged(name, keeps)).toMatchObject({ verdict: 'pass', reasons: [] });
    expect(exceeded(name, keeps)).toEqual([]);
  });

  test.each(breaks)('fails the one with $what', ({ service, code: reason, budget }) => {
    const { verdict, reasons } = judged(name, service);
    expect(verdict).toBe(reason === null ? 'pass' : 'fail');
    if (reason !== null) expect(reasons.map(one => one.code)).toContain(reason);
    expect(exceeded(name, service)).toContain(budget);
  });
});

const serviceText = ({ errors, p50, p95, p99, throughput }: Service): string =>
  `errors ${Number((errors * 100).toPrecision(3))} %, p50 ${p50} ms, p95 ${p95} ms, p99 ${p99} ms, ${throughput} req/s`;

const promiseText = (name: SloPresetName): string =>
  Object.entries(sloPresets[name].slo)
    .map(([key, text]) => code(`${key}: ${text}`))
    .join(', ');

test('docs/slo.md shows these presets and examples', async () => {
  const expected = table(
    ['preset', 'promises', 'passes', 'fails, and why'],
    sloPresetNames.map(name => [
      code(name),
      promiseText(name),
      serviceText(sloExamples[name].keeps),
      sloExamples[name].breaks
        .map(
          ({ what, code: reason, budget }) =>
            `${what}: ${reason === null ? '' : `${code(reason)}, `}budget of ${budget}`,
        )
        .join('; '),
    ]),
  );
  expect(await readFile(join(root, 'docs/slo.md'), 'utf8')).toContain(expected);
});
