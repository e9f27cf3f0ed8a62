import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { table } from '../../../src/core/markdown.ts';
import { nameOf } from '../../../src/domain/kubernetes/objects.ts';
import { cases } from './cases.ts';
import { shape } from './manifests.ts';

describe('how objects are treated', () => {
  it.each(cases.map(one => [one.what, one] as const))('%s', async (_what, one) => {
    const found = await shape(one.manifests, { hookJobs: one.treatment === 'hook' ? ['migrate'] : [] });
    const treated = found.treated.find(({ ref }) => nameOf(ref) === one.object);
    expect(treated).toMatchObject({ treatment: one.treatment });
    expect(treated?.why).toMatch(/\.$/);
    const said = [...found.refusals, ...found.findings].map(({ code }) => code);
    if (one.code !== undefined) expect(said).toContain(one.code);
    if (one.treatment !== 'refused') expect(found.refusals).toEqual([]);
  });

  it('is what docs/kubernetes-manifests.md says', async () => {
    const page = await readFile('docs/kubernetes-manifests.md', 'utf8');
    const rows = cases.map(one => [
      one.what,
      one.treatment,
      one.code === undefined ? '' : `[\`${one.code}\`](errors.md#${one.code})`,
    ]);
    expect(page).toContain(table(['object', 'treatment', 'said with'], rows));
  });
});
