// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are expressions of GitHub, not template strings
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ownActions, ownWorkflows } from '../../../scripts/workflows.ts';
import { exportForAct, exportForActionlint, forAct, forActionlint } from '../../../tools/workflow-copies.ts';

const sources = [...(await ownWorkflows()).values(), ...(await ownActions()).values()];
const folder = await mkdtemp(join(tmpdir(), 'copies-'));
afterAll(async () => await rm(folder, { recursive: true, force: true }));

const step = (uses: string): string => `steps:\n  - uses: ${uses}\n  - name: x\n    uses: ${uses} # why\n`;

describe('the copy for act', () => {
  it('names siblings by repository and ref, in steps and in jobs', () => {
    expect(forAct(step('$/actions/plan'))).toBe(step('org/prod-actions/actions/plan@v1'));
    expect(forAct('    uses: $/.github/workflows/stage.yml\n')).toBe(
      '    uses: org/prod-actions/.github/workflows/stage.yml@v1\n',
    );
  });

  it('leaves out what act refuses, and nothing else', () => {
    const yaml =
      'concurrency:\n  group: a\n  cancel-in-progress: false\n  queue: max\nenvironment:\n  name: b\n  deployment: ${{ !inputs.x }}\n';
    expect(forAct(yaml)).toBe('concurrency:\n  group: a\n  cancel-in-progress: false\nenvironment:\n  name: b\n');
  });

  it('touches no other action and no text', () => {
    const yaml =
      'uses: actions/checkout@v7\nrun: echo "uses: $/x" # queue: max\ndescription: a queue: max of $/actions\n';
    expect(forAct(yaml)).toBe(yaml);
  });

  it.each(sources.map(one => [one.path, one.source]))('of %s is YAML without `$/`', (_path, source) => {
    const copy = forAct(source);
    expect(() => parse(copy)).not.toThrow();
    expect(copy.replaceAll(/^\s*#.*$/gm, '')).not.toContain('$/');
  });
});

describe('the copy for actionlint', () => {
  it('names siblings by their path', () => {
    expect(forActionlint(step('$/actions/plan'))).toBe(step('./actions/plan'));
  });
});

describe('the exports', () => {
  const small = join(folder, 'package');
  const prepare = async (): Promise<void> => {
    for (const [path, text] of [
      ['.github/workflows/deploy.yml', 'uses: $/actions/plan\n'],
      ['actions/plan/action.yml', 'uses: $/actions/x\n'],
      ['dist/plan/index.js', '1'],
      ['node_modules/big/index.js', '1'],
    ] as const) {
      await mkdir(join(small, path, '..'), { recursive: true });
      await writeFile(join(small, path), text);
    }
  };

  it('hold actions, bundles and workflows, and no node_modules', async () => {
    await prepare();
    const into = join(folder, 'act');
    await exportForAct(small, into);
    expect(await readFile(join(into, 'actions/plan/action.yml'), 'utf8')).toContain('org/prod-actions/actions/x@v1');
    expect(await readFile(join(into, 'dist/plan/index.js'), 'utf8')).toBe('1');
    await expect(stat(join(into, 'node_modules'))).rejects.toThrow('ENOENT');
  });

  it('give actionlint a repository whose bundles exist', async () => {
    await prepare();
    const into = join(folder, 'actionlint');
    await exportForActionlint(small, into);
    expect(await readFile(join(into, 'dist/plan/index.js'), 'utf8')).toBe('1');
    expect((await stat(join(into, '.git'))).isDirectory()).toBe(true);
  });

  it('are made from every workflow and action there is', () => {
    expect(sources.map(one => one.path)).toContain('actions/deliver/action.yml');
  });
});
