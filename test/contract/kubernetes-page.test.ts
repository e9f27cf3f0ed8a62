/** The worked example of docs/kubernetes-target.md, run as it stands there on a fake API server. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { root } from '../../scripts/actions.ts';
import { type KubernetesBed, kubernetesBed } from '../support/kubernetes-bed.ts';
import type { ActionRun } from '../support/runner.ts';

let bed: KubernetesBed;
beforeEach(async () => {
  bed = await kubernetesBed();
});
afterEach(async () => await bed.end());

const page = await readFile(join(root, 'docs/kubernetes-target.md'), 'utf8');

const block = (marker: string): string => {
  const found = new RegExp(`<!-- ${marker} -->\\n\`\`\`\\w+\\n([\\s\\S]*?)\`\`\``).exec(page)?.[1];
  if (found === undefined) throw new Error(`the page has no block ${marker}`);
  return found;
};

/** The commands of a block, one after the other. */
const run = async (marker: string): Promise<readonly ActionRun[]> => {
  const done: ActionRun[] = [];
  for (const line of block(marker).replaceAll('\\\n', ' ').trim().split('\n')) {
    const [program, ...args] = line.trim().split(/\s+/);
    expect(program).toBe('prod-actions');
    done.push(await bed.cli(args));
  }
  return done;
};

describe('the worked example', { timeout: 120_000 }, () => {
  it('plans without a cluster, plans in the cluster, delivers, and shows what is live', async () => {
    await writeFile(join(bed.workspace, 'k8s/web.yaml'), block('file: k8s/web.yaml'));
    const [plan] = await run('run: plan');
    expect([plan?.exitCode, plan?.stdout.split('\n')[0]], plan?.stderr).toEqual([0, '## ✅ plan: planned']);
    const [dry] = await run('run: dry-run');
    expect(dry?.stdout, dry?.stderr).toContain('Move traffic from no colour to blue');
    expect(bed.traffic()).toBe('');
    const [ship, status] = await run('run: ship');
    expect(ship?.stdout, ship?.stderr).toContain('ship: deployed');
    expect(status?.stdout).toMatch(/## shop in production: \w{12} is live, verified/);
    expect(bed.traffic()).toBe('blue');
  });
});
