import { access, glob, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../../scripts/actions.ts';

const pages = (await Array.fromAsync(glob(['*.md', 'docs/**/*.md', 'examples/**/*.md'], { cwd: root }))).sort();

const targets = (text: string): readonly string[] =>
  [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(match => match[1] ?? '')
    .filter(target => !/^(https?:|mailto:|#)/.test(target))
    .map(target => target.replace(/#.*$/, ''));

const exists = async (path: string): Promise<boolean> =>
  await access(path).then(
    () => true,
    () => false,
  );

it.each(pages)('%s links to pages that exist', async page => {
  const missing: string[] = [];
  for (const target of targets(await readFile(join(root, page), 'utf8'))) {
    if (!(await exists(join(root, dirname(page), target)))) missing.push(target);
  }
  expect(missing).toEqual([]);
});
