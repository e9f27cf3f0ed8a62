/** The performance gate with real k6 against servers that do real work. */
import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { nodeExec } from '../../src/core/exec.ts';
import { environment } from '../../src/core/runtime.ts';
import { quietEnoughFor } from '../../src/domain/measurements/noise.ts';
import { FakeRegistry } from '../support/registry.ts';
import { type ActionRun, cleanUp, runBundle } from '../support/runner.ts';
import type { E2eContext, Suite } from './suite.ts';

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

const throws = `
import http from 'k6/http';
export default function () { http.get(__ENV.BASE_URL + '/'); }
export function setup() { throw new Error('the fixture is gone'); }
`;

/** Its own threshold, far below what the server takes; and proof that no secret reaches a script. */
const thresholds = `
import http from 'k6/http';
import { fail } from 'k6';
export const options = { vus: 2, duration: '2s', thresholds: { http_req_duration: ['p(95)<0.01'] } };
export function setup() { if (__ENV.GITHUB_TOKEN) fail('a token reached the script'); }
export default function () { http.get(__ENV.BASE_URL + '/'); }
`;

/** Answers after DELAY, an environment variable of its image: two releases of one program. */
const program = `package main
import ("net/http"; "os"; "time")
func main() {
	delay, _ := time.ParseDuration(os.Getenv("DELAY"))
	http.ListenAndServe("127.0.0.1:"+os.Getenv("PORT"), http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		time.Sleep(delay)
		w.Write([]byte("hello"))
	}))
}
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

const start = async (
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

const app = (work: number): string => `WORK=${work} exec "${process.execPath}" server.mjs`;

const slowerIsRegression = async (context: E2eContext): Promise<void> => {
  const { run, report } = await start(context, { 'base-command': app(5), 'candidate-command': app(7) });
  assert.equal(report?.tool.name, 'k6');
  const [decisive] = report.comparisons;
  assert.ok(decisive !== undefined, run.stdout);
  assert.equal(run.outputs['verdict'], 'regression', quietEnoughFor(decisive, 0.4).sentence);
  assert.equal(run.exitCode, 1);
};

const sameIsNot = async (context: E2eContext): Promise<void> => {
  const { run } = await start(context, { 'base-command': app(5), 'candidate-command': app(5), 'max-pairs': '5' });
  assert.ok(['pass', 'inconclusive'].includes(run.outputs['verdict'] ?? ''), run.stdout);
  assert.equal(run.exitCode, 0);
};

const throwingScript = async (context: E2eContext): Promise<void> => {
  await mkdir(context.temp, { recursive: true });
  await writeFile(join(context.temp, 'throws.js'), throws);
  const { run } = await start(context, { 'candidate-command': app(1), script: 'throws.js' });
  assert.equal(run.outputs['verdict'], 'invalid-run');
  assert.match(run.outputs['reasons'] ?? '', /load-tool-failed.*exit code 107: the script threw an exception/);
  assert.match(run.outputs['reasons'] ?? '', /the fixture is gone/);
  assert.equal(run.exitCode, 1);
};

const ownThresholds = async (context: E2eContext): Promise<void> => {
  await mkdir(context.temp, { recursive: true });
  await writeFile(join(context.temp, 'thresholds.js'), thresholds);
  const inputs = { 'candidate-command': app(1), script: 'thresholds.js', pairs: '1' };
  const { run } = await start(context, inputs);
  assert.equal(run.outputs['verdict'], 'budget-exceeded', run.stdout);
  assert.match(run.outputs['reasons'] ?? '', /k6-thresholds-crossed.*http_req_duration: p\(95\)<0.01/);
};

const imagesByDigest = async (context: E2eContext): Promise<void> => {
  const file = join(context.temp, 'main.go');
  await mkdir(context.temp, { recursive: true });
  await writeFile(file, program);
  const env = { ...environment(), CGO_ENABLED: '0' };
  const args = ['build', '-trimpath', '-o', 'app', file];
  const built = await nodeExec.run({ file: 'go', args, cwd: context.temp, env, timeoutMs: 300_000 });
  assert.equal(built.exitCode, 0, built.stderr);
  const entries = [{ name: 'app', content: await readFile(join(context.temp, 'app')), mode: 0o755 }];
  const registry = new FakeRegistry();
  await registry.start();
  const push = (delay: string): string => {
    const architecture = process.arch === 'x64' ? 'amd64' : process.arch;
    const config = { Entrypoint: ['/app'], Env: [`DELAY=${delay}`] };
    const image = { platform: { os: 'linux', architecture }, layers: [{ entries }], config };
    return `${registry.host}/shop/web@${registry.putImage('shop/web', [image])}`;
  };
  try {
    const images = { 'base-image': push('50ms'), 'candidate-image': push('70ms'), connections: '10' };
    const { run } = await start(context, images);
    assert.equal(run.outputs['verdict'], 'regression', run.stdout);
    assert.match(run.summary, new RegExp(`candidate: .${images['candidate-image']}`));
  } finally {
    await registry.stop();
  }
};

export const suite: Suite = {
  name: 'performance',
  alone: true,
  needs: ['k6'],
  scenarios: [
    { name: 'a release 40 % slower by work is a regression', run: slowerIsRegression },
    { name: 'the same release on both sides is not', run: sameIsNot },
    { name: 'two images by digest are pulled, unpacked, started and compared', run: imagesByDigest },
    { name: 'a script that throws (k6 exit code 107) is an invalid run, with the reason', run: throwingScript },
    { name: 'thresholds of the user’s own script count as a budget', run: ownThresholds },
  ],
};
