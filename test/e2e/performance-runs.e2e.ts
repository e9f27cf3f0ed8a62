/** The performance gate on images, and on scripts of the user. */
import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nodeExec } from '../../src/core/exec.ts';
import { environment } from '../../src/core/runtime.ts';
import { app, gate } from '../support/performance-gate.ts';
import { FakeRegistry } from '../support/registry.ts';
import type { E2eContext, Suite } from './suite.ts';

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

const throwingScript = async (context: E2eContext): Promise<void> => {
  await mkdir(context.temp, { recursive: true });
  await writeFile(join(context.temp, 'throws.js'), throws);
  const { run } = await gate(context, { 'candidate-command': app(1), script: 'throws.js' });
  assert.equal(run.outputs['verdict'], 'invalid-run');
  assert.match(run.outputs['reasons'] ?? '', /load-tool-failed.*exit code 107: the script threw an exception/);
  assert.match(run.outputs['reasons'] ?? '', /the fixture is gone/);
  assert.equal(run.exitCode, 1);
};

const ownThresholds = async (context: E2eContext): Promise<void> => {
  await mkdir(context.temp, { recursive: true });
  await writeFile(join(context.temp, 'thresholds.js'), thresholds);
  const inputs = { 'candidate-command': app(1), script: 'thresholds.js', pairs: '1' };
  const { run } = await gate(context, inputs);
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
    const { run } = await gate(context, images);
    assert.equal(run.outputs['verdict'], 'regression', run.stdout);
    assert.match(run.summary, new RegExp(`candidate: .${images['candidate-image']}`));
  } finally {
    await registry.stop();
  }
};

export const suite: Suite = {
  name: 'performance-runs',
  seconds: 45,
  needs: ['k6'],
  scenarios: [
    { name: 'two images by digest are pulled, unpacked, started and compared', run: imagesByDigest },
    { name: 'a script that throws (k6 exit code 107) is an invalid run, with the reason', run: throwingScript },
    { name: 'thresholds of the user’s own script count as a budget', run: ownThresholds },
  ],
};
