/** The performance gate with real k6, against a server that does real work. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { E2eContext } from '../e2e/suite.ts';
import { type ActionRun, cleanUp, runBundle } from './runner.ts';

/** WORK units of real work per request, not of time: on a busy machine both sides slow down alike. */
const server = `
import { createServer } from 'node:http';
const rounds = Number(process.env.WORK) * 600_000;
let state = 1;
createServer((request, response) => {
  for (let i = 0; i < rounds; i += 1) state = Math.imul(state ^ i, 2654435761);
  response.end('hello ' + state);
}).listen(Number(process.env.PORT), '127.0.0.1');
`;

const reportSchema = z.object({
  tool: z.object({ name: z.string(), version: z.string() }),
  comparisons: z.array(
    z.object({
      metric: z.enum(['p50', 'p90', 'p95', 'p99', 'throughput', 'error-rate']),
      minimumDetectable: z.number().nullable(),
      noise: z.number(),
      runs: z.object({ base: z.number(), candidate: z.number() }),
    }),
  ),
});

type Report = z.output<typeof reportSchema>;

export const gate = async (
  { temp, tool, log }: E2eContext,
  inputs: Record<string, string>,
): Promise<{ run: ActionRun; report: Report | undefined }> => {
  await mkdir(temp, { recursive: true });
  await writeFile(join(temp, 'server.mjs'), server);
  const run = await runBundle('performance-regression', {
    cwd: temp,
    inputs: { tool: 'k6', connections: '2', 'warm-up': '500ms', duration: '2s', ...inputs },
    env: { PATH: `${dirname(tool('k6'))}:${process.env['PATH'] ?? ''}`, GITHUB_TOKEN: 'hidden' },
  });
  log(`${run.outputs['verdict']}: ${run.outputs['reasons']}`);
  const file = run.outputs['report-file'];
  const report = file === undefined ? undefined : reportSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  await cleanUp(run);
  return { run, report };
};

export const app = (work: number): string => `WORK=${work} exec "${process.execPath}" server.mjs`;
