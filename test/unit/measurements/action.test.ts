import { describe, expect, it } from 'vitest';
import { definition, type Inputs } from '../../../src/actions/performance-regression/inputs.ts';
import { render } from '../../../src/actions/performance-regression/render.ts';
import { type Deps, run } from '../../../src/actions/performance-regression/run.ts';
import { parseInputs } from '../../../src/core/inputs.ts';
import { appendEntry, type Baseline, emptyBaseline } from '../../../src/domain/measurements/baseline.ts';
import type { AppSource, LoadOrder, Machine } from '../../../src/domain/measurements/ports.ts';
import type { Run } from '../../../src/domain/measurements/runs.ts';
import { normalSource, randomSource } from '../../../src/domain/statistics/random.ts';
import { FakeClock, fakeContext, MemoryFiles, RecordingLog } from '../../support/fakes.ts';
import { measuredRun } from './runs.ts';

const inputsOf = (given: Record<string, string>): Inputs =>
  parseInputs(definition.inputs, definition.rules, name => given[name] ?? '');

const machine: Machine = { cpu: 'a', cores: 2, memoryGiB: 8, kernel: 'k', architecture: 'x64', node: 'v24' };

/** Apps whose latency is `ms(side, nth run)`; nothing real is started. */
const world = (ms: (side: string, count: number) => number, initial: Baseline = emptyBaseline) => {
  const started: string[] = [];
  let baseline = initial;
  const deps: Deps = {
    clock: new FakeClock(),
    context: fakeContext,
    files: new MemoryFiles(),
    log: new RecordingLog(),
    signal: new AbortController().signal,
    machine,
    baselines: {
      read: async () => baseline,
      append: async (_path, entry) => {
        baseline = appendEntry(baseline, entry);
      },
    },
    loadTool: async () => ({
      name: 'k6',
      version: '1.0.0',
      source: 'path',
      run: async ({ baseUrl }: LoadOrder): Promise<Run> => {
        const side = baseUrl.replace('http://', '');
        return measuredRun(ms(side, started.filter(one => one === side).length));
      },
    }),
    app: async (_inputs, source: AppSource) => {
      const name = source.kind === 'command' ? source.command : 'other';
      return {
        description: name,
        start: async () => {
          started.push(name);
          return { url: `http://${name}`, ended: () => undefined, stop: async () => undefined };
        },
      };
    },
  };
  return { deps, started, stored: () => baseline.entries.length };
};

const both = { 'base-command': 'base', 'candidate-command': 'candidate' };
const noisy = (deviation: number, ratio = 1) => {
  const normal = normalSource(randomSource(11));
  return (side: string): number => 10 * (side === 'candidate' ? ratio : 1) * Math.exp(deviation * normal());
};

describe('performance-regression', () => {
  it('stops at the first look when the answer is clear', async () => {
    const { deps, started } = world(noisy(0.01, 1.4));
    const outcome = await run(inputsOf(both), deps);
    expect(outcome).toMatchObject({ verdict: 'regression', effect: 'block', outputs: { pairs: '5', metric: 'p50' } });
    expect(started).toHaveLength(10);
    expect(outcome.report.looks).toEqual([5]);
  });

  it('adds pairs while it is inconclusive, and says at which looks it looked', async () => {
    const { deps, started } = world(noisy(0.06, 1.12));
    const outcome = await run(inputsOf(both), deps);
    expect(outcome.report.looks.length).toBeGreaterThan(1);
    expect(started).toHaveLength(2 * (outcome.report.looks.at(-1) ?? 0));
  });

  it('does not look before any data can decide', async () => {
    const { deps } = world(noisy(0.01, 1.4));
    expect((await run(inputsOf({ ...both, pairs: '2' }), deps)).report.looks).toEqual([5]);
    const few = await run(inputsOf({ ...both, pairs: '2', 'max-pairs': '3' }), world(noisy(0.01, 1.4)).deps);
    expect(few).toMatchObject({ verdict: 'inconclusive', outputs: { pairs: '3' } });
  });

  it('keeps each pair together and lets each side go first once in every two pairs', async () => {
    const { deps, started } = world(noisy(0.01));
    await run(inputsOf({ ...both, pairs: '6', 'max-pairs': '6' }), deps);
    for (let pair = 0; pair < 6; pair += 1)
      expect(started.slice(2 * pair, 2 * pair + 2).sort()).toEqual(['base', 'candidate']);
    for (let block = 0; block < 12; block += 4)
      expect([started[block], started[block + 2]].sort()).toEqual(['base', 'candidate']);
  });

  it('observe says a regression and does not block', async () => {
    const outcome = await run(inputsOf({ ...both, mode: 'observe' }), world(noisy(0.01, 1.4)).deps);
    expect(outcome).toMatchObject({ verdict: 'regression', effect: 'say' });
  });

  it.each([
    ['a pass', noisy(0.01), 1],
    ['a regression', noisy(0.01, 1.4), 0],
    ['an inconclusive session', noisy(0.4), 0],
  ])('%s is stored %i times', async (_name, ms, times) => {
    const { deps, stored } = world((side: string) => ms(side));
    const inputs = { ...both, 'baseline-file': 'b.json', 'update-baseline': 'true', 'max-pairs': '5' };
    await run(inputsOf(inputs), deps);
    expect(stored()).toBe(times);
  });

  it('a missing script is a named error', async () => {
    await expect(run(inputsOf({ ...both, script: 'perf/none.js' }), world(noisy(0)).deps)).rejects.toMatchObject({
      code: 'script-not-found',
    });
  });

  it('the summary begins with the verdict and shows interval, limits, noise and every run', async () => {
    const summary = render(await run(inputsOf({ ...both, budgets: 'p95 < 1s' }), world(noisy(0.01)).deps));
    expect(summary.split('\n')[0]).toBe('## ✅ Performance: pass');
    for (const part of [
      '| interval |',
      'detectable from',
      'run-to-run noise of p50',
      'Every run',
      'p95 < 1000 ms',
      '● 1',
    ])
      expect(summary).toContain(part);
  });

  it('the same session gives the same report', async () => {
    const reports = await Promise.all(
      [1, 2].map(async () => (await run(inputsOf(both), world(noisy(0.02)).deps)).report),
    );
    expect(reports[0]).toEqual(reports[1]);
  });
});
