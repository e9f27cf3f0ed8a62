import { glob, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { actionNames, loadDefinition, root } from '../../../scripts/actions.ts';
import { allCodes, generated } from '../../../scripts/generate.ts';

const read = async (path: string): Promise<string> => await readFile(path, 'utf8').catch(() => '');

describe('generated files', () => {
  it('match the code they are generated from (npm run generate mends)', async () => {
    for (const [path, content] of await generated()) expect(await read(path), relative(root, path)).toBe(content);
  });
});

describe('codes', () => {
  it('contain every code that an error is thrown with', async () => {
    const codes = await allCodes();
    const missing: string[] = [];
    for await (const file of glob('src/**/*.ts', { cwd: root })) {
      const text = await read(join(root, file));
      for (const match of text.matchAll(/new (?:UserError|ToolError)\(\s*'([a-z0-9-]+)'/g)) {
        if (match[1] !== undefined && !codes.has(match[1])) missing.push(`${match[1]} (${file})`);
      }
    }
    expect(missing).toEqual([]);
  });
});

describe('actions', () => {
  it('have a main.ts of one shape and at most 30 lines', async () => {
    for (const name of await actionNames()) {
      const main = await read(join(root, 'src/actions', name, 'main.ts'));
      expect(main.split('\n').length, name).toBeLessThanOrEqual(31);
      expect(main, name).toContain('await runAction(definition, async () => {');
    }
  });

  it('describe every input and output in a sentence', async () => {
    for (const name of await actionNames()) {
      const definition = await loadDefinition(name);
      expect(definition.name).toBe(name);
      for (const text of [definition.description, ...Object.values(definition.outputs)])
        expect(text, name).toMatch(/\.$/);
    }
  });

  it('read inputs and set outputs in the runtime alone', async () => {
    for await (const file of glob('src/**/*.ts', { cwd: root })) {
      if (file === join('src', 'core', 'runtime.ts')) continue;
      expect(await read(join(root, file)), file).not.toMatch(/core\.(getInput|setOutput|setFailed)|process\.exit\(/);
    }
  });
});
