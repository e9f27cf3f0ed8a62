import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBaselineStore } from '../../../src/adapters/baseline/store.ts';
import { nodeClock } from '../../../src/core/clock.ts';
import { nodeFiles } from '../../../src/core/files.ts';
import {
  appendEntry,
  type BaselineEntry,
  chooseBaseline,
  emptyBaseline,
} from '../../../src/domain/measurements/baseline.ts';
import { looksOf, pairOrders } from '../../../src/domain/measurements/plan.ts';
import { randomSource } from '../../../src/domain/statistics/random.ts';
import { valuesAt } from './runs.ts';

const here = {
  cpu: 'EPYC 7763',
  cores: 4,
  memoryGiB: 16,
  kernel: '6.8.0',
  architecture: 'x64',
  node: 'v24.1.0',
  tool: 'k6 1.8.1',
  scenario: 'abc',
};
const entry = (commit: string, over: Partial<typeof here> = {}): BaselineEntry => ({
  commit,
  recordedAt: '2026-11-01T00:00:00.000Z',
  comparability: { ...here, ...over },
  runs: [valuesAt(10)],
});

describe('chooseBaseline', () => {
  it('has none in an empty file', () => {
    expect(chooseBaseline(emptyBaseline, here)).toEqual({ kind: 'none' });
  });

  it.each([
    ['cpu', 'EPYC 9V74', 'CPU model: "EPYC 9V74" then, "EPYC 7763" now'],
    ['cores', 2, 'cores: "2" then, "4" now'],
    ['kernel', '6.9.0', 'kernel: "6.9.0" then, "6.8.0" now'],
    ['scenario', 'x', 'load scenario: "x" then, "abc" now'],
    ['tool', 'autocannon 8.0.0', 'load tool: "autocannon 8.0.0" then, "k6 1.8.1" now'],
  ])('does not compare when %s differs, and says so', (key, value, difference) => {
    const baseline = appendEntry(emptyBaseline, entry('a', { [key]: value }));
    expect(chooseBaseline(baseline, here)).toEqual({ kind: 'incomparable', differences: [difference] });
  });

  it('takes the latest comparable sessions, and passes over those of other machines', () => {
    const all = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(name => entry(name, name === 'e' ? { cores: 2 } : {}));
    const choice = chooseBaseline({ ...emptyBaseline, entries: all }, here);
    expect(choice.kind === 'found' && choice.sessions.map(session => session.commit)).toEqual([
      'b',
      'c',
      'd',
      'f',
      'g',
    ]);
  });
});

describe('the baseline store', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'baseline-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });
  const store = () => createBaselineStore({ files: nodeFiles(folder), clock: nodeClock });

  it('loses nothing to ten parallel writers', async () => {
    const path = join(folder, 'perf', 'baseline.json');
    const names = Array.from({ length: 10 }, (_, i) => `commit-${i}`);
    await Promise.all(names.map(async name => await store().append(path, entry(name))));
    const { entries } = await store().read(path);
    expect(entries.map(one => one.commit).sort()).toEqual(names);
  });

  it('reads a missing file as empty and refuses one that is cut in half', async () => {
    const path = join(folder, 'baseline.json');
    expect(await store().read(path)).toEqual(emptyBaseline);
    await writeFile(path, '{"schema":"prod-actions/performance-baseline/v1","entr');
    await expect(store().read(path)).rejects.toMatchObject({ code: 'baseline-unreadable' });
    await expect(store().append(path, entry('a'))).rejects.toMatchObject({ code: 'baseline-unreadable' });
  });

  it('goes on past the lock of a writer that was killed', async () => {
    const path = join(folder, 'baseline.json');
    await writeFile(`${path}.lock`, '');
    const longAgo = new Date(Date.now() - 120_000);
    await utimes(`${path}.lock`, longAgo, longAgo);
    await store().append(path, entry('a'));
    expect((await store().read(path)).entries).toHaveLength(1);
  });

  it('keeps the newest fifty sessions', () => {
    let baseline = emptyBaseline;
    for (let i = 0; i < 60; i += 1) baseline = appendEntry(baseline, entry(String(i)));
    expect(baseline.entries).toHaveLength(50);
    expect(baseline.entries[0]?.commit).toBe('10');
  });
});

describe('the plan of pairs', () => {
  it('looks at the first number, half-way and at the end; once where the number is fixed', () => {
    expect(looksOf(5, 15)).toEqual([5, 10, 15]);
    expect(looksOf(5, 6)).toEqual([5, 6]);
    expect(looksOf(5, 5)).toEqual([5]);
    expect(looksOf(8, 3)).toEqual([8]);
  });

  it('lets each side go first once in every two pairs, by lot', () => {
    const orders = pairOrders(40, randomSource(4)).map(([first]) => first);
    for (let block = 0; block < 40; block += 2)
      expect([orders[block], orders[block + 1]].sort()).toEqual(['base', 'candidate']);
    expect(new Set(orders.filter((_, i) => i % 2 === 0)).size).toBe(2);
    expect(pairOrders(5, randomSource(4))).toHaveLength(5);
  });
});
