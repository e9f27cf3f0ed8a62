import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../../scripts/actions.ts';
import { allCodes } from '../../../scripts/generate.ts';

/** `a/{b,c}.ts` → `a/b.ts`, `a/c.ts`. */
const expand = (path: string): readonly string[] => {
  const match = /^(.*)\{(.*)\}(.*)$/.exec(path);
  return match === null ? [path] : (match[2] ?? '').split(',').map(one => `${match[1]}${one}${match[3]}`);
};

const quoted = (cell: string): readonly string[] => [...cell.matchAll(/`([^`]+)`/g)].map(match => match[1] ?? '');

const rows = (await readFile(join(root, 'docs/faults.md'), 'utf8'))
  .split('\n')
  .filter(line => line.startsWith('|'))
  .slice(2)
  .map(line => line.split('|').map(cell => cell.trim()))
  .map(([, fault = '', , codes = '', tests = '']) => ({
    fault,
    codes: quoted(codes),
    tests: quoted(tests).flatMap(expand),
  }));

it.each(rows.filter(row => row.codes.length > 0))(
  'docs/faults.md names tests that show: $fault',
  async ({ codes, tests }) => {
    const known = await allCodes();
    const texts = await Promise.all(tests.map(async file => await readFile(join(root, file), 'utf8')));
    expect(codes.filter(code => !known.has(code))).toEqual([]);
    expect(codes.filter(code => !texts.some(text => text.includes(code)))).toEqual([]);
  },
);
