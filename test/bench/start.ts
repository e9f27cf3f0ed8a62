/**
 * How long an idle bundle takes to start, beside bare node and a bundle of core + exec + zod alone, interleaved in
 * one run. Every bundle gets settings that arrived empty: it reads its inputs, refuses with `output-blanked` and ends.
 */
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { actionNames, root } from '../../scripts/actions.ts';
import { table } from '../../src/core/markdown.ts';
import { minMedianMax, quantile, writeBenchPage } from './report.ts';

const reference = `import * as core from '@actions/core';
import { getExecOutput } from '@actions/exec';
import { z } from 'zod';
const inputs = z.object({ name: z.string().min(1) }).safeParse({ name: core.getInput('name') });
if (!inputs.success) core.setFailed(inputs.error.message);
else await getExecOutput(inputs.data.name);
`;

const buildReference = async (folder: string): Promise<string> => {
  const entry = join(root, '.reference-bundle.ts');
  await writeFile(entry, reference);
  try {
    const ncc = join(root, 'node_modules/@vercel/ncc/dist/ncc/cli.js');
    await promisify(execFile)(
      process.execPath,
      [ncc, 'build', entry, '--out', folder, '--no-cache', '--target', 'es2024'],
      { cwd: root },
    );
  } finally {
    await rm(entry, { force: true });
  }
  return join(folder, 'index.js');
};

const start = async (args: readonly string[], temp: string): Promise<number> =>
  await new Promise((resolve, reject) => {
    const began = performance.now();
    const child = spawn(process.execPath, [...args], {
      env: { RUNNER_TEMP: temp, HOME: temp, PATH: '', INPUT_SETTINGS: 'blanked' },
      cwd: temp,
      stdio: 'ignore',
    });
    child.on('error', reject);
    child.on('close', () => resolve(performance.now() - began));
  });

export const main = async (args: readonly string[]): Promise<void> => {
  const rounds = Number(args[0] ?? 21);
  const temp = await mkdtemp(join(tmpdir(), 'bench-start-'));
  try {
    const candidates = new Map<string, readonly string[]>([
      ['bare node', ['-e', '0']],
      ['core + exec + zod', [await buildReference(join(temp, 'reference'))]],
    ]);
    for (const name of await actionNames()) candidates.set(name, [join(root, 'dist', name, 'index.js')]);
    const times = new Map([...candidates.keys()].map(name => [name, [] as number[]]));
    for (let round = 0; round <= rounds; round += 1) {
      for (const [name, command] of candidates) {
        const took = await start(command, temp);
        if (round > 0) times.get(name)?.push(took);
      }
    }
    const median = (name: string): number => quantile(times.get(name) ?? [], 0.5);
    const rows = [...times].map(([name, values]) => [
      name,
      minMedianMax(values),
      name === 'bare node' ? '' : (median(name) - median('bare node')).toFixed(0),
      (median(name) / median('core + exec + zod')).toFixed(2),
    ]);
    const body = `${rounds} rounds, interleaved; milliseconds of the whole process.\n\n${table(['bundle', 'min / median / max', 'above bare node (median)', 'ratio to core + exec + zod'], rows)}`;
    console.log(body);
    await writeBenchPage('bench/start.md', 'Start of an idle bundle', 'npm run bench -- start', body);
  } finally {
    await rm(temp, { recursive: true, force: true });
  }
};
